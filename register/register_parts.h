/* What an open register is made of, for the files that answer questions. */
#pragma once
#include "register/base/settings.h"
#include "register/index/columns.h"
#include "register/index/entry.h"
#include "register/index/orders.h"
#include "register/index/postings.h"
#include "register/index/role_ranges.h"
#include "register/index/roots.h"
#include "register/query/query.h"
#include "register/register.h"
#include "register/search/completion.h"
#include "register/text/stopwords.h"
#include "register/xapian/store.h"

struct _PraxisRegister {
  char *folder;
  GPtrArray *databases; /* of char*: folders of the audiences, NULL-terminated */
  GPtrArray *audiences; /* of char* */
  const PraxisVocabulary *vocabulary;
  const PraxisSettings *settings;
  GHashTable *stopwords;
  StoreReader *reader;
  PraxisColumns *columns;
  PraxisPostings *postings;
  PraxisOrders *orders;
  PraxisRoleRanges *role_ranges; /* NULL until asked for */
  GHashTable *opened;     /* number -> PraxisEntry* of documents that ranking read and hits show again */
  GHashTable *versions;   /* number -> GArray of those of its versions, as far as asked for */
  GPtrArray *languages;   /* of char*: of the documents */
  GArray *unreadable;     /* of guint: numbers of documents without text */
  GArray *partly;         /* of guint: numbers of documents read in part only, or not in all pages */
  PraxisTitles *titles;   /* NULL until asked for */
  PraxisRoots *roots;     /* of the files */
  gboolean whole_paths;   /* answers tell where on this machine they lie */
  char *id;               /* of the index: that of each database, joined by "+" */
  StoreDeadline deadline; /* of the question that is answered */
  gboolean begun;         /* it holds for all answers until the next praxis_register_begin() */
  gint64 looked;          /* when it was last seen whether the index moved on, monotonic microseconds */
};

/* Something asked of an open register; it may be asked again when the index moved on under it. */
typedef JsonNode *(*RegisterQuestion) (PraxisRegister *reg, gconstpointer data, GError **error);
JsonNode *register_ask (PraxisRegister *reg, RegisterQuestion question, gconstpointer data, GError **error);

/* Keeps an entry (taken over) for who opens the same document later in this question; that one, if it was
 * kept, or another, to be closed by the caller. */
void register_keep_entry (PraxisRegister *reg, PraxisEntry *entry);
PraxisEntry *register_open_entry (PraxisRegister *reg, guint number, GError **error);

/* What praxis_register_revision() gives, without looking for a newer one; caller frees. */
char *register_state (const PraxisRegister *reg);

/* A path of a document as answers have it; caller frees. */
char *register_shown_path (const PraxisRegister *reg, guint number, const char *path);

/* The values of a document in a field, by its column (of const char*, owned by the columns); caller unrefs.
 */
GPtrArray *register_values (const PraxisRegister *reg, guint number, const char *field);
