/* The language of a document. A script used by one language decides alone; otherwise n-gram models vote on
 * samples of the main part of the text. On a few words models guess, so there function words are counted
 * instead. */
#include "config.h"

#include "indexer/tag/language.h"
#include "register/text/token.h"
#include <libexttextcat/textcat.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#define MODEL_FOLDER "/usr/share/libexttextcat/"

/* The languages it can tell: only those likely here, as each further model makes errors in the others more
 * likely. */
static const struct {
  const char *language, *model;
} models[] = {
  { "en", "en" }, { "fr", "fr" }, { "es", "es" }, { "pt", "pt" }, { "de", "de" },      { "it", "it" },
  { "nl", "nl" }, { "ro", "ro" }, { "pl", "pl" }, { "cs", "cs" }, { "hu", "hu" },      { "tr", "tr" },
  { "sq", "sq" }, { "sv", "sv" }, { "da", "da" }, { "id", "id" }, { "vi", "vi" },      { "sw", "sw" },
  { "so", "so" }, { "ht", "ht" }, { "ar", "ar" }, { "fa", "fa" }, { "ur", "ur" },      { "ru", "ru" },
  { "uk", "uk" }, { "be", "be" }, { "bg", "bg" }, { "mk", "mk" }, { "sr", "sr-Cyrl" }, { "kk", "kk" },
  { "ky", "ky" }, { "tg", "tg" }, { "mn", "mn" }, { "hi", "hi" }, { "ne", "ne" },
};

/* What a script says: the language if it is used by one only, and what to assume if the models cannot tell.
 */
static const struct {
  GUnicodeScript script;
  const char *language;
  gboolean alone;
} scripts[] = {
  { G_UNICODE_SCRIPT_LATIN, NULL, FALSE },      { G_UNICODE_SCRIPT_ARABIC, "ar", FALSE },
  { G_UNICODE_SCRIPT_CYRILLIC, "ru", FALSE },   { G_UNICODE_SCRIPT_GREEK, "el", TRUE },
  { G_UNICODE_SCRIPT_HEBREW, "he", TRUE },      { G_UNICODE_SCRIPT_THAI, "th", TRUE },
  { G_UNICODE_SCRIPT_LAO, "lo", TRUE },         { G_UNICODE_SCRIPT_KHMER, "km", TRUE },
  { G_UNICODE_SCRIPT_MYANMAR, "my", TRUE },     { G_UNICODE_SCRIPT_GEORGIAN, "ka", TRUE },
  { G_UNICODE_SCRIPT_ARMENIAN, "hy", TRUE },    { G_UNICODE_SCRIPT_ETHIOPIC, "am", TRUE },
  { G_UNICODE_SCRIPT_DEVANAGARI, "hi", FALSE }, { G_UNICODE_SCRIPT_BENGALI, "bn", TRUE },
  { G_UNICODE_SCRIPT_TAMIL, "ta", TRUE },       { G_UNICODE_SCRIPT_SINHALA, "si", TRUE },
  { G_UNICODE_SCRIPT_HANGUL, "ko", TRUE },      { G_UNICODE_SCRIPT_HAN, "zh", TRUE },
  { G_UNICODE_SCRIPT_HIRAGANA, "ja", TRUE },    { G_UNICODE_SCRIPT_KATAKANA, "ja", TRUE },
};

/* Function words, and in titles as good as these: the words for project, report and the like. Folded; a word
 * may belong to several languages. A word with a letter that only one of them writes counts twice. */
static const struct {
  const char *language, *words, *letters;
} functions[] = {
  { "en",
    "the of and to in for on with by from is are was were this that an as at be or its "
    "their which not has have report project programme program evaluation review "
    "assessment migration management support",
    NULL },
  { "fr",
    "le la les des du de et en un une dans pour par sur au aux est que qui avec d l ce "
    "cette sont ou a ne pas rapport projet programme evaluation migration gestion appui",
    NULL },
  { "es",
    "el la los las de del y en un una para por con que se al su es lo como sobre entre son "
    "o desde sus informe proyecto programa evaluacion migracion gestion apoyo",
    NULL },
  { "pt",
    "o a os as de do da dos das e em um uma para por com que se ao na no nas nos sobre "
    "entre pelo pela nao sao relatorio projeto programa avaliacao migracao gestao apoio",
    NULL },
  { "de",
    "der die das und in den von zu mit im fur auf ist des ein eine dem nicht als auch bei "
    "zur zum uber",
    NULL },
  { "it",
    "il lo la i gli le di del della dei e in un una per con che nel nella sul da al alla "
    "sono non dell",
    NULL },
  { "nl", "de het een en van in op voor met te is dat aan door bij naar om uit ook niet zijn", NULL },
  { "pl",
    "w z i na do dla oraz od przez sie jest sa nie po przy ze ich jak raport projekt program ewaluacja "
    "migracji",
    "ąęłńśźż" },
  { "ro", "si in la cu pentru din de pe nu este sunt care raport proiect evaluare", "ășț" },
  { "cs", "v pro je jako nebo ze zprava projekt", "ěřů" },
  { "hu", "a az es egy nem hogy jelentes", "őű" },
  { "tr", "ve bir bu ile icin olarak olan raporu projesi", "ğı" },
};
#define N_FUNCTIONS G_N_ELEMENTS (functions)

struct _LanguageModels {
  void *textcat;         /* NULL without models */
  GHashTable *functions; /* folded word -> bits of languages, by row of the table above */
};

/* libexttextcat wants its list as a file; one in memory leaves nothing behind. */
static void *
load_models (void) {
  g_autoptr (GString) list = g_string_new (NULL);
  for (guint i = 0; i < G_N_ELEMENTS (models); i++) {
    g_autofree char *path = g_strdup_printf (MODEL_FOLDER "%s.lm", models[i].model);
    if (g_file_test (path, G_FILE_TEST_EXISTS))
      g_string_append_printf (list, "%s.lm %s\n", models[i].model, models[i].language);
  }
  int fd = memfd_create ("language-models", MFD_CLOEXEC);
  if (fd < 0 || list->len == 0 || write (fd, list->str, list->len) != (gssize)list->len) {
    if (fd >= 0)
      close (fd);
    return NULL;
  }
  g_autofree char *path = g_strdup_printf ("/proc/self/fd/%d", fd);
  void *textcat = special_textcat_Init (path, MODEL_FOLDER);
  close (fd);
  return textcat;
}

LanguageModels *
language_models_new (void) {
  LanguageModels *self = g_new0 (LanguageModels, 1);
  self->textcat = load_models ();
  if (!self->textcat)
    g_warning ("no language models in '" MODEL_FOLDER
               "' (package libexttextcat-data): few languages will be known");
  self->functions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < N_FUNCTIONS; i++) {
    g_auto (GStrv) words = g_strsplit (functions[i].words, " ", -1);
    for (guint j = 0; words[j]; j++) {
      guint bits = GPOINTER_TO_UINT (g_hash_table_lookup (self->functions, words[j]));
      g_hash_table_insert (self->functions, g_strdup (words[j]), GUINT_TO_POINTER (bits | 1u << i));
    }
  }
  return self;
}

void
language_models_free (LanguageModels *self) {
  if (!self)
    return;
  if (self->textcat)
    textcat_Done (self->textcat);
  g_hash_table_unref (self->functions);
  g_free (self);
}

/* The row of the script that most letters belong to, or -1 without letters. Han with a tenth of kana is
 * Japanese. */
static int
main_script (const char *text, gsize length) {
  guint counts[G_N_ELEMENTS (scripts)] = { 0 };
  guint kana = 0, best = 0;
  for (const char *at = text; at < text + length; at = g_utf8_next_char (at)) {
    gunichar c = g_utf8_get_char (at);
    if (!g_unichar_isalpha (c))
      continue;
    GUnicodeScript script = g_unichar_get_script (c);
    for (guint i = 0; i < G_N_ELEMENTS (scripts); i++)
      counts[i] += scripts[i].script == script;
    kana += script == G_UNICODE_SCRIPT_HIRAGANA || script == G_UNICODE_SCRIPT_KATAKANA;
  }
  for (guint i = 1; i < G_N_ELEMENTS (scripts); i++)
    if (counts[i] > counts[best])
      best = i;
  if (counts[best] == 0)
    return -1;
  if (kana * 10 > counts[best])
    return G_N_ELEMENTS (scripts) - 1;
  return best;
}

/* All those letters fold to others. */
static gboolean
has_letter_of (const PraxisToken *token, const char *letters) {
  for (const char *at = token->word; letters && token->word != token->folded && *at;
       at = g_utf8_next_char (at))
    if ((*at & 0x80) && g_utf8_strchr (letters, -1, g_utf8_get_char (at)))
      return TRUE;
  return FALSE;
}

/* The languages whose function words are most frequent, as bits by row; 0 if there are no such words. */
static guint
by_function_words (const LanguageModels *self, const char *text, gsize length) {
  guint counts[N_FUNCTIONS] = { 0 }, most = 0, leaders = 0;
  g_autoptr (PraxisTokenizer) tokenizer = praxis_tokenizer_new ();
  PraxisToken token;
  praxis_tokenizer_start (tokenizer, text, length);
  while (praxis_tokenizer_next (tokenizer, &token)) {
    guint bits = GPOINTER_TO_UINT (g_hash_table_lookup (self->functions, token.folded));
    for (guint i = 0; i < N_FUNCTIONS; i++)
      counts[i] += has_letter_of (&token, functions[i].letters) ? 2 : (bits >> i) & 1;
  }
  for (guint i = 0; i < N_FUNCTIONS; i++)
    most = MAX (most, counts[i]);
  for (guint i = 0; i < N_FUNCTIONS && most > 0; i++)
    if (counts[i] == most)
      leaders |= 1u << i;
  return leaders;
}

/* The first candidate of the models for one sample; NULL if they cannot tell. Interned. */
static const char *
by_models (const LanguageModels *self, const char *text, gsize length) {
  if (!self->textcat)
    return NULL;
  g_autofree char *lower = g_utf8_strdown (text, length); /* the models know few capitals */
  const char *answer = textcat_Classify (self->textcat, lower, strlen (lower));
  if (!answer || answer[0] != '[')
    return NULL;
  g_autofree char *code = g_strndup (answer + 1, strcspn (answer + 1, "]-"));
  return g_intern_string (code);
}

#define SAMPLE 1500
#define N_SAMPLES 5
/* So many bytes tell the script. */
#define MOST_OF_SCRIPT 4096
/* Below so many bytes the models guess. */
#define SHORT 400
#define FEW_WORDS 60

static guint
count_votes (const char *const *votes, const char *language) {
  guint count = 0;
  for (guint i = 0; i < N_SAMPLES; i++)
    count += votes[i] == language;
  return count;
}

/* Samples spread over the text, without its very beginning and end where names and addresses stand, vote;
 * once more than half agree, the others are not asked. */
static const char *
by_samples (const LanguageModels *self, const char *text, gsize length) {
  const char *votes[N_SAMPLES] = { NULL }, *best = NULL;
  for (guint i = 0; i < N_SAMPLES; i++) {
    gsize start = tag_character_at (text, length / 10 + (length - length / 5) / N_SAMPLES * i);
    gsize end = tag_character_at (text, MIN (start + SAMPLE, length));
    votes[i] = by_models (self, text + start, end - start);
    if (votes[i] && count_votes (votes, votes[i]) > N_SAMPLES / 2)
      return votes[i];
  }
  for (guint i = 0; i < N_SAMPLES; i++)
    if (votes[i] && (!best || count_votes (votes, votes[i]) > count_votes (votes, best)))
      best = votes[i];
  return best;
}

/* Where the function words of three samples are of one language, models need to see but one of them to agree:
 * they cost ten times as much. NULL if there is any doubt. */
static const char *
by_agreement (const LanguageModels *self, const char *text, gsize length) {
  guint leaders = ~0u;
  gsize start = 0, end = 0;
  for (guint tenth = 1; tenth <= 7 && leaders != 0; tenth += 3) {
    start = tag_character_at (text, length / 10 * tenth);
    end = tag_character_at (text, MIN (start + SAMPLE, length));
    leaders &= by_function_words (self, text + start, end - start);
  }
  for (guint i = 0; i < N_FUNCTIONS; i++)
    if (leaders == 1u << i
        && g_strcmp0 (by_models (self, text + start, end - start), functions[i].language) == 0)
      return functions[i].language;
  return NULL;
}

/* Of a short text in Latin script: function words lead, models decide between equals. Without function words
 * a handful of words says nothing. */
static const char *
language_of_words (const LanguageModels *self, const char *text, gsize length) {
  guint leaders = by_function_words (self, text, length);
  const char *model = leaders != 0 || length >= FEW_WORDS ? by_models (self, text, length) : NULL;
  for (guint i = 0; i < N_FUNCTIONS; i++)
    if (leaders == 1u << i || ((leaders >> i) & 1 && g_strcmp0 (model, functions[i].language) == 0))
      return functions[i].language;
  return leaders == 0 ? model : NULL;
}

/* Of a text in a given script; NULL if unknown. */
static const char *
language_of (const LanguageModels *self, const char *text, gsize length, guint script) {
  if (scripts[script].alone)
    return scripts[script].language;
  if (length < SHORT && !scripts[script].language)
    return language_of_words (self, text, length);
  const char *agreed = scripts[script].language ? NULL : by_agreement (self, text, length);
  if (agreed)
    return agreed;
  gboolean is_long = length >= N_SAMPLES * SAMPLE;
  const char *language = is_long ? by_samples (self, text, length) : by_models (self, text, length);
  return language ? language : scripts[script].language;
}

/* The row of the script of a text, looked at where it is not too near to its beginning; -1 without letters.
 */
static int
script_of (const char *text, gsize length) {
  gsize start = length > 2 * MOST_OF_SCRIPT ? tag_character_at (text, length / 3) : 0;
  return main_script (text + start, tag_character_at (text + start, MIN (length - start, MOST_OF_SCRIPT)));
}

const char *
language_models_tell (const LanguageModels *self, const char *text, gsize length) {
  int script = script_of (text, length);
  return script < 0 ? NULL : language_of (self, text, length, (guint)script);
}

/* The language that the metadata state, if it is a code: "en-GB" says "en". */
static char *
stated_language (const PraxisDocument *document) {
  const char *stated = g_hash_table_lookup (document->metadata, "language");
  gsize length = stated ? strcspn (stated, "-_") : 0;
  return length == 2 && g_ascii_isalpha (stated[0]) && g_ascii_isalpha (stated[1])
             ? g_ascii_strdown (stated, 2)
             : NULL;
}

static void
claim_language (TagReading *reading, const char *language, const char *rule, double score) {
  PraxisClaim *claim = tag_claim (reading, "language", language, NULL, rule, NULL);
  claim->score = score;
}

/* The first line of the text in that language would be a quote, but proves nothing: the claim quotes none.
 * What the metadata say is a template's language more often than not, so it counts only where the text is too
 * short. */
void
tag_language (TagReading *reading) {
  const LanguageModels *self = reading->tagger->languages;
  const PraxisDocument *document = reading->document;
  /* The name of a file that could not be read says nothing about the language inside. */
  if (!praxis_state_is_readable (document->state))
    return;
  g_autofree char *stated = stated_language (document);
  const char *text = document->text->str;
  gsize length = document->text->len;
  const char *rule = length >= SHORT ? "text" : "title";
  g_autofree char *both = NULL;
  if (length < SHORT) {
    both = g_strdup_printf ("%s\n%s", document->title ? document->title : "", text);
    text = both;
    length = strlen (both);
  }
  int script = script_of (text, length);
  if (script < 0 && !stated)
    return;
  const char *language = script < 0 ? NULL : language_of (self, text, length, script);
  if (stated && (!language || (length < SHORT && !scripts[script].alone && !scripts[script].language)))
    claim_language (reading, stated, "metadata", 0.5);
  else if (language)
    claim_language (reading, language, rule, length >= SHORT ? 1.0 : 0.5);
}
