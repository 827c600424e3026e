/* One document as the register holds it, opened for an answer: its data at once, its record, blocks and text
 * when they are first asked for. */
#pragma once
#include "register/document/document.h"
#include "register/xapian/store.h"
#include <glib.h>

typedef struct _PraxisEntry PraxisEntry;

/* number: of the document in the reader, which must outlive the entry. */
PraxisEntry *praxis_entry_open (StoreReader *reader, guint number, GError **error);
/* The document with an id, or the only one whose id begins so (at least four characters); NO_DOCUMENT if
 * there is none. */
PraxisEntry *praxis_entry_find (StoreReader *reader, const char *id, GError **error);
/* Sets the error NO_DOCUMENT. */
void praxis_entry_set_unknown (const char *id, GError **error);
void praxis_entry_close (PraxisEntry *entry);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PraxisEntry, praxis_entry_close)

guint praxis_entry_number (const PraxisEntry *entry);
const char *praxis_entry_id (const PraxisEntry *entry);
/* A line of the data ("caption", "url", "state", ...), NULL if it is not there; owned by the entry. */
const char *praxis_entry_value (PraxisEntry *entry, const char *name);
gint64 praxis_entry_number_value (PraxisEntry *entry, const char *name);

/* The document without its text; owned by the entry. */
const PraxisDocument *praxis_entry_record (PraxisEntry *entry, GError **error);
/* Only its paths, pages, sections, furniture, notes and repairs, which is faster; owned by the entry. */
const PraxisDocument *praxis_entry_layout (PraxisEntry *entry, GError **error);
/* Of PraxisBlock; owned by the entry. */
const GArray *praxis_entry_blocks (PraxisEntry *entry, GError **error);
/* Its cover, as PraxisDocument has it; empty if it has none. Caller unrefs. */
GBytes *praxis_entry_cover (PraxisEntry *entry, GError **error);
/* Bytes of the text. */
gsize praxis_entry_length (PraxisEntry *entry);
/* Text from start to end (bytes, cut to the text); caller frees. */
char *praxis_entry_text (PraxisEntry *entry, gsize start, gsize end, GError **error);
/* The line of the file, from 1, on which a byte of the text stands; 0 with an error. */
guint praxis_entry_line (PraxisEntry *entry, gsize byte, GError **error);
