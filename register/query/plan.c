/* The plan: each kind of query node has one function that makes Xapian's query of it; leaves also leave a
 * needle. */
#include "register/query/plan.h"
#include "register/base/error.h"
#include "register/query/filter.h"
#include "register/query/plan_parts.h"
#include "register/text/joint.h"
#include <glib/gi18n.h>
#include <string.h>

static StoreQuery *plan_node (Planner *planner, const PraxisQuery *query, GError **error);

static void
needle_free (gpointer data) {
  PraxisNeedle *needle = data;
  g_ptr_array_unref (needle->runs);
  g_free (needle);
}

static void
expansion_free (gpointer data) {
  PraxisExpansion *expansion = data;
  g_free (expansion->from);
  g_free (expansion->to);
  g_free (expansion->language);
  g_free (expansion);
}

void
praxis_plan_free (PraxisPlan *plan) {
  if (plan == NULL)
    return;
  store_query_free (plan->query);
  g_ptr_array_unref (plan->needles);
  g_ptr_array_unref (plan->expansions);
  g_free (plan);
}

static GPtrArray *
queries_new (void) {
  return g_ptr_array_new_with_free_func ((GDestroyNotify)store_query_free);
}

/* Combines and empties the list. */
static StoreQuery *
combine (StoreOperator operation, GPtrArray *queries, guint window) {
  guint count = queries->len;
  g_autofree gpointer *taken = g_ptr_array_steal (queries, NULL);
  return store_query_combine (operation, (StoreQuery **)taken, count, window);
}

/* ---- Leaves ---- */

/* Moves a run into a text field: "Zstem" -> "ZSstem", "word" -> "Sword". */
static void
prefix_run (char **run, const PraxisField *field) {
  for (; *run != NULL; run++) {
    gboolean stem = **run == 'Z';
    char *prefixed = g_strconcat (stem ? "Z" : "", field->prefix, *run + stem, NULL);
    g_free (*run);
    *run = prefixed;
  }
}

static StoreQuery *
leaf_query (Planner *planner, GPtrArray *runs, const PraxisField *field, GError **error) {
  for (guint i = 0; field != NULL && i < runs->len; i++)
    prefix_run (g_ptr_array_index (runs, i), field);
  StoreQuery *query = planner_runs_query (runs);
  if (planner_add_needle (planner, runs, 1, TRUE, error))
    return query;
  store_query_free (query);
  return NULL;
}

static gboolean
is_stopword (const Planner *planner, const char *text) {
  g_autofree char *folded = praxis_fold (text);
  return g_hash_table_contains (planner->context->stopwords, folded);
}

static char **
single_term_run (const char *term) {
  char **run = g_new0 (char *, 2);
  run[0] = g_strdup (term);
  return run;
}

static void
add_stems (const Planner *planner, const PraxisToken *token, GPtrArray *runs) {
  for (guint i = 0; i < planner->stemmings->len; i++) {
    const char *term = praxis_stemming_term (g_ptr_array_index (planner->stemmings, i), token);
    planner_add_run (runs, single_term_run (term));
  }
}

/* Stemmers know accents, so a word written without them may have another stem: it is looked for as well. */
static StoreQuery *
plan_token (Planner *planner, const PraxisToken *token, const PraxisField *field, GError **error) {
  GPtrArray *runs = planner_runs_new ();
  PraxisToken bare = *token;
  bare.word = token->folded;
  add_stems (planner, token, runs);
  if (token->folded != token->word)
    add_stems (planner, &bare, runs);
  return leaf_query (planner, runs, field, error);
}

/* Plans the tokens of a word as typed, all or all but the function words among them. */
static gboolean
plan_tokens (Planner *planner, const PraxisQuery *query, gboolean all, GPtrArray *planned, GError **error) {
  g_autoptr (PraxisTokenizer) tokenizer = praxis_tokenizer_new ();
  PraxisToken token;
  praxis_tokenizer_start (tokenizer, query->text, strlen (query->text));
  while (praxis_tokenizer_next (tokenizer, &token)) {
    if (!all && is_stopword (planner, token.word))
      continue;
    StoreQuery *one = plan_token (planner, &token, query->field, error);
    if (one == NULL)
      return FALSE;
    g_ptr_array_add (planned, one);
  }
  return TRUE;
}

/* A word of two parts that a mark joins (M&D, GLO.ACT): one term, or its parts in a row. NULL if it is none.
 */
static GPtrArray *
marked_runs (const char *text) {
  g_autoptr (PraxisTokenizer) tokenizer = praxis_tokenizer_new ();
  PraxisToken token;
  praxis_tokenizer_start (tokenizer, text, strlen (text));
  if (!praxis_tokenizer_next (tokenizer, &token))
    return NULL;
  g_autofree char *first = g_strdup (token.word);
  gsize end = token.end;
  const char *between
      = praxis_tokenizer_next (tokenizer, &token) ? praxis_joint_between (text, end, token.start) : NULL;
  if (between == NULL || *between == '\0')
    return NULL;
  g_autofree char *whole = g_strconcat (first, between, token.word, NULL);
  if (praxis_tokenizer_next (tokenizer, &token))
    return NULL;
  GPtrArray *runs = planner_runs_new ();
  planner_add_run (runs, single_term_run (whole));
  planner_add_run (runs, planner_run (text, NULL));
  return runs;
}

/* A word as typed may be several ("peer-to-peer", "l'immigration"): any of them, or all if the word is asked
 * for with "+". */
static StoreQuery *
plan_words (Planner *planner, const PraxisQuery *query, GError **error) {
  GPtrArray *marked = marked_runs (query->text);
  if (marked != NULL)
    return leaf_query (planner, marked, query->field, error);
  g_autoptr (GPtrArray) planned = queries_new ();
  if (!plan_tokens (planner, query, FALSE, planned, error)
      || (planned->len == 0 && !plan_tokens (planner, query, TRUE, planned, error)))
    return NULL;
  return combine (query->occurs == PRAXIS_OCCURS_MAYBE ? STORE_OR : STORE_AND, planned, 0);
}

static StoreQuery *
plan_phrase (Planner *planner, const PraxisQuery *query, GError **error) {
  GPtrArray *runs = planner_runs_new ();
  g_ptr_array_add (runs, planner_run (query->text, NULL));
  return leaf_query (planner, runs, query->field, error);
}

static StoreQuery *
plan_wildcard (Planner *planner, const PraxisQuery *query, GError **error) {
  g_auto (GStrv) words = planner_run (query->text, NULL);
  /* Of several words ("l'immigr*") the last is the one that goes on. */
  const char *word = words[g_strv_length (words) - 1];
  g_autofree char *beginning = g_strconcat (query->field != NULL ? query->field->prefix : "", word, NULL);
  guint most = planner->context->wildcard_terms;
  g_autoptr (GPtrArray) terms = store_reader_terms (planner->context->reader, beginning, most + 1, error);
  if (terms == NULL)
    return NULL;
  if (terms->len > most) {
    g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_LIMIT,
                 _ ("'%s*' stands for more than %u words (setting query.wildcard-terms): write more letters"),
                 query->text, most);
    return NULL;
  }
  if (terms->len == 0)
    return store_query_none ();
  GPtrArray *runs = planner_runs_new ();
  for (guint i = 0; i < terms->len; i++)
    g_ptr_array_add (runs, single_term_run (g_ptr_array_index (terms, i)));
  return leaf_query (planner, runs, NULL, error);
}

static void
add_boolean (GPtrArray *terms, const PraxisField *field, const char *value) {
  g_autofree char *term = praxis_boolean_term (field->prefix, value);
  g_ptr_array_add (terms, store_query_term (term));
}

static void
add_years (GPtrArray *terms, const PraxisField *field, const char *value) {
  int from, to;
  if (!praxis_years_parse (value, &from, &to))
    return;
  for (int year = MAX (from, 1900); year <= MIN (to, 2100); year++) {
    g_autofree char *text = g_strdup_printf ("%d", year);
    add_boolean (terms, field, text);
  }
}

static void
add_concepts (GPtrArray *terms, const PraxisField *field, const PraxisConcept *concept, guint depth) {
  add_boolean (terms, field, praxis_concept_id (concept));
  const GPtrArray *narrower = praxis_concept_narrower (concept);
  for (guint i = 0; depth > 0 && i < narrower->len; i++)
    add_concepts (terms, field, g_ptr_array_index (narrower, i), depth - 1);
}

/* A value inside a formula of words; values at the top are filters and never come here. */
static StoreQuery *
plan_value (Planner *planner, const PraxisQuery *query, GError **error) {
  (void)error;
  const PraxisField *field = query->field;
  const PraxisConcept *concept = NULL;
  if (field->scheme != NULL && planner->context->vocabulary != NULL)
    concept = praxis_vocabulary_find (planner->context->vocabulary, field->scheme, query->text);
  g_autoptr (GPtrArray) terms = g_ptr_array_new ();
  if ((field->flags & PRAXIS_FIELD_YEARS) != 0)
    add_years (terms, field, query->text);
  else if (concept != NULL)
    add_concepts (terms, field, concept, 8);
  else
    add_boolean (terms, field, query->text);
  return store_query_scale (store_query_combine (STORE_OR, (StoreQuery **)terms->pdata, terms->len, 0), 0);
}

/* ---- Nodes with children ---- */

static gboolean
plan_children (Planner *planner, const GPtrArray *children, GPtrArray *queries, GError **error) {
  for (guint i = 0; i < children->len; i++) {
    StoreQuery *child = plan_node (planner, g_ptr_array_index (children, i), error);
    if (child == NULL)
      return FALSE;
    g_ptr_array_add (queries, child);
  }
  return TRUE;
}

static StoreQuery *
plan_joined (Planner *planner, const PraxisQuery *query, GError **error) {
  static const StoreOperator operations[] = {
    [PRAXIS_QUERY_AND] = STORE_AND,
    [PRAXIS_QUERY_OR] = STORE_OR,
  };
  g_autoptr (GPtrArray) queries = queries_new ();
  if (!plan_children (planner, query->children, queries, error))
    return NULL;
  return combine (operations[query->kind], queries, 0);
}

/* The words of a NEAR as stems of one language. */
static char **
near_run (const PraxisQuery *query, PraxisStemming *stemming) {
  GPtrArray *run = g_ptr_array_new ();
  for (guint i = 0; i < query->children->len; i++) {
    const PraxisQuery *child = g_ptr_array_index (query->children, i);
    g_autofree char **words = planner_run (child->text, stemming);
    if (child->field != NULL)
      prefix_run (words, child->field);
    for (char **word = words; *word != NULL; word++)
      g_ptr_array_add (run, *word);
  }
  g_ptr_array_add (run, NULL);
  return (char **)g_ptr_array_free (run, FALSE);
}

/* Xapian looks for single terms near each other and not for choices of them, so each language is asked for by
 * itself. */
static StoreQuery *
plan_near (Planner *planner, const PraxisQuery *query, GError **error) {
  g_autoptr (GPtrArray) runs = planner_runs_new (), queries = queries_new (), leaves = queries_new ();
  if (!plan_children (planner, query->children, leaves, error)) /* for their needles */
    return NULL;
  for (guint i = 0; i < planner->stemmings->len; i++)
    planner_add_run (runs, near_run (query, g_ptr_array_index (planner->stemmings, i)));
  for (guint i = 0; i < runs->len; i++) {
    char *const *run = g_ptr_array_index (runs, i);
    guint window = query->window + g_strv_length ((char **)run) - 1;
    g_ptr_array_add (queries, planner_windowed_query (STORE_NEAR, run, window));
  }
  return combine (STORE_OR, queries, 0);
}

/* What must not occur leaves no needle. */
static StoreQuery *
plan_excluded (Planner *planner, const PraxisQuery *query, GError **error) {
  guint before = planner->plan->needles->len;
  StoreQuery *planned = plan_node (planner, query, error);
  g_ptr_array_set_size (planner->plan->needles, (int)before);
  return planned;
}

static StoreQuery *
without (StoreQuery *wanted, StoreQuery *unwanted) {
  StoreQuery *both[] = { wanted != NULL ? wanted : store_query_all (), unwanted };
  return store_query_combine (STORE_AND_NOT, both, 2, 0);
}

static StoreQuery *
plan_not (Planner *planner, const PraxisQuery *query, GError **error) {
  const PraxisQuery *first = g_ptr_array_index (query->children, 0);
  gboolean all = first->kind == PRAXIS_QUERY_ANY && first->children->len == 0;
  StoreQuery *wanted = all ? store_query_all () : plan_node (planner, first, error);
  if (wanted == NULL)
    return NULL;
  StoreQuery *unwanted = plan_excluded (planner, g_ptr_array_index (query->children, 1), error);
  if (unwanted == NULL) {
    store_query_free (wanted);
    return NULL;
  }
  return without (wanted, unwanted);
}

static gboolean
is_plain_word (const PraxisQuery *query) {
  return query->kind == PRAXIS_QUERY_WORDS && query->field == NULL && query->occurs != PRAXIS_OCCURS_NEVER;
}

/* Function words are left out where other words say what is meant. */
static gboolean
all_stopwords (const Planner *planner, const PraxisQuery *query) {
  for (guint i = 0; i < query->children->len; i++) {
    const PraxisQuery *child = g_ptr_array_index (query->children, i);
    if (child->occurs != PRAXIS_OCCURS_NEVER
        && (!is_plain_word (child) || !is_stopword (planner, child->text)))
      return FALSE;
  }
  return TRUE;
}

typedef struct {
  GPtrArray *by_occurs[PRAXIS_OCCURS_NEVER + 1];
} Sorted;

static gboolean
sort_children (Planner *planner, const PraxisQuery *query, Sorted *sorted, GError **error) {
  gboolean keep_stopwords = all_stopwords (planner, query);
  for (guint i = 0; i < query->children->len; i++) {
    const PraxisQuery *child = g_ptr_array_index (query->children, i);
    gboolean skipped = !keep_stopwords && child->occurs == PRAXIS_OCCURS_MAYBE && is_plain_word (child)
                       && is_stopword (planner, child->text);
    if (skipped)
      continue;
    StoreQuery *planned = child->occurs == PRAXIS_OCCURS_NEVER ? plan_excluded (planner, child, error)
                                                               : plan_node (planner, child, error);
    if (planned == NULL)
      return FALSE;
    g_ptr_array_add (sorted->by_occurs[child->occurs], planned);
  }
  return TRUE;
}

/* Words that stand together may name something the vocabularies know. */
static gboolean
expand_children (Planner *planner, const PraxisQuery *query, GPtrArray *queries, GError **error) {
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  if (!planner->context->expand || planner->context->vocabulary == NULL)
    return TRUE;
  for (guint i = 0; i <= query->children->len; i++) {
    PraxisQuery *child = i < query->children->len ? g_ptr_array_index (query->children, i) : NULL;
    if (child != NULL && is_plain_word (child)) {
      g_ptr_array_add (words, child);
      continue;
    }
    if (!planner_expand (planner, words, queries, error))
      return FALSE;
    g_ptr_array_set_size (words, 0);
  }
  return TRUE;
}

static StoreQuery *
assemble (Sorted *sorted) {
  StoreQuery *wanted = NULL;
  if (sorted->by_occurs[PRAXIS_OCCURS_MAYBE]->len > 0)
    wanted = combine (STORE_OR, sorted->by_occurs[PRAXIS_OCCURS_MAYBE], 0);
  if (sorted->by_occurs[PRAXIS_OCCURS_ALWAYS]->len > 0) {
    StoreQuery *pair[] = { combine (STORE_AND, sorted->by_occurs[PRAXIS_OCCURS_ALWAYS], 0), wanted };
    wanted = wanted == NULL ? pair[0] : store_query_combine (STORE_AND_MAYBE, pair, 2, 0);
  }
  if (sorted->by_occurs[PRAXIS_OCCURS_NEVER]->len > 0)
    wanted = without (wanted, combine (STORE_OR, sorted->by_occurs[PRAXIS_OCCURS_NEVER], 0));
  return wanted;
}

static StoreQuery *
plan_any (Planner *planner, const PraxisQuery *query, GError **error) {
  Sorted sorted;
  for (guint i = 0; i < G_N_ELEMENTS (sorted.by_occurs); i++)
    sorted.by_occurs[i] = queries_new ();
  StoreQuery *planned = NULL;
  if (sort_children (planner, query, &sorted, error)
      && expand_children (planner, query, sorted.by_occurs[PRAXIS_OCCURS_MAYBE], error))
    planned = assemble (&sorted);
  for (guint i = 0; i < G_N_ELEMENTS (sorted.by_occurs); i++)
    g_ptr_array_unref (sorted.by_occurs[i]);
  return planned;
}

typedef StoreQuery *(*PlanFunction) (Planner *planner, const PraxisQuery *query, GError **error);

static StoreQuery *
plan_node (Planner *planner, const PraxisQuery *query, GError **error) {
  static const PlanFunction functions[] = {
    [PRAXIS_QUERY_WORDS] = plan_words, [PRAXIS_QUERY_PHRASE] = plan_phrase,
    [PRAXIS_QUERY_NEAR] = plan_near,   [PRAXIS_QUERY_WILDCARD] = plan_wildcard,
    [PRAXIS_QUERY_VALUE] = plan_value, [PRAXIS_QUERY_ANY] = plan_any,
    [PRAXIS_QUERY_AND] = plan_joined,  [PRAXIS_QUERY_OR] = plan_joined,
    [PRAXIS_QUERY_NOT] = plan_not,
  };
  return functions[query->kind](planner, query, error);
}

PraxisPlan *
praxis_plan_new (const PraxisQuery *query, const PraxisPlanContext *context, GError **error) {
  g_autoptr (PraxisPlan) plan = g_new0 (PraxisPlan, 1);
  plan->needles = g_ptr_array_new_with_free_func (needle_free);
  plan->expansions = g_ptr_array_new_with_free_func (expansion_free);
  if (query == NULL)
    return g_steal_pointer (&plan);
  g_autoptr (Planner) planner = planner_new (plan, context);
  plan->query = plan_node (planner, query, error);
  return plan->query == NULL ? NULL : g_steal_pointer (&plan);
}

gboolean
praxis_plan_in_time (StoreDeadline *deadline, guint words, GError **error) {
  if (!store_deadline_stops (deadline, words))
    return TRUE;
  g_set_error_literal (error, PRAXIS_ERROR, PRAXIS_ERROR_LIMIT,
                       _ ("this query takes more time than is allowed (setting query.seconds): ask for fewer "
                          "words, or write more letters before a *"));
  return FALSE;
}
