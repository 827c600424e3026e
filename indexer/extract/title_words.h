/* What a line on the first page of a document is, judged by its words alone. */
#pragma once
#include <glib.h>

/* TRUE if the line names an institution and nothing else: "General Assembly", "Ministère de la Santé". */
gboolean title_is_letterhead (const char *line);

/* TRUE if a word of the line names a kind of document: "Final report", "Guide pratique". */
gboolean title_names_kind (const char *line);

/* TRUE if the line is a date or a number, perhaps with a word or two: "June 2025", "Annual session 2025". */
gboolean title_is_date (const char *line);

/* TRUE if the line may be the names of people: a few words, each with a capital. */
gboolean title_is_names (const char *line);

/* TRUE if the line has letters, and none of them is small. */
gboolean title_is_in_capitals (const char *line);

/* TRUE if the line stands beside a title: "Author: A. Writer", "1. Introduction", "Contents", an address. */
gboolean title_is_aside (const char *line);
