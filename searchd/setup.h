/* What the daemon goes by: options, settings, vocabularies. All of it is read before the first worker starts,
 * and again whenever the daemon is told to. */
#pragma once
#include "register/base/access.h"
#include "register/base/settings.h"
#include "register/vocabulary/vocabulary.h"
#include <glib.h>

/* As on the command line; NULL where an option was not given. */
typedef struct {
  char *folder, *vocabulary, *address, *port, *workers;
  char **assignments;
  gboolean shared; /* the socket was passed on by systemd, which keeps it when the daemon ends */
} SetupOptions;

typedef struct {
  char *folder; /* of the index */
  PraxisSettings *settings;
  PraxisVocabulary *vocabulary;
  PraxisAccess *access;
  char **hosts;     /* that may be asked for */
  char *generation; /* tells one state of the settings and vocabularies from another */
  gboolean shared;
} Setup;

/* Reads everything anew; what cannot be understood is an error. */
Setup *setup_load (const SetupOptions *options, GError **error);
/* USAGE if others than this machine could reach the address, unless there is a valid token and the hosts that
 * may be asked for are named: to be reached from outside must be somebody's decision. To be asked before the
 * daemon listens and not again, or the last token could not be taken back while it does. */
gboolean setup_check_address (const Setup *setup, GError **error);
void setup_free (Setup *setup);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Setup, setup_free)
