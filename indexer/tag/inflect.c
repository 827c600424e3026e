/* Makes the forms of names that vocabularies give in the nominative, so that nobody needs to write them all
 * down. Endings decide; names that follow no rule ("Египет") have their forms in the vocabulary. */
#include "indexer/tag/inflect.h"
#include <string.h>

/* Genitive, dative, accusative, instrumental, locative. */
#define CASES 5

/* The longest ending that fits counts, so it stands before shorter ones; "" is the end of any consonant. */
static const struct {
  const char *language, *ending, *forms[CASES];
} endings[] = {
  { "ru", "ия", { "ии", "ии", "ию", "ией", "ии" } },  { "ru", "ая", { "ой", "ой", "ую", "ой", "ой" } },
  { "ru", "ое", { "ого", "ому", "ое", "ым", "ом" } }, { "ru", "ый", { "ого", "ому", "ый", "ым", "ом" } },
  { "ru", "ые", { "ых", "ым", "ые", "ыми", "ых" } },  { "ru", "ие", { "их", "им", "ие", "ими", "их" } },
  { "ru", "ка", { "ки", "ке", "ку", "кой", "ке" } },  { "ru", "га", { "ги", "ге", "гу", "гой", "ге" } },
  { "ru", "а", { "ы", "е", "у", "ой", "е" } },        { "ru", "я", { "и", "е", "ю", "ей", "е" } },
  { "ru", "й", { "я", "ю", "й", "ем", "е" } },        { "ru", "ь", { "я", "ю", "ь", "ем", "е" } },
  { "ru", "ы", { "", "ам", "ы", "ами", "ах" } },      { "ru", "", { "а", "у", "", "ом", "е" } },
  { "uk", "ія", { "ії", "ії", "ію", "ією", "ії" } },  { "uk", "ий", { "ого", "ому", "ий", "им", "ому" } },
  { "uk", "ка", { "ки", "ці", "ку", "кою", "ці" } },  { "uk", "а", { "и", "і", "у", "ою", "і" } },
  { "uk", "я", { "ї", "ї", "ю", "єю", "ї" } },        { "uk", "ь", { "ю", "ю", "ь", "єм", "і" } },
  { "uk", "", { "у", "ові", "", "ом", "і" } },        { "pl", "ska", { "ski", "sce", "skę", "ską", "sce" } },
  { "pl", "ia", { "ii", "ii", "ię", "ią", "ii" } },   { "pl", "ja", { "ji", "ji", "ję", "ją", "ji" } },
  { "pl", "ka", { "ki", "ce", "kę", "ką", "ce" } },   { "pl", "ga", { "gi", "dze", "gę", "gą", "dze" } },
  { "pl", "ra", { "ry", "rze", "rę", "rą", "rze" } }, { "pl", "da", { "dy", "dzie", "dę", "dą", "dzie" } },
  { "pl", "la", { "li", "li", "lę", "lą", "li" } },   { "pl", "a", { "y", "ie", "ę", "ą", "ie" } },
  { "pl", "k", { "ku", "kowi", "k", "kiem", "ku" } }, { "pl", "", { "u", "owi", "", "em", "ie" } },
  { "de", "s", { "s", "s", "s", "s", "s" } },         { "de", "", { "s", "", "", "", "" } },
};
/* What is told of each form. */
typedef struct {
  InflectForm function;
  gpointer data;
} Inflecting;

static const char vowels[] = "аеёиоуыэюяіїєaąeęioóuyäöüь";

static gboolean
ends_as (const char *word, gsize length, const char *ending) {
  gsize own = strlen (ending);
  if (own > 0)
    return length > own && memcmp (word + length - own, ending, own) == 0;
  const char *last = g_utf8_find_prev_char (word, word + length);
  return last && !g_utf8_strchr (vowels, -1, g_utf8_get_char (last));
}

/* Adds a word in a case; as it is if no ending fits. */
static void
add_word (GString *form, const char *word, gsize length, const char *language, guint in_case) {
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++) {
    if (strcmp (endings[i].language, language) != 0 || !ends_as (word, length, endings[i].ending))
      continue;
    g_string_append_len (form, word, (gssize)(length - strlen (endings[i].ending)));
    g_string_append (form, endings[i].forms[in_case]);
    return;
  }
  g_string_append_len (form, word, (gssize)length);
}

static gboolean
has_endings (const char *language) {
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (strcmp (endings[i].language, language) == 0)
      return TRUE;
  return FALSE;
}

/* Bytes of the blanks and dashes that stand between two words of a name. */
static gsize
gap_length (const char *at) {
  static const char dash[] = "—";
  gsize length = 0;
  for (;;)
    if (at[length] == ' ' || at[length] == '-')
      length++;
    else if (g_str_has_prefix (at + length, dash))
      length += strlen (dash);
    else
      return length;
}

static gsize
word_length (const char *at) {
  gsize length = 0;
  while (at[length] != '\0' && gap_length (at + length) == 0)
    length++;
  return length;
}

/* The name in a case, of which the words before `from` stay as they are. */
static void
add_in_case (const char *name, const char *from, const char *language, guint in_case, const Inflecting *to) {
  g_autoptr (GString) form = g_string_new_len (name, from - name);
  for (const char *at = from; *at;) {
    gsize length = word_length (at), gap = gap_length (at + length);
    add_word (form, at, length, language, in_case);
    g_string_append_len (form, at + length, (gssize)gap);
    at += length + gap;
  }
  if (strcmp (form->str, name) != 0)
    to->function (form->str, to->data);
}

/* Behind the first dash of a name; its beginning if it has none. */
static const char *
behind_dash (const char *name) {
  for (const char *at = name; *at; at++) {
    gsize gap = gap_length (at);
    if (gap > 1 || (gap == 1 && *at == '-'))
      return at + gap;
  }
  return name;
}

/* Of a name with a dash the first part may stay as it is: "Коста-Рике", "Папуа — Новой Гвинее". */
static void
inflect_by_case (const char *name, const char *language, const Inflecting *to) {
  const char *second = behind_dash (name);
  for (guint in_case = 0; in_case < CASES; in_case++) {
    add_in_case (name, name, language, in_case, to);
    if (second != name)
      add_in_case (name, second, language, in_case, to);
  }
}

/* And, in, for: written together with the name; "for the" loses a letter of the article. */
static void
inflect_arabic (const char *name, InflectForm function, gpointer data) {
  static const char *const prefixes[] = { "و", "ب", "ل", "وب", "ول" };
  gboolean article = g_str_has_prefix (name, "ال");
  for (guint i = 0; i < G_N_ELEMENTS (prefixes); i++) {
    gboolean merged = article && g_str_has_suffix (prefixes[i], "ل");
    g_autofree char *form
        = g_strconcat (prefixes[i], merged ? "ل" : "", name + (merged ? strlen ("ال") : 0), NULL);
    function (form, data);
  }
}

void
inflect_name (const char *name, const char *language, InflectForm function, gpointer data) {
  if (strcmp (language, "ar") == 0)
    inflect_arabic (name, function, data);
  else if (has_endings (language))
    inflect_by_case (name, language, &(Inflecting){ function, data });
}
