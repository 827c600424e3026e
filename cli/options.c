/* Options of all commands, made from the tables of fields and parameters for GOption. Values are only
 * collected here: whether they are known is decided by the request, at the one place for both doors. */
#include "cli/options.h"
#include "cli/command.h"
#include "register/base/error.h"
#include "register/document/field.h"
#include <string.h>

/* Words such as -trafficking exclude a word from the query. GOption would read single letters, so they are
 * kept from it behind this byte, which no argument can hold in text. */
#define EXCLUDED '\x1f'

#define SWITCH_OFF "no-" /* before the name of a parameter */

/* What only the command line knows. */
static const struct {
  guint set; /* OptionSets */
  const char *name;
  char letter;
  GOptionArg type;
  gsize offset;
  const char *help;
  const char *argument;
} own_options[] = {
  { OPTIONS_INDEX, "db", 0, G_OPTION_ARG_FILENAME, offsetof (Options, db),
    "the index (default: $PRAXIS_DB, else in your data folder)", "DIR" },
  { OPTIONS_SERVER, "server", 0, G_OPTION_ARG_FILENAME, offsetof (Options, server),
    "ask a server instead, such as http://localhost:8080", "URL" },
  { OPTIONS_INDEX, "audience", 0, G_OPTION_ARG_FILENAME_ARRAY, offsetof (Options, audiences),
    "this audience too (default: public alone); may be repeated", "NAME" },
  { OPTIONS_VOCABULARY, "vocabulary", 0, G_OPTION_ARG_FILENAME, offsetof (Options, vocabulary),
    "folder of vocabularies of your own, which add to the installed ones", "DIR" },
  { OPTIONS_SETTINGS | OPTIONS_VOCABULARY | OPTIONS_TOKEN, "set", 0, G_OPTION_ARG_FILENAME_ARRAY,
    offsetof (Options, assignments), "change a setting (see 'praxis config'); may be repeated",
    "GROUP.KEY=VALUE" },
  { OPTIONS_DECIDE, "decisions", 0, G_OPTION_ARG_FILENAME, offsetof (Options, decisions),
    "file of decisions (default: beside the index)", "FILE" },
  { OPTIONS_DECIDE, "author", 0, G_OPTION_ARG_FILENAME, offsetof (Options, author),
    "who decides (default: your login name)", "NAME" },
  { OPTIONS_TOKEN, "expires", 0, G_OPTION_ARG_FILENAME, offsetof (Options, expires),
    "days that the token is valid (90d), or its last day (2027-03-31); default: for good", "WHEN" },
  { OPTIONS_TOKEN, "note", 0, G_OPTION_ARG_FILENAME, offsetof (Options, note), "what the token is for",
    "TEXT" },
  { OPTIONS_FORMAT, "format", 0, G_OPTION_ARG_FILENAME, offsetof (Options, format),
    "text, json, jsonl, tsv, csv, trec, ris, bibtex or csl; 'praxis formats' lists them", "FORMAT" },
  { OPTIONS_FORMAT, "no-pager", 0, G_OPTION_ARG_NONE, offsetof (Options, no_pager),
    "do not show the answer in a pager", NULL },
  { OPTIONS_ROWS, "fields", 0, G_OPTION_ARG_FILENAME, offsetof (Options, fields),
    "the columns of tsv and csv", "COLUMN,..." },
  { OPTIONS_LIST, "output", 0, G_OPTION_ARG_FILENAME, offsetof (Options, output),
    "documents (default), passages, ids or files", "KIND" },
  { OPTIONS_LIST, "null", '0', G_OPTION_ARG_NONE, offsetof (Options, zero),
    "end ids and files with NUL instead of a new line", NULL },
  { OPTIONS_ASK, "explain", 0, G_OPTION_ARG_NONE, offsetof (Options, explain),
    "say how the query was understood", NULL },
  { OPTIONS_ASK, "queries-from", 0, G_OPTION_ARG_FILENAME, offsetof (Options, queries_from),
    "answer each line 'id<TAB>query' of a file, or of standard input (-)", "FILE" },
  { OPTIONS_PAGE, "page", 0, G_OPTION_ARG_FILENAME, offsetof (Options, page), "only this page, from 1", "N" },
};

static void
pair_clear (gpointer data) {
  OptionPair *pair = data;
  g_free (pair->key);
  g_free (pair->value);
}

static Options *
options_new (void) {
  Options *options = g_new0 (Options, 1);
  options->pairs = g_array_new (FALSE, TRUE, sizeof (OptionPair));
  g_array_set_clear_func (options->pairs, pair_clear);
  options->names = g_ptr_array_new_with_free_func (g_free);
  options->strings = g_ptr_array_new_with_free_func (g_free);
  return options;
}

void
options_free (Options *options) {
  if (options == NULL)
    return;
  for (gsize i = 0; i < G_N_ELEMENTS (own_options); i++)
    if (own_options[i].type == G_OPTION_ARG_FILENAME)
      g_clear_pointer ((char **)G_STRUCT_MEMBER_P (options, own_options[i].offset), g_free);
  g_strfreev (options->audiences);
  g_strfreev (options->assignments);
  g_strfreev (options->words);
  g_array_unref (options->pairs);
  g_ptr_array_unref (options->names);
  g_ptr_array_unref (options->strings);
  g_free (options);
}

static void
unmark (char *word) {
  if (*word == EXCLUDED)
    memmove (word, word + 1, strlen (word));
}

/* Called by GOption for each filter and parameter. */
static gboolean
collect (const char *name, const char *value, gpointer data, GError **error) {
  Options *options = data;
  gboolean off = g_str_has_prefix (name + 2, SWITCH_OFF);
  OptionPair pair = { g_strdup (name + 2 + (off ? strlen (SWITCH_OFF) : 0)), g_strdup (value != NULL ? value
                                                                                       : off         ? "0"
                                                                                                     : "1") };
  unmark (pair.value);
  g_array_append_val (options->pairs, pair);
  if (g_utf8_validate (pair.value, -1, NULL))
    return TRUE;
  g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_USAGE, "the value of '%s' is not UTF-8", name);
  return FALSE;
}

static void
add_entry (GArray *entries, Options *options, GOptionEntry entry) {
  g_ptr_array_add (options->names, g_strconcat ("--", entry.long_name, NULL));
  g_array_append_val (entries, entry);
}

/* A filter or parameter; without an argument it is a switch. */
static void
add_pair_entry (GArray *entries, Options *options, const char *name, const char *help, const char *argument) {
  GOptionEntry entry = { .long_name = name, .description = help, .arg_description = argument };
  entry.flags = G_OPTION_FLAG_FILENAME | (argument == NULL ? G_OPTION_FLAG_NO_ARG : 0);
  entry.arg = G_OPTION_ARG_CALLBACK;
  entry.arg_data = (gpointer)collect;
  add_entry (entries, options, entry);
}

static gboolean
is_own (const char *name) {
  for (gsize i = 0; i < G_N_ELEMENTS (own_options); i++)
    if (g_str_equal (own_options[i].name, name))
      return TRUE;
  return g_str_equal (name, "q"); /* the words themselves */
}

static char *
keep (Options *options, char *string) {
  g_ptr_array_add (options->strings, string);
  return string;
}

/* Those of the sets. What is on unless it is switched off has a switch for that: --no-expand is --expand 0.
 */
static void
add_parameters (GArray *entries, Options *options, guint sets) {
  for (const PraxisParameter *row = praxis_parameters (); row->name != NULL; row++) {
    if (is_own (row->name) || ((sets & OPTIONS_ASK) == 0 && !g_str_equal (row->name, "limit")))
      continue;
    add_pair_entry (entries, options, row->name, row->help, row->argument);
    if (g_strcmp0 (row->argument, "0|1") == 0)
      add_pair_entry (entries, options, keep (options, g_strconcat (SWITCH_OFF, row->name, NULL)),
                      keep (options, g_strconcat ("the same as --", row->name, " 0", NULL)), NULL);
  }
}

static void
add_filters (GArray *entries, Options *options, const char *prefix, const char *help) {
  for (const PraxisField *field = praxis_fields (); field->name != NULL; field++)
    if (field->flags & PRAXIS_FIELD_FILTER)
      add_pair_entry (entries, options, keep (options, g_strconcat (prefix, field->name, NULL)),
                      keep (options, g_strconcat (help, field->help, NULL)),
                      field->flags & PRAXIS_FIELD_YEARS ? "YEARS" : "VALUE,...");
}

static void
add_own (GArray *entries, Options *options, guint sets) {
  for (gsize i = 0; i < G_N_ELEMENTS (own_options); i++) {
    gpointer member = G_STRUCT_MEMBER_P (options, own_options[i].offset);
    GOptionEntry entry = { own_options[i].name, own_options[i].letter,  0, own_options[i].type, member,
                           own_options[i].help, own_options[i].argument };
    if (own_options[i].set & sets)
      add_entry (entries, options, entry);
  }
  GOptionEntry help = { "help", 'h', 0, G_OPTION_ARG_NONE, &options->help, "show this", NULL };
  add_entry (entries, options, help);
}

/* A group with what was collected in entries, which is emptied. */
static GOptionGroup *
make_group (const char *name, const char *title, Options *options, GArray *entries) {
  GOptionGroup *group = g_option_group_new (name, title, title, options, NULL);
  g_option_group_add_entries (group, &g_array_index (entries, GOptionEntry, 0));
  g_array_set_size (entries, 0);
  return group;
}

static GOptionContext *
make_context (const Command *command, Options *options) {
  GOptionContext *context = g_option_context_new (command->arguments);
  g_autoptr (GArray) entries = g_array_new (TRUE, TRUE, sizeof (GOptionEntry));
  g_autofree char *examples = g_strconcat (command->summary, "\n\nExamples:\n", command->examples, NULL);
  GOptionEntry words = { .long_name = G_OPTION_REMAINING, .arg = G_OPTION_ARG_FILENAME_ARRAY };
  words.arg_data = &options->words;
  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_set_summary (context, examples);
  add_own (entries, options, command->options);
  g_array_append_val (entries, words);
  g_option_context_set_main_group (context, make_group ("main", "Options", options, entries));
  if ((command->options & (OPTIONS_ASK | OPTIONS_LIMIT)) == 0)
    return context;
  add_parameters (entries, options, command->options);
  g_option_context_add_group (context, make_group ("question", "The answer:", options, entries));
  if ((command->options & OPTIONS_ASK) == 0)
    return context;
  add_filters (entries, options, "", "");
  add_filters (entries, options, "not-", "not: ");
  g_option_context_add_group (context, make_group ("filters", "Filters:", options, entries));
  return context;
}

char *
options_help (const Command *command) {
  g_autoptr (Options) options = options_new ();
  g_autoptr (GOptionContext) context = make_context (command, options);
  g_autofree char *name = g_strconcat ("praxis ", command->name, NULL);
  g_autofree char *before = g_strdup (g_get_prgname ());
  g_set_prgname (name);
  char *help = g_option_context_get_help (context, FALSE, NULL);
  g_set_prgname (before);
  return help;
}

/* FALSE if the argument is a long option that does not exist. */
static gboolean
check_name (const char *argument, const Options *options, const Command *command, GError **error) {
  g_autofree char *name = g_strndup (argument, strcspn (argument, "="));
  if (g_ptr_array_find_with_equal_func (options->names, name, g_str_equal, NULL))
    return TRUE;
  g_ptr_array_add (options->names, NULL);
  const char *nearest = praxis_nearest_name (name, (const char *const *)options->names->pdata);
  praxis_error_set_unknown (error, nearest, "'praxis %s' has no option '%s'", command->name, name);
  return FALSE;
}

/* TRUE for a single dash before anything but a letter that is an option: -trafficking, -2016. */
static gboolean
is_excluded (const char *argument) {
  if (argument[0] != '-' || argument[1] == '-' || argument[1] == '\0' || g_str_equal (argument, "-h"))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (own_options); i++)
    if (argument[1] == own_options[i].letter && argument[2] == '\0')
      return FALSE;
  return TRUE;
}

/* Marks excluded words and refuses unknown options, up to "--". arguments owns its strings. */
static gboolean
prepare (GStrv arguments, const Options *options, const Command *command, GError **error) {
  for (char **at = arguments + 1; *at != NULL && !g_str_equal (*at, "--"); at++) {
    if (g_str_has_prefix (*at, "--") && !check_name (*at, options, command, error))
      return FALSE;
    if ((command->options & (OPTIONS_ASK | OPTIONS_DECIDE)) == 0 || !is_excluded (*at))
      continue;
    char *marked = g_strdup_printf ("%c%s", EXCLUDED, *at);
    g_free (*at);
    *at = marked;
  }
  return TRUE;
}

Options *
options_parse (const Command *command, char **argv, GError **error) {
  g_autoptr (Options) options = options_new ();
  g_autoptr (GOptionContext) context = make_context (command, options);
  g_auto (GStrv) arguments = g_strdupv (argv);
  if (!prepare (arguments, options, command, error)
      || !g_option_context_parse_strv (context, &arguments, error))
    return NULL;
  if (options->words == NULL)
    options->words = g_new0 (char *, 1);
  for (char **word = options->words; *word != NULL; word++)
    unmark (*word);
  return g_steal_pointer (&options);
}

PraxisSettings *
options_settings (const Options *options, GError **error) {
  const PraxisSettingOption named[] = { { "vocabulary.folder", options->vocabulary },
                                        { "decisions.file", options->decisions },
                                        { NULL, NULL } };
  g_autoptr (PraxisSettings) settings = praxis_settings_load (error);
  if (settings == NULL || !praxis_settings_apply (settings, options->assignments, named, error))
    return NULL;
  return g_steal_pointer (&settings);
}

Source *
options_source (const Options *options, GError **error) {
  const SourceAddress address = {
    .folder = options->db,
    .server = options->server,
    .audiences = (const char *const *)options->audiences,
    .whole_paths = options->format == NULL || !g_str_has_prefix (options->format, "json"),
  };
  PraxisSettings *settings = options_settings (options, error);
  return settings != NULL ? source_open (&address, settings, error) : NULL;
}

const char *
options_value (const Options *options, const char *key) {
  for (guint i = 0; i < options->pairs->len; i++) {
    const OptionPair *pair = &g_array_index (options->pairs, OptionPair, i);
    if (g_str_equal (pair->key, key))
      return pair->value;
  }
  return NULL;
}

gboolean
options_fill (const Options *options, PraxisRequest *request, GError **error) {
  for (guint i = 0; i < options->pairs->len; i++) {
    const OptionPair *pair = &g_array_index (options->pairs, OptionPair, i);
    if (!praxis_request_set (request, pair->key, pair->value, error))
      return FALSE;
  }
  return TRUE;
}
