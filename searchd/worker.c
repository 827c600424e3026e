/* A worker process: opens the index for itself and runs libevent's loop until told to stop, or that another
 * has taken its place; then it finishes what is under way. The supervisor starts it and replaces it when it
 * dies. */
#include "searchd/worker.h"
#include "register/base/error.h"
#include "register/base/exit_status.h"
#include "searchd/cache.h"
#include "searchd/http.h"
#include "searchd/page_language.h"
#include <signal.h>
#include <unistd.h>

#define QUIET_CHECK_MS 20
#define LIFE_SECONDS 1     /* between two signs of life */
#define FAREWELL_SECONDS 1 /* when stopping: time for a request that is on its way */

typedef struct {
  struct event_base *base;
  HttpServer *server;
  struct event *stop, *retire, *quiet, *life;
  int report;
  gboolean shared; /* whoever listens on the socket next accepts what waits in it */
  int stop_seconds, idle_seconds;
} Worker;

static void
on_quiet_check (G_GNUC_UNUSED evutil_socket_t none, G_GNUC_UNUSED short what, void *data) {
  Worker *worker = data;
  if (http_server_is_quiet (worker->server))
    event_base_loopexit (worker->base, NULL);
}

/* Accepts no more and ends with the last connection; idle ones have so many seconds left. */
static void
drain (Worker *worker, int idle_seconds) {
  struct timeval interval = { 0, QUIET_CHECK_MS * 1000 };
  http_server_drain (worker->server, (guint)idle_seconds);
  event_add (worker->quiet, &interval);
}

static void
on_stop (G_GNUC_UNUSED evutil_socket_t signal_number, G_GNUC_UNUSED short what, void *data) {
  Worker *worker = data;
  struct timeval most = { worker->stop_seconds, 0 };
  event_del (worker->stop);
  if (!worker->shared)
    http_server_accept_waiting (worker->server);
  drain (worker, FAREWELL_SECONDS);
  event_base_loopexit (worker->base, &most);
}

/* Clients that keep a connection open learn with their next answer that it closes. */
static void
on_retire (G_GNUC_UNUSED evutil_socket_t signal_number, G_GNUC_UNUSED short what, void *data) {
  Worker *worker = data;
  drain (worker, worker->idle_seconds);
}

/* Only a loop that turns comes here. Whether the supervisor reads it is not the worker's business. */
static void
on_life (G_GNUC_UNUSED evutil_socket_t none, G_GNUC_UNUSED short what, void *data) {
  Worker *worker = data;
  pid_t own = getpid ();
  gssize written = write (worker->report, &own, sizeof own);
  (void)written;
}

static void
serve (const Setup *setup, const Site *site, int listener, int report) {
  Worker worker = { .base = event_base_new (), .report = report, .shared = setup->shared };
  const struct timeval interval = { LIFE_SECONDS, 0 };
  worker.stop_seconds = (int)praxis_settings_number (setup->settings, "server.stop-seconds");
  worker.idle_seconds = (int)praxis_settings_number (setup->settings, "server.idle-seconds");
  worker.server = http_server_new (worker.base, listener, site, (const char *const *)setup->hosts);
  worker.stop = evsignal_new (worker.base, SIGTERM, on_stop, &worker);
  worker.retire = evsignal_new (worker.base, SIGHUP, on_retire, &worker);
  worker.quiet = event_new (worker.base, -1, EV_PERSIST, on_quiet_check, &worker);
  worker.life = event_new (worker.base, -1, EV_PERSIST, on_life, &worker);
  event_add (worker.stop, NULL);
  event_add (worker.retire, NULL);
  event_add (worker.life, &interval);
  event_active (worker.life, EV_TIMEOUT, 1);
  event_base_dispatch (worker.base);
  close (report);
  event_free (worker.life);
  event_free (worker.quiet);
  event_free (worker.retire);
  event_free (worker.stop);
  http_server_free (worker.server);
  event_base_free (worker.base);
}

int
worker_run (const Setup *setup, int listener, int report) {
  g_autoptr (GError) error = NULL;
  page_language_start ();
  signal (SIGPIPE, SIG_IGN);
  signal (SIGHUP, SIG_IGN);
  signal (SIGINT, SIG_IGN); /* a terminal sends it to all processes; the supervisor passes it on as SIGTERM */
  g_autoptr (Readers) readers = readers_new (setup->folder, setup->vocabulary, setup->settings);
  if (readers_find (readers, NULL, &error) == NULL) {
    gboolean waits = praxis_settings_number (setup->settings, "server.wait-for-index") != 0;
    g_printerr ("praxis-searchd: %s\n", error->message);
    if (!waits || !g_error_matches (error, PRAXIS_ERROR, PRAXIS_ERROR_NO_INDEX))
      return praxis_exit_status (error);
  }
  g_autoptr (Cache) cache = cache_new ((gsize)praxis_settings_number (setup->settings, "cache.bytes"));
  Site site = { readers, setup->vocabulary, setup->settings, setup->access, setup->generation, cache };
  serve (setup, &site, listener, report);
  return 0;
}
