/* XML of any kind: which of its elements begin a line, and what is refused. */
#include "tests/indexer/reading.h"
#include <string.h>

#define XML "<?xml version='1.0'?>\n"

static void
assert_text (const char *file, const char *text) {
  g_autoptr (PraxisDocument) document = reading_of_text (file, "file.xml");
  reading_assert_state (document, PRAXIS_STATE_READ);
  g_assert_cmpstr (document->text->str, ==, text);
}

static void
test_blocks (void) {
  assert_text (XML "<a>\n <name>United  States</name><capital>Washington</capital>\n <x><y>Deep</y></x></a>",
               "United States\nWashington\nDeep\n");
}

static void
test_words (void) {
  assert_text (XML "<a><q>Words in <b>bold</b>, <i>ita<u>lics</u></i> and more</q><q>Next</q></a>",
               "Words in bold, italics and more\nNext\n");
}

static void
test_paragraphs (void) {
  assert_text (XML "<a><q>Intro<p>One</p><p>Two</p>end</q></a>", "Intro\nOne\nTwo\nend\n");
}

static void
test_data (void) {
  assert_text (XML "<!-- no --><a><t x='no'>Text &amp; <![CDATA[<more>]]></t><binary>QUJDREVG</binary></a>",
               "Text & <more>\n");
}

static void
test_encoding (void) {
  assert_text ("<?xml version='1.0' encoding='ISO-8859-1'?>\n<a><t>d\xe9p\xf4t</t></a>", "dépôt\n");
}

static void
test_doctype (void) {
  assert_text (XML "<!DOCTYPE article PUBLIC '-//NLM//DTD JATS//EN' 'http://example.org/jats.dtd'>\n"
                   "<article><p>Caf&eacute;&nbsp;and &ouml;l; a &strange; one &amp; another</p></article>",
               "Café\u00a0and öl; a &strange; one & another\n");
  assert_text (XML "<!DOCTYPE book [<!ELEMENT book ANY>]>\n<book><p>Rules inside</p></book>",
               "Rules inside\n");
}

static void
test_refused (void) {
  static const char *const declarations[] = {
    "<!ENTITY b SYSTEM '/etc/passwd'>",
    "<!ENTITY b 'lol'><!ENTITY c '&b;&b;&b;'>",
    "<!ENTITY % b SYSTEM 'http://example.org/more.dtd'> %b;",
    "<!NOTATION n SYSTEM 'n'><!ENTITY b SYSTEM 'picture' NDATA n>",
  };
  for (guint i = 0; i < G_N_ELEMENTS (declarations); i++) {
    g_autofree char *file
        = g_strdup_printf (XML "<!DOCTYPE a SYSTEM 'a.dtd' [%s]>\n<a>&b;</a>", declarations[i]);
    g_autoptr (PraxisDocument) document = reading_of_text (file, "file.xml");
    reading_assert_state (document, PRAXIS_STATE_REFUSED);
    g_assert_cmpstr (document->reason, ==, "'the file' has a DOCTYPE that declares entities");
    g_assert_cmpuint (document->text->len, ==, 0);
  }
}

static void
test_damaged (void) {
  g_autoptr (PraxisDocument) some = reading_of_text (XML "<a><b>Kept</b><c>lost", "file.xml");
  reading_assert_state (some, PRAXIS_STATE_PARTLY);
  g_assert_true (g_str_has_prefix (some->text->str, "Kept\n"));
}

static void
test_depth (void) {
  g_autoptr (GString) deep = g_string_new (XML);
  for (guint i = 0; i < 100000; i++)
    g_string_append (deep, "<a>");
  g_autoptr (PraxisDocument) document = reading_of (deep->str, deep->len, "file.xml", NULL);
  reading_assert_state (document, PRAXIS_STATE_DAMAGED);
}

int
main (int argc, char **argv) {
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/extract markup/elements without words beside them are lines", test_blocks);
  g_test_add_func ("/extract markup/elements among words do not cut the line", test_words);
  g_test_add_func ("/extract markup/paragraphs are lines wherever they stand", test_paragraphs);
  g_test_add_func ("/extract markup/comments, attributes and pictures are no text", test_data);
  g_test_add_func ("/extract markup/the encoding that is declared is believed", test_encoding);
  g_test_add_func ("/extract markup/a DOCTYPE that declares no entities is passed over", test_doctype);
  g_test_add_func ("/extract markup/a DOCTYPE that declares entities is refused", test_refused);
  g_test_add_func ("/extract markup/damage keeps what came before it", test_damaged);
  g_test_add_func ("/extract markup/a hundred thousand elements in one another are damage", test_depth);
  return g_test_run ();
}
