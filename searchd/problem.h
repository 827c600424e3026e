/* Problems: what a client is told when its request fails, as RFC 9457 has it. One table maps each kind of
 * error, of the register and of HTTP itself, to a status, a code and a title. */
#pragma once
#include <glib.h>

/* Errors that only a server has. */
typedef enum {
  HTTP_ERROR_BAD_REQUEST,  /* framing, characters or headers that are refused */
  HTTP_ERROR_HOST,         /* a Host that this server does not answer for */
  HTTP_ERROR_NO_ROUTE,     /* nothing lives at that path */
  HTTP_ERROR_METHOD,       /* neither GET nor HEAD */
  HTTP_ERROR_RANGE,        /* a range outside the file */
  HTTP_ERROR_VERSION,      /* neither HTTP/1.0 nor HTTP/1.1 */
  HTTP_ERROR_TARGET_LONG,  /* an address of too many bytes */
  HTTP_ERROR_HEAD_LONG,    /* a header of too many bytes or fields */
  HTTP_ERROR_EXPECTATION,  /* an Expect other than 100-continue */
  HTTP_ERROR_CODING,       /* a Transfer-Encoding that nobody knows */
  HTTP_ERROR_UNAUTHORIZED, /* a token that opens nothing */
  HTTP_ERROR_FILE_GONE,    /* the register knows the file, the disk does not any more */
} HttpError;

#define HTTP_ERROR (http_error_quark ())
GQuark http_error_quark (void);

typedef struct {
  GQuark (*domain) (void);
  int error;         /* code within the domain */
  int status;        /* of HTTP */
  const char *code;  /* stable name for programs: "query-syntax" */
  const char *title; /* for people, the same for each occurrence */
} Problem;

/* The row of an error; errors that have none are an internal one. Never NULL. */
const Problem *problem_find (const GError *error);
/* The whole table, ending with a NULL code; for tests and documentation. */
const Problem *problem_table (void);

/* {"type","title","status","detail","code","position"?,"nearest"?} as text. What went wrong inside (status
 * 500 and up) is for the log, not for the client: its detail is the title. */
GString *problem_to_json (const GError *error);
