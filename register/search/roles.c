/* The query is asked twice: of whole documents, then of what the matching ones have in the sections of each
 * of their roles, taken for documents of their own: parts. So whatever a query means, it means there too. A
 * part goes by the place of its item in the column of roles. */
#include "register/search/roles.h"
#include "register/query/plan.h"
#include "register/search/match.h"
#include "register/xapian/parts.h"

#define KEPT_PARTS "\001" /* before a term: its parts, among the postings */
#define MANY 4u           /* one in so many */

typedef struct {
  PraxisRegister *reg;
  const PraxisColumn *column;
  GArray *documents; /* of guint, ascending: those that match and have roles */
  guint8 *kept;      /* by place: parts that match */
} Parts;

/* ---- Documents ---- */

static gboolean
note_document (guint document, gpointer data) {
  Parts *parts = data;
  guint count;
  praxis_column_items (parts->column, document, &count);
  if (count > 0)
    g_array_append_val (parts->documents, document);
  return FALSE;
}

static int
by_number (gconstpointer a, gconstpointer b) {
  guint one = *(const guint *)a, other = *(const guint *)b;
  return one < other ? -1 : one > other;
}

static gboolean
find_documents (Parts *parts, const StoreQuery *query, GError **error) {
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

/* ---- Words ---- */

/* Words of texts and titles have positions; values of fields and words of file names have none, and hold for
 * all parts of a document. */
static gboolean
has_positions (const char *term) {
  char letter = *term == 'Z' ? term[1] : *term;
  return !g_ascii_isupper (letter) || letter == *praxis_field_find ("title")->prefix;
}

static gboolean
stands_within (const GArray *positions, const guint32 *ranges, guint count) {
  guint range = 0;
  for (guint i = 0; i < positions->len; i++) {
    guint32 position = g_array_index (positions, guint32, i);
    while (range + 1 < count && ranges[range + 1] <= position)
      range += 2;
    if (range + 1 >= count)
      return FALSE;
    if (ranges[range] <= position)
      return TRUE;
  }
  return FALSE;
}

/* Adds the parts of a document that a term of it stands in. They have the number of their place and one more,
 * as documents begin with 1. */
static gboolean
add_parts_with (const Parts *parts, guint document, const char *term, GArray *list, GError **error) {
  g_autoptr (GArray) positions = g_array_new (FALSE, FALSE, sizeof (guint32));
  gboolean anywhere = !has_positions (term);
  guint place, end, count;
  places_of (parts, document, &place, &end);
  if (place < end && !anywhere
      && !store_reader_positions (parts->reg->reader, document, term, positions, error))
    return FALSE;
  for (; place < end; place++) {
    const guint32 *ranges = praxis_role_ranges_of (parts->reg->role_ranges, place, &count);
    StorePosting posting = { place + 1, 1 };
    if (anywhere || stands_within (positions, ranges, count))
      g_array_append_val (list, posting);
  }
  return TRUE;
}

/* The parts that a term stands in, of all documents that have it, or of those that match alone. */
static GArray *
find_parts (const Parts *parts, const char *term, const GArray *postings, gboolean all, GError **error) {
  g_autoptr (GArray) list = g_array_new (FALSE, FALSE, sizeof (StorePosting));
  const GArray *documents = parts->documents;
  for (guint i = 0, j = 0; i < postings->len && (all || j < documents->len); i++) {
    guint document = g_array_index (postings, StorePosting, i).number;
    while (j < documents->len && g_array_index (documents, guint, j) < document)
      j++;
    gboolean matches = j < documents->len && g_array_index (documents, guint, j) == document;
    if ((all || matches)
        && (!praxis_plan_in_time (&parts->reg->deadline, i, error)
            || !add_parts_with (parts, document, term, list, error)))
      return NULL;
  }
  return g_steal_pointer (&list);
}

/* Where many of a term's documents match, the parts of all of them are found and kept: positions are read one
 * document at a time, which takes 1.4 microseconds, and it is common words that are asked for again. */
static gboolean
give_term (const Parts *parts, const char *term, PraxisPostings *given, GError **error) {
  PraxisPostings *known = parts->reg->postings;
  g_autofree char *name = g_strconcat (KEPT_PARTS, term, NULL);
  GArray *list = praxis_postings_given (known, name);
  if (list == NULL) {
    g_autoptr (GArray) postings = praxis_postings_of (known, term, error);
    gboolean all = postings != NULL && parts->documents->len > postings->len / MANY;
    list = postings == NULL ? NULL : find_parts (parts, term, postings, all, error);
    if (list != NULL && all)
      praxis_postings_give (known, name, g_array_ref (list));
  }
  if (list != NULL)
    praxis_postings_give (given, term, list);
  return list != NULL;
}

static gboolean
give_terms (const Parts *parts, const StoreQuery *query, PraxisPostings *given, GError **error) {
  if (query->operation == STORE_TERM)
    return give_term (parts, query->term, given, error);
  for (guint i = 0; i < query->count; i++)
    if (!give_terms (parts, query->children[i], given, error))
      return FALSE;
  return TRUE;
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
    for (places_of (parts, g_array_index (parts->documents, guint, i), &place, &end); place < end; place++)
      g_array_index (lengths, guint32, place + 1) = 1;
  }
  g_autoptr (PraxisPostings) given = praxis_postings_new_given (lengths);
  StoreMatch wanted = { .decide = keep_part, .data = parts };
  g_autoptr (GArray) hits
      = give_terms (parts, query, given, error) ? praxis_match (given, query, &wanted, NULL, error) : NULL;
  return hits != NULL;
}

/* ---- Phrases and nearness, which Xapian knows ---- */

static gboolean
note_part (guint part, gpointer data) {
  GArray *matching = data;
  g_array_append_val (matching, part);
  return FALSE;
}

static gboolean
match_phrases (Parts *parts, const StoreQuery *query, GError **error) {
  g_autoptr (StoreParts) made = store_parts_new (parts->reg->reader, query, error);
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) matching = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; made != NULL && i < parts->documents->len; i++) {
    guint document = g_array_index (parts->documents, guint, i), place, end, count;
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
praxis_roles_narrow (PraxisRegister *reg, const StoreQuery *query, GError **error) {
  const PraxisField *field = praxis_field_find ("in");
  const PraxisColumn *column = praxis_columns_find (reg->columns, field);
  g_autoptr (GArray) documents = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree guint8 *kept = g_new0 (guint8, column->items->len + 1);
  Parts parts = { reg, column, documents, kept };
  if (reg->role_ranges == NULL)
    reg->role_ranges = praxis_role_ranges_load (reg->reader, column, error);
  if (reg->role_ranges == NULL || !find_documents (&parts, query, error))
    return NULL;
  gboolean matched = praxis_match_is_plain (query) ? match_words (&parts, query, error)
                                                   : match_phrases (&parts, query, error);
  return matched ? praxis_columns_narrow (reg->columns, field, kept) : NULL;
}
