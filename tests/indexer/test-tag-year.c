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
  tagged_assert ("Action 2014-15 in Ghana", "", "year", NULL, "");
  tagged_assert ("Action 2016 – 16 in Ghana", "", "published", NULL, "");
  tagged_assert ("La migration dans le Programme 2030", "", "year", NULL, "");
  tagged_assert ("Миграция в Повестке дня 2030", "", "year", NULL, "");
  tagged_assert ("الهجرة في خطة عام 2030", "", "year", NULL, "");
  tagged_assert ("Kenya Vision 2030 and migration", "", "year", NULL, "");
  tagged_assert ("Annual programme 2015", "", "year", NULL, "2015");
  tagged_assert ("Call 555-2018-11", "", "year", NULL, "");
  tagged_assert ("Call 504 4677 2015", "", "year", NULL, "");
  tagged_assert ("What follows from resolution 1559 (2004)", "", "year", NULL, "");
  tagged_assert ("A guide to the Health Act 61 of 2003", "Published in 2013.", "year", NULL, "2013");
  tagged_assert ("Postcode 2000", "", "year", NULL, "");
  tagged_assert ("Notes", "In 2007 the first day was held, 1948 women came.", "year", NULL, "");
}

static void
test_published (void) {
  tagged_assert ("Notes", "© The Office 2017. All rights reserved.", "published", NULL, "2017");
  tagged_assert ("Notes", "Distr.: General\n21 February 2025\n\nText.", "published", NULL, "2025");
  tagged_assert ("Notas", "Lima, 3 de julio de 2014\n\nTexto.", "published", NULL, "2014");
  tagged_assert ("Informe anual 2015", "Publicado en\n2016.", "published", NULL, "2016");
  tagged_assert ("Годовой отчёт за 2015 год", "Опубликовано в 2016 году.", "published", NULL, "2016");
  tagged_assert ("Notes", "\nنشر في عام 2016.", "published", NULL, "2016");
  tagged_assert ("Notes", "Paris, le 3 fe\xcc\x81vrier 2014\n\nTexte.", "published", NULL, "2014");
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

/* When a document was drawn up is no year that it speaks of, and the numbers of laws are none. */
static void
test_imprint (void) {
  tagged_assert ("SOP", "Drafted: August 2018. Revised: February 2020.\n\nText.", "year", "covers", "2020");
  tagged_assert ("Module", "Tested in 2018 and 2019.\nSecond revision, November 2019.", "year", "covers",
                 "2018 2019");
  tagged_assert ("Decreto", "Lima, 22 de marzo de 2019\n\nVista la Ley 30364 de 2017.", "year", "covers",
                 "2019");
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

/* What a document says of its own period, at its top or behind a label. */
static void
test_period (void) {
  tagged_assert ("Plan", "Version 4 · vigencia: febrero de 2024 – julio de 2025\n\nEn 2023 hablamos.", "year",
                 "covers", "2024 2025");
  tagged_assert ("The project", "Duration: 24 months (January 2019 – December 2020)\nIn 2021 we met.", "year",
                 "covers", "2019 2020");
  tagged_assert ("Проект", "Срок\nоктябрь 2017 – март 2019 г.\nВ 2016 году суд отменил.", "year", "covers",
                 "2017 2018 2019");
  tagged_assert ("Projet", "Période de mise en œuvre : du 1er mars 2018 au 28 février 2020", "year", "covers",
                 "2018 2019 2020");
  tagged_assert ("الخطة", "2024–2026 · اعتُمدت في مسقط يوم الاثنين 11 ديسمبر 2023", "year", "covers",
                 "2024 2025 2026");
  tagged_assert ("Mauritania", "Ficha semestral · enero–junio de 2023\n\nEn 2022 eran 12, en 2022.", "year",
                 "covers", "2023");
  tagged_assert ("Review of 2022", "Period covered: 2018–2021", "year", "covers", "2018 2019 2020 2021");
  tagged_assert ("Policy", "Approved 3 October 2022 · in force from 1 November 2022 · next review: May 2024",
                 "year", "covers", "2022 2023 2024");
}

/* Periods in other words than from one year to another. */
static void
test_other_periods (void) {
  tagged_assert ("SOP", "Effective date\n1 September 2021\nOwner: J. Doe\nReview date\nSeptember 2023",
                 "year", "covers", "2021 2022 2023");
  tagged_assert ("Projet", "Début : avril 2015. Fin : septembre 2016.", "year", "covers", "2015 2016");
  tagged_assert ("Rapport", "Exercice 2020\n\nDakar, avril 2021\n\nEn 2019 il a plu.", "year", "covers",
                 "2020");
  tagged_assert ("Review", "School year 2018/19\n\nPublished in 2020.", "year", "covers", "2018 2019");
  tagged_assert ("Datos", "Segundo trimestre de 2020\nPublicado en 2021. En 2019 fueron 3.", "year", "covers",
                 "2020");
  tagged_assert ("Notes", "Accra, May 2020\n\nFive years lie before us, from 2020 to 2024.", "year", "covers",
                 "2020 2021 2022 2023 2024");
}

/* The days of an event, though at the top, are more than the date of its report. */
static void
test_event (void) {
  tagged_assert ("Report", "Dundo, 26-27 June 2018\n\nIn 2017, in 2017 and in 2017 many came.", "year",
                 "covers", "2017 2018");
  tagged_assert ("Report", "Dundo, 27 June 2018\n\nIn 2017, in 2017 and in 2017 many came.", "year", "covers",
                 "2017");
}

/* Plans speak of the years to come, and laws of other laws. */
static void
test_ahead (void) {
  PraxisDocument *law = tagged_new_typed (
      "Rules", "Adopted on 4 May 2018.\n\nHaving regard to the law of 2017", "legal-instrument");
  g_autofree char *own = tagged_values (law, "year", "covers");
  g_assert_cmpstr (own, ==, "2018");
  tagged_free (law);
  PraxisDocument *plan = tagged_new_typed (
      "Plan", "Adopted on 4 May 2018.\n\nIn 2017 it rained.\nRoofs: June 2019. Walls: 2020.", "action-plan");
  g_autofree char *planned = tagged_values (plan, "year", "covers");
  g_assert_cmpstr (planned, ==, "2019 2020");
  tagged_free (plan);
  PraxisDocument *vision = tagged_new_typed ("Vision to 2022", "Lima, 3 March 2020\n\nText.", "strategy");
  g_autofree char *until = tagged_values (vision, "year", "covers");
  g_assert_cmpstr (until, ==, "2020 2021 2022");
  tagged_free (vision);
}

/* What running text says was done from one year to another. */
static void
test_text_period (void) {
  const char *date = "Lima, 3 March 2022\n\n";
  g_autofree char *between
      = g_strconcat (date, "Between March 2018 and June 2020 we met, in 2021 we wrote.", NULL);
  g_autofree char *russian = g_strconcat (date, "За 2018–2020 годы пришли многие.", NULL);
  g_autofree char *arabic = g_strconcat (date, "وصل بين 2018 و2020 كثيرون.", NULL);
  g_autofree char *history = g_strconcat (date, "From 1975 to 1992 there was war. In 2021 we met.", NULL);
  g_autofree char *paragraph = g_strnfill (250, 'x');
  g_autofree char *of_others = g_strconcat (
      date, paragraph, " The Development Plan of the region 2016–2019 says so. In 2021 we met.", NULL);
  g_autofree char *ahead = g_strconcat (date, "They pay from 2021 to 2027. In 2021 we met.", NULL);
  tagged_assert ("Notes", between, "year", "covers", "2018 2019 2020");
  tagged_assert ("Notes", russian, "year", "covers", "2018 2019 2020");
  tagged_assert ("Notes", arabic, "year", "covers", "2018 2019 2020");
  tagged_assert ("Notes", history, "year", "covers", "2021");
  tagged_assert ("Notes", of_others, "year", "covers", "2021");
  tagged_assert ("Notes", ahead, "year", "covers", "2021");
  tagged_assert ("Notes", "From 1975 to 1992 there was war.", "year", NULL, "");
}

/* An agreement in force for some years. */
static void
test_term (void) {
  const char *text
      = "Signed at Lima on 3 May 2018.\n\nArticle 9. It shall remain in force for a period of five "
        "years.\n\nThe Agreement entered into force on 14 March 2019.";
  tagged_assert ("Agreement", text, "year", "covers", "2019 2020 2021 2022 2023 2024");
  tagged_assert ("Agreement", "Valid for two (2) years from its signature.\nSigned at Lima on 3 May 2018.",
                 "year", "covers", "2018 2019 2020");
}

static void
test_published_shapes (void) {
  tagged_assert ("Guia", "Consórcio\nChapecó, 2022\n\nTexto.", "published", NULL, "2022");
  tagged_assert ("Доклад", "Доклад № 8 · Бишкек, ноябрь 2020 г.\n\nТекст 2019 года.", "published", NULL,
                 "2020");
  tagged_assert ("Методичка", "Утверждены советом 12 февраля 2019 г. (протокол № 2)", "published", NULL,
                 "2019");
  tagged_assert ("Note", "Dakar, le 12 mars 2021\n\nTexte.", "published", NULL, "2021");
  tagged_assert ("Manual", "Third edition, 2019. Replaces the version of May 2014.", "published", NULL,
                 "2019");
  tagged_assert ("Protocole", "Version 3 (mars 2021)\nRemplace la version 2 (juin 2023)", "published", NULL,
                 "2021");
  tagged_assert ("Handbook", "Second edition\nGeneva, 2018\nFirst published in 2014", "published", NULL,
                 "2018");
  tagged_assert ("Survey", "Fieldwork: August-October 2017\nReport date: 12/02/2018", "published", NULL,
                 "2018");
  tagged_assert ("SOP", "Adopted in March 2015\nRevised in June 2019", "published", NULL, "2019");
  tagged_assert ("Law", "Adopted on 12 June 2018\n(edition of the law of 4 July 2020)", "published", NULL,
                 "2020");
  tagged_assert ("Rapport", "Nouakchott, 12-20 novembre 2019\nRapport du 15 janvier 2020", "published", NULL,
                 "2020");
  tagged_assert ("Bulletin", "Été 2020\n\nTexte.", "published", NULL, "2020");
  tagged_assert ("Note", "Rédigée en mars 2019.\n\nTexte.", "published", NULL, "2019");
  tagged_assert ("Page", "Text.\nLast updated: 14/12/2023", "published", NULL, "2023");
  tagged_assert ("Notas", "Fecha: 2022-06-28", "published", NULL, "2022");
  tagged_assert ("خطة", "بغداد، كانون الثاني/يناير 2021", "published", NULL, "2021");
}

/* Signatures and imprints stand at the end of long texts, too. */
static void
test_end (void) {
  g_autofree char *line = g_strnfill (90, 'x');
  GString *text = g_string_new ("REPUBLIC\n");
  for (guint i = 0; i < 60; i++)
    g_string_append_printf (text, "%s\n", line);
  g_string_append (text, "Bata, 15 de septiembre de 2021\nEl director");
  tagged_assert ("Curso", text->str, "published", NULL, "2021");
  g_string_free (text, TRUE);
}

static void
test_references (void) {
  PraxisDocument *document = tagged_new ("Notes", "Text.", "/data/2017-14.html");
  g_autofree char *reference = tagged_values (document, "published", NULL);
  g_assert_cmpstr (reference, ==, "");
  tagged_free (document);
  document = tagged_new ("Notes", "Text.", "/data/20170914_notes.html");
  g_autofree char *day = tagged_values (document, "published", NULL);
  g_assert_cmpstr (day, ==, "2017");
  tagged_free (document);
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
  g_test_add_func ("/year/its own dates and the numbers of laws are not spoken of", test_imprint);
  g_test_add_func ("/year/without a period it covers the years it speaks of", test_spoken);
  g_test_add_func ("/year/a stated period is what it covers, whatever else it speaks of", test_period);
  g_test_add_func ("/year/quarters, school years, beginnings and reviews are periods, too",
                   test_other_periods);
  g_test_add_func ("/year/the days of an event count beside the years spoken of", test_event);
  g_test_add_func ("/year/plans cover the years ahead, laws not those of other laws", test_ahead);
  g_test_add_func ("/year/running text tells a period, unless it is history, ahead or another's",
                   test_text_period);
  g_test_add_func ("/year/an agreement covers the years that it is in force", test_term);
  g_test_add_func ("/published/editions, revisions and adoptions state it", test_published_shapes);
  g_test_add_func ("/published/a signature at the end of a long text states it", test_end);
  g_test_add_func ("/published/in a file name a day gives it, a reference does not", test_references);
  int status = g_test_run ();
  tagged_finish ();
  return status;
}
