/* XML, read as a stream by rules on element names. Opens nothing, expands no entity of a document's own, and
 * refuses a DOCTYPE that declares some, or any in office files. */
#pragma once
#include "indexer/extract/extract.h"

typedef struct {
  const char *name; /* without prefix */
  const void *attributes;
  guint count;
} XmlElement;

typedef void (*XmlHandler) (gpointer data, const XmlElement *element);

#define XML_ANY "*" /* name in a rule for all elements that have none */

/* What to do at an element; found by its name without prefix. Either handler may be NULL. */
typedef struct {
  const char *name;
  XmlHandler start;
  void (*end) (gpointer data);
  gboolean skip; /* neither it nor what is in it is looked at */
} XmlRule;

typedef struct {
  const XmlRule *rules; /* ends with a NULL name */
  void (*text) (gpointer data, const char *text, gsize length);
  gboolean (*is_done) (gpointer data); /* asked now and then; may be NULL */
  gboolean allows_doctype;             /* one that declares no entities */
} XmlFormat;

/* Reads one part of a file; `part` names it in messages. Errors are EXTRACT_ERRORs: REFUSED for a DOCTYPE
 * that is not allowed, DAMAGED where it is not well formed (what came before was handed on). */
gboolean xml_read (const char *part, GBytes *bytes, const XmlFormat *format, gpointer data, GError **error);

/* A file that is XML itself: TOO_LARGE beyond the limit of a member. Caller unrefs. */
GBytes *xml_read_file (int fd, gsize size, const ExtractLimits *limits, GError **error);

/* Value of an attribute, its name without prefix; NULL if there is none. Caller frees. */
char *xml_attribute (const XmlElement *element, const char *name);
/* Value of the attribute `id` that has a prefix ("r:id"): it names a relation. */
char *xml_reference (const XmlElement *element);
/* The first as a number; `otherwise` if there is none or it is no number. */
guint xml_attribute_number (const XmlElement *element, const char *name, guint otherwise);
