/* The role of a section (context, lessons, ...) from its heading; a subsection without one of its own plays
 * that of the section it is in. Questions such as `--in lessons` search by it. */
#include "indexer/tag/tagging.h"
#include <string.h>

/* A heading is named by a label that makes up so much of it: "Lessons learnt from three pilots", not a
 * sentence. */
#define SHARE 0.3

static void
set_role (PraxisSection *section, const char *role) {
  g_free (section->role);
  section->role = g_strdup (role);
}

/* "Annex. What to take along", "Lessons learnt: five of them": what a heading begins with, set apart from the
 * rest, is its name however long the rest is. Numbers may come first. */
static gboolean
begins_heading (const PraxisSection *section, const TagSpan *span) {
  const char *start = span->words + span->offset;
  const char *before = span->words + section->start;
  while (before < start && !g_ascii_isalpha (*before) && !(*before & 0x80))
    before++;
  return before == start && strchr (".:", start[span->length]) && start[span->length] != '\0';
}

/* The section whose heading holds an offset. */
static PraxisSection *
section_of (const PraxisDocument *document, gsize offset) {
  int index = praxis_document_section_at (document, offset);
  return index < 0 ? NULL : &g_array_index (document->sections, PraxisSection, index);
}

static void
inherit (GArray *sections) {
  const char *roles[8] = { NULL };
  for (guint i = 0; i < sections->len; i++) {
    PraxisSection *section = &g_array_index (sections, PraxisSection, i);
    guint level = MIN (section->level, G_N_ELEMENTS (roles) - 1);
    if (!section->role && level > 0)
      set_role (section, roles[level - 1]);
    for (guint below = level; below < G_N_ELEMENTS (roles); below++)
      roles[below] = section->role;
  }
}

void
tag_role (TagReading *reading) {
  const GArray *hits = reading->hits[TAG_SCHEME_ROLE];
  for (guint i = 0; i < hits->len; i++) {
    const TagHit *hit = &g_array_index (hits, TagHit, i);
    PraxisSection *section
        = hit->span.place == TAG_PLACE_HEADING ? section_of (reading->document, hit->span.offset) : NULL;
    if (!section || section->role || !section->title)
      continue;
    if (hit->span.length >= SHARE * strlen (section->title) || begins_heading (section, &hit->span))
      set_role (section, praxis_concept_id (hit->label->concept));
  }
  inherit (reading->document->sections);
}
