/* What joins two words, by what stands between them. */
#include "register/joint.h"
#include "register/token_class.h"
#include <string.h>

/* A lone mark between two words, and what of it the whole keeps. */
static const struct {
  char mark;
  gboolean capitals; /* only between capital letters: GLO.ACT, but not a file name or an address */
  const char *kept;
} marks[] = {
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

static gboolean
is_letter (gunichar letter) {
  return praxis_token_class ((UChar32)letter) == TOKEN_LETTER;
}

const char *
praxis_joint_between (const char *text, gsize end, gsize start) {
  if (start > end + 1)
    return is_broken_line (text, end, start) ? "" : NULL;
  gunichar before = end > 0 ? g_utf8_get_char (g_utf8_prev_char (text + end)) : 0;
  gunichar after = g_utf8_get_char (text + start);
  if (start < end || !is_letter (before) || !is_letter (after))
    return NULL;
  if (start == end)
    return "";
  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
    if (text[end] == marks[i].mark
        && (!marks[i].capitals || (g_unichar_isupper (before) && g_unichar_isupper (after))))
      return marks[i].kept;
  return NULL;
}
