/* Errors of the register, with a position for syntax and the nearest name for a typing mistake. */
#include "register/base/error.h"
#include "register/base/distance.h"
#include <glib/gi18n.h>
#include <string.h>

#define MOST_TOLD 20u /* names that a message lists */

typedef struct {
  int position;
  char *nearest;
} PraxisErrorPrivate;

static void
praxis_error_private_init (PraxisErrorPrivate *private_data) {
  private_data->position = -1;
  private_data->nearest = NULL;
}

static void
praxis_error_private_copy (const PraxisErrorPrivate *from, PraxisErrorPrivate *to) {
  to->position = from->position;
  to->nearest = g_strdup (from->nearest);
}

static void
praxis_error_private_clear (PraxisErrorPrivate *private_data) {
  g_free (private_data->nearest);
}

G_DEFINE_EXTENDED_ERROR (PraxisError, praxis_error)

void
praxis_error_set_syntax (GError **error, guint position, const char *format, ...) {
  va_list arguments;
  va_start (arguments, format);
  GError *made = g_error_new_valist (PRAXIS_ERROR, PRAXIS_ERROR_SYNTAX, format, arguments);
  va_end (arguments);
  praxis_error_get_private (made)->position = (int)position;
  g_propagate_error (error, made);
}

void
praxis_error_set_unknown (GError **error, const char *nearest, const char *format, ...) {
  va_list arguments;
  va_start (arguments, format);
  g_autofree char *message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  GError *made = nearest != NULL ? g_error_new (PRAXIS_ERROR, PRAXIS_ERROR_UNKNOWN_NAME,
                                                _ ("%s; did you mean '%s'?"), message, nearest)
                                 : g_error_new_literal (PRAXIS_ERROR, PRAXIS_ERROR_UNKNOWN_NAME, message);
  praxis_error_get_private (made)->nearest = g_strdup (nearest);
  g_propagate_error (error, made);
}

void
praxis_error_set_unknown_among (GError **error, const char *name, const char *const *names,
                                const char *format, ...) {
  va_list arguments;
  va_start (arguments, format);
  g_autofree char *message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  const char *nearest = praxis_nearest_name (name, names);
  if (nearest != NULL || g_strv_length ((char **)names) > MOST_TOLD) {
    praxis_error_set_unknown (error, nearest, "%s", message);
    return;
  }
  g_autofree char *all = g_strjoinv (", ", (char **)names);
  praxis_error_set_unknown (error, NULL, _ ("%s; there are %s"), message, all);
}

int
praxis_error_position (const GError *error) {
  return error->domain == PRAXIS_ERROR ? praxis_error_get_private (error)->position : -1;
}

const char *
praxis_error_nearest (const GError *error) {
  return error->domain == PRAXIS_ERROR ? praxis_error_get_private (error)->nearest : NULL;
}

/* Edits count double, less one where the typist only left letters out, which is the likelier mistake:
 * "Nigera" is Nigeria rather than Niger. */
static guint
mistake_cost (guint distance, glong length, glong candidate_length) {
  return 2 * distance - (distance > 0 && candidate_length - length == (glong)distance);
}

const char *
praxis_nearest_name (const char *name, const char *const *names) {
  g_autofree char *folded = g_utf8_casefold (name, -1);
  glong length;
  g_autofree gunichar *letters = g_utf8_to_ucs4_fast (folded, -1, &length);
  const char *nearest = NULL;
  if (length < 2)
    return NULL; /* one letter in place of another is no mistake but another name */
  guint most = (guint)MAX (1, length / 3), least = 2 * most + 1;
  for (; *names != NULL; names++) {
    g_autofree char *candidate = g_utf8_casefold (*names, -1);
    glong candidate_length;
    g_autofree gunichar *candidate_letters = g_utf8_to_ucs4_fast (candidate, -1, &candidate_length);
    guint distance = praxis_distance (letters, length, candidate_letters, candidate_length, most);
    guint cost = mistake_cost (distance, length, candidate_length);
    if (distance <= most && cost < least)
      least = cost, nearest = *names;
  }
  return nearest;
}
