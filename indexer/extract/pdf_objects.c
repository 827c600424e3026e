/* What the objects of a PDF name, seen from its bytes, where Poppler does not tell. An object lies in the
 * file as it is, or deflated among others in a stream of objects. */
#include "indexer/extract/pdf_objects.h"
#include <gio/gio.h>
#include <string.h>

#define CHUNK 32768
#define LONGEST_NAME 32
#define MOST_INFLATED ((gsize)64 << 20) /* bytes of a file's objects */
#define DICTIONARY 512 /* bytes before the type of a stream and behind it, in which its dictionary lies */

typedef struct {
  const char *name;
  const char *file, *end;
  GConverter *inflater;
  gsize left; /* bytes to be inflated at most */
} Search;

static const char *
find (const char *from, const char *end, const char *words) {
  return memmem (from, (gsize)(end - from), words, strlen (words));
}

/* TRUE if the stream that begins there cannot be inflated, or not within what is left to inflate. */
static gboolean
stream_may_name (Search *search, const char *from) {
  char bytes[CHUNK + LONGEST_NAME];
  gsize read, written, kept = 0;
  g_converter_reset (search->inflater);
  for (GConverterResult result = G_CONVERTER_CONVERTED; result != G_CONVERTER_FINISHED; from += read) {
    result = g_converter_convert (search->inflater, from, (gsize)(search->end - from), bytes + kept, CHUNK,
                                  G_CONVERTER_NO_FLAGS, &read, &written, NULL);
    if (result == G_CONVERTER_ERROR || written > search->left
        || find (bytes, bytes + kept + written, search->name) != NULL)
      return TRUE;
    search->left -= written;
    /* The name may lie across the border of two chunks. */
    gsize tail = MIN (kept + written, strlen (search->name) - 1);
    memmove (bytes, bytes + kept + written - tail, tail);
    kept = tail;
  }
  return FALSE;
}

/* The data of the stream whose dictionary has a word at this place; NULL if it is not plainly there. */
static const char *
stream_data (const Search *search, const char *word) {
  const char *from = word - MIN (word - search->file, DICTIONARY),
             *to = word + MIN (search->end - word, DICTIONARY), *data = find (word, to, "stream");
  if (data == NULL || find (from, data, "/Predictor") != NULL)
    return NULL;
  data += strlen ("stream");
  data += data < search->end && *data == '\r';
  return data + (data < search->end && *data == '\n');
}

gboolean
pdf_objects_may_name (const char *name, const char *file, gsize size) {
  static const char objects[] = "/ObjStm";
  const char *end = file + size;
  if (find (file, end, name) != NULL || find (file, end, "/Encrypt") != NULL)
    return TRUE;
  g_autoptr (GZlibDecompressor) inflater = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB);
  Search search = { name, file, end, G_CONVERTER (inflater), MOST_INFLATED };
  for (const char *at = file; (at = find (at, end, objects)) != NULL; at += strlen (objects)) {
    const char *data = stream_data (&search, at);
    if (data == NULL || stream_may_name (&search, data))
      return TRUE;
  }
  return FALSE;
}
