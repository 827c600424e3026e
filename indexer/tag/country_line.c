/* Reads what a line calls the countries that it lists: fact boxes of web pages, front pages of reports. */
#include "indexer/tag/country_line.h"
#include "register/text/token.h"
#include <string.h>

/* So far before a name its line may begin, and so long may be what the line calls it. */
#define LONGEST_LINE 200
#define LONGEST_KEY 60

/* Folded, between bars. */
static const struct {
  CountryLine line;
  const char *keys;
} lines[] = {
  { COUNTRY_LINE_SUBJECT, "|country|countries|country countries|partner country|partner countries"
                          "|beneficiary country|beneficiary countries|requesting country|target country"
                          "|target countries|project country|project countries|countries covered"
                          "|country of implementation|countries of implementation|geographic scope"
                          "|geographical scope|geographic coverage|geographical coverage|" },
  { COUNTRY_LINE_SUBJECT, "|pays|pays partenaire|pays partenaires|pays beneficiaire|pays beneficiaires"
                          "|pays concerne|pays concernes|pays cible|pays cibles|pays demandeur"
                          "|pays d'intervention|pays couverts|couverture geographique|" },
  { COUNTRY_LINE_SUBJECT, "|pais|paises|pais socio|paises socios|pais beneficiario|paises beneficiarios"
                          "|pais solicitante|paises participantes|cobertura geografica|ambito geografico"
                          "|pais parceiro|paises parceiros|pais requerente|cobertura geografica|" },
  { COUNTRY_LINE_SUBJECT, "|страна|страны|страна партнер|страны партнеры|страна заявитель"
                          "|географический охват|البلد|الدولة|البلدان|الدول|البلد الشريك|البلد المستفيد"
                          "|البلدان الشريكة|النطاق الجغرافي|" },
  { COUNTRY_LINE_ORIGIN, "|expert|experts|trainer|trainers|country of origin|countries of origin"
                         "|experte|expertes|formateurs|pays d'origine|expertos|expertas|experto|experta"
                         "|formadores|pais de origen|paises de origen|perito|peritos|peritas|especialistas"
                         "|pais de origem|paises de origem|эксперт|эксперты|страна происхождения"
                         "|страны происхождения|خبير|الخبراء|خبراء|بلد المنشا|بلدان المنشا|" },
  { COUNTRY_LINE_HOST, "|venue|place|host country|hosted by|place and date|date and place|lieu|pays hote"
                       "|lieu et date|lugar|sede|pais anfitrion|lugar y fecha|local|pais anfitriao"
                       "|local e data|место|место проведения|المكان|مكان الانعقاد|البلد المضيف|" },
  { COUNTRY_LINE_PASSING, "|donor|donors|funding|funded by|financing|contact|contacts|address"
                          "|bailleur|bailleurs|bailleurs de fonds|financement|adresse|donante|donantes"
                          "|financiacion|financiamiento|contacto|direccion|doador|doadores|financiamento"
                          "|contato|endereco|донор|доноры|финансирование|адрес|контакты"
                          "|المانح|المانحون|التمويل|العنوان|للتواصل|" },
};

static CountryLine
named (const char *key, gsize length) {
  if (length == 0 || length > LONGEST_KEY)
    return COUNTRY_LINE_NONE;
  g_autofree char *words = g_strndup (key, length);
  g_autofree char *folded = praxis_fold (words);
  g_autofree char *entry = g_strdup_printf ("|%s|", folded);
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    if (*folded && strstr (lines[i].keys, entry))
      return lines[i].line;
  return COUNTRY_LINE_NONE;
}

/* The start of the line that ends before an offset. */
static const char *
line_start (const char *words, const char *end) {
  const char *start = end;
  while (start > words && start[-1] != '\n' && end - start < LONGEST_LINE)
    start--;
  return start;
}

CountryLine
country_line_of (const TagSpan *span) {
  const char *hit = span->words + span->offset, *start = line_start (span->words, hit);
  const char *colon = memchr (start, ':', hit - start);
  CountryLine line = named (start, (colon ? colon : hit) - start);
  if (line != COUNTRY_LINE_NONE || colon || start == span->words)
    return line;
  const char *before = line_start (span->words, start - 1);
  return named (before, start - 1 - before);
}

static gboolean
is_letter_byte (char c) {
  return g_ascii_isalpha (c) || (c & 0x80);
}

gboolean
country_line_is_alone (const TagSpan *span) {
  const char *start = span->words + span->offset, *end = start + span->length;
  while (start > span->words && start[-1] != '\n' && !is_letter_byte (start[-1]))
    start--;
  while (*end != '\n' && *end != '\0' && !is_letter_byte (*end))
    end++;
  return (start == span->words || start[-1] == '\n') && (*end == '\n' || *end == '\0');
}
