/* HTML text: everything that is put into the page goes through here and is escaped here. */
#pragma once
#include <glib.h>
#include <json-glib/json-glib.h>

/* Appends as printf would; what stands for each %s is escaped, so it is text wherever it stands: between tags
 * and within double quotes. The format itself is HTML. */
void html_append (GString *out, const char *format, ...) G_GNUC_PRINTF (2, 3);

/* Appends text, escaped, with <mark> around each [start, end) of highlights (may be NULL), which are offsets
 * in characters. Those that overlap, descend or lie outside the text are cut or passed over. */
void html_append_marked (GString *out, const char *text, JsonArray *highlights);

/* The value of dir for text in a language (BCP 47, may be NULL): "rtl", or "auto" for the browser to see. */
const char *html_direction (const char *language);
