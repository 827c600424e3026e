/* "gzip;q=0.5, br" and "text/html, *;q=0.8" are read alike. */
#include "searchd/accept.h"
#include <string.h>

double
accept_quality (const char *header, const char *name) {
  g_auto (GStrv) entries = g_strsplit (header != NULL ? header : "", ",", -1);
  for (char **entry = entries; *entry != NULL; entry++) {
    g_auto (GStrv) parts = g_strsplit (*entry, ";", 2);
    if (parts[0] == NULL || g_ascii_strcasecmp (g_strstrip (parts[0]), name) != 0)
      continue;
    const char *quality = parts[1] != NULL ? strstr (parts[1], "q=") : NULL;
    return quality == NULL ? 1 : g_ascii_strtod (quality + strlen ("q="), NULL);
  }
  return -1;
}
