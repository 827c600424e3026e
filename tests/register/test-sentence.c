/* Tests where sentences begin. */
#include "register/document/sentence.h"

/* The texts in pieces, each of which begins a sentence. */
static const struct {
  const char *title;
  const char *text;
  const char *begin; /* the words that begin one, with spaces between */
} texts[] = {
  { "a word after a full stop and a space begins a sentence", "End. Next", "Next" },
  { "a quote before the word belongs to its sentence", "End. \"Next", "\"Next" },
  { "brackets and quotes before the word belong to its sentence", "End? (\"Next", "(\"Next" },
  { "curly quotes belong to their sentence", "The end.” “Next one", "“Next" },
  { "guillemets do, too", "La fin. » « Une", "Une" },
  { "a word after a full stop without a space begins none", "It is 3.5 high", "" },
  { "a word after a bracket and a full stop does", "(THB).During", "During" },
  { "a word after a comma begins none", "End, next", "" },
  { "spaces alone are no sentence", "  Next", "" },
  { "the mark of a note may stand behind the full stop", "The end.67 Next one", "Next" },
  { "superscripts may, too", "The end.³ Next one", "Next" },
  { "so may a quote and a note", "The end.”12 Next one", "Next" },
  { "a number with decimals is no note", "It was 3.5 Million", "" },
  { "the number of a paragraph belongs to it", "The end. 69. As before.", "69" },
  { "so does that of a section", "The end.\n2.5. Challenges remain", "2.5" },
  { "a number may end a sentence", "There were 71. Next", "Next" },
  { "a year may end a sentence", "It was 2018. Next", "Next" },
  { "abbreviations end none", "See e.g. Ghana, No. 5, etc. and others", "" },
  { "initials end none", "By J. Smith and U.S. Steel", "" },
  { "small letters may begin a sentence", "levels were high . the others", "the" },
  { "what was left out ends none", "rights […] Next", "" },
  { "an ellipsis ends a sentence", "And so on… Next", "Next" },
  { "Arabic question marks end sentences", "هل؟ نعم", "نعم" },
  { "Chinese full stops need no space", "你好。世界", "世界" },
};

/* Words as simply as will do: letters, digits and the points between them. */
static gboolean
begins_word (const char *text, const char *at) {
  gunichar letter = g_utf8_get_char (at);
  const char *previous = g_utf8_find_prev_char (text, at);
  gunichar last = previous == NULL ? ' ' : g_utf8_get_char (previous);
  return g_unichar_isalnum (letter) && !g_unichar_isalnum (last)
         && !(last == '.' && g_ascii_isdigit (*at) && previous > text && g_ascii_isdigit (previous[-1]));
}

static void
test_text (gconstpointer data) {
  gsize i = GPOINTER_TO_SIZE (data);
  const char *text = texts[i].text;
  g_autoptr (GString) begin = g_string_new (NULL);
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at)) {
    if (!begins_word (text, at) || !praxis_follows_sentence (text, (gsize)(at - text)))
      continue;
    const char *end = at;
    while (g_unichar_isalnum (g_utf8_get_char (end)) || (*end == '.' && g_ascii_isdigit (end[1])))
      end = g_utf8_next_char (end);
    gsize start = praxis_sentence_start (text, (gsize)(at - text));
    g_string_append_printf (begin, "%s%.*s", begin->len > 0 ? " " : "", (int)(end - text) - (int)start,
                            text + start);
  }
  g_assert_cmpstr (begin->str, ==, texts[i].begin);
}

static void
test_clause (void) {
  g_assert_true (praxis_follows_clause ("one; two", 5, FALSE));
  g_assert_true (praxis_follows_clause ("one | (two", 7, FALSE));
  g_assert_true (praxis_follows_clause ("• two", 4, FALSE));
  g_assert_false (praxis_follows_clause ("one, two", 5, FALSE));
  g_assert_true (praxis_follows_clause ("one, two", 5, TRUE));
  g_assert_false (praxis_follows_clause ("two", 0, TRUE));
}

int
main (int argc, char **argv) {
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autofree char *path = g_strconcat ("/sentence/", texts[i].title, NULL);
    g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_text);
  }
  g_test_add_func ("/sentence/a long one can be cut after semicolons, bars and bullets", test_clause);
  return g_test_run ();
}
