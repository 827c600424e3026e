/* One slot a document under way: its descriptors, what came of its reply, its deadline. A slot ends when the
 * warm parent reports that the process is gone, for then all it wrote lies in the pipe. If the warm parent
 * itself is gone, a new one is started, and what was under way is tried once more, each document alone. */
#include "indexer/pool.h"
#include "indexer/link.h"
#include "indexer/reply.h"
#include "register/base/error.h"
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define PIPE_BYTES (1 << 20) /* holds most replies whole, so that workers go on while the writer writes */
#define READ_BYTES (1 << 18)
#define START_SECONDS 60 /* for the warm parent to load its vocabularies */
#define KILL_SECONDS 5   /* for the warm parent to report a process that was killed */

typedef struct {
  gboolean busy;
  ZygoteRequestKind kind; /* how it is read: without OCR until it asks for it */
  char *ocr_failure;      /* why it could not be read with it */
  guint32 id;
  int file;
  int pipe; /* -1 once it is at its end */
  gsize size;
  char *path;
  gpointer job;
  ReplyReader *reader;
  gboolean doubtful; /* the reply is false: killed for it */
  gboolean overdue;  /* over its time: killed for it */
  gint64 deadline;   /* monotonic; when to kill it or, once killed, to give up the warm parent */
  gboolean suspect;  /* was under way when a warm parent ended; waits to be tried alone */
} Slot;

struct _Pool {
  PoolOptions options;
  PoolDone done;
  gpointer user_data;
  ZygoteRequestKind kind; /* of what is submitted */
  Link *link;
  gboolean ready; /* the warm parent has loaded everything */
  Slot *slots;
  struct pollfd *sources; /* the socket, then one a slot */
  Slot *alone;            /* a suspect being tried: nothing else runs, so that it can harm nothing else */
  guint running;
  guint32 last_id;
  char *buffer;
};

Pool *
pool_new (const PoolOptions *options, PoolDone done, gpointer user_data, GError **error) {
  g_autoptr (Pool) pool = g_new0 (Pool, 1);
  pool->options = *options;
  pool->done = done;
  pool->user_data = user_data;
  pool->slots = g_new0 (Slot, options->jobs);
  pool->sources = g_new0 (struct pollfd, options->jobs + 1);
  pool->buffer = g_malloc (READ_BYTES);
  pool->link = link_start (options->program, options->arguments, error);
  return pool->link == NULL ? NULL : g_steal_pointer (&pool);
}

static void
close_pipe (Slot *slot) {
  if (slot->pipe >= 0)
    close (slot->pipe);
  slot->pipe = -1;
}

static void
slot_clear (Slot *slot) {
  close_pipe (slot);
  close (slot->file);
  g_free (slot->path);
  g_free (slot->ocr_failure);
  reply_reader_free (slot->reader);
  memset (slot, 0, sizeof *slot);
}

void
pool_free (Pool *pool) {
  if (pool == NULL)
    return;
  link_free (pool->link);
  for (guint i = 0; i < pool->options.jobs; i++)
    if (pool->slots[i].busy)
      slot_clear (&pool->slots[i]);
  g_free (pool->slots);
  g_free (pool->sources);
  g_free (pool->buffer);
  g_free (pool);
}

void
pool_draw (Pool *pool, PoolDone done, gpointer user_data) {
  g_return_if_fail (pool->running == 0);
  pool->kind = ZYGOTE_DRAW;
  pool->done = done;
  pool->user_data = user_data;
}

gboolean
pool_has_room (const Pool *pool) {
  return pool->running < pool->options.jobs && pool->alone == NULL;
}

guint
pool_running (const Pool *pool) {
  return pool->running;
}

const char *
pool_at_hand (const Pool *pool) {
  const Slot *found = NULL;
  for (guint i = 0; i < pool->options.jobs; i++)
    if (pool->slots[i].busy && (found == NULL || pool->slots[i].kind == ZYGOTE_READ_OCR))
      found = &pool->slots[i];
  return found != NULL ? found->path : NULL;
}

static PraxisDocument *
unread (PraxisState state, char *reason) {
  PraxisDocument *document = praxis_document_new ();
  document->state = state;
  document->reason = reason;
  return document;
}

static void
finish_slot (Pool *pool, Slot *slot, PraxisDocument *document) {
  gpointer job = slot->job;
  if (pool->alone == slot)
    pool->alone = NULL;
  slot_clear (slot);
  pool->running--;
  pool->done (job, document, pool->user_data);
}

static PraxisDocument *
killed_by (int signal_number) {
  char *reason;
  PraxisState state = praxis_state_of_signal (signal_number, &reason);
  return unread (state, reason);
}

static guint
seconds_for (const Pool *pool, const Slot *slot) {
  if (slot->kind == ZYGOTE_DRAW)
    return pool->options.draw_seconds * ZYGOTE_SLACK;
  return pool->options.seconds
         + (slot->kind == ZYGOTE_READ_OCR ? pool->options.ocr_seconds * ZYGOTE_SLACK : 0);
}

/* What became of a document whose process is gone. */
static PraxisDocument *
slot_outcome (const Pool *pool, Slot *slot, int status) {
  g_autoptr (GError) error = NULL;
  if (slot->overdue)
    return unread (PRAXIS_STATE_TIMED_OUT, g_strdup_printf ("took more than %u s", seconds_for (pool, slot)));
  if (!slot->doubtful && WIFSIGNALED (status))
    return killed_by (WTERMSIG (status));
  if (!slot->doubtful && WEXITSTATUS (status) == CONFINE_EXIT_MEMORY)
    return unread (PRAXIS_STATE_OUT_OF_MEMORY, g_strdup ("ran out of memory"));
  if (!slot->doubtful && WEXITSTATUS (status) != 0)
    return unread (PRAXIS_STATE_CRASHED,
                   g_strdup_printf ("the worker gave up with status %d", WEXITSTATUS (status)));
  PraxisDocument *document = reply_reader_finish (slot->reader, &error);
  return document != NULL ? document : unread (PRAXIS_STATE_CRASHED, g_strdup (error->message));
}

static gint64
now_plus (guint seconds) {
  return g_get_monotonic_time () + (gint64)seconds * G_USEC_PER_SEC;
}

/* Asks for the process to be killed. If the worker does not say in time that it is gone, it is itself
 * replaced. */
static void
kill_slot (Pool *pool, Slot *slot) {
  close_pipe (slot);
  slot->deadline = now_plus (KILL_SECONDS);
  link_kill (pool->link, slot->id); /* if that fails, the worker is gone and the socket will say so */
}

/* Reads what lies in the pipe. */
static void
read_pipe (Pool *pool, Slot *slot) {
  while (slot->pipe >= 0) {
    ssize_t got = read (slot->pipe, pool->buffer, READ_BYTES);
    if (got < 0 && errno == EINTR)
      continue;
    if (got < 0 && errno == EAGAIN)
      return;
    if (got <= 0)
      close_pipe (slot);
    else if (!reply_reader_feed (slot->reader, pool->buffer, (gsize)got)) {
      slot->doubtful = TRUE;
      kill_slot (pool, slot);
    }
  }
}

/* Hands a slot's document to the warm parent, with a new pipe. FALSE if it is gone or there is no pipe. */
static gboolean
start_slot (Pool *pool, Slot *slot) {
  int ends[2];
  if (pipe2 (ends, O_CLOEXEC) != 0)
    return FALSE;
  fcntl (ends[0], F_SETPIPE_SZ, PIPE_BYTES);
  fcntl (ends[0], F_SETFL, O_NONBLOCK);
  slot->pipe = ends[0];
  slot->reader = reply_reader_new (pool->options.text);
  slot->deadline = now_plus (pool->ready ? seconds_for (pool, slot) : START_SECONDS);
  slot->id = ++pool->last_id;
  ZygoteJob job
      = { .path = slot->path, .size = slot->size, .file = slot->file, .reply = ends[1], .kind = slot->kind };
  gboolean sent = link_read (pool->link, slot->id, &job);
  close (ends[1]);
  return sent;
}

void
pool_submit (Pool *pool, int fd, gsize size, const char *path, gpointer job) {
  Slot *slot = pool->slots;
  g_return_if_fail (pool_has_room (pool));
  while (slot->busy)
    slot++;
  *slot = (Slot){ .busy = TRUE, .kind = pool->kind, .file = fd, .pipe = -1, .size = size, .job = job };
  slot->path = g_strdup (path);
  pool->running++;
  start_slot (pool, slot); /* if the worker is gone, pool_wait() notices and tries again */
}

/* Once nothing else runs, the next suspect is tried. */
static void
try_suspect (Pool *pool) {
  for (guint i = 0; pool->alone == NULL && i < pool->options.jobs; i++)
    if (pool->slots[i].suspect) {
      pool->alone = &pool->slots[i];
      pool->alone->suspect = FALSE;
      start_slot (pool, pool->alone);
    }
}

/* What is to become of a document whose warm parent is gone: whatever ended it was one of those under way. */
static void
suspect_slot (Pool *pool, Slot *slot) {
  if (slot->overdue || slot->doubtful)
    finish_slot (pool, slot, slot_outcome (pool, slot, 0));
  else if (pool->alone == slot)
    finish_slot (pool, slot,
                 unread (PRAXIS_STATE_CRASHED, g_strdup ("the worker ended while it read this file")));
  else {
    close_pipe (slot);
    g_clear_pointer (&slot->reader, reply_reader_free);
    slot->suspect = TRUE;
  }
}

/* The warm parent is gone: starts another and goes on. */
static gboolean
restart (Pool *pool, GError **error) {
  if (!pool->ready) {
    g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_FAILED, "'%s' ended before it was ready",
                 pool->options.program);
    return FALSE;
  }
  link_free (pool->link);
  pool->link = link_start (pool->options.program, pool->options.arguments, error);
  if (pool->link == NULL)
    return FALSE;
  pool->ready = FALSE;
  for (guint i = 0; i < pool->options.jobs; i++)
    if (pool->slots[i].busy)
      suspect_slot (pool, &pool->slots[i]);
  try_suspect (pool);
  return TRUE;
}

static void
take_ready (Pool *pool) {
  pool->ready = TRUE;
  for (guint i = 0; i < pool->options.jobs; i++)
    pool->slots[i].deadline = now_plus (seconds_for (pool, &pool->slots[i]));
}

static void
read_again (Pool *pool, Slot *slot, ZygoteRequestKind kind) {
  close_pipe (slot);
  g_clear_pointer (&slot->reader, reply_reader_free);
  slot->kind = kind;
  slot->overdue = slot->doubtful = FALSE;
  start_slot (pool, slot);
}

/* Whether the process failed, rather than found the document wanting. */
static gboolean
has_failed (const PraxisDocument *document) {
  return document->state == PRAXIS_STATE_TIMED_OUT || document->state == PRAXIS_STATE_OUT_OF_MEMORY
         || document->state == PRAXIS_STATE_CRASHED;
}

/* OCR may fail where reading does not; then the text is kept, and the document says what is missing. */
static void
note_ocr_failure (const Slot *slot, PraxisDocument *document) {
  if (slot->ocr_failure == NULL || has_failed (document))
    return;
  if (praxis_state_is_readable (document->state))
    document->state = PRAXIS_STATE_PARTLY;
  g_free (document->reason);
  document->reason = g_strdup_printf ("OCR failed: %s", slot->ocr_failure);
}

static gboolean
asks_for_ocr (const Slot *slot, int status) {
  return slot->kind == ZYGOTE_READ && !slot->overdue && !slot->doubtful && WIFEXITED (status)
         && WEXITSTATUS (status) == ZYGOTE_EXIT_OCR;
}

/* The process of a slot is gone: it has read the document, or it is to be read in another way. */
static void
end_slot (Pool *pool, Slot *slot, int status) {
  if (asks_for_ocr (slot, status)) {
    read_again (pool, slot, ZYGOTE_READ_OCR);
    return;
  }
  g_autoptr (PraxisDocument) document = slot_outcome (pool, slot, status);
  if (slot->kind == ZYGOTE_READ_OCR && has_failed (document)) {
    slot->ocr_failure = g_steal_pointer (&document->reason);
    read_again (pool, slot, ZYGOTE_READ_TEXT);
    return;
  }
  note_ocr_failure (slot, document);
  finish_slot (pool, slot, g_steal_pointer (&document));
}

static void
take_ended (Pool *pool, guint32 id, int status) {
  for (guint i = 0; i < pool->options.jobs; i++) {
    Slot *slot = &pool->slots[i];
    if (!slot->busy || slot->id != id)
      continue;
    read_pipe (pool, slot);
    end_slot (pool, slot, status);
    try_suspect (pool);
    return;
  }
}

/* FALSE if the warm parent is gone. */
static gboolean
read_notices (Pool *pool) {
  ZygoteNotice notice;
  int got;
  while ((got = link_notice (pool->link, &notice)) > 0) {
    if (notice.kind == ZYGOTE_READY)
      take_ready (pool);
    else
      take_ended (pool, notice.id, notice.status);
  }
  return got == 0;
}

/* Kills what is over its time. FALSE if something killed before is still there: then the warm parent hangs.
 */
static gboolean
check_deadlines (Pool *pool) {
  gint64 now = g_get_monotonic_time ();
  for (guint i = 0; i < pool->options.jobs; i++) {
    Slot *slot = &pool->slots[i];
    if (!slot->busy || slot->suspect || now < slot->deadline)
      continue;
    if (!pool->ready || slot->overdue || slot->doubtful)
      return FALSE;
    slot->overdue = TRUE;
    kill_slot (pool, slot);
  }
  return TRUE;
}

/* Milliseconds until the next deadline, at most limit (-1: none). */
static int
time_to_wait (const Pool *pool, int limit) {
  gint64 now = g_get_monotonic_time ();
  gint64 wait = limit < 0 ? G_MAXINT : limit;
  for (guint i = 0; i < pool->options.jobs; i++)
    if (pool->slots[i].busy && !pool->slots[i].suspect)
      wait = MIN (wait, MAX (0, (pool->slots[i].deadline - now + 999) / 1000));
  return (int)wait;
}

gboolean
pool_wait (Pool *pool, int timeout, GError **error) {
  pool->sources[0] = (struct pollfd){ link_socket (pool->link), POLLIN, 0 };
  for (guint i = 0; i < pool->options.jobs; i++) /* poll() passes over a negative descriptor */
    pool->sources[i + 1] = (struct pollfd){ pool->slots[i].busy ? pool->slots[i].pipe : -1, POLLIN, 0 };
  if (poll (pool->sources, pool->options.jobs + 1, time_to_wait (pool, timeout)) < 0)
    return TRUE; /* interrupted: the caller looks why */
  for (guint i = 0; i < pool->options.jobs; i++)
    if (pool->sources[i + 1].revents != 0)
      read_pipe (pool, &pool->slots[i]);
  if ((pool->sources[0].revents != 0 && !read_notices (pool)) || !check_deadlines (pool))
    return restart (pool, error);
  return TRUE;
}
