/* Vocabularies in memory: concepts, their labels and links, and the tables that find a concept by id or by
 * label. Filled in once by vocabulary_countries.c and vocabulary_turtle.c, then only read: by the taggers on
 * a file's journey, by the request and the answer on a question's. */
#include "register/vocabulary/vocabulary.h"
#include "register/base/error.h"
#include "register/base/paths.h"
#include "register/text/token.h"
#include "register/vocabulary/vocabulary_builder.h"
#include <errno.h>
#include <string.h>
#include <unistd.h>

typedef struct {
  GPtrArray *concepts;   /* of PraxisConcept*, in the order they were described */
  GPtrArray *labels;     /* of PraxisLabel* */
  GHashTable *ids;       /* lower-case id -> PraxisConcept* */
  GHashTable *notations; /* lower-case notation -> PraxisConcept* */
} Scheme;

struct _PraxisConcept {
  const char *id, *scheme, *note, *definition;
  const char *file; /* where it was named or described first, NULL for what is in no file, */
  guint line;       /* and the line there */
  double weight;
  gboolean described, foreign;
  GPtrArray *labels, *cues, *broader, *narrower, *related;
};

struct _PraxisVocabulary {
  GHashTable *schemes;   /* name -> Scheme* */
  GHashTable *labels_of; /* folded text -> GPtrArray of PraxisLabel*, strongest kind first */
  GPtrArray *concepts;   /* owns all, described or only mentioned */
  GPtrArray *empty;      /* the list of a scheme that is not there */
  GStringChunk *strings; /* owns all texts */
  GPtrArray *blocks;     /* owns all labels, LABELS_OF_BLOCK in each */
  guint of_block;        /* labels in use of the last one */
  GString *files;        /* the text of all that were read */
  const char *file;      /* that is being read, */
  guint line;            /* and how far */
};

#define LABELS_OF_BLOCK 1024

static void
concept_free (PraxisConcept *concept) {
  g_ptr_array_unref (concept->labels);
  g_ptr_array_unref (concept->cues);
  g_ptr_array_unref (concept->broader);
  g_ptr_array_unref (concept->narrower);
  g_ptr_array_unref (concept->related);
  g_free (concept);
}

static void
scheme_free (Scheme *scheme) {
  g_ptr_array_unref (scheme->concepts);
  g_ptr_array_unref (scheme->labels);
  g_hash_table_unref (scheme->ids);
  g_hash_table_unref (scheme->notations);
  g_free (scheme);
}

static PraxisVocabulary *
vocabulary_new (void) {
  PraxisVocabulary *vocabulary = g_new0 (PraxisVocabulary, 1);
  vocabulary->schemes = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify)scheme_free);
  vocabulary->labels_of
      = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify)g_ptr_array_unref);
  vocabulary->concepts = g_ptr_array_new_with_free_func ((GDestroyNotify)concept_free);
  vocabulary->empty = g_ptr_array_new ();
  vocabulary->strings = g_string_chunk_new (16384);
  vocabulary->blocks = g_ptr_array_new_with_free_func (g_free);
  vocabulary->of_block = LABELS_OF_BLOCK;
  vocabulary->files = g_string_new (NULL);
  return vocabulary;
}

void
praxis_vocabulary_free (PraxisVocabulary *vocabulary) {
  if (vocabulary == NULL)
    return;
  g_hash_table_unref (vocabulary->schemes);
  g_hash_table_unref (vocabulary->labels_of);
  g_ptr_array_unref (vocabulary->concepts);
  g_ptr_array_unref (vocabulary->empty);
  g_string_chunk_free (vocabulary->strings);
  g_ptr_array_unref (vocabulary->blocks);
  g_string_free (vocabulary->files, TRUE);
  g_free (vocabulary);
}

/* What recurs, such as names of schemes, is kept once. */
static char *
keep (PraxisVocabulary *vocabulary, const char *text) {
  return g_string_chunk_insert_const (vocabulary->strings, text);
}

static char *
keep_lower_case (PraxisVocabulary *vocabulary, const char *text) {
  g_autofree char *lower = g_ascii_strdown (text, -1);
  return keep (vocabulary, lower);
}

/* --- filling in
 * ------------------------------------------------------------------------------------------------- */

static Scheme *
scheme_of (PraxisVocabulary *vocabulary, const char *name) {
  Scheme *scheme = g_hash_table_lookup (vocabulary->schemes, name);
  if (scheme != NULL)
    return scheme;
  scheme = g_new0 (Scheme, 1);
  scheme->concepts = g_ptr_array_new ();
  scheme->labels = g_ptr_array_new ();
  scheme->ids = g_hash_table_new (g_str_hash, g_str_equal);
  scheme->notations = g_hash_table_new (g_str_hash, g_str_equal);
  g_hash_table_insert (vocabulary->schemes, keep (vocabulary, name), scheme);
  return scheme;
}

PraxisConcept *
praxis_vocabulary_mention (PraxisVocabulary *vocabulary, const char *scheme, const char *id) {
  Scheme *home = scheme_of (vocabulary, scheme);
  const char *key = keep_lower_case (vocabulary, id);
  PraxisConcept *concept = g_hash_table_lookup (home->ids, key);
  if (concept != NULL)
    return concept;
  concept = g_new0 (PraxisConcept, 1);
  concept->id = keep (vocabulary, id);
  concept->scheme = keep (vocabulary, scheme);
  concept->file = vocabulary->file;
  concept->line = vocabulary->line;
  concept->weight = 1;
  concept->labels = g_ptr_array_new ();
  concept->cues = g_ptr_array_new ();
  concept->broader = g_ptr_array_new ();
  concept->narrower = g_ptr_array_new ();
  concept->related = g_ptr_array_new ();
  g_ptr_array_add (vocabulary->concepts, concept);
  g_hash_table_insert (home->ids, (gpointer)key, concept);
  return concept;
}

void
praxis_vocabulary_describe (PraxisVocabulary *vocabulary, PraxisConcept *concept) {
  if (!concept->described)
    g_ptr_array_add (scheme_of (vocabulary, concept->scheme)->concepts, concept);
  concept->described = TRUE;
}

/* The preferred label of exactly that language, or NULL. */
static PraxisLabel *
preferred_label (const PraxisConcept *concept, const char *language) {
  for (guint i = 0; i < concept->labels->len; i++) {
    PraxisLabel *label = g_ptr_array_index (concept->labels, i);
    if (label->kind == PRAXIS_LABEL_PREFERRED && g_ascii_strcasecmp (label->language, language) == 0)
      return label;
  }
  return NULL;
}

/* The label of exactly that text and, unless that is NULL, language; or NULL. */
static PraxisLabel *
label_of_text (const PraxisConcept *concept, const char *text, const char *language) {
  for (guint i = 0; i < concept->labels->len; i++) {
    PraxisLabel *label = g_ptr_array_index (concept->labels, i);
    if (strcmp (label->text, text) == 0
        && (language == NULL || g_ascii_strcasecmp (label->language, language) == 0))
      return label;
  }
  return NULL;
}

/* The folded form of a label. Many names are the same in several languages; folding costs more than looking.
 */
static char *
fold_label (PraxisVocabulary *vocabulary, const PraxisConcept *concept, const char *text) {
  const PraxisLabel *twin = label_of_text (concept, text, NULL);
  if (twin != NULL)
    return twin->folded;
  g_autofree char *folded = praxis_fold (text);
  return *folded != '\0' ? g_string_chunk_insert (vocabulary->strings, folded) : NULL;
}

static gboolean
has_word (const char *text) {
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    if (g_unichar_isalnum (g_utf8_get_char (at)))
      return TRUE;
  return FALSE;
}

/* They are many and small, and go together. */
static PraxisLabel *
new_label (PraxisVocabulary *vocabulary) {
  if (vocabulary->of_block == LABELS_OF_BLOCK) {
    g_ptr_array_add (vocabulary->blocks, g_new0 (PraxisLabel, LABELS_OF_BLOCK));
    vocabulary->of_block = 0;
  }
  PraxisLabel *block = g_ptr_array_index (vocabulary->blocks, vocabulary->blocks->len - 1);
  return &block[vocabulary->of_block++];
}

gboolean
praxis_vocabulary_add_label (PraxisVocabulary *vocabulary, PraxisConcept *concept, const char *text,
                             const char *language, PraxisLabelKind kind) {
  PraxisLabel *preferred = kind == PRAXIS_LABEL_PREFERRED ? preferred_label (concept, language) : NULL;
  if (preferred != NULL)
    preferred->kind = PRAXIS_LABEL_ALTERNATIVE;
  PraxisLabel *label = label_of_text (concept, text, language);
  if (label != NULL) {
    label->kind = MIN (label->kind, kind);
    return TRUE;
  }
  gboolean states = kind == PRAXIS_LABEL_STATEMENT;
  char *folded = states ? NULL : fold_label (vocabulary, concept, text);
  if (states ? !has_word (text) : folded == NULL)
    return FALSE;
  label = new_label (vocabulary);
  label->concept = concept;
  label->text = g_string_chunk_insert (vocabulary->strings, text);
  label->folded = folded;
  label->language = keep (vocabulary, language);
  label->kind = kind;
  label->file = vocabulary->file;
  label->line = vocabulary->line;
  g_ptr_array_add (kind >= PRAXIS_LABEL_STATEMENT ? concept->cues : concept->labels, label);
  return TRUE;
}

void
praxis_vocabulary_add_notation (PraxisVocabulary *vocabulary, PraxisConcept *concept, const char *notation) {
  g_hash_table_insert (scheme_of (vocabulary, concept->scheme)->notations,
                       keep_lower_case (vocabulary, notation), concept);
}

void
praxis_vocabulary_set_note (PraxisVocabulary *vocabulary, PraxisConcept *concept, const char *note) {
  concept->note = keep (vocabulary, note);
}

void
praxis_vocabulary_set_definition (PraxisVocabulary *vocabulary, PraxisConcept *concept,
                                  const char *definition) {
  concept->definition = keep (vocabulary, definition);
}

void
praxis_vocabulary_add_file (PraxisVocabulary *vocabulary, const char *text) {
  g_string_append_len (vocabulary->files, text, (gssize)strlen (text) + 1);
}

void
praxis_vocabulary_set_file (PraxisVocabulary *vocabulary, const char *file) {
  vocabulary->file = keep (vocabulary, file);
}

void
praxis_vocabulary_set_line (PraxisVocabulary *vocabulary, guint line) {
  vocabulary->line = line;
}

void
praxis_concept_set_weight (PraxisConcept *concept, double weight) {
  concept->weight = weight;
}

void
praxis_concept_set_foreign (PraxisConcept *concept) {
  concept->foreign = TRUE;
}

static void
add_once (GPtrArray *concepts, PraxisConcept *concept) {
  if (!g_ptr_array_find (concepts, concept, NULL))
    g_ptr_array_add (concepts, concept);
}

void
praxis_concept_add_broader (PraxisConcept *concept, PraxisConcept *broader) {
  add_once (concept->broader, broader);
  add_once (broader->narrower, concept);
}

void
praxis_concept_add_related (PraxisConcept *concept, PraxisConcept *related) {
  add_once (concept->related, related);
  add_once (related->related, concept);
}

/* --- loading
 * ---------------------------------------------------------------------------------------------------- */

static int
compare_names (gconstpointer a, gconstpointer b) {
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

/* The Turtle files of a folder, sorted, so that every load gives the same order. */
static GPtrArray *
turtle_files (const char *folder, GError **error) {
  g_autoptr (GDir) directory = g_dir_open (folder, 0, NULL);
  if (directory == NULL) {
    gboolean is_there = access (folder, R_OK) == 0;
    g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_FAILED, "cannot read vocabularies in '%s': %s", folder,
                 is_there ? "it is no folder" : g_strerror (errno));
    return NULL;
  }
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);
  for (const char *name; (name = g_dir_read_name (directory)) != NULL;)
    if (g_str_has_suffix (name, ".ttl") && name[0] != '.')
      g_ptr_array_add (paths, g_build_filename (folder, name, NULL));
  g_ptr_array_sort (paths, compare_names);
  return paths;
}

static gboolean
read_folder (PraxisVocabulary *vocabulary, const char *folder, GError **error) {
  g_autoptr (GPtrArray) paths = turtle_files (folder, error);
  for (guint i = 0; paths != NULL && i < paths->len; i++)
    if (!praxis_vocabulary_read_turtle (vocabulary, g_ptr_array_index (paths, i), error))
      return FALSE;
  return paths != NULL;
}

static int
compare_kinds (gconstpointer a, gconstpointer b) {
  const PraxisLabel *const *left = a, *const *right = b;
  return (int)(*left)->kind - (int)(*right)->kind;
}

static void
enter_label (PraxisVocabulary *vocabulary, PraxisLabel *label) {
  GPtrArray *same = g_hash_table_lookup (vocabulary->labels_of, label->folded);
  if (same == NULL) {
    same = g_ptr_array_new ();
    g_hash_table_insert (vocabulary->labels_of, label->folded, same);
  }
  g_ptr_array_add (same, label);
}

/* Takes a concept out of the lists and of the links of others; it stays owned. */
static void
leave_out (PraxisVocabulary *vocabulary, PraxisConcept *concept) {
  Scheme *scheme = scheme_of (vocabulary, concept->scheme);
  g_ptr_array_remove (scheme->concepts, concept);
  g_hash_table_remove (scheme->ids, keep_lower_case (vocabulary, concept->id));
  for (guint i = 0; i < concept->broader->len; i++)
    g_ptr_array_remove (((PraxisConcept *)g_ptr_array_index (concept->broader, i))->narrower, concept);
  for (guint i = 0; i < concept->narrower->len; i++)
    g_ptr_array_remove (((PraxisConcept *)g_ptr_array_index (concept->narrower, i))->broader, concept);
  for (guint i = 0; i < concept->related->len; i++)
    g_ptr_array_remove (((PraxisConcept *)g_ptr_array_index (concept->related, i))->related, concept);
}

static void
enter_labels (PraxisVocabulary *vocabulary, const PraxisConcept *concept) {
  Scheme *scheme = scheme_of (vocabulary, concept->scheme);
  for (guint i = 0; i < concept->labels->len; i++) {
    g_ptr_array_add (scheme->labels, g_ptr_array_index (concept->labels, i));
    enter_label (vocabulary, g_ptr_array_index (concept->labels, i));
  }
}

/* Every concept is described now, or nothing could be shown of it; so all labels can be entered in the
 * tables. */
static gboolean
finish (PraxisVocabulary *vocabulary, GError **error) {
  for (guint i = 0; i < vocabulary->concepts->len; i++) {
    PraxisConcept *concept = g_ptr_array_index (vocabulary->concepts, i);
    gboolean described = concept->described && concept->labels->len > 0;
    if (!described && !concept->foreign) {
      g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_FAILED,
                   "cannot read '%s': line %u: '%s/%s' is named but has no label", concept->file,
                   concept->line, concept->scheme, concept->id);
      return FALSE;
    }
    if (described)
      enter_labels (vocabulary, concept);
    else
      leave_out (vocabulary, concept);
  }
  GHashTableIter iter;
  gpointer same;
  g_hash_table_iter_init (&iter, vocabulary->labels_of);
  while (g_hash_table_iter_next (&iter, NULL, &same))
    if (((GPtrArray *)same)->len > 1)
      g_ptr_array_sort (same, compare_kinds);
  return TRUE;
}

PraxisVocabulary *
praxis_vocabulary_load (const char *const *folders, GError **error) {
  g_autoptr (PraxisVocabulary) vocabulary = vocabulary_new ();
  if (!praxis_vocabulary_add_countries (vocabulary, PRAXIS_ISO_CODES_DIR, error))
    return NULL;
  praxis_vocabulary_add_world_regions (vocabulary);
  praxis_vocabulary_add_languages (vocabulary);
  for (; *folders != NULL; folders++)
    if (!read_folder (vocabulary, *folders, error))
      return NULL;
  return finish (vocabulary, error) ? g_steal_pointer (&vocabulary) : NULL;
}

PraxisVocabulary *
praxis_vocabulary_load_default (const char *further, GError **error) {
  g_autofree char *folder = praxis_data_path ("vocabulary");
  gboolean more = further != NULL && *further != '\0';
  return praxis_vocabulary_load ((const char *const[]){ folder, more ? further : NULL, NULL }, error);
}

/* --- asking
 * ----------------------------------------------------------------------------------------------------- */

char *
praxis_vocabulary_digest (const PraxisVocabulary *vocabulary) {
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, vocabulary->files->str,
                                        (gssize)vocabulary->files->len);
}

const PraxisConcept *
praxis_vocabulary_find (const PraxisVocabulary *vocabulary, const char *scheme, const char *id) {
  const Scheme *home = g_hash_table_lookup (vocabulary->schemes, scheme);
  g_autofree char *key = g_ascii_strdown (id, -1);
  return home != NULL ? g_hash_table_lookup (home->ids, key) : NULL;
}

const PraxisConcept *
praxis_vocabulary_lookup (const PraxisVocabulary *vocabulary, const char *scheme, const char *text) {
  const Scheme *home = g_hash_table_lookup (vocabulary->schemes, scheme);
  if (home == NULL)
    return NULL;
  g_autofree char *key = g_ascii_strdown (text, -1);
  const PraxisConcept *concept = g_hash_table_lookup (home->ids, key);
  if (concept == NULL)
    concept = g_hash_table_lookup (home->notations, key);
  if (concept != NULL)
    return concept;
  g_autofree char *folded = praxis_fold (text);
  const GPtrArray *labels = praxis_vocabulary_labels_of (vocabulary, folded);
  for (guint i = 0; labels != NULL && i < labels->len; i++) {
    const PraxisLabel *label = g_ptr_array_index (labels, i);
    if (strcmp (label->concept->scheme, scheme) == 0)
      return label->concept;
  }
  return NULL;
}

static gboolean
is_english_preferred (const PraxisLabel *label) {
  return label->kind == PRAXIS_LABEL_PREFERRED && strcmp (label->language, "en") == 0;
}

/* Among names equally near the first wins: English preferred labels stand first, then ids that are words,
 * then the other labels that may be shown. */
const char *
praxis_vocabulary_nearest (const PraxisVocabulary *vocabulary, const char *scheme, const char *text) {
  const GPtrArray *labels = praxis_vocabulary_labels (vocabulary, scheme);
  const GPtrArray *concepts = praxis_vocabulary_concepts (vocabulary, scheme);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  for (guint i = 0; i < labels->len; i++) {
    const PraxisLabel *label = g_ptr_array_index (labels, i);
    if (is_english_preferred (label))
      g_ptr_array_add (names, label->text);
  }
  for (guint i = 0; i < concepts->len; i++) {
    const PraxisConcept *concept = g_ptr_array_index (concepts, i);
    if (strlen (concept->id) > 2)
      g_ptr_array_add (names, (gpointer)concept->id);
  }
  for (guint i = 0; i < labels->len; i++) {
    const PraxisLabel *label = g_ptr_array_index (labels, i);
    if (label->kind != PRAXIS_LABEL_HIDDEN && !is_english_preferred (label))
      g_ptr_array_add (names, label->text);
  }
  g_ptr_array_add (names, NULL);
  return praxis_nearest_name (text, (const char *const *)names->pdata);
}

const char **
praxis_vocabulary_schemes (const PraxisVocabulary *vocabulary) {
  GPtrArray *names = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer name;
  g_hash_table_iter_init (&iter, vocabulary->schemes);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    g_ptr_array_add (names, name);
  g_ptr_array_sort (names, compare_names);
  g_ptr_array_add (names, NULL);
  return (const char **)g_ptr_array_free (names, FALSE);
}

const GPtrArray *
praxis_vocabulary_concepts (const PraxisVocabulary *vocabulary, const char *scheme) {
  const Scheme *home = g_hash_table_lookup (vocabulary->schemes, scheme);
  return home != NULL ? home->concepts : vocabulary->empty;
}

const GPtrArray *
praxis_vocabulary_labels (const PraxisVocabulary *vocabulary, const char *scheme) {
  const Scheme *home = g_hash_table_lookup (vocabulary->schemes, scheme);
  return home != NULL ? home->labels : vocabulary->empty;
}

const GPtrArray *
praxis_vocabulary_labels_of (const PraxisVocabulary *vocabulary, const char *folded) {
  return g_hash_table_lookup (vocabulary->labels_of, folded);
}

const char *
praxis_concept_id (const PraxisConcept *concept) {
  return concept->id;
}

const char *
praxis_concept_scheme (const PraxisConcept *concept) {
  return concept->scheme;
}

const char *
praxis_concept_label (const PraxisConcept *concept, const char *language) {
  const PraxisLabel *label = preferred_label (concept, language);
  const char *region = strchr (language, '-');
  if (label == NULL && region != NULL) {
    g_autofree char *primary = g_strndup (language, (gsize)(region - language));
    label = preferred_label (concept, primary);
  }
  if (label == NULL)
    label = preferred_label (concept, "en");
  for (guint i = 0; label == NULL && i < concept->labels->len; i++) {
    const PraxisLabel *any = g_ptr_array_index (concept->labels, i);
    label = any->kind == PRAXIS_LABEL_PREFERRED ? any : NULL;
  }
  return label != NULL ? label->text : concept->id;
}

const char *
praxis_concept_note (const PraxisConcept *concept) {
  return concept->note;
}

const char *
praxis_concept_definition (const PraxisConcept *concept) {
  return concept->definition;
}

const GPtrArray *
praxis_concept_labels (const PraxisConcept *concept) {
  return concept->labels;
}

const GPtrArray *
praxis_concept_cues (const PraxisConcept *concept) {
  return concept->cues;
}

double
praxis_concept_weight (const PraxisConcept *concept) {
  return concept->weight;
}

const GPtrArray *
praxis_concept_broader (const PraxisConcept *concept) {
  return concept->broader;
}

const GPtrArray *
praxis_concept_narrower (const PraxisConcept *concept) {
  return concept->narrower;
}

const GPtrArray *
praxis_concept_related (const PraxisConcept *concept) {
  return concept->related;
}

gboolean
praxis_concept_is_within (const PraxisConcept *concept, const PraxisConcept *ancestor) {
  g_autoptr (GPtrArray) seen = g_ptr_array_new (); /* grows while it is walked; nothing enters twice */
  g_ptr_array_add (seen, (gpointer)concept);
  for (guint i = 0; i < seen->len; i++) {
    const PraxisConcept *at = g_ptr_array_index (seen, i);
    if (at == ancestor)
      return TRUE;
    for (guint j = 0; j < at->broader->len; j++)
      add_once (seen, g_ptr_array_index (at->broader, j));
  }
  return FALSE;
}
