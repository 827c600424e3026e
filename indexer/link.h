/* The indexer's end of one running praxis-worker: the process and the socket to it. */
#pragma once
#include "indexer/zygote.h"
#include <glib.h>

typedef struct _Link Link;

/* Starts a worker program; arguments are what follows its name (NULL-terminated). It inherits no descriptor
 * but the socket and standard error. */
Link *link_start (const char *program, const char *const *arguments, GError **error);
/* Ends the worker, by force if it is still there. */
void link_free (Link *link);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Link, link_free)

/* The socket, to poll for notices. */
int link_socket (const Link *link);
/* Asks for a document to be read. FALSE if the worker is gone. */
gboolean link_read (Link *link, guint32 id, const ZygoteJob *job);
/* Asks for a request's process to be killed; its notice comes as for any other. */
gboolean link_kill (Link *link, guint32 id);
/* The next notice, without waiting. 1: got one; 0: none yet; -1: the worker is gone. */
int link_notice (Link *link, ZygoteNotice *notice);
