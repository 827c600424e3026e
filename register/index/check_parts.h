/* What is found out about one audience's database; shared by check.c and check_walk.c. */
#pragma once
#include "register/index/check.h"

typedef struct {
  const char *audience;
  const char *database; /* its folder */
  const PraxisCheckOptions *options;
  guint documents, files;
  guint64 faults;
  GPtrArray *damage; /* of char*: the first faults in words */
} Check;

void check_fault (Check *check, const char *format, ...) G_GNUC_PRINTF (2, 3);
void check_progress (const Check *check, guint done, guint total);

/* Walks the database, which Xapian's check found whole. FALSE with MODIFIED if it changed meanwhile; any
 * other failure is a fault. */
gboolean check_walk (Check *check, GError **error);
