/* What a worker answers about one document, as bytes on a pipe: frames of a type byte, a length (32 bits,
 * little endian) and a payload. TEXT frames hold the text, one RECORD the rest of the document, a COVER what
 * it has of that, END says that nothing is missing. The worker writes them; the indexer reads them and trusts
 * none, because a hostile file may have taken the worker over. */
#pragma once
#include "register/document/document.h"

/* Writes a document; FALSE with errno if the pipe breaks. */
gboolean reply_write (int fd, const PraxisDocument *document);

typedef struct _ReplyReader ReplyReader;

/* A reader that accepts at most text_limit bytes of text. */
ReplyReader *reply_reader_new (gsize text_limit);
void reply_reader_free (ReplyReader *reader);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReplyReader, reply_reader_free)

/* Takes the next bytes, split anywhere. FALSE as soon as the reply is known to be false; further bytes are
 * then ignored. */
gboolean reply_reader_feed (ReplyReader *reader, const void *bytes, gsize length);

/* The document, once all bytes are in; fails with DAMAGED if the reply is false or incomplete. Only once. */
PraxisDocument *reply_reader_finish (ReplyReader *reader, GError **error);
