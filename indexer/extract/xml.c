/* XML of office files as a stream: libxml2's SAX interface in pieces, so that neither a tree nor an entity is
 * ever built. docx.c, odf.c and others give the rules. */
#include "indexer/extract/xml.h"
#include "indexer/extract/content.h"
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <string.h>

#define PIECE 65536 /* bytes between two questions whether it is enough */

typedef struct {
  const XmlFormat *format;
  gpointer data;
  GHashTable *rules;   /* name -> XmlRule */
  guint skipping;      /* depth inside a skipped element */
  const char *refused; /* what it has that is not to be read */
  xmlParserCtxtPtr parser;
} Reader;

static const XmlRule *
find_rule (const Reader *reader, const xmlChar *name) {
  const XmlRule *rule = g_hash_table_lookup (reader->rules, name);
  return rule != NULL ? rule : g_hash_table_lookup (reader->rules, XML_ANY);
}

static void
on_start (void *user, const xmlChar *name, G_GNUC_UNUSED const xmlChar *prefix,
          G_GNUC_UNUSED const xmlChar *uri, G_GNUC_UNUSED int namespaces,
          G_GNUC_UNUSED const xmlChar **declared, int count, G_GNUC_UNUSED int defaulted,
          const xmlChar **attributes) {
  Reader *reader = user;
  if (reader->skipping > 0) {
    reader->skipping++;
    return;
  }
  const XmlRule *rule = find_rule (reader, name);
  if (rule == NULL)
    return;
  XmlElement element = { (const char *)name, attributes, (guint)MAX (count, 0) };
  if (rule->skip)
    reader->skipping = 1;
  else if (rule->start != NULL)
    rule->start (reader->data, &element);
}

static void
on_end (void *user, const xmlChar *name, G_GNUC_UNUSED const xmlChar *prefix,
        G_GNUC_UNUSED const xmlChar *uri) {
  Reader *reader = user;
  if (reader->skipping > 0) {
    reader->skipping--;
    return;
  }
  const XmlRule *rule = find_rule (reader, name);
  if (rule != NULL && rule->end != NULL)
    rule->end (reader->data);
}

static void
on_text (void *user, const xmlChar *text, int length) {
  Reader *reader = user;
  if (reader->skipping == 0 && reader->format->text != NULL)
    reader->format->text (reader->data, (const char *)text, (gsize)length);
}

static void
refuse (Reader *reader, const char *what) {
  reader->refused = what;
  xmlStopParser (reader->parser);
}

/* Names where its rules are to be found. Nobody looks there. */
static void
on_doctype (void *user, G_GNUC_UNUSED const xmlChar *name, G_GNUC_UNUSED const xmlChar *external,
            G_GNUC_UNUSED const xmlChar *system) {
  Reader *reader = user;
  if (!reader->format->allows_doctype)
    refuse (reader, "a DOCTYPE");
}

static void
on_entity (void *user, G_GNUC_UNUSED const xmlChar *name, G_GNUC_UNUSED int type,
           G_GNUC_UNUSED const xmlChar *public, G_GNUC_UNUSED const xmlChar *system,
           G_GNUC_UNUSED xmlChar *content) {
  refuse (user, "a DOCTYPE that declares entities");
}

static void
on_unparsed_entity (void *user, const xmlChar *name, const xmlChar *public, const xmlChar *system,
                    G_GNUC_UNUSED const xmlChar *notation) {
  on_entity (user, name, 0, public, system, NULL);
}

/* An entity that only the rules elsewhere declare. Those of HTML stand in most of them under the same names;
 * any other stays as it is written. */
static void
on_reference (void *user, const xmlChar *name) {
  const htmlEntityDesc *entity = htmlEntityLookup (name);
  g_autoptr (GString) text = g_string_new (NULL);
  if (entity != NULL)
    g_string_append_unichar (text, entity->value);
  else
    g_string_append_printf (text, "&%s;", (const char *)name);
  on_text (user, (const xmlChar *)text->str, (int)text->len);
}

static void
on_problem (G_GNUC_UNUSED void *user, G_GNUC_UNUSED xmlErrorPtr problem) {
  /* The parser remembers the last one; nothing is to be printed. */
}

static xmlSAXHandler handlers = {
  .internalSubset = on_doctype,
  .entityDecl = on_entity,
  .unparsedEntityDecl = on_unparsed_entity,
  .reference = on_reference,
  .startElementNs = on_start,
  .endElementNs = on_end,
  .characters = on_text,
  .cdataBlock = on_text,
  .ignorableWhitespace = on_text,
  .serror = on_problem,
  .initialized = XML_SAX2_MAGIC,
};

static gboolean
feed (Reader *reader, const char *bytes, gsize length) {
  for (gsize at = 0; at < length; at += PIECE) {
    gsize piece = MIN (PIECE, length - at);
    xmlParseChunk (reader->parser, bytes + at, (int)piece, at + piece == length);
    if (!reader->parser->wellFormed)
      return FALSE;
    if (reader->format->is_done != NULL && reader->format->is_done (reader->data))
      return TRUE;
  }
  return length > 0;
}

gboolean
xml_read (const char *part, GBytes *bytes, const XmlFormat *format, gpointer data, GError **error) {
  gsize length;
  const char *content = g_bytes_get_data (bytes, &length);
  g_autoptr (GHashTable) rules = g_hash_table_new (g_str_hash, g_str_equal);
  for (const XmlRule *rule = format->rules; rule->name != NULL; rule++)
    g_hash_table_insert (rules, (gpointer)rule->name, (gpointer)rule);
  Reader reader = { .format = format, .data = data, .rules = rules };
  reader.parser = xmlCreatePushParserCtxt (&handlers, &reader, NULL, 0, NULL);
  if (reader.parser == NULL)
    return content_fail (error, PRAXIS_STATE_OUT_OF_MEMORY, "no memory for a parser");
  xmlCtxtUseOptions (reader.parser, XML_PARSE_NONET);
  gboolean sound = feed (&reader, content, length);
  if (reader.refused != NULL)
    sound = content_fail (error, PRAXIS_STATE_REFUSED, "'%s' has %s", part, reader.refused);
  else if (!sound) {
    const xmlError *problem = xmlCtxtGetLastError (reader.parser);
    g_autofree char *message
        = content_clean (problem != NULL && problem->message ? problem->message : "empty", 200);
    content_fail (error, PRAXIS_STATE_DAMAGED, "'%s' is not well formed: %s", part, message);
  }
  /* An entity in the DOCTYPE makes the parser begin a document, which is nobody's but ours. */
  xmlFreeDoc (reader.parser->myDoc);
  xmlFreeParserCtxt (reader.parser);
  return sound;
}

GBytes *
xml_read_file (int fd, gsize size, const ExtractLimits *limits, GError **error) {
  if (size <= limits->member)
    return content_read_file (fd, size, limits->member, error);
  content_fail (error, PRAXIS_STATE_TOO_LARGE, "more than %zu bytes of XML", limits->member);
  return NULL;
}

/* libxml2 gives five pointers for each attribute: name, prefix, namespace, begin and end of the value; and
 * leaves an ampersand there as a character reference, lest it be taken for the beginning of one. */
static char *
find_attribute (const XmlElement *element, const char *name, gboolean prefixed) {
  const char *const *fields = element->attributes;
  for (guint i = 0; i < element->count; i++, fields += 5) {
    if (strcmp (fields[0], name) != 0 || (prefixed && fields[1] == NULL))
      continue;
    GString *value = g_string_new_len (fields[3], fields[4] - fields[3]);
    g_string_replace (value, "&#38;", "&", 0);
    return g_string_free (value, FALSE);
  }
  return NULL;
}

char *
xml_attribute (const XmlElement *element, const char *name) {
  return find_attribute (element, name, FALSE);
}

char *
xml_reference (const XmlElement *element) {
  return find_attribute (element, "id", TRUE);
}

guint
xml_attribute_number (const XmlElement *element, const char *name, guint otherwise) {
  g_autofree char *value = xml_attribute (element, name);
  guint64 number;
  gboolean valid = value != NULL && g_ascii_string_to_unsigned (value, 10, 0, 1000000, &number, NULL);
  return valid ? (guint)number : otherwise;
}
