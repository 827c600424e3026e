/* Judges a country's name by the words around it: whether it is the country at all (a person, a language, a
 * protocol and an ocean are none), what it weighs, and which part it plays there: host of a visit, origin of
 * an expert, place of printing. */
#include "indexer/tag/country_hit.h"
#include "indexer/tag/country_line.h"
#include <string.h>

/* How much one hit weighs by its surroundings. */
#define NOT_A_COUNTRY 0.0
#define IN_A_ROLE 0.25
#define PASSING 0.3 /* an affiliation, a donor */
#define PRINTED 0.0 /* a place of printing is nothing that a text speaks of */
#define DEMONYM 0.5
/* So much before a name is looked at. */
#define LONGEST_BEFORE 96
/* A point ends no sentence behind so short a word: "Mr." */
#define LONGEST_TITLE 3
#define LONGEST_ARTICLE 4 /* bytes, with an apostrophe */

/* A word beside a name that makes something else of it. */
typedef struct {
  const char *label; /* folded label, or NULL for any */
  const char *words; /* folded, between spaces */
  double weight;
} Neighbour;

static const Neighbour after[] = {
  { NULL, " process protocol convention declaration regulation agreement compact plan ", NOT_A_COUNTRY },
  { NULL, " prozess protokoll abkommen übereinkommen konvention erklärung ", NOT_A_COUNTRY },
  { NULL, " ocean river delta valley basin pig pigs fowl worm ", NOT_A_COUNTRY },
  { NULL, " city embassy consulate ", PASSING },
  { "niger", " state ", NOT_A_COUNTRY },
  { "georgia", " state tech avenue ", NOT_A_COUNTRY },
};
static const Neighbour before[] = {
  { NULL, " mr mrs ms miss dr prof professor sr sra mme ambassador minister ", NOT_A_COUNTRY },
  { NULL, " new nuevo nueva nouvelle nova novo nuova neu ", NOT_A_COUNTRY },
  { NULL, " fleuve río rio lac lago lake реки реке река خليج نهر حوض بحيرة ", NOT_A_COUNTRY },
  { "georgia", " south us usa ", NOT_A_COUNTRY },
};
/* The same with a comma between: "Atlanta, Georgia". */
static const Neighbour apart[] = { { "georgia", " atlanta savannah augusta athens ", NOT_A_COUNTRY } };

/* What ends right before a name, articles left aside, and the part that the name then plays. Without a role
 * it is only named in passing: a donor, an affiliation. */
#define CUE(words) words, sizeof (words) - 1
static const struct {
  const char *words;
  gsize length;
  const char *role;
} cues[] = {
  { CUE (" visit to"), "host" },
  { CUE (" visits to"), "host" },
  { CUE (" tour to"), "host" },
  { CUE (" held in"), "host" },
  { CUE (" took place in"), "host" },
  { CUE (" hosted by"), "host" },
  { CUE (" hosted in"), "host" },
  { CUE (" hosts in"), "host" },
  { CUE (" colleagues in"), "host" },
  { CUE (" visite a"), "host" },
  { CUE (" visite au"), "host" },
  { CUE (" visite aux"), "host" },
  { CUE (" visite en"), "host" },
  { CUE (" d'etude en"), "host" },
  { CUE (" d'etude au"), "host" },
  { CUE (" d'etude aux"), "host" },
  { CUE (" d'etudes en"), "host" },
  { CUE (" d'etudes au"), "host" },
  { CUE (" tenue en"), "host" },
  { CUE (" tenu en"), "host" },
  { CUE (" visita a"), "host" },
  { CUE (" estudio a"), "host" },
  { CUE (" estudo a"), "host" },
  { CUE (" celebrado en"), "host" },
  { CUE (" celebrada en"), "host" },
  { CUE (" expert from"), "origin" },
  { CUE (" experts from"), "origin" },
  { CUE (" trainer from"), "origin" },
  { CUE (" trainers from"), "origin" },
  { CUE (" experte de"), "origin" },
  { CUE (" expert de"), "origin" },
  { CUE (" experts de"), "origin" },
  { CUE (" experta de"), "origin" },
  { CUE (" experto de"), "origin" },
  { CUE (" expertos de"), "origin" },
  { CUE (" peritos de"), "origin" },
  { CUE (" migrants from"), "origin" },
  { CUE (" refugees from"), "origin" },
  { CUE (" returnees from"), "origin" },
  { CUE (" returning from"), "origin" },
  { CUE (" nationals from"), "origin" },
  { CUE (" migrants de"), "origin" },
  { CUE (" retournes de"), "origin" },
  { CUE (" migrantes de"), "origin" },
  { CUE (" refugiadas de"), "origin" },
  { CUE (" refugiados de"), "origin" },
  { CUE (" poblacion"), "origin" },
  { CUE (" printed in"), "published-in" },
  { CUE (" published in"), "published-in" },
  { CUE (" imprime en"), "published-in" },
  { CUE (" imprime au"), "published-in" },
  { CUE (" impreso en"), "published-in" },
  { CUE (" impresso em"), "published-in" },
  { CUE (" funded by"), NULL },
  { CUE (" financed by"), NULL },
  { CUE (" funding from"), NULL },
  { CUE (" funds from"), NULL },
  { CUE (" support of"), NULL },
  { CUE (" aid of"), NULL },
  { CUE (" aid from"), NULL },
  { CUE (" contribution of"), NULL },
  { CUE (" finance par"), NULL },
  { CUE (" financiado por"), NULL },
  { CUE (" government funded by"), NULL },
  { CUE (" funded by government of"), NULL },
  { CUE (" financed by government of"), NULL },
  { CUE (" royal"), NULL },
  { CUE (" university of"), NULL },
  { CUE (" embassy of"), NULL },
  { CUE (" institute of"), NULL },
  { CUE (" college of"), NULL },
  { CUE (" bank of"), NULL },
  { CUE (" consulate of"), NULL },
  { CUE (" representative of"), NULL },
  { CUE (" mission of"), NULL },
  { CUE (" ciudad de"), NULL },
  { CUE (" cidade do"), NULL },
  { CUE (" cidade da"), NULL },
  { CUE (" ville de"), NULL },
};
static const char articles[] = " the la le les el los las o os as an l l' ";

/* Before a demonym these make a wider area of it: Latin American, Ibero-American. */
static const char not_before_demonym[]
    = " latin north south central meso ibero anglo afro euro asian african pan non ";
/* Demonyms that are also languages say nothing when they name one. */
static const char after_language[]
    = " language languages version versions translation translations speaking text edition only ";
static const char before_language[]
    = " original language languages english french spanish arabic russian chinese portuguese german dutch "
      "italian turkish persian farsi dari hindi urdu bengali swahili "
      "langue langues version anglais français espagnol portugais arabe russe chinois allemand italien "
      "lengua lenguas idioma idiomas versión inglés francés español portugués árabe ruso chino alemán "
      "italiano "
      "língua línguas versão inglês francês espanhol português russo chinês alemão ";
static const char before_free_language[] = " in into and or ";
/* A demonym before these tells where somebody comes from. */
static const char after_origin[] = " expert experts trainer trainers ";

/* Names that are also first names or words; such a name beside another capitalised word is a person. */
static const char names_of_people[] = " jordan chad georgia israel dominica maurice ";
static const char prepositions[]
    = " in of from to between across within throughout the en de du des del au aux a al y et para por desde "
      "sobre entre dans pour government gobierno gouvernement republic ";
/* Those of them behind which a person may stand. */
static const char of_anybody[] = " of from to between de a al y et para por entre pour ";
static const char titles_of_people[] = " mr mrs ms miss dr prof sr sra mme rapporteur chair chairman vice ";

/* Names that are words of a language ("la reunión" is a meeting) or of saints, unless certain words stand
 * right before: "в Того" is no "того". */
static const struct {
  const char *language, *labels, *unless_after;
  gboolean no_heading; /* as a heading of its own it is the name: "2.1 Mali" */
} common_words[] = {
  { "es", " reunion granada san martin ", "", FALSE },
  { "fr", " reunion ", "", FALSE },
  { "fr", " maurice ", " à île ", TRUE },
  { "pt", " reuniao granada sao martinho ", "", FALSE },
  { "it", " riunione ", "", FALSE },
  { "it", " mali ", " in il nel del al dal sul ", TRUE },
  { "ru", " того ", " в из для через республика республики республике ", TRUE },
  { "ar", " مالي ", " في من إلى جمهورية دولة ", TRUE },
};

/* What ends right before a place in the name of a treaty that was signed there. */
static const char *const instruments[]
    = { " declaracion de", " protocolo de",   " convenio de",   " convencion de", " acuerdo de",
        " declaration de", " protocole de",   " convention de", " accord de",     " declaracao de",
        " acordo de",      " declaration of", " protocol of",   " treaty of",     " tratado de",
        " traite de",      " trattato di",    " conference of", " proceso de",    " processo de",
        " processus de",   " pacto de",       " pacte de",      " reglamento de", " reglement de" };
static const char before_venue[] = " عملية بروتوكول اتفاقية إعلان ميثاق ";

/* What ends right before a name in that of a water or of its shores. */
static const char *const waters[] = { " gulf of",  " golfe de",  " golfo de",   " golfo da",  " golfo do",
                                      " golf von", " golfo di",  " delta de",   " delta del", " delta du",
                                      " delta do", " bassin du", " cuenca del", " bacia do",  " canal de" };

/* What follows it there, or where something else bears its name. */
static const char after_venue[]
    = " treaty summit conference accord accords principles charter rules system dialogue ";

/* TRUE if the words stand in a list between spaces. */
static gboolean
in_list (const char *list, const char *words) {
  gsize length = strlen (words);
  for (const char *at = length > 0 ? strstr (list, words) : NULL; at; at = strstr (at + 1, words))
    if (at > list && at[-1] == ' ' && at[length] == ' ')
      return TRUE;
  return FALSE;
}

static gboolean
is_word_byte (char c) {
  return g_ascii_isalnum (c) || (c & 0x80) || c == '\'';
}

/* The words on both sides of a hit in its sentence, lower case, and what joins them to it. */
typedef struct {
  char before[24], after[24];
  char leading[LONGEST_BEFORE];       /* the words before, one space before each, articles left out */
  gboolean upper_before, upper_after; /* the words next to it start with a capital */
  char joined_before, joined_after;   /* the byte next to the hit */
  gboolean apart_before;              /* punctuation stands between */
  gboolean initial_before;            /* "A." stands before it */
} Context;

static gsize
copy_word (char *to, const char *start, gsize length) {
  length = MIN (length, 23);
  for (gsize i = 0; i < length; i++)
    to[i] = g_ascii_tolower (start[i]);
  to[length] = '\0';
  return length;
}

/* Where the sentence begins, or at most so far back: a line break within it is no border, an empty line is.
 */
static const char *
sentence_start (const TagSpan *span) {
  const char *start = span->words + span->offset, *line = start;
  guint newlines = 0;
  while (line > span->words && start - line < LONGEST_BEFORE - 24 && newlines < 2) {
    line--;
    newlines = *line == '\n' ? newlines + 1 : *line == ' ' ? newlines : 0;
  }
  return line;
}

/* One letter without its accent, so that cues can be ASCII: "retournés" reads "retournes". */
static char
plain_letter (gunichar letter) {
  gunichar parts[4];
  if (letter == 0x2019)
    return '\'';
  if (letter >= 0x80 && g_unichar_fully_decompose (letter, FALSE, parts, G_N_ELEMENTS (parts)) > 0)
    letter = parts[0];
  return letter < 0x80 ? g_ascii_tolower ((char)letter) : '?';
}

/* The length of the words without an article at their end, or with a preposition that lost its vowel written
 * out: "migrants d'" reads "migrants de". */
static gsize
without_article (char *leading, gsize length) {
  leading[length] = '\0';
  char *space = strrchr (leading, ' ');
  if (!space)
    return length;
  if (strcmp (space, " d'") == 0)
    space[2] = 'e';
  return in_list (articles, space + 1) ? (gsize)(space - leading) : length;
}

static void
copy_leading (char *leading, const char *line, const char *end) {
  gsize length = 0, word = 0, last_word = 0;
  while (line < end && ((guchar)*line & 0xC0) == 0x80)
    line++;
  for (const char *at = line; at < end; at = g_utf8_next_char (at)) {
    gboolean begins = is_word_byte (*at) && (at == line || !is_word_byte (at[-1]));
    word = is_word_byte (*at) ? word + 1 : 0;
    if (*at == ';' || *at == ':' || (*at == '.' && last_word > LONGEST_TITLE))
      length = 0;
    if (begins && last_word <= LONGEST_ARTICLE)
      length = without_article (leading, length);
    if (begins && length < LONGEST_BEFORE - 2)
      leading[length++] = ' ';
    if (is_word_byte (*at) && length < LONGEST_BEFORE - 1)
      leading[length++] = plain_letter (g_utf8_get_char (at));
    last_word = word > 0 ? word : last_word;
  }
  leading[without_article (leading, length)] = '\0';
}

static Context
context_of (const TagSpan *span) {
  Context context = { .before = "" };
  const char *start = span->words + span->offset, *end = start + span->length;
  const char *line = sentence_start (span), *gap = start;
  context.joined_before = start > span->words ? start[-1] : '\0';
  context.joined_after = *end;
  while (gap > line && !is_word_byte (gap[-1]))
    gap--;
  const char *word = gap;
  while (word > line && is_word_byte (word[-1]))
    word--;
  copy_word (context.before, word, gap - word);
  context.upper_before = g_ascii_isupper (*word);
  context.initial_before = *gap == '.' && gap == word + 1 && context.upper_before;
  gboolean joins = *gap == '.' && (context.initial_before || in_list (titles_of_people, context.before));
  context.apart_before
      = !joins && gap < start && tag_length_until (gap, ".,;:()/\n", start - gap) < (gsize)(start - gap);
  const char *next = end;
  while ((*next == ' ' || *next == '\n' || *next == '-') && next - end < 8)
    next++;
  gsize length = 0;
  while (length < sizeof context.after && is_word_byte (next[length]))
    length++;
  context.upper_after = g_ascii_isupper (*next);
  copy_word (context.after, next, length);
  copy_leading (context.leading, line, start);
  return context;
}

static double
by_neighbours (const Neighbour *table, gsize n, const char *folded, const char *word) {
  double weight = 1.0;
  for (gsize i = 0; i < n; i++)
    if ((!table[i].label || strcmp (table[i].label, folded) == 0) && in_list (table[i].words, word))
      weight = MIN (weight, table[i].weight);
  return weight;
}

static double
demonym_weight (const Context *context) {
  gboolean wider = in_list (not_before_demonym, context->before);
  gboolean free = *context->after == '\0' || context->joined_after == '.' || context->joined_after == ',';
  gboolean language = in_list (after_language, context->after) || in_list (before_language, context->before)
                      || (free && in_list (before_free_language, context->before));
  return wider || language ? NOT_A_COUNTRY : DEMONYM;
}

static gboolean
is_common_word (const TagReading *reading, const char *folded, const TagSpan *span, const Context *context) {
  for (guint i = 0; i < G_N_ELEMENTS (common_words); i++)
    if (g_strcmp0 (reading->language, common_words[i].language) == 0
        && in_list (common_words[i].labels, folded))
      return !in_list (common_words[i].unless_after, context->before)
             && !(common_words[i].no_heading && span->place <= TAG_PLACE_HEADING
                  && country_line_is_alone (span));
  return FALSE;
}

/* A year ends at a byte: dates are no numbers of streets. */
static gboolean
is_year_before (const char *at, const char *line) {
  if (at - line < 4 || g_ascii_isalnum (at[1]) || g_ascii_isalnum (at[-4]))
    return FALSE;
  gboolean century = strncmp (at - 3, "19", 2) == 0 || strncmp (at - 3, "20", 2) == 0;
  return century && g_ascii_isdigit (at[-1]) && g_ascii_isdigit (at[0]);
}

/* "1040 Brussels, Belgium": after a town in a line with a number, an address. */
static gboolean
is_address (const TagSpan *span, const Context *context) {
  if (!context->upper_before || !context->apart_before || context->joined_before != ' ')
    return FALSE;
  const char *start = span->words + span->offset;
  const char *line = start - MIN (span->offset, 70);
  guint digits = 0;
  if (span->offset > 1 && start[-2] == '.')
    return FALSE; /* another sentence */
  for (const char *at = start - 1; at >= line && *at != '\n'; at--)
    if (is_year_before (at, line))
      at -= 3;
    else
      digits += g_ascii_isdigit (*at) != 0;
  return digits >= 3;
}

/* "Ms Ana Ruiz (Chile)": where a person comes from. */
static gboolean
is_of_person (const Context *context) {
  if (context->joined_before != '(' || context->joined_after != ')')
    return FALSE;
  char word[24];
  for (const char *space = strchr (context->leading, ' '); space; space = strchr (space + 1, ' ')) {
    copy_word (word, space + 1, strcspn (space + 1, " "));
    if (in_list (titles_of_people, word))
      return TRUE;
  }
  return FALSE;
}

/* A publisher's town in a reference: "Madrid: Trotta, 2003". */
static gboolean
is_printed_there (const TagHit *hit, const Context *context) {
  return context->joined_after == ':' && strcmp (praxis_concept_scheme (hit->label->concept), "place") == 0;
}

/* Hardly any of the many ends that are tried has the same last letter. */
static gboolean
ends_in (const char *text, gsize length, const char *end, gsize end_length) {
  return length >= end_length && text[length - 1] == end[end_length - 1]
         && memcmp (text + length - end_length, end, end_length) == 0;
}

static gboolean
ends_with (const char *text, gsize length, const char *end) {
  return ends_in (text, length, end, strlen (end));
}

/* The part that names play in a line that says what it lists. */
static const struct {
  const char *role;
  double weight;
} line_parts[] = {
  [COUNTRY_LINE_NONE] = { NULL, 1 },
  [COUNTRY_LINE_SUBJECT] = { NULL, 1 },
  [COUNTRY_LINE_ORIGIN] = { "origin", IN_A_ROLE },
  [COUNTRY_LINE_HOST] = { "host", IN_A_ROLE },
  [COUNTRY_LINE_PASSING] = { NULL, PASSING },
};

static void
judge_by_line (const TagHit *hit, const Context *context, CountryHit *judged) {
  CountryLine line
      = hit->span.place == TAG_PLACE_FIRST_PAGE ? country_line_of (&hit->span) : COUNTRY_LINE_NONE;
  judged->stated = line == COUNTRY_LINE_SUBJECT;
  judged->role = line_parts[line].role;
  judged->weight = MIN (judged->weight, line_parts[line].weight);
  if (is_printed_there (hit, context))
    judged->weight = MIN (judged->weight, PASSING);
}

/* The part that the words before, or the brackets around it, give to a name. */
static void
judge_role (const TagSpan *span, const Context *context, gboolean demonym, CountryHit *judged) {
  gsize length = strlen (context->leading);
  double weight = 1.0;
  for (guint i = 0; i < G_N_ELEMENTS (cues) && weight == 1.0 && length > 0; i++) {
    if (!ends_in (context->leading, length, cues[i].words, cues[i].length))
      continue;
    judged->role = cues[i].role;
    weight = judged->role == NULL                         ? PASSING
             : strcmp (judged->role, "published-in") == 0 ? PRINTED
                                                          : IN_A_ROLE;
  }
  if (weight == 1.0 && (is_of_person (context) || (demonym && in_list (after_origin, context->after)))) {
    judged->role = "origin";
    weight = IN_A_ROLE;
  }
  if (weight == 1.0 && span->place >= TAG_PLACE_FIRST_PAGE && is_address (span, context)) {
    judged->role = span->place == TAG_PLACE_FIRST_PAGE ? "published-in" : NULL;
    weight = PASSING;
  }
  judged->weight = MIN (judged->weight, weight);
}

/* What ends right before a name, or before a demonym, where its authorities are meant. */
static const char *const before_name[] = { " government of",
                                           " governments of",
                                           " gobierno de",
                                           " gobierno del",
                                           " gouvernement de",
                                           " gouvernement du",
                                           " governo de",
                                           " governo do",
                                           " governo da",
                                           " ministry of",
                                           " ministries of",
                                           " authorities of",
                                           " autoridades de",
                                           " autorites de",
                                           " autorites du",
                                           " constitution of",
                                           " constitucion de",
                                           " constitucion del",
                                           " constitucion politica del" };
static const char *const before_demonym[]
    = { " estado", " gobierno",     " constitucion", " constitucional", " legislacion", " autoridades",
        " etat",   " gouvernement", " governo",      " constituicao",   " autorites",   " legislation" };
static const char after_demonym[] = " government authorities state ministry constitution parliament ";

static gboolean
ends_with_any (const char *text, const char *const *ends, gsize n) {
  gsize length = strlen (text);
  for (gsize i = 0; i < n; i++)
    if (ends_with (text, length, ends[i]))
      return TRUE;
  return FALSE;
}

static gboolean
is_government (const Context *context, gboolean demonym) {
  if (!demonym)
    return ends_with_any (context->leading, before_name, G_N_ELEMENTS (before_name));
  return in_list (after_demonym, context->after)
         || ends_with_any (context->leading, before_demonym, G_N_ELEMENTS (before_demonym));
}

static gboolean
is_in_capitals (const TagSpan *span) {
  return g_ascii_isupper (span->words[span->offset + span->length - 1]);
}

static gboolean
is_introduced (const Context *context) {
  return !context->initial_before && in_list (prepositions, context->before);
}

/* "Jordan Miller", "of Jordan Miller", but not "in Jordan Miller" nor "Government of Jordan Ministry". */
static gboolean
is_person (const char *folded, const Context *context, const TagSpan *span) {
  if (!in_list (names_of_people, folded))
    return FALSE;
  gboolean surname = context->upper_after && context->joined_after == ' ' && *context->after;
  if (is_introduced (context))
    return surname && in_list (of_anybody, context->before) && !is_in_capitals (span)
           && !is_government (context, FALSE);
  gboolean first_name = context->upper_before && !context->apart_before
                        && (context->initial_before || strlen (context->before) > 1);
  return surname || first_name;
}

/* What ends right before a name in that of something else. */
static const struct {
  const char *label, *words;
} other_names[] = {
  { "georgia", " state of" },
  { "samoa", " accord de" },
  { "samoa", " acuerdo de" },
  { "samoa", " acordo de" },
};

static gboolean
is_other_name (const char *folded, const Context *context) {
  gsize length = strlen (context->leading);
  for (guint i = 0; i < G_N_ELEMENTS (other_names); i++)
    if (strcmp (folded, other_names[i].label) == 0
        && ends_with (context->leading, length, other_names[i].words))
      return TRUE;
  return ends_with_any (context->leading, waters, G_N_ELEMENTS (waters));
}

/* Without its marks Arabic Amman is written like Oman; with them, or before Jordan, it is not. */
static gboolean
is_amman (const char *folded, const TagSpan *span, const Context *context) {
  static const char doubled[] = "\xd9\x91";
  return strcmp (folded, "عمان") == 0
         && (g_strstr_len (span->words + span->offset, (gssize)span->length, doubled)
             || in_list (" الأردن والأردن ", context->after));
}

/* A treaty that was signed at a place, or what else bears its name. */
static gboolean
is_venue (const Context *context) {
  return ends_with_any (context->leading, instruments, G_N_ELEMENTS (instruments))
         || in_list (before_venue, context->before) || in_list (after_venue, context->after);
}

gboolean
country_hit_may_be_person (const TagHit *hit) {
  return in_list (names_of_people, hit->label->folded);
}

CountryHit
country_hit_judge (const TagReading *reading, const TagHit *hit) {
  const char *folded = hit->label->folded;
  gboolean demonym = hit->label->kind == PRAXIS_LABEL_HIDDEN;
  CountryHit judged = { .weight = NOT_A_COUNTRY };
  Context context = context_of (&hit->span);
  if (is_common_word (reading, folded, &hit->span, &context) || is_other_name (folded, &context)
      || is_amman (folded, &hit->span, &context))
    return judged;
  judged.person = hit->span.place >= TAG_PLACE_KEYWORDS && is_person (folded, &context, &hit->span);
  judged.introduced = hit->span.place == TAG_PLACE_TITLE || is_introduced (&context);
  if (judged.person)
    return judged;
  judged.weight = demonym ? demonym_weight (&context) : 1.0;
  judged.weight = MIN (judged.weight, by_neighbours (after, G_N_ELEMENTS (after), folded, context.after));
  judged.weight = MIN (judged.weight, by_neighbours (apart, G_N_ELEMENTS (apart), folded, context.before));
  if (!context.apart_before)
    judged.weight
        = MIN (judged.weight, by_neighbours (before, G_N_ELEMENTS (before), folded, context.before));
  gboolean place = strcmp (praxis_concept_scheme (hit->label->concept), "place") == 0;
  if (place && is_venue (&context))
    judged.weight = NOT_A_COUNTRY;
  if (judged.weight > 0)
    judge_by_line (hit, &context, &judged);
  if (judged.weight > 0 && !judged.role)
    judge_role (&hit->span, &context, demonym, &judged);
  judged.government = judged.role == NULL && is_government (&context, demonym);
  return judged;
}
