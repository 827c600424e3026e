/* Answers in the forms of other programs: a search as an Atom feed, and the description by which browsers
 * take this server for a search engine. */
#pragma once
#include "searchd/reply.h"

HttpReply *feed_send (const HttpRequest *request, GError **error);
HttpReply *opensearch_send (const HttpRequest *request, GError **error);
