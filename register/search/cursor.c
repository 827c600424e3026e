/* A cursor is the state of the index, whose revisions count for its id alone, and after the last '-' the
 * number of what was passed. */
#include "register/search/cursor.h"
#include "register/base/error.h"
#include <glib/gi18n.h>
#include <string.h>

#define MOST_PASSED 1000000

char *
praxis_cursor_new (const PraxisRegister *reg, guint passed) {
  g_autofree char *state = register_state (reg);
  return g_strdup_printf ("%s-%u", state, passed);
}

gboolean
praxis_cursor_read (const PraxisRegister *reg, const char *cursor, guint *passed, gboolean *moved,
                    GError **error) {
  *passed = 0;
  *moved = FALSE;
  if (cursor == NULL)
    return TRUE;
  const char *end = strrchr (cursor, '-');
  guint64 number;
  if (end == NULL || end == cursor || end[-1] == '-'
      || !g_ascii_string_to_unsigned (end + 1, 10, 0, MOST_PASSED, &number, NULL)) {
    g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_USAGE,
                 _ ("'%s' is no cursor: take it from an earlier answer"), cursor);
    return FALSE;
  }
  g_autofree char *state = register_state (reg), *given = g_strndup (cursor, (gsize)(end - cursor));
  *passed = (guint)number;
  *moved = !g_str_equal (given, state);
  return TRUE;
}
