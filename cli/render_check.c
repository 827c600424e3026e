/* The outcome of praxis check in words: a line an audience, and below it what is damaged. */
#include "cli/render.h"
#include "cli/reply.h"

static void
append_damage (GString *out, JsonObject *audience, const RenderStyle *style) {
  JsonArray *damage = reply_array (audience, "damage");
  gint64 more = reply_number (audience, "faults", 0) - reply_length (damage);
  for (guint i = 0; i < reply_length (damage); i++) {
    g_autoptr (GString) line = g_string_new (NULL);
    ink_append_clean (line, reply_text_at (damage, i));
    ink_wrap (out, &style->ink, 4, line->str);
  }
  if (more > 0)
    g_string_append_printf (out, "    and %" G_GINT64_FORMAT " more\n", more);
}

void
render_text_check (GString *out, JsonObject *answer, const RenderStyle *style) {
  JsonArray *audiences = reply_array (answer, "audiences");
  for (guint i = 0; i < reply_length (audiences); i++) {
    JsonObject *audience = reply_object_at (audiences, i);
    ink_append_clean (out, reply_text (audience, "audience"));
    if (reply_number (audience, "sound", FALSE)) {
      g_string_append_printf (out, ": sound, documents %d, files %d\n",
                              (int)reply_number (audience, "documents", 0),
                              (int)reply_number (audience, "files", 0));
      continue;
    }
    g_string_append (out, ": damaged\n");
    append_damage (out, audience, style);
  }
  if (!reply_number (answer, "sound", FALSE))
    g_string_append (out, "Remove the folder of what is damaged and index the files again.\n");
}
