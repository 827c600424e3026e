/* EPUB: a container of web pages. META-INF/container.xml names the package, the package names the pages and
 * the order in which they are read (its spine); each of them goes through the reader of HTML into one flow.
 */
#include "indexer/extract/content.h"
#include "indexer/extract/formats.h"
#include "indexer/extract/html.h"
#include "indexer/extract/office.h"
#include "indexer/extract/zip.h"
#include <string.h>

#define CONTAINER "META-INF/container.xml"
#define ENCRYPTION "META-INF/encryption.xml"

typedef struct {
  char *package;     /* name of the member that describes the book */
  GHashTable *items; /* id -> reference of a page */
  GPtrArray *spine;  /* of names of members, in the order of reading, each once */
  GHashTable *seen;  /* what is in the spine */
  char *folder;      /* of the package, with '/' before and none behind */
} Book;

static void
book_clear (Book *book) {
  g_free (book->package);
  g_free (book->folder);
  g_hash_table_unref (book->items);
  g_hash_table_unref (book->seen);
  g_ptr_array_unref (book->spine);
}

static void
take_package (gpointer data, const XmlElement *element) {
  Book *book = data;
  if (book->package == NULL)
    book->package = xml_attribute (element, "full-path");
}

static void
take_item (gpointer data, const XmlElement *element) {
  char *id = xml_attribute (element, "id");
  g_autofree char *reference = xml_attribute (element, "href"), *type = xml_attribute (element, "media-type");
  if (id != NULL && reference != NULL && (type == NULL || strstr (type, "svg") == NULL))
    g_hash_table_replace (((Book *)data)->items, id, g_steal_pointer (&reference));
  else
    g_free (id);
}

/* "../text/one%20page.xhtml#top", seen from the package, as the name of a member. */
static char *
resolve (const Book *book, const char *reference) {
  g_autofree char *path = g_strndup (reference, strcspn (reference, "#?"));
  g_autofree char *plain = g_uri_unescape_string (path, NULL);
  g_autofree char *full = g_canonicalize_filename (plain != NULL ? plain : path, book->folder);
  return g_strdup (full + 1);
}

static void
take_reference (gpointer data, const XmlElement *element) {
  Book *book = data;
  g_autofree char *id = xml_attribute (element, "idref");
  const char *reference = id != NULL ? g_hash_table_lookup (book->items, id) : NULL;
  char *name = reference != NULL ? resolve (book, reference) : NULL;
  if (name != NULL && !g_hash_table_contains (book->seen, name)) {
    g_ptr_array_add (book->spine, name);
    g_hash_table_add (book->seen, name);
  } else
    g_free (name);
}

/* One member, by rules; DAMAGED if it is missing. */
static gboolean
read_part (Book *book, GHashTable *members, const char *name, const XmlRule *rules, GError **error) {
  const XmlFormat format = { rules, NULL, NULL, FALSE };
  GBytes *bytes = g_hash_table_lookup (members, name);
  if (bytes == NULL)
    return content_fail (error, PRAXIS_STATE_DAMAGED, "it has no '%s'", name);
  return xml_read (name, bytes, &format, book, error);
}

static gboolean
find_package (Book *book, int fd, const ExtractLimits *limits, PraxisDocument *document, GError **error) {
  static const char *const wanted[] = { CONTAINER, NULL };
  static const XmlRule rules[] = { { "rootfile", take_package, NULL, FALSE }, { NULL, NULL, NULL, FALSE } };
  g_autoptr (GHashTable) members = zip_read_members (fd, wanted, limits, document, error);
  if (members == NULL || !read_part (book, members, CONTAINER, rules, error))
    return FALSE;
  if (book->package == NULL)
    return content_fail (error, PRAXIS_STATE_DAMAGED, "'%s' names no package", CONTAINER);
  g_autofree char *folder = g_path_get_dirname (book->package);
  book->folder = g_canonicalize_filename (folder, "/");
  return TRUE;
}

/* The fonts of an open book may be scrambled; its pages are not. */
static gboolean
is_encrypted (const Book *book, GBytes *encryption) {
  gsize length;
  const char *bytes = encryption != NULL ? g_bytes_get_data (encryption, &length) : NULL;
  for (guint i = 0; bytes != NULL && i < book->spine->len; i++) {
    g_autofree char *uri = g_strdup_printf ("\"%s\"", (const char *)book->spine->pdata[i]);
    if (g_strstr_len (bytes, (gssize)length, uri) != NULL)
      return TRUE;
  }
  return FALSE;
}

static gboolean
read_package (Book *book, int fd, const ExtractLimits *limits, PraxisDocument *document, GError **error) {
  static const XmlRule rules[] = {
    { "item", take_item, NULL, FALSE },
    { "itemref", take_reference, NULL, FALSE },
    { NULL, NULL, NULL, FALSE },
  };
  const char *const wanted[] = { book->package, ENCRYPTION, NULL };
  g_autoptr (GHashTable) members = zip_read_members (fd, wanted, limits, document, error);
  if (members == NULL || !read_part (book, members, book->package, rules, error))
    return FALSE;
  if (book->spine->len == 0)
    return content_fail (error, PRAXIS_STATE_DAMAGED, "'%s' names no pages", book->package);
  if (is_encrypted (book, g_hash_table_lookup (members, ENCRYPTION)))
    return content_fail (error, PRAXIS_STATE_ENCRYPTED, "its pages are encrypted");
  if (!office_read_metadata (book->package, g_hash_table_lookup (members, book->package), limits, document,
                             error))
    return FALSE;
  /* The date of a book is that of its publication. */
  content_set_metadata (document, limits, "created", g_hash_table_lookup (document->metadata, "modified"));
  return TRUE;
}

static void
add_page (Flow *flow, GHashTable *members, const char *name, PraxisDocument *document) {
  GBytes *bytes = g_hash_table_lookup (members, name);
  if (bytes == NULL || !html_add (flow, document, bytes, NULL))
    content_set_partly (document, "its page '%s' %s", name,
                        bytes != NULL ? "cannot be parsed" : "is missing");
  g_hash_table_remove (members, name);
}

static gboolean
read_pages (const Book *book, int fd, const ExtractLimits *limits, PraxisDocument *document, GError **error) {
  g_autoptr (GPtrArray) wanted = g_ptr_array_copy (book->spine, NULL, NULL);
  g_ptr_array_set_free_func (wanted, NULL);
  g_ptr_array_add (wanted, NULL);
  g_autoptr (GHashTable) members
      = zip_read_members (fd, (const char *const *)wanted->pdata, limits, document, error);
  if (members == NULL)
    return FALSE;
  g_autoptr (Flow) flow = flow_new (document, limits);
  for (guint i = 0; i < book->spine->len && !flow_is_full (flow); i++)
    add_page (flow, members, book->spine->pdata[i], document);
  flow_finish (flow);
  return TRUE;
}

gboolean
epub_read (int fd, G_GNUC_UNUSED gsize size, const ExtractLimits *limits, PraxisDocument *document,
           GError **error) {
  Book book = { .items = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free),
                .seen = g_hash_table_new (g_str_hash, g_str_equal),
                .spine = g_ptr_array_new_with_free_func (g_free) };
  gboolean sound = find_package (&book, fd, limits, document, error)
                   && read_package (&book, fd, limits, document, error)
                   && read_pages (&book, fd, limits, document, error);
  book_clear (&book);
  return sound;
}
