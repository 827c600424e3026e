/* Mark-up that programs left in plain text when they converted pages to it: tags, emphasis, escapes,
 * entities. Only shapes that nobody writes as text are taken for it. */
#include "indexer/repair/finding.h"
#include <string.h>

#define LONGEST_TAG 200u      /* bytes */
#define LONGEST_EMPHASIS 400u /* bytes between the marks */
#define MOST_MARKS 6u         /* of a heading in Markdown */
#define LONGEST_LINK 1000u    /* bytes of its text, and of its address */
#define LONGEST_NAME 40u      /* bytes of the name of a note in Markdown */
#define LONGEST_TERM 80u      /* bytes of a term that begins an entry of a glossary */

typedef struct {
  RepairSearch *search;
  const char *after; /* nothing before it is looked at again */
  GQueue *closing;   /* of const char*: closing marks of emphasis to come, ascending */
} Scan;

static void
found (Scan *scan, const char *start, const char *end, const char *reading) {
  const char *text = scan->search->text;
  repair_found (scan->search, (gsize)(start - text), (gsize)(end - text), reading);
  scan->after = MAX (scan->after, end);
}

/* The end of the digits at a place, at most three; NULL if there are none or more. */
static const char *
after_digits (const char *at) {
  gsize digits = strspn (at, "0123456789");
  return digits > 0 && digits <= 3 ? at + digits : NULL;
}

/* The mark of a note, also where a converter nested its tags: <sup>8</sup>, <sup>&</sup>lt;sup>8</sup>. */
static gboolean
note (Scan *scan, const char *at) {
  static const char *const openings[] = { "<sup>&</sup>lt;sup>", "<sup>&lt;sup>", "<sup>" };
  for (guint i = 0; i < G_N_ELEMENTS (openings); i++) {
    const char *digits = at + strlen (openings[i]);
    const char *close = g_str_has_prefix (at, openings[i]) ? after_digits (digits) : NULL;
    if (close == NULL || !g_str_has_prefix (close, "</sup>"))
      continue;
    found (scan, at, close + strlen ("</sup>"), " ");
    return TRUE;
  }
  return FALSE;
}

/* Tags that stand inside words and lines, and those that part words. */
static const struct {
  const char *name, *reading;
} tags[] = {
  { "sup", "" }, { "sub", "" },    { "u", "" },    { "b", "" },    { "i", "" },
  { "em", "" },  { "strong", "" }, { "mark", "" }, { "span", "" }, { "ins", "" },
  { "del", "" }, { "s", "" },      { "br", " " },  { "p", " " },   { "li", " " },
  { "td", " " }, { "tr", " " },    { "th", " " },  { "div", " " },
};

static gboolean
tag (Scan *scan, const char *at) {
  const char *name = at + 1 + (at[1] == '/');
  gsize length = strspn (name, "abcdefghijklmnopqrstuvwxyz");
  if (length == 0 || strchr (" />", name[length]) == NULL)
    return FALSE;
  gsize rest = strcspn (name + length, "<>\n");
  if (rest > LONGEST_TAG || name[length + rest] != '>')
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (tags); i++)
    if (strlen (tags[i].name) == length && strncmp (name, tags[i].name, length) == 0) {
      found (scan, at, name + length + rest + 1, tags[i].reading);
      return TRUE;
    }
  return FALSE;
}

static gboolean
entity (Scan *scan, const char *at) {
  static const struct {
    const char *name, *reading;
  } entities[] = {
    { "&amp;", "&" },   { "&lt;", "<" },    { "&gt;", ">" },    { "&quot;", "\"" }, { "&apos;", "'" },
    { "&#39;", "'" },   { "&nbsp;", " " },  { "&#160;", " " },  { "&rsquo;", "’" }, { "&lsquo;", "‘" },
    { "&ldquo;", "“" }, { "&rdquo;", "”" }, { "&ndash;", "–" }, { "&mdash;", "—" }, { "&hellip;", "…" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (entities); i++)
    if (g_str_has_prefix (at, entities[i].name)) {
      found (scan, at, at + strlen (entities[i].name), entities[i].reading);
      return TRUE;
    }
  return FALSE;
}

/* A backslash before a mark that would mean something in Markdown. */
static gboolean
escape (Scan *scan, const char *at) {
  if (at[1] == '\0' || strchr ("_*#", at[1]) == NULL)
    return FALSE;
  found (scan, at, at + 1, "");
  return TRUE;
}

static gboolean
is_space (const char *at) {
  return *at == '\0' || g_ascii_isspace (*at);
}

static gboolean
is_word_byte (const char *at) {
  return g_ascii_isalnum (*at) || ((guchar)*at & 0x80) != 0;
}

/* The asterisks that close what `count` of them opened, in the same line; NULL if there are none. */
static const char *
closing_mark (const char *from, gsize count) {
  const char *stop = from + LONGEST_EMPHASIS;
  for (const char *at = from; at < stop && *at != '\0' && *at != '\n'; at++) {
    gsize run = strspn (at, "*");
    if (run == count && !is_space (at - 1) && (count > 1 || !is_word_byte (at + run)))
      return at;
    at += run > 0 ? run - 1 : 0;
  }
  return NULL;
}

/* "... of 2019). **Register:** the list of": a term in bold behind a sentence begins an entry of its own. */
static gboolean
begins_entry (const Scan *scan, const char *open, const char *term, const char *close) {
  gboolean colon = close[-1] == ':' || close[strspn (close, "*")] == ':';
  const char *text = scan->search->text;
  return colon && close - term <= LONGEST_TERM && open - text >= 2 && open[-1] == ' '
         && strchr (".!?)", open[-2]) != NULL;
}

/* **Bold**, *italic*, and bold letters inside a word. */
static gboolean
emphasis (Scan *scan, const char *at) {
  gsize count = strspn (at, "*");
  scan->after = at + count;
  while (!g_queue_is_empty (scan->closing) && (const char *)g_queue_peek_head (scan->closing) < at)
    g_queue_pop_head (scan->closing);
  if (g_queue_peek_head (scan->closing) == at) {
    g_queue_pop_head (scan->closing);
    return TRUE;
  }
  gboolean opens = count <= 3 && !is_space (at + count)
                   && (count > 1 || at == scan->search->text || !is_word_byte (at - 1));
  const char *close = opens ? closing_mark (at + count + 1, count) : NULL;
  if (close == NULL)
    return FALSE;
  found (scan, at, at + count, count > 1 && begins_entry (scan, at, at + count, close) ? "\n\n" : "");
  repair_found (scan->search, (gsize)(close - scan->search->text),
                (gsize)(close - scan->search->text) + count, "");
  g_queue_push_head (scan->closing, (gpointer)close);
  return TRUE;
}

static gboolean
begins_line (const Scan *scan, const char *at) {
  return at == scan->search->text || at[-1] == '\n';
}

/* The marks before a heading of Markdown: one to six, and one space. */
static gboolean
heading (Scan *scan, const char *at) {
  gsize count = strspn (at, "#");
  if (count > MOST_MARKS || at[count] != ' ' || is_space (at + count + 1) || !begins_line (scan, at))
    return FALSE;
  found (scan, at, at + count + 1, "");
  return TRUE;
}

/* A row of a table in Markdown: the marks around it go, and the row of dashes goes wholly. */
static gboolean
table_row (Scan *scan, const char *at) {
  const char *end = at + strcspn (at, "\n"), *last = end;
  while (last > at && g_ascii_isspace (last[-1]))
    last--;
  if (!begins_line (scan, at) || last - at < 2 || last[-1] != '|')
    return FALSE;
  if (at + strspn (at, "|-: ") >= last) {
    found (scan, at, last, "");
    return TRUE;
  }
  found (scan, at, at + 1, "");
  repair_found (scan->search, (gsize)(last - 1 - scan->search->text), (gsize)(last - scan->search->text), "");
  return TRUE;
}

/* A note in Markdown, where it is referred to and where it stands: [^name], [^name]: */
static gboolean
named_note (Scan *scan, const char *at) {
  if (at[1] != '^')
    return FALSE;
  const char *close = at + 2 + strcspn (at + 2, "[]^ \t\n");
  if (*close != ']' || close == at + 2 || close - at > (gssize)LONGEST_NAME)
    return FALSE;
  gboolean stands = close[1] == ':' && begins_line (scan, at);
  found (scan, at, close + (stands ? 2 : 1), "");
  return TRUE;
}

/* [text](address) and ![text](address): the text stays. */
static gboolean
link_or_picture (Scan *scan, const char *at) {
  gboolean picture = *at == '!';
  const char *open = at + picture;
  if (*open != '[')
    return FALSE;
  const char *close = open + 1 + strcspn (open + 1, "[]\n");
  if (!g_str_has_prefix (close, "](") || close - open > (gssize)LONGEST_LINK)
    return FALSE;
  gsize length = strcspn (close + 2, "() \t\n");
  const char *end = close + 2 + length;
  if (*end != ')' || length > LONGEST_LINK || strcspn (close + 2, "/.#:") >= length)
    return FALSE;
  found (scan, at, open + 1, "");
  repair_found (scan->search, (gsize)(close - scan->search->text), (gsize)(end + 1 - scan->search->text), "");
  return TRUE;
}

/* What may begin with a mark, the first that fits. */
static const struct {
  char mark;
  gboolean (*match) (Scan *scan, const char *at);
} rules[] = {
  { '<', note },
  { '<', tag },
  { '*', emphasis },
  { '\\', escape },
  { '&', entity },
  { '#', heading },
  { '|', table_row },
  { '[', named_note },
  { '[', link_or_picture },
  { '!', link_or_picture },
};

void
repair_markup (RepairSearch *search) {
  g_autoptr (GQueue) closing = g_queue_new ();
  Scan scan = { search, search->text, closing };
  while ((scan.after = strpbrk (scan.after, "<*\\&#|[!")) != NULL) {
    const char *at = scan.after;
    for (guint i = 0; i < G_N_ELEMENTS (rules) && scan.after == at; i++)
      if (rules[i].mark == *at && rules[i].match (&scan, at))
        break;
    scan.after = MAX (scan.after, at + 1);
  }
}
