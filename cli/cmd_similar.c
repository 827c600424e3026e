/* praxis similar, suggest: what else there is like a document, and how what was typed may go on. */
#include "cli/command.h"
#include "cli/print.h"
#include "register/base/error.h"

static JsonNode *
ask_similar (Source *source, const Options *options, GError **error) {
  return source_similar (source, options->words[0], options_value (options, "limit"), error);
}

static JsonNode *
ask_suggestions (Source *source, const Options *options, GError **error) {
  g_autofree char *text = g_strjoinv (" ", options->words);
  return source_suggest (source, text, options_value (options, "limit"), error);
}

static gboolean
are_text (char **words) {
  while (*words != NULL && g_utf8_validate (*words, -1, NULL))
    words++;
  return *words == NULL;
}

int
cmd_similar (const Command *command, Options *options, char **arguments) {
  g_autoptr (GError) error = NULL;
  if (g_strv_length (arguments) == 1 && are_text (arguments))
    return print_list (options, command->output, ask_similar, "hits");
  g_set_error (&error, PRAXIS_ERROR, PRAXIS_ERROR_USAGE,
               "'praxis similar' takes one identifier of a document");
  return command_fail (error, NULL);
}

int
cmd_suggest (const Command *command, Options *options, char **arguments) {
  g_autoptr (GError) error = NULL;
  if (*arguments != NULL && are_text (arguments))
    return print_list (options, command->output, ask_suggestions, "suggestions");
  g_set_error (&error, PRAXIS_ERROR, PRAXIS_ERROR_USAGE,
               "'praxis suggest' takes the beginning of a word or a title");
  return command_fail (error, NULL);
}
