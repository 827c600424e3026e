/* Text for people: cleaned of what could command a terminal, marked, wrapped. A marked text is UTF-8 with the
 * one-byte marks below between its words; on a terminal they become colours, on a pipe nothing. */
#pragma once
#include <glib.h>

/* Marks; cleaned text never holds them. */
#define INK_BOLD "\x11"
#define INK_MATCH "\x12"
#define INK_FAINT "\x13"
#define INK_END "\x14"

typedef struct {
  guint width;       /* columns of a line */
  gboolean terminal; /* someone reads this now: even bare paths must not command the terminal */
  gboolean colour;   /* marks become escape sequences */
  gboolean links;    /* paths become hyperlinks (OSC 8) */
} Ink;

/* Appends a text from outside: control characters and direction overrides become spaces. */
void ink_append_clean (GString *text, const char *outside);

/* Appends a passage with the words at these offsets (pairs of characters: from, up to) marked. Offsets that
 * descend or lie outside are ignored. */
void ink_append_marked (GString *text, const char *outside, const gint64 (*offsets)[2], guint number);

/* Columns that a marked text takes. */
guint ink_columns (const char *text);

/* Adds a marked text as lines of at most ink->width columns behind an indent, broken at spaces (white space
 * counts as one) and beside wide characters. Nothing for an empty text. */
void ink_wrap (GString *out, const Ink *ink, guint indent, const char *text);

/* The same, with a heading such as " 1. " in the indent of the first line. */
void ink_wrap_headed (GString *out, const Ink *ink, const char *heading, const char *text);

/* Adds one line as it is, spaces and all: for columns. */
void ink_keep (GString *out, const Ink *ink, guint indent, const char *text);

/* Adds a path as one line, as a hyperlink where ink->links. A page above 0 is part of the link. */
void ink_path (GString *out, const Ink *ink, guint indent, const char *path, guint page);
