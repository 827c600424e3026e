/* Query strings: the strict decoder for what clients send, and the encoder for the links of the page. Stands
 * between the gate and the routes: what gets through is UTF-8 without control characters. */
#include "searchd/query_string.h"
#include "searchd/problem.h"
#include <glib/gi18n.h>
#include <string.h>

QueryPair *
query_pair_new (const char *key, const char *value) {
  QueryPair *pair = g_new (QueryPair, 1);
  pair->key = g_strdup (key);
  pair->value = g_strdup (value);
  return pair;
}

void
query_pair_free (QueryPair *pair) {
  g_free (pair->key);
  g_free (pair->value);
  g_free (pair);
}

static gboolean
has_control (const char *text) {
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at)) {
    gunichar c = g_utf8_get_char (at);
    if (g_unichar_iscntrl (c) && c != '\t' && c != '\n' && c != '\r')
      return TRUE;
  }
  return FALSE;
}

/* The byte that "%4f" at text stands for, or -1. */
static int
hex_byte (const char *text, const char *end) {
  if (end - text < 3)
    return -1;
  int high = g_ascii_xdigit_value (text[1]), low = g_ascii_xdigit_value (text[2]);
  return high < 0 || low < 0 ? -1 : high * 16 + low;
}

char *
query_string_decode (const char *text, gssize length, gboolean plus, GError **error) {
  const char *end = text + (length < 0 ? (gssize)strlen (text) : length);
  g_autoptr (GString) decoded = g_string_sized_new (end - text);
  for (; text < end; text++) {
    int byte = (unsigned char)*text;
    if (byte == '+' && plus)
      byte = ' ';
    if (byte == '%') {
      byte = hex_byte (text, end);
      text += 2;
    }
    if (byte <= 0) {
      g_set_error_literal (
          error, HTTP_ERROR, HTTP_ERROR_BAD_REQUEST,
          N_ ("the address holds a percent sign that is not followed by the two hex digits of a character"));
      return NULL;
    }
    g_string_append_c (decoded, (char)byte);
  }
  if (!g_utf8_validate (decoded->str, decoded->len, NULL) || has_control (decoded->str)) {
    g_set_error_literal (error, HTTP_ERROR, HTTP_ERROR_BAD_REQUEST,
                         N_ ("the address holds bytes that are not UTF-8 text"));
    return NULL;
  }
  return g_string_free (g_steal_pointer (&decoded), FALSE);
}

static gboolean
parse_pair (GPtrArray *pairs, const char *part, GError **error) {
  const char *equals = strchr (part, '=');
  g_autofree char *key = query_string_decode (part, equals != NULL ? equals - part : -1, TRUE, error);
  if (key == NULL)
    return FALSE;
  g_autofree char *value = query_string_decode (equals != NULL ? equals + 1 : "", -1, TRUE, error);
  if (value == NULL)
    return FALSE;
  g_ptr_array_add (pairs, query_pair_new (key, value));
  return TRUE;
}

GPtrArray *
query_string_parse (const char *query, GError **error) {
  g_autoptr (GPtrArray) pairs = g_ptr_array_new_with_free_func ((GDestroyNotify)query_pair_free);
  g_auto (GStrv) parts = g_strsplit (query != NULL ? query : "", "&", -1);
  for (char **part = parts; *part != NULL; part++)
    if (**part != '\0' && !parse_pair (pairs, *part, error))
      return NULL;
  return g_steal_pointer (&pairs);
}

void
query_string_append (GString *link, const char *key, const char *value) {
  if (link->len > 0 && link->str[link->len - 1] != '?')
    g_string_append_c (link, '&');
  g_string_append_uri_escaped (link, key, NULL, FALSE);
  g_string_append_c (link, '=');
  g_string_append_uri_escaped (link, value, NULL, FALSE);
}

const char *
query_string_find (const GPtrArray *pairs, const char *key) {
  for (guint i = 0; i < pairs->len; i++) {
    const QueryPair *pair = g_ptr_array_index (pairs, i);
    if (g_str_equal (pair->key, key))
      return pair->value;
  }
  return NULL;
}
