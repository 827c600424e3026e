/* An index in a temporary folder of its own, for tests that write one and ask it. */
#pragma once
#include "register/document/document.h"
#include "register/index/writer.h"
#include "register/register.h"
#include "register/vocabulary/vocabulary.h"
#include <json-glib/json-glib.h>

/* The settings as they are without a settings file of one's own, loaded once. */
const PraxisSettings *fixture_settings (void);

/* The installed vocabularies, loaded once. */
const PraxisVocabulary *fixture_vocabulary (void);

/* A new folder for an index; fixture_remove() removes it with all that is in it and frees the name. */
char *fixture_folder (void);
void fixture_remove (char *folder);
/* The folder of the audience "public" in an index; caller frees. */
char *fixture_database (const char *folder);

/* Opens the audience "public" for writing; must succeed. */
PraxisWriter *fixture_writer (const char *folder);

/* A readable document of a text, with a path (NULL: none). */
PraxisDocument *fixture_document (const char *id, const char *path, const char *title, const char *text);
/* A claim that a record makes. */
void fixture_claim (PraxisDocument *document, const char *field, const char *value, const char *role);

/* Puts the document (taken over) / commits; must succeed. */
void fixture_put (PraxisWriter *writer, PraxisDocument *document);
void fixture_commit (PraxisWriter *writer);

/* Opens the audience "public" for asking; must succeed. */
PraxisRegister *fixture_register (const char *folder);
/* For g_test_add(): an index that has been written, and is asked. */
typedef struct {
  char *folder;
  PraxisRegister *reg;
} FixtureIndex;

/* Commits what was written to the index' folder and opens it for asking. */
void fixture_index_open (FixtureIndex *index, PraxisWriter *writer);
/* The tear-down. */
void fixture_index_close (FixtureIndex *index, gconstpointer data);

/* The answer to pairs of key and value (NULL-terminated), an object of JSON; must succeed. Caller unrefs. */
JsonObject *fixture_ask (PraxisRegister *reg, const char *const *pairs);
/* The total of an answer; the member of its hit `index`. */
guint fixture_total (JsonObject *answer);
JsonObject *fixture_hit (JsonObject *answer, guint index);
const char *fixture_hit_id (JsonObject *answer, guint index);
/* The cursor of the answer's link to the next hits, NULL if there is none. Caller frees. */
char *fixture_next_cursor (JsonObject *answer);
