/* Web pages: the content without menus (html_content.c), headings as sections, tables row by row. libxml2
 * builds the tree from text that is already UTF-8; scripts and links are never followed. */
#include "indexer/extract/html.h"
#include "indexer/extract/content.h"
#include "indexer/extract/encoding.h"
#include "indexer/extract/flow.h"
#include "indexer/extract/formats.h"
#include "indexer/extract/html_content.h"
#include "indexer/extract/title_words.h"
#include <libxml/HTMLparser.h>
#include <string.h>

#define BEGINNING 4096  /* bytes in which a page declares its encoding */
#define MOST_HEADINGS 5 /* that may be the title */
#define FEWEST_WORDS 3  /* of one that is no part of the title which the page states */
#define OPTIONS \
  (HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET | HTML_PARSE_COMPACT)

static const char *const blocks[] = {
  "p",       "div",     "li",     "ul",      "ol",      "dl",      "dt",     "dd",         "blockquote",
  "section", "article", "main",   "header",  "footer",  "address", "figure", "figcaption", "table",
  "thead",   "tbody",   "tr",     "td",      "th",      "caption", "pre",    "hr",         "fieldset",
  "legend",  "body",    "center", "details", "summary", "h1",      "h2",     "h3",         "h4",
  "h5",      "h6",      "title",  "form",    "nav",     "aside",   NULL,
};

static gboolean
is_block (const xmlNode *node) {
  g_autofree char *name
      = node->type == XML_ELEMENT_NODE ? g_ascii_strdown ((const char *)node->name, -1) : NULL;
  return name != NULL && g_strv_contains (blocks, name);
}

static gboolean
is_cell (const xmlNode *node) {
  return html_is (node, "td") || html_is (node, "th");
}

static guint
heading_level (const xmlNode *node) {
  const char *name = node->type == XML_ELEMENT_NODE ? (const char *)node->name : "";
  gboolean heading = (*name == 'h' || *name == 'H') && name[1] >= '1' && name[1] <= '6' && name[2] == '\0';
  return heading ? (guint)(name[1] - '0') : 0;
}

static void
add_content (Flow *flow, const xmlNode *node, gboolean as_it_is) {
  const char *text = (const char *)node->content;
  if (text == NULL)
    return;
  if (as_it_is)
    flow_add (flow, text, strlen (text));
  else
    flow_add_collapsed (flow, text, strlen (text));
}

/* A paragraph lasts from one block's edge to the next. libxml2 limits the depth of a page. */
static void
walk (Flow *flow, const xmlNode *node, gboolean as_it_is) {
  if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE)
    add_content (flow, node, as_it_is);
  if (node->type != XML_ELEMENT_NODE || flow_is_full (flow))
    return;
  g_autofree char *raised = html_raised_number (node);
  if (raised != NULL) {
    flow_add (flow, raised, strlen (raised));
    return;
  }
  gboolean block = is_block (node), cell = is_cell (node);
  if (block)
    flow_begin_paragraph (flow);
  if (cell)
    flow_begin_cell (flow);
  if (html_is (node, "br"))
    flow_add (flow, "\n", 1);
  if (heading_level (node) > 0)
    flow_set_level (flow, heading_level (node));
  for (const xmlNode *child = node->children; child != NULL; child = child->next)
    walk (flow, child, as_it_is || html_is (node, "pre"));
  if (block)
    flow_begin_paragraph (flow);
  if (cell)
    flow_end_cell (flow);
  if (html_is (node, "tr"))
    flow_end_row (flow);
}

static const char *const meta_names[][2] = {
  { "author", "author" },
  { "dc.creator", "author" },
  { "description", "description" },
  { "keywords", "keywords" },
  { "dc.subject", "keywords" },
  { "date", "created" },
  { "dc.date", "created" },
  { "dcterms.date", "created" },
  { "dcterms.created", "created" },
  { "dc.date.issued", "created" },
  { "dcterms.issued", "created" },
  { "datepublished", "created" },
  { "citation_publication_date", "created" },
  { "citation_date", "created" },
  { "article:published_time", "created" },
  { "article:modified_time", "modified" },
  { "dc.language", "language" },
  { "og:title", "og:title" },
  { "og:site_name", "og:site_name" },
};

static void
keep_meta (const xmlNode *node, const ExtractLimits *limits, PraxisDocument *document) {
  g_autofree char *name = html_attribute (node, "name"), *property = html_attribute (node, "property");
  g_autofree char *content = html_attribute (node, "content");
  g_autofree char *itemprop = html_attribute (node, "itemprop");
  const char *given = name != NULL ? name : property != NULL ? property : itemprop;
  for (guint i = 0; given != NULL && i < G_N_ELEMENTS (meta_names); i++)
    if (g_ascii_strcasecmp (given, meta_names[i][0]) == 0)
      content_set_metadata (document, limits, meta_names[i][1], content);
}

static void
keep_text (const xmlNode *node, const ExtractLimits *limits, PraxisDocument *document, const char *key) {
  xmlChar *text = xmlNodeGetContent (node);
  content_set_metadata (document, limits, key, (const char *)text);
  xmlFree (text);
}

/* What stands in the head goes before it, as what comes first is kept. */
static void
keep_time (const xmlNode *node, const ExtractLimits *limits, PraxisDocument *document) {
  g_autofree char *date = html_attribute (node, "datetime");
  content_set_metadata (document, limits, "created", date);
}

static void
read_metadata (xmlNode *top, const ExtractLimits *limits, PraxisDocument *document) {
  for (xmlNode *node = top; node != NULL; node = html_next (node, top, !html_is (node, "svg"))) {
    if (html_is (node, "html")) {
      g_autofree char *language = html_attribute (node, "lang");
      content_set_metadata (document, limits, "language", language);
    } else if (html_is (node, "title"))
      keep_text (node, limits, document, "title");
    else if (html_is (node, "h1"))
      keep_text (node, limits, document, "heading");
    else if (html_is (node, "meta"))
      keep_meta (node, limits, document);
    else if (html_is (node, "time"))
      keep_time (node, limits, document);
  }
}

static gboolean
is_part_of (const char *heading, const char *title) {
  return strstr (title, heading) != NULL;
}

/* Not "News", which stands above many pages, nor the first chapter's. */
static gboolean
says_enough (const char *heading, G_GNUC_UNUSED const char *title) {
  return content_count_words (heading, strlen (heading)) >= FEWEST_WORDS && !title_is_chapter (heading)
         && !title_stands_beside (heading);
}

static gboolean
begins (const char *heading, const char *title) {
  return g_str_has_prefix (title, heading) && !g_unichar_isalnum (g_utf8_get_char (title + strlen (heading)));
}

static const char *const site_marks[] = { " | ", " – ", " — ", " - ", " · ", " » ", NULL };

/* "Boats" of "Boats | The site". */
static gboolean
is_before_site (const char *heading, const char *title) {
  if (!g_str_has_prefix (title, heading))
    return FALSE;
  for (guint i = 0; site_marks[i] != NULL; i++)
    if (g_str_has_prefix (title + strlen (heading), site_marks[i]))
      return TRUE;
  return FALSE;
}

/* Headings down to a level that may be the title, the likeliest first. The site's name is none. */
static GPtrArray *
find_headings (const PraxisDocument *document, guint level) {
  static const char *const keys[] = { "og:title", "heading" };
  const char *site = g_hash_table_lookup (document->metadata, "og:site_name");
  GPtrArray *headings = g_ptr_array_new ();
  for (guint i = 0; i < document->sections->len && headings->len < MOST_HEADINGS; i++) {
    const PraxisSection *section = &g_array_index (document->sections, PraxisSection, i);
    if (section->level <= level && section->title != NULL)
      g_ptr_array_add (headings, section->title);
  }
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (g_hash_table_contains (document->metadata, keys[i]))
      g_ptr_array_add (headings, g_hash_table_lookup (document->metadata, keys[i]));
  for (guint i = headings->len; i > 0; i--)
    if (g_strcmp0 (headings->pdata[i - 1], site) == 0)
      g_ptr_array_remove_index (headings, i - 1);
  return headings;
}

/* What stands behind a bar is the site's name; what stands behind a dash may be, if the page says so. */
static char *
without_site (const char *title, const char *site) {
  for (guint i = 0; site_marks[i] != NULL; i++) {
    const char *mark = g_strrstr (title, site_marks[i]);
    gsize length = mark != NULL ? (gsize)(mark - title) : 0;
    gboolean worded = content_count_words (title, length) >= FEWEST_WORDS;
    if (length > 0 && (g_strcmp0 (mark + strlen (site_marks[i]), site) == 0 || (i == 0 && worded)))
      return g_strndup (title, length);
  }
  return g_strdup (title);
}

/* "Lessons learnt | The organisation": a heading that stands there before the site's name is the title (where
 * that name is the page's first heading, one of the second level), or else one with which it begins, one that
 * is part of it, or one that says enough. */
static char *
best_title (const PraxisDocument *document, const char *title) {
  static const struct {
    guint level;
    gboolean (*fits) (const char *heading, const char *title);
  } tests[] = { { 2, is_before_site }, { 1, begins }, { 1, is_part_of }, { 1, says_enough } };
  for (guint i = 0; title != NULL && i < G_N_ELEMENTS (tests); i++) {
    g_autoptr (GPtrArray) headings = find_headings (document, tests[i].level);
    for (guint j = 0; j < headings->len; j++)
      if (tests[i].fits (headings->pdata[j], title))
        return g_strdup (headings->pdata[j]);
  }
  if (title != NULL)
    return without_site (title, g_hash_table_lookup (document->metadata, "og:site_name"));
  g_autoptr (GPtrArray) headings = find_headings (document, 1);
  return headings->len > 0 ? g_strdup (headings->pdata[0]) : NULL;
}

static void
settle_title (PraxisDocument *document) {
  char *title = best_title (document, g_hash_table_lookup (document->metadata, "title"));
  if (title != NULL)
    g_hash_table_insert (document->metadata, g_strdup ("title"), title);
  g_hash_table_remove (document->metadata, "heading");
  g_hash_table_remove (document->metadata, "og:title");
  g_hash_table_remove (document->metadata, "og:site_name");
}

/* What follows `name` and perhaps quotes in the page's beginning, up to the end of the word; NULL if nothing
 * does. */
static char *
declared_encoding (const char *bytes, gsize length) {
  static const char *const names[] = { "charset=", "encoding=" };
  g_autofree char *beginning = g_strndup (bytes, MIN (length, BEGINNING));
  g_autofree char *lower = g_ascii_strdown (beginning, -1);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    const char *value = strstr (lower, names[i]);
    if (value == NULL)
      continue;
    value += strlen (names[i]);
    value += strspn (value, "\"' ");
    return g_strndup (value, strcspn (value, "\"'; >/?\r\n"));
  }
  return NULL;
}

/* NULL if it cannot be parsed; caller frees with xmlFreeDoc(). */
static xmlDoc *
parse (const char *bytes, gsize length, const char *declared, PraxisDocument *document) {
  g_autofree char *own = declared == NULL ? declared_encoding (bytes, length) : NULL;
  g_autoptr (GString) text = encoding_decode (bytes, length, declared != NULL ? declared : own, NULL);
  encoding_unify_line_ends (text);
  /* libxml2 would stop at a nought. */
  praxis_text_repair (text);
  htmlParserCtxt *parser = htmlNewParserCtxt ();
  xmlDoc *page = parser != NULL
                     ? htmlCtxtReadMemory (parser, text->str, (int)text->len, NULL, "UTF-8", OPTIONS)
                     : NULL;
  const xmlError *problem = parser != NULL ? xmlCtxtGetLastError (parser) : NULL;
  if (problem != NULL && problem->code == XML_ERR_INTERNAL_ERROR)
    content_set_partly (document, "the page is nested too deeply");
  htmlFreeParserCtxt (parser);
  return page;
}

static void
add_content_of (Flow *flow, const xmlNode *content) {
  if (content == NULL)
    return;
  flow_begin_paragraph (flow);
  walk (flow, content, FALSE);
  flow_end_paragraph (flow);
}

static void
read_page (xmlDoc *page, const ExtractLimits *limits, PraxisDocument *document) {
  xmlNode *top = xmlDocGetRootElement (page);
  if (top == NULL)
    return;
  read_metadata (top, limits, document);
  g_autoptr (Flow) flow = flow_new (document, limits);
  add_content_of (flow, html_content_find (page));
  flow_finish (flow);
  settle_title (document);
}

gboolean
html_read (int fd, gsize size, const ExtractLimits *limits, PraxisDocument *document, GError **error) {
  g_autoptr (GBytes) bytes = content_read_file (fd, size, limits->text, error);
  if (bytes == NULL)
    return FALSE;
  if (size > limits->text)
    content_set_partly (document, "only the first %zu bytes of the file were read", limits->text);
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  xmlDoc *page = parse (data, length, NULL, document);
  if (page == NULL)
    return content_fail (error, PRAXIS_STATE_DAMAGED, "it cannot be parsed");
  read_page (page, limits, document);
  xmlFreeDoc (page);
  return TRUE;
}

gboolean
html_add (Flow *flow, PraxisDocument *document, GBytes *bytes, const char *declared) {
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  xmlDoc *page = length > 0 ? parse (data, length, declared, document) : NULL;
  if (page == NULL)
    return FALSE;
  add_content_of (flow, html_content_whole (page));
  xmlFreeDoc (page);
  return TRUE;
}
