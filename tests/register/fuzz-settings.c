/* Fuzz target: the settings file. Whatever it holds, it is either understood or refused by what is wrong in
 * it, and no value lies outside its range. */
#include "register/base/settings.h"
#include <glib/gstdio.h>

int LLVMFuzzerTestOneInput (const guint8 *data, gsize length);

static gboolean
is_in_range (const PraxisSettings *settings, const PraxisSetting *row) {
  gint64 number = praxis_settings_number (settings, row->key);
  return row->most == 0 || g_strcmp0 (row->unit, PRAXIS_UNIT_FACTOR) == 0
         || (number >= row->least && number <= row->most);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize length) {
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  int fd = g_file_open_tmp ("praxis-settings-XXXXXX", &path, NULL);
  if (fd < 0 || !g_close (fd, NULL) || !g_file_set_contents (path, (const char *)data, (gssize)length, NULL))
    return 1;
  g_setenv ("PRAXIS_CONFIG", path, TRUE);
  g_autoptr (PraxisSettings) settings = praxis_settings_load (&error);
  g_unlink (path);
  if (settings == NULL)
    return error == NULL;
  for (const PraxisSetting *row = praxis_settings_table (); row->key != NULL; row++)
    if (!is_in_range (settings, row))
      return 1;
  return 0;
}
