/* A worker process: opens the index for itself and runs libevent's loop until told to stop; then it finishes
 * what is under way, within a time limit. The supervisor starts it and replaces it when it dies. */
#include "searchd/worker.h"
#include "register/exit_status.h"
#include "searchd/http.h"
#include <signal.h>
#include <unistd.h>

#define QUIET_CHECK_MS 20

typedef struct {
  struct event_base *base;
  HttpServer *server;
  struct event *stop, *close, *quiet;
  int stop_seconds;
} Worker;

static void
on_quiet_check (G_GNUC_UNUSED evutil_socket_t none, G_GNUC_UNUSED short what, void *data) {
  Worker *worker = data;
  if (http_server_is_quiet (worker->server))
    event_base_loopexit (worker->base, NULL);
}

static void
on_close (G_GNUC_UNUSED evutil_socket_t none, G_GNUC_UNUSED short what, void *data) {
  Worker *worker = data;
  struct timeval interval = { 0, QUIET_CHECK_MS * 1000 }, most = { worker->stop_seconds, 0 };
  http_server_drain (worker->server);
  event_add (worker->quiet, &interval);
  event_base_loopexit (worker->base, &most);
}

/* The listener is closed one turn of the loop later, so that connections already waiting in it are accepted.
 */
static void
on_stop (G_GNUC_UNUSED evutil_socket_t signal_number, G_GNUC_UNUSED short what, void *data) {
  Worker *worker = data;
  struct timeval next_turn = { 0, 1 };
  event_del (worker->stop);
  evtimer_add (worker->close, &next_turn);
}

static void
serve (const WorkerConfig *config, const Site *site, int listener, int report, guint8 ready) {
  Worker worker = { .base = event_base_new () };
  worker.stop_seconds = (int)praxis_settings_number (config->settings, "server.stop-seconds");
  worker.server = http_server_new (worker.base, listener, site, config->settings, config->hosts);
  worker.stop = evsignal_new (worker.base, SIGTERM, on_stop, &worker);
  worker.close = evtimer_new (worker.base, on_close, &worker);
  worker.quiet = event_new (worker.base, -1, EV_PERSIST, on_quiet_check, &worker);
  event_add (worker.stop, NULL);
  if (write (report, &ready, 1) == 1)
    event_base_dispatch (worker.base);
  close (report);
  event_free (worker.quiet);
  event_free (worker.close);
  event_free (worker.stop);
  http_server_free (worker.server);
  event_base_free (worker.base);
}

int
worker_run (const WorkerConfig *config, int listener, int report, guint8 ready) {
  g_autoptr (GError) error = NULL;
  signal (SIGPIPE, SIG_IGN);
  signal (SIGHUP, SIG_IGN);
  signal (SIGINT, SIG_IGN); /* a terminal sends it to all processes; the supervisor passes it on as SIGTERM */
  g_autoptr (Readers) readers = readers_new (config->folder, config->vocabulary, config->settings);
  if (readers_find (readers, NULL, &error) == NULL) {
    g_printerr ("praxis-searchd: %s\n", error->message);
    return praxis_exit_status (error);
  }
  Site site = { readers, config->vocabulary, config->settings };
  serve (config, &site, listener, report, ready);
  return 0;
}
