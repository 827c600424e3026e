/* Comparing folded texts: what is typed may begin a text or any word in it, so that "protection" completes
 * "Child protection" too. */
#include "register/search/completion.h"
#include "register/index/analysis.h"
#include "register/text/token.h"
#include <string.h>

PraxisCompletes
praxis_completes (const char *folded, const char *beginning) {
  gsize length = strlen (beginning);
  if (strncmp (folded, beginning, length) == 0)
    return PRAXIS_COMPLETES_START;
  for (const char *word = strchr (folded, ' '); word != NULL; word = strchr (word + 1, ' '))
    if (strncmp (word + 1, beginning, length) == 0)
      return PRAXIS_COMPLETES_WORD;
  return PRAXIS_COMPLETES_NOT;
}

/* The best of a concept's labels; of equally good ones the usual one. */
static PraxisCompletes
complete_concept (const PraxisConcept *concept, const char *beginning, const char **label) {
  const GPtrArray *labels = praxis_concept_labels (concept);
  const char *usual = *label, *id = praxis_concept_id (concept);
  PraxisCompletes best = g_ascii_strncasecmp (id, beginning, strlen (beginning)) == 0 ? PRAXIS_COMPLETES_START
                                                                                      : PRAXIS_COMPLETES_NOT;
  for (guint i = 0; i < labels->len; i++) {
    const PraxisLabel *other = g_ptr_array_index (labels, i);
    PraxisCompletes completes = praxis_completes (other->folded, beginning);
    gboolean shown = other->kind != PRAXIS_LABEL_HIDDEN && strcmp (other->text, usual) != 0;
    if (completes > best || (completes == best && completes != PRAXIS_COMPLETES_NOT && !shown))
      *label = shown ? other->text : usual;
    best = MAX (best, completes);
  }
  return best;
}

PraxisCompletes
praxis_completes_value (const PraxisField *field, const char *value, const char *beginning,
                        const PraxisVocabulary *vocabulary, const char **label) {
  const PraxisConcept *concept
      = field->scheme == NULL ? NULL : praxis_vocabulary_find (vocabulary, field->scheme, value);
  *label = praxis_value_label (field, value, vocabulary);
  if (concept != NULL)
    return complete_concept (concept, beginning, label);
  g_autofree char *folded = praxis_fold (*label);
  return praxis_completes (folded, beginning);
}

/* ---- Titles ---- */

typedef struct {
  guint number;
  gsize start; /* of the title in the text of all */
} Title;

struct _PraxisTitles {
  GString *text; /* the titles one after another, each with a NUL behind it */
  GArray *titles;
};

static void
add_title (guint number, const char *value, gsize length, gpointer data) {
  PraxisTitles *titles = data;
  Title title = { number, titles->text->len };
  g_string_append_len (titles->text, value, (gssize)length);
  g_string_append_c (titles->text, '\0');
  g_array_append_val (titles->titles, title);
}

PraxisTitles *
praxis_titles_load (StoreReader *reader, GError **error) {
  PraxisTitles *titles = g_new0 (PraxisTitles, 1);
  titles->text = g_string_new (NULL);
  titles->titles = g_array_new (FALSE, FALSE, sizeof (Title));
  if (store_reader_each_value (reader, PRAXIS_SLOT_TITLE, add_title, titles, error))
    return titles;
  praxis_titles_free (titles);
  return NULL;
}

void
praxis_titles_free (PraxisTitles *titles) {
  if (titles == NULL)
    return;
  g_string_free (titles->text, TRUE);
  g_array_unref (titles->titles);
  g_free (titles);
}

typedef struct {
  const char *title;
  guint number;
  PraxisCompletes completes;
} Candidate;

static int
best_first (gconstpointer a, gconstpointer b) {
  const Candidate *one = a, *other = b;
  if (one->completes != other->completes)
    return one->completes > other->completes ? -1 : 1;
  int order = strcmp (one->title, other->title);
  return order != 0 ? order : (one->number > other->number) - (one->number < other->number);
}

GArray *
praxis_titles_complete (const PraxisTitles *titles, const char *beginning, guint most) {
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));
  for (guint i = 0; i < titles->titles->len; i++) {
    const Title *title = &g_array_index (titles->titles, Title, i);
    const char *text = titles->text->str + title->start;
    Candidate candidate = { text, title->number, praxis_completes (text, beginning) };
    if (candidate.completes != PRAXIS_COMPLETES_NOT)
      g_array_append_val (candidates, candidate);
  }
  g_array_sort (candidates, best_first);
  GArray *numbers = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < candidates->len && numbers->len < most; i++) {
    const Candidate *candidate = &g_array_index (candidates, Candidate, i);
    if (i == 0 || strcmp (candidate[-1].title, candidate->title) != 0)
      g_array_append_val (numbers, candidate->number);
  }
  return numbers;
}
