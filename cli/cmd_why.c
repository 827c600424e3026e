/* praxis why: on what evidence a document has its tags, and what was weighed and passed over. */
#include "cli/command.h"
#include "cli/print.h"
#include "register/base/error.h"

static JsonNode *
ask_evidence (Source *source, const Options *options, GError **error) {
  return source_evidence (source, options->words[0], options->words[1], error);
}

int
cmd_why (const Command *command, Options *options, char **arguments) {
  g_autoptr (GError) error = NULL;
  guint given = g_strv_length (arguments);
  gboolean fine = given >= 1 && given <= 2;
  for (guint i = 0; fine && i < given; i++)
    fine = g_utf8_validate (arguments[i], -1, NULL);
  if (fine)
    return print_reply (options, command->output, ask_evidence);
  g_set_error (&error, PRAXIS_ERROR, PRAXIS_ERROR_USAGE,
               "'praxis why' takes the identifier of a document and, if you like, a tag such as country=GH");
  return command_fail (error, NULL);
}
