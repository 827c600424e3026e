/* What a forked process does before it touches a document: keeps the few descriptors it needs, gives up the
 * rest of what it could do, and goes to work. A reader goes on in this program, a converter in its own. */
#include "indexer/child.h"
#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <unistd.h>

#define EXIT_UNCONFINED 71
#define LEAST_PRIORITY 19 /* of what nobody waits for */
#define DESCRIPTORS_MOST (CHILD_REPLY + 1 + CONVERTERS_MOST)
enum { CHILD_FILE = 3, CHILD_TEXT = CHILD_REPLY + 1 };

/* Leaves these descriptors, numbered from 0, and no others. They are first moved out of each other's way. */
static gboolean
keep_descriptors (const int *wanted, int count) {
  int moved[DESCRIPTORS_MOST];
  for (int i = 0; i < count; i++)
    moved[i] = fcntl (wanted[i], F_DUPFD, DESCRIPTORS_MOST);
  for (int i = 0; i < count; i++)
    if (dup2 (moved[i], i) < 0)
      return FALSE;
  return close_range ((guint)count, ~0U, 0) == 0;
}

static void
restore_signals (const ChildContext *context) {
  sigprocmask (SIG_SETMASK, &context->signals, NULL);
  signal (SIGPIPE, SIG_DFL);
}

static const ConfineLimits *
limits_for (const ZygoteWork *work, ZygoteRequestKind kind) {
  if (kind == ZYGOTE_READ_OCR)
    return &work->ocr_limits;
  return kind == ZYGOTE_DRAW ? &work->draw_limits : &work->limits;
}

void
child_read (const ChildContext *context, const ZygoteJob *job) {
  int wanted[DESCRIPTORS_MOST] = { context->null, context->null, context->null, job->file, job->reply };
  ZygoteJob own = *job;
  int count = CHILD_TEXT;
  own.file = CHILD_FILE;
  own.reply = CHILD_REPLY;
  for (guint i = 0; i < job->converted; i++) {
    own.conversions[i].text = count;
    wanted[count++] = job->conversions[i].text;
  }
  restore_signals (context);
  const ZygoteWork *work = context->work;
  if (job->kind == ZYGOTE_DRAW && setpriority (PRIO_PROCESS, 0, LEAST_PRIORITY) != 0)
    _exit (EXIT_UNCONFINED);
  if (!keep_descriptors (wanted, count) || !confine_process (limits_for (work, job->kind), context->parent))
    _exit (EXIT_UNCONFINED);
  _exit (work->work (&own, work->data));
}

void
child_convert (const ChildContext *context, const Converter *converter, int document, int text) {
  static const char *const environment[] = { "HOME=/", "LC_ALL=C", NULL };
  const int wanted[] = { document, text, context->null };
  restore_signals (context);
  if (!keep_descriptors (wanted, G_N_ELEMENTS (wanted))
      || !confine_converter (&context->work->limits, context->parent, converter))
    _exit (CONVERTER_EXIT_UNCONFINED);
  execve (converter->program, (char *const *)converter->arguments, (char *const *)environment);
  _exit (CONVERTER_EXIT_MISSING);
}
