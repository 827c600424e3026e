/* The answer itself as JSON: whole, or a line a hit and a summary line, for programs that read line by line.
 */
#include "cli/render.h"
#include "cli/reply.h"

static void
append_json (GString *out, JsonObject *object, gboolean pretty) {
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), object);
  g_autofree char *text = json_to_string (node, pretty);
  g_string_append (out, text);
  g_string_append_c (out, '\n');
}

void
render_json (GString *out, JsonObject *answer, const RenderStyle *style) {
  if (style->question != NULL)
    json_object_set_string_member (answer, "qid", style->question);
  append_json (out, answer, TRUE);
}

/* A new object that begins with the type of the line and the question's id. */
static JsonObject *
line_new (const char *type, const RenderStyle *style) {
  JsonObject *line = json_object_new ();
  json_object_set_string_member (line, "type", type);
  if (style->question != NULL)
    json_object_set_string_member (line, "qid", style->question);
  return line;
}

static void
copy_member (JsonObject *to, JsonObject *from, const char *name, const char *as) {
  json_object_set_member (to, as, json_node_copy (json_object_get_member (from, name)));
}

/* A hit's own "type" (of the document) makes way for that of the line. */
static void
append_hit (GString *out, JsonObject *hit, guint rank, const RenderStyle *style) {
  g_autoptr (JsonObject) line = line_new ("hit", style);
  g_autoptr (GList) names = json_object_get_members (hit);
  json_object_set_int_member (line, "rank", rank);
  for (GList *name = names; name != NULL; name = name->next)
    copy_member (line, hit, name->data, g_str_equal (name->data, "type") ? "document_type" : name->data);
  append_json (out, line, FALSE);
}

void
render_jsonl (GString *out, JsonObject *answer, const RenderStyle *style) {
  JsonArray *hits = reply_array (answer, "hits");
  for (guint i = 0; i < reply_length (hits); i++)
    if (reply_object_at (hits, i) != NULL)
      append_hit (out, reply_object_at (hits, i), i + 1, style);
  g_autoptr (JsonObject) line = line_new ("summary", style);
  g_autoptr (GList) names = json_object_get_members (answer);
  for (GList *name = names; name != NULL; name = name->next)
    if (!g_str_equal (name->data, "hits"))
      copy_member (line, answer, name->data, name->data);
  append_json (out, line, FALSE);
}
