/* Packages of Office Open XML (PPTX, XLSX): a part names others by relations that stand in a part beside it.
 * Slides and sheets are found through them, and what belongs to each. */
#include "indexer/extract/ooxml.h"
#include "indexer/extract/content.h"
#include "indexer/extract/office.h"
#include "indexer/extract/zip.h"
#include <string.h>

typedef struct {
  char *id;
  char *kind;   /* the last word of its type: "slide", "chart" */
  char *target; /* name of a member */
} Relation;

/* Kinds of relations that lead to text. */
static const char *const related_kinds[]
    = { "notesSlide", "comments", "drawing", "chart", "diagramData", NULL };

static void
relation_free (gpointer data) {
  Relation *relation = data;
  g_free (relation->id);
  g_free (relation->kind);
  g_free (relation->target);
  g_free (relation);
}

static void
page_free (gpointer data) {
  OoxmlPage *page = data;
  g_free (page->part);
  g_free (page->name);
  g_free (page);
}

/* Targets are relative to the folder of the part, or begin with a slash. */
static char *
resolve (const char *part, const char *target) {
  g_autofree char *folder = g_path_get_dirname (part);
  g_autofree char *root = g_strconcat ("/", folder, NULL);
  g_autofree char *path = g_canonicalize_filename (target, root);
  return g_strdup (path + 1);
}

typedef struct {
  const char *part;
  GPtrArray *found;
} Relations;

static void
take_relation (gpointer data, const XmlElement *element) {
  Relations *relations = data;
  g_autofree char *mode = xml_attribute (element, "TargetMode");
  g_autofree char *type = xml_attribute (element, "Type"), *target = xml_attribute (element, "Target");
  if (type == NULL || target == NULL || g_strcmp0 (mode, "External") == 0)
    return;
  const char *slash = strrchr (type, '/');
  Relation *relation = g_new0 (Relation, 1);
  relation->id = xml_attribute (element, "Id");
  relation->kind = g_strdup (slash != NULL ? slash + 1 : type);
  relation->target = resolve (relations->part, target);
  g_ptr_array_add (relations->found, relation);
}

GBytes *
ooxml_take (Ooxml *ooxml, const char *part) {
  g_autofree char *name = NULL;
  gpointer bytes = NULL;
  g_hash_table_steal_extended (ooxml->members, part, (gpointer *)&name, &bytes);
  return bytes;
}

/* The relations of a part: none if it has no part for them. */
static GPtrArray *
read_relations (Ooxml *ooxml, const char *part, GError **error) {
  static const XmlRule rules[]
      = { { "Relationship", take_relation, NULL, FALSE }, { NULL, NULL, NULL, FALSE } };
  static const XmlFormat format = { rules, NULL, NULL, FALSE };
  g_autofree char *folder = g_path_get_dirname (part), *base = g_path_get_basename (part);
  g_autofree char *name = g_strconcat (folder, "/_rels/", base, ".rels", NULL);
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (relation_free);
  g_autoptr (GBytes) bytes = ooxml_take (ooxml, name);
  Relations relations = { part, found };
  g_autoptr (GError) problem = NULL;
  if (bytes != NULL && !xml_read (name, bytes, &format, &relations, &problem)
      && !ooxml_bear (ooxml, g_steal_pointer (&problem), error))
    return NULL;
  return g_steal_pointer (&found);
}

typedef struct {
  const GPtrArray *relations;
  GPtrArray *pages;
} Listing;

static void
take_page (gpointer data, const XmlElement *element) {
  Listing *listing = data;
  g_autofree char *id = xml_reference (element);
  for (guint i = 0; id != NULL && i < listing->relations->len; i++) {
    const Relation *relation = g_ptr_array_index (listing->relations, i);
    if (g_strcmp0 (relation->id, id) != 0)
      continue;
    OoxmlPage *page = g_new0 (OoxmlPage, 1);
    page->part = g_strdup (relation->target);
    page->name = xml_attribute (element, "name");
    g_ptr_array_add (listing->pages, page);
    return;
  }
}

GPtrArray *
ooxml_pages (Ooxml *ooxml, const char *main_part, const char *element, GError **error) {
  g_autoptr (GBytes) bytes = ooxml_take (ooxml, main_part);
  if (bytes == NULL) {
    content_fail (error, PRAXIS_STATE_DAMAGED, "it has no '%s'", main_part);
    return NULL;
  }
  g_autoptr (GPtrArray) relations = read_relations (ooxml, main_part, error);
  if (relations == NULL)
    return NULL;
  g_autoptr (GPtrArray) pages = g_ptr_array_new_with_free_func (page_free);
  const XmlRule rules[] = { { element, take_page, NULL, FALSE }, { NULL, NULL, NULL, FALSE } };
  const XmlFormat format = { rules, NULL, NULL, FALSE };
  Listing listing = { relations, pages };
  return xml_read (main_part, bytes, &format, &listing, error) ? g_steal_pointer (&pages) : NULL;
}

gboolean
ooxml_read_related (Ooxml *ooxml, const char *part, GError **error) {
  g_autoptr (GPtrArray) relations = read_relations (ooxml, part, error);
  if (relations == NULL)
    return FALSE;
  for (guint i = 0; i < relations->len; i++) {
    const Relation *relation = g_ptr_array_index (relations, i);
    if (!g_strv_contains (related_kinds, relation->kind))
      continue;
    flow_begin_aside (ooxml->flow);
    gboolean sound = ooxml_read_drawing (ooxml, relation->target, error);
    flow_end_aside (ooxml->flow);
    /* A drawing on a sheet has charts of its own. It ends: no part is read twice. */
    if (!sound
        || (strcmp (relation->kind, "drawing") == 0 && !ooxml_read_related (ooxml, relation->target, error)))
      return FALSE;
  }
  return TRUE;
}

gboolean
ooxml_bear (Ooxml *ooxml, GError *problem, GError **error) {
  if (problem->code != PRAXIS_STATE_DAMAGED) {
    g_propagate_error (error, problem);
    return FALSE;
  }
  content_set_partly (ooxml->document, "damaged: %s", problem->message);
  if (ooxml->problem == NULL)
    ooxml->problem = problem;
  else
    g_error_free (problem);
  return TRUE;
}

static gboolean
finish (Ooxml *ooxml, gboolean sound, GError **error) {
  flow_finish (ooxml->flow);
  g_autoptr (GError) problem = g_steal_pointer (&ooxml->problem);
  if (!sound || problem == NULL || ooxml->document->text->len > 0)
    return sound;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

gboolean
ooxml_read (int fd, const char *const *wanted, const ExtractLimits *limits, PraxisDocument *document,
            OoxmlRead read, GError **error) {
  static const char metadata[] = "docProps/core.xml";
  g_autoptr (GHashTable) members = zip_read_members (fd, wanted, limits, document, error);
  if (members == NULL
      || !office_read_metadata (metadata, g_hash_table_lookup (members, metadata), limits, document, error))
    return FALSE;
  g_autoptr (Flow) flow = flow_new (document, limits);
  Ooxml ooxml = { .members = members, .flow = flow, .document = document };
  return finish (&ooxml, read (&ooxml, error), error);
}
