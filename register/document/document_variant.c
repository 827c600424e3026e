/* How a document travels: as one GVariant, through the worker's pipe and into the index. Reading it back
 * trusts nothing, because the worker that wrote it had a hostile file in its hands. */
#include "register/base/error.h"
#include "register/document/document.h"
#include <string.h>

/* field, value, role, rule, source, quote, offset, page, score, origin, reason */
#define CLAIM_TYPE "(msmsmsmsmsmstudmsms)"
/* title, mime, author, reason; size, modified, first seen; state, has lines; id; paths; pages; sections;
 * furniture; notes; repairs; claims; runners-up; metadata */
#define SECTION_TYPE "(tumsmsaas)"
#define DOCUMENT_TYPE \
  "(msmsmsmsxxxubmsasa(tmsu)a" SECTION_TYPE "a(tt)a(tt)a(tts)a" CLAIM_TYPE "a" CLAIM_TYPE "a{ss})"
#define DOCUMENT_PARTS \
  "(msmsmsmsxxxubms@as@a(tmsu)@a" SECTION_TYPE "@a(tt)@a(tt)@a(tts)@a" CLAIM_TYPE "@a" CLAIM_TYPE "@a{ss})"
#define LONGEST_FIELD (1u << 16) /* bytes of a title, a quote or a metadata value */

const GVariantType *
praxis_document_variant_type (void) {
  return G_VARIANT_TYPE (DOCUMENT_TYPE);
}

static GVariant *
pages_to_variant (const PraxisDocument *document) {
  GVariantBuilder builder;
  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(tmsu)"));
  for (guint i = 0; i < document->pages->len; i++) {
    const PraxisPage *page = &g_array_index (document->pages, PraxisPage, i);
    g_variant_builder_add (&builder, "(tmsu)", (guint64)page->start, page->label, (guint32)page->state);
  }
  return g_variant_builder_end (&builder);
}

/* A list a subject, empty where nothing is known. */
static GVariant *
subjects_to_variant (const PraxisSection *section) {
  static const char *const none[] = { NULL };
  GVariantBuilder builder;
  g_variant_builder_init (&builder, G_VARIANT_TYPE ("aas"));
  for (guint i = 0; i < PRAXIS_SUBJECTS; i++)
    g_variant_builder_add (&builder, "^as", section->subjects[i] ? section->subjects[i] : (char **)none);
  return g_variant_builder_end (&builder);
}

static GVariant *
sections_to_variant (const PraxisDocument *document) {
  GVariantBuilder builder;
  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a" SECTION_TYPE));
  for (guint i = 0; i < document->sections->len; i++) {
    const PraxisSection *section = &g_array_index (document->sections, PraxisSection, i);
    g_variant_builder_add (&builder, "(tumsms@aas)", (guint64)section->start, section->level, section->title,
                           section->role, subjects_to_variant (section));
  }
  return g_variant_builder_end (&builder);
}

static GVariant *
spans_to_variant (const GArray *spans) {
  GVariantBuilder builder;
  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(tt)"));
  for (guint i = 0; i < spans->len; i++) {
    const PraxisSpan *span = &g_array_index (spans, PraxisSpan, i);
    g_variant_builder_add (&builder, "(tt)", (guint64)span->start, (guint64)span->end);
  }
  return g_variant_builder_end (&builder);
}

static GVariant *
repairs_to_variant (const PraxisDocument *document) {
  GVariantBuilder builder;
  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(tts)"));
  for (guint i = 0; i < document->repairs->len; i++) {
    const PraxisRepair *repair = &g_array_index (document->repairs, PraxisRepair, i);
    g_variant_builder_add (&builder, "(tts)", (guint64)repair->start, (guint64)repair->end, repair->reading);
  }
  return g_variant_builder_end (&builder);
}

static GVariant *
claims_to_variant (const GPtrArray *claims) {
  GVariantBuilder builder;
  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a" CLAIM_TYPE));
  for (guint i = 0; i < claims->len; i++) {
    const PraxisClaim *claim = g_ptr_array_index (claims, i);
    g_variant_builder_add (&builder, CLAIM_TYPE, claim->field, claim->value, claim->role, claim->rule,
                           claim->source, claim->quote, (guint64)claim->offset, claim->page, claim->score,
                           claim->origin, claim->reason);
  }
  return g_variant_builder_end (&builder);
}

static GVariant *
metadata_to_variant (const PraxisDocument *document) {
  GVariantBuilder builder;
  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{ss}"));
  GHashTableIter iterator;
  gpointer key, value;
  g_hash_table_iter_init (&iterator, document->metadata);
  while (g_hash_table_iter_next (&iterator, &key, &value))
    g_variant_builder_add (&builder, "{ss}", key, value);
  return g_variant_builder_end (&builder);
}

GVariant *
praxis_document_to_variant (const PraxisDocument *document) {
  GVariantBuilder paths;
  g_variant_builder_init (&paths, G_VARIANT_TYPE ("as"));
  for (guint i = 0; i < document->paths->len; i++)
    g_variant_builder_add (&paths, "s", g_ptr_array_index (document->paths, i));
  return g_variant_new (DOCUMENT_PARTS, document->title, document->mime, document->author, document->reason,
                        document->size, document->modified, document->first_seen, (guint32)document->state,
                        document->has_lines, document->id, g_variant_builder_end (&paths),
                        pages_to_variant (document), sections_to_variant (document),
                        spans_to_variant (document->furniture), spans_to_variant (document->notes),
                        repairs_to_variant (document), claims_to_variant (document->claims),
                        claims_to_variant (document->runners_up), metadata_to_variant (document));
}

/* What is checked against while reading back. */
typedef struct {
  const GString *text; /* NULL: offsets are checked for order only */
  gsize last;          /* the offset before */
} Bounds;

static gboolean
offset_fits (Bounds *bounds, guint64 offset) {
  if (offset < bounds->last || offset > G_MAXSIZE / 2)
    return FALSE;
  bounds->last = offset;
  if (bounds->text == NULL)
    return TRUE;
  return offset <= bounds->text->len && ((guchar)bounds->text->str[offset] & 0xc0) != 0x80;
}

static gboolean
string_fits (const char *string) {
  return string == NULL || strlen (string) <= LONGEST_FIELD;
}

static gboolean
paths_from_variant (PraxisDocument *document, GVariant *paths, const GString *text) {
  (void)text;
  for (gsize i = 0; i < g_variant_n_children (paths); i++) {
    char *path;
    g_variant_get_child (paths, i, "s", &path);
    g_ptr_array_add (document->paths, path);
  }
  return TRUE;
}

static gboolean
pages_from_variant (PraxisDocument *document, GVariant *pages, const GString *text) {
  Bounds bounds = { text, 0 };
  GVariantIter iterator;
  guint64 start;
  const char *label;
  guint32 state;
  g_variant_iter_init (&iterator, pages);
  while (g_variant_iter_next (&iterator, "(tm&su)", &start, &label, &state)) {
    if (!offset_fits (&bounds, start) || !string_fits (label) || state >= PRAXIS_STATES)
      return FALSE;
    PraxisPage page = { start, g_strdup (label), (PraxisState)state };
    g_array_append_val (document->pages, page);
  }
  return TRUE;
}

static gboolean
subjects_from_variant (PraxisSection *section, GVariant *subjects) {
  if (g_variant_n_children (subjects) != PRAXIS_SUBJECTS)
    return FALSE;
  for (guint i = 0; i < PRAXIS_SUBJECTS; i++) {
    g_auto (GStrv) values = NULL;
    g_variant_get_child (subjects, i, "^as", &values);
    for (guint j = 0; values[j]; j++)
      if (!string_fits (values[j]))
        return FALSE;
    if (values[0])
      section->subjects[i] = g_steal_pointer (&values);
  }
  return TRUE;
}

static gboolean
sections_from_variant (PraxisDocument *document, GVariant *sections, const GString *text) {
  Bounds bounds = { text, 0 };
  GVariantIter iterator;
  guint64 start;
  guint32 level;
  const char *title, *role;
  g_variant_iter_init (&iterator, sections);
  GVariant *subjects;
  while (g_variant_iter_next (&iterator, "(tum&sm&s@aas)", &start, &level, &title, &role, &subjects)) {
    g_autoptr (GVariant) held = subjects;
    if (!offset_fits (&bounds, start) || !string_fits (title) || !string_fits (role))
      return FALSE;
    PraxisSection section
        = { .start = start, .level = level, .title = g_strdup (title), .role = g_strdup (role) };
    g_array_append_val (document->sections, section);
    guint last = document->sections->len - 1;
    if (!subjects_from_variant (&g_array_index (document->sections, PraxisSection, last), held))
      return FALSE;
  }
  return document->sections->len == 0 || g_array_index (document->sections, PraxisSection, 0).start == 0;
}

static gboolean
read_spans (GArray *spans, GVariant *variant, const GString *text) {
  Bounds bounds = { text, 0 };
  GVariantIter iterator;
  guint64 start, end;
  g_variant_iter_init (&iterator, variant);
  while (g_variant_iter_next (&iterator, "(tt)", &start, &end)) {
    if (!offset_fits (&bounds, start) || !offset_fits (&bounds, end))
      return FALSE;
    PraxisSpan span = { start, end };
    g_array_append_val (spans, span);
  }
  return TRUE;
}

static gboolean
furniture_from_variant (PraxisDocument *document, GVariant *furniture, const GString *text) {
  return read_spans (document->furniture, furniture, text);
}

static gboolean
notes_from_variant (PraxisDocument *document, GVariant *notes, const GString *text) {
  return read_spans (document->notes, notes, text);
}

static gboolean
repairs_from_variant (PraxisDocument *document, GVariant *repairs, const GString *text) {
  Bounds bounds = { text, 0 };
  GVariantIter iterator;
  guint64 start, end;
  const char *reading;
  g_variant_iter_init (&iterator, repairs);
  while (g_variant_iter_next (&iterator, "(tt&s)", &start, &end, &reading)) {
    if (!offset_fits (&bounds, start) || !offset_fits (&bounds, end) || !string_fits (reading))
      return FALSE;
    praxis_document_add_repair (document, start, end, reading);
  }
  return TRUE;
}

static gboolean
claim_fits (const PraxisClaim *claim, const GString *text) {
  const char *const strings[] = { claim->field,  claim->value, claim->role,   claim->rule,
                                  claim->source, claim->quote, claim->origin, claim->reason };
  for (guint i = 0; i < G_N_ELEMENTS (strings); i++)
    if (!string_fits (strings[i]))
      return FALSE;
  if (claim->field == NULL || claim->value == NULL || claim->source == NULL || claim->origin == NULL)
    return FALSE;
  Bounds bounds = { text, 0 };
  return claim->offset == PRAXIS_NO_OFFSET || offset_fits (&bounds, claim->offset);
}

static gboolean
read_claims (GPtrArray *claims, GVariant *variant, const GString *text) {
  GVariantIter iterator;
  PraxisClaim read;
  guint64 offset;
  g_variant_iter_init (&iterator, variant);
  while (g_variant_iter_next (&iterator, CLAIM_TYPE, &read.field, &read.value, &read.role, &read.rule,
                              &read.source, &read.quote, &offset, &read.page, &read.score, &read.origin,
                              &read.reason)) {
    read.offset = offset;
    PraxisClaim *claim = g_memdup2 (&read, sizeof read);
    g_ptr_array_add (claims, claim); /* owns the strings now, whether they fit or not */
    if (!claim_fits (claim, text))
      return FALSE;
  }
  return TRUE;
}

static gboolean
claims_from_variant (PraxisDocument *document, GVariant *claims, const GString *text) {
  return read_claims (document->claims, claims, text);
}

static gboolean
runners_up_from_variant (PraxisDocument *document, GVariant *claims, const GString *text) {
  return read_claims (document->runners_up, claims, text);
}

static gboolean
metadata_from_variant (PraxisDocument *document, GVariant *metadata, const GString *text) {
  (void)text;
  GVariantIter iterator;
  const char *key, *value;
  g_variant_iter_init (&iterator, metadata);
  while (g_variant_iter_next (&iterator, "{&s&s}", &key, &value)) {
    if (!string_fits (key) || !string_fits (value))
      return FALSE;
    g_hash_table_insert (document->metadata, g_strdup (key), g_strdup (value));
  }
  return TRUE;
}

static gboolean
header_fits (const PraxisDocument *document, guint32 state) {
  const char *const strings[]
      = { document->title, document->mime, document->author, document->reason, document->id };
  for (guint i = 0; i < G_N_ELEMENTS (strings); i++)
    if (!string_fits (strings[i]))
      return FALSE;
  return state < PRAXIS_STATES;
}

typedef gboolean (*ReadPart) (PraxisDocument *document, GVariant *part, const GString *text);

/* The parts that are lists, in their order; they follow the header. */
static const ReadPart parts[] = {
  paths_from_variant,     pages_from_variant,      sections_from_variant,
  furniture_from_variant, notes_from_variant,      repairs_from_variant,
  claims_from_variant,    runners_up_from_variant, metadata_from_variant,
};
#define HEADER_PARTS 10u
#define LAYOUT_PARTS 6u /* up to the repairs */

static gboolean
read_parts (PraxisDocument *document, GVariant *variant, guint count, const GString *text) {
  for (guint i = 0; i < count; i++) {
    g_autoptr (GVariant) part = g_variant_get_child_value (variant, HEADER_PARTS + i);
    if (!g_variant_is_normal_form (part) || !parts[i](document, part, text))
      return FALSE;
  }
  return TRUE;
}

static gboolean
read_header (PraxisDocument *document, GVariant *variant) {
  guint32 state;
  g_variant_get (variant, DOCUMENT_PARTS, &document->title, &document->mime, &document->author,
                 &document->reason, &document->size, &document->modified, &document->first_seen, &state,
                 &document->has_lines, &document->id, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
  document->state = (PraxisState)state;
  return header_fits (document, state);
}

static void
set_damaged (GError **error) {
  g_set_error_literal (error, PRAXIS_ERROR, PRAXIS_ERROR_DAMAGED,
                       "a document record has an offset, a state or a length that cannot be");
}

PraxisDocument *
praxis_document_from_variant (GVariant *variant, GString *text, GError **error) {
  g_autoptr (PraxisDocument) document = praxis_document_new ();
  if (text != NULL) {
    g_string_free (document->text, TRUE);
    document->text = text;
  }
  if (!g_variant_is_of_type (variant, praxis_document_variant_type ())
      || !g_variant_is_normal_form (variant)) {
    g_set_error_literal (error, PRAXIS_ERROR, PRAXIS_ERROR_DAMAGED, "a document record has a wrong form");
    return NULL;
  }
  if (read_header (document, variant) && read_parts (document, variant, G_N_ELEMENTS (parts), text))
    return g_steal_pointer (&document);
  set_damaged (error);
  return NULL;
}

PraxisDocument *
praxis_document_layout_from_variant (GVariant *variant, GError **error) {
  g_autoptr (PraxisDocument) document = praxis_document_new ();
  if (read_parts (document, variant, LAYOUT_PARTS, NULL))
    return g_steal_pointer (&document);
  set_damaged (error);
  return NULL;
}
