/* How much processor time an answer with three facets takes in process, beside Xapian with three
 * ValueCountMatchSpy over the same database, and beside a daemon that is asked over HTTP. They take turns, so
 * that what else the machine does hits them alike; all must find the same number of documents. */
#include "dev/bench/latency.h"
#include "register/document/field.h"
#include "register/register.h"
#include <locale.h>
#include <stdlib.h>
#include <time.h>

#define QUERIES 25u
#define FACETS "country,topic,year"
#define START_ROUNDS 5u

typedef struct {
  PraxisSettings *settings;
  PraxisVocabulary *vocabulary;
  PraxisRegister *reg;
  LatencyXapian *xapian;
  LatencyServed *served; /* NULL: no daemon is asked */
  guint slots[4];        /* of the facets */
  guint rounds;
} Bench;

typedef struct {
  const char *name;
  const char *between; /* the words of a query */
  guint words;
  const char *role; /* of the sections they stand in; NULL: anywhere. Xapian is not asked for sections. */
} Kind;

static const Kind kinds[] = {
  { "one word", "", 1, NULL },
  { "two words, AND", " AND ", 2, NULL },
  { "two words, OR", " ", 2, NULL },
  { "one word, in:", "", 1, "lessons" },
};

static int
ascending (gconstpointer a, gconstpointer b) {
  double one = *(const double *)a, other = *(const double *)b;
  return one < other ? -1 : one > other;
}

/* Milliseconds in the middle. */
static double
median (GArray *times) {
  g_array_sort (times, ascending);
  return g_array_index (times, double, times->len / 2);
}

/* Microseconds: of the processor, for the clock on the wall also tells what else the machine does. */
static gint64
processor_time (void) {
  return (gint64)clock () * G_USEC_PER_SEC / CLOCKS_PER_SEC;
}

static void
add_time (GArray *times, gint64 began) {
  double passed = (double)(processor_time () - began) / 1000;
  g_array_append_val (times, passed);
}

/* The words of one query: their ranks go from 4 to some 4,000 in even steps of the logarithm. */
static GPtrArray *
choose_words (const Kind *kind, guint query) {
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);
  guint rank = 4;
  for (guint i = 0; i < query; i++)
    rank = rank * 4 / 3 + 1;
  for (guint i = 0; i < kind->words; i++)
    g_ptr_array_add (words, latency_word (rank / (3 * i + 1) + i));
  g_ptr_array_add (words, NULL);
  return words;
}

static PraxisRequest *
request_new (const Bench *bench, const Kind *kind, const char *text, GError **error) {
  g_autoptr (PraxisRequest) request = praxis_request_new (bench->vocabulary, bench->settings);
  if (!praxis_request_set (request, "q", text, error)
      || !praxis_request_set (request, "facets", FACETS, error)
      || !praxis_request_set (request, "limit", "10", error)
      || (kind->role != NULL && !praxis_request_set (request, "in", kind->role, error)))
    return NULL;
  return g_steal_pointer (&request);
}

/* Gives the number of documents found, -1 if there is no answer. */
static gint64
found_in (JsonNode *answer) {
  g_autoptr (JsonNode) owned = answer;
  if (owned == NULL)
    return -1;
  JsonObject *total = json_object_get_object_member (json_node_get_object (owned), "total");
  return json_object_get_int_member (total, "value");
}

static gint64
ask_praxis (const Bench *bench, const Kind *kind, const char *text, GError **error) {
  g_autoptr (PraxisRequest) request = request_new (bench, kind, text, error);
  return found_in (request != NULL ? praxis_register_search (bench->reg, request, error) : NULL);
}

static gint64
ask_served (const Bench *bench, const Kind *kind, const char *text, GArray *times) {
  g_autoptr (PraxisRequest) request = request_new (bench, kind, text, NULL);
  gint64 began = latency_served_time (bench->served);
  gint64 found = found_in (latency_served_ask (bench->served, request));
  double passed = (double)(latency_served_time (bench->served) - began) / 1000;
  g_array_append_val (times, passed);
  return found;
}

/* The processor times of one kind of question. */
typedef struct {
  GArray *praxis, *xapian, *served;
} Times;

static gboolean
ask_all (const Bench *bench, const Kind *kind, guint query, const Times *times, GError **error) {
  g_autoptr (GPtrArray) words = choose_words (kind, query);
  g_autofree char *text = g_strjoinv (kind->between, (char **)words->pdata);
  gint64 began = processor_time ();
  gint64 found = ask_praxis (bench, kind, text, error), served = found;
  add_time (times->praxis, began);
  if (found >= 0 && bench->served != NULL)
    served = ask_served (bench, kind, text, times->served);
  if (kind->role != NULL)
    return found >= 0;
  began = processor_time ();
  gboolean all = g_str_equal (kind->between, " AND ");
  guint expected
      = latency_xapian_search (bench->xapian, (const char *const *)words->pdata, all, bench->slots);
  add_time (times->xapian, began);
  if (found >= 0 && (found != expected || found != served))
    g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED,
                 "'%s': Praxis found %" G_GINT64_FORMAT " documents, Xapian %u, the daemon %" G_GINT64_FORMAT,
                 text, found, expected, served);
  return found == expected && found == served;
}

/* own: milliseconds that a search in process takes. */
static void
tell_beside (const char *name, GArray *times, double own, gboolean inverse) {
  double other = times->len > 0 ? median (times) : 0;
  if (other > 0)
    g_print ("   %s %7.2f ms, ratio %.2f", name, other, inverse ? other / own : own / other);
}

static gboolean
measure_kind (const Bench *bench, const Kind *kind, GError **error) {
  g_autoptr (GArray) praxis = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) xapian = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) served = g_array_new (FALSE, FALSE, sizeof (double));
  const Times times = { praxis, xapian, served };
  for (guint round = 0; round < bench->rounds; round++)
    for (guint query = 0; query < QUERIES; query++)
      if (!ask_all (bench, kind, query, &times, error))
        return FALSE;
  double own = median (praxis);
  g_print ("%-16s praxis %7.2f ms", kind->name, own);
  tell_beside ("xapian", xapian, own, FALSE);
  tell_beside ("served", served, own, TRUE);
  g_print ("\n");
  return TRUE;
}

/* How long it takes until an index that lies open in memory can be asked. */
static gboolean
measure_start (Bench *bench, const char *folder, GError **error) {
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  for (guint round = 0; round < START_ROUNDS; round++) {
    g_clear_pointer (&bench->reg, praxis_register_close);
    gint64 began = processor_time ();
    bench->reg = praxis_register_open (folder, NULL, bench->vocabulary, bench->settings, error);
    if (bench->reg == NULL)
      return FALSE;
    add_time (times, began);
  }
  g_print ("%-16s praxis %7.2f ms\n", "opening", median (times));
  return TRUE;
}

static void
find_slots (Bench *bench) {
  g_auto (GStrv) names = g_strsplit (FACETS, ",", -1);
  for (guint i = 0; names[i] != NULL; i++)
    bench->slots[i] = praxis_field_find (names[i])->slot;
}

static gboolean
measure (Bench *bench, const char *folder, GError **error) {
  g_autofree char *database = g_build_filename (folder, "public", NULL);
  if (!measure_start (bench, folder, error))
    return FALSE;
  bench->xapian = latency_xapian_open (database);
  find_slots (bench);
  gboolean done = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (kinds) && done; i++)
    done = measure_kind (bench, &kinds[i], error);
  latency_xapian_close (bench->xapian);
  return done;
}

int
main (int argc, char **argv) {
  int records = 100000, rounds = 5, port = 0, worker = 0;
  const GOptionEntry entries[] = {
    { "records", 0, 0, G_OPTION_ARG_INT, &records, "Records of an index made anew (100,000)", "N" },
    { "rounds", 0, 0, G_OPTION_ARG_INT, &rounds, "How often each query is asked (5); 0 only makes the index",
      "N" },
    { "port", 0, 0, G_OPTION_ARG_INT, &port, "Ask the daemon on this port, too", "N" },
    { "worker", 0, 0, G_OPTION_ARG_INT, &worker, "Process that answers there", "PID" },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (GOptionContext) context
      = g_option_context_new ("FOLDER - time searches of the index there, made if it is missing");
  setlocale (LC_ALL, "");
  g_option_context_add_main_entries (context, entries, NULL);
  Bench bench = { .rounds = 1 };
  gboolean fine = g_option_context_parse (context, &argc, &argv, &error);
  if (fine && argc != 2) {
    g_set_error (&error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED, "one folder is needed");
    fine = FALSE;
  }
  bench.rounds = (guint)MAX (0, rounds);
  bench.served = fine && port > 0 ? latency_served_connect (port, worker) : NULL;
  bench.settings = fine ? praxis_settings_load (&error) : NULL;
  bench.vocabulary = bench.settings != NULL ? praxis_vocabulary_load_default (NULL, &error) : NULL;
  if (bench.vocabulary != NULL && latency_make (argv[1], bench.settings, (guint)records, &error)
      && rounds > 0)
    measure (&bench, argv[1], &error);
  latency_served_close (bench.served);
  praxis_register_close (bench.reg);
  praxis_vocabulary_free (bench.vocabulary);
  praxis_settings_free (bench.settings);
  if (error != NULL)
    g_printerr ("dev-bench-latency: %s\n", error->message);
  return error != NULL ? EXIT_FAILURE : EXIT_SUCCESS;
}
