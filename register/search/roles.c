/* The query is asked twice: of whole documents, then of what the matching ones have in the sections of each
 * of their roles, taken for documents of their own: parts. So whatever a query means, it means there too. A
 * part goes by the place of its item in the column of roles. */
#include "register/search/roles.h"
#include "register/query/plan.h"
#include "register/search/match.h"
#include "register/search/matches.h"
#include "register/xapian/parts.h"

#define KEPT_PARTS "\001" /* before a run: its parts, among the postings */
#define MANY 4u           /* one in so many */

typedef struct {
  PraxisRegister *reg;
  const PraxisColumn *column;
  GArray *documents; /* of StorePosting, ascending: those that match and have roles */
  guint8 *kept;      /* by place: parts that match */
} Parts;

/* ---- Documents ---- */

static gboolean
note_document (guint document, gpointer data) {
  Parts *parts = data;
  guint count;
  praxis_column_items (parts->column, document, &count);
  StorePosting posting = { document, 1 };
  if (count > 0)
    g_array_append_val (parts->documents, posting);
  return FALSE;
}

static void
note_passed (Parts *parts, const PraxisSelection *passed) {
  for (guint number = 1; number <= parts->reg->columns->documents; number++)
    if (praxis_selection_passed (passed, number))
      note_document (number, parts);
}

static int
by_number (gconstpointer a, gconstpointer b) {
  guint one = ((const StorePosting *)a)->number, other = ((const StorePosting *)b)->number;
  return one < other ? -1 : one > other;
}

static gboolean
find_documents (Parts *parts, const StoreQuery *query, const PraxisSelection *passed, GError **error) {
  if (passed != NULL) {
    note_passed (parts, passed);
    return TRUE;
  }
  StoreMatch wanted = { .decide = note_document, .data = parts };
  g_autoptr (GArray) hits = praxis_match (parts->reg->postings, query, &wanted, NULL, error);
  g_array_sort (parts->documents, by_number);
  return hits != NULL;
}

/* The places of a document's parts: from the first to the one before the end. */
static void
places_of (const Parts *parts, guint document, guint *first, guint *end) {
  *first = g_array_index (parts->column->starts, guint32, document);
  *end = g_array_index (parts->column->starts, guint32, document + 1);
}

/* ---- Words, and words in a row: runs ---- */

/* Words of texts and titles have positions; values of fields and words of file names have none, and hold for
 * all parts of a document. */
static gboolean
has_positions (const char *term) {
  char letter = *term == 'Z' ? term[1] : *term;
  return !g_ascii_isupper (letter) || letter == *praxis_field_find ("title")->prefix;
}

/* Whether a run of so many words, of which the first stands at some positions, lies in one of the ranges. */
static gboolean
stands_within (const GArray *begins, guint words, const guint32 *ranges, guint count) {
  guint range = 0;
  for (guint i = 0; i < begins->len; i++) {
    guint32 first = g_array_index (begins, guint32, i);
    while (range + 1 < count && ranges[range + 1] <= first)
      range += 2;
    if (range + 1 >= count)
      return FALSE;
    if (ranges[range] <= first && first + words <= ranges[range + 1])
      return TRUE;
  }
  return FALSE;
}

/* Adds the parts of a document that the run stands in. They have the number of their place and one more, as
 * documents begin with 1. */
static gboolean
add_parts_with (const Parts *parts, guint document, char *const *run, GArray *list, GError **error) {
  g_autoptr (GArray) begins = g_array_new (FALSE, FALSE, sizeof (guint32));
  gboolean anywhere = run[1] == NULL && !has_positions (run[0]);
  guint place, end, count, words = g_strv_length ((char **)run);
  places_of (parts, document, &place, &end);
  if (place < end && !anywhere && !praxis_matches_find_run (parts->reg->reader, document, run, begins, error))
    return FALSE;
  for (; place < end; place++) {
    const guint32 *ranges = praxis_role_ranges_of (parts->reg->role_ranges, place, &count);
    StorePosting posting = { place + 1, 1 };
    if (anywhere || stands_within (begins, words, ranges, count))
      g_array_append_val (list, posting);
  }
  return TRUE;
}

/* Of documents (StorePosting), those that others (StorePosting) are as well. */
static GArray *
in_both (const GArray *documents, const GArray *others) {
  GArray *both = g_array_new (FALSE, FALSE, sizeof (StorePosting));
  for (guint i = 0, j = 0; i < documents->len; i++) {
    StorePosting one = g_array_index (documents, StorePosting, i);
    while (j < others->len && g_array_index (others, StorePosting, j).number < one.number)
      j++;
    if (j < others->len && g_array_index (others, StorePosting, j).number == one.number)
      g_array_append_val (both, one);
  }
  return both;
}

/* The documents that have all terms of a run (StorePosting). */
static GArray *
find_having (const Parts *parts, char *const *run, GError **error) {
  GArray *having = praxis_postings_of (parts->reg->postings, *run, error);
  for (run++; having != NULL && *run != NULL; run++) {
    g_autoptr (GArray) all = having, next = praxis_postings_of (parts->reg->postings, *run, error);
    having = next == NULL ? NULL : in_both (all, next);
  }
  return having;
}

/* The parts of documents (StorePosting) that the run stands in. */
static GArray *
find_parts (const Parts *parts, char *const *run, const GArray *documents, GError **error) {
  g_autoptr (GArray) list = g_array_new (FALSE, FALSE, sizeof (StorePosting));
  for (guint i = 0; i < documents->len; i++)
    if (!praxis_plan_in_time (&parts->reg->deadline, i, error)
        || !add_parts_with (parts, g_array_index (documents, StorePosting, i).number, run, list, error))
      return NULL;
  return g_steal_pointer (&list);
}

/* Where many of a run's documents match, the parts of all of them are found and kept: positions are read one
 * document at a time, which takes 1.4 microseconds a word, and it is common words that are asked for again.
 */
static gboolean
give_run (const Parts *parts, char *const *run, const char *name, PraxisPostings *given, GError **error) {
  PraxisPostings *known = parts->reg->postings;
  GArray *list = praxis_postings_given (known, name);
  if (list == NULL) {
    g_autoptr (GArray) having = find_having (parts, run, error);
    g_autoptr (GArray) matching = having == NULL ? NULL : in_both (parts->documents, having);
    gboolean all = having != NULL && matching->len > having->len / MANY;
    list = having == NULL ? NULL : find_parts (parts, run, all ? having : matching, error);
    if (list != NULL && all)
      praxis_postings_give (known, name, g_array_ref (list));
  }
  if (list != NULL)
    praxis_postings_give (given, name, list);
  return list != NULL;
}

static StoreQuery *
ask_run (const Parts *parts, const StoreQuery *query, PraxisPostings *given, GError **error) {
  g_autoptr (GPtrArray) run = g_ptr_array_new ();
  for (guint i = 0; i < query->count; i++)
    g_ptr_array_add (run, query->children[i]->term);
  if (query->operation == STORE_TERM)
    g_ptr_array_add (run, query->term);
  g_ptr_array_add (run, NULL);
  g_autofree char *joined = g_strjoinv (" ", (char **)run->pdata);
  g_autofree char *name = g_strconcat (KEPT_PARTS, joined, NULL);
  return give_run (parts, (char *const *)run->pdata, name, given, error) ? store_query_term (name) : NULL;
}

/* The query asked of parts, whose words and phrases are all given as terms; NULL with an error. */
static StoreQuery *
ask_parts (const Parts *parts, const StoreQuery *query, PraxisPostings *given, GError **error) {
  if (query->operation == STORE_TERM || query->operation == STORE_PHRASE)
    return ask_run (parts, query, given, error);
  g_autoptr (GPtrArray) children = g_ptr_array_new_with_free_func ((GDestroyNotify)store_query_free);
  for (guint i = 0; i < query->count; i++) {
    StoreQuery *child = ask_parts (parts, query->children[i], given, error);
    if (child == NULL)
      return NULL;
    g_ptr_array_add (children, child);
  }
  g_autofree gpointer *taken = g_ptr_array_steal (children, NULL);
  StoreQuery *asked = store_query_combine (query->operation, (StoreQuery **)taken, query->count, 0);
  asked->factor = query->factor;
  return asked;
}

static gboolean
keep_part (guint part, gpointer data) {
  ((Parts *)data)->kept[part - 1] = 1;
  return FALSE;
}

static gboolean
match_words (Parts *parts, const StoreQuery *query, GError **error) {
  guint32 none = STORE_NO_DOCUMENT;
  GArray *lengths = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_array_set_size (lengths, parts->column->items->len + 1);
  for (guint i = 0; i < lengths->len; i++)
    g_array_index (lengths, guint32, i) = none;
  for (guint i = 0; i < parts->documents->len; i++) {
    guint place, end;
    for (places_of (parts, g_array_index (parts->documents, StorePosting, i).number, &place, &end);
         place < end; place++)
      g_array_index (lengths, guint32, place + 1) = 1;
  }
  g_autoptr (PraxisPostings) given = praxis_postings_new_given (lengths);
  StoreMatch wanted = { .decide = keep_part, .data = parts };
  g_autoptr (StoreQuery) asked = ask_parts (parts, query, given, error);
  g_autoptr (GArray) hits = asked == NULL ? NULL : praxis_match (given, asked, &wanted, NULL, error);
  return hits != NULL;
}

/* ---- Nearness, which Xapian knows ---- */

static gboolean
asks_nearness (const StoreQuery *query) {
  for (guint i = 0; i < query->count; i++)
    if (asks_nearness (query->children[i]))
      return TRUE;
  return query->operation == STORE_NEAR;
}

static gboolean
note_part (guint part, gpointer data) {
  GArray *matching = data;
  g_array_append_val (matching, part);
  return FALSE;
}

static gboolean
match_nearness (Parts *parts, const StoreQuery *query, GError **error) {
  g_autoptr (StoreParts) made = store_parts_new (parts->reg->reader, query, error);
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) matching = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; made != NULL && i < parts->documents->len; i++) {
    guint document = g_array_index (parts->documents, StorePosting, i).number, place, end, count;
    for (places_of (parts, document, &place, &end); place < end; place++) {
      const guint32 *ranges = praxis_role_ranges_of (parts->reg->role_ranges, place, &count);
      if (!praxis_plan_in_time (&parts->reg->deadline, i, error)
          || !store_parts_add (made, document, ranges, count, error))
        return FALSE;
      g_array_append_val (places, place);
    }
  }
  if (made == NULL || !store_parts_match (made, note_part, matching, error))
    return FALSE;
  for (guint i = 0; i < matching->len; i++)
    parts->kept[g_array_index (places, guint, g_array_index (matching, guint, i))] = 1;
  return TRUE;
}

PraxisColumns *
praxis_roles_narrow (PraxisRegister *reg, const StoreQuery *query, const PraxisSelection *passed,
                     GError **error) {
  const PraxisField *field = praxis_field_find ("in");
  const PraxisColumn *column = praxis_columns_find (reg->columns, field);
  g_autoptr (GArray) documents = g_array_new (FALSE, FALSE, sizeof (StorePosting));
  g_autofree guint8 *kept = g_new0 (guint8, column->items->len + 1);
  Parts parts = { reg, column, documents, kept };
  if (reg->role_ranges == NULL)
    reg->role_ranges = praxis_role_ranges_load (reg->reader, column, error);
  if (reg->role_ranges == NULL || !find_documents (&parts, query, passed, error))
    return NULL;
  gboolean matched = (asks_nearness (query) ? match_nearness : match_words) (&parts, query, error);
  return matched ? praxis_columns_narrow (reg->columns, field, kept) : NULL;
}
