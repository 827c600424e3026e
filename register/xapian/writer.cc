/* Writing a Xapian database. */
#include "register/xapian/guard.h"
#include "register/xapian/reader.h"

static const size_t longest_term = 245; /* bytes, Xapian's limit for a term on disk */
static const gint64 lock_patience = 2 * G_USEC_PER_SEC;
static const gulong lock_pause = G_USEC_PER_SEC / 50;

struct _StoreWriter {
  Xapian::WritableDatabase database;
  std::string name; /* for messages */
};

struct _StoreDocument {
  Xapian::Document document;
  bool incomplete = false; /* memory ran out while it was filled in: it must not be written */
};

/* A database whose making was cut short has tables but no version yet: nothing was ever committed to it.
 * Xapian does not find it and would not make it either. */
static Xapian::WritableDatabase
open_or_make (const char *folder) {
  try {
    return Xapian::WritableDatabase (folder, Xapian::DB_CREATE_OR_OPEN);
  } catch (const Xapian::DatabaseNotFoundError &) {
    g_autofree char *version = g_build_filename (folder, "iamglass", nullptr);
    if (g_file_test (version, G_FILE_TEST_EXISTS))
      throw;
    return Xapian::WritableDatabase (folder, Xapian::DB_CREATE_OR_OVERWRITE);
  }
}

/* The lock of an indexer that was killed while it started a worker lives on in that child until it has become
 * another program: a lock is refused only when it is held for longer than that takes on a busy machine. */
static Xapian::WritableDatabase
open_when_free (const char *folder) {
  const gint64 deadline = g_get_monotonic_time () + lock_patience;
  for (;;) {
    try {
      return open_or_make (folder);
    } catch (const Xapian::DatabaseLockError &caught) {
      if (!store_is_held (caught) || g_get_monotonic_time () >= deadline)
        throw;
    }
    g_usleep (lock_pause);
  }
}

StoreWriter *
store_writer_open (const char *folder, GError **error) {
  std::string what = std::string ("index '") + folder + "'";
  return store_guard<StoreWriter *> (error, what.c_str (), nullptr, [&] {
    return new StoreWriter{ open_when_free (folder), what };
  });
}

void
store_writer_close (StoreWriter *writer) {
  if (writer == nullptr)
    return;
  /* close() alone would commit; a transaction begun without flushing and cancelled drops what is pending. */
  store_guard<gboolean> (nullptr, "", FALSE, [&] {
    writer->database.begin_transaction (false);
    writer->database.cancel_transaction ();
    writer->database.close ();
    return TRUE;
  });
  delete writer;
}

gboolean
store_writer_commit (StoreWriter *writer, GError **error) {
  return store_guard<gboolean> (error, writer->name.c_str (), FALSE, [&] {
    writer->database.commit ();
    return TRUE;
  });
}

StoreDocument *
store_document_new (void) {
  return new StoreDocument;
}

void
store_document_free (StoreDocument *document) {
  delete document;
}

/* Adding to a document cannot fail but for want of memory; that is told when it is written. */
template <typename Change>
static void
change (StoreDocument *document, Change body) {
  if (document->incomplete)
    return;
  bool done = store_guard<bool> (nullptr, "", false, [&] {
    body (document->document);
    return true;
  });
  if (done)
    return;
  document->incomplete = true;
  document->document = Xapian::Document (); /* its memory is needed to say so */
}

static bool
fits (const std::string &term) {
  return !term.empty () && term.size () <= longest_term;
}

void
store_document_add (StoreDocument *document, const char *term, guint position, guint occurrences) {
  change (document, [&] (Xapian::Document &made) {
    std::string text (term);
    if (fits (text) && position > 0)
      made.add_posting (text, position, occurrences);
    else if (fits (text))
      made.add_term (text, occurrences);
  });
}

void
store_document_add_boolean (StoreDocument *document, const char *term) {
  change (document, [&] (Xapian::Document &made) {
    std::string text (term);
    if (fits (text))
      made.add_boolean_term (text);
  });
}

void
store_document_set_value (StoreDocument *document, guint slot, const char *value) {
  change (document, [&] (Xapian::Document &made) { made.add_value (slot, value); });
}

void
store_document_set_bytes (StoreDocument *document, guint slot, GBytes *bytes) {
  gsize length;
  auto start = static_cast<const char *> (g_bytes_get_data (bytes, &length));
  change (document, [&] (Xapian::Document &made) { made.add_value (slot, std::string (start, length)); });
}

void
store_document_set_number (StoreDocument *document, guint slot, double value) {
  change (document,
          [&] (Xapian::Document &made) { made.add_value (slot, Xapian::sortable_serialise (value)); });
}

void
store_document_set_data (StoreDocument *document, const char *data) {
  change (document, [&] (Xapian::Document &made) { made.set_data (data); });
}

gboolean
store_writer_replace (StoreWriter *writer, const char *unique_term, const StoreDocument *document,
                      GError **error) {
  return store_guard<gboolean> (error, writer->name.c_str (), FALSE, [&] {
    if (document->incomplete)
      throw std::bad_alloc ();
    writer->database.replace_document (unique_term, document->document);
    return TRUE;
  });
}

gboolean
store_writer_delete (StoreWriter *writer, const char *unique_term, GError **error) {
  return store_guard<gboolean> (error, writer->name.c_str (), FALSE, [&] {
    writer->database.delete_document (unique_term);
    return TRUE;
  });
}

gboolean
store_writer_has (StoreWriter *writer, const char *term) {
  return store_guard<gboolean> (nullptr, "", FALSE, [&] { return writer->database.term_exists (term); });
}

char *
store_writer_data (StoreWriter *writer, const char *term, GError **error) {
  return store_guard<char *> (error, writer->name.c_str (), nullptr, [&] () -> char * {
    auto posting = writer->database.postlist_begin (term);
    if (posting == writer->database.postlist_end (term))
      return nullptr;
    return g_strdup (writer->database.get_document (*posting).get_data ().c_str ());
  });
}

gboolean
store_writer_set_data (StoreWriter *writer, const char *term, const char *data, GError **error) {
  return store_guard<gboolean> (error, writer->name.c_str (), FALSE, [&] () -> gboolean {
    auto posting = writer->database.postlist_begin (term);
    if (posting == writer->database.postlist_end (term))
      return FALSE;
    Xapian::docid number = *posting;
    Xapian::Document document = writer->database.get_document (number);
    document.set_data (data);
    writer->database.replace_document (number, document);
    return TRUE;
  });
}

gboolean
store_writer_set_metadata (StoreWriter *writer, const char *key, GBytes *value, GError **error) {
  return store_guard<gboolean> (error, writer->name.c_str (), FALSE, [&] {
    gsize length = 0;
    gconstpointer bytes = value == nullptr ? nullptr : g_bytes_get_data (value, &length);
    std::string text = length == 0 ? std::string () : std::string (static_cast<const char *> (bytes), length);
    writer->database.set_metadata (key, text);
    return TRUE;
  });
}

GBytes *
store_writer_metadata (StoreWriter *writer, const char *key, GError **error) {
  return store_guard<GBytes *> (error, writer->name.c_str (), nullptr, [&] {
    std::string value = writer->database.get_metadata (key);
    return g_bytes_new (value.data (), value.size ());
  });
}

GPtrArray *
store_writer_keys (StoreWriter *writer, const char *beginning, GError **error) {
  return store_guard<GPtrArray *> (error, writer->name.c_str (), nullptr,
                                   [&] { return store_keys (writer->database, beginning); });
}
