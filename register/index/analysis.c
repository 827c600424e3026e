/* Words to terms, claims to values: the middle of the writer's journey. Which prefix and slot a field has
 * stands in field.c alone. */
#include "register/index/analysis.h"
#include "register/document/blocks.h"
#include "register/document/clean_text.h"
#include "register/document/edition.h"
#include "register/document/field.h"
#include "register/document/likeness.h"
#include "register/document/page_states.h"
#include "register/index/role_ranges.h"
#include "register/index/stored.h"
#include "register/text/joint.h"
#include "register/text/terms.h"
#include <string.h>

/* Slots of Omega. */
#define SLOT_MODIFIED 0
#define SLOT_SIZE 2
#define TITLE_LETTERS 200 /* of a title that sort and complete it */

struct _PraxisAnalyser {
  guint title_weight;
  GHashTable *stemmings; /* language, "" for none -> PraxisStemming* */
};

typedef struct {
  StoreDocument *made;
  PraxisStemming *stemming;
  const PraxisCleanText *clean;
  const GArray *repairs;            /* of the document */
  guint repair;                     /* the first that may concern the next word */
  GString *last_word, *last_folded; /* the word before, and where it ended */
  gsize last_end;
  PraxisLikeness *likeness;
  const GArray *furniture; /* of PraxisSpan; words of the page, not of the text */
  guint next_furniture;
} Analysis;

PraxisAnalyser *
praxis_analyser_new (guint title_weight) {
  PraxisAnalyser *analyser = g_new0 (PraxisAnalyser, 1);
  analyser->title_weight = title_weight;
  analyser->stemmings
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)praxis_stemming_free);
  return analyser;
}

void
praxis_analyser_free (PraxisAnalyser *analyser) {
  if (analyser == NULL)
    return;
  g_hash_table_unref (analyser->stemmings);
  g_free (analyser);
}

static PraxisStemming *
stemming_for (PraxisAnalyser *analyser, const char *language) {
  const char *name = language != NULL ? language : "";
  PraxisStemming *stemming = g_hash_table_lookup (analyser->stemmings, name);
  if (stemming == NULL) {
    stemming = praxis_stemming_new (language);
    g_hash_table_insert (analyser->stemmings, g_strdup (name), stemming);
  }
  return stemming;
}

static void
add_terms (const Analysis *analysis, const PraxisToken *token, guint position, guint occurrences) {
  store_document_add (analysis->made, token->word, position, occurrences);
  store_document_add (analysis->made, praxis_stemming_term (analysis->stemming, token), position,
                      occurrences);
}

/* A word in two parts is found whole as well, at the places of both, so that a phrase may go on from either
 * side. */
static void
add_whole (const Analysis *analysis, const PraxisToken *token, guint position) {
  const char *between = analysis->last_word->len == 0
                            ? NULL
                            : praxis_joint_between (analysis->clean->text, analysis->last_end, token->start);
  if (between == NULL)
    return;
  g_autofree char *word = g_strconcat (analysis->last_word->str, between, token->word, NULL);
  g_autofree char *folded = g_strconcat (analysis->last_folded->str, between, token->folded, NULL);
  PraxisToken whole = { analysis->last_end, token->end, word, folded };
  add_terms (analysis, &whole, position - 1, 1);
  add_terms (analysis, &whole, position, 0);
}

/* What a misread word ought to read is found at its place. */
static void
add_reading (Analysis *analysis, const PraxisToken *token, guint position) {
  const PraxisRepair *repair = NULL;
  while (analysis->repair < analysis->repairs->len
         && (repair = &g_array_index (analysis->repairs, PraxisRepair, analysis->repair))->start
                < token->start)
    analysis->repair++;
  if (analysis->repair >= analysis->repairs->len || repair->start != token->start
      || !praxis_repair_adds_word (repair))
    return;
  g_autoptr (PraxisTokenizer) tokenizer = praxis_tokenizer_new ();
  PraxisToken reading;
  praxis_tokenizer_start (tokenizer, repair->reading, strlen (repair->reading));
  if (praxis_tokenizer_next (tokenizer, &reading))
    add_terms (analysis, &reading, position, 1);
}

static gboolean
is_furniture (Analysis *analysis, gsize at) {
  const GArray *spans = analysis->furniture;
  while (analysis->next_furniture < spans->len
         && g_array_index (spans, PraxisSpan, analysis->next_furniture).end <= at)
    analysis->next_furniture++;
  return analysis->next_furniture < spans->len
         && g_array_index (spans, PraxisSpan, analysis->next_furniture).start <= at;
}

static void
add_word (const PraxisToken *token, guint position, gpointer data) {
  Analysis *analysis = data;
  add_whole (analysis, token, position);
  add_reading (analysis, token, position);
  add_terms (analysis, token, position, 1);
  g_string_assign (analysis->last_word, token->word);
  g_string_assign (analysis->last_folded, token->folded);
  analysis->last_end = token->end;
  if (!is_furniture (analysis, token->start))
    praxis_likeness_add (analysis->likeness, token->folded);
}

/* The words of a title or a file name: as words of the field, and as words of the document that count
 * `weight` times. They get the positions before the text's where `position` is not 0. */
static void
add_field_words (const Analysis *analysis, const PraxisField *field, const char *text, guint weight,
                 guint position) {
  g_autoptr (PraxisTokenizer) tokenizer = praxis_tokenizer_new ();
  praxis_tokenizer_start (tokenizer, text, strlen (text));
  PraxisToken token;
  for (guint i = 1; i < PRAXIS_TEXT_POSITION && praxis_tokenizer_next (tokenizer, &token); i++) {
    guint at = position == 0 ? 0 : i;
    const char *stem = praxis_stemming_term (analysis->stemming, &token);
    g_autofree char *field_word = g_strconcat (field->prefix, token.word, NULL);
    g_autofree char *field_stem = g_strconcat ("Z", field->prefix, stem + 1, NULL);
    store_document_add (analysis->made, field_word, at, 1);
    store_document_add (analysis->made, field_stem, at, 1);
    add_terms (analysis, &token, at, weight);
  }
}

static void
add_value (GPtrArray *values, const char *value) {
  char *clean = g_strdelimit (g_strdup (value), PRAXIS_VALUE_SEPARATOR "\n", ',');
  if (g_ptr_array_find_with_equal_func (values, clean, g_str_equal, NULL))
    g_free (clean);
  else
    g_ptr_array_add (values, clean);
}

static void
collect_claims (const PraxisDocument *document, const PraxisField *field, GPtrArray *values) {
  for (guint i = 0; i < document->claims->len; i++) {
    const PraxisClaim *claim = g_ptr_array_index (document->claims, i);
    if (praxis_claim_counts (claim, field))
      add_value (values, claim->value);
  }
}

static void
collect_section_roles (const PraxisDocument *document, GPtrArray *values) {
  for (guint i = 0; i < document->sections->len; i++) {
    const PraxisSection *section = &g_array_index (document->sections, PraxisSection, i);
    if (section->role != NULL)
      add_value (values, section->role);
  }
}

static GPtrArray *
field_values (const PraxisDocument *document, const PraxisField *field) {
  GPtrArray *values = g_ptr_array_new_with_free_func (g_free);
  if (strcmp (field->name, "readable") == 0) {
    add_value (values, praxis_state_is_readable (document->state) ? PRAXIS_READABLE_YES : PRAXIS_READABLE_NO);
    add_value (values, praxis_state_name (document->state));
    if (praxis_document_has_gaps (document))
      add_value (values, PRAXIS_READABLE_GAPS);
  } else if ((field->flags & PRAXIS_FIELD_SECTION) != 0)
    collect_section_roles (document, values);
  else
    collect_claims (document, field, values);
  return values;
}

static void
set_joined (const Analysis *analysis, guint slot, GPtrArray *values) {
  if (values->len == 0)
    return;
  g_ptr_array_add (values, NULL);
  g_autofree char *joined = g_strjoinv (PRAXIS_VALUE_SEPARATOR, (char **)values->pdata);
  store_document_set_value (analysis->made, slot, joined);
}

static void
add_booleans (const Analysis *analysis, const GPtrArray *terms) {
  for (guint i = 0; i < terms->len; i++)
    store_document_add_boolean (analysis->made, g_ptr_array_index (terms, i));
}

static void
add_filter_field (const Analysis *analysis, const PraxisDocument *document, const PraxisField *field) {
  g_autoptr (GPtrArray) values = field_values (document, field);
  for (guint i = 0; i < values->len; i++) {
    g_autofree char *term = praxis_boolean_term (field->prefix, g_ptr_array_index (values, i));
    store_document_add_boolean (analysis->made, term);
  }
  set_joined (analysis, field->slot, values);
}

static void
add_prefixed (const Analysis *analysis, const char *prefix, const char *value) {
  if (value == NULL)
    return;
  g_autofree char *term = praxis_boolean_term (prefix, value);
  store_document_add_boolean (analysis->made, term);
}

static void
add_file (const Analysis *analysis, const PraxisDocument *document) {
  g_autofree char *unique = g_strconcat ("Q", document->id, NULL);
  store_document_add_boolean (analysis->made, unique);
  store_document_set_value (analysis->made, PRAXIS_SLOT_ID, document->id);
  add_prefixed (analysis, "T", document->mime);
  store_document_set_number (analysis->made, SLOT_MODIFIED, (double)(document->modified / G_USEC_PER_SEC));
  store_document_set_number (analysis->made, SLOT_SIZE, (double)document->size);
  if (document->paths->len == 0)
    return;
  g_autofree char *name = g_path_get_basename (g_ptr_array_index (document->paths, 0));
  g_autofree char *valid = g_utf8_make_valid (name, -1);
  add_field_words (analysis, praxis_field_find ("filename"), valid, 1, 0);
  const char *dot = strrchr (valid, '.');
  add_prefixed (analysis, "E", dot != NULL ? dot + 1 : NULL);
}

static double
latest_year (const PraxisDocument *document, const char *field) {
  double latest = 0;
  for (guint i = 0; i < document->claims->len; i++) {
    const PraxisClaim *claim = g_ptr_array_index (document->claims, i);
    if (praxis_claim_counts (claim, praxis_field_find (field)))
      latest = MAX (latest, g_ascii_strtod (claim->value, NULL));
  }
  return latest;
}

static void
add_sort_keys (const Analysis *analysis, const PraxisDocument *document) {
  g_autofree char *title = document->title == NULL ? NULL : praxis_fold (document->title);
  if (title != NULL) {
    g_autofree char *beginning = g_utf8_substring (title, 0, MIN (TITLE_LETTERS, g_utf8_strlen (title, -1)));
    store_document_set_value (analysis->made, PRAXIS_SLOT_TITLE, beginning);
  }
  double year = latest_year (document, "year");
  store_document_set_number (analysis->made, PRAXIS_SLOT_YEAR,
                             year > 0 ? year : latest_year (document, "published"));
  store_document_set_number (analysis->made, PRAXIS_SLOT_FIRST_SEEN, (double)document->first_seen);
}

/* By what versions and editions of the document are found. */
static void
add_relations (const Analysis *analysis, const PraxisDocument *document) {
  g_autoptr (GBytes) sketch = praxis_likeness_sketch (analysis->likeness);
  if (sketch != NULL) {
    g_autoptr (GPtrArray) terms = praxis_sketch_terms (sketch);
    add_booleans (analysis, terms);
    store_document_set_bytes (analysis->made, PRAXIS_SLOT_SKETCH, sketch);
  }
  g_autoptr (GPtrArray) editions = praxis_edition_terms (document);
  add_booleans (analysis, editions);
  set_joined (analysis, PRAXIS_SLOT_EDITION, editions);
}

static void
add_role_ranges (const Analysis *analysis, const PraxisDocument *document, const GArray *blocks) {
  g_autoptr (GPtrArray) roles = field_values (document, praxis_field_find ("in"));
  if (roles->len == 0)
    return;
  g_autofree char *ranges = praxis_role_ranges_write (document, blocks, roles);
  store_document_set_value (analysis->made, PRAXIS_SLOT_ROLES, ranges);
}

StoreDocument *
praxis_analyse (PraxisAnalyser *analyser, const PraxisDocument *document, GArray **blocks) {
  g_autoptr (GString) last_word = g_string_new (NULL), last_folded = g_string_new (NULL);
  PraxisStemming *stemming = stemming_for (analyser, praxis_document_value (document, "language", NULL));
  g_autoptr (PraxisLikeness) likeness = praxis_likeness_new ();
  g_autoptr (PraxisCleanText) clean
      = praxis_clean_text_new (document->repairs, document->text->str, 0, document->text->len);
  Analysis analysis = { .made = store_document_new (),
                        .stemming = stemming,
                        .clean = clean,
                        .repairs = document->repairs,
                        .last_word = last_word,
                        .last_folded = last_folded,
                        .likeness = likeness,
                        .furniture = document->furniture };
  add_file (&analysis, document);
  if (document->title != NULL)
    add_field_words (&analysis, praxis_field_find ("title"), document->title, analyser->title_weight, 1);
  for (const PraxisField *field = praxis_fields (); field->name != NULL; field++)
    if ((field->flags & PRAXIS_FIELD_FILTER) != 0)
      add_filter_field (&analysis, document, field);
  add_sort_keys (&analysis, document);
  *blocks = praxis_blocks_cut (document, clean, add_word, &analysis);
  add_role_ranges (&analysis, document, *blocks);
  add_relations (&analysis, document);
  g_autofree char *data = stored_data (document);
  store_document_set_data (analysis.made, data);
  return analysis.made;
}
