/* The form on a PDF page. */
#pragma once
#include <poppler.h>

/* The values of its fields, a line each, from the top; empty if there is none. Passwords are left out. Valid
 * UTF-8; caller frees. */
char *pdf_form_text (PopplerPage *page);
