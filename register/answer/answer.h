/* The one JSON shape of a search's answer (docs/answer.md). */
#pragma once
#include "register/base/members.h"
#include "register/index/entry.h"
#include "register/search/search.h"
#include <json-glib/json-glib.h>

/* began: monotonic microseconds when the question came in. */
JsonNode *praxis_answer_build (PraxisRegister *reg, PraxisSearch *search, gint64 began, GError **error);

/* Members that several answers share. */
/* What a section is about: "countries" and "topics", each only if there are any. */
void answer_add_subjects (JsonBuilder *builder, char **const subjects[PRAXIS_SUBJECTS]);
/* An answer from the index, begun: "schema", "index"; caller unrefs. */
JsonBuilder *answer_begin_index (const PraxisRegister *reg);
/* The same about one document: "id" as well. */
JsonBuilder *answer_begin_record (const PraxisRegister *reg, PraxisEntry *entry);
/* "highlights": of guint, pairs of the first character and the one after the last. */
void answer_add_highlights (JsonBuilder *builder, const GArray *highlights);
/* The values of a document in a field as an array of text. */
void answer_add_values (JsonBuilder *builder, const char *name, const PraxisRegister *reg, guint number,
                        const char *field);
/* "type", "language", "countries", ..., "covers", "published": what its tags say. */
void answer_add_tags (JsonBuilder *builder, const PraxisRegister *reg, guint number);

/* "path": the first path of the document. */
void answer_add_path (JsonBuilder *builder, const PraxisRegister *reg, PraxisEntry *entry);
/* "state", "reason", "gaps": how the document was read. */
void answer_add_reading (JsonBuilder *builder, PraxisEntry *entry);
/* What lists say of a document: "id", "title", "author", its tags, how it was read, "path", "first_seen",
 * "score". */
void answer_add_listed (JsonBuilder *builder, const PraxisRegister *reg, PraxisEntry *entry, double score);
/* "cover": where a picture of it is, and its size; null if there is none. */
gboolean answer_add_cover (JsonBuilder *builder, PraxisEntry *entry, GError **error);
/* "evidence": of those of its tags that count, as praxis_register_evidence() gives it. */
gboolean answer_add_evidence (JsonBuilder *builder, const PraxisRegister *reg, PraxisEntry *entry,
                              GError **error);
/* "page_states": the ranges of pages that were not simply read. */
void answer_add_page_states (JsonBuilder *builder, const PraxisDocument *record);

/* "versions" of a document: those of its versions that are to be shown (guint, numbers), the copies of it and
 * of these, and their editions, each once in whatever format. */
gboolean answer_add_versions (JsonBuilder *builder, PraxisRegister *reg, PraxisEntry *entry,
                              const GArray *shown, GError **error);

/* "facets": those that were asked for. */
gboolean answer_add_facets (JsonBuilder *builder, PraxisRegister *reg, PraxisSearch *search, GError **error);

/* "hits"; with output=passages they say where the search's page ends and whether there are more. */
gboolean answer_add_hits (JsonBuilder *builder, PraxisRegister *reg, PraxisSearch *search, GError **error);

/* "total" and "passages" of one document: how many of its passages hold something that is looked for, and the
 * best of them. */
gboolean answer_add_passages (JsonBuilder *builder, PraxisRegister *reg, const PraxisSearch *search,
                              guint number, GError **error);
