/* Cleaning, marking and wrapping of text for people: the last step before the terminal. What documents hold
 * is cleaned here, so that a title can never move the cursor or hide a word. */
#include "cli/ink.h"
#include <string.h>

static const struct {
  const char *mark;
  const char *sequence;
} marks[] = {
  { INK_BOLD, "\033[1m" },
  { INK_MATCH, "\033[1;4m" },
  { INK_FAINT, "\033[2m" },
  { INK_END, "\033[0m" },
};

static const char *
mark_sequence (gunichar letter) {
  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
    if (letter == (gunichar)*marks[i].mark)
      return marks[i].sequence;
  return NULL;
}

/* Directions may be overridden from here on to the end of a line: a way to show another text than there is.
 */
static gboolean
turns_direction (gunichar letter) {
  return (letter >= 0x202a && letter <= 0x202e) || (letter >= 0x2066 && letter <= 0x2069);
}

static gunichar
clean_letter (gunichar letter) {
  return g_unichar_iscntrl (letter) || turns_direction (letter) ? ' ' : letter;
}

void
ink_append_clean (GString *text, const char *outside) {
  ink_append_marked (text, outside, NULL, 0);
}

void
ink_append_marked (GString *text, const char *outside, const gint64 (*offsets)[2], guint number) {
  g_autofree char *valid = g_utf8_make_valid (outside != NULL ? outside : "", -1);
  gint64 offset = 0;
  guint next = 0;
  gboolean marked = FALSE;
  for (const char *at = valid; *at != '\0'; at = g_utf8_next_char (at), offset++) {
    if (marked && offset >= offsets[next][1]) {
      g_string_append (text, INK_END);
      marked = FALSE;
      next++;
    }
    while (!marked && next < number && (offsets[next][0] < offset || offsets[next][1] <= offsets[next][0]))
      next++;
    if (!marked && next < number && offsets[next][0] == offset) {
      g_string_append (text, INK_MATCH);
      marked = TRUE;
    }
    g_string_append_unichar (text, clean_letter (g_utf8_get_char (at)));
  }
  if (marked)
    g_string_append (text, INK_END);
}

static guint
letter_columns (gunichar letter) {
  if (mark_sequence (letter) != NULL || g_unichar_iszerowidth (letter))
    return 0;
  return g_unichar_iswide (letter) ? 2 : 1;
}

static guint
columns_between (const char *from, const char *end) {
  guint columns = 0;
  for (; from < end; from = g_utf8_next_char (from))
    columns += letter_columns (g_utf8_get_char (from));
  return columns;
}

guint
ink_columns (const char *text) {
  return columns_between (text, text + strlen (text));
}

/* A text being broken into lines. */
typedef struct {
  GString *out;
  const Ink *ink;
  guint indent;
  guint column;
  const char *mark; /* the sequence in force, taken up again on the next line; NULL if none */
} Wrap;

static void
wrap_break (Wrap *wrap) {
  if (wrap->mark != NULL)
    g_string_append (wrap->out, "\033[0m");
  g_string_append_printf (wrap->out, "\n%*s", (int)wrap->indent, "");
  if (wrap->mark != NULL)
    g_string_append (wrap->out, wrap->mark);
  wrap->column = wrap->indent;
}

static void
wrap_mark (Wrap *wrap, gunichar letter, const char *sequence) {
  if (!wrap->ink->colour)
    return;
  g_string_append (wrap->out, sequence);
  wrap->mark = letter == (gunichar)*INK_END ? NULL : sequence;
}

static void
wrap_letter (Wrap *wrap, gunichar letter) {
  const char *sequence = mark_sequence (letter);
  if (sequence != NULL) {
    wrap_mark (wrap, letter, sequence);
    return;
  }
  guint columns = letter_columns (letter);
  if (wrap->column + columns > wrap->ink->width && wrap->column > wrap->indent)
    wrap_break (wrap);
  g_string_append_unichar (wrap->out, letter);
  wrap->column += columns;
}

/* Where the unbreakable run that begins here ends. */
static const char *
run_end (const char *at) {
  while (*at != '\0' && !g_unichar_isspace (g_utf8_get_char (at))) {
    gboolean wide = g_unichar_iswide (g_utf8_get_char (at));
    at = g_utf8_next_char (at);
    if (wide || g_unichar_iswide (g_utf8_get_char (at)))
      break;
  }
  return at;
}

static void
wrap_text (Wrap *wrap, const char *text) {
  gboolean space = FALSE;
  for (const char *at = text; *at != '\0';) {
    if (g_unichar_isspace (g_utf8_get_char (at))) {
      space = TRUE;
      at = g_utf8_next_char (at);
      continue;
    }
    const char *end = run_end (at);
    guint columns = columns_between (at, end);
    gboolean begun = wrap->column > wrap->indent;
    if (begun && columns > 0 && wrap->column + space + columns > wrap->ink->width)
      wrap_break (wrap);
    else if (begun && space)
      wrap_letter (wrap, ' ');
    for (; at < end; at = g_utf8_next_char (at))
      wrap_letter (wrap, g_utf8_get_char (at));
    space = FALSE;
  }
}

void
ink_wrap_headed (GString *out, const Ink *ink, const char *heading, const char *text) {
  guint indent = ink_columns (heading);
  Wrap wrap = { out, ink, indent, indent, NULL };
  g_string_append (out, heading);
  wrap_text (&wrap, text);
  if (wrap.mark != NULL)
    g_string_append (out, "\033[0m");
  g_string_append_c (out, '\n');
}

void
ink_wrap (GString *out, const Ink *ink, guint indent, const char *text) {
  g_autofree char *heading = g_strnfill (indent, ' ');
  if (ink_columns (text) > 0)
    ink_wrap_headed (out, ink, heading, text);
}

void
ink_keep (GString *out, const Ink *ink, guint indent, const char *text) {
  Ink endless = { G_MAXINT, ink->terminal, ink->colour, ink->links };
  Wrap wrap = { out, &endless, indent, indent, NULL };
  g_string_append_printf (out, "%*s", (int)indent, "");
  for (; *text != '\0'; text = g_utf8_next_char (text))
    wrap_letter (&wrap, g_utf8_get_char (text));
  g_string_append_c (out, '\n');
}

void
ink_path (GString *out, const Ink *ink, guint indent, const char *path, guint page) {
  g_autoptr (GString) shown = g_string_new (NULL);
  ink_append_clean (shown, path);
  g_autofree char *uri = ink->links ? g_filename_to_uri (path, NULL, NULL) : NULL;
  g_string_append_printf (out, "%*s", (int)indent, "");
  if (uri == NULL) {
    g_string_append_printf (out, "%s\n", shown->str);
    return;
  }
  g_string_append_printf (out, "\033]8;;%s", uri);
  if (page > 0)
    g_string_append_printf (out, "#page=%u", page);
  g_string_append_printf (out, "\033\\%s\033]8;;\033\\\n", shown->str);
}
