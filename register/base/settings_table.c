/* The table of settings: every limit and default of the programs, once. The settings file, the environment,
 * --set, config/praxis.conf and praxis.conf(5) are all read against it; a new setting is a row here. The
 * limits on one file and on one query were measured on hostile input; docs/architecture.md says how. */
#include "register/base/settings.h"

static const PraxisSetting table[] = {
  /* Reading one file, in a worker process of its own. */
  { "worker.seconds", "30", 1, 3600, "s", "Time for one file, by the clock and of the processor." },
  { "worker.memory", "512 MiB", 64 << 20, G_GINT64_CONSTANT (64) << 30, PRAXIS_UNIT_BYTES,
    "Address space of the process that reads one file." },
  { "worker.text", "32 MiB", 1 << 10, 1 << 30, PRAXIS_UNIT_BYTES,
    "Text kept of one file; what is beyond is left out, and the document says so." },
  { "worker.metadata", "64 KiB", 256, 16 << 20, PRAXIS_UNIT_BYTES, "Size of one metadata field." },
  { "worker.pages", "20000", 1, 1000000, "pages", "Pages read of one file." },
  { "worker.confine", "yes", 0, 1, PRAXIS_UNIT_SWITCH,
    "Whether the process that reads a file is shut off from files, network and other processes." },

  /* Text in pictures. */
  { "ocr.mode", "auto", 0, 0, "off|auto|force",
    "Whether pictures are read by OCR: pages without text (auto), all pages (force), none (off)." },
  { "ocr.languages", "", 0, 0, NULL,
    "Tesseract's codes of the languages to expect, as in eng+fra; empty means up to six of those "
    "installed." },
  { "ocr.seconds", "20", 1, 86400, "s",
    "Processor time for the pictures of one file; what is not read by then is left out, and it says so." },
  { "ocr.models", "/usr/share/tesseract-ocr/5/tessdata", 0, 0, NULL,
    "Folder of Tesseract's models of languages." },

  /* Pictures of first pages. */
  { "thumbnails.make", "yes", 0, 1, PRAXIS_UNIT_SWITCH,
    "Whether a small picture of the first page is made of PDFs, pictures and office files that carry one." },
  { "thumbnails.seconds", "5", 1, 3600, "s", "Processor time for one of them." },

  /* Zip-based formats. */
  { "archive.member", "64 MiB", 1 << 10, G_GINT64_CONSTANT (4) << 30, PRAXIS_UNIT_BYTES,
    "Size of one archive member, inflated, or of what a converter makes of an old office file." },
  { "archive.total", "256 MiB", 1 << 10, G_GINT64_CONSTANT (16) << 30, PRAXIS_UNIT_BYTES,
    "Size of all members read of one archive, inflated." },
  { "archive.entries", "20000", 1, 1000000, "entries", "Entries of one archive." },

  /* Indexing a folder. */
  { "index.jobs", "0", 0, 256, "processes",
    "Files read at the same time; 0 means as many as there are processors." },
  { "index.batch", "500", 1, 1000000, "documents", "Documents written before they are committed together." },
  { "index.batch-bytes", "4 MiB", 1 << 20, G_GINT64_CONSTANT (4) << 30, PRAXIS_UNIT_BYTES,
    "Text written before it is committed, however few documents it is." },
  { "index.nice", "10", 0, 19, "",
    "How much the indexer gives way to other programs, 19 the most; unless 0 its disk accesses wait for "
    "theirs." },

  /* Who may see what. */
  { "audience.folders", "", 0, 0, PRAXIS_UNIT_FOLDERS,
    "Folders whose documents are for an audience, as in internal:/srv/internal, with semicolons between." },

  /* The daemon. */
  { "server.address", "127.0.0.1", 0, 0, NULL,
    "Address to listen on; anything but a loopback address needs access tokens and server.hosts." },
  { "server.port", "8017", 0, 65535, "", "Port to listen on; 0 takes a free one and prints it." },
  { "server.workers", "0", 0, 256, "processes",
    "Processes that answer; 0 means as many as there are processors." },
  { "server.hosts", "", 0, 0, NULL,
    "Host names that requests may ask for, with commas; localhost and the address listened on always may." },
  { "server.tokens", "", 0, 0, NULL,
    "File of access tokens; without it DIR.tokens beside the folder DIR of the index." },
  { "server.url", "", 0, 0, NULL,
    "Address that others know this server by, for feeds and OpenSearch, such as https://register.example; "
    "without it, that of the request." },
  { "server.connections", "4000", 1, 100000, "connections",
    "Connections open at the same time in one process; for one more, a slow one is closed." },
  { "server.peer-connections", "2000", 1, 100000, "connections",
    "Connections of one address among them; of IPv6, of one /64 network." },
  { "server.request-seconds", "10", 1, 3600, "s", "Time for a client to send its request." },
  { "server.answer-seconds", "10", 1, 3600, "s",
    "Time for a client to take up an answer; of a long one, to take up 16 KiB for each second of it." },
  { "server.idle-seconds", "10", 1, 3600, "s", "Time between an answer and the next request." },
  { "server.unsent-bytes", "64 MiB", 1 << 20, G_GINT64_CONSTANT (64) << 30, PRAXIS_UNIT_BYTES,
    "Memory for answers that clients have still to take up, in one process; above it the slowest are cut "
    "off." },
  { "server.wait-for-index", "no", 0, 1, PRAXIS_UNIT_SWITCH,
    "Whether the daemon starts before there is an index, and answers 503 until there is." },
  { "server.header-bytes", "16 KiB", 1 << 10, 1 << 20, PRAXIS_UNIT_BYTES,
    "Size of the header of one request." },
  { "server.watchdog-seconds", "10", 3, 3600, "s",
    "Time without a sign of life after which a process that should answer is ended and replaced." },
  { "server.stop-seconds", "8", 1, 3600, "s",
    "Time for requests in flight to finish when the daemon is told to stop." },

  /* Answers that the daemon keeps. */
  { "cache.bytes", "32 MiB", 0, G_GINT64_CONSTANT (64) << 30, PRAXIS_UNIT_BYTES,
    "Memory of one process for answers that may be asked for again; 0 keeps none." },

  /* The daemon's log. */
  { "log.format", "logfmt", 0, 0, "logfmt|json", "How lines of the log are written." },
  { "log.queries", "no", 0, 1, PRAXIS_UNIT_SWITCH, "Whether the log has what was asked." },

  /* Asking a server. */
  { "client.token-file", "", 0, 0, NULL, "File that holds the access token to ask a server with." },

  /* Limits on one query, so that none costs more than the others together. */
  { "query.bytes", "512", 16, 1 << 20, PRAXIS_UNIT_BYTES, "Length of a query." },
  { "query.terms", "32", 1, 10000, "terms", "Words of a query." },
  { "query.depth", "16", 1, 1000, "levels", "Depth of brackets in a query." },
  { "query.wildcard-letters", "3", 1, 100, "letters", "Letters that must stand before the * of a wildcard." },
  { "query.wildcard-terms", "100", 1, 100000, "terms", "Words that one wildcard may stand for." },
  { "query.seconds", "2", 1, 3600, "s",
    "Time for one answer, of which the last quarter is for putting it into words; what was found until then "
    "is "
    "the answer, and it says so." },

  /* Vocabularies. */
  { "vocabulary.folder", "", 0, 0, NULL,
    "Folder of vocabularies of your own, which add to those that are installed." },

  /* Decisions about tags. */
  { "decisions.file", "", 0, 0, NULL,
    "File of decisions about tags; without it DIR.decisions beside the folder DIR of the index." },
  { "decisions.table", "", 0, 0, NULL,
    "Table (CSV) of documents and their tags, with a column path, that is read as decisions." },

  /* Ranking and answers. */
  { "search.k1", "1.2", 0, 100, PRAXIS_UNIT_FACTOR,
    "BM25: how soon further occurrences of a word stop to count." },
  { "search.b", "0.75", 0, 1, PRAXIS_UNIT_FACTOR, "BM25: how much long documents are held back." },
  { "search.title-weight", "3", 1, 100, "",
    "How often a word of the title counts; takes effect when a file is indexed." },
  { "search.passage-weight", "0.5", 0, 100, PRAXIS_UNIT_FACTOR,
    "How much the best passage adds to the score of its document; 0 leaves passages out of the ranking." },
  { "search.passage-words", "250", 20, 10000, "words", "Length of a passage." },
  { "search.feedback-weight", "0.5", 0, 100, PRAXIS_UNIT_FACTOR,
    "How much what the best passages have in common adds to scores, against the best of them; 0 leaves it "
    "out of the ranking." },
  { "search.language-weight", "1.5", 1, 100, PRAXIS_UNIT_FACTOR,
    "How much more a document in the language of the question counts; 1 leaves the language out of the "
    "ranking." },
  { "search.rerank", "100", 0, 10000, "documents",
    "Best documents whose passages are looked at for the ranking." },
  { "search.limit", "10", 1, 10000, "hits", "Hits of an answer when the question names no limit." },
  { "search.limit-most", "1000", 1, 100000, "hits", "Hits of an answer at most." },
  { "search.postings", "64 MiB", 0, G_GINT64_CONSTANT (64) << 30, PRAXIS_UNIT_BYTES,
    "Memory of one process for where words occur, for each set of audiences that is asked for; what needs "
    "more is matched more slowly, and 0 keeps none." },
  { "search.reopen-seconds", "1", 0, 3600, "s",
    "Time between two looks for a newer index; 0 looks before every question." },

  /* Versions: near copies of a text. */
  { "versions.likeness", "0.65", 0, 1, PRAXIS_UNIT_FACTOR,
    "Share of their runs of three words that two texts must have in common to be versions of one." },
  { "versions.most", "100", 1, 10000, "documents",
    "Documents that are looked at as versions or editions by one sign; what more than these share is no "
    "sign." },
  { NULL, NULL, 0, 0, NULL, NULL },
};

const PraxisSetting *
praxis_settings_table (void) {
  return table;
}
