/* Two readings of one document are compared by their words: they break lines and put signs differently. */
#include "indexer/extract/complement.h"
#include "indexer/extract/content.h"
#include <string.h>

/* The letters and digits of a text, with a space for all between them, and one at either end. */
static char *
words_of (const char *text) {
  GString *words = g_string_new (" ");
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar letter = g_utf8_get_char (p);
    if (g_unichar_isalnum (letter) || g_unichar_ismark (letter))
      g_string_append_unichar (words, letter);
    else if (words->str[words->len - 1] != ' ')
      g_string_append_c (words, ' ');
  }
  if (words->str[words->len - 1] != ' ')
    g_string_append_c (words, ' ');
  return g_string_free (words, FALSE);
}

/* *from is where the line before was found: readings mostly have the same order. */
static gboolean
is_known (const char *known, const char **from, const char *line) {
  g_autofree char *words = words_of (line);
  const char *found = strstr (*from, words);
  if (found == NULL)
    found = strstr (known, words);
  if (found != NULL)
    *from = found;
  return found != NULL;
}

void
complement_add (const PraxisDocument *document, char *other, Flow *flow) {
  g_autofree char *known = words_of (document->text->str);
  g_autoptr (GPtrArray) missing = g_ptr_array_new ();
  const char *from = known;
  gsize length = strlen (other), missed = 0;
  for (char *line = strsep (&other, "\n"); line != NULL; line = strsep (&other, "\n"))
    if (content_has_letters (line, strlen (line)) && !is_known (known, &from, line)) {
      g_ptr_array_add (missing, line);
      missed += strlen (line);
    }
  for (guint i = 0; missed <= length / 2 && i < missing->len; i++) {
    flow_begin_paragraph (flow);
    flow_add_collapsed (flow, missing->pdata[i], strlen (missing->pdata[i]));
    flow_end_paragraph (flow);
  }
}
