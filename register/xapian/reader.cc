/* Reading a Xapian database: documents, metadata, positions, values. Matching is in match.cc. */
#include "register/xapian/reader.h"
#include "register/xapian/guard.h"
#include <memory>
#include <sys/stat.h>

static void
open_parts (StoreReader *reader, const std::vector<std::string> &folders) {
  reader->folders = folders;
  for (const auto &folder : folders) {
    reader->parts.emplace_back (folder);
    reader->all.add_database (reader->parts.back ());
  }
}

StoreReader *
store_reader_open (const char *const *folders, GError **error) {
  std::string what = std::string ("index '") + folders[0] + "'";
  return store_guard<StoreReader *> (error, what.c_str (), nullptr, [&] {
    auto reader = std::make_unique<StoreReader> ();
    std::vector<std::string> names;
    for (; *folders != nullptr; folders++)
      names.emplace_back (*folders);
    open_parts (reader.get (), names);
    reader->name = what;
    return reader.release ();
  });
}

void
store_reader_close (StoreReader *reader) {
  delete reader;
}

gboolean
store_reader_reopen (StoreReader *reader, gboolean *changed, GError **error) {
  return store_guard<gboolean> (error, reader->name.c_str (), FALSE, [&] {
    /* Xapian's own reopening compares revisions, but an index may have been replaced by one of the same. */
    StoreReader now;
    open_parts (&now, reader->folders);
    bool moved = false;
    for (size_t i = 0; i < now.parts.size (); i++)
      moved = moved || now.parts[i].get_revision () != reader->parts[i].get_revision ()
              || now.parts[i].get_uuid () != reader->parts[i].get_uuid ();
    if (moved) {
      std::swap (reader->all, now.all);
      std::swap (reader->parts, now.parts);
    }
    *changed = moved;
    return TRUE;
  });
}

/* Each commit of a glass database writes this file anew. */
gint64
store_committed (const char *folder) {
  struct stat status;
  std::string version = std::string (folder) + "/iamglass";
  return stat (version.c_str (), &status) == 0 ? status.st_mtime : 0;
}

guint64
store_reader_revision (const StoreReader *reader) {
  return store_guard<guint64> (nullptr, "revision", 0, [&] {
    guint64 sum = 0;
    for (const auto &part : reader->parts)
      sum += part.get_revision ();
    return sum;
  });
}

guint
store_reader_documents (const StoreReader *reader) {
  return store_guard<guint> (nullptr, "documents", 0, [&] { return reader->all.get_doccount (); });
}

guint
store_reader_last_number (const StoreReader *reader) {
  return store_guard<guint> (nullptr, "documents", 0, [&] { return reader->all.get_lastdocid (); });
}

guint64
store_reader_words (const StoreReader *reader) {
  return store_guard<guint64> (nullptr, "words", 0, [&] { return reader->all.get_total_length (); });
}

/* Xapian interleaves the numbers of databases opened together, and asks only the first for metadata. */
static const Xapian::Database &
part_of (const StoreReader *reader, guint number) {
  return reader->parts[number == 0 ? 0 : (number - 1) % reader->parts.size ()];
}

GBytes *
store_reader_metadata (StoreReader *reader, guint number, const char *key, GError **error) {
  return store_guard<GBytes *> (error, reader->name.c_str (), nullptr, [&] {
    std::string value = part_of (reader, number).get_metadata (key);
    return g_bytes_new (value.data (), value.size ());
  });
}

GPtrArray *
store_reader_keys (StoreReader *reader, guint number, const char *beginning, GError **error) {
  return store_guard<GPtrArray *> (error, reader->name.c_str (), nullptr,
                                   [&] { return store_keys (part_of (reader, number), beginning); });
}

char *
store_reader_data (StoreReader *reader, guint number, GError **error) {
  return store_guard<char *> (error, reader->name.c_str (), nullptr, [&] {
    /* Whoever asks found the number in the index, so that Xapian need not look whether it is there. */
    return g_strdup (reader->all.get_document (number, Xapian::DOC_ASSUME_VALID).get_data ().c_str ());
  });
}

guint
store_reader_first (StoreReader *reader, const char *term, GError **error) {
  return store_guard<guint> (error, reader->name.c_str (), 0, [&] () -> guint {
    auto posting = reader->all.postlist_begin (term);
    return posting == reader->all.postlist_end (term) ? 0 : *posting;
  });
}

gboolean
store_reader_postings (StoreReader *reader, const char *term, guint most, GArray *numbers, GError **error) {
  return store_guard<gboolean> (error, reader->name.c_str (), FALSE, [&] {
    auto end = reader->all.postlist_end (term);
    guint before = numbers->len;
    for (auto posting = reader->all.postlist_begin (term); posting != end; ++posting) {
      if (numbers->len - before == most) {
        g_array_set_size (numbers, before);
        break;
      }
      guint number = *posting;
      g_array_append_val (numbers, number);
    }
    return TRUE;
  });
}

/* A damaged index may count other postings than it has, and name documents that it does not. */
GArray *
store_reader_posting_list (StoreReader *reader, const char *term, GError **error) {
  return store_guard<GArray *> (error, reader->name.c_str (), nullptr, [&] {
    g_autoptr (GArray) postings = g_array_new (FALSE, FALSE, sizeof (StorePosting));
    Xapian::docid last = reader->all.get_lastdocid ();
    guint used = 0;
    g_array_set_size (postings, reader->all.get_termfreq (term));
    auto end = reader->all.postlist_end (term);
    for (auto at = reader->all.postlist_begin (term); at != end; ++at, ++used) {
      if (used == postings->len || *at > last)
        throw Xapian::DatabaseCorruptError (std::string ("postings of '") + term + "' are damaged");
      g_array_index (postings, StorePosting, used) = { *at, at.get_wdf () };
    }
    g_array_set_size (postings, used);
    return g_steal_pointer (&postings);
  });
}

gboolean
store_reader_occurrences (StoreReader *reader, const char *term, const guint32 *numbers, guint count,
                          guint32 *occurrences, GError **error) {
  return store_guard<gboolean> (error, reader->name.c_str (), FALSE, [&] {
    auto at = reader->all.postlist_begin (term), end = reader->all.postlist_end (term);
    for (guint i = 0; i < count; i++) {
      if (at != end)
        at.skip_to (numbers[i]);
      occurrences[i] = at != end && *at == numbers[i] ? at.get_wdf () : 0;
    }
    return TRUE;
  });
}

GArray *
store_reader_lengths (StoreReader *reader, GError **error) {
  return store_guard<GArray *> (error, reader->name.c_str (), nullptr, [&] {
    g_autoptr (GArray) lengths = g_array_new (FALSE, FALSE, sizeof (guint32));
    g_array_set_size (lengths, reader->all.get_lastdocid () + 1);
    for (guint i = 0; i < lengths->len; i++)
      g_array_index (lengths, guint32, i) = STORE_NO_DOCUMENT;
    auto end = reader->all.postlist_end (std::string ());
    for (auto at = reader->all.postlist_begin (std::string ()); at != end && *at < lengths->len; ++at)
      g_array_index (lengths, guint32, *at) = at.get_doclength ();
    return g_steal_pointer (&lengths);
  });
}

GPtrArray *
store_reader_terms (StoreReader *reader, const char *beginning, guint most, GError **error) {
  return store_guard<GPtrArray *> (error, reader->name.c_str (), nullptr, [&] {
    GPtrArray *terms = g_ptr_array_new_with_free_func (g_free);
    auto end = reader->all.allterms_end (beginning);
    for (auto term = reader->all.allterms_begin (beginning); term != end && terms->len < most; ++term)
      g_ptr_array_add (terms, g_strdup ((*term).c_str ()));
    return terms;
  });
}

gboolean
store_reader_each_term (StoreReader *reader, const char *beginning, StoreTermFunction function, gpointer data,
                        GError **error) {
  return store_guard<gboolean> (error, reader->name.c_str (), FALSE, [&] {
    auto end = reader->all.allterms_end (beginning);
    for (auto term = reader->all.allterms_begin (beginning); term != end; ++term)
      function ((*term).c_str (), data);
    return TRUE;
  });
}

gboolean
store_reader_frequency (StoreReader *reader, const char *term, StoreFrequency *frequency, GError **error) {
  return store_guard<gboolean> (error, reader->name.c_str (), FALSE, [&] {
    frequency->documents = reader->all.get_termfreq (term);
    frequency->occurrences = reader->all.get_collection_freq (term);
    return TRUE;
  });
}

gboolean
store_reader_positions (StoreReader *reader, guint number, const char *term, GArray *positions,
                        GError **error) {
  return store_guard<gboolean> (error, reader->name.c_str (), FALSE, [&] {
    auto end = reader->all.positionlist_end (number, term);
    for (auto position = reader->all.positionlist_begin (number, term); position != end; ++position) {
      guint32 value = *position;
      g_array_append_val (positions, value);
    }
    return TRUE;
  });
}

gboolean
store_reader_each_document_term (StoreReader *reader, guint number, const char *beginning,
                                 StoreDocumentTermFunction function, gpointer data, GError **error) {
  return store_guard<gboolean> (error, reader->name.c_str (), FALSE, [&] {
    auto end = reader->all.termlist_end (number);
    auto term = reader->all.termlist_begin (number);
    for (term.skip_to (beginning); term != end && g_str_has_prefix ((*term).c_str (), beginning); ++term)
      function ((*term).c_str (), term.get_wdf (), data);
    return TRUE;
  });
}

GBytes *
store_reader_value (StoreReader *reader, guint number, guint slot, GError **error) {
  return store_guard<GBytes *> (error, reader->name.c_str (), nullptr, [&] {
    std::string value = reader->all.get_document (number, Xapian::DOC_ASSUME_VALID).get_value (slot);
    return g_bytes_new (value.data (), value.size ());
  });
}

gboolean
store_reader_each_value (StoreReader *reader, guint slot, StoreValueFunction function, gpointer data,
                         GError **error) {
  return store_guard<gboolean> (error, reader->name.c_str (), FALSE, [&] {
    auto end = reader->all.valuestream_end (slot);
    for (auto value = reader->all.valuestream_begin (slot); value != end; ++value) {
      std::string text = *value;
      function (value.get_docid (), text.data (), text.size (), data);
    }
    return TRUE;
  });
}
