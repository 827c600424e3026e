/* The warm parent of the workers: a process that has loaded everything once and forks one child a document.
 * The indexer talks to it over a socket of packets (SOCK_SEQPACKET): requests go down, notices come up. The
 * child answers on a pipe of its own (see reply.h); what became of it is in the notice. It may instead ask
 * for converters: then the document takes one process for each of them in turn, and another to read the
 * outcome. */
#pragma once
#include "indexer/confine.h"
#include <glib.h>

/* Longest path of a request, bytes. */
#define ZYGOTE_LONGEST_PATH 8192u

typedef enum {
  ZYGOTE_READ,      /* with two descriptors: the file and the writing end of the reply pipe */
  ZYGOTE_READ_OCR,  /* the same for one that asked for it, see ZYGOTE_EXIT_OCR */
  ZYGOTE_READ_TEXT, /* the same, and it must not ask for OCR: that has failed */
  ZYGOTE_DRAW,      /* the same, for its cover alone */
  ZYGOTE_KILL,
} ZygoteRequestKind;

typedef struct {
  guint32 kind;
  guint32 id;   /* chosen by the indexer */
  guint64 size; /* bytes of the file; the path follows, not terminated */
} ZygoteRequest;

/* Exit status of a child that holds no reply: the document has pictures, to be read with OCR at hand. */
#define ZYGOTE_EXIT_OCR 72

/* OCR is limited by the time of the processor; by the clock so many times as much may pass on a busy machine.
 */
#define ZYGOTE_SLACK 4

typedef enum {
  ZYGOTE_READY, /* everything is loaded; sent once */
  ZYGOTE_ENDED, /* a child is gone */
} ZygoteNoticeKind;

typedef struct {
  guint32 kind;
  guint32 id;
  gint32 status; /* as wait() gives it */
} ZygoteNotice;

typedef struct {
  const char *path; /* a name for people and taggers; never opened */
  gsize size;
  int file;
  int reply;
  ZygoteRequestKind kind;         /* one of those to read */
  const ConverterRow *converters; /* NULL when the document is looked at for the first time */
  guint converted;                /* how many of them have run */
  Conversion conversions[CONVERTERS_MOST];
} ZygoteJob;

/* Exit statuses from here on ask for a row of converters, counted from this one, to be run on the document;
 * it is then worked on once more, with all that they wrote. */
#define ZYGOTE_EXIT_CONVERT 100

typedef struct {
  ConfineLimits limits;
  ConfineLimits ocr_limits, draw_limits;
  gboolean (*prepare) (gpointer data, GError **error); /* in the zygote, at the first request */
  void (*prepare_ocr) (gpointer data);                 /* in the zygote, at the first request for OCR */
  void (*prepare_draw) (gpointer data);                /* in the zygote, at the first request for a cover */
  int (*work) (const ZygoteJob *job, gpointer data);   /* in the confined child; its exit status */
  gpointer data;
  const ConverterRow *converters; /* ends with a row of none; may be NULL */
} ZygoteWork;

/* Serves requests on a socket until the indexer closes it; kills the children that still run then. FALSE if
 * preparing fails or the socket breaks. */
gboolean zygote_serve (int socket_fd, const ZygoteWork *work, GError **error);
