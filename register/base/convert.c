/* The loop that a converter asks for: it takes and gives as much as it likes at a time. */
#include "register/base/convert.h"

#define AT_LEAST ((gsize)1 << 12) /* bytes made room for at a time */

GBytes *
praxis_convert (GConverter *converter, gconstpointer bytes, gsize length, GError **error) {
  g_autoptr (GByteArray) made = g_byte_array_new ();
  gsize taken = 0, used = 0;
  GConverterResult result = G_CONVERTER_CONVERTED;
  g_converter_reset (converter);
  while (result == G_CONVERTER_CONVERTED) {
    gsize got = 0, given = 0;
    g_byte_array_set_size (made, (guint)(used + MAX (length - taken, AT_LEAST)));
    result = g_converter_convert (converter, (const guint8 *)bytes + taken, length - taken, made->data + used,
                                  made->len - used, G_CONVERTER_INPUT_AT_END, &got, &given, error);
    taken += got;
    used += given;
  }
  if (result == G_CONVERTER_ERROR)
    return NULL;
  return g_bytes_new (made->data, used);
}
