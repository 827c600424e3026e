/* Makes the manual of the settings file: reads its template, in which a line @group.key@ stands for a
 * setting, on standard input, and writes the page with what the table says of each. A setting without such a
 * line, and a line without such a setting, is an error: neither can be forgotten. */
#include "register/base/settings.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* "1073741824" as "1 GiB"; caller frees. */
static char *
size_text (gint64 bytes) {
  static const char *const units[] = { "", " KiB", " MiB", " GiB" };
  guint unit = 0;
  while (unit + 1 < G_N_ELEMENTS (units) && bytes >= 1024 && bytes % 1024 == 0) {
    bytes /= 1024;
    unit++;
  }
  return g_strdup_printf ("%" G_GINT64_FORMAT "%s", bytes, units[unit]);
}

/* "off|auto|force" as "off, auto and force"; caller frees. */
static char *
choice_text (const char *unit) {
  g_auto (GStrv) words = g_strsplit (unit, (char[]){ PRAXIS_UNIT_OR, '\0' }, -1);
  guint last = g_strv_length (words) - 1;
  g_autofree char *last_word = g_steal_pointer (&words[last]);
  g_autofree char *others = g_strjoinv (", ", words);
  return g_strconcat (others, " and ", last_word, NULL);
}

/* What follows a number of that unit; a factor is a bare number. */
static const char *
unit_text (const char *unit) {
  if (g_str_equal (unit, PRAXIS_UNIT_FACTOR) || *unit == '\0')
    return "";
  return g_str_equal (unit, "s") ? "seconds" : unit;
}

static void
print_range (const PraxisSetting *setting) {
  const char *unit = setting->unit;
  if (unit != NULL && strchr (unit, PRAXIS_UNIT_OR) != NULL) {
    g_autofree char *choice = choice_text (unit);
    printf ("One of %s.\n", choice);
  } else if (g_strcmp0 (unit, PRAXIS_UNIT_SWITCH) == 0) {
    puts ("Yes or no.");
  } else if (g_strcmp0 (unit, PRAXIS_UNIT_BYTES) == 0) {
    g_autofree char *least = size_text (setting->least), *most = size_text (setting->most);
    printf ("From %s to %s.\n", least, most);
  } else if (setting->least != setting->most) {
    const char *shown = unit_text (unit);
    printf ("From %" G_GINT64_FORMAT " to %" G_GINT64_FORMAT "%s%s.\n", setting->least, setting->most,
            *shown != '\0' ? " " : "", shown);
  }
}

static const PraxisSetting *
find_setting (const char *key) {
  for (const PraxisSetting *setting = praxis_settings_table (); setting->key != NULL; setting++)
    if (g_str_equal (setting->key, key))
      return setting;
  return NULL;
}

/* Prints a line of the template, or what it stands for; FALSE if there is no such setting. */
static gboolean
print_line (const char *line, GHashTable *told) {
  if (*line != '@') {
    puts (line);
    return TRUE;
  }
  g_autofree char *key = g_strndup (line + 1, strcspn (line + 1, "@"));
  const PraxisSetting *setting = find_setting (key);
  if (setting == NULL || !g_hash_table_add (told, (gpointer)setting)) {
    fprintf (stderr, "dev-settings-manual: '%s' is no setting, or stands twice\n", key);
    return FALSE;
  }
  printf (".It Cm %s Pq %s\n%s\n", key, *setting->value != '\0' ? setting->value : "empty", setting->help);
  print_range (setting);
  return TRUE;
}

/* FALSE if one of the table is not among those that were told. */
static gboolean
all_told (GHashTable *told) {
  gboolean all = TRUE;
  for (const PraxisSetting *setting = praxis_settings_table (); setting->key != NULL; setting++) {
    if (g_hash_table_contains (told, setting))
      continue;
    fprintf (stderr, "dev-settings-manual: '%s' has no line in the template\n", setting->key);
    all = FALSE;
  }
  return all;
}

int
main (void) {
  g_autoptr (GHashTable) told = g_hash_table_new (NULL, NULL);
  char line[4096];
  gboolean fine = TRUE;
  while (fine && fgets (line, sizeof line, stdin) != NULL) {
    g_strdelimit (line, "\n", '\0');
    fine = print_line (line, told);
  }
  return fine && all_told (told) ? EXIT_SUCCESS : EXIT_FAILURE;
}
