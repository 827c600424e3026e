/* praxis status, unreadable: what the index holds, and what it could not read. */
#include "cli/command.h"
#include "cli/print.h"

static JsonNode *
ask_status (Source *source, G_GNUC_UNUSED const Options *options, GError **error) {
  return source_status (source, error);
}

static JsonNode *
ask_unreadable (Source *source, const Options *options, GError **error) {
  return source_unreadable (source, options_value (options, "limit"), error);
}

int
cmd_status (const Command *command, Options *options, G_GNUC_UNUSED char **arguments) {
  return print_reply (options, command->output, ask_status);
}

int
cmd_unreadable (const Command *command, Options *options, G_GNUC_UNUSED char **arguments) {
  return print_reply (options, command->output, ask_unreadable);
}
