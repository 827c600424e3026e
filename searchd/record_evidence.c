/* Why a document has its tags, for people: on which rule, words and page each rests, and below it what was
 * merely mentioned, and what was weighed and passed over. */
#include "register/document/field.h"
#include "searchd/document_link.h"
#include "searchd/html.h"
#include "searchd/page_language.h"
#include "searchd/page_parts.h"
#include "searchd/record_parts.h"

#define MOST_OF_FIELD 8 /* values of a field whose evidence a hit shows */

static const struct {
  const char *rule, *words;
} rules[] = {
  { "title-label", N_ ("the title names it") },
  { "title", N_ ("the title says so") },
  { "file-name-label", N_ ("the name of the file or of its folder names it") },
  { "file-name", N_ ("the name of the file holds it") },
  { "keywords-label", N_ ("its keywords name it") },
  { "heading-label", N_ ("a heading names it") },
  { "first-page-label", N_ ("its first page names it") },
  { "body-label", N_ ("the text names it") },
  { "words-before", N_ ("the words before the name say so") },
  { "from-country", N_ ("its countries lie there") },
  { "text", N_ ("the text is written in it") },
  { "metadata", N_ ("the metadata of the file say so") },
  { "action-word", N_ ("the text calls it an Action") },
  { "first-line", N_ ("its first line says so") },
  { "report-of-year", N_ ("it is called the report of a year") },
  { "cue", N_ ("words that are typical of it") },
  { "treaty", N_ ("it is called as treaties are") },
  { "articles", N_ ("it is divided into articles") },
  { "stated", N_ ("it is stated") },
  { "inferred", N_ ("inferred from the years it speaks of, or was published in") },
  { "distribution", N_ ("the line on its distribution") },
  { "imprint", N_ ("the imprint") },
  { "date-line", N_ ("a line with a date on its first page") },
  { "first-page-date", N_ ("a date on its first page") },
  { "record", N_ ("the ready record says so") },
  { "decision", N_ ("somebody decided so") },
};

const char *
record_rule_words (const char *rule) {
  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++)
    if (g_str_equal (rules[i].rule, rule))
      return _ (rules[i].words);
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
  const PraxisVocabulary *vocabulary;
} Place;

static void
append_origin (GString *out, JsonObject *claim) {
  const char *origin = page_text (claim, "origin"), *reason = page_text (claim, "reason");
  if (g_strcmp0 (origin, "confirmed") == 0)
    html_append (out, " – <b>%s</b>", _ ("confirmed"));
  if (g_strcmp0 (origin, "rejected") == 0)
    html_append (out, " – <b>%s</b>", _ ("rejected"));
  if (reason != NULL)
    html_append (out, " <span class=\"rule\">(<bdi>%s</bdi>)</span>", reason);
}

/* The part that a value plays where it is not what the document is about. */
static const char *
role_words (const char *role) {
  static const char *const roles[] = { N_ ("mentioned"), N_ ("host"), N_ ("origin"), N_ ("published-in") };
  for (gsize i = 0; i < G_N_ELEMENTS (roles); i++)
    if (g_str_equal (role, roles[i]))
      return _ (roles[i]);
  return role;
}

static void
append_values (GString *out, const Place *place, const GPtrArray *claims, const PraxisField *field) {
  for (guint i = 0; i < claims->len; i++) {
    const char *value = page_text (g_ptr_array_index (claims, i), "value");
    html_append (out, "%s<b><bdi>%s</bdi></b>", i > 0 ? ", " : "",
                 value != NULL ? page_label (place->vocabulary, field->name, value) : "");
  }
}

/* "Ghana (host): a heading names it, “Ghana”, page 3": claims that rest on the same. */
static void
append_claim (GString *out, const Place *place, const GPtrArray *claims, const PraxisField *field) {
  JsonObject *claim = g_ptr_array_index (claims, 0);
  const char *role = page_text (claim, "role"), *rule = page_text (claim, "rule"),
             *quote = page_text (claim, "quote");
  gint64 page = page_number (claim, "page");
  g_string_append (out, "<li>");
  append_values (out, place, claims, field);
  if (role != NULL && field->role != NULL && !g_str_equal (role, field->role))
    html_append (out, " (%s)", role_words (role));
  if (rule != NULL)
    html_append (out, ": %s", record_rule_words (rule));
  if (quote != NULL && *quote != '\0')
    html_append (out, ", <q><bdi>%s</bdi></q>", quote);
  if (page > 0) {
    g_autofree char *link = document_link (place->id, page, place->pairs);
    html_append (out, ", <a href=\"%s#text\">", link);
    html_append (out, _ ("page %d"), (int)page);
    g_string_append (out, "</a>");
  }
  append_origin (out, claim);
  g_string_append (out, "</li>\n");
}

static gboolean
rest_on_the_same (JsonObject *one, JsonObject *other) {
  static const char *const members[] = { "role", "rule", "quote", "origin", "reason" };
  for (gsize i = 0; i < G_N_ELEMENTS (members); i++)
    if (g_strcmp0 (page_text (one, members[i]), page_text (other, members[i])) != 0)
      return FALSE;
  return page_number (one, "page") == page_number (other, "page");
}

/* Values that follow one another and rest on the same, as the years of a period do, are one item. */
static void
append_items (GString *out, const Place *place, const GPtrArray *claims, const PraxisField *field) {
  g_autoptr (GPtrArray) same = g_ptr_array_new ();
  for (guint i = 0; i < claims->len; i++) {
    JsonObject *claim = g_ptr_array_index (claims, i);
    g_ptr_array_add (same, claim);
    if (i + 1 < claims->len && rest_on_the_same (claim, g_ptr_array_index (claims, i + 1)))
      continue;
    append_claim (out, place, same, field);
    g_ptr_array_set_size (same, 0);
  }
}

static void
append_claims (GString *out, const Place *place, const GPtrArray *claims, const PraxisField *field) {
  if (claims->len == 0)
    return;
  g_string_append (out, "<ul>\n");
  append_items (out, place, claims, field);
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
               evidence->field->name, _ (evidence->field->label), evidence->counted->len);
  append_claims (out, place, evidence->counted, evidence->field);
  append_folded (out, place, _ ("Named, but not what it is about"), evidence->mentioned, evidence->field);
  append_folded (out, place, _ ("Weighed and passed over"), evidence->passed, evidence->field);
  g_string_append (out, "</details>\n");
}

void
record_evidence_append (GString *out, JsonObject *answer, const GPtrArray *pairs,
                        const PraxisVocabulary *vocabulary) {
  const Place place = { page_text (answer, "id"), pairs, vocabulary };
  JsonArray *tags = page_array (answer, "tags"), *passed = page_array (answer, "runners_up");
  if (page_count (tags) + page_count (passed) == 0)
    return;
  html_append (out, "<section id=\"why\" class=\"why\">\n<h2>%s</h2>\n", _ ("Why these tags"));
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

/* ---- Of a hit ---- */

/* What counts of each field, each value once, as it may be claimed by several rules. */
static guint
append_counted (GString *out, const Place *place, JsonArray *tags, const PraxisField *field, guint most) {
  g_autoptr (GPtrArray) counted = g_ptr_array_new (), mentioned = g_ptr_array_new (),
                        over = g_ptr_array_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  Evidence evidence = { field, counted, mentioned, over };
  g_autoptr (GPtrArray) shown = g_ptr_array_new ();
  collect (tags, &evidence, FALSE);
  for (guint i = 0; i < counted->len && shown->len < most; i++) {
    JsonObject *claim = g_ptr_array_index (counted, i);
    const char *value = page_text (claim, "value");
    if (value != NULL && g_hash_table_add (seen, (gpointer)value))
      g_ptr_array_add (shown, claim);
  }
  append_items (out, place, shown, field);
  return shown->len;
}

void
record_evidence_append_counted (GString *out, JsonObject *answer, const GPtrArray *pairs,
                                const PraxisVocabulary *vocabulary) {
  const Place place = { page_text (answer, "id"), pairs, vocabulary };
  JsonArray *tags = page_array (answer, "tags");
  g_autoptr (GString) claims = g_string_new (NULL);
  guint shown = 0;
  for (const PraxisField *field = praxis_fields (); field->name != NULL; field++)
    if ((field->flags & PRAXIS_FIELD_FACET) != 0)
      shown += append_counted (claims, &place, tags, field, MOST_OF_FIELD);
  if (shown == 0)
    return;
  g_autofree char *link = document_link (place.id, 0, pairs);
  html_append (out, "<details class=\"why\">\n<summary>%s</summary>\n<ul>\n", _ ("Why these tags"));
  g_string_append (out, claims->str);
  html_append (out, "</ul>\n<p><a href=\"%s#why\">%s</a></p>\n</details>\n", link,
               _ ("All that was weighed"));
}
