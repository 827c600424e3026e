/* praxis tag, dump, restore: what people decide about tags. A decision is written down first and then put
 * upon the document; if the index is busy, whoever writes it will find the decision when it ends. */
#include "cli/command.h"
#include "register/base/error.h"
#include "register/base/exit_status.h"
#include "register/base/paths.h"
#include "register/decisions/decisions.h"
#include "register/register.h"
#include <stdio.h>

typedef struct {
  PraxisSettings *settings;
  char *folder; /* of the index */
  char *file;   /* of the decisions */
} Place;

static void
place_clear (Place *place) {
  g_clear_pointer (&place->settings, praxis_settings_free);
  g_free (place->folder);
  g_free (place->file);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Place, place_clear)

static gboolean
find_place (Place *place, const Options *options, GError **error) {
  place->settings = options_settings (options, error);
  if (place->settings == NULL)
    return FALSE;
  place->folder = options->db != NULL ? g_strdup (options->db) : praxis_default_index ();
  place->file = praxis_decisions_file (place->settings, place->folder);
  return TRUE;
}

static const char *
audience_of (const Options *options) {
  return options->audiences != NULL ? options->audiences[0] : "public";
}

/* The whole identifier of a document and its first path, of which the former may be asked for by a beginning.
 */
static gboolean
find_document (const Place *place, const Options *options, const PraxisVocabulary *vocabulary,
               PraxisDecision *found, GError **error) {
  const char *const audiences[] = { audience_of (options), NULL };
  g_autoptr (PraxisRegister) reg
      = praxis_register_open (place->folder, audiences, vocabulary, place->settings, error);
  if (reg != NULL)
    praxis_register_use_whole_paths (reg);
  g_autofree char *id = reg != NULL ? praxis_register_identify (reg, options->words[0]) : NULL;
  g_autoptr (JsonNode) node = reg != NULL ? praxis_register_document (reg, id, error) : NULL;
  if (node == NULL)
    return FALSE;
  JsonObject *record = json_node_get_object (node);
  JsonArray *paths = json_object_get_array_member (record, "paths");
  found->id = g_strdup (json_object_get_string_member (record, "id"));
  if (json_array_get_length (paths) > 0)
    found->path = g_strdup (json_array_get_string_element (paths, 0));
  return TRUE;
}

/* A withdrawal names the document as the decision does that it takes back. */
static gboolean
aim_withdrawal (const PraxisDecisions *decisions, PraxisDecision *withdrawal, GError **error) {
  const PraxisDecision *decided = praxis_decisions_last (decisions, withdrawal);
  if (decided == NULL) {
    g_set_error (
        error, PRAXIS_ERROR, PRAXIS_ERROR_USAGE,
        "nothing is decided about '%s=%s' of '%s' that could be taken back: to decide it, write + or - "
        "before it",
        withdrawal->tag->field->name, withdrawal->tag->value, withdrawal->id);
    return FALSE;
  }
  g_free (withdrawal->id);
  withdrawal->id = g_strdup (decided->id);
  g_free (withdrawal->path);
  withdrawal->path = g_strdup (decided->path);
  return TRUE;
}

static GPtrArray *
parse_decisions (const Place *place, const Options *options, GError **error) {
  g_autoptr (GPtrArray) added = g_ptr_array_new_with_free_func ((GDestroyNotify)praxis_decision_free);
  g_autoptr (PraxisDecision) document = g_new0 (PraxisDecision, 1);
  g_autoptr (PraxisVocabulary) vocabulary
      = praxis_vocabulary_load_default (praxis_settings_text (place->settings, "vocabulary.folder"), error);
  if (vocabulary == NULL || !find_document (place, options, vocabulary, document, error))
    return NULL;
  g_autoptr (PraxisDecisions) decisions = praxis_decisions_load (place->settings, place->folder, error);
  if (decisions == NULL)
    return NULL;
  for (char **word = options->words + 1; *word != NULL; word++) {
    PraxisDecision *decision = praxis_decision_parse (*word, vocabulary, error);
    if (decision == NULL)
      return NULL;
    decision->id = g_strdup (document->id);
    decision->path = g_strdup (document->path);
    decision->author = g_strdup (options->author != NULL ? options->author : g_get_user_name ());
    g_ptr_array_add (added, decision);
    if (decision->withdrawn && !aim_withdrawal (decisions, decision, error))
      return NULL;
  }
  return g_steal_pointer (&added);
}

static void
print_faults (const PraxisDecisions *decisions) {
  const GPtrArray *faults = praxis_decisions_faults (decisions);
  for (guint i = 0; i < faults->len; i++)
    fprintf (stderr, "praxis: %s\n", (const char *)g_ptr_array_index (faults, i));
}

static gboolean
settle (const Place *place, const Options *options, GError **error) {
  guint64 changed = 0;
  g_autoptr (PraxisDecisions) decisions = praxis_decisions_load (place->settings, place->folder, error);
  g_autoptr (PraxisWriter) writer
      = decisions == NULL ? NULL
                          : praxis_writer_open (place->folder, audience_of (options), place->settings, error);
  if (writer == NULL || !praxis_decisions_settle (decisions, writer, NULL, &changed, error)
      || !praxis_writer_commit (writer, error))
    return FALSE;
  print_faults (decisions);
  return TRUE;
}

/* Writes decisions down and puts them upon the index. */
static gboolean
decide (const Place *place, const Options *options, const GPtrArray *added, GError **error) {
  if (!praxis_decisions_append (place->file, added, error))
    return FALSE;
  if (settle (place, options, error))
    return TRUE;
  g_prefix_error (error, "the decision is kept in '%s' for the next run: ", place->file);
  return FALSE;
}

int
cmd_tag (G_GNUC_UNUSED const Command *command, Options *options, char **arguments) {
  g_autoptr (GError) error = NULL;
  g_auto (Place) place = { 0 };
  gboolean text = TRUE;
  for (char **word = arguments; *word != NULL; word++)
    text = text && g_utf8_validate (*word, -1, NULL);
  if (!text || g_strv_length (arguments) < 2) {
    g_set_error (&error, PRAXIS_ERROR, PRAXIS_ERROR_USAGE,
                 "'praxis tag' takes the identifier of a document and decisions such as +country=GH");
    return command_fail (error, NULL);
  }
  g_autoptr (GPtrArray) added
      = find_place (&place, options, &error) ? parse_decisions (&place, options, &error) : NULL;
  if (added == NULL || !decide (&place, options, added, &error))
    return command_fail (error, NULL);
  return PRAXIS_EXIT_HITS;
}

int
cmd_dump (G_GNUC_UNUSED const Command *command, Options *options, G_GNUC_UNUSED char **arguments) {
  g_autoptr (GError) error = NULL;
  g_auto (Place) place = { 0 };
  g_autoptr (PraxisDecisions) decisions = find_place (&place, options, &error)
                                              ? praxis_decisions_load (place.settings, place.folder, &error)
                                              : NULL;
  if (decisions == NULL)
    return command_fail (error, NULL);
  g_autoptr (GPtrArray) list = praxis_decisions_in_force (decisions);
  for (guint i = 0; i < list->len; i++) {
    g_autofree char *line = praxis_decision_line (g_ptr_array_index (list, i));
    fputs (line, stdout);
  }
  print_faults (decisions);
  return PRAXIS_EXIT_HITS;
}

/* Those of a list that a file does not hold yet. */
static GPtrArray *
new_ones (const PraxisDecisions *known, const GPtrArray *given) {
  g_autoptr (GPtrArray) in_force = praxis_decisions_in_force (known);
  g_autoptr (GHashTable) lines = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GPtrArray *added = g_ptr_array_new ();
  for (guint i = 0; i < in_force->len; i++)
    g_hash_table_add (lines, praxis_decision_line (g_ptr_array_index (in_force, i)));
  for (guint i = 0; i < given->len; i++) {
    g_autofree char *line = praxis_decision_line (g_ptr_array_index (given, i));
    if (!g_hash_table_contains (lines, line))
      g_ptr_array_add (added, g_ptr_array_index (given, i));
  }
  return added;
}

int
cmd_restore (G_GNUC_UNUSED const Command *command, Options *options, char **arguments) {
  g_autoptr (GError) error = NULL;
  g_auto (Place) place = { 0 };
  const char *file = arguments[0] != NULL ? arguments[0] : "-";
  g_autoptr (PraxisDecisions) known = NULL, given = NULL;
  if (find_place (&place, options, &error))
    known = praxis_decisions_load (place.settings, place.folder, &error);
  if (known != NULL)
    given = praxis_decisions_load_file (place.settings, file, &error);
  if (given == NULL)
    return command_fail (error, NULL);
  g_autoptr (GPtrArray) list = praxis_decisions_in_force (given), added = new_ones (known, list);
  print_faults (given);
  if (!decide (&place, options, added, &error))
    return command_fail (error, NULL);
  return praxis_decisions_faults (given)->len > 0 ? PRAXIS_EXIT_PARTIAL : PRAXIS_EXIT_HITS;
}
