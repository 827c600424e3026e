/* Words by their term, in a queue by their last use. */
#include "register/index/postings.h"

struct _PraxisPostings {
  StoreReader *reader;
  double documents, words;
  gsize most, kept;  /* bytes */
  GHashTable *terms; /* of char* -> GList* in the queue */
  GQueue used;       /* of Kept*, the last used first */
  GArray *lengths;   /* NULL until asked for */
};

typedef struct {
  char *term;
  GArray *postings;
} Kept;

PraxisPostings *
praxis_postings_new (StoreReader *reader, gsize most) {
  PraxisPostings *postings = g_new0 (PraxisPostings, 1);
  postings->reader = reader;
  postings->documents = reader == NULL ? 0 : store_reader_documents (reader);
  postings->words = reader == NULL ? 0 : (double)store_reader_words (reader);
  postings->most = most;
  postings->terms = g_hash_table_new (g_str_hash, g_str_equal);
  return postings;
}

PraxisPostings *
praxis_postings_new_given (GArray *lengths) {
  PraxisPostings *postings = praxis_postings_new (NULL, G_MAXSIZE);
  postings->documents = postings->words = lengths->len;
  postings->lengths = lengths;
  return postings;
}

static gsize
size_of (const GArray *postings) {
  return postings->len * sizeof (StorePosting);
}

static void
drop_oldest (PraxisPostings *postings) {
  Kept *oldest = g_queue_pop_tail (&postings->used);
  postings->kept -= size_of (oldest->postings);
  g_hash_table_remove (postings->terms, oldest->term);
  g_array_unref (oldest->postings);
  g_free (oldest->term);
  g_free (oldest);
}

void
praxis_postings_free (PraxisPostings *postings) {
  if (postings == NULL)
    return;
  while (postings->used.length > 0)
    drop_oldest (postings);
  g_hash_table_unref (postings->terms);
  g_clear_pointer (&postings->lengths, g_array_unref);
  g_free (postings);
}

StoreReader *
praxis_postings_reader (const PraxisPostings *postings) {
  return postings->reader;
}

double
praxis_postings_documents (const PraxisPostings *postings) {
  return postings->documents;
}

double
praxis_postings_words (const PraxisPostings *postings) {
  return postings->words;
}

gsize
praxis_postings_most (const PraxisPostings *postings) {
  return postings->most;
}

gboolean
praxis_postings_measure (PraxisPostings *postings, const char *term, gsize *bytes, GError **error) {
  GList *known = g_hash_table_lookup (postings->terms, term);
  if (known != NULL) {
    *bytes += size_of (((Kept *)known->data)->postings);
    return TRUE;
  }
  StoreFrequency frequency;
  if (!store_reader_frequency (postings->reader, term, &frequency, error))
    return FALSE;
  *bytes += frequency.documents * sizeof (StorePosting);
  return TRUE;
}

static void
keep (PraxisPostings *postings, const char *term, GArray *list) {
  Kept *kept = g_new (Kept, 1);
  *kept = (Kept){ g_strdup (term), g_array_ref (list) };
  g_queue_push_head (&postings->used, kept);
  g_hash_table_insert (postings->terms, kept->term, postings->used.head);
  postings->kept += size_of (list);
  while (postings->kept > postings->most)
    drop_oldest (postings);
}

void
praxis_postings_give (PraxisPostings *postings, const char *name, GArray *list) {
  keep (postings, name, list);
  g_array_unref (list);
}

GArray *
praxis_postings_given (PraxisPostings *postings, const char *name) {
  GList *known = g_hash_table_lookup (postings->terms, name);
  if (known == NULL)
    return NULL;
  g_queue_unlink (&postings->used, known);
  g_queue_push_head_link (&postings->used, known);
  return g_array_ref (((Kept *)known->data)->postings);
}

GArray *
praxis_postings_of (PraxisPostings *postings, const char *term, GError **error) {
  GArray *list = praxis_postings_given (postings, term);
  if (list != NULL)
    return list;
  list = store_reader_posting_list (postings->reader, term, error);
  if (list != NULL)
    keep (postings, term, list);
  return list;
}

const GArray *
praxis_postings_lengths (PraxisPostings *postings, GError **error) {
  if (postings->lengths == NULL)
    postings->lengths = store_reader_lengths (postings->reader, error);
  return postings->lengths;
}
