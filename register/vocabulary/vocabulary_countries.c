/* The countries, regions of the world and languages a vocabulary starts from, before any Turtle file: codes
 * and English names of countries from iso-codes' JSON; names in other languages and the regions of UN M49
 * from ICU (CLDR), which are there even where /usr/share/locale was dropped. */
#include "register/base/error.h"
#include "register/vocabulary/vocabulary_builder.h"
#include <json-glib/json-glib.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/uldnames.h>
#include <unicode/uloc.h>
#include <unicode/uregion.h>
#include <unicode/ustring.h>

/* Those of the six languages of the documents and of the countries worked with. A language whose country
 * names look like other languages' words (Vietnamese) does more harm than good. */
static const char *const country_languages[] = {
  "en", "fr", "es", "pt", "ar", "ru", "de", "it", "nl", "zh", "ja",
  "fa", "tr", "uk", "sw", "ko", "hi", "th", "id", "pl", NULL,
};

/* Languages and regions of the world are listed in facets, hardly ever searched by name. */
static const char *const facet_languages[] = { "en", "fr", "es", "pt", "ar", "ru", NULL };

#define MOST_UNITS 256

typedef int32_t (*NameFunction) (const ULocaleDisplayNames *names, const char *code, UChar *result,
                                 int32_t most, UErrorCode *status);

/* The name ICU has for a code, or NULL if it has none. Caller frees. */
static char *
icu_name (const ULocaleDisplayNames *names, NameFunction name_of, const char *code) {
  UChar units[MOST_UNITS];
  char name[3 * MOST_UNITS + 1];
  UErrorCode status = U_ZERO_ERROR;
  int32_t length = name_of (names, code, units, MOST_UNITS, &status);
  u_strToUTF8 (name, sizeof name, NULL, units, length, &status);
  return U_SUCCESS (status) && strcmp (name, code) != 0 ? g_strdup (name) : NULL;
}

/* Adds ICU's names in one language to all concepts of a scheme. */
static void
add_icu_names (PraxisVocabulary *vocabulary, const char *scheme, NameFunction name_of, const char *language) {
  UErrorCode status = U_ZERO_ERROR;
  ULocaleDisplayNames *names = uldn_open (language, ULDN_STANDARD_NAMES, &status);
  if (U_FAILURE (status))
    return;
  const GPtrArray *concepts = praxis_vocabulary_concepts (vocabulary, scheme);
  for (guint i = 0; i < concepts->len; i++) {
    PraxisConcept *concept = g_ptr_array_index (concepts, i);
    g_autofree char *name = icu_name (names, name_of, praxis_concept_id (concept));
    if (name != NULL)
      praxis_vocabulary_add_label (vocabulary, concept, name, language, PRAXIS_LABEL_PREFERRED);
  }
  uldn_close (names);
}

static void
add_country (JsonArray *entries, guint index, JsonNode *node, gpointer data) {
  (void)entries, (void)index;
  PraxisVocabulary *vocabulary = data;
  JsonObject *entry = json_node_get_object (node);
  const char *code = json_object_get_string_member (entry, "alpha_2");
  PraxisConcept *concept = praxis_vocabulary_mention (vocabulary, "country", code);
  praxis_vocabulary_describe (vocabulary, concept);
  praxis_vocabulary_add_notation (vocabulary, concept, json_object_get_string_member (entry, "alpha_3"));
}

/* After ICU's names, so that those of iso-codes are the preferred ones. */
static void
add_english_names (JsonArray *entries, guint index, JsonNode *node, gpointer data) {
  (void)entries, (void)index;
  PraxisVocabulary *vocabulary = data;
  JsonObject *entry = json_node_get_object (node);
  const char *name = json_object_get_string_member (entry, "name");
  const char *common = json_object_get_string_member_with_default (entry, "common_name", name);
  const char *official = json_object_get_string_member_with_default (entry, "official_name", name);
  PraxisConcept *concept
      = praxis_vocabulary_mention (vocabulary, "country", json_object_get_string_member (entry, "alpha_2"));
  praxis_vocabulary_add_label (vocabulary, concept, name, "en", PRAXIS_LABEL_ALTERNATIVE);
  praxis_vocabulary_add_label (vocabulary, concept, official, "en", PRAXIS_LABEL_ALTERNATIVE);
  praxis_vocabulary_add_label (vocabulary, concept, common, "en", PRAXIS_LABEL_PREFERRED);
}

/* The entries of iso-codes' file of countries, or NULL if it is not what it should be. */
static JsonArray *
country_entries (JsonParser *parser) {
  JsonNode *root = json_parser_get_root (parser);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return NULL;
  JsonNode *entries = json_object_get_member (json_node_get_object (root), "3166-1");
  return entries != NULL && JSON_NODE_HOLDS_ARRAY (entries) ? json_node_get_array (entries) : NULL;
}

gboolean
praxis_vocabulary_add_countries (PraxisVocabulary *vocabulary, const char *folder, GError **error) {
  g_autofree char *path = g_build_filename (folder, "iso_3166-1.json", NULL);
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GError) reason = NULL;
  json_parser_load_from_file (parser, path, &reason);
  JsonArray *entries = reason == NULL ? country_entries (parser) : NULL;
  if (entries == NULL) {
    g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_FAILED,
                 "cannot read the countries in '%s' (package iso-codes): %s", path,
                 reason != NULL ? reason->message : "there are none");
    return FALSE;
  }
  json_array_foreach_element (entries, add_country, vocabulary);
  for (const char *const *language = country_languages; *language != NULL; language++)
    add_icu_names (vocabulary, "country", uldn_regionDisplayName, *language);
  json_array_foreach_element (entries, add_english_names, vocabulary);
  return TRUE;
}

void
praxis_vocabulary_add_languages (PraxisVocabulary *vocabulary) {
  for (const char *const *code = uloc_getISOLanguages (); *code != NULL; code++)
    if (strlen (*code) == 2)
      praxis_vocabulary_describe (vocabulary, praxis_vocabulary_mention (vocabulary, "language", *code));
  for (const char *const *language = facet_languages; *language != NULL; language++)
    add_icu_names (vocabulary, "language", uldn_languageDisplayName, *language);
}

#define M49 "m49-"
#define M49_MARK " (M49)"

/* The codes of what a region of the world contains, or of all regions of a type for NULL; caller closes. */
static UEnumeration *
regions_in (const URegion *region, URegionType type) {
  UErrorCode status = U_ZERO_ERROR;
  return region != NULL ? uregion_getContainedRegionsOfType (region, type, &status)
                        : uregion_getAvailable (type, &status);
}

static const char *
next_code (UEnumeration *codes) {
  UErrorCode status = U_ZERO_ERROR;
  return codes != NULL ? uenum_next (codes, NULL, &status) : NULL;
}

static const URegion *
region_of_code (const char *code) {
  UErrorCode status = U_ZERO_ERROR;
  return uregion_getRegionFromCode (code, &status);
}

static PraxisConcept *
add_world_region (PraxisVocabulary *vocabulary, const char *code) {
  g_autofree char *id = g_strconcat (M49, code, NULL);
  PraxisConcept *concept = praxis_vocabulary_mention (vocabulary, "region", id);
  praxis_vocabulary_describe (vocabulary, concept);
  return concept;
}

static void
add_territories (PraxisVocabulary *vocabulary, PraxisConcept *region, const char *code) {
  UEnumeration *territories = regions_in (region_of_code (code), URGN_TERRITORY);
  for (const char *territory; (territory = next_code (territories)) != NULL;)
    if (praxis_vocabulary_find (vocabulary, "country", territory) != NULL)
      praxis_concept_add_related (region, praxis_vocabulary_mention (vocabulary, "country", territory));
  uenum_close (territories);
}

static void
add_continent (PraxisVocabulary *vocabulary, PraxisConcept *world, const char *code) {
  PraxisConcept *continent = add_world_region (vocabulary, code);
  praxis_concept_add_broader (continent, world);
  UEnumeration *parts = regions_in (region_of_code (code), URGN_SUBCONTINENT);
  for (const char *part; (part = next_code (parts)) != NULL;) {
    if (!g_ascii_isdigit (*part))
      continue; /* an addition of CLDR's */
    PraxisConcept *region = add_world_region (vocabulary, part);
    praxis_concept_add_broader (region, continent);
    add_territories (vocabulary, region, part);
  }
  uenum_close (parts);
}

/* Marked, as other vocabularies have regions of the same names and other countries. As a name, "world" begins
 * with a capital. */
static int32_t
name_of_region (const ULocaleDisplayNames *names, const char *id, UChar *result, int32_t most,
                UErrorCode *status) {
  int32_t length = uldn_regionDisplayName (names, id + strlen (M49), result, most, status);
  if (U_SUCCESS (*status) && length > 0)
    result[0] = (UChar)u_toupper (result[0]);
  for (const char *mark = M49_MARK; U_SUCCESS (*status) && *mark != '\0' && length < most; mark++)
    result[length++] = (UChar)*mark;
  return length;
}

void
praxis_vocabulary_add_world_regions (PraxisVocabulary *vocabulary) {
  PraxisConcept *world = add_world_region (vocabulary, "001");
  UEnumeration *continents = regions_in (NULL, URGN_CONTINENT);
  for (const char *code; (code = next_code (continents)) != NULL;)
    add_continent (vocabulary, world, code);
  uenum_close (continents);
  for (const char *const *language = facet_languages; *language != NULL; language++)
    add_icu_names (vocabulary, "region", name_of_region, *language);
}
