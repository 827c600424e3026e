/* What the terminal can do, and the pager. Colour, hyperlinks and the pager depend on a terminal; the words
 * of an answer never do. */
#pragma once
#include "cli/ink.h"

/* How to write to standard output now: width from the terminal, else $COLUMNS, else 80; colour unless
 * $NO_COLOR is set or it is no terminal. */
Ink terminal_ink (void);

/* From here on standard output goes through $PRAXIS_PAGER, $PAGER or less, if it is a terminal. */
void terminal_start_pager (void);

/* Writes to standard output. FAILED if it cannot be written; a closed pipe ends the program quietly. */
gboolean terminal_write (const GString *out, GError **error);

/* Waits for the pager, if one was started. Called once, last. */
void terminal_finish (void);
