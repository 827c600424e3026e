/* A file about to be read: opened, and named by its content. */
#pragma once
#include "indexer/crawl.h"
#include "register/document/document.h"
#include <glib.h>

typedef struct {
  const CrawlEntry *entry;
  int fd; /* -1 if it cannot be read */
  char *id;
  gint64 size, modified; /* as the descriptor has them */
  PraxisState state;     /* if it cannot be read: REFUSED or DAMAGED */
  char *reason;
} Candidate;

/* Opens a file and makes its id from its bytes. NULL if there is no such file any more. A file that may not
 * be opened or fails on reading gives a candidate without descriptor, named by its path. */
Candidate *candidate_open (const CrawlEntry *entry);
void candidate_free (Candidate *candidate);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Candidate, candidate_free)

/* The candidate's descriptor, for the caller to close. */
int candidate_take_fd (Candidate *candidate);
