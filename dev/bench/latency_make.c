/* Writes the register that dev/bench/latency asks: records of made-up words with countries, topics, years and
 * types, the same ones each time, straight through the register's writer. */
#include "dev/bench/latency.h"
#include "register/document/document.h"
#include "register/index/writer.h"
#include <errno.h>
#include <glib/gstdio.h>
#include <math.h>

#define WORDS 60000u
#define LEAST_LENGTH 60 /* words of a record */
#define MOST_LENGTH 180
#define SENTENCE 14

static const char *const syllables[]
    = { "ba", "ko", "ri", "mu", "ta", "se", "no", "li", "da", "pu", "ve", "ga", "zo", "fi", "wa", "ju" };

char *
latency_word (guint rank) {
  /* Spread over the alphabet, so that neighbours by frequency are none in the index. */
  guint spread = (guint)((guint64)rank * 40503 % 65536);
  GString *word = g_string_new (NULL);
  for (guint i = 0; i < 4; i++, spread /= 16)
    g_string_append (word, syllables[spread % 16]);
  g_string_append (word, "nk");
  return g_string_free (word, FALSE);
}

/* Ranks as Zipf's law has them: the integral of 1/x, turned round. */
static guint
random_rank (GRand *random) {
  return (guint)exp (g_rand_double (random) * log (WORDS));
}

static void
append_words (GString *text, GRand *random, char **words, gint32 count) {
  for (gint32 i = 1; i <= count; i++)
    g_string_append_printf (text, "%s%s", words[random_rank (random)],
                            i == count         ? ".\n"
                            : i % SENTENCE > 0 ? " "
                                               : ". ");
}

/* One of a list, the first ones more often than the last. */
static void
claim_one (PraxisDocument *document, GRand *random, const char *field, const char *const *values,
           const char *role) {
  double at = g_rand_double (random);
  guint count = g_strv_length ((char **)values);
  praxis_document_add_claim (document, field, values[(guint)(at * at * count)], role, "record");
}

static void
add_claims (PraxisDocument *document, GRand *random) {
  static const char *const countries[]
      = { "GH", "NG", "CI", "TG", "SN", "ML", "NE", "BF", "BJ", "GN", "LR", "SL", "GM", "CM", "TD", "MR",
          "MA", "TN", "DZ", "LY", "EG", "KE", "UG", "ET", "SO", "ES", "FR", "IT", "DE", "PT", NULL };
  static const char *const topics[]
      = { "thb", "sar", "return", "border", "asylum", "visa", "labour", "data", "health", NULL };
  static const char *const types[] = { "report", "guide", "agreement", "note", "study", NULL };
  g_autofree char *year = g_strdup_printf ("%d", g_rand_int_range (random, 2004, 2027));
  claim_one (document, random, "country", countries, "about");
  if (g_rand_int_range (random, 0, 4) == 0)
    claim_one (document, random, "country", countries, "about");
  claim_one (document, random, "topic", topics, "about");
  claim_one (document, random, "type", types, NULL);
  praxis_document_add_claim (document, "year", year, "covers", "record");
  praxis_document_add_claim (document, "language", "en", NULL, "record");
}

/* Every other record has sections, each with a role. */
static void
append_text (PraxisDocument *document, GRand *random, char **words) {
  static const char *const roles[] = { "context", "practices", "lessons", "recommendations" };
  gboolean whole = g_rand_boolean (random);
  guint sections = whole ? 1 : G_N_ELEMENTS (roles);
  gint32 length = g_rand_int_range (random, LEAST_LENGTH, MOST_LENGTH);
  for (guint i = 0; i < sections; i++) {
    if (!whole) {
      praxis_document_begin_section (document, 1, NULL);
      g_array_index (document->sections, PraxisSection, i).role = g_strdup (roles[i]);
    }
    append_words (document->text, random, words, length / (gint32)sections);
    g_string_append (document->text, "\n");
  }
}

static gboolean
put_record (PraxisWriter *writer, GRand *random, char **words, guint number, GError **error) {
  g_autoptr (PraxisDocument) document = praxis_document_new ();
  g_autoptr (GString) title = g_string_new (NULL);
  append_words (title, random, words, 6);
  g_string_truncate (title, title->len - 2);
  document->id = g_strdup_printf ("%016x", number);
  document->title = g_strdup (title->str);
  document->mime = g_strdup ("text/plain");
  append_text (document, random, words);
  add_claims (document, random);
  return praxis_writer_put (writer, document, 1, error);
}

static gboolean
write_records (const char *folder, const PraxisSettings *settings, guint records, GError **error) {
  g_autoptr (PraxisWriter) writer = praxis_writer_open (folder, "public", settings, error);
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  for (guint rank = 0; rank <= WORDS; rank++)
    g_ptr_array_add (words, latency_word (rank));
  for (guint i = 0; i < records && writer != NULL; i++)
    if (!put_record (writer, random, (char **)words->pdata, i, error))
      return FALSE;
  return writer != NULL && praxis_writer_commit (writer, error);
}

gboolean
latency_make (const char *folder, const PraxisSettings *settings, guint records, GError **error) {
  if (g_file_test (folder, G_FILE_TEST_IS_DIR))
    return TRUE;
  /* Named last, so that a folder is there whole or not at all. */
  g_autofree char *unfinished = g_strconcat (folder, ".unfinished", NULL);
  if (!write_records (unfinished, settings, records, error))
    return FALSE;
  if (g_rename (unfinished, folder) == 0)
    return TRUE;
  g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (errno), "cannot name '%s': %s", folder,
               g_strerror (errno));
  return FALSE;
}
