/* Where two words differ lies between what they begin and end with alike. */
#include "register/text/mistake.h"
#include <string.h>

#define EASE_DOUBLED 8.0 /* one letter for two, or two for one */
#define EASE_SWAPPED 4.0
#define EASE_COUNT 3.0 /* a letter left out, or one too many */
#define EASE_NEAR 2.0  /* the key beside it */

/* Row and column of a key, -1 if it is not a letter of the alphabet. */
static int
key_place (gunichar letter, int *column) {
  static const char *const rows[] = { "qwertyuiop", "asdfghjkl", "zxcvbnm" };
  for (int row = 0; letter < 0x80 && row < (int)G_N_ELEMENTS (rows); row++) {
    const char *key = strchr (rows[row], (int)letter);
    if (key == NULL)
      continue;
    *column = (int)(key - rows[row]);
    return row;
  }
  return -1;
}

static gboolean
are_near (gunichar one, gunichar other) {
  int column = 0, other_column = 0;
  int row = key_place (one, &column), other_row = key_place (other, &other_column);
  return row >= 0 && other_row >= 0 && ABS (row - other_row) <= 1 && ABS (column - other_column) <= 1;
}

/* longer has one letter more, at this place. */
static double
ease_of_letter (const gunichar *longer, glong length, glong place) {
  gboolean doubled = (place > 0 && longer[place - 1] == longer[place])
                     || (place + 1 < length && longer[place + 1] == longer[place]);
  return doubled ? EASE_DOUBLED : EASE_COUNT;
}

double
praxis_mistake_ease (const gunichar *typed, glong typed_length, const gunichar *meant, glong meant_length) {
  glong shorter = MIN (typed_length, meant_length), before = 0, behind = 0;
  while (before < shorter && typed[before] == meant[before])
    before++;
  while (behind < shorter - before && typed[typed_length - 1 - behind] == meant[meant_length - 1 - behind])
    behind++;
  glong wrong = typed_length - before - behind, right = meant_length - before - behind;
  if (wrong + right == 1)
    return wrong == 1 ? ease_of_letter (typed, typed_length, before)
                      : ease_of_letter (meant, meant_length, before);
  if (wrong == 2 && right == 2 && typed[before] == meant[before + 1] && typed[before + 1] == meant[before])
    return EASE_SWAPPED;
  return wrong == 1 && right == 1 && are_near (typed[before], meant[before]) ? EASE_NEAR : 1;
}
