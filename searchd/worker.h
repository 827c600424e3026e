/* One process that answers: its own reader of the index, its own listening socket, one thread. */
#pragma once
#include "register/settings.h"
#include "register/vocabulary.h"
#include <glib.h>

typedef struct {
  const char *folder; /* of the index */
  const PraxisVocabulary *vocabulary;
  const PraxisSettings *settings;
  const char *const *hosts; /* that may be asked for */
} WorkerConfig;

/* Serves until SIGTERM and gives the exit status of the process. Writes the byte ready to the descriptor
 * report once it answers; closes both descriptors. What keeps it from starting is told on stderr. */
int worker_run (const WorkerConfig *config, int listener, int report, guint8 ready);
