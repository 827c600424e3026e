/* The register opened for reading: opening, moving on with the index, and asking again when it moved under a
 * question. */
#include "register/register.h"
#include "register/answer/answer.h"
#include "register/base/error.h"
#include "register/document/state.h"
#include "register/index/analysis.h"
#include "register/index/stored.h"
#include "register/register_parts.h"
#include "register/search/search.h"
#include <errno.h>
#include <string.h>
#include <unistd.h>

/* Of the time for a question: in the rest what was found is put into words, which takes the longer the more
 * could be found. */
#define SEARCHING_PART 0.75

/* ---- Opening ---- */

static void
set_databases (PraxisRegister *reg, const char *const *audiences) {
  static const char *const standard[] = { "public", NULL };
  reg->databases = g_ptr_array_new_with_free_func (g_free);
  reg->audiences = g_ptr_array_new_with_free_func (g_free);
  for (audiences = audiences != NULL ? audiences : standard; *audiences != NULL; audiences++) {
    g_ptr_array_add (reg->audiences, g_strdup (*audiences));
    g_ptr_array_add (reg->databases, g_build_filename (reg->folder, *audiences, NULL));
  }
  g_ptr_array_add (reg->databases, NULL);
}

static gboolean
check_formats (PraxisRegister *reg, GError **error) {
  for (guint part = 1; part <= reg->audiences->len; part++) {
    g_autoptr (GBytes) format = store_reader_metadata (reg->reader, part, STORED_KEY_FORMAT, error);
    if (format == NULL)
      return FALSE;
    g_autoptr (GBytes) features = store_reader_metadata (reg->reader, part, STORED_KEY_FEATURES, error);
    if (features == NULL || !stored_check_format (format, features, error))
      return FALSE;
  }
  return TRUE;
}

static int
by_name (gconstpointer a, gconstpointer b) {
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

static gboolean
load_columns (PraxisRegister *reg, GError **error) {
  PraxisColumns *columns = praxis_columns_load (reg->reader, error);
  if (columns == NULL)
    return FALSE;
  praxis_columns_free (reg->columns);
  reg->columns = columns;
  const PraxisColumn *languages = praxis_columns_find (columns, praxis_field_find ("language"));
  g_clear_pointer (&reg->languages, g_ptr_array_unref);
  reg->languages = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < languages->values->len; i++)
    g_ptr_array_add (reg->languages, g_strdup (g_ptr_array_index (languages->values, i)));
  g_ptr_array_sort (reg->languages, by_name);
  return TRUE;
}

/* The documents that have one of the values (of "readable"), into an array of their numbers. */
static void
note_documents (const PraxisRegister *reg, const char *const *values, GArray *numbers) {
  const PraxisColumn *column = praxis_columns_find (reg->columns, praxis_field_find ("readable"));
  g_autofree gboolean *sought = g_new0 (gboolean, column->values->len + 1);
  for (guint i = 0; i < column->values->len; i++)
    sought[i] = g_strv_contains (values, g_ptr_array_index (column->values, i));
  g_array_set_size (numbers, 0);
  for (guint number = 1; number <= reg->columns->documents; number++) {
    guint count, at = 0;
    const guint32 *items = praxis_column_items (column, number, &count);
    while (at < count && !sought[items[at]])
      at++;
    if (at < count)
      g_array_append_val (numbers, number);
  }
}

static void
note_unreadable (PraxisRegister *reg) {
  static const char *const not_read[] = { PRAXIS_READABLE_NO, NULL };
  const char *const partly[] = { praxis_state_name (PRAXIS_STATE_PARTLY), PRAXIS_READABLE_GAPS, NULL };
  note_documents (reg, not_read, reg->unreadable);
  note_documents (reg, partly, reg->partly);
}

/* Each set of databases is an index of its own: it has the identifiers of all. */
static gboolean
load_id (PraxisRegister *reg, GError **error) {
  g_autoptr (GString) joined = g_string_new (NULL);
  for (guint part = 1; part <= reg->audiences->len; part++) {
    g_autoptr (GBytes) id = store_reader_metadata (reg->reader, part, STORED_KEY_ID, error);
    if (id == NULL)
      return FALSE;
    g_string_append (joined, part > 1 ? "+" : "");
    g_string_append_len (joined, g_bytes_get_data (id, NULL), (gssize)g_bytes_get_size (id));
  }
  g_free (reg->id);
  reg->id = g_strdup (joined->str);
  return TRUE;
}

static gboolean
load_roots (PraxisRegister *reg, GError **error) {
  PraxisRoots *roots = praxis_roots_load (reg->reader, reg->audiences->len, error);
  if (roots == NULL)
    return FALSE;
  praxis_roots_free (reg->roots);
  reg->roots = roots;
  return TRUE;
}

static gboolean
load (PraxisRegister *reg, GError **error) {
  if (!load_roots (reg, error) || !load_columns (reg, error) || !load_id (reg, error))
    return FALSE;
  g_clear_pointer (&reg->role_ranges, praxis_role_ranges_free);
  praxis_postings_free (reg->postings);
  reg->postings
      = praxis_postings_new (reg->reader, (gsize)praxis_settings_number (reg->settings, "search.postings"));
  praxis_orders_free (reg->orders);
  reg->orders = praxis_orders_new (reg->reader);
  g_clear_pointer (&reg->versions, g_hash_table_unref);
  reg->versions = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify)g_array_unref);
  note_unreadable (reg);
  g_clear_pointer (&reg->titles, praxis_titles_free);
  reg->looked = g_get_monotonic_time ();
  return TRUE;
}

/* Xapian says of a folder that may not be read that there is none. */
static gboolean
check_readable (const PraxisRegister *reg, GError **error) {
  if (!g_file_test (g_ptr_array_index (reg->databases, 0), G_FILE_TEST_IS_DIR)) {
    g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_NO_INDEX,
                 "there is no index in '%s': make one with 'praxis index'", reg->folder);
    return FALSE;
  }
  for (guint i = 0; i < reg->audiences->len; i++)
    if (access (g_ptr_array_index (reg->databases, i), R_OK | X_OK) != 0) {
      g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_NO_INDEX, "cannot read '%s': %s",
                   (const char *)g_ptr_array_index (reg->databases, i), g_strerror (errno));
      return FALSE;
    }
  return TRUE;
}

PraxisRegister *
praxis_register_open (const char *folder, const char *const *audiences, const PraxisVocabulary *vocabulary,
                      const PraxisSettings *settings, GError **error) {
  g_autoptr (PraxisRegister) reg = g_new0 (PraxisRegister, 1);
  reg->folder = g_strdup (folder);
  reg->vocabulary = vocabulary;
  reg->unreadable = g_array_new (FALSE, FALSE, sizeof (guint));
  reg->partly = g_array_new (FALSE, FALSE, sizeof (guint));
  set_databases (reg, audiences);
  reg->settings = settings;
  reg->opened = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify)praxis_entry_close);
  reg->stopwords = praxis_stopwords_load (error);
  if (reg->stopwords == NULL)
    return NULL;
  if (!check_readable (reg, error))
    return NULL;
  reg->reader = store_reader_open ((const char *const *)reg->databases->pdata, error);
  if (reg->reader == NULL || !check_formats (reg, error) || !load (reg, error))
    return NULL;
  return g_steal_pointer (&reg);
}

void
praxis_register_close (PraxisRegister *reg) {
  if (reg == NULL)
    return;
  if (reg->reader != NULL)
    store_reader_close (reg->reader);
  g_hash_table_unref (reg->opened);
  praxis_columns_free (reg->columns);
  praxis_role_ranges_free (reg->role_ranges);
  praxis_roots_free (reg->roots);
  praxis_postings_free (reg->postings);
  praxis_orders_free (reg->orders);
  g_clear_pointer (&reg->versions, g_hash_table_unref);
  g_clear_pointer (&reg->languages, g_ptr_array_unref);
  g_clear_pointer (&reg->stopwords, g_hash_table_unref);
  praxis_titles_free (reg->titles);
  g_array_unref (reg->unreadable);
  g_array_unref (reg->partly);
  g_ptr_array_unref (reg->databases);
  g_ptr_array_unref (reg->audiences);
  g_free (reg->folder);
  g_free (reg->id);
  g_free (reg);
}

/* ---- Moving on ---- */

static gboolean
move_on (PraxisRegister *reg, GError **error) {
  gboolean changed = FALSE;
  reg->looked = g_get_monotonic_time ();
  return store_reader_reopen (reg->reader, &changed, error) && (!changed || load (reg, error));
}

static gboolean
look (PraxisRegister *reg, GError **error) {
  gint64 interval = praxis_settings_number (reg->settings, "search.reopen-seconds") * G_USEC_PER_SEC;
  return g_get_monotonic_time () - reg->looked < interval || move_on (reg, error);
}

static void
start_clock (PraxisRegister *reg) {
  gint64 seconds = praxis_settings_number (reg->settings, "query.seconds");
  gint64 time = (gint64)((double)(seconds * G_USEC_PER_SEC) * SEARCHING_PART);
  reg->deadline = (StoreDeadline){ g_get_monotonic_time () + time, FALSE };
}

void
praxis_register_begin (PraxisRegister *reg) {
  start_clock (reg);
  reg->begun = TRUE;
}

JsonNode *
register_ask (PraxisRegister *reg, RegisterQuestion question, gconstpointer data, GError **error) {
  g_autoptr (GError) reason = NULL;
  if (!look (reg, error))
    return NULL;
  if (!reg->begun)
    start_clock (reg);
  JsonNode *answer = question (reg, data, &reason);
  if (answer == NULL && g_error_matches (reason, PRAXIS_ERROR, PRAXIS_ERROR_MODIFIED)) {
    g_clear_error (&reason);
    g_hash_table_remove_all (reg->opened);
    if (!move_on (reg, error))
      return NULL;
    answer = question (reg, data, &reason);
  }
  g_hash_table_remove_all (reg->opened);
  if (answer == NULL)
    g_propagate_error (error, g_steal_pointer (&reason));
  return answer;
}

void
register_keep_entry (PraxisRegister *reg, PraxisEntry *entry) {
  g_hash_table_replace (reg->opened, GUINT_TO_POINTER (praxis_entry_number (entry)), entry);
}

PraxisEntry *
register_open_entry (PraxisRegister *reg, guint number, GError **error) {
  gpointer kept;
  if (g_hash_table_steal_extended (reg->opened, GUINT_TO_POINTER (number), NULL, &kept))
    return kept;
  return praxis_entry_open (reg->reader, number, error);
}

/* ---- Asking ---- */

static JsonNode *
search (PraxisRegister *reg, gconstpointer data, GError **error) {
  gint64 began = g_get_monotonic_time ();
  g_autoptr (PraxisSearch) found = praxis_search_run (reg, data, error);
  return found == NULL ? NULL : praxis_answer_build (reg, found, began, error);
}

JsonNode *
praxis_register_search (PraxisRegister *reg, const PraxisRequest *request, GError **error) {
  return register_ask (reg, search, request, error);
}

gboolean
praxis_register_ran_out (const PraxisRegister *reg) {
  return reg->deadline.passed;
}

char *
register_state (const PraxisRegister *reg) {
  return g_strdup_printf ("%s-%" G_GUINT64_FORMAT, reg->id, store_reader_revision (reg->reader));
}

char *
praxis_register_revision (PraxisRegister *reg, GError **error) {
  return look (reg, error) ? register_state (reg) : NULL;
}

void
praxis_register_use_whole_paths (PraxisRegister *reg) {
  reg->whole_paths = TRUE;
}

char *
register_shown_path (const PraxisRegister *reg, guint number, const char *path) {
  return reg->whole_paths ? g_strdup (path) : praxis_roots_show (reg->roots, number, path);
}

char *
praxis_register_identify (PraxisRegister *reg, const char *word) {
  g_autofree char *path = g_canonicalize_filename (word, NULL);
  g_autofree char *key = stored_file_key (path);
  for (guint part = 1; part <= reg->audiences->len; part++) {
    g_autoptr (GBytes) entry = store_reader_metadata (reg->reader, part, key, NULL);
    if (entry == NULL || g_bytes_get_size (entry) == 0)
      continue;
    g_autoptr (PraxisFile) file = stored_read_file (entry, NULL);
    return g_steal_pointer (&file->id);
  }
  return g_strdup (word);
}

gint64
praxis_register_committed (PraxisRegister *reg) {
  gint64 latest = 0;
  for (guint i = 0; i < reg->audiences->len; i++)
    latest = MAX (latest, store_committed (g_ptr_array_index (reg->databases, i)));
  return latest;
}

GPtrArray *
register_values (const PraxisRegister *reg, guint number, const char *field) {
  const PraxisColumn *column = praxis_columns_find (reg->columns, praxis_field_find (field));
  GPtrArray *values = g_ptr_array_new ();
  guint count;
  const guint32 *items = praxis_column_items (column, number, &count);
  for (guint i = 0; i < count; i++)
    g_ptr_array_add (values, g_ptr_array_index (column->values, items[i]));
  return values;
}
