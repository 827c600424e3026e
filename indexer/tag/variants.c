/* Finds labels by the stems of their words, in any order, close together. For each language, labels lie under
 * the pairs of their first stem and each other: whichever comes last in a text, it is looked up together with
 * those that came shortly before it, and what lies there is compared as a whole. */
#include "indexer/tag/variants.h"
#include "register/text/stopwords.h"
#include "register/text/terms.h"
#include "register/vocabulary/abbreviation.h"
#include <string.h>

/* Labels of one word: so much of the longer form is common to both, or the stem says too little ("pilot" is
 * the stem of "piloting"). */
#define COMMON 0.8
/* What is named together is not the same apart: "migration and development"; nor is what is apart the same
 * together: "governments and migration" speaks of no governance of migration. */
static const char *const conjunctions[] = { "and", "et", "y", "e", "و", "и", NULL };
/* Words that share their stem with other common ones (traiter, tratar, labour force): only as they are
 * written. */
static const char *const invariable[] = { "forced", "traite", "trata", NULL };
#define MOST_STEMS 6
/* So many words may stand for one another. */
#define MOST_CHOICES 24
/* So many words may stand between those of a label, function words aside. */
#define MOST_BETWEEN 1

typedef struct {
  const PraxisLabel *label;
  guint n, stems[MOST_STEMS];
} Variant;

typedef struct {
  PraxisStemming *stemming;
  GHashTable *numbers;    /* stem -> number, from 1 */
  GHashTable *pairs;      /* pair_of two numbers -> GArray of Variant */
  GArray *partners;       /* guint64 by number: bits of those that it may make a pair with */
  GHashTable *invariable; /* numbers of the stems of invariable words, as keys */
} Language;

/* A word of the text that is one of some label's; the position leaves out function words. */
typedef struct {
  guint stem, position;
  gboolean joined; /* to the word before by a conjunction */
  gsize start, end;
} Seen;

struct _Variants {
  GHashTable *languages; /* code -> Language */
  Language *language;    /* of the text; NULL if it has no labels */
  guint position;        /* words of the text so far, function words aside */
  gboolean parted;       /* the word before is passed over */
  gboolean joined;       /* the next word is, by a conjunction, to the last one that is not */
  GArray *seen;          /* of Seen, within the longest window */
  PraxisTokenizer *tokenizer;
  GHashTable *stopwords; /* articles and prepositions vary */
};

static void
language_free (gpointer data) {
  Language *language = data;
  praxis_stemming_free (language->stemming);
  g_hash_table_unref (language->numbers);
  g_hash_table_unref (language->pairs);
  g_array_unref (language->partners);
  g_hash_table_unref (language->invariable);
  g_free (language);
}

Variants *
variants_new (void) {
  Variants *variants = g_new0 (Variants, 1);
  variants->languages = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, language_free);
  variants->seen = g_array_new (FALSE, FALSE, sizeof (Seen));
  variants->tokenizer = praxis_tokenizer_new ();
  g_autoptr (GError) error = NULL;
  variants->stopwords = praxis_stopwords_load (&error);
  if (!variants->stopwords)
    g_warning ("labels are found as they are written only: %s", error->message);
  return variants;
}

void
variants_free (Variants *variants) {
  if (!variants)
    return;
  g_hash_table_unref (variants->languages);
  g_array_unref (variants->seen);
  praxis_tokenizer_free (variants->tokenizer);
  g_clear_pointer (&variants->stopwords, g_hash_table_unref);
  g_free (variants);
}

static gpointer
pair_of (guint a, guint b) {
  return GSIZE_TO_POINTER (((gsize)MIN (a, b) << 16) | MAX (a, b));
}

static Language *
language_of (Variants *variants, const char *code) {
  Language *language = g_hash_table_lookup (variants->languages, code);
  if (language)
    return language;
  language = g_new0 (Language, 1);
  language->stemming = praxis_stemming_new (code);
  language->numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  language->pairs
      = g_hash_table_new_full (g_direct_hash, g_direct_equal, NULL, (GDestroyNotify)g_array_unref);
  language->partners = g_array_new (FALSE, TRUE, sizeof (guint64));
  language->invariable = g_hash_table_new (NULL, NULL);
  g_hash_table_insert (variants->languages, g_strdup (code), language);
  return language;
}

static guint
number_of (Language *language, const char *stem) {
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (language->numbers, stem));
  if (number == 0) {
    number = g_hash_table_size (language->numbers) + 1;
    g_hash_table_insert (language->numbers, g_strdup (stem), GUINT_TO_POINTER (number));
  }
  return number;
}

static guint64
bit_of (guint number) {
  return G_GUINT64_CONSTANT (1) << (number % 64);
}

static void
add_partner (Language *language, guint number, guint partner) {
  if (number >= language->partners->len)
    g_array_set_size (language->partners, number + 1);
  g_array_index (language->partners, guint64, number) |= bit_of (partner);
}

/* What lies under a pair, NULL if nothing does: most words that stand together are no pair, which the bits
 * tell without a look-up. */
static GArray *
variants_under (const Language *language, guint a, guint b) {
  if (a >= language->partners->len || !(g_array_index (language->partners, guint64, a) & bit_of (b)))
    return NULL;
  return g_hash_table_lookup (language->pairs, pair_of (a, b));
}

static void
add_under (Language *language, guint a, guint b, const Variant *variant) {
  GArray *variants = variants_under (language, a, b);
  if (!variants) {
    variants = g_array_new (FALSE, FALSE, sizeof (Variant));
    g_hash_table_insert (language->pairs, pair_of (a, b), variants);
    add_partner (language, a, b);
    add_partner (language, b, a);
  }
  g_array_append_val (variants, *variant);
}

static gboolean
has_stem (const Variant *variant, guint number) {
  for (guint i = 0; i < variant->n; i++)
    if (variant->stems[i] == number)
      return TRUE;
  return FALSE;
}

/* The stems of a label's words; those that a slash joins stand for one another: "ministry/state pays". */
typedef struct {
  guint n, counts[MOST_STEMS], stems[MOST_STEMS][MOST_CHOICES];
} Spelling;

static gboolean
spelling_add (Spelling *spelling, guint number, gboolean choice) {
  if (!choice || spelling->n == 0) {
    if (spelling->n == MOST_STEMS)
      return FALSE;
    spelling->counts[spelling->n++] = 0;
  }
  guint *count = &spelling->counts[spelling->n - 1], *stems = spelling->stems[spelling->n - 1];
  for (guint i = 0; i < *count; i++)
    if (stems[i] == number)
      return TRUE;
  if (*count == MOST_CHOICES)
    return FALSE;
  stems[(*count)++] = number;
  return TRUE;
}

/* "EU" is a function word of other languages. */
static gboolean
is_abbreviated (const PraxisLabel *label, const PraxisToken *token) {
  g_autofree char *word = g_strndup (label->text + token->start, token->end - token->start);
  return praxis_is_abbreviation (word);
}

/* Adds the words of a label to its spelling; returns how many there are with function words, 0 if it has no
 * variants. */
static guint
spell (Variants *variants, Language *language, const PraxisLabel *label, Spelling *spelling) {
  PraxisToken token;
  guint words = 0;
  praxis_tokenizer_start (variants->tokenizer, label->text, strlen (label->text));
  for (; praxis_tokenizer_next (variants->tokenizer, &token); words++) {
    gboolean passed_over = g_hash_table_contains (variants->stopwords, token.folded);
    if (g_strv_contains (conjunctions, token.folded) || (passed_over && is_abbreviated (label, &token)))
      return 0;
    if (passed_over)
      continue;
    guint number = number_of (language, praxis_stemming_term (language->stemming, &token));
    if (!spelling_add (spelling, number, token.start > 0 && label->text[token.start - 1] == '/'))
      return 0;
    if (g_strv_contains (invariable, token.folded))
      g_hash_table_add (language->invariable, GUINT_TO_POINTER (number));
  }
  return words;
}

/* Adds a variant for each choice of the stems that are not chosen yet, none with the same stem twice. */
static void
add_choices (Language *language, const Spelling *spelling, const Variant *chosen) {
  for (guint i = 1; chosen->n == spelling->n && i < chosen->n; i++)
    add_under (language, chosen->stems[0], chosen->stems[i], chosen);
  if (chosen->n == spelling->n)
    return;
  for (guint i = 0; i < spelling->counts[chosen->n]; i++) {
    Variant next = *chosen;
    guint number = spelling->stems[chosen->n][i];
    if (has_stem (chosen, number))
      continue;
    next.stems[next.n++] = number;
    add_choices (language, spelling, &next);
  }
}

void
variants_add (Variants *variants, const PraxisLabel *label) {
  if (*label->language == '\0' || !variants->stopwords)
    return;
  g_autofree char *code = g_strndup (label->language, strcspn (label->language, "-"));
  Language *language = language_of (variants, code);
  Variant variant = { .label = label };
  Spelling spelling = { .n = 0 };
  guint words = spell (variants, language, label, &spelling);
  if (words == 1 && !label->folded)
    return; /* a statement of one word has no other forms */
  if (words == 1 && spelling.n == 1) {
    variant.stems[variant.n++] = spelling.stems[0][0];
    add_under (language, variant.stems[0], variant.stems[0], &variant);
  } else if (words > 0)
    add_choices (language, &spelling, &variant);
}

void
variants_start (Variants *variants, const char *language) {
  variants->language = language ? g_hash_table_lookup (variants->languages, language) : NULL;
  variants->position = 0;
  variants_break (variants);
}

void
variants_break (Variants *variants) {
  g_array_set_size (variants->seen, 0);
  variants->parted = variants->joined = FALSE;
}

/* Whether two words differ in their endings alone. */
static gboolean
is_inflected (const char *a, const char *b) {
  gsize common = 0;
  while (a[common] != '\0' && a[common] == b[common])
    common++;
  return common >= COMMON * MAX (strlen (a), strlen (b));
}

/* Whether a conjunction is all that stands between two of so many words. */
static gboolean
are_apart (const Seen *const *words, guint n) {
  for (guint i = 0; i < n; i++)
    for (guint before = 0; words[i]->joined && before < n; before++)
      if (words[before]->position + 1 == words[i]->position)
        return TRUE;
  return FALSE;
}

/* What is stated is not said by the same words the other way round: a "working group" tells of no group work.
 */
static gboolean
keeps_order (const Variant *variant, const Seen *const *words) {
  for (guint i = 1; variant->label->kind == PRAXIS_LABEL_STATEMENT && i < variant->n; i++)
    if (words[i]->position < words[i - 1]->position)
      return FALSE;
  return TRUE;
}

/* Whether all stems stand within the window that ends here, as parts of one thing; start is where it begins.
 */
static gboolean
is_complete (const Variants *variants, const Variant *variant, gsize *start) {
  const Seen *words[MOST_STEMS];
  for (guint i = 0; i < variant->n; i++) {
    const Seen *found = NULL;
    for (guint s = variants->seen->len; s-- > 0 && !found;) {
      const Seen *seen = &g_array_index (variants->seen, Seen, s);
      if (seen->position + variant->n + MOST_BETWEEN <= variants->position)
        return FALSE;
      if (seen->stem == variant->stems[i])
        found = seen;
    }
    if (!found)
      return FALSE;
    words[i] = found;
    *start = MIN (*start, found->start);
  }
  return !are_apart (words, variant->n) && keeps_order (variant, words);
}

guint
variants_stem (const Variants *variants, const PraxisToken *token) {
  const Language *language = variants->language;
  if (language && g_strv_contains (conjunctions, token->word))
    return VARIANTS_JOINING;
  if (!language || g_hash_table_contains (variants->stopwords, token->folded))
    return VARIANTS_PASSED_OVER;
  gpointer number = g_hash_table_lookup (language->numbers, praxis_stemming_term (language->stemming, token));
  gboolean other
      = g_hash_table_contains (language->invariable, number) && !g_strv_contains (invariable, token->word);
  return other ? 0 : GPOINTER_TO_UINT (number);
}

/* The words that a label could begin with, and the next of them. */
static void
remember (Variants *variants, guint stem, const PraxisToken *token) {
  GArray *seen = variants->seen;
  const Seen fresh = { stem, variants->position, variants->joined, token->start, token->end };
  if (seen->len > 0
      && g_array_index (seen, Seen, 0).position + MOST_STEMS + MOST_BETWEEN <= variants->position)
    g_array_remove_index (seen, 0);
  g_array_append_val (seen, fresh);
}

/* A word that some label has: those that it completes are found. */
static void
look_up (Variants *variants, guint stem, const PraxisToken *token, VariantFound found, gpointer data) {
  remember (variants, stem, token);
  for (guint s = 0; s < variants->seen->len; s++) {
    guint other = g_array_index (variants->seen, Seen, s).stem;
    const GArray *candidates = variants_under (variants->language, stem, other);
    for (guint c = 0; candidates && c < candidates->len; c++) {
      const Variant *variant = &g_array_index (candidates, Variant, c);
      gsize start = token->start;
      if (variant->n == 1 ? is_inflected (variant->label->folded, token->folded)
                          : is_complete (variants, variant, &start))
        found (variant->label, start, token->end, data);
    }
  }
}

void
variants_take (Variants *variants, guint stem, const PraxisToken *token, VariantFound found, gpointer data) {
  gboolean passed_over = stem == VARIANTS_PASSED_OVER || stem == VARIANTS_JOINING;
  variants->joined = stem == VARIANTS_JOINING ? !variants->parted : variants->joined;
  variants->parted = passed_over;
  if (passed_over)
    return;
  variants->position++;
  if (stem > 0)
    look_up (variants, stem, token, found, data);
  variants->joined = FALSE;
}
