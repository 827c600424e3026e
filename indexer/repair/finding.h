/* What the rules share while one text is looked at. Private to the room; the way in is repair.h. */
#pragma once
#include "indexer/repair/known_words.h"
#include "register/document/clean_text.h"

typedef struct {
  const char *text;
  gsize length;
  const PraxisDocument *document; /* NULL where a title is looked at */
  GArray *found; /* of PraxisRepair, in any order; readings are static or owned by `strings` */
  GStringChunk *strings;
} RepairSearch;

/* Notes that a stretch reads otherwise; reading is copied. */
void repair_found (RepairSearch *search, gsize start, gsize end, const char *reading);

/* The rules, a file each. The last one works on the clean text that the others leave. */
void repair_markup (RepairSearch *search);
void repair_lines (RepairSearch *search);
void repair_notes (RepairSearch *search);

void repair_words (RepairSearch *search, const KnownWords *known, const PraxisCleanText *clean);
