/* Single decisions: their text, and what they do to claims. Where they come from is in decisions.c. */
#include "register/decisions/decision.h"
#include "register/base/error.h"
#include "register/vocabulary/regions.h"
#include <string.h>

#define RULE "decision" /* of claims that stand on a decision alone */
enum { DATE, AUTHOR, ID, TAG, PATH, COLUMNS };

void
praxis_decision_free (PraxisDecision *decision) {
  if (decision == NULL)
    return;
  g_free (decision->id);
  g_free (decision->path);
  g_clear_pointer (&decision->tag, praxis_tag_free);
  g_free (decision->date);
  g_free (decision->author);
  g_free (decision->origin);
  g_free (decision);
}

static PraxisDecision *
parse_tag (const char *text, const PraxisVocabulary *vocabulary, GError **error) {
  g_autoptr (PraxisDecision) decision = g_new0 (PraxisDecision, 1);
  decision->rejected = *text == '-';
  decision->withdrawn = *text != '-' && *text != '+';
  if (strchr (text, '=') == NULL) {
    g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_USAGE,
                 "'%s' is no decision: it reads +FIELD=VALUE, -FIELD=VALUE or, to take either back, "
                 "FIELD=VALUE",
                 text);
    return NULL;
  }
  decision->tag = praxis_tag_parse (decision->withdrawn ? text : text + 1, vocabulary, error);
  return decision->tag == NULL ? NULL : g_steal_pointer (&decision);
}

PraxisDecision *
praxis_decision_parse (const char *text, const PraxisVocabulary *vocabulary, GError **error) {
  PraxisDecision *decision = parse_tag (text, vocabulary, error);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  if (decision != NULL)
    decision->date = g_date_time_format (now, "%Y-%m-%d");
  return decision;
}

/* NULL for an empty column. */
static char *
column (const char *escaped) {
  return *escaped == '\0' ? NULL : g_uri_unescape_string (escaped, NULL);
}

PraxisDecision *
praxis_decision_parse_line (const char *line, const PraxisVocabulary *vocabulary, GError **error) {
  g_auto (GStrv) columns = g_strsplit (line, "\t", -1);
  if (g_strv_length (columns) != COLUMNS) {
    g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_USAGE,
                 "it has %u columns: date, author, document, tag and path are %u, with tabs between",
                 g_strv_length (columns), (guint)COLUMNS);
    return NULL;
  }
  g_autofree char *tag = column (columns[TAG]);
  g_autoptr (PraxisDecision) decision = parse_tag (tag != NULL ? tag : "", vocabulary, error);
  if (decision == NULL)
    return NULL;
  decision->date = column (columns[DATE]);
  decision->author = column (columns[AUTHOR]);
  decision->id = column (columns[ID]);
  decision->path = column (columns[PATH]);
  if (decision->id != NULL || decision->path != NULL)
    return g_steal_pointer (&decision);
  g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_USAGE, "it names no document");
  return NULL;
}

/* As it is, but for what would end a column or a line. */
static void
append_column (GString *line, const char *value, const char *end) {
  for (; value != NULL && *value != '\0'; value++)
    if (g_ascii_iscntrl (*value) || *value == '%')
      g_string_append_printf (line, "%%%02X", (guchar)*value);
    else
      g_string_append_c (line, *value);
  g_string_append (line, end);
}

char *
praxis_decision_line (const PraxisDecision *decision) {
  GString *line = g_string_new (NULL);
  append_column (line, decision->date, "\t");
  append_column (line, decision->author, "\t");
  append_column (line, decision->id, "\t");
  const char *sign = decision->withdrawn ? "" : decision->rejected ? "-" : "+";
  g_string_append_printf (line, "%s%s=", sign, decision->tag->field->name);
  append_column (line, decision->tag->value, "\t");
  append_column (line, decision->path, "\n");
  return g_string_free (line, FALSE);
}

gboolean
praxis_decision_is_same_tag (const PraxisDecision *one, const PraxisDecision *other) {
  return one->tag->field == other->tag->field && g_ascii_strcasecmp (one->tag->value, other->tag->value) == 0;
}

gboolean
praxis_decision_replaces (const PraxisDecision *later, const PraxisDecision *earlier) {
  gboolean single
      = later->tag->field == earlier->tag->field && (later->tag->field->flags & PRAXIS_FIELD_SINGLE) != 0;
  return praxis_decision_is_same_tag (later, earlier) || (single && !later->rejected && !earlier->rejected);
}

/* ---- Claims ---- */

static void
set_origin (PraxisClaim *claim, const char *origin, char *reason) {
  g_free (claim->origin);
  claim->origin = g_strdup (origin);
  g_free (claim->reason);
  claim->reason = reason;
}

/* Claims as they were before anybody decided. */
static void
take_off (PraxisDocument *document) {
  for (guint i = document->claims->len; i-- > 0;) {
    PraxisClaim *claim = g_ptr_array_index (document->claims, i);
    if (g_strcmp0 (claim->rule, RULE) == 0)
      g_ptr_array_remove_index (document->claims, i);
    else if (strcmp (claim->origin, "confirmed") == 0 || strcmp (claim->origin, "rejected") == 0)
      set_origin (claim, g_strcmp0 (claim->rule, "record") == 0 ? "record" : "automatic", NULL);
  }
}

/* "decided on 2026-11-21 by Amina, decisions:3" */
static char *
reason_of (const PraxisDecision *decision) {
  GString *reason = g_string_new ("decided");
  if (decision->date != NULL)
    g_string_append_printf (reason, " on %s", decision->date);
  if (decision->author != NULL)
    g_string_append_printf (reason, " by %s", decision->author);
  if (decision->origin != NULL)
    g_string_append_printf (reason, ", %s", decision->origin);
  return g_string_free (reason, FALSE);
}

/* A claim that stands on a decision alone; takes the reason. */
static void
add_decided (PraxisDocument *document, const PraxisField *field, const char *value, const char *origin,
             char *reason) {
  PraxisClaim *claim = praxis_document_add_claim (document, field->name, value, field->role, RULE);
  g_free (claim->source);
  claim->source = g_strdup (RULE);
  claim->score = 1;
  set_origin (claim, origin, reason);
}

static void
put (PraxisDocument *document, const PraxisDecision *decision) {
  const PraxisField *field = decision->tag->field;
  const char *origin = decision->rejected ? "rejected" : "confirmed";
  gboolean single = (field->flags & PRAXIS_FIELD_SINGLE) != 0 && !decision->rejected, found = FALSE;
  for (guint i = 0; i < document->claims->len; i++) {
    PraxisClaim *claim = g_ptr_array_index (document->claims, i);
    gboolean counts = field->role == NULL || claim->role == NULL || strcmp (claim->role, field->role) == 0;
    gboolean same = praxis_tag_fits (decision->tag, claim);
    if (!counts || strcmp (claim->field, field->name) != 0 || (!same && !single))
      continue;
    set_origin (claim, same ? origin : "rejected", reason_of (decision));
    found = found || same;
  }
  if (!found)
    add_decided (document, field, decision->tag->value, origin, reason_of (decision));
}

/* ---- Regions, which follow from countries ---- */

static gboolean
is_about_country (const PraxisClaim *claim) {
  return strcmp (claim->field, "country") == 0 && g_strcmp0 (claim->role, "about") == 0;
}

static gboolean
belongs_to (const PraxisConcept *country, const char *region) {
  const GPtrArray *related = praxis_concept_related (country);
  for (guint i = 0; i < related->len; i++)
    if (strcmp (praxis_concept_id (g_ptr_array_index (related, i)), region) == 0)
      return TRUE;
  return FALSE;
}

/* A country of this origin that lies in a region, NULL if there is none; any but "rejected" for NULL. */
static const PraxisClaim *
country_in (const PraxisDocument *document, const PraxisVocabulary *vocabulary, const char *region,
            const char *origin) {
  for (guint i = 0; i < document->claims->len; i++) {
    const PraxisClaim *claim = g_ptr_array_index (document->claims, i);
    gboolean wanted
        = origin != NULL ? strcmp (claim->origin, origin) == 0 : strcmp (claim->origin, "rejected") != 0;
    const PraxisConcept *country = wanted && is_about_country (claim)
                                       ? praxis_vocabulary_find (vocabulary, "country", claim->value)
                                       : NULL;
    if (country != NULL && belongs_to (country, region))
      return claim;
  }
  return NULL;
}

/* Rejects those regions of whose countries only rejected ones are left. */
static void
leave_regions (PraxisDocument *document, const PraxisVocabulary *vocabulary) {
  for (guint i = 0; i < document->claims->len; i++) {
    PraxisClaim *claim = g_ptr_array_index (document->claims, i);
    if (g_strcmp0 (claim->rule, PRAXIS_RULE_FROM_COUNTRY) != 0 || strcmp (claim->origin, "automatic") != 0)
      continue;
    const PraxisClaim *rejected = country_in (document, vocabulary, claim->value, "rejected");
    if (rejected != NULL && country_in (document, vocabulary, claim->value, NULL) == NULL)
      set_origin (claim, "rejected", g_strdup (rejected->reason));
  }
}

static void
enter_regions (PraxisDocument *document, const PraxisConcept *country, const char *reason) {
  g_autoptr (GPtrArray) regions = praxis_country_regions (country);
  for (guint i = 0; i < regions->len; i++) {
    const char *region = praxis_concept_id (g_ptr_array_index (regions, i));
    gboolean there = FALSE;
    for (guint j = 0; j < document->claims->len && !there; j++) {
      const PraxisClaim *claim = g_ptr_array_index (document->claims, j);
      there = strcmp (claim->field, "region") == 0 && strcmp (claim->value, region) == 0;
    }
    if (!there)
      add_decided (document, praxis_field_find ("region"), region, "confirmed", g_strdup (reason));
  }
}

/* A document that people took out of a country leaves its regions; where they put it, it enters them, unless
 * something is said of these by themselves. */
static void
follow_countries (PraxisDocument *document, const PraxisVocabulary *vocabulary) {
  leave_regions (document, vocabulary);
  for (guint i = 0, length = document->claims->len; i < length; i++) {
    const PraxisClaim *claim = g_ptr_array_index (document->claims, i);
    const PraxisConcept *country = is_about_country (claim) && strcmp (claim->origin, "confirmed") == 0
                                       ? praxis_vocabulary_find (vocabulary, "country", claim->value)
                                       : NULL;
    if (country != NULL)
      enter_regions (document, country, claim->reason);
  }
}

void
praxis_decisions_put (PraxisDocument *document, const GPtrArray *decisions,
                      const PraxisVocabulary *vocabulary) {
  take_off (document);
  for (guint i = 0; i < decisions->len; i++)
    put (document, g_ptr_array_index (decisions, i));
  if (vocabulary != NULL && decisions->len > 0)
    follow_countries (document, vocabulary);
}
