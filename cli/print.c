/* Choosing a format and printing a reply in it, the same for all commands. */
#include "cli/print.h"
#include "cli/command.h"
#include "cli/reply.h"
#include "cli/terminal.h"
#include "register/base/error.h"
#include "register/base/exit_status.h"

const RenderFormat *
print_format (const Options *options, const char *output, RenderStyle *style, GError **error) {
  const char *fields = options->fields;
  const RenderFormat *format
      = render_find (output, options->format != NULL ? options->format : "text", error);
  if (format == NULL)
    return NULL;
  style->columns = fields != NULL ? fields : format->columns;
  if (fields == NULL)
    return format;
  if (format->columns != NULL)
    return render_check_columns (fields, error) ? format : NULL;
  g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_USAGE,
               "'--fields' goes with the formats tsv and csv, not with '%s'", format->format);
  return NULL;
}

void
print_begin (const Options *options, const RenderFormat *format, const Source *source, RenderStyle *style) {
  if (!options->no_pager && (format->flags & RENDER_PAGED) != 0)
    terminal_start_pager ();
  style->ink = terminal_ink ();
  style->vocabulary = source != NULL ? source_vocabulary (source) : NULL;
  style->headed = TRUE;
  style->zero = options->zero;
  style->explain = options->explain;
  style->db = options->db;
  style->server = options->server;
}

int
print_reply (const Options *options, const char *output, PrintAsk ask) {
  return print_list (options, output, ask, NULL);
}

int
print_list (const Options *options, const char *output, PrintAsk ask, const char *list) {
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) out = g_string_new (NULL);
  RenderStyle style = { 0 };
  const RenderFormat *format = print_format (options, output, &style, &error);
  g_autoptr (Source) source = format != NULL ? options_source (options, &error) : NULL;
  g_autoptr (JsonNode) node = source != NULL ? ask (source, options, &error) : NULL;
  if (node == NULL)
    return command_fail (error, NULL);
  print_begin (options, format, source, &style);
  format->render (out, reply_root (node), &style);
  if (!terminal_write (out, &error))
    return command_fail (error, NULL);
  gboolean none = list != NULL && reply_length (reply_array (reply_root (node), list)) == 0;
  return none ? PRAXIS_EXIT_NONE : PRAXIS_EXIT_HITS;
}
