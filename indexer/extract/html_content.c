/* Which part of a web page is its content. What names itself navigation, banner or the like goes, and lists
 * that are nothing but links; but nothing goes that holds most of the page's text, for pages misname things.
 */
#include "indexer/extract/html_content.h"
#include <string.h>

#define MANY_LINKS 4  /* from which a list may be a menu */
#define LINK_SHARE 80 /* percent of a list's text that lies in links, from which it is one */
#define MENU_ITEM 40  /* mean bytes of a link's text, beyond which it is a reading list */

static const char *const never_content[] = {
  "script", "style", "noscript", "template", "svg",   "head",  "select",   "button", "iframe",
  "object", "embed", "canvas",   "audio",    "video", "input", "textarea", "math",   NULL,
};

static const char *const rarely_content[] = { "nav", "footer", "aside", "form", "header", "menu", NULL };

/* In the attributes role, id and class, as whole words. */
static const char *const boilerplate_words[] = {
  "nav",         "navigation",  "navbar", "menu",          "sidebar",  "cookie", "cookies", "breadcrumb",
  "breadcrumbs", "banner",      "share",  "sharing",       "social",   "footer", "skip",    "pagination",
  "newsletter",  "contentinfo", "search", "complementary", "masthead", "topbar", "toolbar", "advertisement",
  "popup",       "modal",       NULL,
};

gboolean
html_is (const xmlNode *node, const char *name) {
  return node->type == XML_ELEMENT_NODE && g_ascii_strcasecmp ((const char *)node->name, name) == 0;
}

static gboolean
is_any (const xmlNode *node, const char *const *names) {
  for (; *names != NULL; names++)
    if (html_is (node, *names))
      return TRUE;
  return FALSE;
}

char *
html_attribute (const xmlNode *node, const char *name) {
  xmlChar *value = xmlGetNoNsProp (node, BAD_CAST name);
  char *copy = g_strdup ((const char *)value);
  xmlFree (value);
  return copy;
}

xmlNode *
html_next (xmlNode *node, const xmlNode *top, gboolean into) {
  if (into && node->type == XML_ELEMENT_NODE && node->children != NULL)
    return node->children;
  while (node != NULL && node != top && node->next == NULL)
    node = node->parent;
  return node == NULL || node == top ? NULL : node->next;
}

typedef struct {
  gsize bytes;      /* of text, white space aside */
  gsize link_bytes; /* of it in links */
  guint links;
} Weight;

static gsize
text_bytes (const xmlNode *node) {
  gsize bytes = 0;
  if (node->type != XML_TEXT_NODE && node->type != XML_CDATA_SECTION_NODE)
    return 0;
  for (const char *p = (const char *)node->content; p != NULL && *p != '\0'; p++)
    bytes += !g_ascii_isspace (*p);
  return bytes;
}

static Weight
weigh (xmlNode *top) {
  Weight weight = { 0 };
  const xmlNode *link = NULL;
  const xmlNode *after_link = NULL;
  for (xmlNode *node = top; node != NULL;) {
    if (node == after_link)
      link = NULL;
    gboolean skip = is_any (node, never_content);
    if (link == NULL && html_is (node, "a")) {
      link = node;
      after_link = html_next (node, top, FALSE);
      weight.links++;
    }
    gsize bytes = skip ? 0 : text_bytes (node);
    weight.bytes += bytes;
    weight.link_bytes += link != NULL ? bytes : 0;
    node = html_next (node, top, !skip);
  }
  return weight;
}

static gboolean
has_boilerplate_word (const char *value) {
  g_autofree char *lower = g_ascii_strdown (value, -1);
  g_auto (GStrv) words = g_strsplit_set (lower, " -_\t\n", -1);
  for (char **word = words; *word != NULL; word++)
    if (g_strv_contains (boilerplate_words, *word))
      return TRUE;
  return FALSE;
}

static gboolean
is_named_boilerplate (const xmlNode *node) {
  static const char *const attributes[] = { "role", "id", "class" };
  if (node->type != XML_ELEMENT_NODE || html_is (node, "body") || html_is (node, "html"))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (attributes); i++) {
    g_autofree char *value = html_attribute (node, attributes[i]);
    if (value != NULL && strlen (value) < 1000 && has_boilerplate_word (value))
      return TRUE;
  }
  return FALSE;
}

static gboolean
is_within (const xmlNode *node, const char *name) {
  for (; node != NULL; node = node->parent)
    if (html_is (node, name))
      return TRUE;
  return FALSE;
}

static gboolean
holds_heading (xmlNode *top) {
  for (xmlNode *node = top; node != NULL; node = html_next (node, top, TRUE))
    if (html_is (node, "h1"))
      return TRUE;
  return FALSE;
}

static gboolean
is_menu (xmlNode *node) {
  static const char *const lists[] = { "ul", "ol", "div", "table", "p", NULL };
  if (!is_any (node, lists))
    return FALSE;
  Weight weight = weigh (node);
  return weight.links >= MANY_LINKS && weight.link_bytes * 100 >= weight.bytes * LINK_SHARE
         && weight.link_bytes < (gsize)weight.links * MENU_ITEM;
}

static gboolean
is_doubtful (xmlNode *node) {
  if (node->type != XML_ELEMENT_NODE)
    return FALSE;
  if (html_is (node, "header") || html_is (node, "footer"))
    return !is_within (node, "article") && !is_within (node, "main") && !holds_heading (node);
  return is_any (node, rarely_content) || (is_named_boilerplate (node) && !holds_heading (node))
         || is_menu (node);
}

static gboolean
is_hidden (const xmlNode *node) {
  return node->type == XML_ELEMENT_NODE && xmlHasProp (node, BAD_CAST "hidden") != NULL;
}

static gboolean
is_never_content (const xmlNode *node) {
  return node->type == XML_COMMENT_NODE || node->type == XML_PI_NODE || is_any (node, never_content)
         || html_is_note_mark (node);
}

/* Removes what is not content. Doubtful elements go only while they hold less than half of so many bytes of
 * text. */
static void
prune (xmlNode *top, gsize all) {
  for (xmlNode *node = top->children; node != NULL;) {
    gboolean drop = is_never_content (node)
                    || ((is_hidden (node) || is_doubtful (node)) && weigh (node).bytes * 2 < all);
    xmlNode *next = html_next (node, top, !drop);
    if (drop) {
      xmlUnlinkNode (node);
      xmlFreeNode (node);
    }
    node = next;
  }
}

static gboolean
is_main (const xmlNode *node) {
  if (html_is (node, "main") || html_is (node, "article"))
    return TRUE;
  g_autofree char *role = node->type == XML_ELEMENT_NODE ? html_attribute (node, "role") : NULL;
  return g_strcmp0 (role, "main") == 0;
}

xmlNode *
html_content_find (xmlDoc *page) {
  xmlNode *top = xmlDocGetRootElement (page);
  if (top == NULL)
    return NULL;
  prune (top, weigh (top).bytes);
  gsize all = weigh (top).bytes;
  for (xmlNode *node = top; node != NULL; node = html_next (node, top, TRUE))
    if (is_main (node) && weigh (node).bytes * 2 > all)
      return node;
  return top;
}

xmlNode *
html_content_whole (xmlDoc *page) {
  xmlNode *top = xmlDocGetRootElement (page);
  if (top != NULL)
    prune (top, 0);
  return top;
}
