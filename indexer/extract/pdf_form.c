/* What people filled into the form on a PDF page. Poppler's text of a page is what is drawn on it, and the
 * fields of a form are drawn apart; without this, a filled-in form would be read as an empty one. */
#include "indexer/extract/pdf_form.h"
#include <string.h>

/* From the top, and in a line from the left. PDF counts from the bottom. */
static int
by_place (gconstpointer a, gconstpointer b) {
  const PopplerRectangle *one = &((const PopplerFormFieldMapping *)a)->area,
                         *other = &((const PopplerFormFieldMapping *)b)->area;
  if (one->y2 != other->y2)
    return one->y2 > other->y2 ? -1 : 1;
  return one->x1 < other->x1 ? -1 : one->x1 > other->x1;
}

static void
append_value (GString *text, const char *value) {
  if (value == NULL || *value == '\0')
    return;
  g_autofree char *valid = g_utf8_make_valid (value, -1);
  g_strdelimit (valid, "\t\r", ' ');
  g_string_append (text, valid);
  g_string_append_c (text, '\n');
}

static void
append_text (GString *text, PopplerFormField *field) {
  if (poppler_form_field_text_is_password (field))
    return;
  g_autofree char *value = poppler_form_field_text_get_text (field);
  append_value (text, value);
}

static void
append_choice (GString *text, PopplerFormField *field) {
  for (int i = 0; i < poppler_form_field_choice_get_n_items (field); i++) {
    if (!poppler_form_field_choice_is_item_selected (field, i))
      continue;
    g_autofree char *value = poppler_form_field_choice_get_item (field, i);
    append_value (text, value);
  }
}

char *
pdf_form_text (PopplerPage *page) {
  GString *text = g_string_new (NULL);
  GList *fields = g_list_sort (poppler_page_get_form_field_mapping (page), by_place);
  for (GList *next = fields; next != NULL; next = next->next) {
    PopplerFormField *field = ((PopplerFormFieldMapping *)next->data)->field;
    PopplerFormFieldType type = poppler_form_field_get_field_type (field);
    if (type == POPPLER_FORM_FIELD_TEXT)
      append_text (text, field);
    else if (type == POPPLER_FORM_FIELD_CHOICE)
      append_choice (text, field);
  }
  poppler_page_free_form_field_mapping (fields);
  return g_string_free (text, FALSE);
}
