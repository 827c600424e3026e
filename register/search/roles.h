/* Sections of a role: in which of them a document matches a query. `in:lessons` asks for words that stand in
 * the lessons, so a document that has lessons, and the words elsewhere, must neither be found nor counted. */
#pragma once
#include "register/index/columns.h"
#include "register/register_parts.h"
#include "register/search/selection.h"

/* The columns of the register, but in the one of roles a document has only those of its roles in whose
 * sections alone the query matches. Words of the title stand in no section; what the query excludes must not
 * stand anywhere in the document. passed: the documents that are to be looked at, all of which match; NULL:
 * all that match. Caller frees; the register's columns must outlive them. */
PraxisColumns *praxis_roles_narrow (PraxisRegister *reg, const StoreQuery *query,
                                    const PraxisSelection *passed, GError **error);
