/* What a request is made of, for the files of the register that answer it. */
#pragma once
#include "register/query/filter.h"
#include "register/query/request.h"

struct _PraxisRequest {
  const PraxisVocabulary *vocabulary;
  gsize longest_text; /* bytes, the setting query.bytes */
  guint most_hits;    /* the setting search.limit-most */
  char *text;         /* the query; NULL: none */
  char *syntax;       /* "full", "plain": how the query is read */
  GPtrArray *filters; /* of PraxisFilter */
  GPtrArray *facets;  /* of const PraxisField*: what is to be counted */
  char *sort;         /* "score", "year", "title", "newest" */
  char *output;       /* "documents", "passages" */
  char *cursor;       /* NULL: from the first hit */
  guint limit;        /* hits */
  guint passages;     /* a hit */
  guint expand;       /* 0: only the words as they are */
  guint group;        /* 1: versions of one text stand together */
  guint zeros;        /* 1: values that no document found has are listed as well */
  guint explain;      /* 1: show the query as Xapian sees it */
  gboolean people;    /* the answer is for a page */
};

PraxisRequest *praxis_request_copy (const PraxisRequest *request);

/* Takes a value out of a filter if it is there, puts it in if not: the link behind a facet's value. */
void praxis_request_toggle (PraxisRequest *request, const PraxisField *field, const char *value);

/* What stands before and behind a further value of a field in the pairs of a request: a facet has as many
 * links as values, and they differ in this one. */
typedef struct {
  char *before, *behind;
} PraxisRequestFrame;
PraxisRequestFrame *praxis_request_frame (const PraxisRequest *request, const PraxisField *field);
void praxis_request_frame_free (PraxisRequestFrame *frame);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PraxisRequestFrame, praxis_request_frame_free)
/* The pairs with the value, as praxis_request_to_string() gives them; caller frees. */
char *praxis_request_framed (const PraxisRequestFrame *frame, const char *value);
