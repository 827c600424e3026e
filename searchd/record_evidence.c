/* Why a document has its tags, for people: on which rule, words and page each rests, and below it what was
 * merely mentioned, and what was weighed and passed over. */
#include "register/field.h"
#include "searchd/document_link.h"
#include "searchd/html.h"
#include "searchd/page_parts.h"
#include "searchd/record_parts.h"

static const struct {
  const char *rule, *words;
} rules[] = {
  { "title-label", "the title names it" },
  { "title", "the title says so" },
  { "file-name-label", "the name of the file or of its folder names it" },
  { "file-name", "the name of the file holds it" },
  { "keywords-label", "its keywords name it" },
  { "heading-label", "a heading names it" },
  { "first-page-label", "its first page names it" },
  { "body-label", "the text names it" },
  { "words-before", "the words before the name say so" },
  { "from-country", "its countries lie there" },
  { "text", "the text is written in it" },
  { "metadata", "the metadata of the file say so" },
  { "action-word", "the text calls it an Action" },
  { "first-line", "its first line says so" },
  { "report-of-year", "it is called the report of a year" },
  { "cue", "words that are typical of it" },
  { "treaty", "it is called as treaties are" },
  { "articles", "it is divided into articles" },
  { "stated", "it is stated" },
  { "inferred", "inferred from the years it speaks of, or was published in" },
  { "distribution", "the line on its distribution" },
  { "imprint", "the imprint" },
  { "date-line", "a line with a date on its first page" },
  { "first-page-date", "a date on its first page" },
  { "record", "the ready record says so" },
  { "decision", "somebody decided so" },
};

const char *
record_rule_words (const char *rule) {
  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++)
    if (g_str_equal (rules[i].rule, rule))
      return rules[i].words;
  return rule;
}

/* The claims of a field, sorted by what became of them. */
typedef struct {
  const PraxisField *field;
  GPtrArray *counted, *mentioned, *passed; /* of JsonObject*, owned by the answer */
} Evidence;

typedef struct {
  const char *id;
  const GPtrArray *pairs;
} Place;

static void
append_origin (GString *out, JsonObject *claim) {
  const char *origin = page_text (claim, "origin"), *reason = page_text (claim, "reason");
  if (g_strcmp0 (origin, "confirmed") == 0)
    html_append (out, " – <b>%s</b>", "confirmed");
  if (g_strcmp0 (origin, "rejected") == 0)
    html_append (out, " – <b>%s</b>", "rejected");
  if (reason != NULL)
    html_append (out, " <span class=\"rule\">(<bdi>%s</bdi>)</span>", reason);
}

/* "Ghana (host): a heading names it, “Ghana”, page 3" */
static void
append_claim (GString *out, const Place *place, JsonObject *claim, const PraxisField *field) {
  const char *label = page_text (claim, "label"), *role = page_text (claim, "role"),
             *rule = page_text (claim, "rule"), *quote = page_text (claim, "quote");
  gint64 page = page_number (claim, "page");
  html_append (out, "<li><b><bdi>%s</bdi></b>", label != NULL ? label : "");
  if (role != NULL && field->role != NULL && !g_str_equal (role, field->role))
    html_append (out, " (%s)", role);
  if (rule != NULL)
    html_append (out, ": %s", record_rule_words (rule));
  if (quote != NULL && *quote != '\0')
    html_append (out, ", <q><bdi>%s</bdi></q>", quote);
  if (page > 0) {
    g_autofree char *link = document_link (place->id, page, place->pairs);
    html_append (out, ", <a href=\"%s#text\">page %" G_GINT64_FORMAT "</a>", link, page);
  }
  append_origin (out, claim);
  g_string_append (out, "</li>\n");
}

static void
append_claims (GString *out, const Place *place, const GPtrArray *claims, const PraxisField *field) {
  if (claims->len == 0)
    return;
  g_string_append (out, "<ul>\n");
  for (guint i = 0; i < claims->len; i++)
    append_claim (out, place, g_ptr_array_index (claims, i), field);
  g_string_append (out, "</ul>\n");
}

/* What does not count, folded away below what does. */
static void
append_folded (GString *out, const Place *place, const char *title, const GPtrArray *claims,
               const PraxisField *field) {
  if (claims->len == 0)
    return;
  html_append (out, "<details>\n<summary>%s (%u)</summary>\n", title, claims->len);
  append_claims (out, place, claims, field);
  g_string_append (out, "</details>\n");
}

static void
collect (JsonArray *claims, Evidence *evidence, gboolean passed) {
  for (guint i = 0; i < page_count (claims); i++) {
    JsonObject *claim = page_element (claims, i);
    const char *role = page_text (claim, "role");
    if (claim == NULL || g_strcmp0 (page_text (claim, "field"), evidence->field->name) != 0)
      continue;
    gboolean counted
        = (evidence->field->role == NULL || role == NULL || g_str_equal (role, evidence->field->role))
          && g_strcmp0 (page_text (claim, "origin"), "rejected") != 0;
    g_ptr_array_add (passed ? evidence->passed : counted ? evidence->counted : evidence->mentioned, claim);
  }
}

static void
append_field (GString *out, const Place *place, const Evidence *evidence) {
  if (evidence->counted->len + evidence->mentioned->len + evidence->passed->len == 0)
    return;
  html_append (out, "<details id=\"why-%s\">\n<summary>%s <span class=\"count\">%u</span></summary>\n",
               evidence->field->name, evidence->field->label, evidence->counted->len);
  append_claims (out, place, evidence->counted, evidence->field);
  append_folded (out, place, "Named, but not what it is about", evidence->mentioned, evidence->field);
  append_folded (out, place, "Weighed and passed over", evidence->passed, evidence->field);
  g_string_append (out, "</details>\n");
}

void
record_evidence_append (GString *out, JsonObject *answer, const GPtrArray *pairs) {
  const Place place = { page_text (answer, "id"), pairs };
  JsonArray *tags = page_array (answer, "tags"), *passed = page_array (answer, "runners_up");
  if (page_count (tags) + page_count (passed) == 0)
    return;
  html_append (out, "<section id=\"why\" class=\"why\">\n<h2>%s</h2>\n", "Why these tags");
  for (const PraxisField *field = praxis_fields (); field->name != NULL; field++) {
    g_autoptr (GPtrArray) counted = g_ptr_array_new (), mentioned = g_ptr_array_new (),
                          over = g_ptr_array_new ();
    Evidence evidence = { field, counted, mentioned, over };
    collect (tags, &evidence, FALSE);
    collect (passed, &evidence, TRUE);
    append_field (out, &place, &evidence);
  }
  g_string_append (out, "</section>\n");
}
