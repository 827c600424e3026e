/* Reading a document's parts on demand. */
#include "register/index/entry.h"
#include "register/base/error.h"
#include "register/document/blocks.h"
#include "register/index/stored.h"
#include <glib/gi18n.h>
#include <string.h>

#define SHORTEST_ID 4u

struct _PraxisEntry {
  StoreReader *reader;
  guint number;
  char *data;
  char *id;
  GHashTable *values;     /* lines of the data asked for */
  PraxisDocument *record; /* NULL until asked for */
  PraxisDocument *layout; /* the same */
  GArray *blocks;         /* the same */
  GHashTable *pieces;     /* number of a piece -> GBytes, uncompressed */
  GArray *lines;          /* of guint: number of a piece -> lines that end before it, as far as counted */
};

PraxisEntry *
praxis_entry_open (StoreReader *reader, guint number, GError **error) {
  char *data = store_reader_data (reader, number, error);
  if (data == NULL)
    return NULL;
  PraxisEntry *entry = g_new0 (PraxisEntry, 1);
  entry->reader = reader;
  entry->number = number;
  entry->data = data;
  entry->id = stored_data_value (data, "id");
  entry->values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  entry->lines = g_array_new (FALSE, TRUE, sizeof (guint));
  g_array_set_size (entry->lines, 1);
  entry->pieces = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify)g_bytes_unref);
  return entry;
}

void
praxis_entry_set_unknown (const char *id, GError **error) {
  g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_NO_DOCUMENT, _ ("there is no document '%s'"), id);
}

PraxisEntry *
praxis_entry_find (StoreReader *reader, const char *id, GError **error) {
  g_autofree char *term = g_strconcat ("Q", id, NULL);
  GError *reason = NULL;
  guint number = store_reader_first (reader, term, &reason);
  if (reason == NULL && number == 0 && strlen (id) >= SHORTEST_ID) {
    g_autoptr (GPtrArray) terms = store_reader_terms (reader, term, 2, &reason);
    if (terms != NULL && terms->len == 1)
      number = store_reader_first (reader, g_ptr_array_index (terms, 0), &reason);
  }
  if (reason == NULL && number > 0)
    return praxis_entry_open (reader, number, error);
  if (reason != NULL)
    g_propagate_error (error, reason);
  else
    praxis_entry_set_unknown (id, error);
  return NULL;
}

void
praxis_entry_close (PraxisEntry *entry) {
  if (entry == NULL)
    return;
  g_free (entry->data);
  g_free (entry->id);
  g_hash_table_unref (entry->values);
  g_hash_table_unref (entry->pieces);
  g_array_unref (entry->lines);
  praxis_document_free (entry->record);
  praxis_document_free (entry->layout);
  if (entry->blocks != NULL)
    g_array_unref (entry->blocks);
  g_free (entry);
}

guint
praxis_entry_number (const PraxisEntry *entry) {
  return entry->number;
}

const char *
praxis_entry_id (const PraxisEntry *entry) {
  return entry->id;
}

const char *
praxis_entry_value (PraxisEntry *entry, const char *name) {
  gpointer known;
  if (g_hash_table_lookup_extended (entry->values, name, NULL, &known))
    return known;
  char *value = stored_data_value (entry->data, name);
  g_hash_table_insert (entry->values, g_strdup (name), value);
  return value;
}

gint64
praxis_entry_number_value (PraxisEntry *entry, const char *name) {
  const char *value = praxis_entry_value (entry, name);
  return value == NULL ? 0 : g_ascii_strtoll (value, NULL, 10);
}

/* A part of the document under a key, or DAMAGED if it is not there. */
static GBytes *
read_part (PraxisEntry *entry, char *key, GError **error) {
  g_autofree char *owned = key;
  g_autoptr (GBytes) bytes = store_reader_metadata (entry->reader, entry->number, owned, error);
  if (bytes == NULL)
    return NULL;
  if (g_bytes_get_size (bytes) == 0) {
    g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_DAMAGED, "the index lacks '%s'", owned);
    return NULL;
  }
  return g_steal_pointer (&bytes);
}

typedef PraxisDocument *(*ReadRecord) (GBytes *bytes, GError **error);

static const PraxisDocument *
read_once (PraxisEntry *entry, PraxisDocument **kept, ReadRecord read, GError **error) {
  if (*kept != NULL)
    return *kept;
  g_autoptr (GBytes) bytes = read_part (entry, stored_record_key (entry->id), error);
  *kept = bytes == NULL ? NULL : read (bytes, error);
  return *kept;
}

const PraxisDocument *
praxis_entry_record (PraxisEntry *entry, GError **error) {
  return read_once (entry, &entry->record, stored_read_record, error);
}

const PraxisDocument *
praxis_entry_layout (PraxisEntry *entry, GError **error) {
  return entry->record != NULL ? entry->record : read_once (entry, &entry->layout, stored_read_layout, error);
}

GBytes *
praxis_entry_cover (PraxisEntry *entry, GError **error) {
  g_autofree char *key = g_strconcat (STORED_COVER_KEYS, entry->id, NULL);
  return store_reader_metadata (entry->reader, entry->number, key, error);
}

const GArray *
praxis_entry_blocks (PraxisEntry *entry, GError **error) {
  if (entry->blocks != NULL)
    return entry->blocks;
  /* A text without words has no blocks, and then the key is empty. */
  g_autofree char *key = stored_blocks_key (entry->id);
  g_autoptr (GBytes) bytes = store_reader_metadata (entry->reader, entry->number, key, error);
  if (bytes == NULL)
    return NULL;
  entry->blocks = praxis_blocks_from_bytes (bytes);
  if (entry->blocks == NULL)
    g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_DAMAGED, "the index has damaged '%s'", key);
  return entry->blocks;
}

gsize
praxis_entry_length (PraxisEntry *entry) {
  return (gsize)praxis_entry_number_value (entry, "bytes");
}

static GBytes *
read_piece (PraxisEntry *entry, guint piece, GError **error) {
  GBytes *known = g_hash_table_lookup (entry->pieces, GUINT_TO_POINTER (piece));
  if (known != NULL)
    return known;
  g_autoptr (GBytes) compressed = read_part (entry, stored_text_key (entry->id, piece), error);
  GBytes *bytes = compressed == NULL ? NULL : stored_uncompress (compressed, error);
  if (bytes != NULL)
    g_hash_table_insert (entry->pieces, GUINT_TO_POINTER (piece), bytes);
  return bytes;
}

char *
praxis_entry_text (PraxisEntry *entry, gsize start, gsize end, GError **error) {
  end = MIN (end, praxis_entry_length (entry));
  GString *text = g_string_new (NULL);
  while (start < end) {
    guint piece = (guint)(start / STORED_PIECE);
    GBytes *bytes = read_piece (entry, piece, error);
    if (bytes == NULL) {
      g_string_free (text, TRUE);
      return NULL;
    }
    gsize length, offset = start % STORED_PIECE;
    const char *from = g_bytes_get_data (bytes, &length);
    if (offset >= length)
      break;
    gsize taken = MIN (length - offset, end - start);
    g_string_append_len (text, from + offset, (gssize)taken);
    start += taken;
  }
  return g_string_free (text, FALSE);
}

static guint
count_lines (const char *text, gsize length) {
  guint lines = 0;
  for (const char *end = text + length; (text = memchr (text, '\n', (gsize)(end - text))) != NULL; text++)
    lines++;
  return lines;
}

/* The lines that end before a piece begins; what was counted once is kept, as a text may be long. */
static gboolean
count_lines_before (PraxisEntry *entry, guint piece, guint *lines, GError **error) {
  while (entry->lines->len <= piece) {
    guint last = entry->lines->len - 1;
    GBytes *bytes = read_piece (entry, last, error);
    if (bytes == NULL)
      return FALSE;
    gsize length;
    const char *text = g_bytes_get_data (bytes, &length);
    guint sum = g_array_index (entry->lines, guint, last) + count_lines (text, length);
    g_array_append_val (entry->lines, sum);
  }
  *lines = g_array_index (entry->lines, guint, piece);
  return TRUE;
}

guint
praxis_entry_line (PraxisEntry *entry, gsize byte, GError **error) {
  guint piece = (guint)(byte / STORED_PIECE), lines;
  GBytes *bytes = count_lines_before (entry, piece, &lines, error) ? read_piece (entry, piece, error) : NULL;
  if (bytes == NULL)
    return 0;
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);
  return lines + count_lines (text, MIN (length, byte % STORED_PIECE)) + 1;
}
