/* The shapes in which documents state the years that they cover and the one they were published in: the
 * tables of expressions that year.c searches with. Roles: published; covers; top and text, periods that count
 * by where they stand (year_period.h); event, days that may be those of publication; begins, when an
 * agreement entered into force. */
#include "indexer/tag/tables.h"

#define YEAR "(?:19|20)\\d\\d"
/* The year of a goal is none that a document covers. Many programmes are named after the year they are of, so
 * that of them only the goals of the world count. */
#define NO_GOAL \
  "(?<!agenda )(?<!agenda de )(?<!vision )(?<!visión )(?<!visão )(?<!horizon )(?<!horizonte )(?<!by )" \
  "(?<!дня )(?<!до )(?<!خطة عام )(?<!أجندة )(?!(?<=programme |programa |programme de |objectif " \
  ")20(?:30|63))"
/* A year by itself: not a part of a number, a reference (2013-04), a phone number or the goals for 2030. */
#define LONE \
  "(?<![\\d/.,:-])(?<!\\d \\()(?<!resolution )(?<!resolución )(?<!postcode )(?<!post code )(?<!code postal " \
  ")" \
  "(?<!código postal )(?<!\\d{3} )" NO_GOAL "(" YEAR ")(?![\\d]|\\s?[-–—/.]\\s?\\d|\\s?(?:agenda|law))"
#define MONTH_EN \
  "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|" \
  "oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
/* The accent of a letter may stand behind it by itself. */
#define ACUTE "\\x{301}?"
#define MONTH_FR \
  "janvier|f[ée]" ACUTE "vrier|mars|avril|mai|juin|juillet|ao[ûu]\\x{302}?t|septembre|octobre|novembre|" \
  "d[ée]" ACUTE "cembre"
#define MONTH_ES "enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre"
#define MONTH_PT "janeiro|fevereiro|mar[çc]\\x{327}?o|maio|junho|julho|setembro|outubro|novembro|dezembro"
#define MONTH_RU_1 "январ[ья]|феврал[ья]|марта?|апрел[ья]|ма(?:[йя]|и\\x{306})|июн[ья]"
#define MONTH_RU_2 "июл[ья]|августа?|сентябр[ья]|октябр[ья]|ноябр[ья]|декабр[ья]"
#define MONTH_AR \
  "يناير|فبراير|مارس|[أا]\\x{654}?بريل|مايو|يونيو|يوليو|[أا]\\x{654}?غسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر"
#define MONTH_AR_EAST \
  "(?:(?:كانون|تشرين) (?:الأول|الثاني)|شباط|آذار|نيسان|أيار|حزيران|تموز|آب|أيلول)(?:\\s?/\\s?(?:" MONTH_AR \
  "))?"
#define MONTH_AR_WEST "جانفي|فيفري|أفريل|ماي|جوان|جويلية|أوت|يوليوز|غشت|شتنبر|نونبر|دجنبر"
/* Short ones that are words as well, if it were not for the full stop. */
#define MONTH_SHORT "(?:ene|abr|ago|dic|set|out|dez|fev|f[ée]vr|avr|juil|janv|d[ée]c)\\."
#define MONTH_RU_SHORT "(?:янв|фев|апр|авг|сент|окт|нояб|дек)\\."
#define SEASON \
  "spring|summer|autumn|winter|printemps|été|automne|hiver|primavera|verano|otoño|invierno|verão|outono|" \
  "inverno"
#define SEASON_RU "весна|лето|осень|зима"
/* By their script first: most words are no month, and are found not to be one the sooner. */
#define MONTH \
  "(?:(?=\\p{Latin})(?:" MONTH_EN "|" MONTH_FR "|" MONTH_ES "|" MONTH_PT "|" MONTH_SHORT "|" SEASON \
  ")|(?=\\p{Cyrillic})(?:" MONTH_RU_1 "|" MONTH_RU_2 "|" MONTH_RU_SHORT "|" SEASON_RU \
  ")|(?=\\p{Arabic})(?:" MONTH_AR_EAST "|" MONTH_AR "|" MONTH_AR_WEST "))"
#define DAY "\\d{1,2}(?:st|nd|rd|th|er|º|°)?"
#define OF "(?:of|de|del|du) "
#define DATE \
  "(?:" DAY "\\W{1,3})?(?:(?:of|de|del) )?" MONTH \
  "\\.?(?:\\W{1,2}\\d{1,2}(?:st|nd|rd|th)?)?,?\\W{1,2}(?:del? )?(" YEAR ")(?!\\d)"
/* What may stand behind a year that is all of its line. */
#define YEAR_WORD "(?:\\s?(?:г\\.|гг\\.|года|годов|году|годы|م))?"

/* A period: two years (the first one may be left to the second), each with its month and day or without. */
#define PART_OF_YEAR "(?:" DAY "\\.? )?(?:" OF ")?(?:" MONTH "\\.?,? )?(?:" OF ")?"
#define TO "\\s(?:to|until|till|through|à|au|al?|hasta|até|по|до|إلى|الى|حتى)\\s(?:the |el |le |la )?"
#define AND "\\s(?:and|et|y|e|и)\\s|\\sو\\s?"
#define DASH "\\s?[-–—]\\s?"
#define PERIOD(join) \
  "(?<![\\d/.,:–—-])(" YEAR ")" YEAR_WORD "(?:" join ")" PART_OF_YEAR "(" YEAR ")(?!\\d|\\s?[-–—/.]\\s?\\d)"
#define MONTHS \
  MONTH "\\.?(?:" DASH "|" TO ")(?:" DAY " )?(?:" OF ")?" MONTH "\\.?,? (?:" OF ")?(" YEAR \
        ")(?!\\d|\\s" YEAR ")"

#define PART_YEAR \
  "(?:(?:first|second|third|fourth|last|premier|deuxième|troisième|quatrième|primer|segundo|tercer|cuarto|" \
  "primeiro|terceiro|quarto|\\d(?:er|e|º|°|o)?|I{1,3}|IV|перв\\w+|втор\\w+|трет\\w+) " \
  "(?:half|quarter|semester|semestre|trimestre|cuatrimestre|полугоди\\w+|квартал\\w*)|[QH][1-4]),? (?:" OF \
  ")?(" YEAR ")(?!\\d|\\s" YEAR ")"

/* Days of one event: "12 to 14 March 2019", "28 February - 4 March 2019", "March 12-14, 2019". */
#define EVENT(year) \
  "\\b(?<![\\d.,/-])(?:" DAY "\\.?(?: " MONTH ")?(?:" DASH "|" TO "|" AND ")" DAY "\\.? (?:" OF ")?" MONTH \
  "\\.?,?|(?:" MONTH_EN ") " DAY DASH DAY ",?) (?:" OF ")?" year "(?!\\d)"

/* Labels of a document's own period. */
#define PERIOD_LABEL \
  "(?:(?:\\w+ )?period(?: \\w+){0,3}|duration|validity|valid|time " \
  "?frame|implementation|implemented|carried out|" \
  "p[ée]riode(?: \\w+){0,4}|durée|validité|calendrier|per[ií]odo(?: \\w+){0,3}|vigencia|vig[êe]ncia|" \
  "vigente|duración|duração|plazo|prazo|ejecución|execução|срок(?:и)?(?: \\w+)?|период(?: \\w+)?|" \
  "действует|ال(?:مدة|فترة)|ل?مدة(?: \\w+)?|فترة(?: \\w+)?)"
/* A number of months may stand between the label and the years. */
#define LABELLED \
  "(?:^|[·|•(;–—,] ?)[^\\w\\n]*" PERIOD_LABEL "[^\\w\\n]{0,4}\\n?" \
  "(?:\\(?\\d{1,3} \\w+\\W{1,4})?(?:from |between |du |de |del |desde |entre |с |из |من |بين " \
  ")?" PART_OF_YEAR
#define BEGINS "(?:start(?:s|ed)?|beginning|début|inicio|início|начало|البداية|بداية)(?: date)?"
#define ENDS "(?:end(?:s|ed)?|completion|fin|término|fim|окончание|завершение|النهاية|نهاية)(?: date)?"
#define TAKES_EFFECT \
  "(?:approved|adopted|signed|revised|issued?|effective|in force|valid from|" \
  "en vigueur|adoptée?|approuvée?|signée?|révisée?|vigente|en vigor|aprobad[oa]|em vigor|aprovad[oa]|" \
  "действует|утвержд[её]н[аоы]?)"
#define IS_REVIEWED \
  "(?:next review|review (?:date|due|by)|to be reviewed|valid until|expir\\w+|prochaine révision|" \
  "révision prévue|valable jusqu\\W\\w+|próxima revis\\w+|v[áa]lid[oa] (?:hasta|até)|vigente hasta|" \
  "пересмотр\\w*|действует до|المراجعة)"
#define REPORT_YEAR \
  "(?:exercice|ejercicio|exercício|(?:fiscal|financial|reporting|school|academic) year|année scolaire|" \
  "curso|año (?:fiscal|escolar|lectivo)|ano (?:fiscal|letivo|lectivo)|(?:отчетный|отчётный|учебный) год)"

/* What a legal instrument says of its beginnings, at the start of a line or of a part of it. */
#define PART "(?:^|[·|•] ?)[^\\w\\n]*"
#define ADOPTED \
  "(?:adopted|approved|endorsed|signed at|done at|adoptée?s?|approuvée?s?|validée?s?|signée?s? à|faite? à|" \
  "aprobad[oa]s?|adoptad[oa]s?|suscrit[oa]s?|firmad[oa]s?|hech[oa] " \
  "en|aprovad[oa]s?|adotad[oa]s?|assinad[oa]s?|feit[oa] em|" \
  "утвержд[её]н[аоы]?|принят[аоы]?|подписан[аоы]?|соверш[её]но|" \
  "ا[ُ]?عت[ُ]?مدت?|أ[ُ]?قرّ?ت?|و[ُ]?ق[ِّ]*عت?|ح[ُ]?ررت?)"
#define REVISED \
  "(?:(?:last )?(?:updated|revised)|mise? à " \
  "jour|révisée?|actualizad[oa]|revisad[oa]|atualizad[oa]|revist[oa]|" \
  "обновлен[аоы]?|آخر تحديث)"
#define WRITTEN \
  "(?:written|prepared|drafted|compiled|submitted|rédigée?|élaborée?|elaborad[oa]|redactad[oa]|preparad[oa]" \
  "|" \
  "redigid[oa]|подготовлен[аоы]?|составлен[аоы]?|أ[ُ]?عدت?)"
#define EDITION \
  "(?:edition|édition|edición|edição|version|versión|versão|revision|revisión|révision|revisão|rev\\.|" \
  "v\\.?\\d[\\d.]*|printing|reprint|impression|tirage|impresión|издание|редакци[яи]|версия|الطبعة|النسخة|" \
  "الإصدار)"
/* What went before a document is not the document. */
#define NOT_BEFORE \
  "(?:replaces|supersedes|remplace|annule|sustituye|reemplaza|deroga|substitui|revoga|заменяет|взамен|ي?حل " \
  "محل)" \
  "[^\\n;·|]*(*SKIP)(*FAIL)|"
/* Plans of others, named in running text with their years. */
#define NOT_NAMED \
  "\\b(?:strategy|plan|programme?|policy|framework|stratégie|politique|cadre|estrategia|estratégia|" \
  "programa|política|marco|quadro|стратеги\\w+|план\\w*|программ\\w+|استراتيجية|الاستراتيجية|خطة|الخطة)\\b" \
  "[^\\n.;]{0,60}?" YEAR DASH YEAR "(*SKIP)(*FAIL)|"
/* In a title, not the beginning of a period. */
#define NO_PERIOD \
  "(?!\\s(?:to|until|through|al?|à|au|hasta|até|по|إلى|حتى)\\s|" YEAR_WORD DASH "(?:" MONTH "|\\d))"

const Pattern year_patterns[] = {
  { NULL, "published", "distribution", TAG_PLACE_FIRST_PAGE, TAG_PLACE_FIRST_PAGE, 9,
    "^Distr\\.?:[^\\n]*\\n+[^\\n]{0,20}?\\b(" YEAR ")\\b" },
  { NULL, "published", "stated", TAG_PLACE_FIRST_PAGE, TAG_PLACE_END, 6,
    "(?:first|originally) published[^\\n]*(*SKIP)(*FAIL)|"
    "\\b(?:published|issued|printed|circulated|publi[ée]" ACUTE
    "e?s?|publicad[oa]s?|publication date|date of publication|"
    "pubblicat[oa]|veröffentlicht|опубликован[аоы]?|издан[аоы]?|نُ?شرت?|صدرت?)\\b"
    "(?:[^\\n.]|\\n(?!\\n)){0,30}?\\b(" YEAR ")\\b" },
  { NULL, "published", "stated", TAG_PLACE_FIRST_PAGE, TAG_PLACE_FIRST_PAGE, 5,
    PART "(?:(?:report |issue )?date(?: of issue)?|fecha|data|дата|التاريخ)\\s*:[^\\n]{0,24}?(?<!\\d)(" YEAR
         ")(?!\\d)" },
  { NULL, "published", "adopted", TAG_PLACE_FIRST_PAGE, TAG_PLACE_END, 4,
    PART ADOPTED "(?!\\w)[^.;·|]{0,120}?\\b(" YEAR ")\\b" },
  { NULL, "published", "stated", TAG_PLACE_FIRST_PAGE, TAG_PLACE_END, 5,
    NOT_BEFORE "\\b" REVISED "(?!\\w)[^\\n;]{0,30}?(?<!\\d)(" YEAR ")(?!\\d)" },
  { NULL, "published", "stated", TAG_PLACE_FIRST_PAGE, TAG_PLACE_END, 5,
    NOT_BEFORE "\\b" EDITION "(?!\\w)[^\\n;]{0,30}?(?<!\\d)(" YEAR ")(?!\\d)" },
  { NULL, "published", "stated", TAG_PLACE_FIRST_PAGE, TAG_PLACE_END, 3,
    "\\b" WRITTEN "(?!\\w)[^\\n;]{0,30}?(?<!\\d)(" YEAR ")(?!\\d)" },
  { NULL, "published", "imprint", TAG_PLACE_FIRST_PAGE, TAG_PLACE_END, 5,
    "(?:©|\\(c\\)|copyright)[^\\n]{0,40}?\\b(" YEAR ")\\b" },
  { NULL, "published", "date-line", TAG_PLACE_FIRST_PAGE, TAG_PLACE_END, 4,
    PART "(?:[\\p{L} .'’-]{1,40}[,:،]\\s*)?(?:le |el |em |on )?" DATE YEAR_WORD "(?:[^\\w\\n]*$| ?[·|•])" },
  { NULL, "published", "date-line", TAG_PLACE_FIRST_PAGE, TAG_PLACE_END, 3,
    "^[^\\w\\n]*[\\p{L} .'’-]{2,40},\\s(" YEAR ")" YEAR_WORD "[^\\w\\n]*$" },
  { NULL, "published", "stated", TAG_PLACE_FIRST_PAGE, TAG_PLACE_FIRST_PAGE, 1.5,
    "^[^\\w\\n]*" LONE "[^\\w\\n]*$" },
  { NULL, "published", "title", TAG_PLACE_TITLE, TAG_PLACE_TITLE, 2.5, LONE NO_PERIOD },
  { NULL, "published", "file-name", TAG_PLACE_FILE_NAME, TAG_PLACE_FILE_NAME, 3,
    "(?<!\\d)(?<!\\d[-–])(" YEAR ")(?:(?=(?:0[1-9]|1[0-2])[0-3]\\d(?!\\d))|(?!\\d|\\s?[-–]\\s?(?:\\d\\d|" YEAR
    ")(?![\\d-])))" },
  { NULL, "published", "file-name", TAG_PLACE_TITLE, TAG_PLACE_FILE_NAME, 1, PERIOD (DASH) },

  { NULL, "covers", "stated", TAG_PLACE_TITLE, TAG_PLACE_FILE_NAME, 5,
    "(?<![\\d-])(" YEAR ")\\s?(?:[-–—/]|to|and|through|until|au?|al|à|y|et|e|по)\\s?(?:" MONTH
    " (?:de )?)?(" YEAR "|\\d\\d)(?![\\d-])" },
  { NULL, "covers", "stated", TAG_PLACE_TITLE, TAG_PLACE_TITLE, 5, PERIOD (TO "|" AND) },
  { NULL, "covers", "stated", TAG_PLACE_TITLE, TAG_PLACE_TITLE, 4, "(?<!\\d of )(?<!\\d de )" LONE },
  { NULL, "covers", "stated", TAG_PLACE_FIRST_PAGE, TAG_PLACE_FIRST_PAGE, 4,
    "(?:annual report|rapport annuel|informe anual|relat[óo]" ACUTE
    "rio anual|годовой отч[её]\\x{308}?т|التقرير السنوي)"
    "\\W{1,4}(?:for |of |за |لعام )?(" YEAR ")\\b" },
  { NULL, "covers", "stated", TAG_PLACE_FIRST_PAGE, TAG_PLACE_FIRST_PAGE, 6,
    LABELLED PERIOD (DASH "|" TO "|" AND) },
  { NULL, "covers", "stated", TAG_PLACE_FIRST_PAGE, TAG_PLACE_FIRST_PAGE, 6, LABELLED MONTHS },
  { NULL, "covers", "stated", TAG_PLACE_FIRST_PAGE, TAG_PLACE_FIRST_PAGE, 6,
    PART BEGINS "\\W{1,4}" PART_OF_YEAR "(" YEAR ")" YEAR_WORD "[^\\w]{0,6}" ENDS "\\W{1,4}" PART_OF_YEAR
                "(" YEAR ")\\b" },
  { NULL, "covers", "stated", TAG_PLACE_FIRST_PAGE, TAG_PLACE_FIRST_PAGE, 6,
    "\\b" TAKES_EFFECT "\\b[^.]{0,40}?(" YEAR ")\\b(?:(?!" YEAR ")[\\s\\S]){0,120}?\\b" IS_REVIEWED
    "\\b[^\\d]{0,20}?" PART_OF_YEAR "(" YEAR ")\\b" },
  { NULL, "covers", "stated", TAG_PLACE_TITLE, TAG_PLACE_FIRST_PAGE, 4,
    PART REPORT_YEAR "\\W{1,3}(" YEAR ")(?:\\s?[-–/]\\s?(" YEAR "|\\d\\d))?(?!\\d)" },
  { NULL, "covers", "stated", TAG_PLACE_FIRST_PAGE, TAG_PLACE_FIRST_PAGE, 3,
    "(?:reporting period|period covered|covers? the period|for the period|p[ée]" ACUTE "riode|per[ií]" ACUTE
    "odo)[^\\n\\d]{0,30}"
    "(?:\\d{1,2} )?(?:" MONTH " )?(?:de )?(" YEAR ")\\s?(?:[-–—]|to|through|until|au?|al|à)\\s?(?:\\d{1,2} )?"
    "(?:" MONTH " )?(?:de )?(" YEAR ")\\b" },
  { NULL, "covers", "stated", TAG_PLACE_FIRST_PAGE, TAG_PLACE_FIRST_PAGE, 3,
    "(?:\\bcovers|couvre|cubre|abrange|field ?work|trabajo de campo)\\s(?:" MONTH " (?:to|à|a) )?(?:" MONTH
    " )?(?:de )?(" YEAR ")\\b" },
  { NULL, "covers", "stated", TAG_PLACE_FIRST_PAGE, TAG_PLACE_FIRST_PAGE, 3,
    "\\b(?:carried out|implemented|conducted|in the "
    "years|exécutée?|menée?|ejecutad[oa]|executad[oa])[^\\n.]{0,20}?"
    "(?:" MONTH " (?:de )?)?(" YEAR ") (?:to|and|until|à|et|a|y|e|hasta|até)\\s(?:" MONTH " (?:de )?)?(" YEAR
    ")\\b" },

  { NULL, "top", "stated", TAG_PLACE_TOP, TAG_PLACE_TOP, 3.8, PERIOD (DASH "|/") },
  { NULL, "top", "stated", TAG_PLACE_TOP, TAG_PLACE_TOP, 3.8, "\\b" PART_YEAR },
  { NULL, "until", "stated", TAG_PLACE_TITLE, TAG_PLACE_FIRST_PAGE, 5,
    "\\b(?:to|until|by|horizon|vision|visión|visão|hasta|al|até|до|حتى|بحلول)\\s(?:the year |el año |عام "
    ")?(" YEAR ")(?!\\d|\\sagenda)" },
  { NULL, "text", "stated", TAG_PLACE_FIRST_PAGE, TAG_PLACE_FIRST_PAGE, 2, NOT_NAMED PERIOD (DASH "|" TO) },
  { NULL, "text", "stated", TAG_PLACE_FIRST_PAGE, TAG_PLACE_FIRST_PAGE, 2,
    "\\b(?:between|entre|между|بين) " PART_OF_YEAR PERIOD (AND) },
  { NULL, NULL, NULL, 0, 0, 0, NULL },
};

const Pattern date_patterns[] = {
  /* The days of an event are no date: they come first. */
  { NULL, "event", "first-page-date", TAG_PLACE_TITLE, TAG_PLACE_FIRST_PAGE, 0.7, EVENT ("(" YEAR ")") },
  { NULL, "published", "first-page-date", TAG_PLACE_TITLE, TAG_PLACE_FIRST_PAGE, 1.5,
    "(?<![-–—])(?<![-–—] )\\b" DATE NO_PERIOD },
  { NULL, "published", "first-page-date", TAG_PLACE_FIRST_PAGE, TAG_PLACE_FIRST_PAGE, 2,
    "(?<![\\d./-])\\d{1,2}[./-]\\d{1,2}[./-](" YEAR ")(?![\\d./-])" },
  { NULL, "published", "first-page-date", TAG_PLACE_FIRST_PAGE, TAG_PLACE_FIRST_PAGE, 2,
    "(?<![\\d./-])(" YEAR ")-(?:0\\d|1[0-2])-[0-3]\\d(?![\\d./-])" },
  { NULL, "top", "stated", TAG_PLACE_TOP, TAG_PLACE_TOP, 3.8, "\\b" MONTHS },
  { NULL, NULL, NULL, 0, 0, 0, NULL },
};

#define COUNT \
  "(\\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|" \
  "un|deux|trois|quatre|cinq|sept|huit|neuf|dix|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|" \
  "dois|três|quatro|sete|oito|nove|dez|трех|трёх|четырех|пяти|десяти|ثلاث|أربع|خمس|عشر)"

/* Since when and how long an agreement is in force; anywhere in its text. */
const Pattern term_patterns[] = {
  { NULL, "begins", "stated", TAG_PLACE_FIRST_PAGE, TAG_PLACE_BODY, 1,
    "\\b(?:entered into force|entr(?:ée?|a|y|ó|ou|ada) (?:into|en|em) (?:force|vigueur|vigor)|"
    "вступил[аои]? в силу|دخلت? حيز (?:النفاذ|التنفيذ))\\b[^.\\n]{0,40}?\\b(" YEAR ")\\b" },
  { NULL, "lasts", "stated", TAG_PLACE_FIRST_PAGE, TAG_PLACE_BODY, 1,
    "\\b(?:in "
    "force|valid|duration|term|période|durée|vigueur|duración|vigencia|vigor\\w*|duração|vigência|действ\\w+|"
    "срок\\w*|ل?مدة|المفعول)\\b[^.\\n\\d]{0,40}?\\b" COUNT
    "\\W(?:\\(\\d+\\)\\W)?(?:years|ans|années|años|anos|лет|года|سنوات)(?!\\w)" },
  { NULL, NULL, NULL, 0, 0, 0, NULL },
};
