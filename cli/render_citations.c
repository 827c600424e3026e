/* References for reference managers, of the hits of an answer or of one document. */
#include "cli/render.h"
#include "cli/reply.h"
#include "register/answer/citation.h"

static void
append_citations (GString *out, const char *name, JsonObject *answer, const RenderStyle *style) {
  JsonArray *hits = reply_array (answer, "hits");
  g_autoptr (GArray) cited = g_array_new (FALSE, FALSE, sizeof (PraxisCited));
  for (guint i = 0; i < reply_length (hits); i++) {
    const PraxisCited hit = { .document = reply_object_at (hits, i) };
    if (hit.document != NULL)
      g_array_append_val (cited, hit);
  }
  if (hits == NULL)
    g_array_append_val (cited, ((PraxisCited){ .document = answer }));
  praxis_citations_append (out, praxis_citation_format (name), (const PraxisCited *)(void *)cited->data,
                           cited->len, style->vocabulary);
}

void
render_ris (GString *out, JsonObject *answer, const RenderStyle *style) {
  append_citations (out, "ris", answer, style);
}

void
render_bibtex (GString *out, JsonObject *answer, const RenderStyle *style) {
  append_citations (out, "bibtex", answer, style);
}

void
render_csl (GString *out, JsonObject *answer, const RenderStyle *style) {
  append_citations (out, "csl", answer, style);
}
