/* Settings in use: the values of the table's rows, each with where it came from. Every program loads them
 * first and hands the numbers down; whatever cannot be understood is refused here, before any work begins. */
#include "register/base/settings.h"
#include "register/base/audience.h"
#include "register/base/error.h"
#include <errno.h>
#include <string.h>

typedef struct {
  char *text;
  gint64 number;
  double decimal;
  char *source;
} SettingValue;

struct _PraxisSettings {
  SettingValue *values; /* one for each row of the table, in its order */
};

static const struct {
  const char *suffix;
  gint64 bytes;
} suffixes[] = {
  { "", 1 },
  { "KiB", G_GINT64_CONSTANT (1) << 10 },
  { "MiB", G_GINT64_CONSTANT (1) << 20 },
  { "GiB", G_GINT64_CONSTANT (1) << 30 },
};

/* The row of a key, or -1. The daemon asks ten times a request. */
static int
row_of (const char *key) {
  static GHashTable *found; /* key -> its row, from 1 */
  const PraxisSetting *table = praxis_settings_table ();
  if (found == NULL) {
    found = g_hash_table_new (g_str_hash, g_str_equal);
    for (int row = 0; table[row].key != NULL; row++)
      g_hash_table_insert (found, (gpointer)table[row].key, GINT_TO_POINTER (row + 1));
  }
  return GPOINTER_TO_INT (g_hash_table_lookup (found, key)) - 1;
}

static guint
rows (void) {
  guint count = 0;
  while (praxis_settings_table ()[count].key != NULL)
    count++;
  return count;
}

static void
set_unknown (GError **error, const char *key) {
  const PraxisSetting *table = praxis_settings_table ();
  g_autofree const char **keys = g_new0 (const char *, rows () + 1);
  for (guint row = 0; table[row].key != NULL; row++)
    keys[row] = table[row].key;
  praxis_error_set_unknown_among (error, key, keys, "unknown setting '%s'", key);
}

/* A whole number; one of bytes may have a suffix. FALSE if it is none or does not fit. */
static gboolean
parse_number (const PraxisSetting *setting, const char *text, gint64 *number) {
  char *end = NULL;
  errno = 0;
  gint64 parsed = g_ascii_strtoll (text, &end, 10);
  if (end == text || errno == ERANGE)
    return FALSE;
  while (*end == ' ')
    end++;
  gsize known = g_strcmp0 (setting->unit, PRAXIS_UNIT_BYTES) == 0 ? G_N_ELEMENTS (suffixes) : 1;
  for (gsize i = 0; i < known; i++)
    if (strcmp (end, suffixes[i].suffix) == 0) {
      gint64 factor = suffixes[i].bytes;
      if (parsed > G_MAXINT64 / factor || parsed < G_MININT64 / factor)
        return FALSE;
      *number = parsed * factor;
      return TRUE;
    }
  return FALSE;
}

static gboolean
parse_decimal (const char *text, double *decimal) {
  char *end = NULL;
  *decimal = g_ascii_strtod (text, &end);
  return end != text && *end == '\0';
}

static gboolean
parse_switch (const PraxisSetting *setting, SettingValue *value, GError **error) {
  value->number = strcmp (value->text, "yes") == 0;
  if (value->number == 1 || strcmp (value->text, "no") == 0)
    return TRUE;
  g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_USAGE, "setting '%s' cannot be '%s': it is yes or no",
               setting->key, value->text);
  return FALSE;
}

/* One of the words that stand as the unit. */
static gboolean
parse_choice (const PraxisSetting *setting, SettingValue *value, GError **error) {
  const char separator[] = { PRAXIS_UNIT_OR, '\0' };
  g_auto (GStrv) choices = g_strsplit (setting->unit, separator, -1);
  for (guint i = 0; choices[i] != NULL; i++)
    if (strcmp (choices[i], value->text) == 0) {
      value->number = i;
      return TRUE;
    }
  g_autofree char *all = g_strjoinv (" or ", choices);
  g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_USAGE, "setting '%s' cannot be '%s': it is %s", setting->key,
               value->text, all);
  return FALSE;
}

static gboolean
check_folders (const PraxisSetting *setting, SettingValue *value, GError **error) {
  g_autoptr (GPtrArray) folders = praxis_audience_folders (value->text, error);
  if (folders == NULL)
    g_prefix_error (error, "setting '%s': ", setting->key);
  return folders != NULL;
}

static gboolean
parse_quantity (const PraxisSetting *setting, SettingValue *value, GError **error) {
  gboolean is_factor = strcmp (setting->unit, PRAXIS_UNIT_FACTOR) == 0;
  gboolean is_number = is_factor ? parse_decimal (value->text, &value->decimal)
                                 : parse_number (setting, value->text, &value->number);
  if (!is_number) {
    gboolean is_bytes = strcmp (setting->unit, PRAXIS_UNIT_BYTES) == 0;
    g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_USAGE,
                 "setting '%s' cannot be '%s': it takes a %snumber%s", setting->key, value->text,
                 is_factor ? "" : "whole ", is_bytes ? " of bytes, or one followed by KiB, MiB or GiB" : "");
    return FALSE;
  }
  /* Written so that NaN, which is not below or above anything, is outside. */
  double given = is_factor ? value->decimal : (double)value->number;
  if (given >= (double)setting->least && given <= (double)setting->most)
    return TRUE;
  g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_USAGE,
               "setting '%s' cannot be '%s': it must lie between %" G_GINT64_FORMAT " and %" G_GINT64_FORMAT
               "%s%s",
               setting->key, value->text, setting->least, setting->most,
               is_factor || setting->unit[0] == '\0' ? "" : " ", is_factor ? "" : setting->unit);
  return FALSE;
}

static const struct {
  const char *unit;
  gboolean (*parse) (const PraxisSetting *setting, SettingValue *value, GError **error);
} units[] = {
  { PRAXIS_UNIT_SWITCH, parse_switch },
  { PRAXIS_UNIT_FOLDERS, check_folders },
};

/* Fills in number or decimal from the text. */
static gboolean
parse_value (const PraxisSetting *setting, SettingValue *value, GError **error) {
  if (setting->unit == NULL)
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (units); i++)
    if (strcmp (setting->unit, units[i].unit) == 0)
      return units[i].parse (setting, value, error);
  if (strchr (setting->unit, PRAXIS_UNIT_OR) != NULL)
    return parse_choice (setting, value, error);
  return parse_quantity (setting, value, error);
}

static void
setting_value_clear (SettingValue *value) {
  g_clear_pointer (&value->text, g_free);
  g_clear_pointer (&value->source, g_free);
}

static gboolean
set_value (PraxisSettings *settings, const char *key, const char *text, const char *source, GError **error) {
  int row = row_of (key);
  if (row < 0) {
    set_unknown (error, key);
    return FALSE;
  }
  SettingValue value = { g_strstrip (g_strdup (text)), 0, 0.0, g_strdup (source) };
  if (!parse_value (&praxis_settings_table ()[row], &value, error)) {
    setting_value_clear (&value);
    return FALSE;
  }
  setting_value_clear (&settings->values[row]);
  settings->values[row] = value;
  return TRUE;
}

static PraxisSettings *
settings_new (void) {
  PraxisSettings *settings = g_new0 (PraxisSettings, 1);
  settings->values = g_new0 (SettingValue, rows ());
  for (const PraxisSetting *setting = praxis_settings_table (); setting->key != NULL; setting++) {
    g_autoptr (GError) error = NULL;
    if (!set_value (settings, setting->key, setting->value, "default", &error))
      g_error ("the table of settings contradicts itself: %s", error->message);
  }
  return settings;
}

void
praxis_settings_free (PraxisSettings *settings) {
  if (settings == NULL)
    return;
  for (guint row = 0; row < rows (); row++)
    setting_value_clear (&settings->values[row]);
  g_free (settings->values);
  g_free (settings);
}

#define VARIABLE "PRAXIS_"

/* "worker.seconds" -> "PRAXIS_WORKER_SECONDS". */
static char *
variable_of (const char *key) {
  g_autofree char *upper = g_ascii_strup (key, -1);
  g_strdelimit (upper, ".-", '_');
  return g_strconcat (VARIABLE, upper, NULL);
}

static gboolean
is_group (const char *name) {
  g_autofree char *start = g_strconcat (name, ".", NULL);
  for (const PraxisSetting *setting = praxis_settings_table (); setting->key != NULL; setting++)
    if (g_str_has_prefix (setting->key, start))
      return TRUE;
  return FALSE;
}

static gboolean
is_variable_of_setting (const char *name) {
  for (const PraxisSetting *setting = praxis_settings_table (); setting->key != NULL; setting++) {
    g_autofree char *variable = variable_of (setting->key);
    if (strcmp (name, variable) == 0)
      return TRUE;
  }
  return FALSE;
}

/* A variable that begins like those of a group is meant for a setting; others (PRAXIS_DB) are not. */
static gboolean
check_variable (const char *name, GError **error) {
  if (!g_str_has_prefix (name, VARIABLE) || is_variable_of_setting (name))
    return TRUE;
  g_autofree char *lower = g_ascii_strdown (name + strlen (VARIABLE), -1);
  g_auto (GStrv) parts = g_strsplit (lower, "_", 2);
  if (g_strv_length (parts) < 2 || !is_group (parts[0]))
    return TRUE;
  g_strdelimit (parts[1], "_", '-');
  g_autofree char *key = g_strjoinv (".", parts);
  set_unknown (error, key);
  g_prefix_error (error, "%s: ", name);
  return FALSE;
}

static gboolean
read_environment (PraxisSettings *settings, GError **error) {
  g_auto (GStrv) names = g_listenv ();
  for (char **name = names; *name != NULL; name++)
    if (!check_variable (*name, error))
      return FALSE;
  for (const PraxisSetting *setting = praxis_settings_table (); setting->key != NULL; setting++) {
    g_autofree char *variable = variable_of (setting->key);
    const char *text = g_getenv (variable);
    if (text != NULL && !set_value (settings, setting->key, text, "environment", error)) {
      g_prefix_error (error, "%s: ", variable);
      return FALSE;
    }
  }
  return TRUE;
}

PraxisSettings *
praxis_settings_load (GError **error) {
  g_autoptr (PraxisSettings) settings = settings_new ();
  const char *named = g_getenv ("PRAXIS_CONFIG");
  const char *path = named != NULL ? named : PRAXIS_SYSCONFDIR "/praxis.conf";
  if ((named != NULL || g_file_test (path, G_FILE_TEST_EXISTS))
      && !praxis_settings_read (settings, path, error))
    return NULL;
  if (!read_environment (settings, error))
    return NULL;
  return g_steal_pointer (&settings);
}

typedef struct {
  const char *path;
  const char *content;
  GKeyFile *keys; /* parsed from the content */
} SettingsFile;

/* The line, from 1, of the last value of a key in a group: GKeyFile took that one, but does not tell where it
 * stood. */
static guint
line_of (const char *content, const char *group, const char *key) {
  g_auto (GStrv) lines = g_strsplit (content, "\n", -1);
  g_autofree char *heading = g_strdup_printf ("[%s]", group);
  gboolean inside = FALSE;
  guint found = 0;
  for (guint i = 0; lines[i] != NULL; i++) {
    char *line = g_strstrip (lines[i]);
    if (line[0] == '[')
      inside = g_str_has_prefix (line, heading);
    line[strcspn (line, "=")] = '\0';
    if (inside && strcmp (key, g_strchomp (line)) == 0)
      found = i + 1;
  }
  return found;
}

/* The first line, from 1, with which the content cannot be read. */
static guint
broken_line (const char *content) {
  guint line = 0;
  for (const char *end = content; *end != '\0';) {
    g_autoptr (GKeyFile) keys = g_key_file_new ();
    end += strcspn (end, "\n");
    end += *end == '\n';
    line++;
    if (!g_key_file_load_from_data (keys, content, (gsize)(end - content), G_KEY_FILE_NONE, NULL))
      break;
  }
  return line;
}

/* Values stand as they are written: a backslash means nothing, as in the environment and --set. */
static gboolean
check_text (const char *key, const char *text, GError **error) {
  if (g_utf8_validate (text, -1, NULL))
    return TRUE;
  g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_USAGE, "setting '%s' is not UTF-8", key);
  return FALSE;
}

static gboolean
read_group (PraxisSettings *settings, const SettingsFile *file, const char *group, GError **error) {
  g_auto (GStrv) names = g_key_file_get_keys (file->keys, group, NULL, error);
  for (guint i = 0; names != NULL && names[i] != NULL; i++) {
    g_autofree char *key = g_strconcat (group, ".", names[i], NULL);
    g_autofree char *text = g_key_file_get_value (file->keys, group, names[i], error);
    if (text == NULL || !check_text (key, text, error)
        || !set_value (settings, key, text, file->path, error)) {
      g_prefix_error (error, "'%s' line %u: ", file->path, line_of (file->content, group, names[i]));
      return FALSE;
    }
  }
  return names != NULL;
}

gboolean
praxis_settings_read (PraxisSettings *settings, const char *path, GError **error) {
  g_autofree char *content = NULL;
  gsize length = 0;
  g_autoptr (GKeyFile) keys = g_key_file_new ();
  g_autoptr (GError) reason = NULL;
  if (!g_file_get_contents (path, &content, &length, &reason)) {
    g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_USAGE, "cannot read settings '%s': %s", path,
                 reason->message);
    return FALSE;
  }
  if (!g_key_file_load_from_data (keys, content, length, G_KEY_FILE_KEEP_TRANSLATIONS, &reason)) {
    g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_USAGE, "'%s' line %u: %s", path, broken_line (content),
                 reason->message);
    return FALSE;
  }
  const SettingsFile file = { path, content, keys };
  g_auto (GStrv) groups = g_key_file_get_groups (keys, NULL);
  for (guint i = 0; groups[i] != NULL; i++)
    if (!read_group (settings, &file, groups[i], error))
      return FALSE;
  return TRUE;
}

gboolean
praxis_settings_assign (PraxisSettings *settings, const char *assignment, GError **error) {
  const char *equals = strchr (assignment, '=');
  if (equals == NULL) {
    g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_USAGE, "cannot set '%s': it should read group.key=value",
                 assignment);
    return FALSE;
  }
  g_autofree char *key = g_strstrip (g_strndup (assignment, (gsize)(equals - assignment)));
  return set_value (settings, key, equals + 1, "--set", error);
}

gboolean
praxis_settings_apply (PraxisSettings *settings, char *const *assignments, const PraxisSettingOption *options,
                       GError **error) {
  for (; assignments != NULL && *assignments != NULL; assignments++)
    if (!praxis_settings_assign (settings, *assignments, error))
      return FALSE;
  for (; options->key != NULL; options++)
    if (options->value != NULL && !set_value (settings, options->key, options->value, "--set", error))
      return FALSE;
  return TRUE;
}

static const SettingValue *
value_of (const PraxisSettings *settings, const char *key) {
  int row = row_of (key);
  if (row < 0)
    g_error ("there is no setting '%s'", key);
  return &settings->values[row];
}

gint64
praxis_settings_number (const PraxisSettings *settings, const char *key) {
  return value_of (settings, key)->number;
}

double
praxis_settings_decimal (const PraxisSettings *settings, const char *key) {
  return value_of (settings, key)->decimal;
}

const char *
praxis_settings_text (const PraxisSettings *settings, const char *key) {
  return value_of (settings, key)->text;
}

const char *
praxis_settings_source (const PraxisSettings *settings, const char *key) {
  return value_of (settings, key)->source;
}
