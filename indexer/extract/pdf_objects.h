/* The objects of a PDF. */
#pragma once
#include <glib.h>

/* FALSE if the bytes of a file show that none of its objects has the name, such as "/Widget", of at most 32
 * bytes; TRUE where they do not tell. What is drawn on pages is not looked at. */
gboolean pdf_objects_may_name (const char *name, const char *file, gsize size);
