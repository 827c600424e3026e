/* Escaping for the page. Titles, passages and queries come from anywhere; here they become text and nothing
 * else. */
#include "searchd/html.h"
#include <string.h>

void
html_append (GString *out, const char *format, ...) {
  va_list arguments;
  va_start (arguments, format);
  g_autofree char *text = g_markup_vprintf_escaped (format, arguments);
  va_end (arguments);
  g_string_append (out, text);
}

static void
append_part (GString *out, const char *start, const char *end) {
  g_autofree char *escaped = g_markup_escape_text (start, end - start);
  g_string_append (out, escaped);
}

/* Reads the highlight at index as character offsets; FALSE if it is no pair of numbers. */
static gboolean
read_highlight (JsonArray *highlights, guint index, glong *from, glong *to) {
  JsonNode *node = json_array_get_element (highlights, index);
  if (!JSON_NODE_HOLDS_ARRAY (node) || json_array_get_length (json_node_get_array (node)) != 2)
    return FALSE;
  *from = (glong)json_array_get_int_element (json_node_get_array (node), 0);
  *to = (glong)json_array_get_int_element (json_node_get_array (node), 1);
  return TRUE;
}

void
html_append_marked (GString *out, const char *text, JsonArray *highlights) {
  const char *at = text;
  glong position = 0, length = g_utf8_strlen (text, -1), from, to;
  for (guint i = 0; highlights != NULL && i < json_array_get_length (highlights); i++) {
    if (!read_highlight (highlights, i, &from, &to))
      continue;
    from = MAX (from, position);
    to = MIN (to, length);
    if (from >= to)
      continue;
    const char *start = g_utf8_offset_to_pointer (at, from - position);
    const char *end = g_utf8_offset_to_pointer (start, to - from);
    append_part (out, at, start);
    g_string_append (out, "<mark>");
    append_part (out, start, end);
    g_string_append (out, "</mark>");
    at = end;
    position = to;
  }
  append_part (out, at, at + strlen (at));
}

const char *
html_direction (const char *language) {
  static const char *const right_to_left[]
      = { "ar", "fa", "he", "ur", "ps", "ckb", "ug", "dv", "yi", "sd", NULL };
  g_auto (GStrv) parts = g_strsplit (language != NULL ? language : "", "-", 2);
  return parts[0] != NULL && g_strv_contains (right_to_left, parts[0]) ? "rtl" : "auto";
}
