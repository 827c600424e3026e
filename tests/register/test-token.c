/* Tests what a word is: a table of texts with the words expected of them. */
#include "register/text/token.h"
#include <string.h>

typedef struct {
  const char *title;
  const char *text;
  const char *words;  /* exact forms, separated by '|' */
  const char *folded; /* NULL: the same */
} Case;

static const Case cases[] = {
  { "words of plain English are lower-cased", "The Register, of (Good) practices!",
    "the|register|of|good|practices", NULL },
  { "an empty text has no words", "", "", NULL },
  { "punctuation alone is no word", " -- … «» ’' . ,", "", NULL },
  { "an elided article is a word of its own", "l'immigration d'un côté, qu'elle",
    "l|immigration|d|un|côté|qu|elle", "l|immigration|d|un|cote|qu|elle" },
  { "a typographic apostrophe elides just as well", "L’Afrique jusqu’à aujourd’hui",
    "l|afrique|jusqu|à|aujourd'hui", "l|afrique|jusqu|a|aujourd'hui" },
  { "Italian articles are elided too", "dell'Arte nell’Africa un'altra", "dell|arte|nell|africa|un|altra",
    NULL },
  { "Côte d'Ivoire is three words", "Côte d’Ivoire", "côte|d|ivoire", "cote|d|ivoire" },
  { "a possessive stays with its word", "the UN's and Ghana’s victims' don’t",
    "the|un's|and|ghana's|victims|don't", NULL },
  { "a name with an apostrophe is one word", "O'Brien, ‘quoted’", "o'brien|quoted", NULL },
  { "a full stop inside a word splits it", "offences.During initiative.eu", "offences|during|initiative|eu",
    NULL },
  { "initials with full stops are joined", "in the U.S. and U.S.A, e.g. т.е. J.Smith",
    "in|the|us|and|usa|eg|те|j|smith", NULL },
  { "underscores and hyphens split", "mieux_plan peer-to-peer", "mieux|plan|peer|to|peer", NULL },
  { "a range of years is two words", "2016-16 2013–2018", "2016|16|2013|2018", NULL },
  { "digits in groups of three are one number", "3,800 people, 1.200.000 and 64% 12\u00A0500",
    "3800|people|1200000|and|64|12500", NULL },
  { "dates, decimals and lists of years are several numbers", "12.03.2018 3.5 2015,2016 0.125 1,2345",
    "12|03|2018|3|5|2015|2016|0|125|1|2345", NULL },
  { "letters and digits hold together", "4Ps COVID-19 1st", "4ps|covid|19|1st", NULL },
  { "superscript marks of notes are dropped", "2018¹ victims², ⁴ ends.³", "2018|victims|ends", NULL },
  { "subscript digits belong to the word", "CO₂", "co2", NULL },
  { "soft hyphens and zero-width characters are dropped", "infor\u00ADmation\u200B \uFEFFco\u2060-op",
    "information|co|op", NULL },
  { "a middle dot does not split", "col·laboració", "collaboració", "collaboracio" },
  { "compatibility forms and case are folded", "ﬁnance Ｆｕｌｌ Straße", "finance|full|strasse", NULL },
  { "decomposed letters equal composed ones", "re\u0301seau", "réseau", "reseau" },
  { "ligatures and strokes fold as people type them", "main-d'œuvre Łódź Ærø", "main|d|œuvre|łódź|ærø",
    "main|d|oeuvre|lodz|aero" },
  { "Cyrillic and Greek lose their accents", "Россия её Ελλάδα", "россия|её|ελλάδα", "россия|ее|ελλαδα" },
  { "Arabic loses vowel points and hamza", "غَانَا الأردن مصر", "غَانَا|الأردن|مصر", "غانا|الاردن|مصر" },
  { "kashidas are no part of an Arabic word", "مـصـــر ـــ ـغانا", "مصر|غانا", NULL },
  { "lam and alef in one glyph are two letters", "ﺍﻷﺭﺩﻥ اﻻتفاق", "الأردن|الاتفاق", "الاردن|الاتفاق" },
  { "what turns the direction of writing ends a word", "\u202Bغانا\u202C\u202Bالأردن\u202C \u2067مصر\u2069",
    "غانا|الأردن|مصر", "غانا|الاردن|مصر" },
  { "digits of other scripts become ASCII", "٢٠١٨ १२", "2018|12", NULL },
  { "marks of scripts without accents stay", "हिन्दी", "हिन्दी", NULL },
  { "Han and kana give overlapping pairs", "国際移住 ガーナの", "国際|際移|移住|ガー|ーナ|ナの", NULL },
  { "one ideograph alone stands for itself", "第 3国x", "第|3|国|x", NULL },
  { "half-width kana equal full-width ones", "ｶﾞｰﾅ", "ガー|ーナ", NULL },
  { "Hangul words are words", "대한민국 이주", "대한민국|이주", NULL },
  { "Thai is cut by a dictionary", "การย้ายถิ่นใน ประเทศไทย", "การ|ย้าย|ถิ่น|ใน|ประเทศไทย", NULL },
  { "combining marks alone are no word", "\u0301 \u0E31 a", "a", NULL },
  { "a letter that is nothing once normalised is no word", "\u3164 b", "b", NULL },
};

static void
test_case (gconstpointer data) {
  const Case *expected = data;
  g_autoptr (PraxisTokenizer) tokenizer = praxis_tokenizer_new ();
  g_autoptr (GString) words = g_string_new (NULL);
  g_autoptr (GString) folded = g_string_new (NULL);
  PraxisToken token;
  gsize last = 0;
  praxis_tokenizer_start (tokenizer, expected->text, strlen (expected->text));
  while (praxis_tokenizer_next (tokenizer, &token)) {
    g_string_append_printf (words, "%s%s", words->len > 0 ? "|" : "", token.word);
    g_string_append_printf (folded, "%s%s", folded->len > 0 ? "|" : "", token.folded);
    g_assert_cmpuint (token.start, >=, last);
    g_assert_cmpuint (token.end, >, token.start);
    g_assert_cmpuint (token.end, <=, strlen (expected->text));
    g_assert_true (g_utf8_validate (expected->text + token.start, (gssize)(token.end - token.start), NULL));
    last = token.start;
  }
  /* Normalised, so that the table may be written in either form. */
  g_autofree char *want = g_utf8_normalize (expected->words, -1, G_NORMALIZE_NFC);
  g_autofree char *got = g_utf8_normalize (words->str, -1, G_NORMALIZE_NFC);
  g_assert_cmpstr (got, ==, want);
  g_assert_cmpstr (folded->str, ==, expected->folded != NULL ? expected->folded : words->str);
}

static void
test_offsets (void) {
  const char *text = "  L’«Été» 2018¹ U.S. 国際";
  static const char *const spans[] = { "L", "Été", "2018", "U.S", "国際" };
  g_autoptr (PraxisTokenizer) tokenizer = praxis_tokenizer_new ();
  PraxisToken token;
  praxis_tokenizer_start (tokenizer, text, strlen (text));
  for (gsize i = 0; i < G_N_ELEMENTS (spans); i++) {
    g_assert_true (praxis_tokenizer_next (tokenizer, &token));
    g_autofree char *span = g_strndup (text + token.start, token.end - token.start);
    g_assert_cmpstr (span, ==, spans[i]);
  }
  g_assert_false (praxis_tokenizer_next (tokenizer, &token));
  g_assert_false (praxis_tokenizer_next (tokenizer, &token));
}

static void
test_long_word (void) {
  g_autoptr (PraxisTokenizer) tokenizer = praxis_tokenizer_new ();
  g_autofree char *ascii = g_strnfill (100000, 'x');
  g_autoptr (GString) wide = g_string_new (NULL);
  for (guint i = 0; i < 5000; i++)
    g_string_append (wide, "\U00010400");
  PraxisToken token;
  praxis_tokenizer_start (tokenizer, ascii, strlen (ascii));
  g_assert_true (praxis_tokenizer_next (tokenizer, &token));
  g_assert_cmpuint (strlen (token.word), ==, 64);
  g_assert_cmpuint (token.end, ==, strlen (ascii));
  g_assert_false (praxis_tokenizer_next (tokenizer, &token));
  praxis_tokenizer_start (tokenizer, wide->str, wide->len);
  g_assert_true (praxis_tokenizer_next (tokenizer, &token));
  g_assert_cmpuint (strlen (token.word), <=, 200);
  g_assert_true (g_utf8_validate (token.word, -1, NULL));
}

/* A run longer than what ICU is given at a time must neither lose nor repeat bytes. */
static void
test_long_complex_run (void) {
  g_autoptr (PraxisTokenizer) tokenizer = praxis_tokenizer_new ();
  g_autoptr (GString) text = g_string_new (NULL);
  for (guint i = 0; i < 1000; i++)
    g_string_append (text, "ประเทศไทย");
  PraxisToken token;
  gsize end = 0;
  praxis_tokenizer_start (tokenizer, text->str, text->len);
  while (praxis_tokenizer_next (tokenizer, &token)) {
    g_assert_cmpuint (token.start, ==, end);
    end = token.end;
  }
  g_assert_cmpuint (end, ==, text->len);
}

static void
test_start_again (void) {
  g_autoptr (PraxisTokenizer) tokenizer = praxis_tokenizer_new ();
  PraxisToken token;
  praxis_tokenizer_start (tokenizer, "ประเทศไทย", strlen ("ประเทศไทย"));
  g_assert_true (praxis_tokenizer_next (tokenizer, &token));
  praxis_tokenizer_start (tokenizer, "other text", 5);
  g_assert_true (praxis_tokenizer_next (tokenizer, &token));
  g_assert_cmpstr (token.word, ==, "other");
  g_assert_false (praxis_tokenizer_next (tokenizer, &token));
}

static void
test_fold (void) {
  g_autofree char *straight = praxis_fold ("Côte d'Ivoire");
  g_autofree char *curly = praxis_fold ("  COTE   D’IVOIRE. ");
  g_autofree char *nothing = praxis_fold (" -- ");
  g_assert_cmpstr (straight, ==, "cote d ivoire");
  g_assert_cmpstr (curly, ==, straight);
  g_assert_cmpstr (nothing, ==, "");
}

int
main (int argc, char **argv) {
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *path = g_strconcat ("/token/", cases[i].title, NULL);
    g_test_add_data_func (path, &cases[i], test_case);
  }
  g_test_add_func ("/token/start and end span the word in the text", test_offsets);
  g_test_add_func ("/token/a word is cut after 64 letters and 200 bytes", test_long_word);
  g_test_add_func ("/token/a long run of Thai loses and repeats nothing", test_long_complex_run);
  g_test_add_func ("/token/a tokenizer can start on another text at any time", test_start_again);
  g_test_add_func ("/token/folding joins the words by one space", test_fold);
  return g_test_run ();
}
