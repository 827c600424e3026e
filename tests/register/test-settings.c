/* Tests of the settings: where values come from, what is refused and how it is said, and that
 * config/praxis.conf says what the table says. */
#include "register/base/error.h"
#include "register/base/settings.h"
#include <glib/gstdio.h>
#include <string.h>

/* Settings from a file of this content; the file is gone afterwards. */
static PraxisSettings *
settings_from (const char *content, GError **error) {
  g_autofree char *path = NULL;
  int fd = g_file_open_tmp ("praxis-settings-XXXXXX.conf", &path, NULL);
  g_assert_cmpint (fd, >=, 0);
  g_close (fd, NULL);
  g_assert_true (g_file_set_contents (path, content, -1, NULL));
  g_setenv ("PRAXIS_CONFIG", path, TRUE);
  PraxisSettings *settings = praxis_settings_load (error);
  g_unsetenv ("PRAXIS_CONFIG");
  g_unlink (path);
  return settings;
}

static void
test_defaults (void) {
  g_autoptr (GError) error = NULL;
  g_autoptr (PraxisSettings) settings = settings_from ("", &error);
  g_assert_no_error (error);
  g_assert_cmpint (praxis_settings_number (settings, "worker.seconds"), ==, 30);
  g_assert_cmpint (praxis_settings_number (settings, "worker.memory"), ==, 512 << 20);
  g_assert_cmpfloat (praxis_settings_decimal (settings, "search.k1"), ==, 1.2);
  g_assert_cmpstr (praxis_settings_text (settings, "server.address"), ==, "127.0.0.1");
  g_assert_cmpstr (praxis_settings_source (settings, "server.address"), ==, "default");
}

static void
test_order (void) {
  g_autoptr (GError) error = NULL;
  g_setenv ("PRAXIS_INDEX_BATCH_BYTES", "2 MiB", TRUE);
  g_autoptr (PraxisSettings) settings
      = settings_from ("[index]\nbatch = 7\nbatch-bytes = 5MiB\njobs = 3\n", &error);
  g_unsetenv ("PRAXIS_INDEX_BATCH_BYTES");
  g_assert_no_error (error);
  g_assert_true (praxis_settings_assign (settings, "index.jobs=5", &error));
  g_assert_cmpint (praxis_settings_number (settings, "index.batch"), ==, 7);
  g_assert_true (g_str_has_suffix (praxis_settings_source (settings, "index.batch"), ".conf"));
  g_assert_cmpint (praxis_settings_number (settings, "index.batch-bytes"), ==, 2 << 20);
  g_assert_cmpstr (praxis_settings_source (settings, "index.batch-bytes"), ==, "environment");
  g_assert_cmpint (praxis_settings_number (settings, "index.jobs"), ==, 5);
  g_assert_cmpstr (praxis_settings_source (settings, "index.jobs"), ==, "--set");
}

static void
test_bytes (void) {
  static const struct {
    const char *text;
    gint64 bytes;
  } cases[]
      = { { "67108864", 64 << 20 }, { "65536KiB", 64 << 20 }, { " 64 MiB ", 64 << 20 }, { "1GiB", 1 << 30 } };
  g_autoptr (PraxisSettings) settings = settings_from ("", NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *assignment = g_strconcat ("worker.memory=", cases[i].text, NULL);
    g_assert_true (praxis_settings_assign (settings, assignment, NULL));
    g_assert_cmpint (praxis_settings_number (settings, "worker.memory"), ==, cases[i].bytes);
  }
}

static void
test_bad_values (void) {
  static const struct {
    const char *assignment;
    int code;
    const char *words;
  } cases[] = {
    { "worker.confine=maybe", PRAXIS_ERROR_USAGE, "'worker.confine' cannot be 'maybe': it is yes or no" },
    { "worker.seconds=soon", PRAXIS_ERROR_USAGE, "'worker.seconds' cannot be 'soon'" },
    { "worker.seconds=", PRAXIS_ERROR_USAGE, "takes a whole number" },
    { "worker.seconds=1.5", PRAXIS_ERROR_USAGE, "takes a whole number" },
    { "worker.seconds=5 MiB", PRAXIS_ERROR_USAGE, "takes a whole number" },
    { "worker.seconds=0", PRAXIS_ERROR_USAGE, "between 1 and 3600 s" },
    { "worker.memory=99999999999GiB", PRAXIS_ERROR_USAGE, "KiB, MiB or GiB" },
    { "worker.memory=99999999999999999999", PRAXIS_ERROR_USAGE, "takes a whole number" },
    { "search.b=1.5", PRAXIS_ERROR_USAGE, "between 0 and 1" },
    { "search.b=nan", PRAXIS_ERROR_USAGE, "between 0 and 1" },
    { "search.b=0,75", PRAXIS_ERROR_USAGE, "takes a number" },
    { "worker.secnds=5", PRAXIS_ERROR_UNKNOWN_NAME, "did you mean 'worker.seconds'?" },
    { "worker.seconds", PRAXIS_ERROR_USAGE, "group.key=value" },
  };
  g_autoptr (PraxisSettings) settings = settings_from ("", NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;
    g_assert_false (praxis_settings_assign (settings, cases[i].assignment, &error));
    g_assert_error (error, PRAXIS_ERROR, cases[i].code);
    g_assert_nonnull (strstr (error->message, cases[i].words));
  }
  g_assert_cmpint (praxis_settings_number (settings, "worker.seconds"), ==, 30);
}

static void
test_bad_file (void) {
  static const struct {
    const char *content;
    int code;
    const char *words;
  } cases[] = {
    { "[worker]\n# a note\nsecnds = 5\n", PRAXIS_ERROR_UNKNOWN_NAME,
      "line 3: unknown setting 'worker.secnds'" },
    { "[ocr]\nmode = often\n", PRAXIS_ERROR_USAGE, "it is off or auto or force" },
    { "\n[server]\nport = 1\n[worker]\n\n  pages=many\n", PRAXIS_ERROR_USAGE,
      "line 6: setting 'worker.pages'" },
    { "[server]\nport = 1\nport = 99999\n", PRAXIS_ERROR_USAGE, "line 3: setting 'server.port'" },
    { "[werker]\nseconds = 5\n", PRAXIS_ERROR_UNKNOWN_NAME, "did you mean 'worker.seconds'?" },
    { "[worker]\nno value here\n", PRAXIS_ERROR_USAGE, "no value here" },
    { "# a note\n\n[worker]\nseconds = 5\nno value here\npages = 3\n", PRAXIS_ERROR_USAGE, "line 5: " },
    { "seconds = 5\n[worker]\n", PRAXIS_ERROR_USAGE, "line 1: " },
    { "[worker]\nseconds = \xff\n", PRAXIS_ERROR_USAGE, "line 2: " },
    { "[worker]\nseconds = 5\\q\\\n", PRAXIS_ERROR_USAGE,
      "line 2: setting 'worker.seconds' cannot be '5\\q\\'" },
    { "[worker]\nseconds[de] = 5\n", PRAXIS_ERROR_UNKNOWN_NAME,
      "line 2: unknown setting 'worker.seconds[de]'" },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (PraxisSettings) settings = settings_from (cases[i].content, &error);
    g_assert_null (settings);
    g_assert_nonnull (error);
    if (cases[i].code >= 0)
      g_assert_error (error, PRAXIS_ERROR, cases[i].code);
    g_assert_nonnull (strstr (error->message, cases[i].words));
    g_assert_nonnull (strstr (error->message, ".conf'"));
  }
}

static void
test_missing_file (void) {
  g_autoptr (GError) error = NULL;
  g_setenv ("PRAXIS_CONFIG", "/nowhere/praxis.conf", TRUE);
  g_autoptr (PraxisSettings) settings = praxis_settings_load (&error);
  g_unsetenv ("PRAXIS_CONFIG");
  g_assert_null (settings);
  g_assert_nonnull (strstr (error->message, "'/nowhere/praxis.conf'"));
}

static void
test_bad_environment (void) {
  g_autoptr (GError) error = NULL;
  g_setenv ("PRAXIS_SERVER_PORT", "http", TRUE);
  g_autoptr (PraxisSettings) settings = settings_from ("", &error);
  g_unsetenv ("PRAXIS_SERVER_PORT");
  g_assert_null (settings);
  g_assert_nonnull (strstr (error->message, "PRAXIS_SERVER_PORT: "));
}

static void
test_unknown_environment (void) {
  g_autoptr (GError) error = NULL;
  g_setenv ("PRAXIS_SERVER_WATCHDOG_SECNDS", "5", TRUE);
  g_setenv ("PRAXIS_DB", "/srv/index", TRUE);
  g_autoptr (PraxisSettings) settings = settings_from ("", &error);
  g_unsetenv ("PRAXIS_SERVER_WATCHDOG_SECNDS");
  g_assert_null (settings);
  g_assert_cmpstr (error->message, ==,
                   "PRAXIS_SERVER_WATCHDOG_SECNDS: unknown setting 'server.watchdog-secnds'; did you mean "
                   "'server.watchdog-seconds'?");
  g_clear_error (&error);
  g_autoptr (PraxisSettings) others = settings_from ("", &error);
  g_unsetenv ("PRAXIS_DB");
  g_assert_no_error (error);
}

static void
test_file_of_defaults (void) {
  g_autofree char *path = g_build_filename (g_getenv ("PRAXIS_SOURCE"), "config/praxis.conf", NULL);
  g_autofree char *content = NULL;
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_autoptr (GString) expected = g_string_new (NULL);
  g_autofree char *group = g_strdup ("");
  for (const PraxisSetting *setting = praxis_settings_table (); setting->key != NULL; setting++) {
    g_auto (GStrv) parts = g_strsplit (setting->key, ".", 2);
    if (strcmp (group, parts[0]) != 0)
      g_string_append_printf (expected, "\n[%s]\n", parts[0]);
    g_free (group);
    group = g_strdup (parts[0]);
    g_string_append_printf (expected, "# %s\n#%s = %s\n", setting->help, parts[1], setting->value);
  }
  const char *body = strstr (content, "\n[");
  g_assert_nonnull (body);
  g_assert_cmpstr (body, ==, expected->str);
}

int
main (int argc, char **argv) {
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/settings/defaults come from the table", test_defaults);
  g_test_add_func ("/settings/the environment wins over the file and --set over both", test_order);
  g_test_add_func ("/settings/bytes take suffixes", test_bytes);
  g_test_add_func ("/settings/a bad value is refused with what was expected", test_bad_values);
  g_test_add_func ("/settings/a bad file is refused with its line", test_bad_file);
  g_test_add_func ("/settings/a file that is named must exist", test_missing_file);
  g_test_add_func ("/settings/a bad environment is refused with its variable", test_bad_environment);
  g_test_add_func ("/settings/a variable of a group that is no setting is refused", test_unknown_environment);
  g_test_add_func ("/settings/the file of defaults says what the table says", test_file_of_defaults);
  return g_test_run ();
}
