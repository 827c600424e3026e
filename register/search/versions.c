/* From a document to those that share a term with it, and from these to those that pass the test: sketches
 * alike enough, or names that differ in the language only. A term that very many share is passed over, which
 * keeps the cost of a look-up bounded: forms filled in a thousand times are no versions of each other. */
#include "register/search/versions.h"
#include "register/base/error.h"
#include "register/document/edition.h"
#include "register/document/likeness.h"
#include "register/index/analysis.h"
#include "register/index/entry.h"
#include "register/text/token.h"
#include <string.h>

/* ---- Sharing a term ---- */

static int
by_number (gconstpointer a, gconstpointer b) {
  guint one = *(const guint *)a, other = *(const guint *)b;
  return one < other ? -1 : one > other;
}

/* Keeps each number once, and not the document's own. */
static void
keep_others (GArray *numbers, guint own) {
  guint kept = 0;
  g_array_sort (numbers, by_number);
  for (guint i = 0; i < numbers->len; i++) {
    guint number = g_array_index (numbers, guint, i);
    if (number != own && (kept == 0 || g_array_index (numbers, guint, kept - 1) != number))
      g_array_index (numbers, guint, kept++) = number;
  }
  g_array_set_size (numbers, kept);
}

/* The other documents that have one of the terms, ascending. */
static GArray *
find_sharing (PraxisRegister *reg, guint number, const char *const *terms, guint count, GError **error) {
  guint most = (guint)praxis_settings_number (reg->settings, "versions.most");
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < count; i++)
    if (!store_reader_postings (reg->reader, terms[i], most, numbers, error))
      return NULL;
  keep_others (numbers, number);
  return g_steal_pointer (&numbers);
}

/* ---- Versions ---- */

/* The sketch of a document; NULL without an error if it has none. */
static GBytes *
read_sketch (PraxisRegister *reg, guint number, GError **error) {
  g_autoptr (GBytes) sketch = store_reader_value (reg->reader, number, PRAXIS_SLOT_SKETCH, error);
  return sketch != NULL && praxis_sketch_is_valid (sketch) ? g_steal_pointer (&sketch) : NULL;
}

static gboolean
keep_alike (PraxisRegister *reg, GBytes *sketch, GArray *numbers, GError **error) {
  double likeness = praxis_settings_decimal (reg->settings, "versions.likeness");
  guint kept = 0;
  for (guint i = 0; i < numbers->len; i++) {
    guint number = g_array_index (numbers, guint, i);
    GError *reason = NULL;
    g_autoptr (GBytes) other = read_sketch (reg, number, &reason);
    if (reason != NULL) {
      g_propagate_error (error, reason);
      return FALSE;
    }
    if (other != NULL && praxis_sketch_compare (sketch, other) >= likeness)
      g_array_index (numbers, guint, kept++) = number;
  }
  g_array_set_size (numbers, kept);
  return TRUE;
}

static GArray *
find_versions (PraxisRegister *reg, guint number, GError **error) {
  GError *reason = NULL;
  g_autoptr (GBytes) sketch = read_sketch (reg, number, &reason);
  if (reason != NULL) {
    g_propagate_error (error, reason);
    return NULL;
  }
  if (sketch == NULL)
    return g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GPtrArray) terms = praxis_sketch_terms (sketch);
  g_autoptr (GArray) numbers
      = find_sharing (reg, number, (const char *const *)terms->pdata, terms->len, error);
  if (numbers == NULL || !keep_alike (reg, sketch, numbers, error))
    return NULL;
  return g_steal_pointer (&numbers);
}

const GArray *
praxis_versions_of (PraxisRegister *reg, guint number, GError **error) {
  GArray *found = g_hash_table_lookup (reg->versions, GUINT_TO_POINTER (number));
  if (found == NULL) {
    found = find_versions (reg, number, error);
    if (found != NULL)
      g_hash_table_insert (reg->versions, GUINT_TO_POINTER (number), found);
  }
  return found;
}

/* ---- Editions ---- */

/* A document's only language, NULL if it is unknown. */
static const char *
language_of (const PraxisRegister *reg, guint number) {
  g_autoptr (GPtrArray) languages = register_values (reg, number, "language");
  return languages->len > 0 ? g_ptr_array_index (languages, 0) : NULL;
}

/* The title without what sets one spelling of it apart; NULL with an error if it cannot be read. */
static char *
plain_title (PraxisRegister *reg, guint number, GError **error) {
  g_autoptr (PraxisEntry) entry = praxis_entry_open (reg->reader, number, error);
  const char *title = entry == NULL ? NULL : praxis_entry_value (entry, "caption");
  return entry == NULL ? NULL : praxis_fold (title != NULL ? title : "");
}

/* Whether two documents that share a term of names are editions. */
static gboolean
are_editions (PraxisRegister *reg, guint one, guint other, gboolean by_title, GError **error) {
  const char *language = language_of (reg, one);
  if (language == NULL || g_strcmp0 (language, language_of (reg, other)) == 0
      || language_of (reg, other) == NULL)
    return FALSE;
  if (!by_title)
    return TRUE;
  g_autofree char *title = plain_title (reg, one, error);
  g_autofree char *other_title = title == NULL ? NULL : plain_title (reg, other, error);
  return other_title != NULL && strcmp (title, other_title) != 0;
}

static gboolean
add_editions (PraxisRegister *reg, guint number, const char *term, GArray *editions, GError **error) {
  gboolean by_title = g_str_has_prefix (term, PRAXIS_EDITION_TITLE);
  g_autoptr (GArray) sharing = find_sharing (reg, number, &term, 1, error);
  GError *reason = NULL;
  for (guint i = 0; sharing != NULL && reason == NULL && i < sharing->len; i++) {
    guint other = g_array_index (sharing, guint, i);
    if (are_editions (reg, number, other, by_title, &reason))
      g_array_append_val (editions, other);
  }
  if (reason != NULL)
    g_propagate_error (error, reason);
  return sharing != NULL && reason == NULL;
}

GArray *
praxis_editions_of (PraxisRegister *reg, guint number, GError **error) {
  g_autoptr (GBytes) slot = store_reader_value (reg->reader, number, PRAXIS_SLOT_EDITION, error);
  g_autoptr (GArray) editions = g_array_new (FALSE, FALSE, sizeof (guint));
  if (slot == NULL)
    return NULL;
  g_autoptr (GString) joined
      = g_string_new_len (g_bytes_get_data (slot, NULL), (gssize)g_bytes_get_size (slot));
  g_auto (GStrv) terms = g_strsplit (joined->str, PRAXIS_VALUE_SEPARATOR, -1);
  for (char **term = terms; *term != NULL; term++)
    if (!add_editions (reg, number, *term, editions, error))
      return NULL;
  keep_others (editions, number);
  return g_steal_pointer (&editions);
}
