/* What joins two words, by what stands between them. */
#include "register/text/joint.h"
#include "register/text/token_class.h"
#include <string.h>

/* A lone mark between two words, and what of it the whole keeps. */
typedef struct {
  char mark;
  gboolean capitals; /* only between capital letters: GLO.ACT, but not a file name or an address */
  const char *kept;
} Mark;

static const Mark marks[] = {
  { '(', FALSE, "" },
  { ')', FALSE, "" },
  { '&', FALSE, "&" },
  { '.', TRUE, "." },
};

/* A hyphen that breaks a word at the end of a line. */
static gboolean
is_broken_line (const char *text, gsize end, gsize start) {
  gunichar hyphen = end < start ? g_utf8_get_char (text + end) : 0;
  if ((hyphen != '-' && hyphen != 0x2010) || !g_unichar_islower (g_utf8_get_char (text + start)))
    return FALSE;
  guint lines = 0;
  for (const char *at = g_utf8_next_char (text + end); at < text + start; at++) {
    if (!g_ascii_isspace (*at))
      return FALSE;
    lines += *at == '\n';
  }
  return lines == 1;
}

/* The mark that stands alone between two words, NULL if none does that joins. */
static const Mark *
lone_mark (char mark) {
  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
    if (mark == marks[i].mark)
      return &marks[i];
  return NULL;
}

static gboolean
is_letter (gunichar letter) {
  return praxis_token_class ((UChar32)letter) == TOKEN_LETTER;
}

const char *
praxis_joint_between (const char *text, gsize end, gsize start) {
  if (start > end + 1)
    return is_broken_line (text, end, start) ? "" : NULL;
  const Mark *mark = start == end + 1 ? lone_mark (text[end]) : NULL;
  if (start < end || (start > end && mark == NULL))
    return NULL;
  gunichar before = end > 0 ? g_utf8_get_char (g_utf8_prev_char (text + end)) : 0;
  gunichar after = g_utf8_get_char (text + start);
  if (!is_letter (before) || !is_letter (after))
    return NULL;
  gboolean capitals = g_unichar_isupper (before) && g_unichar_isupper (after);
  return mark == NULL ? "" : mark->capitals && !capitals ? NULL : mark->kept;
}
