/* Making repairs. They were found where the document was read (indexer/repair); here they are only made, the
 * same way for the writer, the taggers and the passages. */
#include "register/document/clean_text.h"
#include <string.h>

gboolean
praxis_repair_adds_word (const PraxisRepair *repair) {
  return repair->start < repair->end && *repair->reading != '\0'
         && g_unichar_isalnum (g_utf8_get_char (repair->reading));
}

/* Writes a reading over the part of its stretch that lies in the piece; one that does not fit is left out. */
static void
make_repair (PraxisCleanText *clean, const PraxisRepair *repair, gsize origin) {
  gsize start = MAX (repair->start, origin) - origin;
  gsize end = MIN (repair->end - origin, clean->length), reading = strlen (repair->reading);
  if (start == end && repair->start == repair->end) {
    g_array_append_val (clean->breaks, start);
    return;
  }
  if (start >= end || praxis_repair_adds_word (repair))
    return;
  memset (clean->text + start, PRAXIS_NOTHING, end - start);
  if (reading <= end - start)
    memcpy (clean->text + start, repair->reading, reading);
}

PraxisCleanText *
praxis_clean_text_new (const GArray *repairs, const char *raw, gsize origin, gsize length) {
  PraxisCleanText *clean = g_new0 (PraxisCleanText, 1);
  clean->text = g_strndup (raw, length);
  clean->length = length;
  clean->breaks = g_array_new (FALSE, FALSE, sizeof (gsize));
  for (guint i = praxis_spans_from (repairs, origin); i < repairs->len; i++) {
    const PraxisRepair *repair = &g_array_index (repairs, PraxisRepair, i);
    if (repair->start >= origin + length)
      break;
    make_repair (clean, repair, origin);
  }
  return clean;
}

void
praxis_clean_text_free (PraxisCleanText *clean) {
  if (clean == NULL)
    return;
  g_free (clean->text);
  g_array_unref (clean->breaks);
  g_free (clean);
}

void
praxis_clean_text_start (const PraxisCleanText *clean, PraxisTokenizer *tokenizer) {
  praxis_tokenizer_start (tokenizer, clean->text, clean->length);
  praxis_tokenizer_set_breaks (tokenizer, (const gsize *)clean->breaks->data, clean->breaks->len);
}

void
praxis_clean_text_drop_nothing (char *text) {
  char *to = text;
  for (; *text != '\0'; text++)
    if (*text != PRAXIS_NOTHING)
      *to++ = *text;
  *to = '\0';
}
