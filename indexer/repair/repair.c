/* The order of the rules: first what is no text at all, then, on what is left, the words. */
#include "indexer/repair/repair.h"
#include "indexer/repair/finding.h"
#include <string.h>

struct _Repairer {
  KnownWords *known;
};

Repairer *
repairer_new (const PraxisVocabulary *vocabulary) {
  Repairer *repairer = g_new0 (Repairer, 1);
  repairer->known = known_words_new (vocabulary);
  return repairer;
}

void
repairer_free (Repairer *repairer) {
  if (repairer == NULL)
    return;
  known_words_free (repairer->known);
  g_free (repairer);
}

static void
search_init (RepairSearch *search, const PraxisDocument *document, const char *text, gsize length) {
  *search = (RepairSearch){ text, length, document, g_array_new (FALSE, FALSE, sizeof (PraxisRepair)),
                            g_string_chunk_new (256) };
}

static void
search_clear (RepairSearch *search) {
  g_array_unref (search->found);
  g_string_chunk_free (search->strings);
}

void
repair_found (RepairSearch *search, gsize start, gsize end, const char *reading) {
  PraxisRepair repair = { start, end, g_string_chunk_insert_const (search->strings, reading) };
  g_array_append_val (search->found, repair);
}

/* By place; of two at one place the longer first, as it holds the other. */
static int
by_place (gconstpointer a, gconstpointer b) {
  const PraxisRepair *one = a, *other = b;
  if (one->start != other->start)
    return one->start < other->start ? -1 : 1;
  return one->end > other->end ? -1 : one->end < other->end;
}

static void
keep_found (RepairSearch *search, PraxisDocument *document) {
  g_array_sort (search->found, by_place);
  g_array_set_size (document->repairs, 0);
  for (guint i = 0; i < search->found->len; i++) {
    const PraxisRepair *repair = &g_array_index (search->found, PraxisRepair, i);
    praxis_document_add_repair (document, repair->start, repair->end, repair->reading);
  }
}

static void
clean_title (char **title) {
  if (*title == NULL)
    return;
  RepairSearch search;
  search_init (&search, NULL, *title, strlen (*title));
  repair_markup (&search);
  if (search.found->len > 0) {
    g_array_sort (search.found, by_place);
    g_autoptr (PraxisCleanText) clean = praxis_clean_text_new (search.found, *title, 0, search.length);
    praxis_clean_text_drop_nothing (clean->text);
    g_free (*title);
    *title = g_strdup (g_strstrip (clean->text));
  }
  search_clear (&search);
}

void
repair_document (const Repairer *repairer, PraxisDocument *document) {
  RepairSearch search;
  search_init (&search, document, document->text->str, document->text->len);
  repair_markup (&search);
  repair_lines (&search);
  repair_notes (&search);
  keep_found (&search, document);
  g_autoptr (PraxisCleanText) clean
      = praxis_clean_text_new (document->repairs, document->text->str, 0, document->text->len);
  repair_words (&search, repairer->known, clean);
  keep_found (&search, document);
  search_clear (&search);
  clean_title (&document->title);
  for (guint i = 0; i < document->sections->len; i++)
    clean_title (&g_array_index (document->sections, PraxisSection, i).title);
}
