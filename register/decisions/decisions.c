/* Decisions from all their sources, by document: those that name its id, and those that name a path of it
 * whose document is gone, for the content of a file may change. */
#include "register/decisions/decisions.h"
#include "register/base/error.h"
#include "register/base/ledger.h"
#include "register/base/paths.h"
#include "register/decisions/decision_sources.h"
#include <errno.h>
#include <stdio.h>
#include <string.h>

struct _PraxisDecisions {
  char *file;
  char *folder;                 /* of the user's vocabularies */
  PraxisVocabulary *vocabulary; /* NULL until it is needed */
  GPtrArray *filed, *tabled;    /* of PraxisDecision */
  GPtrArray *faults;
  GHashTable *by_id, *by_path; /* of both -> GPtrArray of PraxisDecision*, the table's first */
};

char *
praxis_decisions_file (const PraxisSettings *settings, const char *index_folder) {
  const char *set = praxis_settings_text (settings, "decisions.file");
  return *set != '\0' ? g_strdup (set) : praxis_path_beside (index_folder, ".decisions");
}

static void
add_fault (char *fault, gpointer data) {
  GPtrArray *faults = ((PraxisDecisions *)data)->faults;
  if (g_ptr_array_find_with_equal_func (faults, fault, g_str_equal, NULL))
    g_free (fault); /* a sidecar may be read again */
  else
    g_ptr_array_add (faults, fault);
}

static const PraxisVocabulary *
vocabulary_of (PraxisDecisions *decisions, GError **error) {
  if (decisions->vocabulary == NULL)
    decisions->vocabulary = praxis_vocabulary_load_default (decisions->folder, error);
  return decisions->vocabulary;
}

static PraxisDecisions *
decisions_new (const PraxisSettings *settings) {
  PraxisDecisions *decisions = g_new0 (PraxisDecisions, 1);
  decisions->folder = g_strdup (praxis_settings_text (settings, "vocabulary.folder"));
  decisions->filed = g_ptr_array_new_with_free_func ((GDestroyNotify)praxis_decision_free);
  decisions->tabled = g_ptr_array_new_with_free_func ((GDestroyNotify)praxis_decision_free);
  decisions->faults = g_ptr_array_new_with_free_func (g_free);
  decisions->by_id
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_ptr_array_unref);
  decisions->by_path
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_ptr_array_unref);
  return decisions;
}

void
praxis_decisions_free (PraxisDecisions *decisions) {
  if (decisions == NULL)
    return;
  g_hash_table_unref (decisions->by_id);
  g_hash_table_unref (decisions->by_path);
  g_ptr_array_unref (decisions->filed);
  g_ptr_array_unref (decisions->tabled);
  g_ptr_array_unref (decisions->faults);
  g_clear_pointer (&decisions->vocabulary, praxis_vocabulary_free);
  g_free (decisions->file);
  g_free (decisions->folder);
  g_free (decisions);
}

const GPtrArray *
praxis_decisions_faults (const PraxisDecisions *decisions) {
  return decisions->faults;
}

/* ---- Reading ---- */

static gboolean
same_document (const PraxisDecision *one, const PraxisDecision *other) {
  return one->id != NULL || other->id != NULL ? g_strcmp0 (one->id, other->id) == 0
                                              : g_strcmp0 (one->path, other->path) == 0;
}

/* Whether a withdrawal means the document of an earlier decision: by its path, too, as the content of the
 * file may have changed in between. */
static gboolean
concerns (const PraxisDecision *withdrawal, const PraxisDecision *earlier) {
  return same_document (earlier, withdrawal)
         || (earlier->path != NULL && g_strcmp0 (earlier->path, withdrawal->path) == 0);
}

/* Notes a decision of the file, or takes out those that it withdraws. */
static void
take_decision (GPtrArray *filed, PraxisDecision *decision) {
  if (!decision->withdrawn) {
    g_ptr_array_add (filed, decision);
    return;
  }
  for (guint i = filed->len; i-- > 0;) {
    const PraxisDecision *earlier = g_ptr_array_index (filed, i);
    if (concerns (decision, earlier) && praxis_decision_is_same_tag (earlier, decision))
      g_ptr_array_remove_index (filed, i);
  }
  praxis_decision_free (decision);
}

static gboolean
take_line (PraxisDecisions *decisions, const char *line, const char *origin, GError **error) {
  g_autoptr (GError) reason = NULL;
  if (*line == '\0' || *line == '#')
    return TRUE;
  const PraxisVocabulary *vocabulary = vocabulary_of (decisions, error);
  if (vocabulary == NULL)
    return FALSE;
  gboolean text = g_utf8_validate (line, -1, NULL);
  PraxisDecision *decision = text ? praxis_decision_parse_line (line, vocabulary, &reason) : NULL;
  if (decision != NULL) {
    decision->origin = g_strdup (origin);
    take_decision (decisions->filed, decision);
  } else
    add_fault (g_strdup_printf ("%s: %s", origin, text ? reason->message : "it is not UTF-8"), decisions);
  return TRUE;
}

static gboolean
read_stream (PraxisDecisions *decisions, FILE *stream, const char *file, GError **error) {
  char *line = NULL;
  size_t room = 0;
  gboolean fine = TRUE;
  for (guint number = 1; fine && getline (&line, &room, stream) >= 0; number++) {
    g_autofree char *origin = g_strdup_printf ("%s:%u", file, number);
    line[strcspn (line, "\r\n")] = '\0';
    fine = take_line (decisions, line, origin, error);
  }
  int reason = errno;
  free (line);
  errno = reason;
  return fine;
}

static void
cannot_read (const char *file, GError **error) {
  g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_USAGE, "cannot read the decisions in '%s': %s", file,
               g_strerror (errno));
}

static gboolean
read_file (PraxisDecisions *decisions, const char *file, gboolean may_lack, GError **error) {
  FILE *stream = strcmp (file, "-") == 0 ? stdin : fopen (file, "re");
  if (stream == NULL && errno == ENOENT && may_lack)
    return TRUE;
  if (stream == NULL) {
    cannot_read (file, error);
    return FALSE;
  }
  gboolean fine = read_stream (decisions, stream, file, error);
  if (fine && ferror (stream)) {
    cannot_read (file, error);
    fine = FALSE;
  }
  if (stream != stdin)
    fclose (stream);
  return fine;
}

/* What a sidecar or a table states. */
typedef struct {
  PraxisDecisions *decisions;
  GPtrArray *stated; /* of PraxisDecision */
} Statements;

static void
state_one (Statements *statements, const char *path, const PraxisDecision *wanted, const char *value) {
  g_autoptr (GError) reason = NULL;
  const PraxisField *field = wanted->tag->field;
  char *kept = praxis_tag_value (field, value, statements->decisions->vocabulary, &reason);
  if (kept == NULL) {
    add_fault (g_strdup_printf ("%s: %s", wanted->origin, reason->message), statements->decisions);
    return;
  }
  PraxisDecision *decision = g_new0 (PraxisDecision, 1);
  decision->tag = g_new0 (PraxisTag, 1);
  decision->tag->field = field;
  decision->tag->value = kept;
  decision->rejected = wanted->rejected;
  decision->path = g_strdup (path);
  decision->origin = g_strdup (wanted->origin);
  g_ptr_array_add (statements->stated, decision);
}

/* A label may hold a comma itself, so the whole is tried first. */
static void
state_values (Statements *statements, const char *path, const PraxisDecision *wanted, const char *values) {
  g_autofree char *whole
      = praxis_tag_value (wanted->tag->field, values, statements->decisions->vocabulary, NULL);
  if (whole != NULL) {
    state_one (statements, path, wanted, values);
    return;
  }
  g_auto (GStrv) parts = g_strsplit_set (values, ",;\n", -1);
  for (char **part = parts; *part != NULL; part++)
    if (*g_strstrip (*part) != '\0')
      state_one (statements, path, wanted, *part);
}

static void
stated (const char *path, const char *name, const char *values, const char *origin, gpointer data) {
  Statements *statements = data;
  g_autoptr (GError) reason = NULL;
  gboolean rejected = g_str_has_prefix (name, "not-");
  PraxisTag tag = { praxis_tag_field (rejected ? name + 4 : name, &reason), NULL };
  if (tag.field == NULL || vocabulary_of (statements->decisions, &reason) == NULL) {
    add_fault (g_strdup_printf ("%s: %s", origin, reason->message), statements->decisions);
    return;
  }
  const PraxisDecision wanted = { .tag = &tag, .rejected = rejected, .origin = (char *)origin };
  state_values (statements, path, &wanted, values);
}

static void
fault_of_statement (char *fault, gpointer data) {
  add_fault (fault, ((Statements *)data)->decisions);
}

static gboolean
read_table (PraxisDecisions *decisions, const char *file, GError **error) {
  Statements statements = { decisions, decisions->tabled };
  const DecisionReader reader = { stated, fault_of_statement, &statements };
  return *file == '\0' || decision_read_table (&reader, file, error);
}

static void
enter (GHashTable *table, const char *key, PraxisDecision *decision) {
  GPtrArray *list = g_hash_table_lookup (table, key);
  if (list == NULL) {
    list = g_ptr_array_new ();
    g_hash_table_insert (table, g_strdup (key), list);
  }
  g_ptr_array_add (list, decision);
}

static void
enter_all (PraxisDecisions *decisions, const GPtrArray *list) {
  for (guint i = 0; i < list->len; i++) {
    PraxisDecision *decision = g_ptr_array_index (list, i);
    if (decision->id != NULL)
      enter (decisions->by_id, decision->id, decision);
    if (decision->path != NULL)
      enter (decisions->by_path, decision->path, decision);
  }
}

PraxisDecisions *
praxis_decisions_load (const PraxisSettings *settings, const char *index_folder, GError **error) {
  g_autoptr (PraxisDecisions) decisions = decisions_new (settings);
  decisions->file = praxis_decisions_file (settings, index_folder);
  if (!read_table (decisions, praxis_settings_text (settings, "decisions.table"), error)
      || !read_file (decisions, decisions->file, TRUE, error))
    return NULL;
  enter_all (decisions, decisions->tabled);
  enter_all (decisions, decisions->filed);
  return g_steal_pointer (&decisions);
}

PraxisDecisions *
praxis_decisions_load_file (const PraxisSettings *settings, const char *file, GError **error) {
  g_autoptr (PraxisDecisions) decisions = decisions_new (settings);
  return read_file (decisions, file, FALSE, error) ? g_steal_pointer (&decisions) : NULL;
}

/* ---- What is in force ---- */

/* Takes out what later ones replace; about one document, or only where documents are the same. */
static void
drop_replaced (GPtrArray *list, gboolean one_document) {
  for (guint i = list->len; i-- > 0;)
    for (guint j = i + 1; j < list->len; j++) {
      const PraxisDecision *earlier = g_ptr_array_index (list, i), *later = g_ptr_array_index (list, j);
      if ((one_document || same_document (earlier, later)) && praxis_decision_replaces (later, earlier)) {
        g_ptr_array_remove_index (list, i);
        break;
      }
    }
}

GPtrArray *
praxis_decisions_in_force (const PraxisDecisions *decisions) {
  GPtrArray *list = g_ptr_array_new ();
  g_ptr_array_extend (list, decisions->filed, NULL, NULL);
  drop_replaced (list, FALSE);
  return list;
}

const PraxisDecision *
praxis_decisions_last (const PraxisDecisions *decisions, const PraxisDecision *like) {
  const PraxisDecision *by_id = NULL, *by_path = NULL;
  for (guint i = 0; i < decisions->filed->len; i++) {
    const PraxisDecision *decision = g_ptr_array_index (decisions->filed, i);
    if (!praxis_decision_is_same_tag (decision, like))
      continue;
    if (g_strcmp0 (decision->id, like->id) == 0)
      by_id = decision;
    else if (like->path != NULL && g_strcmp0 (decision->path, like->path) == 0)
      by_path = decision;
  }
  return by_id != NULL ? by_id : by_path;
}

/* ---- Writing ---- */

static const char heading[]
    = "# Decisions about tags, made by \"praxis tag\": date, author, document, tag, path, with tabs "
      "between.\n"
      "# A later line wins over an earlier one; one without + or - takes it back and leaves the tag to the "
      "rules.\n";

gboolean
praxis_decisions_append (const char *file, const GPtrArray *added, GError **error) {
  g_autoptr (GString) lines = g_string_new (NULL);
  for (guint i = 0; i < added->len; i++) {
    g_autofree char *line = praxis_decision_line (g_ptr_array_index (added, i));
    g_string_append (lines, line);
  }
  return praxis_ledger_append (file, 0666, heading, lines->str, error);
}

/* ---- Documents ---- */

static void
extend (GPtrArray *list, const GPtrArray *found, PraxisWriter *writer) {
  for (guint i = 0; found != NULL && i < found->len; i++) {
    PraxisDecision *decision = g_ptr_array_index (found, i);
    gboolean elsewhere
        = writer != NULL && decision->id != NULL && praxis_writer_contains (writer, decision->id);
    if (!elsewhere && !g_ptr_array_find (list, decision, NULL))
      g_ptr_array_add (list, decision);
  }
}

/* All decisions about a document in force, sidecars first; those of sidecars are owned by read. */
static GPtrArray *
decisions_about (PraxisDecisions *decisions, PraxisWriter *writer, const PraxisDocument *document,
                 GPtrArray *read) {
  GPtrArray *about = g_ptr_array_new ();
  Statements statements = { decisions, read };
  const DecisionReader reader = { stated, fault_of_statement, &statements };
  for (guint i = 0; i < document->paths->len; i++)
    decision_read_sidecar (&reader, g_ptr_array_index (document->paths, i));
  g_ptr_array_extend (about, read, NULL, NULL);
  for (guint i = 0; i < document->paths->len; i++)
    extend (about, g_hash_table_lookup (decisions->by_path, g_ptr_array_index (document->paths, i)), writer);
  extend (about, g_hash_table_lookup (decisions->by_id, document->id), NULL);
  drop_replaced (about, TRUE);
  return about;
}

/* What tells one set of decisions from another; NULL for none. */
static char *
digest_of (const GPtrArray *about) {
  g_autoptr (GString) text = g_string_new (NULL);
  for (guint i = 0; i < about->len; i++) {
    const PraxisDecision *decision = g_ptr_array_index (about, i);
    g_autofree char *line = praxis_decision_line (decision);
    g_string_append_printf (text, "%s %s", decision->origin, line);
  }
  return about->len == 0 ? NULL : g_compute_checksum_for_string (G_CHECKSUM_SHA1, text->str, -1);
}

void
praxis_decisions_apply (PraxisDecisions *decisions, PraxisWriter *writer, PraxisDocument *document) {
  g_autoptr (GPtrArray) read = g_ptr_array_new_with_free_func ((GDestroyNotify)praxis_decision_free);
  g_autoptr (GPtrArray) about = decisions_about (decisions, writer, document, read);
  praxis_decisions_put (document, about, decisions->vocabulary);
  g_free (document->decided);
  document->decided = digest_of (about);
}

static gboolean
settle_one (PraxisDecisions *decisions, PraxisWriter *writer, const char *id, gpointer data, GError **error) {
  guint64 *changed = data;
  GError *reason = NULL;
  g_autoptr (PraxisDocument) document = praxis_writer_read (writer, id, FALSE, &reason);
  if (document == NULL) {
    if (reason != NULL)
      g_propagate_error (error, reason);
    return reason == NULL;
  }
  g_autofree char *before = g_strdup (document->decided);
  praxis_decisions_apply (decisions, writer, document);
  if (g_strcmp0 (before, document->decided) == 0)
    return TRUE;
  g_autoptr (PraxisDocument) whole = praxis_writer_read (writer, id, TRUE, error);
  if (whole == NULL)
    return FALSE;
  praxis_decisions_apply (decisions, writer, whole);
  (*changed)++;
  return praxis_writer_rewrite (writer, whole, error);
}

static void
add_path (GHashTable *ids, PraxisWriter *writer, const char *path) {
  g_autoptr (PraxisFile) file = praxis_writer_file (writer, path);
  if (file != NULL)
    g_hash_table_add (ids, g_strdup (file->id));
}

/* The ids of all documents that decisions may concern, or did. */
static GHashTable *
concerned (PraxisDecisions *decisions, PraxisWriter *writer, const GPtrArray *paths, GError **error) {
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) decided = praxis_writer_decided (writer, error);
  if (decided == NULL)
    return NULL;
  for (guint i = 0; i < decided->len; i++)
    g_hash_table_add (ids, g_strdup (g_ptr_array_index (decided, i)));
  for (guint i = 0; paths != NULL && i < paths->len; i++)
    add_path (ids, writer, g_ptr_array_index (paths, i));
  GHashTableIter iterator;
  gpointer key;
  g_hash_table_iter_init (&iterator, decisions->by_id);
  while (g_hash_table_iter_next (&iterator, &key, NULL))
    g_hash_table_add (ids, g_strdup (key));
  g_hash_table_iter_init (&iterator, decisions->by_path);
  while (g_hash_table_iter_next (&iterator, &key, NULL))
    add_path (ids, writer, key);
  return g_steal_pointer (&ids);
}

typedef gboolean (*ForDocument) (PraxisDecisions *decisions, PraxisWriter *writer, const char *id,
                                 gpointer data, GError **error);

/* Calls a function for each of them, until one fails. */
static gboolean
for_concerned (PraxisDecisions *decisions, PraxisWriter *writer, const GPtrArray *paths, ForDocument function,
               gpointer data, GError **error) {
  g_autoptr (GHashTable) ids = concerned (decisions, writer, paths, error);
  GHashTableIter iterator;
  gpointer id;
  if (ids == NULL)
    return FALSE;
  g_hash_table_iter_init (&iterator, ids);
  while (g_hash_table_iter_next (&iterator, &id, NULL))
    if (!function (decisions, writer, id, data, error))
      return FALSE;
  return TRUE;
}

/* A row of a table about a file that is neither in the index nor anywhere else was meant for another one. */
static void
check_rows (PraxisDecisions *decisions, PraxisWriter *writer) {
  for (guint i = 0; i < decisions->tabled->len; i++) {
    const PraxisDecision *row = g_ptr_array_index (decisions->tabled, i);
    g_autoptr (PraxisFile) file = praxis_writer_file (writer, row->path);
    if (file == NULL && !g_file_test (row->path, G_FILE_TEST_EXISTS))
      add_fault (g_strdup_printf ("%s: there is no file '%s'", row->origin, row->path), decisions);
  }
}

gboolean
praxis_decisions_settle (PraxisDecisions *decisions, PraxisWriter *writer, const GPtrArray *paths,
                         guint64 *changed, GError **error) {
  if (!for_concerned (decisions, writer, paths, settle_one, changed, error))
    return FALSE;
  check_rows (decisions, writer);
  return TRUE;
}

/* ---- Following documents ---- */

static gboolean
names (const PraxisDecision *decision, const PraxisDocument *document) {
  return strcmp (decision->id, document->id) == 0 && decision->path != NULL
         && g_ptr_array_find_with_equal_func (document->paths, decision->path, g_str_equal, NULL);
}

/* The same about a document as it is now. */
static PraxisDecision *
restate (const PraxisDecision *decision, const PraxisDocument *document) {
  PraxisDecision *restated = g_new0 (PraxisDecision, 1);
  restated->id = g_strdup (document->id);
  restated->path = g_strdup (g_ptr_array_index (document->paths, 0));
  restated->tag = g_new0 (PraxisTag, 1);
  restated->tag->field = decision->tag->field;
  restated->tag->value = g_strdup (decision->tag->value);
  restated->rejected = decision->rejected;
  restated->date = g_strdup (decision->date);
  restated->author = g_strdup (decision->author);
  return restated;
}

static gboolean
restate_all (PraxisDecisions *decisions, PraxisWriter *writer, const char *id, gpointer data,
             GError **error) {
  GPtrArray *restated = data;
  GError *reason = NULL;
  g_autoptr (PraxisDocument) document = praxis_writer_read (writer, id, FALSE, &reason);
  if (reason != NULL)
    g_propagate_error (error, reason);
  if (document == NULL || document->paths->len == 0)
    return reason == NULL;
  g_autoptr (GPtrArray) read = g_ptr_array_new_with_free_func ((GDestroyNotify)praxis_decision_free);
  g_autoptr (GPtrArray) about = decisions_about (decisions, writer, document, read);
  for (guint i = 0; i < about->len; i++) {
    const PraxisDecision *decision = g_ptr_array_index (about, i);
    if (decision->id != NULL && !names (decision, document))
      g_ptr_array_add (restated, restate (decision, document));
  }
  return TRUE;
}

gboolean
praxis_decisions_follow (PraxisDecisions *decisions, PraxisWriter *writer, guint *followed, GError **error) {
  g_autoptr (GPtrArray) restated = g_ptr_array_new_with_free_func ((GDestroyNotify)praxis_decision_free);
  if (!for_concerned (decisions, writer, NULL, restate_all, restated, error))
    return FALSE;
  *followed = restated->len;
  return restated->len == 0 || praxis_decisions_append (decisions->file, restated, error);
}
