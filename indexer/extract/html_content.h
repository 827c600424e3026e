/* Which part of a web page is its content. */
#pragma once
#include <glib.h>
#include <libxml/tree.h>

/* Takes menus, banners, scripts and the like out of the tree, and returns the element that holds the content:
 * <main>, <article>, or the body. NULL if there is none. */
xmlNode *html_content_find (xmlDoc *page);
/* The same for a page that is nothing but content, as in a book or a letter: only scripts and the like go. */
xmlNode *html_content_whole (xmlDoc *page);

/* TRUE if a node is an element of that (lower case) name. */
gboolean html_is (const xmlNode *node, const char *name);
/* Value of an attribute, or NULL; caller frees with g_free(). */
char *html_attribute (const xmlNode *node, const char *name);
/* Whether a node is a link to a note or back from it that shows nothing but the note's mark. */
gboolean html_is_note_mark (const xmlNode *node);
/* The text of a raised number ("m²", or the mark of a note), in raised digits; NULL if the node is none.
 * Caller frees. */
char *html_raised_number (const xmlNode *node);

/* The node after this one in the order of the page, inside `top`; `into` says whether to enter its children.
 */
xmlNode *html_next (xmlNode *node, const xmlNode *top, gboolean into);
