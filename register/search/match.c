/* Each operator makes one list of scored documents of its children's, all in the order of their numbers. The
 * weights are those of Xapian's BM25Weight, term by term in its order of operations. */
#include "register/search/match.h"
#include "register/query/plan.h"
#include <math.h>

typedef struct {
  PraxisPostings *postings;
  const guint32 *lengths; /* by number */
  guint numbers;          /* one more than the highest */
  double documents;
  double k1, b;
  StoreDeadline *deadline;
  double per_word; /* length of one word, against that of an average document */
  guint terms;     /* of the query, as far as they were matched */
} Matcher;

/* The documents of a query (of StoreHit). factor: what its scores are multiplied with. */
typedef GArray *(*Evaluate) (Matcher *matcher, const StoreQuery *query, double factor, GError **error);

static GArray *evaluate (Matcher *matcher, const StoreQuery *query, double factor, GError **error);

static GArray *
hits_new (guint most) {
  return g_array_sized_new (FALSE, FALSE, sizeof (StoreHit), most);
}

/* ---- Terms ---- */

/* What a term that so many documents have counts at most. */
static double
term_weight (Matcher *matcher, double having, double factor) {
  double odds = (matcher->documents - having + 0.5) / (having + 0.5);
  return log (odds < 2 ? odds * 0.5 + 1 : odds) * factor * (matcher->k1 + 1);
}

static GArray *
score (Matcher *matcher, const GArray *postings, double having, double factor) {
  GArray *hits = hits_new (postings->len);
  double weight = term_weight (matcher, having, factor);
  const StorePosting *posting = (const StorePosting *)(const void *)postings->data;
  StoreHit *hit = (StoreHit *)(void *)hits->data;
  for (const StorePosting *end = posting + postings->len; posting < end; posting++, hit++) {
    double length = matcher->lengths[posting->number] * matcher->per_word;
    double times = posting->occurrences;
    hit->number = posting->number;
    hit->score = weight * (times / (matcher->k1 * (length * matcher->b + (1 - matcher->b)) + times));
  }
  g_array_set_size (hits, postings->len);
  return hits;
}

/* Without some of the terms other documents would be found, not only fewer. */
static GArray *
postings_of (Matcher *matcher, const StoreQuery *query, GError **error) {
  if (!praxis_plan_in_time (matcher->deadline, matcher->terms++, error))
    return NULL;
  return praxis_postings_of (matcher->postings, query->term, error);
}

static GArray *
evaluate_term (Matcher *matcher, const StoreQuery *query, double factor, GError **error) {
  g_autoptr (GArray) postings = postings_of (matcher, query, error);
  return postings == NULL ? NULL : score (matcher, postings, postings->len, factor);
}

static GArray *
evaluate_all (Matcher *matcher, const StoreQuery *query, double factor, GError **error) {
  (void)query, (void)factor, (void)error;
  GArray *hits = hits_new (matcher->numbers);
  for (guint number = 1; number < matcher->numbers; number++) {
    StoreHit hit = { number, 0 };
    if (matcher->lengths[number] != STORE_NO_DOCUMENT)
      g_array_append_val (hits, hit);
  }
  return hits;
}

static GArray *
evaluate_none (Matcher *matcher, const StoreQuery *query, double factor, GError **error) {
  (void)matcher, (void)query, (void)factor, (void)error;
  return hits_new (0);
}

static GArray *
evaluate_scale (Matcher *matcher, const StoreQuery *query, double factor, GError **error) {
  return evaluate (matcher, query->children[0], factor * query->factor, error);
}

/* ---- Terms that count as one ---- */

static GArray *
join_postings (const GArray *left, const GArray *right) {
  GArray *joined = g_array_sized_new (FALSE, FALSE, sizeof (StorePosting), left->len + right->len);
  for (guint i = 0, j = 0; i < left->len || j < right->len;) {
    StorePosting none = { G_MAXUINT32, 0 };
    StorePosting one = i < left->len ? g_array_index (left, StorePosting, i) : none;
    StorePosting other = j < right->len ? g_array_index (right, StorePosting, j) : none;
    StorePosting posting = { MIN (one.number, other.number), 0 };
    if (one.number == posting.number) {
      posting.occurrences += one.occurrences;
      i++;
    }
    if (other.number == posting.number) {
      posting.occurrences += other.occurrences;
      j++;
    }
    g_array_append_val (joined, posting);
  }
  return joined;
}

static int
ascending (gconstpointer a, gconstpointer b) {
  double one = *(const double *)a, other = *(const double *)b;
  return (one > other) - (one < other);
}

/* How many documents have one of the terms, as Xapian estimates it: the two rarest first, taken for
 * independent, and so on. */
static double
estimate_having (Matcher *matcher, GArray *having) {
  while (having->len > 1) {
    g_array_sort (having, ascending);
    double one = g_array_index (having, double, 0), other = g_array_index (having, double, 1);
    g_array_index (having, double, 1) = floor (one + other - one * other / matcher->documents + 0.5);
    g_array_remove_index_fast (having, 0);
  }
  return having->len > 0 ? g_array_index (having, double, 0) : 0;
}

static GArray *
evaluate_synonym (Matcher *matcher, const StoreQuery *query, double factor, GError **error) {
  g_autoptr (GArray) joined = g_array_new (FALSE, FALSE, sizeof (StorePosting));
  g_autoptr (GArray) having = g_array_new (FALSE, FALSE, sizeof (double));
  for (guint i = 0; i < query->count; i++) {
    g_autoptr (GArray) postings = postings_of (matcher, query->children[i], error);
    if (postings == NULL)
      return NULL;
    double documents = postings->len;
    g_array_append_val (having, documents);
    GArray *both = join_postings (joined, postings);
    g_array_unref (joined);
    joined = both;
  }
  return score (matcher, joined, estimate_having (matcher, having), factor);
}

/* ---- Operators ---- */

/* What becomes of documents that two children have. */
typedef struct {
  gboolean left, right, both; /* whether those stay that only one has, or both have */
  gboolean adds;              /* the score of the second counts */
} Rule;

static const Rule rules[] = {
  [STORE_AND] = { FALSE, FALSE, TRUE, TRUE },      [STORE_OR] = { TRUE, TRUE, TRUE, TRUE },
  [STORE_AND_NOT] = { TRUE, FALSE, FALSE, FALSE }, [STORE_AND_MAYBE] = { TRUE, FALSE, TRUE, TRUE },
  [STORE_FILTER] = { FALSE, FALSE, TRUE, FALSE },
};

static GArray *
join (const GArray *left, const GArray *right, const Rule *rule) {
  GArray *joined = hits_new (left->len + right->len);
  const StoreHit *one = (const StoreHit *)(const void *)left->data, *one_end = one + left->len;
  const StoreHit *other = (const StoreHit *)(const void *)right->data, *other_end = other + right->len;
  StoreHit *hit = (StoreHit *)(void *)joined->data;
  while (one < one_end && other < other_end)
    if (one->number < other->number) {
      *hit = *one++;
      hit += rule->left;
    } else if (one->number > other->number) {
      *hit = *other++;
      hit += rule->right;
    } else {
      *hit = (StoreHit){ one->number, one->score + other->score };
      hit += rule->both;
      one++;
      other++;
    }
  while (rule->left && one < one_end)
    *hit++ = *one++;
  while (rule->right && other < other_end)
    *hit++ = *other++;
  g_array_set_size (joined, (guint)(hit - (StoreHit *)(void *)joined->data));
  return joined;
}

static GArray *
evaluate_join (Matcher *matcher, const StoreQuery *query, double factor, GError **error) {
  const Rule *rule = &rules[query->operation];
  g_autoptr (GArray) joined
      = query->count > 0 ? evaluate (matcher, query->children[0], factor, error) : hits_new (0);
  for (guint i = 1; joined != NULL && i < query->count; i++) {
    g_autoptr (GArray) next = evaluate (matcher, query->children[i], rule->adds ? factor : 0, error);
    if (next == NULL)
      return NULL;
    GArray *both = join (joined, next, rule);
    g_array_unref (joined);
    joined = both;
  }
  return g_steal_pointer (&joined);
}

/* Those that need positions are not here. */
static const Evaluate functions[STORE_NEAR + 1] = {
  [STORE_TERM] = evaluate_term,       [STORE_ALL] = evaluate_all,        [STORE_NONE] = evaluate_none,
  [STORE_SCALE] = evaluate_scale,     [STORE_AND] = evaluate_join,       [STORE_OR] = evaluate_join,
  [STORE_AND_NOT] = evaluate_join,    [STORE_AND_MAYBE] = evaluate_join, [STORE_FILTER] = evaluate_join,
  [STORE_SYNONYM] = evaluate_synonym,
};

static GArray *
evaluate (Matcher *matcher, const StoreQuery *query, double factor, GError **error) {
  return functions[query->operation](matcher, query, factor, error);
}

/* ---- The best ---- */

static void
sort_hits (GArray *hits, const PraxisOrder *order, guint limit) {
  g_array_sort_with_data (hits, praxis_order_compare_data, (gpointer)order);
  g_array_set_size (hits, MIN (hits->len, limit));
}

/* Of the hits that are accepted, the best: those that may be among them are gathered, and sorted whenever
 * they are twice as many as wanted. */
static GArray *
choose_best (const GArray *hits, const StoreMatch *match, const PraxisOrder *order) {
  GArray *best = hits_new (2 * MIN (match->limit, hits->len));
  StoreHit worst = { 0, 0 };
  gboolean full = FALSE;
  for (guint i = 0; i < hits->len; i++) {
    const StoreHit *hit = &g_array_index (hits, StoreHit, i);
    gboolean accepted = match->decide == NULL || match->decide (hit->number, match->data);
    if (!accepted || match->limit == 0 || (full && praxis_order_compare (order, hit, &worst) > 0))
      continue;
    g_array_append_val (best, *hit);
    if (best->len < 2 * match->limit)
      continue;
    sort_hits (best, order, match->limit);
    worst = g_array_index (best, StoreHit, match->limit - 1);
    full = TRUE;
  }
  sort_hits (best, order, match->limit);
  return best;
}

/* ---- Which matcher ---- */

/* It needs no positions. */
static gboolean
is_plain (const StoreQuery *query) {
  for (guint i = 0; i < query->count; i++)
    if (!is_plain (query->children[i])
        || (query->operation == STORE_SYNONYM && query->children[i]->operation != STORE_TERM))
      return FALSE;
  return functions[query->operation] != NULL;
}

/* Adds to *bytes what the postings take; FALSE if it is too much. What cannot be read Xapian complains of. */
static gboolean
find_room (PraxisPostings *postings, const StoreQuery *query, gsize *bytes) {
  if (query->operation == STORE_TERM && !praxis_postings_measure (postings, query->term, bytes, NULL))
    return FALSE;
  for (guint i = 0; i < query->count; i++)
    if (!find_room (postings, query->children[i], bytes))
      return FALSE;
  return *bytes <= praxis_postings_most (postings);
}

static GArray *
match_plain (PraxisPostings *postings, const StoreQuery *query, const StoreMatch *match,
             const PraxisOrder *order, GError **error) {
  const GArray *lengths = praxis_postings_lengths (postings, error);
  if (lengths == NULL)
    return NULL;
  double documents = praxis_postings_documents (postings), words = praxis_postings_words (postings);
  Matcher matcher = {
    .postings = postings,
    .lengths = (const guint32 *)(const void *)lengths->data,
    .numbers = lengths->len,
    .documents = documents,
    .k1 = match->k1,
    .b = match->b,
    .deadline = match->deadline,
    .per_word = words > 0 ? 1 / (words / documents) : 0,
  };
  g_autoptr (GArray) hits = evaluate (&matcher, query, 1, error);
  return hits == NULL ? NULL : choose_best (hits, match, order);
}

/* Xapian tells equal scores apart by number, so it is asked for all. */
static GArray *
match_positions (PraxisPostings *postings, const StoreQuery *query, const StoreMatch *match,
                 const PraxisOrder *order, GError **error) {
  StoreMatch all = *match;
  all.limit = match->limit == 0 ? 0 : G_MAXUINT;
  GArray *hits = store_reader_match (praxis_postings_reader (postings), query, &all, error);
  if (hits != NULL)
    sort_hits (hits, order, match->limit);
  return hits;
}

GArray *
praxis_match (PraxisPostings *postings, const StoreQuery *query, const StoreMatch *match,
              const PraxisOrder *order, GError **error) {
  g_autoptr (StoreQuery) all = query == NULL ? store_query_all () : NULL;
  gsize bytes = 0;
  query = query != NULL ? query : all;
  gboolean plain = is_plain (query) && find_room (postings, query, &bytes);
  return (plain ? match_plain : match_positions) (postings, query, match, order, error);
}
