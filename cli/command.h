/* The commands: one row each in main.c says what it is called, which options it takes and who runs it. */
#pragma once
#include "cli/options.h"
#include <glib.h>

typedef struct _Command Command;
struct _Command {
  const char *name;
  const char *summary;   /* one line for `praxis help` */
  const char *arguments; /* "[QUERY...]" */
  const char *examples;  /* lines that --help begins with */
  guint options;         /* OptionSets; 0: arguments are passed on as they are */
  const char *output;    /* what it prints, as in the table of render.c; NULL if that is not an answer */
  const char *page;      /* name of its man page */
  /* Runs it and returns the exit status. options is NULL for a command without option sets. */
  int (*run) (const Command *command, Options *options, char **arguments);
};

/* All rows, ending with one whose name is NULL. */
const Command *command_table (void);
/* The row of a name; UNKNOWN_NAME with the nearest if there is none. */
const Command *command_find (const char *name, GError **error);

/* Says on standard error what is wrong and returns the exit status for it. A query (or NULL) is shown with a
 * mark under the place where it cannot be parsed. */
int command_fail (const GError *error, const char *query);

/* cmd_search.c */
int cmd_search (const Command *command, Options *options, char **arguments);
/* cmd_show.c */
int cmd_show (const Command *command, Options *options, char **arguments);
/* cmd_why.c */
int cmd_why (const Command *command, Options *options, char **arguments);
/* cmd_similar.c */
int cmd_similar (const Command *command, Options *options, char **arguments);
int cmd_suggest (const Command *command, Options *options, char **arguments);
/* cmd_tag.c */
int cmd_tag (const Command *command, Options *options, char **arguments);
int cmd_dump (const Command *command, Options *options, char **arguments);
int cmd_restore (const Command *command, Options *options, char **arguments);
/* cmd_status.c */
int cmd_status (const Command *command, Options *options, char **arguments);
int cmd_unreadable (const Command *command, Options *options, char **arguments);
/* cmd_check.c */
int cmd_check (const Command *command, Options *options, char **arguments);
/* cmd_program.c */
/* The path of another program of the house, installed in a folder. Caller frees. */
char *command_program (const char *installed, const char *program);
int cmd_index (const Command *command, Options *options, char **arguments);
int cmd_retag (const Command *command, Options *options, char **arguments);
int cmd_serve (const Command *command, Options *options, char **arguments);
/* cmd_token.c */
int cmd_token (const Command *command, Options *options, char **arguments);
/* cmd_vocabulary.c */
int cmd_vocabulary (const Command *command, Options *options, char **arguments);
int cmd_define (const Command *command, Options *options, char **arguments);
/* cmd_help.c */
int cmd_help (const Command *command, Options *options, char **arguments);
int cmd_formats (const Command *command, Options *options, char **arguments);
int cmd_config (const Command *command, Options *options, char **arguments);
