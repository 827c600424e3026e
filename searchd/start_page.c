/* Counts by country, topic, year and the rest, and the newest documents; in an empty register what to do. */
#include "searchd/start_page.h"
#include "searchd/answer_words.h"
#include "searchd/facet_list.h"
#include "searchd/hit_list.h"
#include "searchd/html.h"
#include "searchd/page_language.h"
#include "searchd/page_parts.h"

static void
append_empty_register (GString *out) {
  html_append (out, "<h1>%s</h1>\n<p class=\"lead\">", _ ("The register is empty."));
  html_append (out, _ ("Fill it with %s, then reload this page."), "praxis index FOLDER");
  g_string_append (out, "</p>\n");
}

static void
append_contents (GString *out, JsonObject *answer, const GPtrArray *pairs,
                 const PraxisVocabulary *vocabulary) {
  long documents = (long)page_number (page_object (answer, "total"), "value");
  g_string_append (out, "<h1>");
  html_append (out,
               ngettext ("%ld document in the register", "%ld documents in the register", (gulong)documents),
               documents);
  html_append (out, "</h1>\n<p class=\"lead\">%s</p>\n",
               _ ("Ask in your own words, or begin with one of these."));
  answer_words_append (out, answer, pairs);
  html_append (out, "<h2 class=\"unseen\">%s</h2>\n<div class=\"board\">\n", _ ("What is in the register"));
  facet_list_append (out, page_array (answer, "facets"), pairs, vocabulary);
  html_append (out, "</div>\n<h2>%s</h2>\n", _ ("Newest documents"));
  hit_list_append (out, page_array (answer, "hits"), pairs, vocabulary);
}

HttpReply *
start_page_render (JsonObject *answer, const GPtrArray *pairs, const PraxisVocabulary *vocabulary) {
  GString *out = page_begin (NULL, pairs);
  g_string_append (out, "<main id=\"main\" class=\"start\">\n");
  if (page_count (page_array (answer, "hits")) == 0)
    append_empty_register (out);
  else
    append_contents (out, answer, pairs, vocabulary);
  g_string_append (out, "</main>\n");
  return page_end (out, 200);
}
