/* The evidence of a document's tags for people: what is claimed, by which rule, in which words and where; and
 * below it what was passed over, and why. */
#include "cli/render.h"
#include "cli/reply.h"
#include "register/document/field.h"

/* "“Ghana” on page 3, bytes 120 to 125" */
static void
append_quote (GString *line, JsonObject *claim) {
  const char *quote = reply_text (claim, "quote"), *source = reply_text (claim, "source");
  gint64 page = reply_number (claim, "page", 0), offset = reply_number (claim, "offset", -1);
  if (quote != NULL && *quote != '\0') {
    g_string_append (line, INK_MATCH "“");
    ink_append_clean (line, quote);
    g_string_append (line, "”" INK_END " ");
  }
  if (page > 0)
    g_string_append_printf (line, "on page %d", (int)page);
  else
    g_string_append_printf (line, "in the %s", source != NULL ? source : "text");
  if (offset >= 0)
    g_string_append_printf (line, ", bytes %" G_GINT64_FORMAT " to %" G_GINT64_FORMAT, offset,
                            reply_number (claim, "end", offset));
}

/* "Country  Ghana (GH), about", below it where that comes from, and what else there is to know. */
static void
append_claim (GString *out, JsonObject *claim, const RenderStyle *style) {
  const char *name = reply_text (claim, "field"), *value = reply_text (claim, "value"),
             *label = reply_text (claim, "label"), *role = reply_text (claim, "role"),
             *rule = reply_text (claim, "rule"), *origin = reply_text (claim, "origin"),
             *reason = reply_text (claim, "reason");
  const PraxisField *field = name != NULL ? praxis_field_find (name) : NULL;
  g_autofree char *heading = g_strdup_printf ("%-12s", field != NULL ? field->label : "");
  g_autoptr (GString) line = g_string_new (INK_BOLD);
  ink_append_clean (line, label != NULL ? label : value);
  g_string_append (line, INK_END);
  if (g_strcmp0 (label, value) != 0)
    g_string_append_printf (line, " (%s)", value != NULL ? value : "");
  g_string_append_printf (line, "%s%s: %s", role != NULL ? ", " : "", role != NULL ? role : "",
                          origin != NULL ? origin : "");
  if (reason != NULL) {
    g_string_append (line, ", ");
    ink_append_clean (line, reason);
  }
  ink_wrap_headed (out, &style->ink, heading, line->str);
  g_string_assign (line, "");
  append_quote (line, claim);
  g_string_append_printf (line, "; %s, score %.1f", rule != NULL ? rule : "", reply_double (claim, "score"));
  ink_wrap (out, &style->ink, 12, line->str);
}

static void
append_claims (GString *out, const char *title, JsonArray *claims, const RenderStyle *style) {
  if (reply_length (claims) > 0)
    g_string_append_printf (out, "\n%s\n", title);
  for (guint i = 0; i < reply_length (claims); i++)
    append_claim (out, reply_object_at (claims, i), style);
}

void
render_text_evidence (GString *out, JsonObject *answer, const RenderStyle *style) {
  g_autoptr (GString) title = g_string_new (INK_BOLD);
  JsonArray *tags = reply_array (answer, "tags"), *runners_up = reply_array (answer, "runners_up");
  ink_append_clean (title, reply_text (answer, "title"));
  g_string_append (title, INK_END);
  ink_wrap (out, &style->ink, 0, title->str);
  append_claims (out, "Tags", tags, style);
  append_claims (out, "Passed over", runners_up, style);
  if (reply_length (tags) + reply_length (runners_up) == 0)
    g_string_append (out, "\nNothing in it speaks for that.\n");
}
