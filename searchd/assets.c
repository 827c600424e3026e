/* What is sent but never changes, kept in the program as a GResource so that nothing need be installed
 * or read at run time. */
#include "searchd/assets.h"
#include "searchd/api.h"
#include "searchd/assets_data.h"
#include "searchd/problem.h"
#include <gio/gio.h>

static struct {
  const char *name, *type;
  GBytes *data;
  char *href;
} assets[] = {
  { "style.css", "text/css; charset=utf-8", NULL, NULL },
  { "document.css", "text/css; charset=utf-8", NULL, NULL },
  { "brief.js", "text/javascript; charset=utf-8", NULL, NULL },
  { "passages.js", "text/javascript; charset=utf-8", NULL, NULL },
  { "results.js", "text/javascript; charset=utf-8", NULL, NULL },
  { "suggest.js", "text/javascript; charset=utf-8", NULL, NULL },
  { "years.js", "text/javascript; charset=utf-8", NULL, NULL },
  { "icon.svg", "image/svg+xml", NULL, NULL },
  { "openapi.json", "application/json", NULL, NULL },
};

static void
load (void) {
  for (gsize i = 0; i < G_N_ELEMENTS (assets); i++) {
    g_autofree char *path = g_strconcat ("/praxis/", assets[i].name, NULL);
    g_autoptr (GError) error = NULL;
    assets[i].data = g_resource_lookup_data (praxis_assets_get_resource (), path, 0, &error);
    g_assert_no_error (error);
    g_autofree char *sum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, assets[i].data);
    assets[i].href = g_strdup_printf ("/assets/%.16s/%s", sum, assets[i].name);
  }
}

static gssize
find (const char *name) {
  if (assets[0].data == NULL)
    load ();
  for (gsize i = 0; i < G_N_ELEMENTS (assets); i++)
    if (g_str_equal (name, assets[i].name))
      return (gssize)i;
  return -1;
}

const char *
asset_href (const char *name) {
  gssize i = find (name);
  g_assert (i >= 0);
  return assets[i].href;
}

static HttpReply *
reply_with (gssize asset) {
  gsize size;
  const char *data = g_bytes_get_data (assets[asset].data, &size);
  return http_reply_new (200, assets[asset].type, g_string_new_len (data, (gssize)size));
}

HttpReply *
asset_send_api (const HttpRequest *request, GError **error) {
  static const char *const no_parameters[] = { NULL };
  return api_only_parameters (request, no_parameters, error) ? reply_with (find ("openapi.json")) : NULL;
}

HttpReply *
asset_send (const HttpRequest *request, GError **error) {
  gssize i = find (request->arguments[1]);
  g_autofree char *asked = g_strjoin ("/", "/assets", request->arguments[0], request->arguments[1], NULL);
  if (i < 0 || !g_str_equal (asked, assets[i].href)) {
    g_set_error (error, HTTP_ERROR, HTTP_ERROR_NO_ROUTE, "nothing lives at '%s'", asked);
    return NULL;
  }
  HttpReply *reply = reply_with (i);
  reply->cache_control = "public, max-age=31536000, immutable";
  return reply;
}
