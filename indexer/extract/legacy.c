/* Office formats of before 2007: which converters run on them, and what is made of the text these write.
 * Nobody keeps a library that reads them; antiword follows what Word has saved in pieces and knows its styles
 * but not the shortest documents; catdoc is simpler, and knows sheets and slides. */
#include "indexer/extract/legacy.h"
#include "indexer/extract/complement.h"
#include "indexer/extract/content.h"
#include "indexer/extract/encoding.h"
#include "indexer/extract/flow.h"
#include <signal.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>

#define TITLE_WORDS 25 /* a first line of more is no title of a slide */
#define TITLE_LEVEL 1  /* of a slide */
/* What Word computes text from, with its arguments; catdoc prints both. */
#define FIELDS \
  "\\b(?:HYPERLINK|TOC|PAGEREF|NOTEREF|REF|SEQ|EMBED|INCLUDEPICTURE|NUMPAGES|PAGE|FORM[A-Z]+)\\b" \
  "(?:\\s+(?:\\\\\\S+|\"[^\"\n]*\"|_\\w+|MERGEFORMAT))*"
#define DASHES "-----------------------" /* before antiword's notes and boxes */

#define LIST(...) ((const char *const[]){ __VA_ARGS__, NULL })
#define ANTIWORD "antiword", "/usr/bin/antiword", LIST ("/usr/share/antiword")
#define CATDOC(program) "catdoc", "/usr/bin/" program, LIST ("/usr/share/catdoc", "/etc/catdocrc")

static const Converter antiword_book = { ANTIWORD, LIST ("antiword", "-x", "db", CONVERTER_INPUT) };
static const Converter antiword_text
    = { ANTIWORD, LIST ("antiword", "-m", "UTF-8.txt", "-w", "0", CONVERTER_INPUT) };
static const Converter catdoc = { CATDOC ("catdoc"), LIST ("catdoc", "-d", "utf-8", "-w", CONVERTER_INPUT) };
static const Converter xls2csv
    = { CATDOC ("xls2csv"), LIST ("xls2csv", "-d", "utf-8", "-q", "0", "-c", "\t", CONVERTER_INPUT) };
static const Converter catppt = { CATDOC ("catppt"), LIST ("catppt", "-d", "utf-8", CONVERTER_INPUT) };

enum { WORD, EXCEL, POWERPOINT, KINDS };
enum { WORD_BOOK, WORD_TEXT, WORD_RESCUE };

static const ConverterRow converters[] = {
  [WORD] = { { [WORD_BOOK] = &antiword_book, [WORD_TEXT] = &antiword_text, [WORD_RESCUE] = &catdoc } },
  [EXCEL] = { { &xls2csv } },
  [POWERPOINT] = { { &catppt } },
  [KINDS] = { { NULL } },
};

/* Gives the number of the conversion that the text was taken from. */
typedef guint (*LegacyReader) (const Conversion *conversions, const ExtractLimits *limits,
                               PraxisDocument *document);

static gboolean
fail_by_signal (const char *name, int number, GError **error) {
  g_autofree char *reason = NULL;
  PraxisState state = praxis_state_of_signal (number, &reason);
  return content_fail (error, state, "'%s' %s", name, reason);
}

/* FALSE with the reason if a converter did not end well. */
static gboolean
check_status (const Converter *converter, int status, GError **error) {
  const char *name = converter->name;
  if (status == 0)
    return TRUE;
  if (status == CONVERTER_UNCONFINED)
    return content_fail (error, PRAXIS_STATE_UNSUPPORTED,
                         "needs '%s', which cannot be confined on this system (it takes Landlock)", name);
  if (WIFSIGNALED (status))
    return fail_by_signal (name, WTERMSIG (status), error);
  if (WEXITSTATUS (status) == CONVERTER_EXIT_MISSING)
    return content_fail (error, PRAXIS_STATE_UNSUPPORTED, "needs '%s', which is not installed", name);
  if (WEXITSTATUS (status) == CONVERTER_EXIT_UNCONFINED)
    return content_fail (error, PRAXIS_STATE_UNSUPPORTED, "needs '%s', which could not be confined", name);
  return content_fail (error, PRAXIS_STATE_DAMAGED, "'%s' cannot read it", name);
}

static gboolean
has_text (const PraxisDocument *document) {
  return content_has_letters (document->text->str, document->text->len);
}

/* Empty if it cannot be had. */
static GBytes *
load (const Conversion *conversion, const ExtractLimits *limits) {
  struct stat status;
  GBytes *bytes = fstat (conversion->text, &status) == 0
                      ? content_read_file (conversion->text, (gsize)status.st_size, limits->member, NULL)
                      : NULL;
  return bytes != NULL ? bytes : g_bytes_new (NULL, 0);
}

/* The same as UTF-8, which converters are asked for. */
static GString *
load_text (const Conversion *conversion, const ExtractLimits *limits) {
  g_autoptr (GBytes) bytes = load (conversion, limits);
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  GString *text = g_string_new_len (data, (gssize)length);
  encoding_unify_line_ends (text);
  praxis_text_repair (text);
  return text;
}

/* Cuts the text into lines. The first one with words may be a heading. */
static void
add_lines (Flow *flow, char *text, guint level_of_first) {
  for (char *line = strsep (&text, "\n"); line != NULL && !flow_is_full (flow); line = strsep (&text, "\n")) {
    gsize length = strlen (line);
    gboolean written = content_has_letters (line, length);
    flow_begin_paragraph (flow);
    if (written && content_count_words (line, length) <= TITLE_WORDS)
      flow_set_level (flow, level_of_first);
    flow_add (flow, line, length);
    flow_end_paragraph (flow);
    if (written)
      level_of_first = 0;
  }
}

/* Cuts the text into pages, each of which ends with a form feed. */
static void
add_pages (Flow *flow, char *text, guint level_of_first) {
  for (char *page = strsep (&text, "\f"); page != NULL && !flow_is_full (flow); page = strsep (&text, "\f")) {
    if (text == NULL && !content_has_letters (page, strlen (page)))
      return;
    flow_begin_page (flow, NULL);
    add_lines (flow, page, level_of_first);
  }
}

static guint
read_pages (const Conversion *conversion, const ExtractLimits *limits, guint level_of_first,
            PraxisDocument *document) {
  g_autoptr (Flow) flow = flow_new (document, limits);
  g_autoptr (GString) text = load_text (conversion, limits);
  add_pages (flow, text->str, level_of_first);
  flow_finish (flow);
  return 0;
}

static guint
read_sheets (const Conversion *conversions, const ExtractLimits *limits, PraxisDocument *document) {
  return read_pages (conversions, limits, 0, document);
}

static guint
read_slides (const Conversion *conversions, const ExtractLimits *limits, PraxisDocument *document) {
  return read_pages (conversions, limits, TITLE_LEVEL, document);
}

/* The text alone, without headings. */
static void
read_plain (const Conversion *conversion, const ExtractLimits *limits, PraxisDocument *document) {
  g_autoptr (GString) text = load_text (conversion, limits);
  g_strdelimit (text->str, "\f", '\n');
  content_append (document, limits, text->str, text->len);
}

/* antiword's book with what divides it from notes and boxes left out. */
static GBytes *
load_book (const Conversion *conversion, const ExtractLimits *limits) {
  GBytes *bytes = load (conversion, limits);
  gsize length;
  char *book = g_bytes_unref_to_data (bytes, &length);
  for (char *at = book; (at = g_strstr_len (at, (gssize)(length - (gsize)(at - book)), DASHES)) != NULL;)
    memset (at, ' ', strlen (DASHES));
  return g_bytes_new_take (book, length);
}

static void
add_missing (const Conversion *conversion, const ExtractLimits *limits, PraxisDocument *document) {
  g_autoptr (GString) text = load_text (conversion, limits);
  g_autoptr (Flow) flow = flow_new (document, limits);
  g_autoptr (GRegex) fields = g_regex_new (FIELDS, 0, 0, NULL);
  g_autofree char *computed = g_regex_replace_literal (fields, text->str, (gssize)text->len, 0, "", 0, NULL);
  if (computed != NULL)
    complement_add (document, computed, flow);
  flow_finish (flow);
}

/* The book has the structure and the text, but no headers, comments and most notes, which catdoc has; if it
 * is not sound, the others have all of the text. */
static guint
read_word (const Conversion *conversions, const ExtractLimits *limits, PraxisDocument *document) {
  g_autoptr (GBytes) book = load_book (&conversions[WORD_BOOK], limits);
  gboolean sound = conversions[WORD_BOOK].status == 0 && docbook_read (book, limits, document, NULL);
  if (sound && has_text (document)) {
    add_missing (&conversions[WORD_RESCUE], limits, document);
    return WORD_BOOK;
  }
  for (guint i = WORD_TEXT; i <= WORD_RESCUE; i++) {
    content_clear (document);
    read_plain (&conversions[i], limits, document);
    if (has_text (document))
      return i;
  }
  return WORD_BOOK;
}

static const struct {
  const char *mime;
  LegacyReader read;
} kinds[] = {
  [WORD] = { "application/msword", read_word },
  [EXCEL] = { "application/vnd.ms-excel", read_sheets },
  [POWERPOINT] = { "application/vnd.ms-powerpoint", read_slides },
};

const ConverterRow *
extract_converters (void) {
  return converters;
}

const ConverterRow *
legacy_row (const char *mime) {
  for (guint i = 0; i < KINDS; i++)
    if (g_strcmp0 (mime, kinds[i].mime) == 0)
      return &converters[i];
  return NULL;
}

gboolean
legacy_read (const ConverterRow *row, const Conversion *conversions, const ExtractLimits *limits,
             PraxisDocument *document, GError **error) {
  gsize kind = (gsize)(row - converters);
  g_autoptr (GError) failure = NULL;
  document->mime = g_strdup (kinds[kind].mime);
  guint taken = kinds[kind].read (conversions, limits, document);
  if (check_status (row->converters[taken], conversions[taken].status, &failure))
    return TRUE;
  if (has_text (document)) {
    content_set_partly (document, "damaged: %s", failure->message);
    return TRUE;
  }
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}
