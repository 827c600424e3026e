/* praxis check, the outer part: which databases there are, Xapian's check of each as a child, and the report.
 * What the register itself keeps in them is walked in check_walk.c. */
#include "register/index/check.h"
#include "register/base/audience.h"
#include "register/base/error.h"
#include "register/base/members.h"
#include "register/index/check_parts.h"
#include <string.h>

#define DAMAGE_MOST 20u
#define ATTEMPTS 3 /* when an indexer commits while the database is checked */

void
check_fault (Check *check, const char *format, ...) {
  check->faults++;
  if (check->damage->len >= DAMAGE_MOST)
    return;
  va_list arguments;
  va_start (arguments, format);
  g_ptr_array_add (check->damage, g_strdup_vprintf (format, arguments));
  va_end (arguments);
}

void
check_progress (const Check *check, guint done, guint total) {
  if (check->options->progress != NULL)
    check->options->progress (check->audience, done, total, check->options->data);
}

/* The last line that says something is what went wrong. */
static const char *
last_line (char *text) {
  g_strchomp (text);
  char *end = strrchr (text, '\n');
  return end != NULL ? end + 1 : text;
}

/* Xapian's check needs no lock, and an index in use is checked as it was committed last. */
static gboolean
check_database (Check *check, GError **error) {
  const char *arguments[] = { "xapian-check", check->database, NULL };
  g_autofree char *output = NULL, *complaints = NULL;
  g_autoptr (GError) reason = NULL;
  int status = 0;
  check_progress (check, 0, 0);
  if (!g_spawn_sync (NULL, (char **)arguments, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &output, &complaints,
                     &status, &reason)) {
    g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_FAILED, "cannot run 'xapian-check': %s", reason->message);
    return FALSE;
  }
  if (!g_spawn_check_wait_status (status, &reason))
    check_fault (check, "xapian-check: %s (%s)", last_line (*complaints != '\0' ? complaints : output),
                 reason->message);
  return TRUE;
}

/* Changes with each commit. */
static GBytes *
read_version (const Check *check) {
  g_autofree char *path = g_build_filename (check->database, "iamglass", NULL);
  char *contents = NULL;
  gsize length = 0;
  g_file_get_contents (path, &contents, &length, NULL);
  return g_bytes_new_take (contents, length);
}

/* Checks the database once. TRUE if what was found holds: nothing, or faults that no commit explains. */
static gboolean
check_once (Check *check, GError **error) {
  check->documents = check->files = 0;
  check->faults = 0;
  g_ptr_array_set_size (check->damage, 0);
  g_autoptr (GBytes) before = read_version (check);
  if (!check_database (check, error) || (check->faults == 0 && !check_walk (check, error)))
    return FALSE;
  g_autoptr (GBytes) after = read_version (check);
  if (check->faults == 0 || g_bytes_equal (before, after))
    return TRUE;
  g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_MODIFIED,
               "the index '%s' changed while it was checked: check again when the indexer is done",
               check->database);
  return FALSE;
}

static gboolean
check_audience (Check *check, GError **error) {
  for (int attempt = 1;; attempt++) {
    g_autoptr (GError) reason = NULL;
    if (check_once (check, &reason))
      return TRUE;
    if (attempt < ATTEMPTS && g_error_matches (reason, PRAXIS_ERROR, PRAXIS_ERROR_MODIFIED))
      continue;
    g_propagate_error (error, g_steal_pointer (&reason));
    return FALSE;
  }
}

static void
add_check (JsonBuilder *builder, const Check *check) {
  json_builder_begin_object (builder);
  members_add_text (builder, "audience", check->audience);
  json_builder_set_member_name (builder, "sound");
  json_builder_add_boolean_value (builder, check->faults == 0);
  members_add_number (builder, "documents", check->documents);
  members_add_number (builder, "files", check->files);
  members_add_number (builder, "faults", (gint64)check->faults);
  json_builder_set_member_name (builder, "damage");
  json_builder_begin_array (builder);
  for (guint i = 0; i < check->damage->len; i++) {
    g_autofree char *clean = g_utf8_make_valid (g_ptr_array_index (check->damage, i), -1);
    json_builder_add_string_value (builder, clean);
  }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static GPtrArray *
choose_audiences (const char *folder, const PraxisCheckOptions *options, GError **error) {
  g_autoptr (GPtrArray) names = praxis_audiences_list (folder);
  if (names->len == 0) {
    g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_NO_INDEX,
                 "there is no index in '%s': make one with 'praxis index'", folder);
    return NULL;
  }
  if (options->audiences == NULL)
    return g_steal_pointer (&names);
  if (!praxis_audiences_check (folder, options->audiences, error))
    return NULL;
  GPtrArray *chosen = g_ptr_array_new_with_free_func (g_free);
  for (const char *const *name = options->audiences; *name != NULL; name++)
    g_ptr_array_add (chosen, g_strdup (*name));
  return chosen;
}

JsonNode *
praxis_check (const char *folder, const PraxisCheckOptions *options, GError **error) {
  g_autoptr (GPtrArray) names = choose_audiences (folder, options, error);
  if (names == NULL)
    return NULL;
  g_autoptr (GPtrArray) damage = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  gint64 documents = 0, files = 0, faults = 0;
  json_builder_begin_object (builder);
  members_add_number (builder, "schema", PRAXIS_ANSWER_SCHEMA);
  members_add_text (builder, "folder", folder);
  json_builder_set_member_name (builder, "audiences");
  json_builder_begin_array (builder);
  for (guint i = 0; i < names->len; i++) {
    g_autofree char *database = g_build_filename (folder, g_ptr_array_index (names, i), NULL);
    Check check = { .audience = g_ptr_array_index (names, i), .database = database };
    check.options = options;
    check.damage = damage;
    if (!check_audience (&check, error))
      return NULL;
    add_check (builder, &check);
    documents += check.documents;
    files += check.files;
    faults += (gint64)check.faults;
  }
  json_builder_end_array (builder);
  members_add_number (builder, "documents", documents);
  members_add_number (builder, "files", files);
  json_builder_set_member_name (builder, "sound");
  json_builder_add_boolean_value (builder, faults == 0);
  json_builder_end_object (builder);
  return json_builder_get_root (builder);
}
