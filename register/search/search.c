/* The steps of a search, from the words to the ranked documents. */
#include "register/search/search.h"
#include "register/base/error.h"
#include "register/index/analysis.h"
#include "register/query/question_language.h"
#include "register/search/cursor.h"
#include "register/search/match.h"
#include "register/search/rank.h"
#include "register/search/roles.h"
#include "register/search/spelling.h"
#include <glib/gi18n.h>
#include <string.h>

/* What one match gave. */
static void
clear_match (PraxisSearch *search) {
  g_clear_pointer (&search->fold, praxis_fold_free);
  g_clear_pointer (&search->selection, praxis_selection_free);
  g_clear_pointer (&search->hits, g_array_unref);
}

void
praxis_search_free (PraxisSearch *search) {
  if (search == NULL)
    return;
  praxis_query_free (search->query);
  g_free (search->corrected);
  if (search->filters != NULL)
    g_ptr_array_unref (search->filters);
  praxis_plan_free (search->plan);
  clear_match (search);
  praxis_columns_free (search->narrowed);
  praxis_role_counts_free (search->roles);
  g_array_unref (search->page);
  g_free (search);
}

/* ---- Understanding ---- */

/* A value of a field that has a filter already. */
static gboolean
is_further_value (const PraxisQuery *query, GPtrArray *filters) {
  return query->kind == PRAXIS_QUERY_VALUE && query->occurs != PRAXIS_OCCURS_NEVER
         && praxis_filters_get (filters, query->field, FALSE, FALSE) != NULL;
}

/* Takes the values with a "+" or those without one. */
static void
take_values (GPtrArray *children, gboolean always, GPtrArray *filters) {
  for (guint i = children->len; i-- > 0;) {
    const PraxisQuery *child = g_ptr_array_index (children, i);
    if (child->kind != PRAXIS_QUERY_VALUE || (child->occurs == PRAXIS_OCCURS_ALWAYS) != always
        || (always && is_further_value (child, filters)))
      continue;
    PraxisFilter *filter
        = praxis_filters_get (filters, child->field, child->occurs == PRAXIS_OCCURS_NEVER, TRUE);
    praxis_filter_add (filter, child->text, NULL, NULL);
    g_ptr_array_remove_index (children, i);
  }
}

/* A value that stands among the words is a filter like one beside them. The values of a filter are any of
 * them, so one that is to be there as well ("+country:GH +country:NG", "country:GH +country:NG") stays among
 * the words. */
static void
take_filters (GPtrArray *children, GPtrArray *filters) {
  take_values (children, FALSE, filters);
  take_values (children, TRUE, filters);
}

/* Whether an operand of AND is made of nothing else. */
static gboolean
holds_further_values (const PraxisQuery *operand, GPtrArray *filters) {
  for (guint i = 0; i < operand->children->len; i++)
    if (!is_further_value (g_ptr_array_index (operand->children, i), filters))
      return FALSE;
  return operand->children->len > 0;
}

static PraxisQuery *
hoist_filters (PraxisQuery *query, GPtrArray *filters) {
  if (query->kind == PRAXIS_QUERY_AND)
    for (guint i = query->children->len; i-- > 0;) {
      PraxisQuery *child = g_ptr_array_index (query->children, i);
      if (!holds_further_values (child, filters))
        take_filters (child->children, filters);
      if (child->children->len == 0)
        g_ptr_array_remove_index (query->children, i);
    }
  else if (query->kind == PRAXIS_QUERY_ANY)
    take_filters (query->children, filters);
  if (query->children->len > 0)
    return query;
  praxis_query_free (query);
  return NULL;
}

static gboolean
understand (PraxisRegister *reg, PraxisSearch *search, GError **error) {
  PraxisQueryLimits limits = {
    .terms = (guint)praxis_settings_number (reg->settings, "query.terms"),
    .depth = (guint)praxis_settings_number (reg->settings, "query.depth"),
    .wildcard_letters = (guint)praxis_settings_number (reg->settings, "query.wildcard-letters"),
  };
  const char *text = search->taken ? search->corrected : search->request->text;
  search->filters = praxis_filters_copy (search->request->filters);
  if (text == NULL)
    return TRUE;
  GError *reason = NULL;
  if (strcmp (search->request->syntax, "plain") == 0)
    search->query = praxis_query_parse_plain (text, &limits, &reason);
  else
    search->query = praxis_query_parse (text, &limits, reg->vocabulary, &reason);
  if (reason != NULL) {
    g_propagate_error (error, reason);
    return FALSE;
  }
  if (search->query != NULL)
    search->query = hoist_filters (search->query, search->filters);
  return TRUE;
}

/* A filter by country or topic prefers passages that name it; where there are no words, it alone chooses
 * them. */
static gboolean
prefer_filtered (PraxisSearch *search, const PraxisPlanContext *context, GError **error) {
  double weight = search->plan->query != NULL ? 0.3 : 1;
  for (guint i = 0; i < search->filters->len; i++) {
    const PraxisFilter *filter = g_ptr_array_index (search->filters, i);
    const char *scheme = filter->field->scheme;
    gboolean subject = !filter->excluded && scheme != NULL
                       && (filter->field->flags & PRAXIS_FIELD_SECTION) == 0
                       && strcmp (scheme, "language") != 0;
    for (guint j = 0; subject && j < filter->values->len; j++) {
      const PraxisConcept *concept
          = praxis_vocabulary_find (context->vocabulary, scheme, g_ptr_array_index (filter->values, j));
      if (concept != NULL && !praxis_plan_prefer (search->plan, concept, weight, context, error))
        return FALSE;
    }
  }
  return TRUE;
}

PraxisPlanContext
praxis_search_context (PraxisRegister *reg, const PraxisRequest *request) {
  return (PraxisPlanContext){
    .reader = reg->reader,
    .vocabulary = reg->vocabulary,
    .languages = reg->languages,
    .stopwords = reg->stopwords,
    .wildcard_terms = (guint)praxis_settings_number (reg->settings, "query.wildcard-terms"),
    .deadline = &reg->deadline,
    .expand = request->expand != 0,
  };
}

static gboolean
plan (PraxisRegister *reg, PraxisSearch *search, GError **error) {
  PraxisPlanContext context = praxis_search_context (reg, search->request);
  search->plan = praxis_plan_new (search->query, &context, error);
  return search->plan != NULL && prefer_filtered (search, &context, error);
}

/* ---- Matching ---- */

/* Roles belong to sections: where they are asked for, the words must stand there. *narrowed is NULL where
 * that does not matter. */
static gboolean
narrow_roles (PraxisRegister *reg, const PraxisSearch *search, const StoreQuery *query,
              PraxisColumns **narrowed, GError **error) {
  const PraxisField *roles = praxis_field_find ("in");
  gboolean matters = praxis_filters_get (search->filters, roles, FALSE, FALSE) != NULL
                     || praxis_filters_get (search->filters, roles, TRUE, FALSE) != NULL;
  *narrowed = NULL;
  if (query == NULL || !matters)
    return TRUE;
  *narrowed = praxis_roles_narrow (reg, query, NULL, error);
  return *narrowed != NULL;
}

static const PraxisColumns *
columns_of (const PraxisRegister *reg, const PraxisColumns *narrowed) {
  return narrowed != NULL ? narrowed : reg->columns;
}

static gboolean
match (PraxisRegister *reg, PraxisSearch *search, guint depth, GError **error) {
  const PraxisOrder *order = praxis_orders_find (reg->orders, search->request->sort, error);
  if (order == NULL)
    return FALSE;
  search->selection = praxis_selection_new (columns_of (reg, search->narrowed), search->filters,
                                            search->request->facets, reg->vocabulary);
  StoreMatch wanted = {
    .k1 = praxis_settings_decimal (reg->settings, "search.k1"),
    .b = praxis_settings_decimal (reg->settings, "search.b"),
    .deadline = &reg->deadline,
    .limit = depth,
    .decide = praxis_selection_decide,
    .data = search->selection,
  };
  search->hits = praxis_match (reg->postings, search->plan->query, &wanted, order, error);
  return search->hits != NULL;
}

/* The first hits are ranked again where it is for ranks that they are sorted. */
static gboolean
rank (PraxisRegister *reg, PraxisSearch *search, guint rerank, GError **error) {
  if (search->plan->query == NULL || strcmp (search->request->sort, "score") != 0)
    return TRUE;
  g_autofree char *language = praxis_question_language (reg->stopwords, search->query);
  return praxis_rank (reg, search->plan, language, search->hits, rerank, error);
}

/* ---- The page ---- */

gboolean
praxis_search_has_place (const PraxisSearch *search, guint hit, gboolean *place, GError **error) {
  guint number = g_array_index (search->hits, StoreHit, hit).number;
  guint leader = search->fold == NULL ? number : praxis_fold_leader (search->fold, number, error);
  *place = leader == number;
  return leader != 0;
}

/* Goes through the hits until the page is full and the first hit after it is known, or until it is late. */
static gboolean
fill_page (PraxisRegister *reg, PraxisSearch *search, GError **error) {
  guint limit = search->request->limit;
  gboolean place = FALSE;
  g_array_set_size (search->page, 0);
  for (search->end = search->offset; search->end < search->hits->len; search->end++) {
    if (!praxis_search_has_place (search, search->end, &place, error))
      return FALSE;
    gboolean late = search->page->len >= PRAXIS_HITS_LEAST && store_deadline_passed (&reg->deadline);
    if (late || (place && search->page->len == limit))
      break;
    if (place)
      g_array_append_val (search->page, g_array_index (search->hits, StoreHit, search->end));
  }
  search->more = search->end < search->hits->len;
  return TRUE;
}

/* Matches, ranks and folds so many documents. */
static gboolean
match_and_rank (PraxisRegister *reg, PraxisSearch *search, guint depth, guint rerank, GError **error) {
  clear_match (search);
  if (!match (reg, search, depth, error) || !rank (reg, search, rerank, error))
    return FALSE;
  if (search->request->group != 0)
    search->fold = praxis_fold_new (reg, search->selection, search->hits);
  return TRUE;
}

/* The more hits are folded, the further down the page reaches; how far, only going there tells. */
static gboolean
find_page (PraxisRegister *reg, PraxisSearch *search, GError **error) {
  gboolean passages = strcmp (search->request->output, "passages") == 0;
  /* Where no hit is asked for, nobody sees their order. */
  guint rerank
      = search->request->limit == 0 ? 0 : (guint)praxis_settings_number (reg->settings, "search.rerank");
  guint depth = MAX (rerank, search->offset + search->request->limit + 1);
  for (;; depth *= 2) {
    if (!match_and_rank (reg, search, depth, rerank, error) || (!passages && !fill_page (reg, search, error)))
      return FALSE;
    gboolean all = search->hits->len < depth;
    if (passages || search->more || all)
      return TRUE;
    if (store_deadline_passed (&reg->deadline))
      return search->more = TRUE;
  }
}

gboolean
praxis_search_count_roles (PraxisRegister *reg, PraxisSearch *search, GError **error) {
  const StoreQuery *query = search->plan->query;
  gboolean counted = query == NULL || search->narrowed != NULL || search->roles != NULL
                     || !g_ptr_array_find (search->request->facets, praxis_field_find ("in"), NULL);
  if (!counted)
    search->roles = praxis_role_counts_new (reg, query, search->selection, error);
  return counted || search->roles != NULL;
}

/* ---- Unreadable documents in scope ---- */

static guint
count_in_scope (PraxisRegister *reg, const PraxisSearch *search, const GArray *documents) {
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (PraxisSelection) scope
      = praxis_selection_new (reg->columns, search->filters, none, reg->vocabulary);
  for (guint i = 0; i < documents->len; i++)
    praxis_selection_decide (g_array_index (documents, guint, i), scope);
  return praxis_selection_total (scope);
}

/* Whoever asks for states of reading need not be told of them. */
static void
count_unreadable (PraxisRegister *reg, PraxisSearch *search) {
  if (praxis_filters_get (search->filters, praxis_field_find ("readable"), FALSE, FALSE) != NULL)
    return;
  search->unreadable = count_in_scope (reg, search, reg->unreadable);
  search->partly = count_in_scope (reg, search, reg->partly);
}

gboolean
praxis_search_is_late (const PraxisRegister *reg, const GError *reason) {
  return reg->deadline.passed
         && (reason == NULL || g_error_matches (reason, PRAXIS_ERROR, PRAXIS_ERROR_LIMIT));
}

gboolean
praxis_search_count (PraxisRegister *reg, const PraxisSearch *search, const StoreQuery *query, guint *count,
                     GError **error) {
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (PraxisColumns) narrowed = NULL;
  if (!narrow_roles (reg, search, query, &narrowed, error))
    return FALSE;
  g_autoptr (PraxisSelection) scope
      = praxis_selection_new (columns_of (reg, narrowed), search->filters, none, reg->vocabulary);
  StoreMatch wanted = {
    .deadline = &reg->deadline,
    .decide = praxis_selection_decide,
    .data = scope,
  };
  g_autoptr (GArray) hits = praxis_match (reg->postings, query, &wanted, NULL, error);
  *count = praxis_selection_total (scope);
  return hits != NULL;
}

/* corrected: what is asked for instead of the request's text; NULL: nothing. */
static PraxisSearch *
begin (PraxisRegister *reg, const PraxisRequest *request, const char *corrected, GError **error) {
  g_autoptr (PraxisSearch) search = g_new0 (PraxisSearch, 1);
  search->request = request;
  search->corrected = g_strdup (corrected);
  search->taken = corrected != NULL;
  search->page = g_array_new (FALSE, FALSE, sizeof (StoreHit));
  return understand (reg, search, error) && plan (reg, search, error) ? g_steal_pointer (&search) : NULL;
}

PraxisSearch *
praxis_search_understand (PraxisRegister *reg, const PraxisRequest *request, GError **error) {
  return begin (reg, request, NULL, error);
}

static PraxisSearch *
run (PraxisRegister *reg, const PraxisRequest *request, const char *corrected, GError **error) {
  g_autoptr (PraxisSearch) search = begin (reg, request, corrected, error);
  if (search == NULL || !praxis_cursor_read (reg, request->cursor, &search->offset, &search->moved, error)
      || !narrow_roles (reg, search, search->plan->query, &search->narrowed, error)
      || !find_page (reg, search, error))
    return NULL;
  count_unreadable (reg, search);
  return g_steal_pointer (&search);
}

PraxisSearch *
praxis_search_run (PraxisRegister *reg, const PraxisRequest *request, GError **error) {
  g_autoptr (PraxisSearch) search = run (reg, request, NULL, error);
  gboolean sure;
  if (search == NULL || !praxis_spelling_correct (reg, search, &search->corrected, &sure, error))
    return NULL;
  if (search->corrected == NULL || !sure || praxis_selection_total (search->selection) > 0)
    return g_steal_pointer (&search);
  g_autoptr (PraxisSearch) instead = run (reg, request, search->corrected, error);
  if (instead == NULL)
    return NULL;
  gboolean found = praxis_selection_total (instead->selection) > 0;
  return found ? g_steal_pointer (&instead) : g_steal_pointer (&search);
}
