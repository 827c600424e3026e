/* Letters and mailboxes: headers, parts, encodings, attachments. */
#include "tests/indexer/reading.h"
#include <string.h>

static void
assert_text (const char *letter, const char *expected) {
  g_autoptr (PraxisDocument) document = reading_of_text (letter, "letter.eml");
  reading_assert_state (document, PRAXIS_STATE_READ);
  g_assert_cmpstr (document->mime, ==, "message/rfc822");
  g_assert_cmpstr (document->text->str, ==, expected);
}

static void
test_headers (void) {
  g_autoptr (PraxisDocument) document = reading_of_text (
      "From: \"R. Writer\" <r.writer@example.org>\r\nTo: all@example.org\r\nSubject: Lessons\r\n learnt\r\n"
      "Date: Tue, 9 Jun 2009 23:58:45 -0400\r\nX-Other: none\r\n\r\nHello,\r\n\r\nbye\r\n",
      "letter.eml");
  reading_assert_state (document, PRAXIS_STATE_READ);
  g_assert_cmpstr (document->text->str, ==,
                   "Lessons learnt\nFrom: \"R. Writer\" <r.writer@example.org>\nTo: all@example.org\n"
                   "Date: Tue, 9 Jun 2009 23:58:45 -0400\nHello,\n\nbye\n");
  g_assert_cmpstr (document->title, ==, "Lessons learnt");
  g_assert_cmpstr (document->author, ==, "R. Writer");
  g_assert_cmpstr (g_hash_table_lookup (document->metadata, "created"), ==, "2009-06-09");
}

static void
test_encoded_words (void) {
  assert_text (
      "Subject: =?utf-8?Q?R=C3=A9sum=C3?= =?UTF-8?B?qSBkdQ==?= jour =?iso-8859-1*fr?q?caf=E9_ici?=\n\n"
      "x\n",
      "Résumé du jour café ici\nx\n");
  assert_text ("Subject: =?windows-1251?B?z/Dg4uA=?= =?x?Z?no?= =?utf-8?Q?open\n\nx\n",
               "Права =?x?Z?no?= =?utf-8?Q?open\nx\n");
}

static void
test_parts (void) {
  assert_text ("Subject: S\nContent-Type: text/plain; charset=iso-8859-1\n"
               "Content-Transfer-Encoding: quoted-printable\n\ncaf=E9 et=\n c\n",
               "S\ncafé et c\n");
  assert_text ("Subject: S\nContent-Type: text/html; charset=windows-1251\n"
               "Content-Transfer-Encoding: base64\n\nPGgxPs/w4OLgPC9oMT48cD54PC9wPg==\n",
               "S\nПрава\nx\n");
  assert_text (
      "Subject: S\nContent-Type: multipart/alternative; boundary=b\n\n--b\nContent-Type: text/plain\n\n"
      "plain\n--b\nContent-Type: text/html\n\n<p>rich</p>\n--b--\n",
      "S\nplain\n");
  assert_text (
      "Subject: S\nContent-Type: multipart/alternative; boundary=b\n\n--b\nContent-Type: text/plain\n\n"
      " \n--b\nContent-Type: multipart/related; boundary=c\n\n--c\nContent-Type: text/html\n\n"
      "<p>rich</p>\n--c\nContent-Type: image/png; name=a.png\n\nxx\n--c--\n--b--\n",
      "S\nrich\nAttachment: a.png (image/png)\n");
}

static void
test_attachments (void) {
  assert_text ("Subject: Nothing in it\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\n--b\n"
               "Content-Type: text/html\n\n--b--\n",
               "Nothing in it\n");
  assert_text ("Subject: S\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nbody\n--b\n"
               "Content-Type: application/pdf\nContent-Disposition: attachment; filename=\"The report.pdf\"\n"
               "Content-Transfer-Encoding: base64\n\nJVBERg==\n--b\n"
               "Content-Type: text/plain\nContent-Disposition: attachment; filename*=utf-8''not%C3%A9.txt\n\n"
               "unread\n--b--\n",
               "S\nbody\nAttachment: The report.pdf (application/pdf)\nAttachment: noté.txt (text/plain)\n");
}

static void
test_letter_inside (void) {
  g_autoptr (PraxisDocument) document = reading_of_text (
      "Subject: Outer\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nbody\n--b\n"
      "Content-Type: message/rfc822\n\nSubject: Inner\nFrom: me@example.org\n\nolder\n--b--\n",
      "letter.eml");
  g_assert_cmpstr (document->text->str, ==, "Outer\nbody\nInner\nFrom: me@example.org\nolder\n");
  g_autofree char *outline = reading_outline (document);
  g_assert_cmpstr (outline, ==, "1 Inner");
  reading_assert_sections_at_titles (document);
}

static void
test_mailbox (void) {
  g_autoptr (PraxisDocument) document
      = reading_of_text ("From a@example.org Mon Jun 01 10:00:00 2009\nSubject: One\nFrom: a@example.org\n\n"
                         "first\n\nFrom b@example.org Mon Jun 01 10:00:00 2009\nSubject: Two\n\nsecond\n",
                         "all.mbox");
  reading_assert_state (document, PRAXIS_STATE_READ);
  g_assert_cmpstr (document->mime, ==, "application/mbox");
  g_assert_cmpstr (document->text->str, ==, "One\nFrom: a@example.org\nfirst\nTwo\nsecond\n");
  g_autofree char *outline = reading_outline (document);
  g_assert_cmpstr (outline, ==, "1 One|1 Two");
  reading_assert_sections_at_titles (document);
}

static void
test_damage (void) {
  g_autoptr (GString) deep = g_string_new ("Subject: Deep\n");
  for (guint i = 0; i < 300; i++)
    g_string_append_printf (deep, "Content-Type: multipart/mixed; boundary=b%u\n\n--b%u\n", i, i);
  g_autoptr (PraxisDocument) nested = reading_of_text (deep->str, "deep.eml");
  reading_assert_state (nested, PRAXIS_STATE_PARTLY);
  g_assert_cmpstr (nested->reason, ==, "it is nested too deeply");
  g_autoptr (PraxisDocument) locked = reading_of_text (
      "Subject: S\nContent-Type: multipart/encrypted; boundary=b\n\n--b\nContent-Type: "
      "application/pgp-encrypted\n\nVersion: 1\n--b\nContent-Type: application/octet-stream\n\nxx\n--b--\n",
      "locked.eml");
  reading_assert_state (locked, PRAXIS_STATE_PARTLY);
  g_assert_cmpstr (locked->reason, ==, "a part of it is encrypted");
  ExtractLimits limits = reading_limits;
  limits.text = 12;
  const char *letter = "Subject: S\n\nA long letter\n";
  g_autoptr (PraxisDocument) cut = reading_of (letter, strlen (letter), "long.eml", &limits);
  g_assert_cmpstr (cut->text->str, ==, "S\nA long let");
  reading_assert_state (cut, PRAXIS_STATE_PARTLY);
}

int
main (int argc, char **argv) {
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/extract mail/subject, sender, recipients and date are text and metadata", test_headers);
  g_test_add_func ("/extract mail/encoded words of headers are decoded", test_encoded_words);
  g_test_add_func ("/extract mail/one form of a letter is read, the plain one if there is one", test_parts);
  g_test_add_func ("/extract mail/attachments are named and not read", test_attachments);
  g_test_add_func ("/extract mail/a letter inside a letter is a section", test_letter_inside);
  g_test_add_func ("/extract mail/each letter of a mailbox is a section", test_mailbox);
  g_test_add_func ("/extract mail/nesting, encryption and limits are told", test_damage);
  return g_test_run ();
}
