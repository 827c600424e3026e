/* Writing log lines. A line is a list of keys and values, which either format writes in its own way, and goes
 * out in one piece, for several processes write to the same place. */
#include "searchd/log.h"
#include <json-glib/json-glib.h>
#include <string.h>
#include <unistd.h>

typedef struct {
  const char *key;
  char *text; /* NULL: not there */
  gboolean is_number;
} Entry;

typedef void (*Format) (GString *line, const Entry *entries, gsize count);

/* Words stand as they are, all else in quotes. */
static void
format_logfmt (GString *line, const Entry *entries, gsize count) {
  for (gsize i = 0; i < count; i++) {
    const char *text = entries[i].text;
    if (text == NULL)
      continue;
    gboolean plain = *text != '\0';
    for (const char *at = text; *at != '\0'; at++)
      plain = plain && g_ascii_isgraph (*at) && strchr ("\"=\\", *at) == NULL;
    g_autofree char *escaped = g_strescape (text, NULL);
    g_string_append_printf (line, plain ? "%s%s=%s" : "%s%s=\"%s\"", i > 0 ? " " : "", entries[i].key,
                            escaped);
  }
}

static void
format_json (GString *line, const Entry *entries, gsize count) {
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  json_builder_begin_object (builder);
  for (gsize i = 0; i < count; i++) {
    if (entries[i].text == NULL)
      continue;
    g_autofree char *text = g_utf8_make_valid (entries[i].text, -1);
    json_builder_set_member_name (builder, entries[i].key);
    if (entries[i].is_number)
      json_builder_add_value (builder, json_from_string (text, NULL));
    else
      json_builder_add_string_value (builder, text);
  }
  json_builder_end_object (builder);
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  g_autofree char *object = json_to_string (root, FALSE);
  g_string_append (line, object);
}

static const Format formats[] = { format_logfmt, format_json }; /* by the number of the setting */
static gint64 format;
static gboolean with_queries;

void
log_open (const PraxisSettings *settings) {
  format = praxis_settings_number (settings, "log.format");
  with_queries = praxis_settings_number (settings, "log.queries") != 0;
}

static void
write_line (Entry *entries, gsize count) {
  g_autoptr (GString) line = g_string_new (NULL);
  formats[format](line, entries, count);
  g_string_append_c (line, '\n');
  gssize written = write (STDERR_FILENO, line->str, line->len);
  (void)written; /* there is nowhere left to tell that it failed */
  for (gsize i = 0; i < count; i++)
    g_free (entries[i].text);
}

static char *
now (void) {
  g_autoptr (GDateTime) time = g_date_time_new_now_utc ();
  return g_date_time_format (time, "%Y-%m-%dT%H:%M:%S.%fZ");
}

void
log_request (const LogRequest *request) {
  double taken = (double)(g_get_monotonic_time () - request->started) / 1000;
  Entry entries[] = {
    { "time", now (), FALSE },
    { "method", g_strdup (request->method), FALSE },
    { "route", g_strdup (request->route), FALSE },
    { "query", with_queries ? g_strdup (request->query) : NULL, FALSE },
    { "status", g_strdup_printf ("%d", request->status), TRUE },
    { "bytes", g_strdup_printf ("%" G_GINT64_FORMAT, request->bytes), TRUE },
    { "ms", g_strdup_printf ("%.1f", taken), TRUE },
    { "pid", g_strdup_printf ("%d", (int)getpid ()), TRUE },
  };
  write_line (entries, G_N_ELEMENTS (entries));
}

void
log_message (const char *format_string, ...) {
  va_list arguments;
  va_start (arguments, format_string);
  Entry entries[] = {
    { "time", now (), FALSE },
    { "message", g_strdup_vprintf (format_string, arguments), FALSE },
    { "pid", g_strdup_printf ("%d", (int)getpid ()), TRUE },
  };
  va_end (arguments);
  write_line (entries, G_N_ELEMENTS (entries));
}
