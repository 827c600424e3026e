/* Tests of the page: whatever a document or a client put into it stays text, marks stand at characters, and
 * each link keeps the rest of the question. */
#include "searchd/html.h"
#include "searchd/page_parts.h"
#include "searchd/query_string.h"
#include "searchd/search_page.h"
#include "searchd/start_page.h"
#include <string.h>

static void
assert_marked (const char *text, const char *highlights, const char *expected) {
  g_autoptr (JsonNode) node = json_from_string (highlights, NULL);
  g_autoptr (GString) out = g_string_new (NULL);
  html_append_marked (out, text, json_node_get_array (node));
  g_assert_cmpstr (out->str, ==, expected);
}

static void
test_escaping (void) {
  g_autoptr (GString) out = g_string_new (NULL);
  html_append (out, "<a title=\"%s\">%d</a>", "\"><script>alert('1')</script>&", 7);
  g_assert_cmpstr (out->str, ==,
                   "<a title=\"&quot;&gt;&lt;script&gt;alert(&apos;1&apos;)&lt;/script&gt;&amp;\">7</a>");
}

static void
test_marks (void) {
  assert_marked ("return home", "[[0,6]]", "<mark>return</mark> home");
  assert_marked ("été à Ghāna 𝒜b", "[[0,3],[6,11],[12,13]]",
                 "<mark>été</mark> à <mark>Ghāna</mark> <mark>𝒜</mark>b");
  assert_marked ("a<b>c", "[[1,4]]", "a<mark>&lt;b&gt;</mark>c");
}

static void
test_bad_marks (void) {
  assert_marked ("abc", "[[2,99]]", "ab<mark>c</mark>");
  assert_marked ("abc", "[[5,9]]", "abc");
  assert_marked ("abc", "[[-3,1]]", "<mark>a</mark>bc");
  assert_marked ("abcdef", "[[0,3],[2,5]]", "<mark>abc</mark><mark>de</mark>f");
  assert_marked ("abc", "[[1],\"x\",[2,1],[1,2]]", "a<mark>b</mark>c");
  assert_marked ("", "[[0,1]]", "");
}

static void
test_direction (void) {
  g_assert_cmpstr (html_direction ("ar"), ==, "rtl");
  g_assert_cmpstr (html_direction ("fa-AF"), ==, "rtl");
  g_assert_cmpstr (html_direction ("en"), ==, "auto");
  g_assert_cmpstr (html_direction (NULL), ==, "auto");
}

/* Caller frees. */
static char *
body_of (const HttpReply *reply) {
  return g_strndup (g_bytes_get_data (reply->body, NULL), g_bytes_get_size (reply->body));
}

/* The page of an answer to a query string, as text; caller frees. */
static char *
page_of (const char *answer, const char *query) {
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = json_from_string (answer, &error);
  g_assert_no_error (error);
  g_autoptr (GPtrArray) pairs = query_string_parse (query, NULL);
  g_autoptr (HttpReply) reply = search_page_render (json_node_get_object (node), pairs, NULL);
  g_assert_cmpint (reply->status, ==, 200);
  return body_of (reply);
}

static void
assert_has (const char *page, const char *part) {
  if (strstr (page, part) == NULL)
    g_error ("the page lacks: %s\n%s", part, page);
}

static void
assert_lacks (const char *page, const char *part) {
  if (strstr (page, part) != NULL)
    g_error ("the page holds: %s\n%s", part, page);
}

static void
test_hostile (void) {
  g_autofree char *page = page_of (
      "{\"total\":{\"value\":1,\"relation\":\"eq\"},\"hits\":[{\"id\":\"a/../b\",\"title\":\"<script>x"
      "</script>\",\"language\":\"\\\"><i>\",\"passages\":[{\"page\":2,\"section\":\"<u>\",\"text\":\"<b>y"
      "</b>\",\"highlights\":[[0,3]],\"href\":\"/v1/documents/a/file#page=2\"}]}],"
      "\"facets\":[{\"field\":\"country\",\"missing\":0,\"values\":[{\"value\":\"\\\"><s>\",\"label\":"
      "\"<s>\",\"count\":1}]}],\"notices\":[{\"code\":\"<em>\"}]}",
      "q=%22%3E%3Cscript%3E&country=%22%3E%3Cs%3E");
  const char *const tags[] = { "<script>", "<i>", "<u>", "<b>", "<s>", "<em>" };
  for (gsize i = 0; i < G_N_ELEMENTS (tags); i++)
    assert_lacks (page, tags[i]);
  assert_has (page, "<mark>&lt;b&gt;</mark>y");
  assert_has (page, "href=\"/documents/a%2F..%2Fb?q=");
}

static void
test_odd_answer (void) {
  g_autofree char *page
      = page_of ("{\"total\":3,\"hits\":[1,{\"id\":2},{\"id\":\"a\",\"passages\":[null,{}]}],"
                 "\"facets\":[null,{\"field\":\"nope\"},{\"field\":7}],\"notices\":[{}],\"next\":1}",
                 "q=a");
  assert_has (page, "href=\"/documents/a?q=a\"");
}

static void
test_evidence (void) {
  g_autofree char *page = page_of ("{\"total\":{\"value\":1,\"relation\":\"eq\"},\"hits\":[{\"id\":\"a\","
                                   "\"evidence\":{\"id\":\"a\",\"tags\":["
                                   "{\"field\":\"country\",\"value\":\"GH\",\"role\":\"about\",\"rule\":"
                                   "\"title-label\",\"quote\":\"<i>Ghana\"},"
                                   "{\"field\":\"country\",\"value\":\"GH\",\"role\":\"about\",\"rule\":"
                                   "\"body-label\",\"quote\":\"Accra\",\"page\":2},"
                                   "{\"field\":\"country\",\"value\":\"TG\",\"role\":\"mentioned\",\"rule\":"
                                   "\"body-label\",\"quote\":\"Togo\"},"
                                   "{\"field\":\"topic\",\"value\":\"return\",\"role\":\"about\",\"rule\":"
                                   "\"body-label\",\"quote\":\"return\","
                                   "\"page\":7}]}}]}",
                                   "q=a");
  assert_has (page, "<b><bdi>GH</bdi></b>: the title names it, <q><bdi>&lt;i&gt;Ghana</bdi></q>");
  assert_has (page, "<q><bdi>return</bdi></q>, <a href=\"/documents/a/pages/7?q=a#text\">page 7</a>");
  assert_lacks (page, "Accra");
  assert_lacks (page, "Togo");
  assert_has (page, "<a href=\"/documents/a?q=a#why\">");
}

static void
test_tree (void) {
  g_autofree char *page = page_of ("{\"total\":{\"value\":1,\"relation\":\"eq\"},\"hits\":[],\"facets\":[{"
                                   "\"field\":\"topic\",\"missing\":0,"
                                   "\"values\":[{\"value\":\"top\",\"count\":9,\"broader\":[]},{\"value\":"
                                   "\"b\",\"count\":5,\"broader\":[\"x\",\"top\"]},"
                                   "{\"value\":\"c\",\"count\":2,\"broader\":[\"top\"]},{\"value\":\"loop\","
                                   "\"count\":1,\"broader\":[\"loop\"]},"
                                   "{\"value\":\"d\",\"count\":0,\"broader\":[\"b\"]}]}]}",
                                   "q=a&topic=c");
  const char *inner = strstr (page, "within top");
  g_assert_nonnull (inner);
  g_assert_true (strstr (inner, ">c</bdi>") < strstr (inner, ">b</bdi>"));
  assert_has (page, "<bdi class=\"label\">loop</bdi>");
  assert_has (page, "<span class=\"value none\"><span class=\"box\" aria-hidden=\"true\"></span><bdi "
                    "class=\"label\">d</bdi> <span class=\"count\">0</span></span>");
}

static void
test_facet_links (void) {
  g_autofree char *page
      = page_of ("{\"total\":{\"value\":20,\"relation\":\"gte\"},\"hits\":[],\"facets\":[{\"field\":"
                 "\"country\",\"missing\":3,\"values\":[{\"value\":\"NG\",\"label\":\"Nigeria\","
                 "\"count\":9,\"selected\":false},{\"value\":\"GH\",\"label\":\"Ghana\",\"count\":20,"
                 "\"selected\":true}]}]}",
                 "q=a&country=GH&sort=title&cursor=x");
  assert_has (page, "At least 20 documents");
  assert_has (page, "href=\"/?q=a&amp;country=GH&amp;sort=title&amp;country=NG\" class=\"value\"");
  assert_has (page, "href=\"/?q=a&amp;sort=title\" class=\"value selected\"");
  g_assert_true (strstr (page, ">GH</bdi>") < strstr (page, ">NG</bdi>"));
  assert_has (page, "not stated <span class=\"count\">3<");
}

static void
test_notices (void) {
  g_autofree char *page
      = page_of ("{\"total\":{\"value\":0,\"relation\":\"eq\"},\"hits\":[],\"notices\":[{\"code\":"
                 "\"unreadable-in-scope\",\"count\":4,\"href\":\"/v1/"
                 "search?country=GH&readable=no\"}],\"without\":[{\"clause\":\"q\",\"count\":0},"
                 "{\"clause\":\"country\",\"count\":2,\"href\":\"/v1/search?q=a&not-type=sop\"},"
                 "{\"clause\":\"not-type\",\"count\":1,\"href\":\"/v1/search?q=a&country=GH\"},"
                 "{\"clause\":\"q\",\"words\":\"+b\",\"count\":3,\"href\":\"/v1/search?q=%2Ba\"}]}",
                 "q=a&country=GH&not-type=sop");
  assert_has (page, "4 documents in your selection could not be read");
  assert_has (page, "<a href=\"/?country=GH&amp;readable=no\">See which</a>");
  assert_has (page, "Nothing in the register answers this");
  assert_has (page, "<a href=\"/?q=a&amp;not-type=sop\">Without the filter “Country”</a>: 2 documents");
  assert_has (page, "<a href=\"/?q=a&amp;country=GH\">Without excluding by “Type”</a>: 1 document<");
  assert_has (page, "<a href=\"/?q=%2Ba\">Without <q><bdi>+b</bdi></q></a>: 3 documents");
  assert_lacks (page, "Without the words");
}

static void
test_notices_of_all (void) {
  static const char answer[] = "{\"total\":{\"value\":0,\"relation\":\"eq\"},\"hits\":[],\"notices\":["
                               "{\"code\":\"unreadable-in-scope\",\"count\":1},"
                               "{\"code\":\"partly-in-scope\",\"count\":2}]}";
  g_autofree char *page = page_of (answer, "q=a");
  assert_has (page, "1 document in the register could not be read.");
  assert_has (page, "2 documents in the register were read in part only.");
  assert_lacks (page, "selection");
}

/* Each case of reading stands below what it is a case of. */
static void
test_readable_is_a_tree (void) {
  g_autofree char *page
      = page_of ("{\"total\":{\"value\":4,\"relation\":\"eq\"},\"hits\":[],\"facets\":[{\"field\":"
                 "\"readable\",\"missing\":0,\"values\":["
                 "{\"value\":\"read\",\"count\":3,\"broader\":[\"yes\"]},"
                 "{\"value\":\"yes\",\"count\":3,\"broader\":[]},"
                 "{\"value\":\"damaged\",\"count\":1,\"broader\":[\"no\"]},"
                 "{\"value\":\"no\",\"count\":1,\"broader\":[]}]}]}",
                 "");
  const char *first = strstr (page, ">Readable</bdi>"),
             *inner = strstr (page, "aria-label=\"within Readable\"");
  assert_has (page, "<h3>Text</h3>");
  g_assert_true (first != NULL && inner > first && strstr (inner, ">Read in full</bdi>") != NULL);
  g_assert_true (strstr (inner, ">Read in full</bdi>") < strstr (inner, ">Not readable</bdi>"));
  assert_has (page, "aria-label=\"within Not readable\"");
}

static void
test_empty_register (void) {
  g_autoptr (JsonNode) answer = json_from_string ("{\"total\":{\"value\":0},\"hits\":[]}", NULL);
  g_autoptr (GPtrArray) no_pairs = g_ptr_array_new ();
  g_autoptr (HttpReply) reply = start_page_render (json_node_get_object (answer), no_pairs, NULL);
  g_autofree char *page = body_of (reply);
  assert_has (page, "The register is empty");
  assert_lacks (page, "style=");
  assert_lacks (page, "<script>");
}

int
main (int argc, char **argv) {
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/html/what is put in is text", test_escaping);
  g_test_add_func ("/html/marks stand at characters, not bytes", test_marks);
  g_test_add_func ("/html/marks outside the text are cut", test_bad_marks);
  g_test_add_func ("/html/Arabic and its like run from the right", test_direction);
  g_test_add_func ("/page/hostile titles, passages, facets and queries stay text", test_hostile);
  g_test_add_func ("/page/an answer with odd members still makes a page", test_odd_answer);
  g_test_add_func ("/page/a hit tells once why it has each of its tags", test_evidence);
  g_test_add_func ("/page/narrower values stand below broader ones, those asked for first", test_tree);
  g_test_add_func ("/page/a facet link changes one value and keeps the rest", test_facet_links);
  g_test_add_func ("/page/notices and an honest zero are told in words", test_notices);
  g_test_add_func ("/page/nothing is said of a selection where nothing is selected", test_notices_of_all);
  g_test_add_func ("/page/states of reading stand below whether there is text", test_readable_is_a_tree);
  g_test_add_func ("/page/an empty register says how to fill it", test_empty_register);
  return g_test_run ();
}
