/* praxis search, count, facets: one question, or a list of them, asked in one process and printed in a format
 * of render.c. The three differ only in what of the answer is wanted. */
#include "cli/command.h"
#include "cli/print.h"
#include "cli/reply.h"
#include "cli/terminal.h"
#include "register/base/error.h"
#include "register/base/exit_status.h"
#include "register/document/field.h"
#include <errno.h>
#include <stdio.h>
#include <string.h>

/* What is asked of the index for each output (in a format; NULL: any) beyond the question, unless that option
 * was given. In a list of rows nothing can stand under another: each document has its own. */
static const struct {
  const char *output;
  const char *format;
  const char *key;
  const char *value;
  const char *unless;
} wanted[] = {
  { "passages", NULL, "output", "passages", "" },
  { "count", NULL, "limit", "0", "" },
  { "facets", NULL, "limit", "0", "" },
  { "facets", NULL, "facets", "all", "facets" },
  { "ids", NULL, "group", "0", "group" },
  { "files", NULL, "group", "0", "group" },
  { "documents", "tsv", "group", "0", "group" },
  { "documents", "csv", "group", "0", "group" },
  { "documents", "trec", "group", "0", "group" },
  { "documents", "trec", "passages", "0", "passages" },
  { "documents", "ris", "passages", "0", "passages" },
  { "documents", "bibtex", "passages", "0", "passages" },
  { "documents", "csl", "passages", "0", "passages" },
  { "ids", NULL, "passages", "0", "passages" },
  { "files", NULL, "passages", "0", "passages" },
};

typedef struct {
  const Options *options;
  Source *source;
  const char *output;
  const RenderFormat *format;
  RenderStyle style;
  int status; /* of all questions so far */
  char *told; /* the notices last told beside the answers */
} Asking;

static gboolean
fill_wanted (const Asking *asking, PraxisRequest *request, GError **error) {
  const Options *options = asking->options;
  for (gsize i = 0; i < G_N_ELEMENTS (wanted); i++)
    if (g_str_equal (wanted[i].output, asking->output)
        && (wanted[i].format == NULL || g_str_equal (wanted[i].format, asking->format->format))
        && options_value (options, wanted[i].unless) == NULL
        && !praxis_request_set (request, wanted[i].key, wanted[i].value, error))
      return FALSE;
  return !options->explain || praxis_request_set (request, "explain", "1", error);
}

static JsonNode *
ask (const Asking *asking, const char *query, GError **error) {
  g_autoptr (PraxisRequest) request = source_request (asking->source);
  if ((*query != '\0' && !praxis_request_set (request, "q", query, error))
      || !options_fill (asking->options, request, error) || !fill_wanted (asking, request, error))
    return NULL;
  return source_search (asking->source, request, error);
}

/* Partial answers say so in a notice. */
static gboolean
is_partial (JsonObject *answer) {
  JsonArray *notices = reply_array (answer, "notices");
  for (guint i = 0; i < reply_length (notices); i++)
    if (g_strcmp0 (reply_text (reply_object_at (notices, i), "code"), "time-limit") == 0)
      return TRUE;
  return FALSE;
}

static int
answer_status (JsonObject *answer) {
  if (is_partial (answer))
    return PRAXIS_EXIT_PARTIAL;
  gint64 total = reply_number (reply_object (answer, "total"), "value", 0);
  return total > 0 ? PRAXIS_EXIT_HITS : PRAXIS_EXIT_NONE;
}

/* Where the format has no place for notices they go beside it; in a list of questions not again and again. */
static void
tell_notices (Asking *asking, JsonObject *answer) {
  if ((asking->format->flags & RENDER_BARE) == 0)
    return;
  g_autoptr (GString) notices = g_string_new (NULL);
  render_correction (notices, answer, &asking->style);
  render_notices (notices, answer, &asking->style);
  if (g_strcmp0 (notices->str, asking->told) == 0)
    return;
  fputs (notices->str, stderr);
  g_free (asking->told);
  asking->told = g_strdup (notices->str);
}

/* One question from asking to printing; its exit status. */
static int
answer (Asking *asking, const char *query) {
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (JsonNode) node = ask (asking, query, &error);
  JsonObject *object = reply_root (node);
  if (node == NULL && asking->style.question != NULL)
    g_prefix_error (&error, "%s: ", asking->style.question);
  if (node == NULL)
    return command_fail (error, query);
  asking->format->render (out, object, &asking->style);
  asking->style.headed = FALSE;
  tell_notices (asking, object);
  if (asking->style.explain && !g_str_equal (asking->format->format, "text")) {
    g_autoptr (GString) explanation = g_string_new (NULL);
    render_explanation (explanation, object, &asking->style);
    fputs (explanation->str, stderr);
  }
  return terminal_write (out, &error) ? answer_status (object) : command_fail (error, NULL);
}

/* Statuses of several questions: an error stays, else one with hits is enough. */
static int
join_status (int before, int now) {
  if (before >= PRAXIS_EXIT_USAGE || now >= PRAXIS_EXIT_USAGE)
    return MAX (before, now);
  return MIN (before, now);
}

static gboolean
answer_line (Asking *asking, char *line, guint number, GError **error) {
  char *tab = strchr (line, '\t');
  if (tab == NULL || !g_utf8_validate (line, -1, NULL)) {
    g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_USAGE, "line %u of '%s' is no id, tab and query in UTF-8",
                 number, asking->options->queries_from);
    return FALSE;
  }
  *tab = '\0';
  asking->style.question = line;
  int status = answer (asking, tab + 1);
  asking->status = join_status (asking->status, status);
  return TRUE;
}

static gboolean
answer_lines (Asking *asking, FILE *file, GError **error) {
  g_autofree char *line = NULL;
  size_t size = 0;
  for (guint number = 1; getline (&line, &size, file) >= 0; number++) {
    line[strcspn (line, "\r\n")] = '\0';
    if (*line != '\0' && !answer_line (asking, line, number, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
answer_list (Asking *asking, GError **error) {
  const char *path = asking->options->queries_from;
  FILE *file = g_str_equal (path, "-") ? stdin : fopen (path, "re");
  if (file == NULL) {
    g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_USAGE, "cannot read '%s': %s", path, g_strerror (errno));
    return FALSE;
  }
  gboolean answered = answer_lines (asking, file, error);
  fclose (file);
  return answered;
}

static gboolean
choose_output (Asking *asking, const Command *command, GError **error) {
  static const char *const lists[] = { "documents", "passages", "ids", "files", NULL };
  const char *output = asking->options->output;
  asking->output = output != NULL ? output : command->output;
  if (output == NULL || g_strv_contains (lists, output))
    return TRUE;
  praxis_error_set_unknown_among (error, output, lists, "unknown output '%s'", output);
  return FALSE;
}

static gboolean
begin (Asking *asking, const Command *command, GError **error) {
  if (!choose_output (asking, command, error))
    return FALSE;
  asking->format = print_format (asking->options, asking->output, &asking->style, error);
  asking->source = asking->format != NULL ? options_source (asking->options, error) : NULL;
  if (asking->source == NULL)
    return FALSE;
  print_begin (asking->options, asking->format, asking->source, &asking->style);
  return TRUE;
}

/* The words of the command line as one query; NULL if they cannot be one. */
static char *
join_query (const Options *options, GError **error) {
  g_autofree char *query = g_strjoinv (" ", options->words);
  if (options->queries_from != NULL && *query != '\0')
    g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_USAGE,
                 "'%s' is one query too many beside '--queries-from'", query);
  else if (!g_utf8_validate (query, -1, NULL))
    g_set_error_literal (error, PRAXIS_ERROR, PRAXIS_ERROR_USAGE, "the query is not UTF-8");
  else
    return g_steal_pointer (&query);
  return NULL;
}

/* The name of a field is taken for a word, as all that is no option is: who asks for the counts of a field so
 * is told how. */
static void
hint_at_field (const Command *command, const Options *options, const char *query) {
  const PraxisField *field = praxis_field_find (query);
  gboolean counted = field != NULL && (field->flags & PRAXIS_FIELD_FACET) != 0;
  if (counted && g_str_equal (command->name, "facets") && options_value (options, "facets") == NULL)
    fprintf (stderr, "praxis: '%s' is searched for as a word; its counts alone: praxis facets --facets %s\n",
             query, query);
}

int
cmd_search (const Command *command, Options *options, G_GNUC_UNUSED char **arguments) {
  Asking asking = { .options = options, .status = PRAXIS_EXIT_NONE };
  g_autoptr (GError) error = NULL;
  g_autofree char *query = join_query (options, &error);
  if (query == NULL || !begin (&asking, command, &error))
    return command_fail (error, NULL);
  hint_at_field (command, options, query);
  if (options->queries_from == NULL)
    asking.status = answer (&asking, query);
  else if (!answer_list (&asking, &error))
    asking.status = command_fail (error, NULL);
  source_close (asking.source);
  g_free (asking.told);
  return asking.status;
}
