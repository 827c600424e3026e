/* The years that a text speaks of, for documents that state no period. Private to the room. */
#pragma once
#include "indexer/tag/tagging.h"

#define FIRST_YEAR 1900
#define LAST_YEAR 2099

typedef struct {
  guint count;
  TagSpan first; /* where it is spoken of first, if count is not 0 */
} SpokenYear;

/* What is known of a year in the text: it says when the document was adopted, issued, published; or it is
 * part of a date, which may be that of the document. */
typedef enum { YEAR_IS_SAID = 1, YEAR_IS_DATED } YearMark;

/* Counts the years of the text in an array from FIRST_YEAR to LAST_YEAR, all 0 before. Numbers that are parts
 * of others, references, laws and goals (Agenda 2030) are no years; nor are those that a table from their
 * places in memory to YearMark says to be the document's own, which a date is at the beginning, if it is of
 * the year of publication. published may be 0: unknown. */
void years_spoken_find (const TagReading *reading, int published, GHashTable *said, SpokenYear *years);

/* "In its 11th year" and "since 2007", where a text names no other year, say 2017. 0 if they are not there;
 * otherwise since is where 2007 stands. */
int year_by_ordinal (const TagReading *reading, const SpokenYear *years, TagSpan *since);
