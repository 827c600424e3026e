/* Errors of the register: one domain for all rooms, so that both doors can map each kind to an
 * exit status or an HTTP status in one table. Messages are lower case, name the thing in quotes
 * and say what and why; the lowest message is passed on unchanged. */
#pragma once
#include <glib.h>

G_BEGIN_DECLS

typedef enum {
  PRAXIS_ERROR_FAILED,       /* anything without a class of its own (disk, memory, a bug) */
  PRAXIS_ERROR_USAGE,        /* a request that makes no sense: a bad number, a missing argument */
  PRAXIS_ERROR_SYNTAX,       /* the query cannot be parsed; has a position */
  PRAXIS_ERROR_UNKNOWN_NAME, /* unknown field, value, option or setting; may have a nearest name */
  PRAXIS_ERROR_LIMIT,        /* the request exceeds a limit that is a setting */
  PRAXIS_ERROR_NO_INDEX,     /* there is no index at that place */
  PRAXIS_ERROR_DAMAGED,      /* the index cannot be read */
  PRAXIS_ERROR_VERSION,      /* the index was written by another version or needs an unknown feature */
  PRAXIS_ERROR_LOCKED,       /* another indexer is writing */
  PRAXIS_ERROR_NO_SPACE,     /* the disk is full */
  PRAXIS_ERROR_NO_DOCUMENT,  /* no document (or page) of that id in the audiences opened */
  PRAXIS_ERROR_SERVER,       /* the server cannot be reached or refuses */
  PRAXIS_ERROR_MODIFIED,     /* internal: the index moved on while it was read; reopen and ask again */
} PraxisErrorCode;

#define PRAXIS_ERROR (praxis_error_quark ())
GQuark praxis_error_quark (void);

/* Sets an error of code SYNTAX with the position (in characters, from 0) where parsing failed. */
void praxis_error_set_syntax (GError **error, guint position, const char *format, ...) G_GNUC_PRINTF (3, 4);

/* Sets an error of code UNKNOWN_NAME; the message ends with "; did you mean '<nearest>'?" unless
 * nearest is NULL. */
void praxis_error_set_unknown (GError **error, const char *nearest, const char *format, ...)
    G_GNUC_PRINTF (3, 4);

/* The same for a name that is none of a list (NULL-terminated): the nearest of them; where none is near, and
 * they are few, the message tells them all. */
void praxis_error_set_unknown_among (GError **error, const char *name, const char *const *names,
                                     const char *format, ...) G_GNUC_PRINTF (4, 5);

/* The position of a SYNTAX error, or -1. */
int praxis_error_position (const GError *error);

/* The nearest known name of an UNKNOWN_NAME error, or NULL; owned by the error. */
const char *praxis_error_nearest (const GError *error);

/* Which of names (NULL-terminated) a mistyped name most likely means: least edits, at most a third of its
 * letters wrong, and of equally near ones the first that only has letters more; NULL if none is near. Owned
 * by names. */
const char *praxis_nearest_name (const char *name, const char *const *names);

G_END_DECLS
