/* What the control words of RTF mean to a reader of its text: which groups are notes, metadata or of no use,
 * what ends a paragraph or a cell, and which words are characters. rtf.c calls it word by word. */
#include "indexer/extract/content.h"
#include "indexer/extract/docx_styles.h"
#include "indexer/extract/rtf.h"
#include <string.h>

#define LEVELS 9u       /* outline levels; the tenth is body text */
#define MOST_FALLBACK 8 /* characters that may stand in for one */

static void
do_place (Rtf *rtf, const RtfWord *word, G_GNUC_UNUSED gint value) {
  if (rtf->group.place == RTF_SKIPPED)
    return;
  rtf->group.place = (RtfPlace)word->argument;
}

static void
do_aside (Rtf *rtf, G_GNUC_UNUSED const RtfWord *word, G_GNUC_UNUSED gint value) {
  if (rtf->group.place != RTF_BODY || rtf->group.begins_aside)
    return;
  flow_begin_aside (rtf->flow);
  rtf->group.begins_aside = TRUE;
  rtf->asides++;
}

/* Only what stands directly in the information is metadata; "\title" may be a word elsewhere. */
static void
do_value (Rtf *rtf, const RtfWord *word, G_GNUC_UNUSED gint value) {
  if (rtf->group.place != RTF_INFO)
    return;
  rtf->group.place = RTF_VALUE;
  rtf->group.key = word->text;
  g_string_truncate (rtf->value, 0);
}

static void
do_created (Rtf *rtf, G_GNUC_UNUSED const RtfWord *word, G_GNUC_UNUSED gint value) {
  if (rtf->group.place != RTF_INFO)
    return;
  rtf->group.place = RTF_DATE;
  memset (rtf->date, 0, sizeof rtf->date);
}

static void
do_date (Rtf *rtf, const RtfWord *word, gint value) {
  if (rtf->group.place == RTF_DATE && value > 0 && value < 10000)
    rtf->date[word->argument] = (guint)value;
}

static void
do_code_page (Rtf *rtf, const RtfWord *word, gint value) {
  const char *name = rtf_encoding_of_page (word->argument > 0 ? word->argument : value);
  if (rtf->group.place == RTF_BODY && name != NULL)
    rtf->encoding = name;
}

static void
do_default_font (Rtf *rtf, G_GNUC_UNUSED const RtfWord *word, gint value) {
  rtf->default_font = rtf->group.font = value;
}

static void
do_font (Rtf *rtf, G_GNUC_UNUSED const RtfWord *word, gint value) {
  if (rtf->group.place == RTF_FONTS)
    rtf->font = value;
  else
    rtf->group.font = value;
}

static void
do_charset (Rtf *rtf, const RtfWord *word, gint value) {
  const char *name = word->argument > 0 ? rtf_encoding_of_page (value) : rtf_encoding_of_charset (value);
  if (rtf->group.place == RTF_FONTS && name != NULL)
    g_hash_table_insert (rtf->fonts, GINT_TO_POINTER (rtf->font), (gpointer)name);
}

static void
do_fallback (Rtf *rtf, G_GNUC_UNUSED const RtfWord *word, gint value) {
  rtf->group.fallback = (guint)CLAMP (value, 0, MOST_FALLBACK);
}

static void
do_unicode (Rtf *rtf, G_GNUC_UNUSED const RtfWord *word, gint value) {
  gunichar c = (gunichar)value & 0xffff;
  gunichar2 high = rtf->high;
  rtf->high = 0;
  rtf->to_skip = rtf->group.fallback;
  if (c >= 0xd800 && c < 0xdc00) {
    rtf->high = (gunichar2)c;
    return;
  }
  if (c >= 0xdc00 && c < 0xe000)
    c = high != 0 ? 0x10000 + ((gunichar)(high - 0xd800) << 10) + (c - 0xdc00) : 0xfffd;
  char text[6];
  gint length = g_unichar_to_utf8 (c, text);
  if (c != 0)
    rtf_add (rtf, text, (gsize)length);
}

static void
do_text (Rtf *rtf, const RtfWord *word, G_GNUC_UNUSED gint value) {
  if (rtf->to_skip > 0)
    rtf->to_skip--;
  else
    rtf_add (rtf, word->text, strlen (word->text));
}

static void
do_hidden (Rtf *rtf, G_GNUC_UNUSED const RtfWord *word, gint value) {
  rtf->group.hidden = value != 0;
}

static void
do_deleted (Rtf *rtf, G_GNUC_UNUSED const RtfWord *word, gint value) {
  rtf->group.deleted = value != 0;
}

static void
do_plain (Rtf *rtf, G_GNUC_UNUSED const RtfWord *word, G_GNUC_UNUSED gint value) {
  rtf->group.font = rtf->default_font;
  rtf->group.hidden = FALSE;
}

static void
do_new_paragraph (Rtf *rtf, G_GNUC_UNUSED const RtfWord *word, G_GNUC_UNUSED gint value) {
  rtf->group.style = 0;
  rtf->group.level = 0;
  rtf->group.in_cell = FALSE;
}

static void
do_style (Rtf *rtf, G_GNUC_UNUSED const RtfWord *word, gint value) {
  rtf->group.style = value;
}

static void
do_outline_level (Rtf *rtf, G_GNUC_UNUSED const RtfWord *word, gint value) {
  rtf->group.level = value >= 0 && (guint)value < LEVELS ? (guint)value + 1 : 0;
}

static void
do_in_table (Rtf *rtf, G_GNUC_UNUSED const RtfWord *word, G_GNUC_UNUSED gint value) {
  rtf->group.in_cell = TRUE;
}

static gboolean
is_body (const Rtf *rtf) {
  return rtf->group.place == RTF_BODY && !rtf->group.deleted;
}

static void
do_end_paragraph (Rtf *rtf, G_GNUC_UNUSED const RtfWord *word, G_GNUC_UNUSED gint value) {
  if (is_body (rtf))
    flow_end_paragraph (rtf->flow);
}

static void
do_end_cell (Rtf *rtf, G_GNUC_UNUSED const RtfWord *word, G_GNUC_UNUSED gint value) {
  if (!is_body (rtf))
    return;
  if (rtf->asides == 0 && !rtf->cell_open)
    flow_begin_cell (rtf->flow);
  flow_end_paragraph (rtf->flow);
  if (rtf->asides > 0)
    return;
  flow_end_cell (rtf->flow);
  rtf->cell_open = FALSE;
  rtf->row_open = TRUE;
}

static void
do_end_row (Rtf *rtf, G_GNUC_UNUSED const RtfWord *word, G_GNUC_UNUSED gint value) {
  if (!is_body (rtf))
    return;
  flow_end_paragraph (rtf->flow);
  if (rtf->asides > 0)
    return;
  if (rtf->cell_open)
    flow_end_cell (rtf->flow);
  flow_end_row (rtf->flow);
  rtf->cell_open = rtf->row_open = FALSE;
}

static void
do_binary (Rtf *rtf, G_GNUC_UNUSED const RtfWord *word, gint value) {
  rtf->binary = value > 0 ? (gsize)value : 0;
}

void
rtf_end_place (Rtf *rtf) {
  if (rtf->group.place == RTF_VALUE)
    content_set_metadata (rtf->document, rtf->limits, rtf->group.key, rtf->value->str);
  if (rtf->group.place == RTF_DATE && rtf->date[0] > 0) {
    g_autofree char *date
        = g_strdup_printf ("%04u-%02u-%02u", rtf->date[0], MAX (rtf->date[1], 1u), MAX (rtf->date[2], 1u));
    content_set_metadata (rtf->document, rtf->limits, "created", date);
  }
  if (rtf->group.place == RTF_STYLES && rtf->value->len > 0) {
    g_autofree char *name = g_strndup (rtf->value->str, strcspn (rtf->value->str, ";"));
    guint named = docx_styles_level_of_name (g_strstrip (name));
    guint level = rtf->group.level > 0 ? rtf->group.level : named <= LEVELS ? named : 0;
    g_hash_table_insert (rtf->levels, GINT_TO_POINTER (rtf->group.style), GUINT_TO_POINTER (level));
    g_string_truncate (rtf->value, 0);
  }
}

#define PLACE(name, place) \
  { name, do_place, place, NULL }
#define ASIDE(name) \
  { name, do_aside, 0, NULL }
#define VALUE(name, key) \
  { name, do_value, 0, key }
#define TEXT(name, text) \
  { name, do_text, 0, text }
#define DO(name, act) \
  { name, act, 0, NULL }

static const RtfWord rows[] = {
  /* Groups. */
  PLACE ("fonttbl", RTF_FONTS),
  PLACE ("stylesheet", RTF_STYLES),
  PLACE ("info", RTF_INFO),
  PLACE ("colortbl", RTF_SKIPPED),
  PLACE ("filetbl", RTF_SKIPPED),
  PLACE ("pict", RTF_SKIPPED),
  PLACE ("nonshppict", RTF_SKIPPED),
  PLACE ("objdata", RTF_SKIPPED),
  PLACE ("fldinst", RTF_SKIPPED),
  PLACE ("ftnsep", RTF_SKIPPED),
  PLACE ("ftnsepc", RTF_SKIPPED),
  PLACE ("ftncn", RTF_SKIPPED),
  PLACE ("aftnsep", RTF_SKIPPED),
  PLACE ("aftnsepc", RTF_SKIPPED),
  PLACE ("aftncn", RTF_SKIPPED),
  PLACE ("nonesttables", RTF_SKIPPED),
  PLACE ("sp", RTF_SKIPPED),
  PLACE ("xe", RTF_SKIPPED),
  PLACE ("tc", RTF_SKIPPED),
  PLACE ("tcn", RTF_SKIPPED),
  PLACE ("txe", RTF_SKIPPED),
  PLACE ("rxe", RTF_SKIPPED),
  PLACE ("private", RTF_SKIPPED),
  PLACE ("bkmkstart", RTF_SKIPPED),
  PLACE ("bkmkend", RTF_SKIPPED),
  PLACE ("themedata", RTF_SKIPPED),
  PLACE ("datastore", RTF_SKIPPED),
  ASIDE ("header"),
  ASIDE ("headerl"),
  ASIDE ("headerr"),
  ASIDE ("headerf"),
  ASIDE ("footer"),
  ASIDE ("footerl"),
  ASIDE ("footerr"),
  ASIDE ("footerf"),
  ASIDE ("footnote"),
  ASIDE ("annotation"),
  ASIDE ("shptxt"),
  /* Starred, and yet they hold text. */
  DO ("do", NULL),
  DO ("shpinst", NULL),
  DO ("shprslt", NULL),
  DO ("mmath", NULL),
  DO ("moMath", NULL),
  DO ("moMathPara", NULL),
  DO ("dptxbxtext", do_aside),
  VALUE ("title", "title"),
  VALUE ("author", "author"),
  VALUE ("subject", "subject"),
  VALUE ("keywords", "keywords"),
  VALUE ("doccomm", "description"),
  DO ("creatim", do_created),
  { "yr", do_date, 0, NULL },
  { "mo", do_date, 1, NULL },
  { "dy", do_date, 2, NULL },
  /* Encodings. */
  { "ansi", do_code_page, 1252, NULL },
  { "mac", do_code_page, 10000, NULL },
  { "pc", do_code_page, 437, NULL },
  { "pca", do_code_page, 850, NULL },
  DO ("ansicpg", do_code_page),
  DO ("deff", do_default_font),
  DO ("f", do_font),
  DO ("fcharset", do_charset),
  { "cpg", do_charset, 1, NULL },
  DO ("uc", do_fallback),
  DO ("u", do_unicode),
  DO ("bin", do_binary),
  /* Paragraphs and tables. */
  DO ("par", do_end_paragraph),
  DO ("sect", do_end_paragraph),
  DO ("page", do_end_paragraph),
  DO ("nestrow", do_end_paragraph),
  DO ("pard", do_new_paragraph),
  DO ("plain", do_plain),
  DO ("s", do_style),
  DO ("outlinelevel", do_outline_level),
  DO ("intbl", do_in_table),
  DO ("cell", do_end_cell),
  DO ("row", do_end_row),
  DO ("v", do_hidden),
  DO ("deleted", do_deleted),
  /* Characters. */
  TEXT ("line", "\n"),
  TEXT ("softline", "\n"),
  TEXT ("tab", "\t"),
  TEXT ("nestcell", "\t"),
  TEXT ("emdash", "—"),
  TEXT ("endash", "–"),
  TEXT ("emspace", " "),
  TEXT ("enspace", " "),
  TEXT ("qmspace", " "),
  TEXT ("bullet", "•"),
  TEXT ("lquote", "‘"),
  TEXT ("rquote", "’"),
  TEXT ("ldblquote", "“"),
  TEXT ("rdblquote", "”"),
  TEXT ("zwj", "\xe2\x80\x8d"),
  TEXT ("zwnj", "\xe2\x80\x8c"),
  TEXT ("ltrmark", "\xe2\x80\x8e"),
  TEXT ("rtlmark", "\xe2\x80\x8f"),
  TEXT ("~", "\xc2\xa0"),
  TEXT ("_", "\xe2\x80\x91"),
  TEXT ("-", "\xc2\xad"),
  TEXT ("\\", "\\"),
  TEXT ("{", "{"),
  TEXT ("}", "}"),
  DO ("\n", do_end_paragraph),
  DO ("\r", do_end_paragraph),
  { NULL, NULL, 0, NULL },
};

const RtfWord *
rtf_words (void) {
  return rows;
}
