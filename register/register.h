/* The register opened for reading: one or more audiences' databases asked together. Every answer is a JSON
 * tree of ONE published shape (docs/answer.md), used by the command line, the daemon and the page alike. An
 * open register notices that the index moved on and reopens (at most once a second, by setting, and whenever
 * Xapian says so). */
#pragma once
#include "register/base/settings.h"
#include "register/query/request.h"
#include "register/vocabulary/vocabulary.h"
#include <glib.h>
#include <json-glib/json-glib.h>

typedef struct _PraxisRegister PraxisRegister;

/* Opens the audiences (NULL-terminated; NULL: "public" alone) of the index in folder. The vocabulary and the
 * settings must outlive it. NO_INDEX, DAMAGED and VERSION are the errors to expect. */
PraxisRegister *praxis_register_open (const char *folder, const char *const *audiences,
                                      const PraxisVocabulary *vocabulary, const PraxisSettings *settings,
                                      GError **error);
void praxis_register_close (PraxisRegister *reg);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PraxisRegister, praxis_register_close)

/* Has paths in answers stand as they are on this machine, for who works on it. Else they begin at the folder
 * that was named to be indexed. */
void praxis_register_use_whole_paths (PraxisRegister *reg);

/* The time that the setting query.seconds allows starts now, for all answers together that are asked for
 * until this is called again. Without it each answer has so much. */
void praxis_register_begin (PraxisRegister *reg);

/* The answer to a search: "schema", "index", "query", "total", "hits", "facets", "notices", "next" as in
 * docs/answer.md. */
JsonNode *praxis_register_search (PraxisRegister *reg, const PraxisRequest *request, GError **error);

/* All values of a field among the documents that match:
 * {"schema","index","field","label","missing","values"}, as a facet of an answer; prefix (NULL: none) keeps
 * those of which a label, or a word of one, begins so. UNKNOWN_NAME if there is no such facet. */
JsonNode *praxis_register_facet (PraxisRegister *reg, const PraxisRequest *request, const char *field,
                                 const char *prefix, GError **error);

/* What is suggested, and listed as similar, unless somebody asks for more. */
#define PRAXIS_SUGGEST_LIMIT 5u
#define PRAXIS_SIMILAR_LIMIT 10u

/* How a text can be completed:
 * {"schema","index","text","suggestions":[{"field","value","text","label","count", "href"}]}: countries,
 * topics and titles, at most `limit` of each. */
JsonNode *praxis_register_suggest (PraxisRegister *reg, const char *text, guint limit, GError **error);

/* More like a document: {"schema","index","id","title","terms","hits"}, hits as in an answer but without
 * passages. What belongs together with it, and further versions of a hit, are left out. NO_DOCUMENT as below.
 */
JsonNode *praxis_register_similar (PraxisRegister *reg, const char *id, guint limit, GError **error);

/* The identifier of the document whose file lies at a path of this machine, which may be relative; any other
 * word as it is. Caller frees. */
char *praxis_register_identify (PraxisRegister *reg, const char *word);

/* One document's record: title, tags with labels, pages, sections, paths, state. NO_DOCUMENT if the id (or a
 * unique beginning of at least 4 characters) is unknown. */
JsonNode *praxis_register_document (PraxisRegister *reg, const char *id, GError **error);

/* The evidence of its tags: {"id","title","tags":[claim],"runners_up":[claim]}, all or those of a tag
 * ("country", "country=Ghana"; NULL: all). */
JsonNode *praxis_register_evidence (PraxisRegister *reg, const char *id, const char *tag, GError **error);

/* Text of one page, from 1 (formats without pages have one):
 * {"id","page","label","pages","state","text","highlights","section","sections"}; the words that a question
 * (NULL: none) asks for are highlighted. */
JsonNode *praxis_register_page (PraxisRegister *reg, const char *id, guint page, const PraxisRequest *request,
                                GError **error);

/* What a question finds in one document: {"id","text","total","passages"}, the best first, as many as it
 * asks for. */
JsonNode *praxis_register_passages (PraxisRegister *reg, const char *id, const PraxisRequest *request,
                                    GError **error);

/* A file that holds the document, for sending it: its path (caller frees) and MIME type (caller frees, may be
 * NULL). NO_DOCUMENT if it is a record without a file. */
char *praxis_register_file (PraxisRegister *reg, const char *id, char **mime, GError **error);

/* A small picture of the document as JPEG; NO_DOCUMENT if it has none. Caller unrefs. */
GBytes *praxis_register_cover (PraxisRegister *reg, const char *id, GError **error);

/* {"schema","index":{id,revision},"documents","readable","states":{state:count},"words","audiences",
 * "languages":{code:count},"features",...} */
JsonNode *praxis_register_status (PraxisRegister *reg, GError **error);

#define PRAXIS_UNREADABLE_LIMIT 100u

/* {"schema","total","documents":[{"id","path","title","state","reason","gaps","page_states"}],"next"} of what
 * could not be read, or in part only, sorted by path: so many of them at most (PRAXIS_UNREADABLE_LIMIT where
 * nobody says), from where a cursor stands (NULL: the first one). Fails with USAGE for what is no cursor. */
JsonNode *praxis_register_unreadable (PraxisRegister *reg, guint limit, const char *cursor, GError **error);

/* Whether the last answer, or one of those since praxis_register_begin(), stopped for want of time: asked
 * again, the same question may have another. */
gboolean praxis_register_ran_out (const PraxisRegister *reg);

/* When the index was last written: seconds since 1970, 0 if that cannot be told. */
gint64 praxis_register_committed (PraxisRegister *reg);

/* The index id and revision as one string, for ETags and cursors; caller frees. */
char *praxis_register_revision (PraxisRegister *reg, GError **error);
