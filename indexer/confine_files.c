/* Files of a confined process. Its document comes as a descriptor; beside that, Poppler opens its encodings
 * and character maps by name while it reads. Everything else is closed. */
#include "indexer/confine_files.h"
#include <errno.h>
#include <fcntl.h>
#include <linux/landlock.h>
#include <sys/syscall.h>
#include <unistd.h>

#define READABLE "/usr/share/poppler"

/* Everything that the first version of Landlock governs. Rights of later ones need a descriptor open for
 * writing or a system call that is not allowed anyway. */
#define ALL_OF_VERSION_1 ((LANDLOCK_ACCESS_FS_MAKE_SYM << 1) - 1)

gboolean
confine_files_possible (void) {
  return syscall (SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION) >= 1;
}

static gboolean
allow_reading (int ruleset, const char *folder) {
  struct landlock_path_beneath_attr rule
      = { .allowed_access = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR };
  rule.parent_fd = open (folder, O_PATH | O_CLOEXEC);
  if (rule.parent_fd < 0)
    return errno == ENOENT; /* some PDFs lose text without it, but that is not for here to say */
  gboolean added = syscall (SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &rule, 0) == 0;
  close (rule.parent_fd);
  return added;
}

gboolean
confine_files (void) {
  const struct landlock_ruleset_attr attributes = { .handled_access_fs = ALL_OF_VERSION_1 };
  int ruleset = (int)syscall (SYS_landlock_create_ruleset, &attributes, sizeof attributes, 0);
  if (ruleset < 0)
    return FALSE;
  gboolean restricted
      = allow_reading (ruleset, READABLE) && syscall (SYS_landlock_restrict_self, ruleset, 0) == 0;
  close (ruleset);
  return restricted;
}
