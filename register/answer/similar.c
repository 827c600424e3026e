/* More like a document: its own best terms are asked for as a query is. Terms are stems, so what is found is
 * in its language, or shares its names. What belongs together with the document is no find and is left out,
 * and so is what belongs together with one that is listed before. */
#include "register/answer/answer.h"
#include "register/base/error.h"
#include "register/index/analysis.h"
#include "register/register_parts.h"
#include "register/search/versions.h"
#include "register/search/weighed_term.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

#define STEM "Z"
#define WEIGHED_TERMS 200u /* the most frequent in the document, whose rarity is looked up */
#define BEST_TERMS 30u     /* 20 to 50 did as well, on three collections */
#define SPARE_HITS 50u     /* hits besides those asked for, as some are left out */

typedef struct {
  const char *id;
  guint limit;
} Question;

typedef struct {
  GArray *terms; /* of PraxisWeighedTerm */
  GHashTable *stopwords;
} Collecting;

static void
term_clear (gpointer data) {
  g_free (((PraxisWeighedTerm *)data)->term);
}

/* ---- The best terms ---- */

/* Stems of words of the text: those of fields have a prefix in capitals. Numbers and function words say
 * little of what a text is about. */
static void
collect_term (const char *name, guint occurrences, gpointer data) {
  Collecting *collecting = data;
  const char *stem = name + strlen (STEM);
  if (g_ascii_isupper (*stem) || g_ascii_isdigit (*stem)
      || g_hash_table_contains (collecting->stopwords, stem))
    return;
  double emphasis = 1 + log (occurrences);
  PraxisWeighedTerm term = { g_strdup (name), emphasis, 0, emphasis };
  g_array_append_val (collecting->terms, term);
}

/* Frequent here and rare elsewhere; nothing where no other document has it. */
static gboolean
weigh (StoreReader *reader, PraxisWeighedTerm *term, GError **error) {
  StoreFrequency frequency;
  if (!store_reader_frequency (reader, term->term, &frequency, error))
    return FALSE;
  double documents = store_reader_documents (reader), having = frequency.documents;
  term->rarity = having > 1 ? log (documents / having) : 0;
  term->weight = term->emphasis * term->rarity;
  return TRUE;
}

/* Of PraxisWeighedTerm, the best first. */
static GArray *
find_best_terms (const PraxisRegister *reg, guint number, GError **error) {
  g_autoptr (GArray) terms = g_array_new (FALSE, FALSE, sizeof (PraxisWeighedTerm));
  g_array_set_clear_func (terms, term_clear);
  Collecting collecting = { terms, reg->stopwords };
  if (!store_reader_each_document_term (reg->reader, number, STEM, collect_term, &collecting, error))
    return NULL;
  praxis_weighed_terms_keep (terms, WEIGHED_TERMS);
  for (guint i = 0; i < terms->len; i++)
    if (!weigh (reg->reader, &g_array_index (terms, PraxisWeighedTerm, i), error))
      return NULL;
  praxis_weighed_terms_keep (terms, BEST_TERMS);
  guint best = 0;
  while (best < terms->len && g_array_index (terms, PraxisWeighedTerm, best).weight > 0)
    best++;
  g_array_set_size (terms, best);
  return g_steal_pointer (&terms);
}

/* ---- What is like it ---- */

/* The match gives those that are equal by their numbers: whether some of these were cut off. */
static gboolean
cuts_equals (const GArray *hits, guint asked, guint limit) {
  return limit > 0 && hits->len == asked
         && g_array_index (hits, StoreHit, asked - 1).score
                == g_array_index (hits, StoreHit, limit - 1).score;
}

/* All that are as good as the last one that is asked for come, as ids decide between them. */
static GArray *
match_with_equals (PraxisRegister *reg, const StoreQuery *query, StoreMatch *match, GError **error) {
  guint limit = match->limit;
  GArray *hits = store_reader_match (reg->reader, query, match, error);
  while (hits != NULL && cuts_equals (hits, match->limit, limit)) {
    g_array_unref (hits);
    match->limit *= 2;
    hits = store_reader_match (reg->reader, query, match, error);
  }
  return hits;
}

static GArray *
find_hits (PraxisRegister *reg, const GArray *terms, guint limit, GError **error) {
  StoreQuery *children[BEST_TERMS];
  for (guint i = 0; i < terms->len; i++) {
    const PraxisWeighedTerm *term = &g_array_index (terms, PraxisWeighedTerm, i);
    children[i] = store_query_scale (store_query_term (term->term), term->emphasis);
  }
  g_autoptr (StoreQuery) query = store_query_combine (STORE_OR, children, terms->len, 0);
  StoreMatch match = {
    .k1 = praxis_settings_decimal (reg->settings, "search.k1"),
    .b = praxis_settings_decimal (reg->settings, "search.b"),
    .deadline = &reg->deadline,
    .limit = limit,
  };
  const PraxisOrder *order = praxis_orders_find (reg->orders, "score", error);
  GArray *hits = order == NULL ? NULL : match_with_equals (reg, query, &match, error);
  if (hits == NULL)
    return NULL;
  g_array_sort_with_data (hits, praxis_order_compare_data, (gpointer)order);
  g_array_set_size (hits, MIN (hits->len, limit));
  return hits;
}

/* Adds a document and its versions to those that are not to be listed any more. */
static gboolean
pass_over (PraxisRegister *reg, guint number, GHashTable *passed, GError **error) {
  const GArray *others = praxis_versions_of (reg, number, error);
  g_hash_table_add (passed, GUINT_TO_POINTER (number));
  for (guint i = 0; others != NULL && i < others->len; i++)
    g_hash_table_add (passed, GUINT_TO_POINTER (g_array_index (others, guint, i)));
  return others != NULL;
}

static gboolean
pass_over_own (PraxisRegister *reg, guint number, GHashTable *passed, GError **error) {
  g_autoptr (GArray) editions = praxis_editions_of (reg, number, error);
  gboolean done = editions != NULL && pass_over (reg, number, passed, error);
  for (guint i = 0; done && i < editions->len; i++)
    done = pass_over (reg, g_array_index (editions, guint, i), passed, error);
  return done;
}

static gboolean
add_hit (JsonBuilder *builder, const PraxisRegister *reg, const StoreHit *hit, GError **error) {
  g_autoptr (PraxisEntry) entry = praxis_entry_open (reg->reader, hit->number, error);
  if (entry == NULL)
    return FALSE;
  json_builder_begin_object (builder);
  answer_add_listed (builder, reg, entry, hit->score);
  json_builder_end_object (builder);
  return TRUE;
}

static gboolean
add_hits (JsonBuilder *builder, PraxisRegister *reg, guint number, const GArray *hits, guint limit,
          GError **error) {
  g_autoptr (GHashTable) passed = g_hash_table_new (NULL, NULL);
  if (!pass_over_own (reg, number, passed, error))
    return FALSE;
  for (guint i = 0; i < hits->len && limit > 0; i++) {
    const StoreHit *hit = &g_array_index (hits, StoreHit, i);
    if (g_hash_table_contains (passed, GUINT_TO_POINTER (hit->number)))
      continue;
    if (!add_hit (builder, reg, hit, error) || !pass_over (reg, hit->number, passed, error))
      return FALSE;
    limit--;
  }
  return TRUE;
}

static void
add_terms (JsonBuilder *builder, const GArray *terms) {
  json_builder_set_member_name (builder, "terms");
  json_builder_begin_array (builder);
  for (guint i = 0; i < terms->len; i++)
    json_builder_add_string_value (builder, g_array_index (terms, PraxisWeighedTerm, i).term + strlen (STEM));
  json_builder_end_array (builder);
}

static JsonNode *
similar (PraxisRegister *reg, gconstpointer data, GError **error) {
  const Question *question = data;
  g_autoptr (PraxisEntry) entry = praxis_entry_find (reg->reader, question->id, error);
  if (entry == NULL)
    return NULL;
  guint number = praxis_entry_number (entry);
  g_autoptr (GArray) terms = find_best_terms (reg, number, error);
  g_autoptr (GArray) hits
      = terms == NULL ? NULL : find_hits (reg, terms, question->limit + SPARE_HITS, error);
  if (hits == NULL)
    return NULL;
  g_autoptr (JsonBuilder) builder = answer_begin_record (reg, entry);
  members_add_text (builder, "title", praxis_entry_value (entry, "caption"));
  add_terms (builder, terms);
  json_builder_set_member_name (builder, "hits");
  json_builder_begin_array (builder);
  if (!add_hits (builder, reg, number, hits, question->limit, error))
    return NULL;
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  return json_builder_get_root (builder);
}

JsonNode *
praxis_register_similar (PraxisRegister *reg, const char *id, guint limit, GError **error) {
  const Question question = { id, limit };
  return register_ask (reg, similar, &question, error);
}
