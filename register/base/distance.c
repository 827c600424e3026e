/* Three rows of the table suffice: a swap looks back two. */
#include "register/base/distance.h"

guint
praxis_distance (const gunichar *a, glong a_length, const gunichar *b, glong b_length, guint most) {
  if ((guint)ABS (a_length - b_length) > most)
    return most + 1;
  g_autofree guint *rows = g_new0 (guint, 3 * (b_length + 1));
  guint *before = rows, *above = rows + b_length + 1, *row = above + b_length + 1;
  for (glong j = 0; j <= b_length; j++)
    above[j] = (guint)j;
  for (glong i = 1; i <= a_length; i++) {
    row[0] = (guint)i;
    for (glong j = 1; j <= b_length; j++) {
      row[j] = MIN (above[j - 1] + (a[i - 1] != b[j - 1]), MIN (above[j], row[j - 1]) + 1);
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        row[j] = MIN (row[j], before[j - 2] + 1);
    }
    guint *oldest = before;
    before = above, above = row, row = oldest;
  }
  return above[b_length];
}
