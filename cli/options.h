/* The options of a command. Filters come from the table of fields and the rest of a question from the table
 * of parameters, so no option is written twice; what only the command line knows is a row of options.c. */
#pragma once
#include "cli/source.h"
#include <glib.h>

typedef enum {
  OPTIONS_INDEX = 1 << 0,      /* --db, --audience */
  OPTIONS_ASK = 1 << 1,        /* filters, parameters, --explain, --queries-from */
  OPTIONS_FORMAT = 1 << 2,     /* --format, --no-pager */
  OPTIONS_ROWS = 1 << 3,       /* --fields */
  OPTIONS_LIST = 1 << 4,       /* --output, -0 */
  OPTIONS_PAGE = 1 << 5,       /* --page */
  OPTIONS_SERVER = 1 << 6,     /* --server */
  OPTIONS_VOCABULARY = 1 << 7, /* --vocabulary */
  OPTIONS_DECIDE = 1 << 8,     /* --decisions, --author; -FIELD=VALUE is no option */
  OPTIONS_LIMIT = 1 << 9,      /* --limit, without the rest of a question */
  OPTIONS_TOKEN = 1 << 10,     /* --expires, --note */
  OPTIONS_SETTINGS = 1 << 11,  /* --set; so have those with a vocabulary and those of tokens */
  OPTIONS_SOURCE = OPTIONS_INDEX | OPTIONS_SERVER | OPTIONS_VOCABULARY,
} OptionSets;

typedef struct {
  char *key;
  char *value;
} OptionPair;

typedef struct {
  char *db, *server, *vocabulary;
  GStrv audiences, assignments;
  char *format, *output, *fields, *queries_from, *page;
  char *decisions, *author, *expires, *note;
  gboolean zero, explain, no_pager, help;
  GArray *pairs;      /* of OptionPair: the question as praxis_request_set() takes it */
  GStrv words;        /* what is no option; never NULL */
  GPtrArray *names;   /* of char*: all option names, for the nearest one */
  GPtrArray *strings; /* of char*: what the option entries point to */
} Options;

struct _Command;

/* Reads arguments (argv[0] is the name of the command). An unknown option is refused with the nearest one. */
Options *options_parse (const struct _Command *command, char **argv, GError **error);
void options_free (Options *options);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Options, options_free)

/* --help of a command: its examples, then its options. Caller frees. */
char *options_help (const struct _Command *command);

/* The settings with what the options say. */
PraxisSettings *options_settings (const Options *options, GError **error);
/* Opens the source that the options name. JSON is to be the same whoever is asked, so that only other formats
 * have whole paths. */
Source *options_source (const Options *options, GError **error);

/* The value of the first pair with this key, NULL if none was given. */
const char *options_value (const Options *options, const char *key);

/* Puts all pairs into a request. */
gboolean options_fill (const Options *options, PraxisRequest *request, GError **error);
