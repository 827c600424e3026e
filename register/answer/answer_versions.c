/* "versions": what belongs together with a document: its copies, its versions, its editions. */
#include "register/answer/answer.h"
#include "register/search/versions.h"
#include <string.h>

/* In the order in which they are listed. */
typedef enum { COPY, VERSION, EDITION } Relation;

static const char *const relation_names[] = { "copy", "version", "edition" };

typedef struct {
  PraxisEntry *entry;
  char *path; /* NULL for a record without a file */
  Relation relation;
} Related;

static void
related_free (gpointer data) {
  Related *related = data;
  praxis_entry_close (related->entry);
  g_free (related->path);
  g_free (related);
}

/* With the first path of the document; NULL with an error. Owned by the array. */
static Related *
append_related (GPtrArray *all, PraxisRegister *reg, guint number, Relation relation, GError **error) {
  PraxisEntry *entry = praxis_entry_open (reg->reader, number, error);
  if (entry == NULL)
    return NULL;
  Related *related = g_new0 (Related, 1);
  *related
      = (Related){ entry, register_shown_path (reg, number, praxis_entry_value (entry, "url")), relation };
  g_ptr_array_add (all, related);
  return related;
}

/* Copies are the further paths of one document. */
static gboolean
append_copies (GPtrArray *all, PraxisRegister *reg, PraxisEntry *entry, GError **error) {
  const PraxisDocument *record = praxis_entry_layout (entry, error);
  if (record == NULL)
    return FALSE;
  for (guint i = 1; i < record->paths->len; i++) {
    Related *copy = append_related (all, reg, praxis_entry_number (entry), COPY, error);
    if (copy == NULL)
      return FALSE;
    g_free (copy->path);
    copy->path = register_shown_path (reg, praxis_entry_number (entry), g_ptr_array_index (record->paths, i));
  }
  return TRUE;
}

static void
remember (GHashTable *known, const GArray *numbers) {
  for (guint i = 0; i < numbers->len; i++)
    g_hash_table_add (known, GUINT_TO_POINTER (g_array_index (numbers, guint, i)));
}

/* The editions of one of the documents that belong together, each in one of its own versions. */
static gboolean
append_editions (GPtrArray *all, PraxisRegister *reg, GHashTable *known, guint number, GError **error) {
  g_autoptr (GArray) editions = praxis_editions_of (reg, number, error);
  if (editions == NULL)
    return FALSE;
  for (guint i = 0; i < editions->len; i++) {
    guint edition = g_array_index (editions, guint, i);
    const GArray *same = praxis_versions_of (reg, edition, error);
    if (same == NULL)
      return FALSE;
    if (!g_hash_table_add (known, GUINT_TO_POINTER (edition)))
      continue;
    remember (known, same);
    if (append_related (all, reg, edition, EDITION, error) == NULL)
      return FALSE;
  }
  return TRUE;
}

static int
by_relation_and_path (gconstpointer a, gconstpointer b) {
  const Related *one = *(const Related *const *)a, *other = *(const Related *const *)b;
  if (one->relation != other->relation)
    return one->relation < other->relation ? -1 : 1;
  int order = g_strcmp0 (one->path, other->path);
  return order != 0 ? order : strcmp (praxis_entry_id (one->entry), praxis_entry_id (other->entry));
}

static void
add_related (JsonBuilder *builder, const PraxisRegister *reg, const Related *related) {
  PraxisEntry *entry = related->entry;
  g_autoptr (GPtrArray) languages = register_values (reg, praxis_entry_number (entry), "language");
  json_builder_begin_object (builder);
  members_add_text (builder, "id", praxis_entry_id (entry));
  members_add_text (builder, "title", praxis_entry_value (entry, "caption"));
  members_add_text (builder, "path", related->path);
  members_add_text (builder, "language", languages->len > 0 ? g_ptr_array_index (languages, 0) : NULL);
  members_add_text (builder, "relation", relation_names[related->relation]);
  json_builder_end_object (builder);
}

static gboolean
append_version (GPtrArray *all, PraxisRegister *reg, guint number, GError **error) {
  const Related *version = append_related (all, reg, number, VERSION, error);
  return version != NULL && append_copies (all, reg, version->entry, error);
}

/* The document's copies, the versions with theirs, and the editions of any of them. */
static GPtrArray *
collect (PraxisRegister *reg, PraxisEntry *entry, const GArray *shown, GError **error) {
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (related_free);
  g_autoptr (GHashTable) known = g_hash_table_new (NULL, NULL);
  guint number = praxis_entry_number (entry);
  g_hash_table_add (known, GUINT_TO_POINTER (number));
  remember (known, shown);
  gboolean done = append_copies (all, reg, entry, error) && append_editions (all, reg, known, number, error);
  for (guint i = 0; done && i < shown->len; i++) {
    guint version = g_array_index (shown, guint, i);
    done = append_version (all, reg, version, error) && append_editions (all, reg, known, version, error);
  }
  if (!done)
    return NULL;
  g_ptr_array_sort (all, by_relation_and_path);
  return g_steal_pointer (&all);
}

gboolean
answer_add_versions (JsonBuilder *builder, PraxisRegister *reg, PraxisEntry *entry, const GArray *shown,
                     GError **error) {
  g_autoptr (GPtrArray) all = collect (reg, entry, shown, error);
  if (all == NULL)
    return FALSE;
  json_builder_set_member_name (builder, "versions");
  json_builder_begin_array (builder);
  for (guint i = 0; i < all->len; i++)
    add_related (builder, reg, g_ptr_array_index (all, i));
  json_builder_end_array (builder);
  return TRUE;
}
