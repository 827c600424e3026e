/* Rich Text Format: groups, control words and bytes become paragraphs, cells, headings and things aside. The
 * reader knows only the syntax; it holds no more than the group it is in, so a file may be damaged anywhere.
 */
#include "indexer/extract/rtf.h"
#include "indexer/extract/content.h"
#include "indexer/extract/encoding.h"
#include "indexer/extract/formats.h"
#include <stdlib.h>
#include <string.h>

#define MOST_GROUPS 10000 /* inside one another */
#define LONGEST_WORD 32
#define LONGEST_NUMBER 11

typedef struct {
  const char *at, *end;
} Cursor;

/* What was decided about the paragraph before its first letter. */
static void
begin_paragraph (Rtf *rtf) {
  const RtfGroup *group = &rtf->group;
  if (rtf->asides == 0 && group->in_cell && !rtf->cell_open) {
    flow_begin_cell (rtf->flow);
    rtf->cell_open = rtf->row_open = TRUE;
  } else if (rtf->asides == 0 && !group->in_cell && rtf->cell_open) {
    flow_end_cell (rtf->flow);
    flow_end_row (rtf->flow);
    rtf->cell_open = rtf->row_open = FALSE;
  }
  flow_begin_paragraph (rtf->flow);
  guint named = GPOINTER_TO_UINT (g_hash_table_lookup (rtf->levels, GINT_TO_POINTER (group->style)));
  flow_set_level (rtf->flow, group->level > 0 ? group->level : named);
}

static void
hand_on (Rtf *rtf, const char *text, gsize length) {
  const RtfGroup *group = &rtf->group;
  gboolean is_value = group->place == RTF_VALUE || group->place == RTF_STYLES;
  if (is_value && rtf->value->len + length <= rtf->limits->metadata)
    g_string_append_len (rtf->value, text, (gssize)length);
  if (group->place != RTF_BODY || group->hidden || group->deleted)
    return;
  if (flow_paragraph (rtf->flow) == NULL)
    begin_paragraph (rtf);
  rtf->high = 0;
  flow_add (rtf->flow, text, length);
}

void
rtf_add (Rtf *rtf, const char *text, gsize length) {
  rtf_flush (rtf);
  hand_on (rtf, text, length);
}

void
rtf_flush (Rtf *rtf) {
  if (rtf->bytes->len == 0)
    return;
  const char *encoding = g_hash_table_lookup (rtf->fonts, GINT_TO_POINTER (rtf->group.font));
  if (encoding == NULL || rtf->group.place != RTF_BODY)
    encoding = rtf->encoding;
  g_autoptr (GString) text = encoding_convert (rtf->bytes->str, rtf->bytes->len, encoding);
  g_string_truncate (rtf->bytes, 0);
  if (text != NULL)
    hand_on (rtf, text->str, text->len);
}

static void
add_byte (Rtf *rtf, char byte) {
  if (rtf->to_skip > 0)
    rtf->to_skip--;
  else if (rtf->group.place != RTF_SKIPPED)
    g_string_append_c (rtf->bytes, byte);
}

static void
begin_group (Rtf *rtf) {
  rtf_flush (rtf);
  g_array_append_val (rtf->groups, rtf->group);
  rtf->group.begins_aside = FALSE;
  rtf->to_skip = 0;
  rtf->at_start = TRUE;
}

/* FALSE at the end of the last group. */
static gboolean
end_group (Rtf *rtf) {
  rtf_flush (rtf);
  rtf_end_place (rtf);
  if (rtf->group.begins_aside) {
    flow_end_aside (rtf->flow);
    rtf->asides--;
  }
  rtf->to_skip = 0;
  rtf->starred = FALSE;
  if (rtf->groups->len == 0)
    return FALSE;
  rtf->group = g_array_index (rtf->groups, RtfGroup, rtf->groups->len - 1);
  g_array_set_size (rtf->groups, rtf->groups->len - 1);
  return rtf->groups->len > 0;
}

/* A word that nobody knows is passed over; with "\*" before it at its group's start, so is the group. */
static void
act_on (Rtf *rtf, const char *name, gint value) {
  const RtfWord *word = g_hash_table_lookup ((GHashTable *)rtf->words, name);
  if (word == NULL || word->text == NULL)
    rtf->to_skip = 0;
  rtf_flush (rtf);
  if (word != NULL && word->act != NULL)
    word->act (rtf, word, value);
  else if (word == NULL && rtf->starred)
    rtf->group.place = RTF_SKIPPED;
  rtf->starred = FALSE;
}

static void
read_hex (Rtf *rtf, Cursor *cursor) {
  cursor->at++;
  gint high = cursor->at < cursor->end ? g_ascii_xdigit_value (*cursor->at) : -1;
  gint low = high >= 0 && cursor->at + 1 < cursor->end ? g_ascii_xdigit_value (cursor->at[1]) : -1;
  if (low < 0)
    return;
  cursor->at += 2;
  add_byte (rtf, (char)(high * 16 + low));
}

static void
read_symbol (Rtf *rtf, Cursor *cursor) {
  char name[] = { *cursor->at, '\0' };
  if (*name == '\'') {
    read_hex (rtf, cursor);
    return;
  }
  cursor->at++;
  if (*name == '*')
    rtf->starred = rtf->at_start;
  else
    act_on (rtf, name, 1);
}

static void
read_word (Rtf *rtf, Cursor *cursor) {
  char name[LONGEST_WORD + 1], number[LONGEST_NUMBER + 1];
  gsize letters = 0, digits = 0;
  for (; cursor->at < cursor->end && g_ascii_isalpha (*cursor->at); cursor->at++)
    if (letters < LONGEST_WORD)
      name[letters++] = *cursor->at;
  name[letters] = '\0';
  const char *start = cursor->at;
  for (; cursor->at < cursor->end
         && (g_ascii_isdigit (*cursor->at) || (*cursor->at == '-' && cursor->at == start));
       cursor->at++)
    if (digits < LONGEST_NUMBER)
      number[digits++] = *cursor->at;
  number[digits] = '\0';
  if (cursor->at < cursor->end && *cursor->at == ' ')
    cursor->at++;
  gint64 value = digits > 0 ? g_ascii_strtoll (number, NULL, 10) : 1;
  act_on (rtf, name, (gint)CLAMP (value, G_MININT, G_MAXINT));
  cursor->at += MIN (rtf->binary, (gsize)(cursor->end - cursor->at));
  rtf->binary = 0;
}

/* FALSE at the end of the file's own group, or when there is enough text. */
static gboolean
read_next (Rtf *rtf, Cursor *cursor) {
  char c = *cursor->at++;
  if (c == '{')
    begin_group (rtf);
  else if (c == '}')
    return end_group (rtf);
  else if (c == '\\' && cursor->at < cursor->end && g_ascii_isalpha (*cursor->at))
    read_word (rtf, cursor);
  else if (c == '\\' && cursor->at < cursor->end)
    read_symbol (rtf, cursor);
  else if (c != '\n' && c != '\r' && c != '\0')
    add_byte (rtf, c == '\t' ? ' ' : c);
  rtf->at_start = c == '{';
  return !flow_is_full (rtf->flow);
}

static gboolean
read_all (Rtf *rtf, GBytes *file) {
  gsize length;
  const char *bytes = g_bytes_get_data (file, &length);
  Cursor cursor = { bytes, bytes + length };
  while (cursor.at < cursor.end && rtf->groups->len <= MOST_GROUPS)
    if (!read_next (rtf, &cursor))
      return TRUE;
  rtf_flush (rtf);
  return FALSE;
}

static GHashTable *
index_words (void) {
  GHashTable *words = g_hash_table_new (g_str_hash, g_str_equal);
  for (const RtfWord *word = rtf_words (); word->name != NULL; word++)
    g_hash_table_insert (words, (gpointer)word->name, (gpointer)word);
  return words;
}

static gboolean
is_rtf (GBytes *file) {
  gsize length;
  const char *bytes = g_bytes_get_data (file, &length);
  return length > 5 && memcmp (bytes, "{\\rtf", 5) == 0;
}

gboolean
rtf_read (int fd, gsize size, const ExtractLimits *limits, PraxisDocument *document, GError **error) {
  g_autoptr (GBytes) file = content_read_file (fd, size, limits->member, error);
  if (file == NULL)
    return FALSE;
  if (!is_rtf (file))
    return content_fail (error, PRAXIS_STATE_DAMAGED, "it does not begin as RTF does");
  g_autoptr (Flow) flow = flow_new (document, limits);
  g_autoptr (GArray) groups = g_array_new (FALSE, FALSE, sizeof (RtfGroup));
  g_autoptr (GHashTable) fonts = g_hash_table_new (NULL, NULL), levels = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) words = index_words ();
  g_autoptr (GString) bytes = g_string_new (NULL), value = g_string_new (NULL);
  Rtf rtf = { .document = document,
              .limits = limits,
              .flow = flow,
              .groups = groups,
              .fonts = fonts,
              .levels = levels,
              .words = words,
              .bytes = bytes,
              .value = value,
              .encoding = "windows-1252" };
  rtf.group.fallback = 1;
  gboolean whole = read_all (&rtf, file);
  flow_finish (flow);
  if (size > limits->member)
    content_set_partly (document, "only the first %zu bytes of the file were read", limits->member);
  else if (!whole)
    content_set_partly (document, groups->len > MOST_GROUPS ? "it is nested too deeply"
                                                            : "it ends in the middle of a group");
  return TRUE;
}
