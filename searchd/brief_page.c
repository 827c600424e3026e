/* The page of the brief: groups and buttons alone. What a reader ticked is in the browser, which fills them
 * (assets/brief.js); the server never learns of it. */
#include "searchd/html.h"
#include "searchd/page.h"
#include "searchd/page_language.h"
#include "searchd/page_parts.h"

/* In the order of the page; what has another role is in the last one. */
static const struct {
  const char *title, *roles;
} groups[] = {
  { N_ ("Practices"), "practices activities" },
  { N_ ("Challenges"), "challenges" },
  { N_ ("Lessons"), "lessons recommendations" },
  { N_ ("Deliverables and results"), "results annex" },
  { N_ ("Other passages"), "" },
};

static const struct {
  const char *value, *label;
} actions[] = {
  { "markdown", N_ ("Download as Markdown") },
  { "csv", N_ ("Download as CSV") },
  { "link", N_ ("Copy as a link") },
  { "print", N_ ("Print") },
};

HttpReply *
page_brief (const HttpRequest *request, G_GNUC_UNUSED GError **error) {
  GString *out = page_begin (_ ("Brief"), request->pairs);
  html_append (out,
               "<main id=\"main\" class=\"single brief\">\n<h1>%s</h1>\n<p class=\"lead\">%s</p>\n"
               "<p class=\"actions\" hidden>\n",
               _ ("Brief"),
               _ ("Tick passages among the results; they are kept in this browser alone and gathered here."));
  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    html_append (out, "<button type=\"button\" value=\"%s\">%s</button>\n", actions[i].value,
                 _ (actions[i].label));
  g_string_append (out, "</p>\n<p role=\"status\"></p>\n");
  for (gsize i = 0; i < G_N_ELEMENTS (groups); i++)
    html_append (out, "<section data-roles=\"%s\" hidden>\n<h2>%s</h2>\n<ol></ol>\n</section>\n",
                 groups[i].roles, _ (groups[i].title));
  g_string_append (out, "</main>\n");
  return page_end (out, 200);
}
