/* Years covered and years of publication, and the numbers that are none. */
#include "tests/indexer/tagged.h"

static void
test_spans (void) {
  tagged_assert ("Case Study Thailand 2013-2015", "", "year", "covers", "2013 2014 2015");
  tagged_assert ("Case study 2013–2014 and 2016–2017", "", "year", "covers", "2013 2014 2016 2017");
  tagged_assert ("Progress from 2016 to 2018", "", "year", "covers", "2016 2017 2018");
  tagged_assert ("The work from June 2016 to May 2018", "", "year", "covers", "2016 2017 2018");
  tagged_assert ("The work from June 2016 to May 2018", "", "published", NULL, "2018");
  tagged_assert ("The school year 2013-14", "", "year", "covers", "2013 2014");
}

static void
test_one (void) {
  tagged_assert ("Annual report 2018", "Published in June 2019.", "year", "covers", "2018");
  tagged_assert ("Implemented by", "ANNUAL REPORT 2018\n\nPublished in June 2019.", "year", "covers", "2018");
  tagged_assert ("Annual report 2018", "Published in June 2019.", "published", "published", "2019");
}

static void
test_traps (void) {
  tagged_assert ("The law of 2557", "", "year", NULL, "");
  tagged_assert ("The 2030 Agenda and migration", "", "year", NULL, "");
  tagged_assert ("Agenda 2030 and migration", "", "year", NULL, "");
  tagged_assert ("Action 2013-04 and its end", "", "year", NULL, "");
  tagged_assert ("Call 555-2018-11", "", "year", NULL, "");
  tagged_assert ("Call 504 4677 2015", "", "year", NULL, "");
  tagged_assert ("Postcode 2000", "", "year", NULL, "");
  tagged_assert ("Notes", "In 2007 the first day was held, 1948 women came.", "year", NULL, "");
}

static void
test_published (void) {
  tagged_assert ("Notes", "© The Office 2017. All rights reserved.", "published", NULL, "2017");
  tagged_assert ("Notes", "Distr.: General\n21 February 2025\n\nText.", "published", NULL, "2025");
  tagged_assert ("Notas", "Lima, 3 de julio de 2014\n\nTexto.", "published", NULL, "2014");
  tagged_assert ("Notes", "In 2014 something took place.", "published", NULL, "");
  tagged_assert ("Convenio II", "Aprobado el 12 de agosto de 1949\nEntrada en vigor: 21 de octubre de 1950",
                 "published", NULL, "1949");
}

/* Only the lines around a year are searched: these are far from the beginning and from each other. */
static void
test_far_apart (void) {
  g_autofree char *line = g_strnfill (90, 'x');
  g_autofree char *between = g_strdup_printf ("\n%s\n%s\n%s\n%s\n", line, line, line, line);
  g_autofree char *text
      = g_strdup_printf ("%sRoom 1948%sLima, 3 de\njulio de\n2014\n%s", between, between, line);
  tagged_assert ("Notes", text, "published", NULL, "2014");
}

/* A symbol of the General Assembly tells its session, of which there is one a year. */
static void
test_session (void) {
  PraxisDocument *scanned
      = tagged_new_with ("Notes", "Distr.\nGENERAL\nA/39/36I\n25 July 19 84", "created", "D:20080428210338Z");
  g_autofree char *published = tagged_values (scanned, "published", NULL);
  g_assert_cmpstr (published, ==, "1984");
  tagged_free (scanned);
  tagged_assert ("Notes", "A/39/361\nGENERAL", "published", NULL, "1984");
  tagged_assert ("Notes", "A/79/716\nDistr.: General\n9 January 2025\n\nText.", "published", NULL, "2025");
  tagged_assert ("Notes", "A/HRC/59/60\nGENERAL", "published", NULL, "");
}

static void
test_metadata (void) {
  PraxisDocument *document = tagged_new_with ("Notes", "Text.", "created", "D:20160305120000Z");
  g_autofree char *published = tagged_values (document, "published", NULL);
  g_autofree char *covers = tagged_values (document, "year", NULL);
  g_assert_cmpstr (published, ==, "2016");
  g_assert_cmpstr (covers, ==, "");
  g_assert_cmpstr (((PraxisClaim *)document->claims->pdata[document->claims->len - 1])->rule, ==, "metadata");
  tagged_free (document);
}

static void
test_file_name (void) {
  PraxisDocument *document = tagged_new ("Notes", "Text.", "/data/TB_Guidelines_2009.pdf");
  g_autofree char *published = tagged_values (document, "published", NULL);
  g_assert_cmpstr (published, ==, "2009");
  tagged_free (document);
}

static void
test_news (void) {
  tagged_assert ("Six ways", "Brussels, 18 October 2017\n\nWhy this article? So.", "year", "covers", "2017");
  tagged_assert ("Six ways", "Brussels, 18 October 2017\n\nWhy this article? In 2016 it rained.", "year",
                 "covers", "2016 2017");
}

/* As long as no period is stated, it covers what its text speaks of. */
static void
test_spoken (void) {
  const char *imprint = "Brussels, 18 October 2017\n\n";
  g_autofree char *spoken = g_strconcat (
      imprint, "In 2016 we met; by 2030, says Agenda 2030, and Action 2014-02, since 1948.", NULL);
  g_autofree char *often = g_strconcat (
      imprint, "In 2016 we met, in 2016 we wrote, in 2016 we read. In 2015 it rained. Call 555-2017-11.",
      NULL);
  g_autofree char *silent = g_strconcat (imprint, "Text.", NULL);
  tagged_assert ("A handbook", spoken, "year", "covers", "2016");
  tagged_assert ("A handbook", often, "year", "covers", "2016");
  tagged_assert ("A handbook", silent, "year", "covers", "2017");
  tagged_assert ("A handbook 2014-2015", spoken, "year", "covers", "2014 2015");
  tagged_assert ("Notes", "In its 9th year. The day is held since 2007.", "year", "covers", "2015");
  tagged_assert ("Notes", "The day is held since 2007.", "year", "covers", "");
}

int
main (int argc, char **argv) {
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/year/a symbol of the General Assembly tells its year", test_session);
  g_test_add_func ("/year/a title that spans years covers each of them", test_spans);
  g_test_add_func ("/year/an annual report covers its year, not that of its imprint", test_one);
  g_test_add_func ("/year/laws, goals, references and phone numbers are no years", test_traps);
  g_test_add_func ("/published/imprints and date lines state it", test_published);
  g_test_add_func ("/published/a date over several lines, far down, states it", test_far_apart);
  g_test_add_func ("/published/metadata give it and cover nothing", test_metadata);
  g_test_add_func ("/published/a file name gives it", test_file_name);
  g_test_add_func ("/year/news covers the year it was published in, a handbook does not", test_news);
  g_test_add_func ("/year/without a period it covers the years it speaks of", test_spoken);
  int status = g_test_run ();
  tagged_finish ();
  return status;
}
