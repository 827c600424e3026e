/* What a line on the first page of a document is, judged by its words alone. */
#pragma once
#include <glib.h>

/* TRUE if the line names an institution and nothing else: "General Assembly", "Ministère de la Santé". */
gboolean title_is_letterhead (const char *line);

/* TRUE if a word of the line names a kind of document: "Final report", "Guide pratique". */
gboolean title_names_kind (const char *line);

/* TRUE if that is what the line begins with, before any phrase: "Final report on nets", not "Notes on a
 * report". */
gboolean title_begins_with_kind (const char *line);

/* TRUE if the line is a date or a number, perhaps with a word or two: "June 2025", "Annual session 2025". */
gboolean title_is_date (const char *line);

/* TRUE if the line may be the names of people: a few words, each with a capital. */
gboolean title_is_names (const char *line);

/* TRUE if the line has letters, and none of them is small. */
gboolean title_is_in_capitals (const char *line);

/* TRUE if the line stands beside a title: "Author: A. Writer", "1. Introduction", "Contents", an address. */
gboolean title_is_aside (const char *line);

/* TRUE if the line heads a part of a document: "1. Context", "Summary". An aside, too. */
gboolean title_is_chapter (const char *line);

/* TRUE if the line says nothing but in which state a document is or who may see it: "DRAFT 2", "Not for
 * distribution". An aside, too. */
gboolean title_is_mark (const char *line);

/* TRUE if the line stands above a title rather than being it: a letterhead, a mark, a date, a field of a form
 * ("Ref.: 12/2019"), an address. */
gboolean title_stands_beside (const char *line);

/* TRUE if the line names a kind of document and not what it is about: "Aide-mémoire", "Policy brief No. 4".
 */
gboolean title_is_kind_alone (const char *line);

/* TRUE if what stands before a colon announces a title: "Title of the evaluation", "Subject". */
gboolean title_is_label (const char *label);

/* TRUE if the line goes on with the one above it: it begins with a small letter, or with "of" or the like. */
gboolean title_goes_on (const char *line);
