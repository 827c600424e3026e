/* Runs a program on a system that lacks a system call, as older kernels and some containers do:
 * without CALL PROGRAM ARGUMENT... */
#include <errno.h>
#include <seccomp.h>
#include <stdio.h>
#include <unistd.h>

int
main (int argc, char **argv) {
  if (argc < 3)
    return 2;
  scmp_filter_ctx filter = seccomp_init (SCMP_ACT_ALLOW);
  int call = seccomp_syscall_resolve_name (argv[1]);
  if (filter == NULL || seccomp_rule_add (filter, SCMP_ACT_ERRNO (ENOSYS), call, 0) != 0
      || seccomp_load (filter) != 0) {
    fprintf (stderr, "without: cannot filter '%s'\n", argv[1]);
    return 77;
  }
  execv (argv[2], argv + 2);
  perror (argv[2]);
  return 1;
}
