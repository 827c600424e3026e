/* Headers of letters: words encoded after RFC 2047 become text. GMime could do that, but with the C library's
 * converters, which are files that a confined worker cannot open; here ICU does it, as for any other text. */
#include "indexer/extract/mail_header.h"
#include "indexer/extract/content.h"
#include "indexer/extract/encoding.h"
#include <string.h>

/* "=?charset*language?Q?text?=" */
typedef struct {
  const char *charset, *text, *end; /* the end lies behind the closing "?=" */
  gsize charset_length, text_length;
  gboolean base64;
} EncodedWord;

typedef struct {
  GString *text;
  GString *bytes; /* of encoded words in one encoding, for a character may lie in two of them */
  char *charset;
} Decoding;

static gboolean
find_parts (const char *at, EncodedWord *word) {
  if (at[0] != '=' || at[1] != '?')
    return FALSE;
  word->charset = at + 2;
  gsize length = strcspn (word->charset, "? \t\r\n");
  word->charset_length = MIN (length, strcspn (word->charset, "*"));
  const char *method = word->charset + length;
  if (length == 0 || method[0] != '?' || strchr ("bBqQ", method[1]) == NULL || method[1] == '\0'
      || method[2] != '?')
    return FALSE;
  word->base64 = g_ascii_tolower (method[1]) == 'b';
  word->text = method + 3;
  const char *end = strstr (word->text, "?=");
  if (end == NULL)
    return FALSE;
  word->text_length = (gsize)(end - word->text);
  word->end = end + 2;
  return TRUE;
}

static void
flush (Decoding *decoding) {
  if (decoding->bytes->len == 0)
    return;
  g_autoptr (GString) text
      = encoding_decode (decoding->bytes->str, decoding->bytes->len, decoding->charset, NULL);
  g_string_append_len (decoding->text, text->str, (gssize)text->len);
  g_string_truncate (decoding->bytes, 0);
}

static void
add_quoted (GString *bytes, const char *text, gsize length) {
  for (gsize i = 0; i < length; i++) {
    gint high = text[i] == '=' && i + 2 < length ? g_ascii_xdigit_value (text[i + 1]) : -1;
    gint low = high >= 0 ? g_ascii_xdigit_value (text[i + 2]) : -1;
    if (low >= 0) {
      g_string_append_c (bytes, (char)(high * 16 + low));
      i += 2;
    } else
      g_string_append_c (bytes, text[i] == '_' ? ' ' : text[i]);
  }
}

static void
add_word (Decoding *decoding, const EncodedWord *word) {
  g_autofree char *charset = g_strndup (word->charset, word->charset_length);
  if (decoding->charset == NULL || g_ascii_strcasecmp (charset, decoding->charset) != 0) {
    flush (decoding);
    g_free (decoding->charset);
    decoding->charset = g_steal_pointer (&charset);
  }
  if (!word->base64) {
    add_quoted (decoding->bytes, word->text, word->text_length);
    return;
  }
  g_autofree char *coded = g_strndup (word->text, word->text_length);
  gsize length;
  g_autofree guchar *bytes = g_base64_decode (coded, &length);
  g_string_append_len (decoding->bytes, (const char *)bytes, (gssize)length);
}

char *
mail_header_decode (const char *raw, gsize most) {
  g_autofree char *begin = g_strndup (raw, most * 4);
  g_autoptr (GString) plain = encoding_decode (begin, strlen (begin), NULL, NULL);
  g_autoptr (GString) text = g_string_new (NULL), bytes = g_string_new (NULL);
  Decoding decoding = { text, bytes, NULL };
  EncodedWord word;
  for (const char *at = plain->str; *at != '\0';) {
    /* White space between two encoded words is none. */
    gsize space = bytes->len > 0 ? strspn (at, " \t\r\n") : 0;
    if (find_parts (at + space, &word)) {
      add_word (&decoding, &word);
      at = word.end;
      continue;
    }
    flush (&decoding);
    g_string_append_c (text, *at++);
  }
  flush (&decoding);
  g_free (decoding.charset);
  return content_clean (text->str, most);
}

char *
mail_header_name (const char *address) {
  const char *bracket = strchr (address, '<');
  g_autofree char *name
      = g_strndup (address, bracket != NULL ? (gsize)(bracket - address) : strlen (address));
  g_strstrip (g_strdelimit (name, "\"", ' '));
  return *name != '\0' ? g_steal_pointer (&name) : g_strdup (address);
}
