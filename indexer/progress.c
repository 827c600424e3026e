/* The progress line: what is counted, done and total, rate, remaining time and the file at hand, cut to 80
 * columns. */
#include "indexer/progress.h"
#include <stdio.h>
#include <unistd.h>

#define COLUMNS 79
#define INTERVAL (G_USEC_PER_SEC / 10)

struct _Progress {
  const char *what;
  gboolean shown;
  gint64 started;
  gint64 drawn;
  guint64 total;
};

Progress *
progress_new (const char *what, guint64 total, gboolean quiet) {
  Progress *progress = g_new0 (Progress, 1);
  progress->shown = !quiet && isatty (STDERR_FILENO);
  progress->started = g_get_monotonic_time ();
  progress->what = what;
  progress->total = total;
  return progress;
}

void
progress_wipe (Progress *progress) {
  if (progress->shown && progress->drawn > 0)
    fputs ("\r\033[K", stderr);
}

void
progress_free (Progress *progress) {
  if (progress == NULL)
    return;
  progress_wipe (progress);
  g_free (progress);
}

/* "1:05", "2:03:40". */
static void
append_time (GString *line, guint64 seconds) {
  if (seconds >= 3600)
    g_string_append_printf (line, "%u:%02u:%02u", (guint)(seconds / 3600), (guint)(seconds / 60 % 60),
                            (guint)(seconds % 60));
  else
    g_string_append_printf (line, "%u:%02u", (guint)(seconds / 60), (guint)(seconds % 60));
}

static char *
progress_line (const Progress *progress, guint64 done, const char *name, gint64 now) {
  g_autoptr (GString) line = g_string_new (NULL);
  double rate = (double)done / MAX (1e-3, (double)(now - progress->started) / G_USEC_PER_SEC);
  g_string_append_printf (line, "%s %" G_GUINT64_FORMAT, progress->what, done);
  if (progress->total > 0)
    g_string_append_printf (line, "/%" G_GUINT64_FORMAT " %u%%", progress->total,
                            (guint)(done * 100 / progress->total));
  g_string_append_printf (line, "  %.0f/s  ", rate);
  if (done > 0 && progress->total > done) {
    append_time (line, (guint64)((double)(progress->total - done) / rate));
    g_string_append (line, " left  ");
  }
  /* Control characters in a file name must not reach the terminal. */
  for (const char *next = name; next != NULL && *next != '\0'; next = g_utf8_next_char (next)) {
    gunichar letter = g_utf8_get_char_validated (next, -1);
    if (letter == (gunichar)-1 || letter == (gunichar)-2)
      break;
    g_string_append_unichar (line, g_unichar_isprint (letter) ? letter : '?');
  }
  return g_utf8_substring (line->str, 0, MIN (COLUMNS, g_utf8_strlen (line->str, -1)));
}

void
progress_show (Progress *progress, guint64 done, const char *name) {
  gint64 now = g_get_monotonic_time ();
  if (!progress->shown || now - progress->drawn < INTERVAL)
    return;
  progress->drawn = now;
  g_autofree char *base = name == NULL ? NULL : g_path_get_basename (name);
  g_autofree char *line = progress_line (progress, done, base, now);
  fprintf (stderr, "\r\033[K%s", line);
  fflush (stderr);
}
