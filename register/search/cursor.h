/* Cursors: where an answer ended, for asking on from there. */
#pragma once
#include "register/register_parts.h"

/* A cursor that leads to what stands behind so many; caller frees. */
char *praxis_cursor_new (const PraxisRegister *reg, guint passed);

/* How many a cursor has passed, and whether the index moved on since it was given. NULL has passed none.
 * Fails with USAGE for what is no cursor. */
gboolean praxis_cursor_read (const PraxisRegister *reg, const char *cursor, guint *passed, gboolean *moved,
                             GError **error);
