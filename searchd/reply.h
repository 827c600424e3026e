/* A reply before it is sent, and the request it answers as the routes see it. Handlers are plain functions
 * from one to the other and know nothing of libevent. */
#pragma once
#include "register/base/access.h"
#include "register/register.h"
#include "register/vocabulary/vocabulary.h"
#include "searchd/readers.h"
#include <glib.h>

/* What all handlers of one process share. */
typedef struct {
  Readers *readers;
  const PraxisVocabulary *vocabulary;
  const PraxisSettings *settings;
  const PraxisAccess *access;
  const char *generation; /* of settings and vocabularies */
  struct _Cache *cache;   /* of replies */
} Site;

typedef struct {
  const Site *site;
  const char *const *audiences; /* that whoever asks may read beside the public one; NULL: none */
  PraxisRegister *reg;          /* all that whoever asks may see */
  char *arguments[2];           /* what stands for the {} of the route's pattern, decoded; NULL if fewer */
  GPtrArray *pairs;             /* of QueryPair*, of the query string */
  const char *target;           /* as it came: path and query */
  gboolean compressed;          /* the client takes answers compressed */
  gboolean wants_page;          /* it asks for pages, as browsers do */
  const char *host;             /* header of that name, NULL where HTTP/1.0 leaves it out */
  const char *accept_language;  /* header of that name, or NULL; so is the next one */
  const char *cookie;
  const char *language;        /* of the page, NULL for the routes of programs; static */
  const char *chosen_language; /* the same, if the reader has just chosen it, else NULL */
  const char *if_none_match;   /* header of that name, or NULL; so are the next two */
  const char *range;
  const char *if_range;
} HttpRequest;

typedef struct {
  int status;
  char *type;                /* Content-Type; NULL without a body */
  const char *encoding;      /* Content-Encoding, static; NULL: none */
  GBytes *body;              /* NULL if a file is sent, or nothing */
  int file;                  /* descriptor of the file to send, or -1 */
  gint64 offset, length;     /* the part of the file */
  const char *cache_control; /* static; NULL: "private, no-cache" */
  const char *policy;        /* Content-Security-Policy, static; NULL: the strict one of the page */
  GPtrArray *headers;        /* of char*: name, value, name, value, ... */
} HttpReply;

/* Takes over body, which may be NULL. */
HttpReply *http_reply_new (int status, const char *type, GString *body);
HttpReply *http_reply_new_json (JsonNode *node);
/* The problem document of an error, with its status. */
HttpReply *http_reply_new_problem (const GError *error);
/* A reply like one that sends no file. */
HttpReply *http_reply_copy (const HttpReply *reply);
void http_reply_free (HttpReply *reply);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HttpReply, http_reply_free)
void http_reply_add_header (HttpReply *reply, const char *name, const char *value);
/* Bytes of the body, be it text or a file. */
gint64 http_reply_length (const HttpReply *reply);

/* Makes a reply of what a route was given; NULL with an error. */
typedef HttpReply *(*HttpMake) (const HttpRequest *request, gconstpointer data, GError **error);
/* What make() replies, with a weak entity tag of what is asked, in its normal form, of the state of the
 * register, and of the settings and vocabularies; a 304 instead if the client has that already. */
HttpReply *http_reply_tagged (const HttpRequest *request, const char *asked, HttpMake make,
                              gconstpointer data, GError **error);
/* What http_reply_tagged() gave for the same address before, if that is kept and still so; else NULL. */
HttpReply *http_reply_kept (const HttpRequest *request);
/* A 304 if the client already has what the tag names, else NULL. */
HttpReply *http_reply_if_unchanged (const HttpRequest *request, const char *etag);
