/* The parser of the query language: a hand-written descent over one text, so that each error knows its place.
 */
#include "register/query/query.h"
#include "register/base/error.h"
#include "register/query/filter.h"
#include "register/text/token.h"
#include <glib/gi18n.h>
#include <string.h>

typedef struct {
  const char *text;
  const char *at;
  const PraxisQueryLimits *limits;
  const PraxisVocabulary *vocabulary;
  guint terms, depth;
} Parser;

static PraxisQuery *parse_alternatives (Parser *parser, GError **error);

void
praxis_query_free (PraxisQuery *query) {
  if (query == NULL)
    return;
  g_free (query->text);
  g_ptr_array_unref (query->children);
  g_free (query);
}

static PraxisQuery *
query_new (PraxisQueryKind kind, char *text) {
  PraxisQuery *query = g_new0 (PraxisQuery, 1);
  query->kind = kind;
  query->text = text;
  query->children = g_ptr_array_new_with_free_func ((GDestroyNotify)praxis_query_free);
  return query;
}

static guint
position_of (const Parser *parser, const char *at) {
  return (guint)g_utf8_pointer_to_offset (parser->text, at);
}

/* ---- Letters ---- */

static gboolean
is_quote (gunichar letter) {
  return letter == '"' || letter == 0x201c || letter == 0x201d || letter == 0x201e || letter == 0x201f
         || letter == 0xab || letter == 0xbb;
}

static gboolean
ends_word (gunichar letter) {
  return letter == 0 || g_unichar_isspace (letter) || letter == '(' || letter == ')' || is_quote (letter);
}

static void
skip_space (Parser *parser) {
  while (*parser->at != '\0' && g_unichar_isspace (g_utf8_get_char (parser->at)))
    parser->at = g_utf8_next_char (parser->at);
}

static const char *
word_end (const char *at) {
  while (!ends_word (g_utf8_get_char (at)))
    at = g_utf8_next_char (at);
  return at;
}

static gboolean
looking_at (Parser *parser, const char *operator_name) {
  skip_space (parser);
  gsize length = strlen (operator_name);
  return strncmp (parser->at, operator_name, length) == 0
         && ends_word (g_utf8_get_char (parser->at + length));
}

static gboolean
accept (Parser *parser, const char *operator_name) {
  if (!looking_at (parser, operator_name))
    return FALSE;
  parser->at += strlen (operator_name);
  return TRUE;
}

/* ---- Leaves ---- */

static guint
count_words (const char *text) {
  g_autoptr (PraxisTokenizer) tokenizer = praxis_tokenizer_new ();
  PraxisToken token;
  guint count = 0;
  praxis_tokenizer_start (tokenizer, text, strlen (text));
  while (praxis_tokenizer_next (tokenizer, &token))
    count++;
  return count;
}

/* A leaf that holds words; *none is set where the text has none (a lone "?"), which is no error. */
static PraxisQuery *
words_leaf (Parser *parser, PraxisQueryKind kind, const char *text, gboolean *none, GError **error) {
  guint count = count_words (text);
  *none = count == 0;
  if (count == 0)
    return NULL;
  parser->terms += count;
  if (parser->terms > parser->limits->terms) {
    g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_LIMIT,
                 _ ("the query has more than the %u words allowed (setting query.terms)"),
                 parser->limits->terms);
    return NULL;
  }
  return query_new (kind, g_strdup (text));
}

/* What stands between quotes, the closing one passed; NULL if it is missing. */
static char *
take_quoted (Parser *parser, GError **error) {
  const char *open = parser->at, *start = g_utf8_next_char (open);
  for (const char *at = start; *at != '\0'; at = g_utf8_next_char (at))
    if (is_quote (g_utf8_get_char (at))) {
      parser->at = g_utf8_next_char (at);
      return g_strndup (start, (gsize)(at - start));
    }
  praxis_error_set_syntax (error, position_of (parser, open), _ ("the quote that begins here is not closed"));
  return NULL;
}

static PraxisQuery *
parse_phrase (Parser *parser, gboolean *none, GError **error) {
  g_autofree char *text = take_quoted (parser, error);
  return text == NULL ? NULL : words_leaf (parser, PRAXIS_QUERY_PHRASE, text, none, error);
}

static PraxisQuery *
wildcard_leaf (Parser *parser, const char *start, const char *word, GError **error) {
  g_autofree char *beginning = g_strndup (word, strlen (word) - 1);
  if (g_utf8_strlen (beginning, -1) < (glong)parser->limits->wildcard_letters) {
    praxis_error_set_syntax (error, position_of (parser, start),
                             _ ("a * needs at least %u letters before it"), parser->limits->wildcard_letters);
    return NULL;
  }
  gboolean none;
  PraxisQuery *leaf = words_leaf (parser, PRAXIS_QUERY_WILDCARD, beginning, &none, error);
  if (none)
    praxis_error_set_syntax (error, position_of (parser, start), _ ("a * needs a word before it"));
  return leaf;
}

static PraxisQuery *
plain_leaf (Parser *parser, const char *start, const char *word, gboolean *none, GError **error) {
  *none = FALSE;
  if (strlen (word) > 1 && g_str_has_suffix (word, "*"))
    return wildcard_leaf (parser, start, word, error);
  PraxisQuery *leaf = words_leaf (parser, PRAXIS_QUERY_WORDS, word, none, error);
  if (leaf != NULL)
    leaf->start = (gsize)(start - parser->text);
  return leaf;
}

static PraxisQuery *
value_leaf (Parser *parser, const PraxisField *field, const char *value, GError **error) {
  g_autofree char *resolved = praxis_filter_resolve (field, value, parser->vocabulary, error);
  if (resolved == NULL)
    return NULL;
  PraxisQuery *leaf = query_new (PRAXIS_QUERY_VALUE, g_steal_pointer (&resolved));
  leaf->field = field;
  return leaf;
}

/* The value after "field:", quoted or not. */
static PraxisQuery *
parse_field (Parser *parser, const PraxisField *field, gboolean *none, GError **error) {
  const char *start = parser->at;
  gboolean quoted = is_quote (g_utf8_get_char (start));
  g_autofree char *value = NULL;
  if (quoted)
    value = take_quoted (parser, error);
  else {
    parser->at = word_end (start);
    value = g_strndup (start, (gsize)(parser->at - start));
  }
  if (value == NULL)
    return NULL;
  if (*value == '\0') {
    praxis_error_set_syntax (error, position_of (parser, start), _ ("a value is missing after '%s:'"),
                             field->name);
    return NULL;
  }
  if ((field->flags & PRAXIS_FIELD_FILTER) != 0)
    return value_leaf (parser, field, value, error);
  PraxisQuery *leaf = quoted ? words_leaf (parser, PRAXIS_QUERY_PHRASE, value, none, error)
                             : plain_leaf (parser, start, value, none, error);
  if (leaf != NULL)
    leaf->field = field;
  return leaf;
}

/* The name before a ":" that has a value right after it, or NULL. */
static char *
field_name_at (const char *at) {
  const char *colon = at;
  while (g_ascii_isalpha (*colon) || *colon == '-')
    colon++;
  if (colon == at || *colon != ':' || colon[1] == '/' || g_ascii_isspace (colon[1]) || colon[1] == '\0')
    return NULL;
  return g_ascii_strdown (at, colon - at);
}

static gboolean
fail_unknown_field (const char *name, GError **error) {
  const char *names[32];
  guint count = 0;
  for (const PraxisField *field = praxis_fields (); field->name != NULL; field++)
    names[count++] = field->name;
  names[count] = NULL;
  const char *nearest = praxis_nearest_name (name, names);
  if (nearest != NULL)
    praxis_error_set_unknown (error, nearest, _ ("unknown field '%s'"), name);
  return nearest != NULL;
}

static PraxisQuery *
parse_word (Parser *parser, gboolean *none, GError **error) {
  const char *start = parser->at;
  g_autofree char *name = field_name_at (start);
  const PraxisField *field = name == NULL ? NULL : praxis_field_find (name);
  if (field != NULL) {
    parser->at += strlen (name) + 1;
    return parse_field (parser, field, none, error);
  }
  if (name != NULL && fail_unknown_field (name, error))
    return NULL;
  parser->at = word_end (start);
  g_autofree char *word = g_strndup (start, (gsize)(parser->at - start));
  return plain_leaf (parser, start, word, none, error);
}

/* ---- Groups ---- */

/* *none is set where nothing stands between the brackets, which is no error. */
static PraxisQuery *
parse_group (Parser *parser, gboolean *none, GError **error) {
  const char *open = parser->at++;
  if (++parser->depth > parser->limits->depth) {
    g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_LIMIT,
                 _ ("the query nests brackets deeper than the %u levels allowed (setting query.depth)"),
                 parser->limits->depth);
    return NULL;
  }
  g_autoptr (PraxisQuery) inner = parse_alternatives (parser, error);
  if (inner == NULL)
    return NULL;
  skip_space (parser);
  if (*parser->at != ')') {
    praxis_error_set_syntax (error, position_of (parser, open),
                             _ ("the bracket that opens here is not closed"));
    return NULL;
  }
  parser->at++;
  parser->depth--;
  *none = inner->children->len == 0;
  return *none ? NULL : g_steal_pointer (&inner);
}

static PraxisQuery *
parse_atom (Parser *parser, gboolean *none, GError **error) {
  *none = FALSE;
  gunichar letter = g_utf8_get_char (parser->at);
  if (letter == '(')
    return parse_group (parser, none, error);
  if (is_quote (letter))
    return parse_phrase (parser, none, error);
  return parse_word (parser, none, error);
}

static gboolean
accept_near (Parser *parser, guint *window) {
  skip_space (parser);
  if (accept (parser, "NEAR")) {
    *window = 10;
    return TRUE;
  }
  if (strncmp (parser->at, "NEAR/", 5) != 0 || !g_ascii_isdigit (parser->at[5]))
    return FALSE;
  char *end;
  guint64 distance = g_ascii_strtoull (parser->at + 5, &end, 10);
  *window = (guint)CLAMP (distance, 1, 1000);
  parser->at = end;
  return TRUE;
}

/* An atom and the words that are to be near it. */
static PraxisQuery *
parse_near (Parser *parser, gboolean *none, GError **error) {
  const char *left = parser->at;
  g_autoptr (PraxisQuery) first = parse_atom (parser, none, error);
  guint window;
  while (first != NULL && first->kind != PRAXIS_QUERY_ANY && accept_near (parser, &window)) {
    skip_space (parser);
    const char *place = parser->at;
    gboolean empty = FALSE;
    PraxisQuery *next = *place == '\0' ? NULL : parse_atom (parser, &empty, error);
    gboolean follows_word = first->kind == PRAXIS_QUERY_WORDS || first->kind == PRAXIS_QUERY_NEAR;
    if (next == NULL || next->kind != PRAXIS_QUERY_WORDS || !follows_word) {
      praxis_query_free (next);
      if (error == NULL || *error == NULL)
        praxis_error_set_syntax (error, position_of (parser, follows_word ? place : left),
                                 _ ("NEAR needs a single word on both sides"));
      return NULL;
    }
    if (first->kind != PRAXIS_QUERY_NEAR) {
      PraxisQuery *near = query_new (PRAXIS_QUERY_NEAR, NULL);
      g_ptr_array_add (near->children, g_steal_pointer (&first));
      first = near;
    }
    first->window = MAX (first->window, window);
    g_ptr_array_add (first->children, next);
  }
  return g_steal_pointer (&first);
}

static gboolean
at_operator (Parser *parser) {
  return looking_at (parser, "AND") || looking_at (parser, "OR") || looking_at (parser, "NOT");
}

static PraxisOccurs
take_sign (Parser *parser) {
  gunichar after = *parser->at == '\0' ? 0 : g_utf8_get_char (parser->at + 1);
  gboolean sign = (*parser->at == '+' || *parser->at == '-') && after != 0 && !g_unichar_isspace (after);
  if (!sign)
    return PRAXIS_OCCURS_MAYBE;
  return *parser->at++ == '+' ? PRAXIS_OCCURS_ALWAYS : PRAXIS_OCCURS_NEVER;
}

/* A run of atoms without operators between them: any of them. */
static PraxisQuery *
parse_any (Parser *parser, GError **error) {
  g_autoptr (PraxisQuery) any = query_new (PRAXIS_QUERY_ANY, NULL);
  for (skip_space (parser); *parser->at != '\0' && *parser->at != ')' && !at_operator (parser);
       skip_space (parser)) {
    PraxisOccurs occurs = take_sign (parser);
    gboolean none;
    PraxisQuery *atom = parse_near (parser, &none, error);
    if (atom == NULL && !none)
      return NULL;
    if (atom == NULL)
      continue;
    atom->occurs = occurs;
    g_ptr_array_add (any->children, atom);
  }
  return g_steal_pointer (&any);
}

/* An operand of an operator must hold something; else the message says what is missing. */
static PraxisQuery *
parse_operand (Parser *parser, const char *message, GError **error) {
  const char *place = parser->at;
  g_autoptr (PraxisQuery) operand = parse_any (parser, error);
  if (operand == NULL)
    return NULL;
  if (operand->children->len == 0) {
    praxis_error_set_syntax (error, position_of (parser, place), "%s", message);
    return NULL;
  }
  return g_steal_pointer (&operand);
}

static PraxisQuery *
join (PraxisQueryKind kind, PraxisQuery *left, PraxisQuery *right) {
  if (left->kind != kind || kind == PRAXIS_QUERY_NOT) {
    PraxisQuery *joined = query_new (kind, NULL);
    g_ptr_array_add (joined->children, left);
    left = joined;
  }
  g_ptr_array_add (left->children, right);
  return left;
}

static PraxisQuery *
parse_together (Parser *parser, GError **error) {
  g_autoptr (PraxisQuery) left = parse_any (parser, error);
  while (left != NULL && (looking_at (parser, "AND") || looking_at (parser, "NOT"))) {
    const char *place = parser->at;
    PraxisQueryKind kind
        = accept (parser, "AND") && !looking_at (parser, "NOT") ? PRAXIS_QUERY_AND : PRAXIS_QUERY_NOT;
    if (kind == PRAXIS_QUERY_NOT)
      accept (parser, "NOT");
    if (kind == PRAXIS_QUERY_AND && left->children->len == 0) {
      praxis_error_set_syntax (error, position_of (parser, place), _ ("a word is missing before AND"));
      return NULL;
    }
    const char *message
        = kind == PRAXIS_QUERY_AND ? _ ("a word is missing after AND") : _ ("a word is missing after NOT");
    PraxisQuery *right = parse_operand (parser, message, error);
    if (right == NULL)
      return NULL;
    left = join (kind, g_steal_pointer (&left), right);
  }
  return g_steal_pointer (&left);
}

static PraxisQuery *
parse_alternatives (Parser *parser, GError **error) {
  g_autoptr (PraxisQuery) left = parse_together (parser, error);
  while (left != NULL && looking_at (parser, "OR")) {
    const char *place = parser->at;
    accept (parser, "OR");
    if (left->children->len == 0) {
      praxis_error_set_syntax (error, position_of (parser, place), _ ("a word is missing before OR"));
      return NULL;
    }
    PraxisQuery *right = parse_together (parser, error);
    if (right != NULL && right->children->len == 0) {
      praxis_query_free (right);
      praxis_error_set_syntax (error, position_of (parser, parser->at), _ ("a word is missing after OR"));
      return NULL;
    }
    if (right == NULL)
      return NULL;
    left = join (PRAXIS_QUERY_OR, g_steal_pointer (&left), right);
  }
  return g_steal_pointer (&left);
}

PraxisQuery *
praxis_query_parse (const char *text, const PraxisQueryLimits *limits, const PraxisVocabulary *vocabulary,
                    GError **error) {
  Parser parser = { .text = text, .at = text, .limits = limits, .vocabulary = vocabulary };
  GError *reason = NULL;
  g_autoptr (PraxisQuery) query = parse_alternatives (&parser, &reason);
  skip_space (&parser);
  if (reason == NULL && *parser.at == ')')
    praxis_error_set_syntax (&reason, position_of (&parser, parser.at), _ ("this bracket was never opened"));
  if (reason != NULL) {
    g_propagate_error (error, reason);
    return NULL;
  }
  return query->children->len == 0 ? NULL : g_steal_pointer (&query);
}

PraxisQuery *
praxis_query_parse_plain (const char *text, const PraxisQueryLimits *limits, GError **error) {
  Parser parser = { .text = text, .at = text, .limits = limits };
  g_autoptr (PraxisQuery) query = query_new (PRAXIS_QUERY_ANY, NULL);
  while (*parser.at != '\0') {
    const char *end = word_end (parser.at);
    if (end == parser.at) {
      parser.at = g_utf8_next_char (parser.at);
      continue;
    }
    g_autofree char *word = g_strndup (parser.at, (gsize)(end - parser.at));
    gboolean none;
    PraxisQuery *leaf = words_leaf (&parser, PRAXIS_QUERY_WORDS, word, &none, error);
    if (leaf == NULL && !none)
      return NULL;
    if (leaf != NULL) {
      leaf->start = (gsize)(parser.at - text);
      g_ptr_array_add (query->children, leaf);
    }
    parser.at = end;
  }
  return query->children->len == 0 ? NULL : g_steal_pointer (&query);
}
