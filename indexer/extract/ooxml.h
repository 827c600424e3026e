/* Packages of Office Open XML: which part refers to which, and the text of drawings, charts, notes and
 * comments, which presentations and workbooks share. */
#pragma once
#include "indexer/extract/extract.h"
#include "indexer/extract/flow.h"

typedef struct {
  GHashTable *members; /* name -> GBytes; a part that was read is gone, so that none is read twice */
  Flow *flow;
  PraxisDocument *document;
  GError *problem; /* the first damage; a part that is damaged costs only itself */
} Ooxml;

/* A part that the main part lists: a slide or a sheet. */
typedef struct {
  char *part; /* name of the member */
  char *name; /* shown to people, or NULL */
} OoxmlPage;

/* The parts that the main part ("ppt/presentation.xml") lists in its elements of that name, in that order:
 * an array of OoxmlPage. Errors as of xml_read(). Caller unrefs. */
GPtrArray *ooxml_pages (Ooxml *ooxml, const char *main_part, const char *element, GError **error);

/* Reads the text of a part that holds drawings. TRUE if it is damaged or missing, too; FALSE if REFUSED. */
gboolean ooxml_read_drawing (Ooxml *ooxml, const char *part, GError **error);

/* Reads what belongs to a part (notes, comments, drawings, charts, diagrams) as aside. */
gboolean ooxml_read_related (Ooxml *ooxml, const char *part, GError **error);

/* Takes a part out of the package; NULL if there is none. Caller unrefs. */
GBytes *ooxml_take (Ooxml *ooxml, const char *part);

/* TRUE unless a part of it was REFUSED or the like; damage is noted and the problem is taken over. */
gboolean ooxml_bear (Ooxml *ooxml, GError *problem, GError **error);

/* What reads the pages of a package that is open. */
typedef gboolean (*OoxmlRead) (Ooxml *ooxml, GError **error);

/* Opens a package for the members wanted, has its metadata and pages read, and puts what is owed at the end.
 * Fails also if damage left no text at all. */
gboolean ooxml_read (int fd, const char *const *wanted, const ExtractLimits *limits, PraxisDocument *document,
                     OoxmlRead read, GError **error);
