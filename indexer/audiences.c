/* Deciding whom a file is for, and parting what lies together. Nothing here ever makes a document public that
 * was not: that takes the word of the option or of the setting. */
#include "indexer/audiences.h"
#include "indexer/crawl.h"
#include "register/base/audience.h"
#include "register/base/error.h"
#include "register/base/paths.h"
#include <stdio.h>
#include <string.h>

struct _Audiences {
  const PraxisSettings *settings;
  const char *asked;
  GPtrArray *folders; /* of PraxisAudienceFolder* */
  Crawl *crawl;       /* that has the paths, absolute */
  GPtrArray *places;  /* of const char*: these paths, and the folders of the setting within them */
  GPtrArray *to_run;  /* of const char* */
};

/* ---- Whom a file is for ---- */

/* The innermost folder of the setting that holds a path, or NULL. */
static const PraxisAudienceFolder *
folder_of (const Audiences *audiences, const char *path) {
  const PraxisAudienceFolder *found = NULL;
  for (guint i = 0; i < audiences->folders->len; i++) {
    const PraxisAudienceFolder *folder = g_ptr_array_index (audiences->folders, i);
    if (praxis_path_is_within (path, folder->folder)
        && (found == NULL || strlen (folder->folder) > strlen (found->folder)))
      found = folder;
  }
  return found;
}

/* NULL if nobody says. */
static const char *
rule_for (const Audiences *audiences, const char *path) {
  const PraxisAudienceFolder *folder = folder_of (audiences, path);
  return folder != NULL ? folder->audience : audiences->asked;
}

const char *
audiences_of (const Audiences *audiences, const char *path) {
  const char *rule = rule_for (audiences, path);
  return rule != NULL ? rule : PRAXIS_AUDIENCE_PUBLIC;
}

const GPtrArray *
audiences_to_run (const Audiences *audiences) {
  return audiences->to_run;
}

static gboolean
is_public (const char *audience) {
  return strcmp (audience, PRAXIS_AUDIENCE_PUBLIC) == 0;
}

/* ---- The run ---- */

static gboolean
is_named (const Audiences *audiences, const char *path) {
  const GPtrArray *roots = crawl_roots (audiences->crawl);
  for (guint i = 0; i < roots->len; i++)
    if (praxis_path_is_within (path, g_ptr_array_index (roots, i)))
      return TRUE;
  return FALSE;
}

static void
find_places (Audiences *audiences) {
  const GPtrArray *roots = crawl_roots (audiences->crawl);
  for (guint i = 0; i < roots->len; i++)
    g_ptr_array_add (audiences->places, g_ptr_array_index (roots, i));
  for (guint i = 0; i < audiences->folders->len; i++) {
    const PraxisAudienceFolder *folder = g_ptr_array_index (audiences->folders, i);
    if (is_named (audiences, folder->folder))
      g_ptr_array_add (audiences->places, folder->folder);
  }
}

static gboolean
find_runs (Audiences *audiences, GError **error) {
  for (guint i = 0; i < audiences->places->len; i++) {
    const char *place = g_ptr_array_index (audiences->places, i), *audience = audiences_of (audiences, place);
    if (audiences->asked != NULL && strcmp (audience, audiences->asked) != 0) {
      g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_USAGE,
                   "'%s' cannot be for the audience '%s': the setting audience.folders gives it to '%s'",
                   place, audiences->asked, audience);
      return FALSE;
    }
    if (!g_ptr_array_find_with_equal_func (audiences->to_run, audience, g_str_equal, NULL))
      g_ptr_array_insert (audiences->to_run, is_public (audience) ? 0 : -1, (gpointer)audience);
  }
  return TRUE;
}

Audiences *
audiences_new (const PraxisSettings *settings, const char *asked, const char *const *paths, GError **error) {
  g_autoptr (Audiences) audiences = g_new0 (Audiences, 1);
  audiences->settings = settings;
  audiences->asked = asked;
  audiences->places = g_ptr_array_new ();
  audiences->to_run = g_ptr_array_new ();
  audiences->folders = praxis_audience_folders (praxis_settings_text (settings, "audience.folders"), error);
  audiences->crawl = audiences->folders != NULL ? crawl_new (paths, NULL, error) : NULL;
  if (audiences->crawl == NULL)
    return NULL;
  find_places (audiences);
  return find_runs (audiences, error) ? g_steal_pointer (&audiences) : NULL;
}

void
audiences_free (Audiences *audiences) {
  if (audiences == NULL)
    return;
  g_clear_pointer (&audiences->folders, g_ptr_array_unref);
  g_clear_pointer (&audiences->crawl, crawl_free);
  g_ptr_array_unref (audiences->places);
  g_ptr_array_unref (audiences->to_run);
  g_free (audiences);
}

/* ---- What was named ---- */

static gboolean
is_noted (const GPtrArray *roots, const char *path) {
  for (guint i = 0; i < roots->len; i++)
    if (praxis_path_is_within (path, g_ptr_array_index (roots, i)))
      return TRUE;
  return FALSE;
}

/* A file is noted by its folder: there may be very many that are named one by one. */
static char *
noted_place (const char *place) {
  return g_file_test (place, G_FILE_TEST_IS_REGULAR) ? g_path_get_dirname (place) : g_strdup (place);
}

gboolean
audiences_note (const Audiences *audiences, const char *audience, PraxisWriter *writer, GError **error) {
  g_autoptr (GPtrArray) roots = praxis_writer_roots (writer, error);
  if (roots == NULL)
    return FALSE;
  guint before = roots->len;
  for (guint i = 0; i < audiences->places->len; i++) {
    g_autofree char *place = noted_place (g_ptr_array_index (audiences->places, i));
    if (strcmp (audiences_of (audiences, g_ptr_array_index (audiences->places, i)), audience) != 0
        || is_noted (roots, place))
      continue;
    if (!praxis_writer_note_root (writer, place, TRUE, error))
      return FALSE;
    g_ptr_array_add (roots, g_steal_pointer (&place));
  }
  return roots->len == before || praxis_writer_commit (writer, error);
}

/* ---- Parting ---- */

/* A database, and what it holds for others. */
typedef struct {
  char *audience;
  PraxisWriter *writer;
  GPtrArray *paths, *roots; /* of char*: to be taken out of it */
} Side;

static void
side_free (gpointer data) {
  Side *side = data;
  g_free (side->audience);
  g_clear_pointer (&side->writer, praxis_writer_close);
  g_ptr_array_unref (side->paths);
  g_ptr_array_unref (side->roots);
  g_free (side);
}

static gboolean
refuse (const Side *side, const char *path, GError **error) {
  g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_USAGE,
               "'%s' was indexed for the audience '%s': say --audience %s, or --audience %s to make it "
               "public, or name its folder in the setting audience.folders",
               path, side->audience, side->audience, PRAXIS_AUDIENCE_PUBLIC);
  return FALSE;
}

/* Nobody says whom a path is for, and it is not public yet. */
static gboolean
is_left_open (const Audiences *audiences, const Side *side, const char *path) {
  return !is_public (side->audience) && rule_for (audiences, path) == NULL;
}

static gboolean
find_stray_paths (const Audiences *audiences, Side *side, GError **error) {
  const GPtrArray *roots = crawl_roots (audiences->crawl);
  for (guint i = 0; i < roots->len; i++) {
    g_autoptr (GPtrArray) known = praxis_writer_paths (side->writer, g_ptr_array_index (roots, i), error);
    if (known == NULL)
      return FALSE;
    for (guint j = 0; j < known->len; j++) {
      const char *path = g_ptr_array_index (known, j);
      if (is_left_open (audiences, side, path))
        return refuse (side, path, error);
      if (strcmp (audiences_of (audiences, path), side->audience) != 0)
        g_ptr_array_add (side->paths, g_strdup (path));
    }
  }
  return TRUE;
}

/* A folder that was named once is not public either if it lies around what is named now. */
static gboolean
find_stray_roots (const Audiences *audiences, Side *side, GError **error) {
  const GPtrArray *named = crawl_roots (audiences->crawl);
  g_autoptr (GPtrArray) roots = praxis_writer_roots (side->writer, error);
  for (guint i = 0; roots != NULL && i < roots->len; i++) {
    const char *root = g_ptr_array_index (roots, i);
    for (guint j = 0; j < named->len; j++) {
      const char *path = g_ptr_array_index (named, j);
      if (praxis_path_is_within (path, root) && is_left_open (audiences, side, path))
        return refuse (side, root, error);
    }
    if (!is_named (audiences, root))
      continue;
    if (is_left_open (audiences, side, root))
      return refuse (side, root, error);
    if (strcmp (audiences_of (audiences, root), side->audience) != 0)
      g_ptr_array_add (side->roots, g_strdup (root));
  }
  return roots != NULL;
}

/* The databases that there are and, unless the run is dry, those that it makes. */
static GPtrArray *
list_names (const Audiences *audiences, const char *folder, gboolean dry_run) {
  GPtrArray *names = praxis_audiences_list (folder);
  g_autoptr (GPtrArray) made = g_ptr_array_copy (audiences->to_run, NULL, NULL);
  g_ptr_array_set_free_func (made, NULL);
  g_ptr_array_add (made, (gpointer)PRAXIS_AUDIENCE_PUBLIC); /* a reader of any audience reads it too */
  for (guint i = 0; !dry_run && i < made->len; i++)
    if (!g_ptr_array_find_with_equal_func (names, g_ptr_array_index (made, i), g_str_equal, NULL))
      g_ptr_array_add (names, g_strdup (g_ptr_array_index (made, i)));
  return names;
}

static GPtrArray *
open_sides (const Audiences *audiences, const char *folder, const GPtrArray *names, GError **error) {
  g_autoptr (GPtrArray) sides = g_ptr_array_new_with_free_func (side_free);
  for (guint i = 0; i < names->len; i++) {
    Side *side = g_new0 (Side, 1);
    g_ptr_array_add (sides, side);
    side->audience = g_strdup (g_ptr_array_index (names, i));
    side->paths = g_ptr_array_new_with_free_func (g_free);
    side->roots = g_ptr_array_new_with_free_func (g_free);
    side->writer = praxis_writer_open (folder, side->audience, audiences->settings, error);
    if (side->writer == NULL || !find_stray_paths (audiences, side, error)
        || !find_stray_roots (audiences, side, error))
      return NULL;
  }
  return g_steal_pointer (&sides);
}

static void
print_strays (const GPtrArray *sides) {
  for (guint i = 0; i < sides->len; i++) {
    const Side *side = g_ptr_array_index (sides, i);
    for (guint j = 0; j < side->paths->len; j++)
      printf ("leave   %s (%s)\n", (const char *)g_ptr_array_index (side->paths, j), side->audience);
  }
}

static gboolean
note_all (const Audiences *audiences, const GPtrArray *sides, GError **error) {
  for (guint i = 0; i < sides->len; i++) {
    const Side *side = g_ptr_array_index (sides, i);
    if (!audiences_note (audiences, side->audience, side->writer, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
take_out (const Side *side, GError **error) {
  for (guint i = 0; i < side->paths->len; i++)
    if (!praxis_writer_remove_path (side->writer, g_ptr_array_index (side->paths, i), error))
      return FALSE;
  for (guint i = 0; i < side->roots->len; i++)
    if (!praxis_writer_note_root (side->writer, g_ptr_array_index (side->roots, i), FALSE, error))
      return FALSE;
  return side->paths->len + side->roots->len == 0 || praxis_writer_commit (side->writer, error);
}

gboolean
audiences_part (const Audiences *audiences, const char *folder, gboolean dry_run, guint64 *removed,
                GError **error) {
  g_autoptr (GPtrArray) names = list_names (audiences, folder, dry_run);
  if (names->len < 2)
    return TRUE;
  g_autoptr (GPtrArray) sides = open_sides (audiences, folder, names, error);
  if (sides == NULL)
    return FALSE;
  if (dry_run) {
    print_strays (sides);
    return TRUE;
  }
  /* It is noted first, so that whoever goes on after a run that was cut short knows whom they are for. */
  if (!note_all (audiences, sides, error))
    return FALSE;
  for (guint i = 0; i < sides->len; i++) {
    const Side *side = g_ptr_array_index (sides, i);
    if (!take_out (side, error))
      return FALSE;
    *removed += side->paths->len;
  }
  return TRUE;
}
