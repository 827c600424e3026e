/* Reads SKOS concepts from a Turtle file with serd. A concept's id is the last segment of its IRI and its
 * scheme the segment before; a scheme of somebody else's gives topics. What is not about labels, notes or
 * links is passed over, so other SKOS files can be used as they are. */
#include "register/base/error.h"
#include "register/vocabulary/vocabulary_builder.h"
#include <errno.h>
#include <serd/serd.h>
#include <stdarg.h>
#include <string.h>

#define SKOS "http://www.w3.org/2004/02/skos/core#"
/* What SKOS has no property for. */
#define PRAXIS "https://praxis.example/vocabulary#"
#define RDF_TYPE "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"

typedef struct {
  PraxisVocabulary *vocabulary;
  const char *path;
  SerdEnv *env;
  GString *subject;       /* the subject read last, as written, */
  PraxisConcept *concept; /* and its concept; NULL if it is none */
  GHashTable *known;      /* predicates as written -> Predicate* */
  const char *next;       /* the byte serd reads next, */
  guint line;             /* and its line */
  GError *error;          /* the first thing that went wrong */
} Reading;

typedef struct {
  const char *text;     /* of a literal, or an IRI */
  const char *language; /* "" if it has none */
  gboolean literal;
} Object;

typedef struct Predicate Predicate;
struct Predicate {
  const char *iri;
  gboolean literal;
  void (*take) (Reading *reading, PraxisConcept *concept, const Predicate *predicate, const Object *object);
  PraxisLabelKind kind;
};

static void fail (Reading *reading, const char *format, ...) G_GNUC_PRINTF (2, 3);

static void
fail (Reading *reading, const char *format, ...) {
  if (reading->error != NULL)
    return;
  va_list arguments;
  va_start (arguments, format);
  g_autofree char *reason = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error (&reading->error, PRAXIS_ERROR, PRAXIS_ERROR_FAILED, "cannot read '%s': line %u: %s",
               reading->path, reading->line, g_strchomp (reason));
}

/* Schemes of this house. */
static const char *const schemes[]
    = { "country", "place", "region", "topic", "type", "role", "activity", "term", "language", NULL };

/* A concept of another thesaurus says what a text is about. Its id is often a mere number, so it begins with
 * the name of the thesaurus: http://eurovoc.europa.eu/1909 is "eurovoc-1909". */
static PraxisConcept *
foreign_concept (Reading *reading, const char *thesaurus, const char *local) {
  g_autofree char *id = g_strdup_printf ("%.*s-%s", (int)strcspn (thesaurus, "."), thesaurus, local);
  PraxisConcept *concept = praxis_vocabulary_mention (reading->vocabulary, "topic", id);
  praxis_concept_set_foreign (concept);
  return concept;
}

/* The concept an IRI names, or NULL with the error set. */
static PraxisConcept *
concept_of (Reading *reading, const char *iri) {
  g_auto (GStrv) segments = g_strsplit_set (iri, "/#", -1);
  guint count = g_strv_length (segments);
  if (count < 2 || *segments[count - 1] == '\0' || *segments[count - 2] == '\0') {
    fail (reading, "'%s' does not end in the name of a scheme and an id", iri);
    return NULL;
  }
  const char *scheme = segments[count - 2], *id = segments[count - 1];
  return g_strv_contains (schemes, scheme) ? praxis_vocabulary_mention (reading->vocabulary, scheme, id)
                                           : foreign_concept (reading, scheme, id);
}

static void
take_label (Reading *reading, PraxisConcept *concept, const Predicate *predicate, const Object *object) {
  if (!praxis_vocabulary_add_label (reading->vocabulary, concept, object->text, object->language,
                                    predicate->kind))
    fail (reading, "the label '%s' of '%s' has no word", object->text, praxis_concept_id (concept));
}

static gboolean
is_english (const Object *object) {
  return *object->language == '\0' || strcmp (object->language, "en") == 0;
}

static void
take_note (Reading *reading, PraxisConcept *concept, const Predicate *predicate, const Object *object) {
  (void)predicate;
  if (is_english (object))
    praxis_vocabulary_set_note (reading->vocabulary, concept, object->text);
}

static void
take_definition (Reading *reading, PraxisConcept *concept, const Predicate *predicate, const Object *object) {
  (void)predicate;
  if (is_english (object))
    praxis_vocabulary_set_definition (reading->vocabulary, concept, object->text);
}

static void
take_notation (Reading *reading, PraxisConcept *concept, const Predicate *predicate, const Object *object) {
  (void)predicate;
  praxis_vocabulary_add_notation (reading->vocabulary, concept, object->text);
}

static void
take_weight (Reading *reading, PraxisConcept *concept, const Predicate *predicate, const Object *object) {
  (void)predicate;
  char *end;
  double weight = g_ascii_strtod (object->text, &end);
  if (end == object->text || *end != '\0' || !(weight > 0 && weight <= 1))
    fail (reading, "the weight '%s' is no number above 0 and up to 1", object->text);
  praxis_concept_set_weight (concept, weight);
}

static void
take_broader (Reading *reading, PraxisConcept *concept, const Predicate *predicate, const Object *object) {
  (void)predicate;
  PraxisConcept *broader = concept_of (reading, object->text);
  if (broader != NULL)
    praxis_concept_add_broader (concept, broader);
}

static void
take_narrower (Reading *reading, PraxisConcept *concept, const Predicate *predicate, const Object *object) {
  (void)predicate;
  PraxisConcept *narrower = concept_of (reading, object->text);
  if (narrower != NULL)
    praxis_concept_add_broader (narrower, concept);
}

static void
take_related (Reading *reading, PraxisConcept *concept, const Predicate *predicate, const Object *object) {
  (void)predicate;
  PraxisConcept *related = concept_of (reading, object->text);
  if (related != NULL)
    praxis_concept_add_related (concept, related);
}

static const Predicate predicates[] = {
  { SKOS "prefLabel", TRUE, take_label, PRAXIS_LABEL_PREFERRED },
  { SKOS "altLabel", TRUE, take_label, PRAXIS_LABEL_ALTERNATIVE },
  { SKOS "hiddenLabel", TRUE, take_label, PRAXIS_LABEL_HIDDEN },
  { PRAXIS "statement", TRUE, take_label, PRAXIS_LABEL_STATEMENT },
  { PRAXIS "cue", TRUE, take_label, PRAXIS_LABEL_CUE },
  { PRAXIS "weight", TRUE, take_weight, 0 },
  { SKOS "scopeNote", TRUE, take_note, 0 },
  { SKOS "definition", TRUE, take_definition, 0 },
  { SKOS "notation", TRUE, take_notation, 0 },
  { SKOS "broader", FALSE, take_broader, 0 },
  { SKOS "narrower", FALSE, take_narrower, 0 },
  { SKOS "related", FALSE, take_related, 0 },
};

/* Another one than these is passed over, but the type says whether the subject is a concept. */
static const Predicate type_predicate = { RDF_TYPE, FALSE, NULL, 0 },
                       other_predicate = { NULL, FALSE, NULL, 0 };

/* The full IRI of a node, or NULL if it is none (a blank node) or its prefix is not known. Caller frees. */
static char *
expand (Reading *reading, const SerdNode *node) {
  SerdNode full = serd_env_expand_node (reading->env, node);
  char *iri = full.buf != NULL ? g_strdup ((const char *)full.buf) : NULL;
  serd_node_free (&full);
  if (iri == NULL && node->type == SERD_CURIE)
    fail (reading, "the prefix of '%s' is not declared", (const char *)node->buf);
  return iri;
}

static const Predicate *
find_predicate (const char *iri) {
  for (gsize i = 0; i < G_N_ELEMENTS (predicates); i++)
    if (g_strcmp0 (iri, predicates[i].iri) == 0)
      return &predicates[i];
  return g_strcmp0 (iri, RDF_TYPE) == 0 ? &type_predicate : &other_predicate;
}

/* The same few are written over and over: each is expanded once. */
static const Predicate *
predicate_of (Reading *reading, const SerdNode *node) {
  const Predicate *known = g_hash_table_lookup (reading->known, node->buf);
  if (known == NULL) {
    g_autofree char *iri = expand (reading, node);
    known = find_predicate (iri);
    g_hash_table_insert (reading->known, g_strdup ((const char *)node->buf), (gpointer)known);
  }
  return known;
}

/* Makes the concept of this subject the one that statements are about. They come subject by subject. */
static void
enter_subject (Reading *reading, const SerdNode *subject) {
  if (strcmp (reading->subject->str, (const char *)subject->buf) == 0)
    return;
  g_string_assign (reading->subject, (const char *)subject->buf);
  g_autofree char *iri = expand (reading, subject);
  reading->concept = iri != NULL ? concept_of (reading, iri) : NULL;
}

/* A concept scheme has labels but is no concept: what else is said of it is passed over. */
static void
pass_over_scheme (Reading *reading, const SerdNode *subject, const SerdNode *type) {
  g_autofree char *iri = expand (reading, type);
  if (g_strcmp0 (iri, SKOS "ConceptScheme") != 0)
    return;
  g_string_assign (reading->subject, (const char *)subject->buf);
  reading->concept = NULL;
}

static void
take_statement (Reading *reading, const Predicate *predicate, const Object *object) {
  if (object->literal != predicate->literal) {
    fail (reading, "%s of '%s' must be %s", strchr (predicate->iri, '#') + 1, reading->subject->str,
          predicate->literal ? "a text in quotes" : "the IRI of a concept");
    return;
  }
  praxis_vocabulary_set_line (reading->vocabulary, reading->line);
  praxis_vocabulary_describe (reading->vocabulary, reading->concept);
  predicate->take (reading, reading->concept, predicate, object);
}

static SerdStatus
on_statement (void *handle, SerdStatementFlags flags, const SerdNode *graph, const SerdNode *subject,
              const SerdNode *predicate, const SerdNode *object, const SerdNode *datatype,
              const SerdNode *language) {
  Reading *reading = handle;
  (void)flags, (void)graph, (void)datatype;
  const Predicate *known = predicate_of (reading, predicate);
  if (known == &type_predicate)
    pass_over_scheme (reading, subject, object);
  if (known->take == NULL)
    return reading->error == NULL ? SERD_SUCCESS : SERD_ERR_BAD_ARG;
  enter_subject (reading, subject);
  gboolean literal = object->type == SERD_LITERAL;
  g_autofree char *text = literal ? g_strdup ((const char *)object->buf) : expand (reading, object);
  if (reading->concept != NULL && text != NULL) {
    const char *tag = language != NULL && language->buf != NULL ? (const char *)language->buf : "";
    take_statement (reading, known, &(Object){ text, tag, literal });
  }
  return reading->error == NULL ? SERD_SUCCESS : SERD_ERR_BAD_ARG;
}

/* A new base or prefix may give what was written before another meaning. */
static void
forget (Reading *reading) {
  g_string_truncate (reading->subject, 0);
  g_hash_table_remove_all (reading->known);
}

static SerdStatus
on_base (void *handle, const SerdNode *iri) {
  Reading *reading = handle;
  forget (reading);
  return serd_env_set_base_uri (reading->env, iri);
}

static SerdStatus
on_prefix (void *handle, const SerdNode *name, const SerdNode *iri) {
  Reading *reading = handle;
  forget (reading);
  return serd_env_set_prefix (reading->env, name, iri);
}

static SerdStatus
on_error (void *handle, const SerdError *error) {
  Reading *reading = handle;
  g_autofree char *reason = g_strdup_vprintf (error->fmt, *error->args);
  reading->line = error->line;
  fail (reading, "%s", reason);
  return SERD_SUCCESS;
}

/* Hands out one byte at a time: only so is it known in which line a statement stands. */
static size_t
give_byte (void *buffer, size_t size, size_t count, void *stream) {
  Reading *reading = stream;
  (void)size, (void)count;
  if (*reading->next == '\0')
    return 0;
  reading->line += *reading->next == '\n';
  *(char *)buffer = *reading->next++;
  return 1;
}

static int
no_read_error (void *stream) {
  (void)stream;
  return 0;
}

/* The whole file, which must be UTF-8 without a zero byte: that would look like its end. */
static char *
read_text (Reading *reading) {
  g_autofree char *text = NULL;
  gsize length;
  const char *bad;
  if (!g_file_get_contents (reading->path, &text, &length, NULL)) {
    g_set_error (&reading->error, PRAXIS_ERROR, PRAXIS_ERROR_FAILED, "cannot read '%s': %s", reading->path,
                 g_strerror (errno));
    return NULL;
  }
  if (g_utf8_validate (text, (gssize)length, &bad))
    return g_steal_pointer (&text);
  for (const char *at = text; at < bad; at++)
    reading->line += *at == '\n';
  fail (reading, "not UTF-8");
  return NULL;
}

static void
read_statements (Reading *reading) {
  SerdReader *reader = serd_reader_new (SERD_TURTLE, reading, NULL, on_base, on_prefix, on_statement, NULL);
  serd_reader_set_strict (reader, TRUE);
  serd_reader_set_error_sink (reader, on_error, reading);
  SerdStatus status = serd_reader_read_source (reader, give_byte, no_read_error, reading,
                                               (const uint8_t *)reading->path, 1);
  if (status != SERD_SUCCESS && status != SERD_FAILURE)
    fail (reading, "%s", (const char *)serd_strerror (status));
  serd_reader_free (reader);
}

gboolean
praxis_vocabulary_read_turtle (PraxisVocabulary *vocabulary, const char *path, GError **error) {
  g_autoptr (GString) subject = g_string_new (NULL);
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Reading reading = { .vocabulary = vocabulary, .path = path, .subject = subject, .known = known, .line = 1 };
  g_autofree char *text = read_text (&reading);
  reading.env = serd_env_new (NULL);
  reading.next = text;
  if (text != NULL) {
    praxis_vocabulary_add_file (vocabulary, text);
    praxis_vocabulary_set_file (vocabulary, path);
    read_statements (&reading);
  }
  serd_env_free (reading.env);
  if (reading.error == NULL)
    return TRUE;
  g_propagate_error (error, reading.error);
  return FALSE;
}
