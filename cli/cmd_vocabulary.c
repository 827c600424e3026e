/* praxis vocabulary, define: what the vocabularies of this machine hold, and whether they are fit. They need
 * no index. */
#include "cli/command.h"
#include "cli/print.h"
#include "cli/reply.h"
#include "cli/terminal.h"
#include "register/answer/vocabulary_answer.h"
#include "register/base/error.h"
#include "register/base/exit_status.h"
#include "register/base/settings.h"
#include "register/vocabulary/vocabulary_check.h"

typedef struct {
  const char *name;
  const char *output;            /* as in the table of render.c */
  guint least_words, most_words; /* behind the name */
  /* word: a folder, a scheme or a term; NULL if there is none */
  JsonNode *(*ask) (const PraxisVocabulary *vocabulary, const char *word, GError **error);
} Question;

static JsonNode *
list (const PraxisVocabulary *vocabulary, const char *scheme, GError **error) {
  return scheme != NULL ? praxis_vocabulary_tree (vocabulary, scheme, error)
                        : praxis_vocabulary_list (vocabulary);
}

static const Question questions[] = {
  { "check", "findings", 0, 1, praxis_vocabulary_check },
  { "list", "vocabulary", 0, 1, list },
  { "show", "concept", 1, 1, praxis_vocabulary_define },
};

static const Question definition = { "define", "definition", 1, 1, praxis_vocabulary_define };

static const Question *
question_find (const char *name, GError **error) {
  const char *names[G_N_ELEMENTS (questions) + 1] = { NULL };
  for (gsize i = 0; i < G_N_ELEMENTS (questions); i++) {
    names[i] = questions[i].name;
    if (g_strcmp0 (name, names[i]) == 0)
      return &questions[i];
  }
  if (name == NULL)
    g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_USAGE,
                 "'praxis vocabulary' takes one of: check, list, show");
  else
    praxis_error_set_unknown (error, praxis_nearest_name (name, names), "'praxis vocabulary' cannot '%s'",
                              name);
  return NULL;
}

static gboolean
check_words (const Question *question, char **words, GError **error) {
  guint count = g_strv_length (words);
  for (char **word = words; *word != NULL; word++)
    count = g_utf8_validate (*word, -1, NULL) ? count : G_MAXUINT;
  if (count >= question->least_words && count <= question->most_words)
    return TRUE;
  g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_USAGE, "'%s' takes %s", question->name,
               question->least_words == 0 ? "one word at most" : "one term; put several words in quotes");
  return FALSE;
}

/* With the user's own vocabularies: those of a folder or, if it is NULL, of the options or the settings. */
static PraxisVocabulary *
load (const Options *options, const char *folder, GError **error) {
  g_autoptr (PraxisSettings) settings = options_settings (options, error);
  if (settings == NULL)
    return NULL;
  if (folder == NULL)
    folder = praxis_settings_text (settings, "vocabulary.folder");
  return praxis_vocabulary_load_default (folder, error);
}

static int
answer (const Question *question, const Options *options, char **words) {
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) out = g_string_new (NULL);
  RenderStyle style = { 0 };
  gboolean checks = question->ask == praxis_vocabulary_check;
  const RenderFormat *format = check_words (question, words, &error)
                                   ? print_format (options, question->output, &style, &error)
                                   : NULL;
  g_autoptr (PraxisVocabulary) vocabulary
      = format != NULL ? load (options, checks ? words[0] : NULL, &error) : NULL;
  g_autoptr (JsonNode) node = vocabulary != NULL ? question->ask (vocabulary, words[0], &error) : NULL;
  if (node == NULL)
    return command_fail (error, NULL);
  print_begin (options, format, NULL, &style);
  format->render (out, reply_root (node), &style);
  if (!terminal_write (out, &error))
    return command_fail (error, NULL);
  return reply_number (reply_root (node), "sound", TRUE) ? PRAXIS_EXIT_HITS : PRAXIS_EXIT_NONE;
}

int
cmd_vocabulary (G_GNUC_UNUSED const Command *command, Options *options, char **arguments) {
  g_autoptr (GError) error = NULL;
  const Question *question = question_find (arguments[0], &error);
  return question != NULL ? answer (question, options, arguments + 1) : command_fail (error, NULL);
}

int
cmd_define (G_GNUC_UNUSED const Command *command, Options *options, char **arguments) {
  return answer (&definition, options, arguments);
}
