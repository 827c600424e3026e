/* Runs of terms, and the needles made of them: what a plan wants to see, and how much each is worth. */
#include "register/query/plan_parts.h"
#include <math.h>
#include <string.h>

Planner *
planner_new (PraxisPlan *plan, const PraxisPlanContext *context) {
  Planner *planner = g_new0 (Planner, 1);
  planner->context = context;
  planner->plan = plan;
  planner->stemmings = praxis_stemmings_new (context->languages);
  planner->words = (double)store_reader_words (context->reader);
  return planner;
}

void
planner_free (Planner *planner) {
  g_ptr_array_unref (planner->stemmings);
  g_free (planner);
}

PraxisStemming *
planner_stemming (const Planner *planner, const char *language) {
  for (guint i = 0; i < planner->context->languages->len; i++)
    if (strcmp (g_ptr_array_index (planner->context->languages, i), language) == 0)
      return g_ptr_array_index (planner->stemmings, i);
  return NULL;
}

GPtrArray *
planner_runs_new (void) {
  return g_ptr_array_new_with_free_func ((GDestroyNotify)g_strfreev);
}

char **
planner_run (const char *text, PraxisStemming *stemming) {
  g_autoptr (PraxisTokenizer) tokenizer = praxis_tokenizer_new ();
  GPtrArray *run = g_ptr_array_new ();
  PraxisToken token;
  praxis_tokenizer_start (tokenizer, text, strlen (text));
  while (praxis_tokenizer_next (tokenizer, &token))
    g_ptr_array_add (run, g_strdup (stemming == NULL ? token.word : praxis_stemming_term (stemming, &token)));
  g_ptr_array_add (run, NULL);
  return (char **)g_ptr_array_free (run, FALSE);
}

StoreQuery *
planner_windowed_query (StoreOperator operation, char *const *run, guint window) {
  guint count = g_strv_length ((char **)run);
  if (count == 1)
    return store_query_term (run[0]);
  g_autofree StoreQuery **terms = g_new (StoreQuery *, count);
  for (guint i = 0; i < count; i++)
    terms[i] = store_query_term (run[i]);
  return store_query_combine (operation, terms, count, window);
}

StoreQuery *
planner_run_query (char *const *run) {
  return planner_windowed_query (STORE_PHRASE, run, g_strv_length ((char **)run));
}

/* A run occurs at most as often as its rarest term. */
static gboolean
run_frequency (const Planner *planner, char *const *run, StoreFrequency *least, GError **error) {
  *least = (StoreFrequency){ G_MAXUINT, G_MAXUINT64 };
  for (; *run != NULL; run++) {
    StoreFrequency frequency;
    if (!store_reader_frequency (planner->context->reader, *run, &frequency, error))
      return FALSE;
    least->documents = MIN (least->documents, frequency.documents);
    least->occurrences = MIN (least->occurrences, frequency.occurrences);
  }
  return TRUE;
}

gboolean
planner_add_needle (Planner *planner, GPtrArray *runs, double factor, gboolean shown, GError **error) {
  PraxisNeedle *needle = g_new0 (PraxisNeedle, 1);
  needle->runs = runs;
  needle->shown = shown;
  g_ptr_array_add (planner->plan->needles, needle);
  double occurrences = 0, having = 0, documents = store_reader_documents (planner->context->reader);
  for (guint i = 0; i < runs->len; i++) {
    StoreFrequency frequency;
    if (!praxis_plan_in_time (planner->context->deadline, planner->looked_up++, error)
        || !run_frequency (planner, g_ptr_array_index (runs, i), &frequency, error))
      return FALSE;
    occurrences += (double)frequency.occurrences;
    having = MIN (documents, having + frequency.documents);
  }
  /* By occurrences, because within a document, and in a small register, every common word is everywhere. */
  needle->weight = factor * log (1 + planner->words / (occurrences + 1));
  needle->idf = factor * log (1 + (documents - having + 0.5) / (having + 0.5));
  return TRUE;
}

static gboolean
has_run (const GPtrArray *runs, char *const *run) {
  for (guint i = 0; i < runs->len; i++)
    if (g_strv_equal (g_ptr_array_index (runs, i), (const char *const *)run))
      return TRUE;
  return FALSE;
}

void
planner_add_run (GPtrArray *runs, char **run) {
  if (*run == NULL || has_run (runs, run))
    g_strfreev (run);
  else
    g_ptr_array_add (runs, run);
}

StoreQuery *
planner_runs_query (const GPtrArray *runs) {
  g_autofree StoreQuery **queries = g_new (StoreQuery *, runs->len + 1);
  for (guint i = 0; i < runs->len; i++)
    queries[i] = planner_run_query (g_ptr_array_index (runs, i));
  if (runs->len == 1)
    return queries[0];
  return store_query_combine (STORE_SYNONYM, queries, runs->len, 0);
}

gboolean
praxis_plan_prefer (PraxisPlan *plan, const PraxisConcept *concept, double weight,
                    const PraxisPlanContext *context, GError **error) {
  g_autoptr (Planner) planner = planner_new (plan, context);
  g_autoptr (GPtrArray) runs = planner_runs_new ();
  const GPtrArray *labels = praxis_concept_labels (concept);
  for (guint i = 0; i < labels->len; i++) {
    const PraxisLabel *label = g_ptr_array_index (labels, i);
    PraxisStemming *stemming = planner_stemming (planner, label->language);
    if (stemming != NULL || *label->language == '\0')
      planner_add_run (runs, planner_run (label->text, stemming));
  }
  return runs->len == 0 || planner_add_needle (planner, g_steal_pointer (&runs), weight, FALSE, error);
}
