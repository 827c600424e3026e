/* The year of a document of the United Nations General Assembly, which its symbol tells. Private to the room.
 */
#pragma once
#include "indexer/tag/tagging.h"

/* The year in which the session of a symbol began, "A/39/361" at the beginning of the text or "A_39_361" as
 * the name of the file: 1984; span is where the symbol stands. 0 if there is none. A document of a session is
 * of that year or the next. */
int year_of_session (const TagReading *reading, TagSpan *span);
