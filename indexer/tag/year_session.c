/* Symbols of documents: the first number is that of the session, of which there has been one a year since
 * 1946. Scanned long after, such documents tell their year in no other way that can be relied upon. */
#include "indexer/tag/year_session.h"
#include <stdlib.h>
#include <string.h>

#define BEFORE_FIRST 1945
/* There were special sessions and other years before. */
#define FIRST_OF_SYMBOLS 31
/* A document's own symbol stands above its title. */
#define HEAD 300

/* The session of a symbol that begins here, with the sign that stands between its parts; 0 if none does. */
static int
session_at (const char *at, char between) {
  if (at[0] != 'A' || at[1] != between || !g_ascii_isdigit (at[2]) || !g_ascii_isdigit (at[3])
      || at[4] != between || !g_ascii_isdigit (at[5]))
    return 0;
  int session = atoi (at + 2);
  return session >= FIRST_OF_SYMBOLS ? session : 0;
}

int
year_of_session (const TagReading *reading, TagSpan *span) {
  const GString *text = reading->document->text;
  gsize length = MIN (text->len, HEAD);
  int session = session_at (reading->file_name, ' ');
  *span = (TagSpan){ TAG_PLACE_FILE_NAME, reading->file_name, 0, strlen ("A 39") };
  for (gsize at = 0; at < length && session == 0; at++) {
    if (at > 0 && (g_ascii_isalnum (text->str[at - 1]) || text->str[at - 1] == '/'))
      continue;
    session = session_at (text->str + at, '/');
    *span = (TagSpan){ TAG_PLACE_FIRST_PAGE, text->str, at, strlen ("A/39") };
  }
  return session > 0 ? BEFORE_FIRST + session : 0;
}
