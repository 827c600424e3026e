/* The processes that the warm parent forks, from the fork on. Neither returns. */
#pragma once
#include "indexer/zygote.h"
#include <signal.h>

typedef struct {
  const ZygoteWork *work;
  int null;         /* /dev/null */
  sigset_t signals; /* the mask of signals to go back to */
  pid_t parent;
} ChildContext;

/* Where a process that reads answers. */
#define CHILD_REPLY 4

/* Becomes a process that reads, with nothing but the descriptors of the job. */
void G_GNUC_NORETURN child_read (const ChildContext *context, const ZygoteJob *job);
/* Becomes the converter, from the document to the text. */
void G_GNUC_NORETURN child_convert (const ChildContext *context, const Converter *converter, int document,
                                    int text);
