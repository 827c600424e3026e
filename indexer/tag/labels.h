/* The one matcher of labels: words of a document against the labels of all schemes together, in one walk. */
#pragma once
#include "indexer/tag/tagging.h"

/* Takes the labels of the schemes country, region, topic, type and role; the vocabulary must outlive it. */
Labels *labels_new (const PraxisVocabulary *vocabulary);
void labels_free (Labels *labels);

/* Finds the labels in title, file name, keywords and text of a document and fills in hits and words of the
 * reading. Of overlapping labels of the same kind the longest counts; labels of languages other than the
 * reading's and English do not. */
void labels_find (Labels *labels, TagReading *reading);
