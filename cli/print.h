/* The common end of the commands that show one reply: open the source, choose the format, print. */
#pragma once
#include "cli/options.h"
#include "cli/render.h"

/* Opens what the options name and prints what ask() gives, as this output. Returns the exit status; an error
 * is said on standard error. */
typedef JsonNode *(*PrintAsk) (Source *source, const Options *options, GError **error);
int print_reply (const Options *options, const char *output, PrintAsk ask);
/* The same for a list, which is the member of that name: if it is empty the exit status says so. */
int print_list (const Options *options, const char *output, PrintAsk ask, const char *list);

/* The format the options choose for an output, and the columns; checked. */
const RenderFormat *print_format (const Options *options, const char *output, RenderStyle *style,
                                  GError **error);
/* Starts the pager where it belongs and fills in the rest of the style; source may be NULL. */
void print_begin (const Options *options, const RenderFormat *format, const Source *source,
                  RenderStyle *style);
