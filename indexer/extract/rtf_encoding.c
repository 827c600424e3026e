/* Which encoding a code page or the character set of a font stands for. Almost all RTF says only "code page
 * 1252" and then sets each run in a font that says otherwise; rtf.c decodes by what this file answers. */
#include "indexer/extract/rtf.h"

typedef struct {
  gint number;
  const char *name;
} Row;

static const Row charsets[] = {
  { 0, "windows-1252" },   { 77, "macintosh" },     { 78, "Shift_JIS" },     { 79, "windows-949" },
  { 80, "GB18030" },       { 81, "Big5" },          { 128, "windows-31j" },  { 129, "windows-949" },
  { 130, "windows-949" },  { 134, "GB18030" },      { 136, "Big5" },         { 161, "windows-1253" },
  { 162, "windows-1254" }, { 163, "windows-1258" }, { 177, "windows-1255" }, { 178, "windows-1256" },
  { 186, "windows-1257" }, { 204, "windows-1251" }, { 222, "windows-874" },  { 238, "windows-1250" },
  { 254, "IBM437" },       { 255, "IBM850" },
};

static const Row pages[] = {
  { 437, "IBM437" },        { 708, "ISO-8859-6" },    { 819, "ISO-8859-1" },       { 850, "IBM850" },
  { 852, "IBM852" },        { 855, "IBM855" },        { 857, "IBM857" },           { 860, "cp860" },
  { 862, "IBM862" },        { 863, "cp863" },         { 864, "IBM864" },           { 865, "cp865" },
  { 866, "IBM866" },        { 874, "windows-874" },   { 932, "windows-31j" },      { 936, "GB18030" },
  { 949, "windows-949" },   { 950, "Big5" },          { 1250, "windows-1250" },    { 1251, "windows-1251" },
  { 1252, "windows-1252" }, { 1253, "windows-1253" }, { 1254, "windows-1254" },    { 1255, "windows-1255" },
  { 1256, "windows-1256" }, { 1257, "windows-1257" }, { 1258, "windows-1258" },    { 1361, "windows-949" },
  { 10000, "macintosh" },   { 10006, "x-mac-greek" }, { 10007, "x-mac-cyrillic" }, { 10081, "x-mac-turkish" },
  { 20866, "KOI8-R" },      { 54936, "GB18030" },     { 65001, "UTF-8" },
};

static const char *
look_up (const Row *rows, guint count, gint number) {
  for (guint i = 0; i < count; i++)
    if (rows[i].number == number)
      return rows[i].name;
  return NULL;
}

const char *
rtf_encoding_of_page (gint page) {
  return look_up (pages, G_N_ELEMENTS (pages), page);
}

const char *
rtf_encoding_of_charset (gint charset) {
  return look_up (charsets, G_N_ELEMENTS (charsets), charset);
}
