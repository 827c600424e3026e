/* Settings: one table of keys with default, range, unit and help. A value comes from the built-in default,
 * the settings file ([group] key = value), the environment (PRAXIS_GROUP_KEY) or --set group.key=value, the
 * later winning. An unknown or wrong one is refused by name (and line). */
#pragma once
#include <glib.h>

#define PRAXIS_UNIT_BYTES "bytes"   /* a value may end in KiB, MiB or GiB */
#define PRAXIS_UNIT_FACTOR "factor" /* a number with decimals */
#define PRAXIS_UNIT_SWITCH "switch" /* yes or no; as a number 1 or 0 */
#define PRAXIS_UNIT_FOLDERS "audience:folder;..."
#define PRAXIS_UNIT_OR '|' /* between words, of which the value is one; as a number its place, from 0 */

typedef struct {
  const char *key;    /* "worker.seconds" */
  const char *value;  /* default, as text */
  gint64 least, most; /* range of a number; both 0 for text */
  const char *unit; /* "s", "bytes", "pages", ""; PRAXIS_UNIT_FACTOR: a number with decimals; NULL for text */
  const char *help; /* one line, in words that suit a man page */
} PraxisSetting;

/* All rows, ending with a NULL key. */
const PraxisSetting *praxis_settings_table (void);

typedef struct _PraxisSettings PraxisSettings;
/* Defaults, then the settings file ($PRAXIS_CONFIG, which must exist if it is set, else the installed
 * praxis.conf if there is one), then the environment. */
PraxisSettings *praxis_settings_load (GError **error);
void praxis_settings_free (PraxisSettings *settings);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PraxisSettings, praxis_settings_free)
/* Reads a settings file / one "group.key=value". UNKNOWN_NAME for a key that is not in the table, USAGE for a
 * bad value; the settings before it are then already set. */
gboolean praxis_settings_read (PraxisSettings *settings, const char *path, GError **error);
gboolean praxis_settings_assign (PraxisSettings *settings, const char *assignment, GError **error);
/* An option of a program that is a setting by another name. */
typedef struct {
  const char *key;
  const char *value; /* NULL if it was not given */
} PraxisSettingOption;
/* Sets what the options of a program say: first the values of --set (NULL-terminated, or NULL), then those of
 * the others, which end with a NULL key. */
gboolean praxis_settings_apply (PraxisSettings *settings, char *const *assignments,
                                const PraxisSettingOption *options, GError **error);
/* The value; asking for a key that is not in the table is a bug and aborts. */
gint64 praxis_settings_number (const PraxisSettings *settings, const char *key);
double praxis_settings_decimal (const PraxisSettings *settings, const char *key);
const char *praxis_settings_text (const PraxisSettings *settings, const char *key);
/* Where a value came from: "default", "environment", "--set" or the file's path; owned by settings. */
const char *praxis_settings_source (const PraxisSettings *settings, const char *key);
