/* Files of a confined process. Its document comes as a descriptor; beside that, Poppler opens its encodings
 * and character maps by name while it reads, and a converter what it consists of. Everything else is closed.
 */
#include "indexer/confine_files.h"
#include <errno.h>
#include <fcntl.h>
#include <link.h>
#include <linux/landlock.h>
#include <sys/syscall.h>
#include <unistd.h>

#define READABLE "/usr/share/poppler"

/* Everything that the first version of Landlock governs. Rights of later ones need a descriptor open for
 * writing or a system call that is not allowed anyway. */
#define ALL_OF_VERSION_1 ((LANDLOCK_ACCESS_FS_MAKE_SYM << 1) - 1)

#define READ_FOLDER (LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR)
#define RUN_FILE (LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_EXECUTE)

gboolean
confine_files_possible (void) {
  return syscall (SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION) >= 1;
}

static int
begin_ruleset (void) {
  const struct landlock_ruleset_attr attributes = { .handled_access_fs = ALL_OF_VERSION_1 };
  return (int)syscall (SYS_landlock_create_ruleset, &attributes, sizeof attributes, 0);
}

static gboolean
allow_descriptor (int ruleset, int fd, guint64 rights) {
  const struct landlock_path_beneath_attr rule = { .allowed_access = rights, .parent_fd = fd };
  return syscall (SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &rule, 0) == 0;
}

/* What is not there needs no rule; whoever misses it will say so. */
static gboolean
allow_path (int ruleset, const char *path, guint64 rights) {
  int fd = open (path, O_PATH | O_CLOEXEC);
  if (fd < 0)
    return errno == ENOENT;
  gboolean added = allow_descriptor (ruleset, fd, rights);
  close (fd);
  return added;
}

static gboolean
end_ruleset (int ruleset, gboolean complete) {
  gboolean restricted = complete && syscall (SYS_landlock_restrict_self, ruleset, 0) == 0;
  close (ruleset);
  return restricted;
}

gboolean
confine_files (const char *const *folders, guint count) {
  int ruleset = begin_ruleset ();
  gboolean allowed = ruleset >= 0 && allow_path (ruleset, READABLE, READ_FOLDER);
  for (guint i = 0; allowed && i < count; i++)
    allowed = folders[i] == NULL || allow_path (ruleset, folders[i], READ_FOLDER);
  return ruleset >= 0 && end_ruleset (ruleset, allowed);
}

/* The objects of this program: the loader and the C library are among them, which any other program needs. */
static int
allow_object (struct dl_phdr_info *object, G_GNUC_UNUSED size_t size, void *ruleset) {
  gboolean named = object->dlpi_name[0] == '/';
  return !named || allow_path (*(int *)ruleset, object->dlpi_name, RUN_FILE) ? 0 : -1;
}

static gboolean
allow_converter (int ruleset, const Converter *converter) {
  gboolean allowed
      = allow_path (ruleset, converter->program, RUN_FILE) && dl_iterate_phdr (allow_object, &ruleset) == 0;
  for (const char *const *path = converter->data; allowed && *path != NULL; path++)
    allowed = allow_path (ruleset, *path, LANDLOCK_ACCESS_FS_READ_FILE);
  return allowed;
}

gboolean
confine_converter_files (const Converter *converter, int document) {
  int ruleset = begin_ruleset ();
  return ruleset >= 0
         && end_ruleset (ruleset, allow_converter (ruleset, converter)
                                      && allow_descriptor (ruleset, document, LANDLOCK_ACCESS_FS_READ_FILE));
}
