/* praxis: the register from the command line. This is the table of commands and the way from a name to the
 * one that runs; each command has its own file. */
#include "cli/command.h"
#include "cli/terminal.h"
#include "config.h"
#include "register/base/error.h"
#include "register/base/exit_status.h"
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>

static const Command commands[] = {
  { "index", "make folders searchable, or take in ready records", "[OPTION...] PATH...", "", 0, NULL,
    "praxis-index", cmd_index },
  { "search", "find documents and show the passages that answer", "[QUERY...]",
    "  praxis search return counselling\n"
    "  praxis search --country Ghana --year 2015..2019 \"reintegration AND training\"\n"
    "  praxis search --in lessons --facets country,topic shelters\n"
    "  praxis search trafficking -Thailand --format tsv --fields rank,title,path",
    OPTIONS_SOURCE | OPTIONS_ASK | OPTIONS_FORMAT | OPTIONS_ROWS | OPTIONS_LIST, "documents", "praxis-search",
    cmd_search },
  { "count", "say how many documents match", "[QUERY...]",
    "  praxis count --country GH\n"
    "  praxis count \"lessons learnt\"",
    OPTIONS_SOURCE | OPTIONS_ASK | OPTIONS_FORMAT, "count", "praxis-search", cmd_search },
  { "facets", "count the matching documents by country, topic, year, ...", "[QUERY...]",
    "  praxis facets\n"
    "  praxis facets --facets country,year trafficking",
    OPTIONS_SOURCE | OPTIONS_ASK | OPTIONS_FORMAT | OPTIONS_ROWS, "facets", "praxis-search", cmd_search },
  { "show", "show the tags, the sections and the text of a document", "ID",
    "  praxis show 3f2a\n"
    "  praxis show 3f2a --page 37",
    OPTIONS_SOURCE | OPTIONS_FORMAT | OPTIONS_PAGE, "document", "praxis", cmd_show },
  { "why", "show the evidence of a document's tags, and what was passed over", "ID [FIELD=VALUE]",
    "  praxis why 3f2a\n"
    "  praxis why 3f2a country=Ghana",
    OPTIONS_SOURCE | OPTIONS_FORMAT, "evidence", "praxis", cmd_why },
  { "similar", "find documents like a document", "ID",
    "  praxis similar 3f2a\n"
    "  praxis similar 3f2a --limit 3",
    OPTIONS_SOURCE | OPTIONS_FORMAT | OPTIONS_LIMIT, "similar", "praxis", cmd_similar },
  { "suggest", "complete the name of a country or topic, or a title", "TEXT",
    "  praxis suggest gha\n"
    "  praxis suggest --limit 20 handbook",
    OPTIONS_SOURCE | OPTIONS_FORMAT | OPTIONS_LIMIT, "suggestions", "praxis", cmd_suggest },
  { "tag", "decide about the tags of a document", "ID +FIELD=VALUE -FIELD=VALUE...",
    "  praxis tag 3f2a +country=Ghana -topic=return\n"
    "  praxis tag 3f2a +type=case-study --author Amina",
    OPTIONS_INDEX | OPTIONS_VOCABULARY | OPTIONS_DECIDE, NULL, "praxis", cmd_tag },
  { "dump", "print all decisions about tags", "", "  praxis dump > decisions",
    OPTIONS_INDEX | OPTIONS_VOCABULARY | OPTIONS_DECIDE, NULL, "praxis", cmd_dump },
  { "restore", "take decisions about tags in again", "[FILE]", "  praxis restore decisions",
    OPTIONS_INDEX | OPTIONS_VOCABULARY | OPTIONS_DECIDE, NULL, "praxis", cmd_restore },
  { "retag", "tag all documents again, without reading their files", "[OPTION...]", "", 0, NULL,
    "praxis-index", cmd_retag },
  { "status", "say what the index holds", "", "  praxis status", OPTIONS_SOURCE | OPTIONS_FORMAT, "status",
    "praxis", cmd_status },
  { "unreadable", "list the files that could not be read, and why", "",
    "  praxis unreadable\n"
    "  praxis unreadable --format tsv --fields state,path",
    OPTIONS_SOURCE | OPTIONS_FORMAT | OPTIONS_ROWS | OPTIONS_LIMIT, "unreadable", "praxis", cmd_unreadable },
  { "check", "say whether the index is whole", "",
    "  praxis check\n"
    "  praxis check --format json",
    OPTIONS_INDEX | OPTIONS_FORMAT, "check", "praxis", cmd_check },
  { "vocabulary", "check, list or show the vocabularies", "check [DIR] | list [SCHEME] | show CONCEPT",
    "  praxis vocabulary check /srv/praxis/vocabulary\n"
    "  praxis vocabulary list topic\n"
    "  praxis vocabulary show thb-shelters",
    OPTIONS_VOCABULARY | OPTIONS_FORMAT, "vocabulary", "praxis", cmd_vocabulary },
  { "define", "say what a term or an abbreviation stands for", "TERM",
    "  praxis define THB\n"
    "  praxis define \"cascade training\"",
    OPTIONS_VOCABULARY | OPTIONS_FORMAT, "definition", "praxis", cmd_define },
  { "token", "make, list or revoke access tokens for the readers of a server", "create | list | revoke ID",
    "  praxis token create --audience internal --expires 90d --note 'search of the intranet'\n"
    "  praxis token list\n"
    "  praxis token revoke 3f2a91c0",
    OPTIONS_INDEX | OPTIONS_TOKEN, NULL, "praxis", cmd_token },
  { "serve", "serve the page and the API over HTTP", "[OPTION...]", "", 0, NULL, "praxis-searchd",
    cmd_serve },
  { "formats", "list the formats of answers and of files that are read", "", "", 0, NULL, "praxis-search",
    cmd_formats },
  { "config", "list the settings with their values, and where each is from", "",
    "  praxis config\n"
    "  praxis config --set search.limit=20",
    OPTIONS_SETTINGS, NULL, "praxis", cmd_config },
  { "help", "show the manual of praxis or of a command", "[COMMAND]", "", 0, NULL, "praxis", cmd_help },
  { NULL, NULL, NULL, NULL, 0, NULL, NULL, NULL },
};

/* What people type who know other programs. */
static const struct {
  const char *option;
  const char *command;
} aliases[] = {
  { "--help", "help" },
  { "-h", "help" },
};

const Command *
command_table (void) {
  return commands;
}

const Command *
command_find (const char *name, GError **error) {
  const char *names[G_N_ELEMENTS (commands)] = { NULL };
  for (gsize i = 0; i < G_N_ELEMENTS (aliases); i++)
    if (g_str_equal (aliases[i].option, name))
      name = aliases[i].command;
  for (gsize i = 0; commands[i].name != NULL; i++) {
    if (g_str_equal (commands[i].name, name))
      return &commands[i];
    names[i] = commands[i].name;
  }
  praxis_error_set_unknown_among (error, name, names, "there is no command '%s'", name);
  return NULL;
}

int
command_fail (const GError *error, const char *query) {
  int position = praxis_error_position (error);
  fprintf (stderr, "praxis: %s\n", error->message);
  if (query == NULL || position < 0)
    return praxis_exit_status (error);
  g_autoptr (GString) line = g_string_new (NULL);
  ink_append_clean (line, query);
  glong letters = g_utf8_strlen (line->str, -1);
  g_autofree char *before = g_utf8_substring (line->str, 0, MIN ((glong)position, letters));
  fprintf (stderr, "  %s\n  %*s^\n", line->str, (int)ink_columns (before), "");
  return praxis_exit_status (error);
}

static int
run (const Command *command, char **arguments) {
  g_autoptr (GError) error = NULL;
  if (command->options == 0)
    return command->run (command, NULL, arguments);
  g_autoptr (Options) options = options_parse (command, arguments, &error);
  if (options == NULL)
    return command_fail (error, NULL);
  if (!options->help && *command->arguments == '\0' && *options->words != NULL) {
    g_set_error (&error, PRAXIS_ERROR, PRAXIS_ERROR_USAGE, "'praxis %s' takes no arguments, such as '%s'",
                 command->name, *options->words);
    return command_fail (error, NULL);
  }
  if (!options->help)
    return command->run (command, options, options->words);
  g_autofree char *help = options_help (command);
  fputs (help, stdout);
  return PRAXIS_EXIT_HITS;
}

int
main (int argc, char **argv) {
  g_autoptr (GError) error = NULL;
  setlocale (LC_ALL, "");
  setlocale (LC_NUMERIC, "C"); /* numbers are data here */
  signal (SIGPIPE, SIG_DFL);   /* a reader that has enough ends us quietly, whatever our parent ignores */
  g_set_prgname ("praxis");
  if (argc > 1 && (g_str_equal (argv[1], "--version") || g_str_equal (argv[1], "-V"))) {
    puts (PACKAGE_STRING);
    return PRAXIS_EXIT_HITS;
  }
  const Command *command = command_find (argc > 1 ? argv[1] : "help", &error);
  int status = command != NULL ? run (command, argv + MIN (argc, 1)) : command_fail (error, NULL);
  terminal_finish ();
  return argc > 1 ? status : PRAXIS_EXIT_USAGE;
}
