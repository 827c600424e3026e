/* praxis-fetch: asks a server on behalf of praxis, so that only who asks one loads libcurl, which takes
 * longer than all the rest of starting praxis. Comes in: an address a line, or "token TOKEN" to be shown from
 * then on. Goes out, for each address: a line
 * "STATUS LENGTH" and the body of that length; with status 0 there is no reply, and the body says why. One
 * connection is kept open, every reply is capped in size and time. */
#include "config.h"
#include <curl/curl.h>
#include <glib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define TOKEN "token "

enum { MOST_BYTES = 64 * 1024 * 1024, CONNECT_SECONDS = 10, ANSWER_SECONDS = 60 };

static size_t
receive (char *bytes, G_GNUC_UNUSED size_t size, size_t number, void *data) {
  GString *body = data;
  if (body->len + number > MOST_BYTES)
    return 0; /* makes libcurl give up */
  g_string_append_len (body, bytes, (gssize)number);
  return number;
}

/* The status of the reply whose body is appended, 0 with a reason in its place if there is none. */
static long
fetch (CURL *curl, const char *address, GString *body) {
  char message[CURL_ERROR_SIZE] = "";
  long status = 0;
  curl_easy_setopt (curl, CURLOPT_URL, address);
  curl_easy_setopt (curl, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt (curl, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt (curl, CURLOPT_USERAGENT, PACKAGE_NAME "/" PACKAGE_VERSION);
  curl_easy_setopt (curl, CURLOPT_CONNECTTIMEOUT, (long)CONNECT_SECONDS);
  curl_easy_setopt (curl, CURLOPT_TIMEOUT, (long)ANSWER_SECONDS);
  curl_easy_setopt (curl, CURLOPT_ERRORBUFFER, message);
  curl_easy_setopt (curl, CURLOPT_WRITEFUNCTION, receive);
  curl_easy_setopt (curl, CURLOPT_WRITEDATA, body);
  CURLcode code = curl_easy_perform (curl);
  curl_easy_setopt (curl, CURLOPT_ERRORBUFFER, NULL);
  if (code == CURLE_OK)
    curl_easy_getinfo (curl, CURLINFO_RESPONSE_CODE, &status);
  else
    g_string_assign (body, *message != '\0' ? message : curl_easy_strerror (code));
  return status;
}

static void
serve (CURL *curl) {
  g_autoptr (GString) body = g_string_new (NULL);
  char *line = NULL; /* of getline() */
  size_t room = 0;
  ssize_t length;
  while ((length = getline (&line, &room, stdin)) > 0) {
    line[strcspn (line, "\n")] = '\0';
    if (g_str_has_prefix (line, TOKEN)) {
      curl_easy_setopt (curl, CURLOPT_HTTPAUTH, CURLAUTH_BEARER);
      curl_easy_setopt (curl, CURLOPT_XOAUTH2_BEARER, line + strlen (TOKEN));
      continue;
    }
    g_string_truncate (body, 0);
    long status = fetch (curl, line, body);
    printf ("%ld %zu\n", status, body->len);
    fwrite (body->str, 1, body->len, stdout);
    fflush (stdout);
  }
  free (line);
}

static gboolean
show_version (G_GNUC_UNUSED const char *name, G_GNUC_UNUSED const char *value, G_GNUC_UNUSED gpointer data,
              G_GNUC_UNUSED GError **error) {
  puts (PACKAGE_STRING);
  exit (0);
}

int
main (int argc, char **argv) {
  const GOptionEntry entries[] = {
    { "version", 0, G_OPTION_FLAG_NO_ARG, G_OPTION_ARG_CALLBACK, (gpointer)show_version, "Print the version",
      NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;
  g_option_context_set_summary (context, "Asks a server for praxis: an address a line on standard input.");
  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error)) {
    fprintf (stderr, "praxis-fetch: %s\n", error->message);
    return 2;
  }
  curl_global_init (CURL_GLOBAL_DEFAULT);
  CURL *curl = curl_easy_init ();
  serve (curl);
  curl_easy_cleanup (curl);
  return 0;
}
