/* Taking apart the head of a request, the first thing that happens to what a client sends. It is copied once
 * and cut up in place. */
#include "searchd/head.h"
#include "searchd/problem.h"
#include <string.h>

#define FIELDS_MOST 100
#define END_OF_LINE "\r\n"
#define BLANKS " \t"

static gboolean
refuse (GError **error, HttpError code, const char *message) {
  g_set_error_literal (error, HTTP_ERROR, code, message);
  return FALSE;
}

gboolean
head_measure (const char *bytes, gsize length, gsize *size, GError **error) {
  gsize line = 0; /* length of the present line */
  *size = 0;
  for (gsize i = 0; i < length; i++) {
    gboolean after_return = i > 0 && bytes[i - 1] == '\r';
    if (after_return != (bytes[i] == '\n'))
      return refuse (error, HTTP_ERROR_BAD_REQUEST, "lines must end in a carriage return and a line feed");
    if (bytes[i] == '\n' && line == 0) {
      *size = i + 1;
      return TRUE;
    }
    if (bytes[i] == '\n')
      line = 0;
    else if (bytes[i] != '\r')
      line++;
    if (g_ascii_iscntrl (bytes[i]) && memchr ("\r\n\t", bytes[i], 3) == NULL)
      return refuse (error, HTTP_ERROR_BAD_REQUEST, "the header holds a control character");
  }
  return TRUE;
}

static gboolean
is_token (const char *name) {
  for (const char *at = name; *at != '\0'; at++)
    if (!g_ascii_isalnum (*at) && strchr ("!#$%&'*+-.^_`|~", *at) == NULL)
      return FALSE;
  return *name != '\0';
}

/* Cuts off what stands before the separator, which stands at *rest; NULL if it does not occur. */
static char *
cut (char **rest, const char *separator) {
  char *start = *rest, *end = strstr (start, separator);
  if (end == NULL)
    return NULL;
  *end = '\0';
  *rest = end + strlen (separator);
  return start;
}

/* The line is METHOD SP TARGET SP VERSION, with one space each. */
static gboolean
parse_request_line (RequestHead *head, char *line, GError **error) {
  head->method = cut (&line, " ");
  head->target = cut (&line, " ");
  if (head->target == NULL || !is_token (head->method) || *head->target == '\0')
    return refuse (error, HTTP_ERROR_BAD_REQUEST, "the request line is not 'METHOD PATH HTTP/1.1'");
  const char *version = line;
  if (!g_str_has_prefix (version, "HTTP/") || !g_ascii_isdigit (version[5]) || version[6] != '.'
      || !g_ascii_isdigit (version[7]) || version[8] != '\0')
    return refuse (error, HTTP_ERROR_BAD_REQUEST, "the request line does not end in a version of HTTP");
  head->minor = version[7] - '0';
  if (version[5] != '1' || head->minor > 1)
    return refuse (error, HTTP_ERROR_VERSION, "the request is neither HTTP/1.0 nor HTTP/1.1");
  return TRUE;
}

static gboolean
parse_field (RequestHead *head, char *line, GError **error) {
  if (strchr (BLANKS, *line) != NULL)
    return refuse (error, HTTP_ERROR_BAD_REQUEST, "a header is folded over two lines");
  HeadField field = { .name = cut (&line, ":") };
  if (field.name == NULL || !is_token (field.name))
    return refuse (error, HTTP_ERROR_BAD_REQUEST, "a header is not of the form 'Name: value'");
  char *value = line + strspn (line, BLANKS);
  for (char *end = value + strlen (value); end > value && strchr (BLANKS, end[-1]) != NULL; end--)
    end[-1] = '\0';
  field.value = value;
  if (head->fields->len == FIELDS_MOST)
    return refuse (error, HTTP_ERROR_HEAD_LONG, "the request has too many headers");
  g_array_append_val (head->fields, field);
  return TRUE;
}

RequestHead *
head_parse (const char *bytes, gsize size, GError **error) {
  g_autoptr (RequestHead) head = g_new0 (RequestHead, 1);
  head->fields = g_array_new (FALSE, FALSE, sizeof (HeadField));
  head->text = g_strndup (bytes, size);
  char *rest = head->text;
  if (!parse_request_line (head, cut (&rest, END_OF_LINE), error))
    return NULL;
  for (char *line = cut (&rest, END_OF_LINE); *line != '\0'; line = cut (&rest, END_OF_LINE))
    if (!parse_field (head, line, error))
      return NULL;
  return g_steal_pointer (&head);
}

void
head_free (RequestHead *head) {
  g_free (head->text);
  g_array_unref (head->fields);
  g_free (head);
}

const char *
head_find (const RequestHead *head, const char *name) {
  for (guint i = 0; i < head->fields->len; i++) {
    const HeadField *field = &g_array_index (head->fields, HeadField, i);
    if (g_ascii_strcasecmp (field->name, name) == 0)
      return field->value;
  }
  return NULL;
}

/* TRUE if one of the Connection fields lists the option. */
static gboolean
has_option (const RequestHead *head, const char *option) {
  for (guint i = 0; i < head->fields->len; i++) {
    const HeadField *field = &g_array_index (head->fields, HeadField, i);
    if (g_ascii_strcasecmp (field->name, "Connection") != 0)
      continue;
    g_auto (GStrv) options = g_strsplit (field->value, ",", -1);
    for (char **each = options; *each != NULL; each++)
      if (g_ascii_strcasecmp (g_strstrip (*each), option) == 0)
        return TRUE;
  }
  return FALSE;
}

gboolean
head_persists (const RequestHead *head) {
  return !has_option (head, "close") && (head->minor > 0 || has_option (head, "keep-alive"));
}
