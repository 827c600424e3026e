/* A worker in the hands of an attacker: it takes the place of praxis-worker in a test, and the name of each
 * file says what it does instead of reading it. */
#include "indexer/reply.h"
#include "indexer/zygote.h"
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

static void
send_frame (int fd, char type, guint32 length, const char *payload) {
  guint32 little = GUINT32_TO_LE (length);
  if (write (fd, &type, 1) != 1 || write (fd, &little, sizeof little) != sizeof little
      || write (fd, payload, strlen (payload)) < 0)
    _exit (1);
}

static int
answer (const ZygoteJob *job) {
  g_autoptr (PraxisDocument) document = praxis_document_new ();
  document->title = g_strdup ("An honest answer");
  g_string_append (document->text, "Honest text.");
  return reply_write (job->reply, document) ? 0 : 1;
}

/* The rest of the file's name says in which state the document is: "state-ocr.txt". */
static int
do_state (const ZygoteJob *job) {
  g_autoptr (PraxisDocument) document = praxis_document_new ();
  g_autofree char *name = g_path_get_basename (job->path);
  *strrchr (name, '.') = '\0';
  if (!praxis_state_from_name (name + strlen ("state-"), &document->state))
    return 1;
  document->title = g_strdup (name);
  document->reason = g_strdup ("as its name says");
  g_string_append (document->text, praxis_state_is_readable (document->state) ? "Some text." : "");
  return reply_write (job->reply, document) ? 0 : 1;
}

static int
do_exit (const ZygoteJob *job G_GNUC_UNUSED) {
  return 3;
}

static int
do_silent (const ZygoteJob *job G_GNUC_UNUSED) {
  return 0;
}

static int
do_hang (const ZygoteJob *job G_GNUC_UNUSED) {
  while (pause () < 0) /* always: no signal has a handler here */
    ;
  return 0;
}

/* Closes the pipe and lives on. */
static int
do_close (const ZygoteJob *job) {
  close (job->reply);
  return do_hang (job);
}

static int
do_spin (const ZygoteJob *job) {
  for (volatile guint64 turns = 0; job->reply >= 0; turns++)
    ;
  return 0;
}

static int
do_flood (const ZygoteJob *job) {
  g_autofree char *block = g_strnfill (1 << 16, 'a');
  while (job->reply >= 0)
    send_frame (job->reply, 'T', 1 << 16, block);
  return 0;
}

static int
do_false (const ZygoteJob *job) {
  send_frame (job->reply, '?', 3, "abc");
  return 0;
}

static int
do_huge (const ZygoteJob *job) {
  send_frame (job->reply, 'R', G_MAXUINT32, "abc");
  return do_hang (job);
}

static int
do_more (const ZygoteJob *job) {
  int status = answer (job);
  send_frame (job->reply, 'T', 1, "a");
  return status;
}

static int
do_crash (const ZygoteJob *job G_GNUC_UNUSED) {
  raise (SIGSEGV);
  return 0;
}

/* As if the file were cut while it is read: what is mapped lies behind its end. */
static int
do_shrunk (const ZygoteJob *job) {
  const char *bytes = mmap (NULL, 1 << 20, PROT_READ, MAP_PRIVATE, job->file, 0);
  return bytes == MAP_FAILED || bytes[(1 << 20) - 1] == 'a';
}

static int
do_memory (const ZygoteJob *job) {
  for (int blocks = 0; blocks < 64 && job->reply >= 0; blocks++) /* 1 GiB, twice the limit */
    memset (g_malloc (1 << 24), 1, 1 << 24);
  return 0;
}

/* Takes the warm parent down with it. */
static int
do_parent (const ZygoteJob *job) {
  kill (getppid (), SIGKILL);
  return do_hang (job);
}

/* The file says which process gets which signal: "PID SIGNAL". */
static int
do_signal (const ZygoteJob *job) {
  char line[64] = "";
  int process, signal_number;
  if (pread (job->file, line, sizeof line - 1, 0) > 0
      && sscanf (line, "%d %d", &process, &signal_number) == 2)
    kill (process, signal_number);
  return do_hang (job);
}

/* Needs OCR, dies of it, and can be read without. */
static int
do_ocr (const ZygoteJob *job) {
  if (job->kind == ZYGOTE_READ)
    return ZYGOTE_EXIT_OCR;
  return job->kind == ZYGOTE_READ_OCR ? do_exit (job) : answer (job);
}

/* Asks for it again and again. */
static int
do_ask (const ZygoteJob *job G_GNUC_UNUSED) {
  return ZYGOTE_EXIT_OCR;
}

static const struct {
  const char *name;
  int (*act) (const ZygoteJob *job);
} acts[] = {
  { "exit", do_exit },     { "silent", do_silent }, { "hang", do_hang },     { "close", do_close },
  { "spin", do_spin },     { "flood", do_flood },   { "false", do_false },   { "huge", do_huge },
  { "more", do_more },     { "crash", do_crash },   { "memory", do_memory }, { "parent", do_parent },
  { "signal", do_signal }, { "state-", do_state },  { "shrunk", do_shrunk }, { "ocr", do_ocr },
  { "ask", do_ask },
};

static int
work (const ZygoteJob *job, gpointer data G_GNUC_UNUSED) {
  g_autofree char *name = g_path_get_basename (job->path);
  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    if (g_str_has_prefix (name, acts[i].name))
      return acts[i].act (job);
  return answer (job);
}

static gboolean
prepare (gpointer data G_GNUC_UNUSED, GError **error G_GNUC_UNUSED) {
  return TRUE;
}

static void
prepare_ocr (gpointer data G_GNUC_UNUSED) {
}

int
main (int argc, char **argv) {
  const char *seconds = NULL;
  for (int i = 1; i < argc; i++)
    if (g_str_has_prefix (argv[i], "--set=worker.seconds="))
      seconds = strrchr (argv[i], '=') + 1;
  ZygoteWork zygote
      = { .limits = { .memory = 512 << 20,
                      .seconds = seconds != NULL ? (guint64)atoi (seconds) : 30,
                      .unconfined = TRUE }, /* so that it can do its worst; see escape-worker.c */
          .prepare = prepare,
          .prepare_ocr = prepare_ocr,
          .work = work };
  zygote.ocr_limits = zygote.limits;
  return zygote_serve (0, &zygote, NULL) ? 0 : 1;
}
