/* Names as languages inflect them: "в Армении", "w Polsce", "Georgiens", "بالأردن". */
#pragma once
#include <glib.h>

/* A form of the name that is not the name itself, as it is written. */
typedef void (*InflectForm) (const char *form, gpointer data);

/* Calls function for the forms of a name in a language (ISO 639-1); none if the language is not known to
 * inflect names. All words of a name stand in the same case. Some forms may be none that anybody writes, as
 * the gender of a name is not known. */
void inflect_name (const char *name, const char *language, InflectForm function, gpointer data);
