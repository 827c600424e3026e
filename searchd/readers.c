/* A set of audiences that nobody has asked for yet costs nothing; an audience whose first documents come
 * while the process runs makes another set. Each open one costs descriptors and memory, and there can be as
 * many as there are tokens: those that were asked for last stay. */
#include "searchd/readers.h"
#include "register/base/audience.h"

#define SETS_MOST 16u /* open at the same time; searching them one by one takes no time */

typedef struct {
  char *names; /* of the set, joined by spaces */
  PraxisRegister *reg;
} Reader;

struct _Readers {
  const char *folder;
  const PraxisVocabulary *vocabulary;
  const PraxisSettings *settings;
  GQueue open; /* of Reader*, asked for last first */
};

Readers *
readers_new (const char *folder, const PraxisVocabulary *vocabulary, const PraxisSettings *settings) {
  Readers *readers = g_new0 (Readers, 1);
  *readers = (Readers){ folder, vocabulary, settings, G_QUEUE_INIT };
  return readers;
}

static void
close_oldest (Readers *readers) {
  Reader *reader = g_queue_pop_tail (&readers->open);
  praxis_register_close (reader->reg);
  g_free (reader->names);
  g_free (reader);
}

void
readers_free (Readers *readers) {
  while (readers->open.length > 0)
    close_oldest (readers);
  g_free (readers);
}

/* Makes the set of that name the one asked for last; NULL if it is not open. */
static PraxisRegister *
find_open (Readers *readers, const char *names) {
  for (GList *link = readers->open.head; link != NULL; link = link->next) {
    Reader *reader = link->data;
    if (!g_str_equal (reader->names, names))
      continue;
    g_queue_unlink (&readers->open, link);
    g_queue_push_head_link (&readers->open, link);
    return reader->reg;
  }
  return NULL;
}

PraxisRegister *
readers_find (Readers *readers, const char *const *audiences, GError **error) {
  g_auto (GStrv) names = praxis_audiences_readable (readers->folder, audiences);
  g_autofree char *joined = g_strjoinv (" ", names);
  PraxisRegister *reg = find_open (readers, joined);
  if (reg != NULL)
    return reg;
  reg = praxis_register_open (readers->folder, (const char *const *)names, readers->vocabulary,
                              readers->settings, error);
  if (reg == NULL)
    return NULL;
  Reader *reader = g_new (Reader, 1);
  *reader = (Reader){ g_steal_pointer (&joined), reg };
  g_queue_push_head (&readers->open, reader);
  if (readers->open.length > SETS_MOST)
    close_oldest (readers);
  return reg;
}
