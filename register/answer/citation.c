/* References. Authors are taken as they are stated: whether "Kofi, Ama" is a person or an office cannot be
 * told, so no name is taken apart. */
#include "register/answer/citation.h"
#include "register/query/filter.h"
#include <string.h>

/* What kind of thing a type of document is to each format; the last row is any other. */
static const struct {
  const char *type, *ris, *bibtex, *csl;
} kinds[] = {
  { "legal-instrument", "STAT", "misc", "legislation" },
  { "web-article", "ELEC", "misc", "webpage" },
  { "action-page", "ELEC", "misc", "webpage" },
  { "handbook", "BOOK", "book", "book" },
  { "guide", "BOOK", "book", "book" },
  { "brochure", "PAMP", "booklet", "pamphlet" },
  { NULL, "RPRT", "techreport", "report" },
};

static const char *
text_of (JsonObject *object, const char *name) {
  const char *text = json_object_get_string_member_with_default (object, name, NULL);
  return text != NULL && *text != '\0' ? text : NULL;
}

static JsonArray *
array_of (JsonObject *object, const char *name) {
  JsonNode *node = json_object_get_member (object, name);
  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

/* The year of publication, 0 if it is not known. */
static gint64
year_of (JsonObject *document) {
  JsonNode *node = json_object_get_member (document, "published");
  return node != NULL && JSON_NODE_HOLDS_OBJECT (node)
             ? json_object_get_int_member_with_default (json_node_get_object (node), "year", 0)
             : 0;
}

static gsize
kind_of (JsonObject *document) {
  const char *type = text_of (document, "type");
  gsize row = 0;
  while (kinds[row].type != NULL && g_strcmp0 (kinds[row].type, type) != 0)
    row++;
  return row;
}

/* One line without control characters, white space folded; caller frees. */
static char *
plain (const char *text) {
  g_auto (GStrv) words = g_strsplit_set (text, " \t\r\n\f\v", -1);
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();
  for (char **word = words; *word != NULL; word++)
    if (**word != '\0')
      g_ptr_array_add (kept, *word);
  g_ptr_array_add (kept, NULL);
  char *line = g_strjoinv (" ", (char **)kept->pdata);
  for (char *at = line; *at != '\0'; at++)
    if (g_ascii_iscntrl (*at))
      *at = '?';
  return line;
}

/* The authors as stated, parted where a semicolon parts them; caller frees. */
static char **
authors_of (JsonObject *document) {
  const char *stated = text_of (document, "author");
  g_auto (GStrv) parts = g_strsplit (stated != NULL ? stated : "", ";", -1);
  GPtrArray *authors = g_ptr_array_new ();
  for (char **part = parts; *part != NULL; part++) {
    char *name = plain (*part);
    if (*name != '\0')
      g_ptr_array_add (authors, name);
    else
      g_free (name);
  }
  g_ptr_array_add (authors, NULL);
  return (char **)g_ptr_array_free (authors, FALSE);
}

static const char *
label_of (const PraxisVocabulary *vocabulary, const char *field, const char *value) {
  return praxis_value_label (praxis_field_find (field), value, vocabulary);
}

/* Countries, then topics, in words; caller frees. */
static char **
keywords_of (JsonObject *document, const PraxisVocabulary *vocabulary) {
  static const struct {
    const char *member, *field;
  } sources[] = { { "countries", "country" }, { "topics", "topic" } };
  GPtrArray *keywords = g_ptr_array_new ();
  for (gsize i = 0; i < G_N_ELEMENTS (sources); i++) {
    JsonArray *values = array_of (document, sources[i].member);
    for (guint j = 0; values != NULL && j < json_array_get_length (values); j++) {
      JsonNode *node = json_array_get_element (values, j);
      const char *value = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;
      if (value != NULL)
        g_ptr_array_add (keywords, plain (label_of (vocabulary, sources[i].field, value)));
    }
  }
  g_ptr_array_add (keywords, NULL);
  return (char **)g_ptr_array_free (keywords, FALSE);
}

/* ---- RIS ---- */

static void
append_ris_line (GString *out, const char *tag, const char *value) {
  if (value == NULL)
    return;
  g_autofree char *line = plain (value);
  g_string_append_printf (out, "%s  - %s\r\n", tag, line);
}

static void
append_ris_lines (GString *out, const char *tag, char *const *values) {
  for (; *values != NULL; values++)
    append_ris_line (out, tag, *values);
}

static void
append_ris (GString *out, const PraxisCited *cited, const PraxisVocabulary *vocabulary) {
  JsonObject *document = cited->document;
  g_auto (GStrv) authors = authors_of (document), keywords = keywords_of (document, vocabulary);
  gint64 year = year_of (document);
  append_ris_line (out, "TY", kinds[kind_of (document)].ris);
  append_ris_line (out, "TI", text_of (document, "title"));
  append_ris_lines (out, "AU", authors);
  if (year > 0)
    g_string_append_printf (out, "PY  - %" G_GINT64_FORMAT "\r\n", year);
  append_ris_line (out, "LA", text_of (document, "language"));
  append_ris_lines (out, "KW", keywords);
  append_ris_line (out, "UR", cited->address);
  append_ris_line (out, "ID", text_of (document, "id"));
  g_string_append (out, "ER  - \r\n");
}

/* ---- BibTeX ---- */

/* What TeX would take for a command is written so that it does not. */
static void
append_tex (GString *out, const char *text) {
  static const struct {
    char character;
    const char *written;
  } special[] = {
    { '\\', "\\textbackslash{}" },
    { '~', "\\textasciitilde{}" },
    { '^', "\\textasciicircum{}" },
    { '{', "\\{" },
    { '}', "\\}" },
    { '$', "\\$" },
    { '&', "\\&" },
    { '%', "\\%" },
    { '#', "\\#" },
    { '_', "\\_" },
  };
  for (; *text != '\0'; text++) {
    gsize row = 0;
    while (row < G_N_ELEMENTS (special) && special[row].character != *text)
      row++;
    if (row < G_N_ELEMENTS (special))
      g_string_append (out, special[row].written);
    else
      g_string_append_c (out, *text);
  }
}

/* Nothing if there is no value; each part in braces of its own where there are parts. */
static void
append_bibtex_field (GString *out, const char *name, char *const *parts, const char *joint) {
  if (*parts == NULL)
    return;
  g_string_append_printf (out, ",\n  %s = {", name);
  for (char *const *part = parts; *part != NULL; part++) {
    g_string_append (out, part == parts ? "{" : joint);
    append_tex (out, *part);
  }
  g_string_append (out, "}}");
}

static void
append_bibtex_text (GString *out, const char *name, const char *text) {
  g_autofree char *line = text != NULL ? plain (text) : NULL;
  char *const parts[] = { line, NULL };
  append_bibtex_field (out, name, parts, "");
}

static void
append_bibtex (GString *out, const PraxisCited *cited, const PraxisVocabulary *vocabulary) {
  JsonObject *document = cited->document;
  g_auto (GStrv) authors = authors_of (document), keywords = keywords_of (document, vocabulary);
  g_autofree char *year = g_strdup_printf ("%" G_GINT64_FORMAT, year_of (document));
  const char *id = text_of (document, "id");
  g_autofree char *key = g_strcanon (g_strdup (id != NULL ? id : "document"),
                                     G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "-._", '-');
  g_string_append_printf (out, "@%s{praxis-%s", kinds[kind_of (document)].bibtex, key);
  append_bibtex_text (out, "title", text_of (document, "title"));
  append_bibtex_field (out, "author", authors, "} and {");
  append_bibtex_text (out, "year", year_of (document) > 0 ? year : NULL);
  append_bibtex_text (out, "language", text_of (document, "language"));
  append_bibtex_field (out, "keywords", keywords, ", ");
  append_bibtex_text (out, "url", cited->address);
  g_string_append (out, "\n}\n");
}

/* ---- CSL-JSON ---- */

static void
add_csl_text (JsonBuilder *builder, const char *name, const char *text) {
  if (text == NULL)
    return;
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text);
}

static void
add_csl_authors (JsonBuilder *builder, char *const *authors) {
  if (*authors == NULL)
    return;
  json_builder_set_member_name (builder, "author");
  json_builder_begin_array (builder);
  for (; *authors != NULL; authors++) {
    json_builder_begin_object (builder);
    add_csl_text (builder, "literal", *authors);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
}

static void
add_csl_year (JsonBuilder *builder, gint64 year) {
  if (year == 0)
    return;
  json_builder_set_member_name (builder, "issued");
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "date-parts");
  json_builder_begin_array (builder);
  json_builder_begin_array (builder);
  json_builder_add_int_value (builder, year);
  json_builder_end_array (builder);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
append_csl (GString *out, const PraxisCited *cited, const PraxisVocabulary *vocabulary) {
  JsonObject *document = cited->document;
  g_auto (GStrv) authors = authors_of (document), keywords = keywords_of (document, vocabulary);
  g_autofree char *keyword = *keywords != NULL ? g_strjoinv (", ", keywords) : NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  json_builder_begin_object (builder);
  add_csl_text (builder, "id", text_of (document, "id"));
  add_csl_text (builder, "type", kinds[kind_of (document)].csl);
  add_csl_text (builder, "title", text_of (document, "title"));
  add_csl_authors (builder, authors);
  add_csl_year (builder, year_of (document));
  add_csl_text (builder, "language", text_of (document, "language"));
  add_csl_text (builder, "keyword", keyword);
  add_csl_text (builder, "URL", cited->address);
  json_builder_end_object (builder);
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  g_autofree char *text = json_to_string (root, TRUE);
  g_string_append (out, text);
}

/* ---- The table ---- */

static const PraxisCitationFormat formats[] = {
  { "ris", "RIS", "application/x-research-info-systems", "ris", "", "", "", append_ris },
  { "bibtex", "BibTeX", "application/x-bibtex", "bib", "", "\n", "", append_bibtex },
  { "csl", "CSL-JSON", "application/vnd.citationstyles.csl+json", "json", "[", ",\n", "]\n", append_csl },
  { NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL },
};

const PraxisCitationFormat *
praxis_citation_formats (void) {
  return formats;
}

const PraxisCitationFormat *
praxis_citation_format (const char *name) {
  for (const PraxisCitationFormat *format = formats; format->name != NULL; format++)
    if (strcmp (format->name, name) == 0)
      return format;
  return NULL;
}

void
praxis_citations_append (GString *out, const PraxisCitationFormat *format, const PraxisCited *cited,
                         guint count, const PraxisVocabulary *vocabulary) {
  g_string_append (out, format->begin);
  for (guint i = 0; i < count; i++) {
    g_string_append (out, i > 0 ? format->between : "");
    format->append (out, &cited[i], vocabulary);
  }
  g_string_append (out, format->end);
}

char *
praxis_citation_text (const PraxisCited *cited, const PraxisVocabulary *vocabulary) {
  JsonObject *document = cited->document;
  g_auto (GStrv) authors = authors_of (document);
  g_autofree char *names = g_strjoinv ("; ", authors);
  const char *title = text_of (document, "title"), *type = text_of (document, "type");
  gint64 year = year_of (document);
  g_autofree char *line = plain (title != NULL ? title : "");
  /* A title without an author stands in the author's place. */
  GString *text = g_string_new (*names != '\0' ? names : line);
  if (year > 0)
    g_string_append_printf (text, " (%" G_GINT64_FORMAT ")", year);
  g_string_append_c (text, '.');
  if (*names != '\0')
    g_string_append_printf (text, " %s.", line);
  if (type != NULL)
    g_string_append_printf (text, " %s.", label_of (vocabulary, "type", type));
  if (cited->address != NULL)
    g_string_append_printf (text, " %s", cited->address);
  return g_string_free (text, FALSE);
}
