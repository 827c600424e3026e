/* The workers as the indexer sees them: documents go in as descriptors, and each comes out as a document,
 * read or with the reason why not. A false reply, a crash, a time-out are ordinary outcomes. */
#pragma once
#include "register/document/document.h"
#include <glib.h>

typedef struct {
  const char *program;          /* the worker */
  const char *const *arguments; /* what follows its name, NULL-terminated */
  guint jobs;                   /* documents read at the same time */
  guint seconds;                /* for one document, by the clock */
  guint ocr_seconds;            /* of the processor, added for one that is read with OCR */
  guint draw_seconds;           /* of the processor, for one cover */
  gsize text;                   /* bytes of text accepted from one document */
} PoolOptions;

/* Called for each document, once; takes over document. */
typedef void (*PoolDone) (gpointer job, PraxisDocument *document, gpointer user_data);

typedef struct _Pool Pool;

/* Starts the worker. The options are copied but for the strings, which must outlive the pool. */
Pool *pool_new (const PoolOptions *options, PoolDone done, gpointer user_data, GError **error);
/* Kills what still runs; done is not called for it. */
void pool_free (Pool *pool);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Pool, pool_free)

/* From here on documents are submitted for their covers alone; none may be under way. */
void pool_draw (Pool *pool, PoolDone done, gpointer user_data);

gboolean pool_has_room (const Pool *pool);
guint pool_running (const Pool *pool);
/* Path of a document under way, of one that takes its time if there is one; NULL if there is none. */
const char *pool_at_hand (const Pool *pool);

/* Gives a document to a worker; there must be room. Takes over fd. */
void pool_submit (Pool *pool, int fd, gsize size, const char *path, gpointer job);

/* Waits until something happens, at most timeout milliseconds (-1: no limit but the documents' own), and
 * calls done for what has come to its end. Fails only if no worker can be started. */
gboolean pool_wait (Pool *pool, int timeout, GError **error);
