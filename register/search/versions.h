/* Which documents belong together: versions are near copies of a text (another format, a draft), editions are
 * one work in several languages. Nothing is kept about it but what each document says of itself, so it holds
 * whatever comes, changes and goes. */
#pragma once
#include "register/register_parts.h"

/* The versions of a document: those whose texts are alike by the setting versions.likeness. Numbers (guint,
 * ascending) without its own; if one document is among those of another, the reverse holds too. Remembered
 * and owned by the register until it moves on. */
const GArray *praxis_versions_of (PraxisRegister *reg, guint number, GError **error);

/* The editions of a document: its name in another language. Numbers as above, but looked up each time; caller
 * unrefs. */
GArray *praxis_editions_of (PraxisRegister *reg, guint number, GError **error);
