/* The registers that a process has open: one for each set of audiences that somebody asked for, as many of
 * them as were asked for last. A request is answered from one of them and knows no other. */
#pragma once
#include "register/register.h"

typedef struct _Readers Readers;

/* All arguments must outlive it. */
Readers *readers_new (const char *folder, const PraxisVocabulary *vocabulary, const PraxisSettings *settings);
void readers_free (Readers *readers);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Readers, readers_free)

/* The register of the public documents and those of some audiences (NULL-terminated; NULL: none), opened if
 * it is not yet; owned by readers, and good until another is asked for. */
PraxisRegister *readers_find (Readers *readers, const char *const *audiences, GError **error);
