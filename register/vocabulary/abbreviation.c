/* What counts as an abbreviation, and whether a text writes it as one. Asked by the tagger for every label
 * found, and by the check of vocabularies. */
#include "register/vocabulary/abbreviation.h"
#include <string.h>

#define MOST_LETTERS 6u
#define LEAST_CAPITALS 2u

gboolean
praxis_is_abbreviation (const char *text) {
  guint letters = 0, capitals = 0;
  for (; *text != '\0'; text = g_utf8_next_char (text)) {
    gunichar character = g_utf8_get_char (text);
    if (g_unichar_isspace (character))
      return FALSE;
    letters += g_unichar_isalpha (character) != 0;
    capitals += g_unichar_isupper (character) != 0;
  }
  return letters <= MOST_LETTERS && capitals >= LEAST_CAPITALS;
}

/* The next letter before an end, or 0; the text moves on behind it. */
static gunichar
next_letter (const char **text, const char *end) {
  while (*text < end) {
    gunichar character = g_utf8_get_char (*text);
    *text = g_utf8_next_char (*text);
    if (g_unichar_isalpha (character))
      return character;
  }
  return 0;
}

gboolean
praxis_abbreviation_is_written (const char *abbreviation, const char *quote, gsize length) {
  const char *end = abbreviation + strlen (abbreviation), *quote_end = quote + length;
  for (;;) {
    gunichar wanted = next_letter (&abbreviation, end), found = next_letter (&quote, quote_end);
    if (wanted == 0 || found == 0)
      return wanted == found;
    if (g_unichar_isupper (wanted) != g_unichar_isupper (found))
      return FALSE;
  }
}
