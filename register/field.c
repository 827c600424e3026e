/* The rows of the field table. Slots 0 to 2 are Omega's (last modification, checksum, size). */
#include "register/field.h"
#include "register/state.h"
#include <string.h>

#define NO_SLOT G_MAXUINT

static const PraxisField fields[] = {
  { "title", "Title", "S", NO_SLOT, PRAXIS_FIELD_TEXT, NULL, NULL, "words of the title", NULL },
  { "filename", "File name", "F", NO_SLOT, PRAXIS_FIELD_TEXT, NULL, NULL, "words of the file name", NULL },
  { "country", "Country", "N", 10, PRAXIS_FIELD_FILTER | PRAXIS_FIELD_FACET, "country", "about",
    "country it is about: code or name in any language", NULL },
  { "region", "Region", "XREGION", 11, PRAXIS_FIELD_FILTER | PRAXIS_FIELD_FACET, "region", "about",
    "region it is about", NULL },
  { "topic", "Topic", "XTOPIC", 12, PRAXIS_FIELD_FILTER | PRAXIS_FIELD_FACET, "topic", "about",
    "topic, with its narrower topics", NULL },
  { "year", "Year", "Y", 13, PRAXIS_FIELD_FILTER | PRAXIS_FIELD_FACET | PRAXIS_FIELD_YEARS, NULL, "covers",
    "year it covers: 2015, 2013..2018, 2013.., ..2018", NULL },
  { "published", "Published", "XPUBLISHED", 14,
    PRAXIS_FIELD_FILTER | PRAXIS_FIELD_FACET | PRAXIS_FIELD_YEARS | PRAXIS_FIELD_SINGLE, NULL, NULL,
    "year it was published", NULL },
  { "type", "Type", "XTYPE", 15, PRAXIS_FIELD_FILTER | PRAXIS_FIELD_FACET | PRAXIS_FIELD_SINGLE, "type", NULL,
    "type of document", NULL },
  { "language", "Language", "L", 16, PRAXIS_FIELD_FILTER | PRAXIS_FIELD_FACET | PRAXIS_FIELD_SINGLE,
    "language", NULL, "language it is written in", NULL },
  { "action", "Action", "XACTION", 17, PRAXIS_FIELD_FILTER | PRAXIS_FIELD_FACET, NULL, "about",
    "reference of an Action it is about: 2016-16", NULL },
  { "in", "Section", "XROLE", 18, PRAXIS_FIELD_FILTER | PRAXIS_FIELD_FACET | PRAXIS_FIELD_SECTION, "role",
    NULL, "role of a section: lessons, practices, challenges", NULL },
  { "readable", "Readable", "XREADABLE", 19, PRAXIS_FIELD_FILTER | PRAXIS_FIELD_FACET, NULL, NULL,
    "yes, no, gaps (in some pages), or a state: ocr, partly, damaged", praxis_readable_values },
  { NULL, NULL, NULL, NO_SLOT, 0, NULL, NULL, NULL, NULL },
};

const PraxisField *
praxis_fields (void) {
  return fields;
}

const PraxisField *
praxis_field_find (const char *name) {
  for (const PraxisField *field = fields; field->name != NULL; field++)
    if (strcmp (field->name, name) == 0)
      return field;
  return NULL;
}
