/* What belongs together with a document, a line each: "version: /srv/register/draft.odt". */
#include "cli/render.h"
#include "cli/reply.h"

static void
append_version (GString *out, JsonObject *version, guint indent, const RenderStyle *style) {
  const char *relation = reply_text (version, "relation"), *path = reply_text (version, "path"),
             *language = reply_text (version, "language");
  if (relation == NULL)
    return;
  g_autoptr (GString) heading = g_string_new (NULL);
  ink_append_clean (heading, relation);
  if (language != NULL && g_str_equal (relation, "edition")) {
    g_string_append (heading, " (");
    render_append_label (heading, "language", language, style);
    g_string_append (heading, ")");
  }
  g_string_append_printf (out, "%*s%s: ", (int)indent, "", heading->str);
  ink_path (out, &style->ink, 0, path != NULL ? path : reply_text (version, "id"), 0);
}

/* A document names its own files itself. */
static gboolean
is_told (JsonObject *document, JsonObject *version) {
  return reply_array (document, "paths") != NULL
         && g_strcmp0 (reply_text (version, "id"), reply_text (document, "id")) == 0;
}

void
render_versions (GString *out, JsonObject *document, guint indent, const RenderStyle *style) {
  JsonArray *versions = reply_array (document, "versions");
  for (guint i = 0; i < reply_length (versions); i++) {
    JsonObject *version = reply_object_at (versions, i);
    if (!is_told (document, version))
      append_version (out, version, indent, style);
  }
}
