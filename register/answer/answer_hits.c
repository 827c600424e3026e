/* The hits of an answer: documents with their best passages, or the best passages of all documents. */
#include "register/answer/answer.h"
#include "register/answer/passages.h"
#include "register/index/entry.h"
#include "register/text/token.h"
#include <stdlib.h>
#include <string.h>

#define RANKED_DOCUMENTS 100u /* whose passages compete when passages are ranked */
#define SHOWN_MOST 100u       /* passages that further ones are compared with */
#define PASSED_OVER_MOST 10u  /* of a hit: more would be one that says the same over and over */
#define SHARED_LEAST 120u     /* bytes of words that make two passages one */
#define DOCUMENT_PART 0.1     /* of a document's score in the score of its passages */

static void
add_passage (JsonBuilder *builder, PraxisEntry *entry, const PraxisPassage *passage) {
  json_builder_begin_object (builder);
  if (passage->page > 0) {
    members_add_number (builder, "page", passage->page);
    members_add_text (builder, "page_label", passage->page_label);
  }
  if (passage->line > 0)
    members_add_number (builder, "line", passage->line);
  members_add_text (builder, "section", passage->section);
  members_add_text (builder, "role", passage->role);
  answer_add_subjects (builder, passage->subjects);
  members_add_text (builder, "text", passage->text);
  answer_add_highlights (builder, passage->highlights);
  g_autofree char *place = passage->page > 0 ? g_strdup_printf ("#page=%u", passage->page) : g_strdup ("");
  g_autofree char *href = g_strdup_printf ("/v1/documents/%s/file%s", praxis_entry_id (entry), place);
  members_add_text (builder, "href", praxis_entry_value (entry, "url") != NULL ? href : NULL);
  json_builder_end_object (builder);
}

/* A hit: a document with some of its passages. */
typedef struct {
  PraxisEntry *entry;
  GArray *matches;
  GArray *ranks; /* of PraxisPassageRank, best first */
  double score;
  GPtrArray *shown; /* of char*: the words of passages that the answer has; NULL where each may stand */
} Found;

static void
found_free (gpointer data) {
  Found *found = data;
  praxis_entry_close (found->entry);
  if (found->matches != NULL)
    g_array_unref (found->matches);
  if (found->ranks != NULL)
    g_array_unref (found->ranks);
  g_free (found);
}

static PraxisPassageWish
passage_wish (PraxisRegister *reg, const PraxisSearch *search) {
  const PraxisField *section = praxis_field_find ("in");
  PraxisPassageWish wish = {
    .needles = search->plan->needles,
    .roles = praxis_filters_get (search->filters, section, FALSE, FALSE),
    .not_roles = praxis_filters_get (search->filters, section, TRUE, FALSE),
    .vocabulary = reg->vocabulary,
    .deadline = &reg->deadline,
  };
  for (guint i = 0; i < PRAXIS_SUBJECTS; i++)
    wish.subjects[i]
        = praxis_filters_get (search->filters, praxis_field_find (praxis_subject_field (i)), FALSE, FALSE);
  return wish;
}

static Found *
open_hit (PraxisRegister *reg, const PraxisSearch *search, const StoreHit *hit, GError **error) {
  PraxisPassageWish wish = passage_wish (reg, search);
  Found *found = g_new0 (Found, 1);
  found->score = hit->score;
  found->entry = register_open_entry (reg, hit->number, error);
  /* What is read of a record for its evidence serves for all the rest. */
  gboolean opened = found->entry != NULL
                    && (!search->request->people || praxis_entry_record (found->entry, error) != NULL);
  if (opened)
    found->matches
        = praxis_matches_find (reg->reader, hit->number, search->plan->needles, &reg->deadline, error);
  if (found->matches != NULL)
    found->ranks = praxis_passages_rank (found->entry, found->matches, &wish, error);
  if (found->ranks != NULL)
    return found;
  found_free (found);
  return NULL;
}

static gboolean
has_words (const char *text, const char *words) {
  return strlen (words) >= SHARED_LEAST ? strstr (text, words) != NULL : strcmp (text, words) == 0;
}

/* Whether the answer has the same passage already, with more or fewer words around, as what all reports of a
 * programme say of it; if not, it has now. */
static gboolean
is_shown (const Found *found, const PraxisPassage *passage) {
  if (found->shown == NULL)
    return FALSE;
  g_autofree char *words = praxis_fold (passage->text);
  for (guint i = 0; i < found->shown->len; i++) {
    const char *before = g_ptr_array_index (found->shown, i);
    if (has_words (before, words) || has_words (words, before))
      return TRUE;
  }
  if (found->shown->len < SHOWN_MOST)
    g_ptr_array_add (found->shown, g_steal_pointer (&words));
  return FALSE;
}

/* Passages that were shown with other hits give way to the next best, but a hit has one at least. */
static gboolean
add_passages (JsonBuilder *builder, const Found *found, const PraxisSearch *search, guint first, guint most,
              GError **error) {
  g_autoptr (PraxisPassage) again = NULL;
  guint shown = 0;
  json_builder_set_member_name (builder, "passages");
  json_builder_begin_array (builder);
  guint end = MIN (first + most + PASSED_OVER_MOST, found->ranks->len);
  for (guint i = first; shown < most && i < end; i++) {
    g_autoptr (PraxisPassage) passage
        = praxis_passage_make (found->entry, &g_array_index (found->ranks, PraxisPassageRank, i),
                               found->matches, search->plan->needles, error);
    if (passage == NULL)
      return FALSE;
    if (is_shown (found, passage)) {
      if (again == NULL)
        again = g_steal_pointer (&passage);
      continue;
    }
    add_passage (builder, found->entry, passage);
    shown++;
  }
  if (shown == 0 && again != NULL)
    add_passage (builder, found->entry, again);
  json_builder_end_array (builder);
  return TRUE;
}

/* What is folded under a hit and what it is linked with; nothing where each stands by itself. */
static gboolean
add_versions (JsonBuilder *builder, PraxisRegister *reg, const PraxisSearch *search, const Found *found,
              GError **error) {
  if (search->fold == NULL)
    return TRUE;
  g_autoptr (GArray) folded = praxis_fold_under (search->fold, praxis_entry_number (found->entry), error);
  return folded != NULL && answer_add_versions (builder, reg, found->entry, folded, error);
}

/* One hit with its passages from `first` on. */
static gboolean
add_hit (JsonBuilder *builder, PraxisRegister *reg, const PraxisSearch *search, const Found *found,
         guint first, guint passages, double score, GError **error) {
  json_builder_begin_object (builder);
  answer_add_listed (builder, reg, found->entry, score);
  gboolean added = answer_add_cover (builder, found->entry, error)
                   && (!search->request->people || answer_add_evidence (builder, reg, found->entry, error))
                   && add_versions (builder, reg, search, found, error)
                   && add_passages (builder, found, search, first, passages, error);
  json_builder_end_object (builder);
  return added;
}

/* Leaves the rest of the page, from that hit on, to the next one. */
static void
end_page_at (PraxisSearch *search, guint hit) {
  guint number = g_array_index (search->page, StoreHit, hit).number;
  while (g_array_index (search->hits, StoreHit, --search->end).number != number) {
  }
  search->more = TRUE;
}

static gboolean
add_document_hits (JsonBuilder *builder, PraxisRegister *reg, PraxisSearch *search, GError **error) {
  g_autoptr (GPtrArray) shown = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < search->page->len; i++) {
    if (i >= PRAXIS_HITS_LEAST && store_deadline_passed (&reg->deadline)) {
      end_page_at (search, i);
      return TRUE;
    }
    Found *found = open_hit (reg, search, &g_array_index (search->page, StoreHit, i), error);
    if (found != NULL)
      found->shown = shown;
    gboolean added
        = found != NULL
          && add_hit (builder, reg, search, found, 0, search->request->passages, found->score, error);
    g_clear_pointer (&found, found_free);
    if (!added)
      return FALSE;
  }
  return TRUE;
}

/* A passage among those of all documents. */
typedef struct {
  guint found; /* index of its document */
  guint rank;  /* index among its document's passages */
  double score;
} Candidate;

static int
best_candidate_first (gconstpointer a, gconstpointer b) {
  const Candidate *one = a, *other = b;
  if (one->score != other->score)
    return one->score > other->score ? -1 : 1;
  return one->found != other->found ? (one->found < other->found ? -1 : 1)
                                    : (int)one->rank - (int)other->rank;
}

/* Takes the document over. */
static void
append_candidates (GPtrArray *documents, GArray *candidates, Found *found) {
  for (guint i = 0; i < found->ranks->len; i++) {
    double score = g_array_index (found->ranks, PraxisPassageRank, i).score + DOCUMENT_PART * found->score;
    Candidate candidate = { documents->len, i, score };
    g_array_append_val (candidates, candidate);
  }
  g_ptr_array_add (documents, found);
}

static gboolean
collect_candidates (PraxisRegister *reg, const PraxisSearch *search, GPtrArray *documents, GArray *candidates,
                    GError **error) {
  for (guint i = 0; i < MIN (RANKED_DOCUMENTS, search->hits->len); i++) {
    gboolean place;
    if (documents->len >= PRAXIS_HITS_LEAST && store_deadline_passed (&reg->deadline))
      break;
    if (!praxis_search_has_place (search, i, &place, error))
      return FALSE;
    Found *found = place ? open_hit (reg, search, &g_array_index (search->hits, StoreHit, i), error) : NULL;
    if (place && found == NULL)
      return FALSE;
    if (place)
      append_candidates (documents, candidates, found);
  }
  g_array_sort (candidates, best_candidate_first);
  return TRUE;
}

static gboolean
add_passage_hits (JsonBuilder *builder, PraxisRegister *reg, PraxisSearch *search, GError **error) {
  g_autoptr (GPtrArray) documents = g_ptr_array_new_with_free_func (found_free);
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));
  if (!collect_candidates (reg, search, documents, candidates, error))
    return FALSE;
  search->end = MIN (search->offset + search->request->limit, candidates->len);
  search->more = search->end < candidates->len;
  for (guint i = search->offset; i < search->end; i++) {
    const Candidate *candidate = &g_array_index (candidates, Candidate, i);
    const Found *found = g_ptr_array_index (documents, candidate->found);
    if (!add_hit (builder, reg, search, found, candidate->rank, 1, candidate->score, error))
      return FALSE;
  }
  return TRUE;
}

gboolean
answer_add_hits (JsonBuilder *builder, PraxisRegister *reg, PraxisSearch *search, GError **error) {
  gboolean passages = strcmp (search->request->output, "passages") == 0;
  json_builder_set_member_name (builder, "hits");
  json_builder_begin_array (builder);
  gboolean added = passages ? add_passage_hits (builder, reg, search, error)
                            : add_document_hits (builder, reg, search, error);
  json_builder_end_array (builder);
  return added;
}

/* Passages are ranked best first; where nothing is found, those that the document begins with, at 0. */
gboolean
answer_add_passages (JsonBuilder *builder, PraxisRegister *reg, const PraxisSearch *search, guint number,
                     GError **error) {
  const StoreHit hit = { .number = number };
  Found *found = open_hit (reg, search, &hit, error);
  guint total = 0;
  while (found != NULL && total < found->ranks->len
         && g_array_index (found->ranks, PraxisPassageRank, total).score > 0)
    total++;
  if (found == NULL)
    return FALSE;
  members_add_number (builder, "total", total);
  gboolean added = add_passages (builder, found, search, 0, MIN (total, search->request->passages), error);
  found_free (found);
  return added;
}
