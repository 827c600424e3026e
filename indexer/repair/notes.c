/* Marks of notes that run on from a word or its punctuation, as raised numbers do on a typeset page: "as
 * agreed12 in", "the posts.2 They". A number at a word may be part of a name; marks are told by their order,
 * each a little more than the one before. Behind a space, "the posts. 2 They", a number is a mark where a
 * note at the foot of the page begins with it. */
#include "indexer/repair/finding.h"
#include <stdlib.h>
#include <string.h>

#define MOST_DIGITS 3u
#define LEAST_LETTERS 3       /* of the word before a mark */
#define LEAST_BEFORE_STOP 4   /* and before a full stop or a colon: not "art.5" */
#define MOST_PUNCTUATION 2    /* between the word and the mark */
#define NEIGHBOURS 4u         /* candidates on either side that are looked at */
#define FARTHEST 3            /* numbers between two of them */
#define MOST_OF_PAGE 32u      /* notes of a page whose marks are looked for */
#define FEWEST 3u             /* marks in a document that has any */
#define MOST_OF_ONE_WORD 0.25 /* of all candidates: more is a word that has numbers, as "table" has */

typedef struct {
  gsize start, end; /* of the digits */
  int number;
  WordKey word;
} Candidate;

/* Steps back over a character, if it is among these. */
static gboolean
step_back (const char *text, const char **at, const char *characters) {
  const char *before = *at > text ? g_utf8_prev_char (*at) : NULL;
  if (before == NULL || g_utf8_strchr (characters, -1, g_utf8_get_char (before)) == NULL)
    return FALSE;
  *at = before;
  return TRUE;
}

/* The end of the word to which the digits at a place would be the mark, and where it begins; NULL if there is
 * none. It ends in a small letter: scripts without them set numbers beside words without a space. */
static const char *
word_before (const char *text, const char *digits, const char **start) {
  const char *end = digits;
  int stops = 0, letters = 0;
  for (int i = 0; i < MOST_PUNCTUATION; i++) {
    const char *from = end;
    if (!step_back (text, &end, ".,;:!?)”’»\""))
      break;
    stops += end < from && (*end == '.' || *end == ':');
  }
  for (*start = end; *start > text; letters++) {
    const char *before = g_utf8_prev_char (*start);
    if (!g_unichar_isalpha (g_utf8_get_char (before)))
      break;
    *start = before;
  }
  /* Part of an address, a path or a command. */
  const char *before = *start;
  if (step_back (text, &before, "\\@_{/#=.0123456789"))
    return NULL;
  gboolean small = letters > 0 && g_unichar_islower (g_utf8_get_char (g_utf8_prev_char (end)));
  return small && letters >= (stops > 0 ? LEAST_BEFORE_STOP : LEAST_LETTERS) ? end : NULL;
}

/* What may stand behind a mark: white space, the end, or punctuation before one of them. */
static gboolean
is_closed (const char *at) {
  for (int i = 0; i < MOST_PUNCTUATION && *at != '\0'; i++) {
    if (g_utf8_strchr (".,;:!?)]”’»\"", -1, g_utf8_get_char (at)) == NULL)
      break;
    at = g_utf8_next_char (at);
  }
  return *at == '\0' || g_ascii_isspace (*at);
}

static GArray *
find_candidates (const RepairSearch *search) {
  GArray *candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));
  const char *text = search->text, *end = text + search->length, *start;
  for (const char *p = text; p < end; p++) {
    if (!g_ascii_isdigit (*p))
      continue;
    gsize digits = strspn (p, "0123456789");
    const char *word_end = digits <= MOST_DIGITS && *p != '0' ? word_before (text, p, &start) : NULL;
    if (word_end != NULL && is_closed (p + digits)) {
      const Candidate candidate = { (gsize)(p - text), (gsize)(p - text) + digits, atoi (p),
                                    key_of (start, (gsize)(word_end - start)) };
      g_array_append_val (candidates, candidate);
    }
    p += digits - 1;
  }
  return candidates;
}

/* Whether one before it has a number a little smaller, or one behind it a little greater. */
static gboolean
is_in_order (const GArray *candidates, guint index) {
  int number = g_array_index (candidates, Candidate, index).number;
  guint first = index > NEIGHBOURS ? index - NEIGHBOURS : 0,
        last = MIN (index + NEIGHBOURS + 1, candidates->len);
  for (guint i = first; i < last; i++) {
    int more = number - g_array_index (candidates, Candidate, i).number;
    if (i != index && (i < index ? more : -more) >= 1 && ABS (more) <= FARTHEST)
      return TRUE;
  }
  return FALSE;
}

static GHashTable *
count_words (const GArray *candidates) {
  GHashTable *counts = keys_new (NULL);
  for (guint i = 0; i < candidates->len; i++)
    key_add (counts, g_array_index (candidates, Candidate, i).word);
  return counts;
}

static void
find_in_order (RepairSearch *search) {
  g_autoptr (GArray) candidates = find_candidates (search),
                     marks = g_array_new (FALSE, FALSE, sizeof (Candidate));
  g_autoptr (GHashTable) counts = count_words (candidates);
  guint most = MAX (1, (guint)(MOST_OF_ONE_WORD * candidates->len));
  for (guint i = 0; i < candidates->len; i++) {
    const Candidate *candidate = &g_array_index (candidates, Candidate, i);
    if (key_count (counts, candidate->word) <= most && is_in_order (candidates, i))
      g_array_append_val (marks, *candidate);
  }
  for (guint i = 0; marks->len >= FEWEST && i < marks->len; i++) {
    const Candidate *mark = &g_array_index (marks, Candidate, i);
    repair_found (search, mark->start, mark->end, "");
  }
}

/* ---- Behind a space ---- */

/* Commas part numbers too: "pages 2, 3 and 4". */
static gboolean
follows_punctuation (const char *text, const char *at) {
  return step_back (text, &at, ".!?)]”’»\"")
         || (step_back (text, &at, ",;:") && at > text && !g_ascii_isdigit (at[-1]));
}

/* Leaves out a number and the space before it, where that follows the punctuation of a sentence. */
static void
find_spaced (RepairSearch *search, gsize from, gsize to, const char *number) {
  const char *text = search->text, *start = text + from, *end = text + to;
  gsize digits = strlen (number);
  for (const char *at = start; (at = g_strstr_len (at, end - at, number)) != NULL; at += digits) {
    if (at > start + 1 && at[-1] == ' ' && g_ascii_isspace (at[digits]) && follows_punctuation (text, at - 1))
      repair_found (search, (gsize)(at - 1 - text), (gsize)(at - text) + digits, "");
  }
}

/* The marks of the notes at the foot of a page that the text above has. */
static void
find_marks_of (RepairSearch *search, gsize page, const PraxisSpan *notes) {
  const char *end = search->text + notes->end;
  const char *line = search->text + notes->start;
  for (guint found = 0; line < end && found < MOST_OF_PAGE; line += strcspn (line, "\n") + 1) {
    gsize digits = strspn (line, "0123456789");
    if (digits == 0 || digits > MOST_DIGITS || strchr (" \t\n", line[digits]) == NULL)
      continue;
    g_autofree char *number = g_strndup (line, digits);
    find_spaced (search, page, notes->start, number);
    found++;
  }
}

void
repair_notes (RepairSearch *search) {
  const PraxisDocument *document = search->document;
  find_in_order (search);
  for (guint i = 0; i < document->notes->len; i++) {
    const PraxisSpan *notes = &g_array_index (document->notes, PraxisSpan, i);
    int page = praxis_document_page_at (document, notes->start);
    if (page >= 0)
      find_marks_of (search, g_array_index (document->pages, PraxisPage, page).start, notes);
  }
}
