/* Letters: one in a file (EML), or a whole mailbox (MBOX). GMime takes the parts of a letter asunder and
 * undoes their transfer encoding; what is text goes on as text or through the reader of HTML, what is
 * attached is only named. */
#include "indexer/extract/content.h"
#include "indexer/extract/encoding.h"
#include "indexer/extract/flow.h"
#include "indexer/extract/formats.h"
#include "indexer/extract/html.h"
#include "indexer/extract/mail_header.h"
#include <gmime/gmime.h>
#include <string.h>

#define LONGEST_HEADER 2000 /* bytes */
#define MOST_LEVELS 20      /* of letters and parts inside one another */

typedef struct {
  PraxisDocument *document;
  const ExtractLimits *limits;
  Flow *flow;
  guint letters; /* around us */
  guint depth;   /* parts and letters around us */
  gboolean is_mailbox;
} Mail;

static void read_part (Mail *mail, GMimeObject *object);
static void read_letter (Mail *mail, GMimeMessage *message);

/* NULL if it is not there. */
static char *
header_of (GMimeObject *object, const char *name) {
  GMimeHeader *header = g_mime_header_list_get_header (g_mime_object_get_header_list (object), name);
  const char *raw = header != NULL ? g_mime_header_get_raw_value (header) : NULL;
  return raw != NULL ? mail_header_decode (raw, LONGEST_HEADER) : NULL;
}

static void
add_line (Mail *mail, const char *label, const char *text) {
  flow_begin_paragraph (mail->flow);
  flow_add (mail->flow, label, strlen (label));
  flow_add (mail->flow, text, strlen (text));
  flow_end_paragraph (mail->flow);
}

static GBytes *
content_of (GMimePart *part) {
  GMimeDataWrapper *content = g_mime_part_get_content (part);
  if (content == NULL)
    return g_bytes_new (NULL, 0);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  GMimeStream *stream = g_mime_stream_mem_new_with_byte_array (bytes);
  g_mime_stream_mem_set_owner (GMIME_STREAM_MEM (stream), FALSE);
  g_mime_data_wrapper_write_to_stream (content, stream);
  g_object_unref (stream);
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

static void
add_plain (Mail *mail, GBytes *bytes, const char *charset) {
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  g_autoptr (GString) text = encoding_decode (data, length, charset, NULL);
  encoding_unify_line_ends (text);
  praxis_text_repair (text);
  while (text->len > 0 && g_ascii_isspace (text->str[text->len - 1]))
    g_string_truncate (text, text->len - 1);
  if (text->len == 0)
    return;
  g_string_append_c (text, '\n');
  content_append (mail->document, mail->limits, text->str, text->len);
}

static void
add_attachment (Mail *mail, GMimeObject *object) {
  g_autofree char *type = g_mime_content_type_get_mime_type (g_mime_object_get_content_type (object));
  const char *given = GMIME_IS_PART (object) ? g_mime_part_get_filename (GMIME_PART (object)) : NULL;
  g_autofree char *name = given != NULL ? mail_header_decode (given, LONGEST_HEADER) : NULL;
  g_autofree char *line = name != NULL ? g_strdup_printf ("%s (%s)", name, type) : g_strdup (type);
  add_line (mail, "Attachment: ", line);
}

static gboolean
is_type (GMimeObject *object, const char *type, const char *subtype) {
  return g_mime_content_type_is_type (g_mime_object_get_content_type (object), type, subtype);
}

static gboolean
is_text (GMimeObject *object) {
  return GMIME_IS_PART (object) && !g_mime_part_is_attachment (GMIME_PART (object))
         && (is_type (object, "text", "plain") || is_type (object, "text", "html"));
}

static void
read_leaf (Mail *mail, GMimeObject *object) {
  if (!is_text (object)) {
    if (is_type (object, "application", "pgp-encrypted") || is_type (object, "application", "pkcs7-mime"))
      content_set_partly (mail->document, "a part of it is encrypted");
    add_attachment (mail, object);
    return;
  }
  const char *charset = g_mime_object_get_content_type_parameter (object, "charset");
  g_autoptr (GBytes) bytes = content_of (GMIME_PART (object));
  if (is_type (object, "text", "html"))
    html_add (mail->flow, mail->document, bytes, charset);
  else
    add_plain (mail, bytes, charset);
}

static gboolean
is_blank (GMimeObject *object) {
  g_autoptr (GBytes) bytes = content_of (GMIME_PART (object));
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isspace (data[i]))
      return FALSE;
  return TRUE;
}

/* Of several forms of the same: the plain one, else the last that holds text, which is the richest. */
static GMimeObject *
choose_form (GMimeMultipart *forms) {
  GMimeObject *best = NULL;
  for (gint i = 0; i < g_mime_multipart_get_count (forms); i++) {
    GMimeObject *form = g_mime_multipart_get_part (forms, i);
    if (is_text (form) && is_type (form, "text", "plain") && !is_blank (form))
      return form;
    if (is_text (form) || GMIME_IS_MULTIPART (form))
      best = form;
  }
  return best;
}

static void
read_multipart (Mail *mail, GMimeMultipart *parts) {
  GMimeObject *object = GMIME_OBJECT (parts);
  GMimeObject *form = is_type (object, "multipart", "alternative") ? choose_form (parts) : NULL;
  if (form != NULL) {
    read_part (mail, form);
    return;
  }
  for (gint i = 0; i < g_mime_multipart_get_count (parts) && !flow_is_full (mail->flow); i++)
    read_part (mail, g_mime_multipart_get_part (parts, i));
}

static void
read_part (Mail *mail, GMimeObject *object) {
  if (object == NULL)
    return;
  if (++mail->depth > MOST_LEVELS)
    content_set_partly (mail->document, "it is nested too deeply");
  else if (GMIME_IS_MULTIPART (object))
    read_multipart (mail, GMIME_MULTIPART (object));
  else if (GMIME_IS_MESSAGE_PART (object))
    read_letter (mail, g_mime_message_part_get_message (GMIME_MESSAGE_PART (object)));
  else
    read_leaf (mail, object);
  mail->depth--;
}

/* "Tue, 9 Jun 2009 23:58:45 -0400" as "2009-06-09"; NULL if it is no date. */
static char *
day_of (const char *date) {
  GDateTime *moment = date != NULL ? g_mime_utils_header_decode_date (date) : NULL;
  char *day = moment != NULL ? g_date_time_format (moment, "%Y-%m-%d") : NULL;
  g_clear_pointer (&moment, g_date_time_unref);
  return day;
}

static void
keep_metadata (const Mail *mail, GMimeObject *letter) {
  g_autofree char *subject = header_of (letter, "Subject"), *from = header_of (letter, "From");
  g_autofree char *date = header_of (letter, "Date"), *day = day_of (date);
  g_autofree char *author = from != NULL ? mail_header_name (from) : NULL;
  content_set_metadata (mail->document, mail->limits, "title", subject);
  content_set_metadata (mail->document, mail->limits, "author", author);
  content_set_metadata (mail->document, mail->limits, "created", day);
}

/* The subject is the heading of a letter that is one of several. */
static void
add_headers (Mail *mail, GMimeObject *letter) {
  static const char *const shown[] = { "From", "To", "Cc", "Date" };
  g_autofree char *subject = header_of (letter, "Subject");
  flow_begin_paragraph (mail->flow);
  flow_set_level (mail->flow, mail->letters - (mail->is_mailbox ? 0 : 1));
  if (subject != NULL)
    flow_add (mail->flow, subject, strlen (subject));
  flow_end_paragraph (mail->flow);
  for (guint i = 0; i < G_N_ELEMENTS (shown); i++) {
    g_autofree char *value = header_of (letter, shown[i]), *label = g_strconcat (shown[i], ": ", NULL);
    if (value != NULL && *value != '\0')
      add_line (mail, label, value);
  }
}

static void
read_letter (Mail *mail, GMimeMessage *message) {
  if (message == NULL)
    return;
  mail->letters++;
  if (mail->letters == 1 && !mail->is_mailbox)
    keep_metadata (mail, GMIME_OBJECT (message));
  add_headers (mail, GMIME_OBJECT (message));
  read_part (mail, g_mime_message_get_mime_part (message));
  mail->letters--;
}

static guint
read_letters (Mail *mail, GMimeParser *parser) {
  guint count = 0;
  GMimeMessage *message;
  while (!flow_is_full (mail->flow) && !g_mime_parser_eos (parser)
         && (message = g_mime_parser_construct_message (parser, NULL)) != NULL) {
    read_letter (mail, message);
    g_object_unref (message);
    count++;
    if (!mail->is_mailbox)
      break;
  }
  return count;
}

gboolean
mail_read (int fd, gsize size, const ExtractLimits *limits, PraxisDocument *document, GError **error) {
  g_autoptr (GBytes) file = content_read_file (fd, size, limits->member, error);
  if (file == NULL)
    return FALSE;
  gsize length;
  const char *bytes = g_bytes_get_data (file, &length);
  g_autoptr (Flow) flow = flow_new (document, limits);
  Mail mail = { .document = document, .limits = limits, .flow = flow };
  mail.is_mailbox = length > 5 && memcmp (bytes, "From ", 5) == 0;
  GMimeStream *stream = g_mime_stream_mem_new_with_buffer (bytes, length);
  GMimeParser *parser = g_mime_parser_new_with_stream (stream);
  g_mime_parser_set_format (parser, mail.is_mailbox ? GMIME_FORMAT_MBOX : GMIME_FORMAT_MESSAGE);
  guint count = read_letters (&mail, parser);
  g_object_unref (parser);
  g_object_unref (stream);
  flow_finish (flow);
  if (size > limits->member)
    content_set_partly (document, "only the first %zu bytes of the file were read", limits->member);
  return count > 0 || content_fail (error, PRAXIS_STATE_DAMAGED, "it holds no letter");
}
