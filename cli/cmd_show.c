/* praxis show: one document, whole or a page of it. The record and the text are asked for page by page, as a
 * server gives them, so a long document needs no long reply. */
#include "cli/command.h"
#include "cli/print.h"
#include "cli/reply.h"
#include "register/base/error.h"
#include "register/base/exit_status.h"

/* Puts the text of all pages beside the record, as "texts". A document without text has none. */
static gboolean
add_texts (Source *source, const char *id, JsonObject *record, GError **error) {
  g_autoptr (JsonArray) texts = json_array_new ();
  gint64 pages = 1;
  for (gint64 page = 1; page <= pages; page++) {
    g_autoptr (JsonNode) node = source_page (source, id, (guint)page, error);
    if (node == NULL)
      return FALSE;
    pages = reply_number (reply_root (node), "pages", 1);
    json_array_add_element (texts, g_steal_pointer (&node));
  }
  json_object_set_array_member (record, "texts", g_steal_pointer (&texts));
  return TRUE;
}

static JsonNode *
ask_document (Source *source, const Options *options, GError **error) {
  g_autoptr (JsonNode) node = source_document (source, options->words[0], error);
  JsonObject *record = reply_root (node);
  const char *id = reply_text (record, "id");
  if (node == NULL || !add_texts (source, id != NULL ? id : options->words[0], record, error))
    return NULL;
  return g_steal_pointer (&node);
}

static JsonNode *
ask_page (Source *source, const Options *options, GError **error) {
  guint64 page;
  if (g_ascii_string_to_unsigned (options->page, 10, 1, G_MAXUINT, &page, NULL))
    return source_page (source, options->words[0], (guint)page, error);
  g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_USAGE, "'%s' is no page: pages are counted from 1",
               options->page);
  return NULL;
}

int
cmd_show (const Command *command, Options *options, char **arguments) {
  g_autoptr (GError) error = NULL;
  if (g_strv_length (arguments) == 1 && g_utf8_validate (arguments[0], -1, NULL))
    return options->page != NULL ? print_reply (options, "page", ask_page)
                                 : print_reply (options, command->output, ask_document);
  g_set_error (&error, PRAXIS_ERROR, PRAXIS_ERROR_USAGE, "'praxis show' takes one identifier of a document");
  return command_fail (error, NULL);
}
