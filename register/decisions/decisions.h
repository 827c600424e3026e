/* All decisions there are: the file of decisions, a register table of the user's (CSV with a path column),
 * and sidecar files (report.pdf.meta beside report.pdf). The first is also written, line by line; a later
 * line wins over an earlier one, the file over the table, the table over a sidecar. */
#pragma once
#include "register/base/settings.h"
#include "register/decisions/decision.h"
#include "register/index/writer.h"

#define PRAXIS_SIDECAR ".meta"

typedef struct _PraxisDecisions PraxisDecisions;

/* Where decisions are kept: the setting decisions.file, else beside the folder of the index; caller frees. */
char *praxis_decisions_file (const PraxisSettings *settings, const char *index_folder);

/* Reads the file, if there is one, and the table of the setting decisions.table. A line that is wrong is a
 * fault, not an error. The vocabulary of the settings is loaded once a value is to be understood. */
PraxisDecisions *praxis_decisions_load (const PraxisSettings *settings, const char *index_folder,
                                        GError **error);
/* Reads only this file of decisions; "-" is standard input. USAGE if it cannot be read. */
PraxisDecisions *praxis_decisions_load_file (const PraxisSettings *settings, const char *file,
                                             GError **error);
void praxis_decisions_free (PraxisDecisions *decisions);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PraxisDecisions, praxis_decisions_free)

/* What was wrong so far, of char*: "file:line: why". */
const GPtrArray *praxis_decisions_faults (const PraxisDecisions *decisions);
/* Those of the file that no later one replaces, of PraxisDecision*, in its order; caller unrefs. */
GPtrArray *praxis_decisions_in_force (const PraxisDecisions *decisions);

/* What the file last says of a tag of a document, which is known by its id or, if none has that, by its path;
 * NULL for nothing. */
const PraxisDecision *praxis_decisions_last (const PraxisDecisions *decisions, const PraxisDecision *like);

/* Adds decisions (of PraxisDecision*) at the end of a file, which is made if it is missing, and syncs it. */
gboolean praxis_decisions_append (const char *file, const GPtrArray *added, GError **error);

/* Adds to the file, once more for the document as it is now, those of its decisions that found a document by
 * only one of content and path, so that they find it when the other changes, too. Counts them in *followed.
 */
gboolean praxis_decisions_follow (PraxisDecisions *decisions, PraxisWriter *writer, guint *followed,
                                  GError **error);
/* Puts all decisions about a document upon its claims; reads its sidecars. */
void praxis_decisions_apply (PraxisDecisions *decisions, PraxisWriter *writer, PraxisDocument *document);
/* Writes again each document whose decisions are not those that it was written with; no file is read but the
 * sidecars. paths (of char*, may be NULL): files that have a sidecar. Counts in *changed. */
gboolean praxis_decisions_settle (PraxisDecisions *decisions, PraxisWriter *writer, const GPtrArray *paths,
                                  guint64 *changed, GError **error);
