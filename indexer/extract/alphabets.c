/* Which letters beyond ASCII stand together in one language. A wrong encoding makes letters that exist, but
 * that no language has side by side: Czech read as Western European has those of French, Italian and
 * Norwegian. It serves plausible.c. */
#include "indexer/extract/alphabets.h"
#include <string.h>

#define FOREIGN (-3)  /* a letter that the language lacks */
#define CAPITAL 1     /* of a small letter that it has */
#define MOST_COMMON 3 /* a letter of the first third, as they are sorted; 2 and 1 for the others */

/* Small letters, the most frequent ones first; of Vietnamese also the marks that one encoding puts behind a
 * letter. */
static const char *const alphabets[] = {
  "éèàêçâîôûùœëïü",    /* French */
  "óáíéñúü",           /* Spanish */
  "ãçáéíõóêúàâôü",     /* Portuguese */
  "üäöß",              /* German */
  "èàòùéìîó",          /* Italian */
  "ëïéöüèêóç",         /* Dutch */
  "óéàòèíúçïü",        /* Catalan */
  "åæøé",              /* Danish and Norwegian */
  "äöåé",              /* Swedish and Finnish */
  "ðáþíúæóöýé",        /* Icelandic */
  "ëç",                /* Albanian */
  "íáéžěřčýůšťňúóď",   /* Czech */
  "áčíúéžýťľšôňäóĺďŕ", /* Slovak */
  "ążęłóśćńź",         /* Polish */
  "áéíóőöüúű",         /* Hungarian */
  "čćšžđ",             /* Croatian, Slovenian and Bosnian */
  "ășțşţîâ",           /* Romanian */
  "ıçğüşöâî",          /* Turkish */
  "šėąįųžčūę",         /* Lithuanian */
  "āēīšļūņķžģč",       /* Latvian */
  "äõüöžš",            /* Estonian */
  "đưáạóộếểệìảầốặềêợôấụịớởứậíủơựờâùữăọửúãỗổũồằắẽừẫẵỉẩĩỏýéòễõỡẻàè"
  "\xcc\x81\xcc\xa3\xcc\x80\xcc\x89\xcc\x83", /* Vietnamese */
  "оеатиснрвмкплдуызяьбгйчжхюцфшэщёъ",        /* Russian */
  "оаниетвікрслдмпуязчьбйгюєжцхфщшїґ",        /* Ukrainian */
  "анкеріылдцтпвсяомзуўэьчбгшйюхжфё",         /* Belarusian */
  "аеонтирсвдлкзпмъячбугжйфщцшюхь",           /* Bulgarian */
  "аеоирнтскдупвмзјлгчбњшљцжћхђфџ",           /* Serbian */
  "аеотинркдсвплзмујчбгњжцшќфѓхљџѕ",          /* Macedonian */
  "ατεοισνρπκυμηςλίγάόέδήχύωθφώβξζψϊϋΐΰ",     /* Greek */
  "اليمتنروةدبعفهسحأكقخصجإزطذىشضثظئغءآؤ",     /* Arabic */
  "ایردنهمتبوکسزلشفگخقجعپآطصحچظذضغثژئ",       /* Persian */
  "ויהלרתבשמענאצכחןפגדםסזקטץךף",              /* Hebrew */
  "านรกเองมลยสตวดทปพคหจบขชผไแใถโซฟธญณศษภฉฮฝฐฎฏฆฬ"
  "ะำๆฯ\xe0\xb8\xb1\xe0\xb8\xb4\xe0\xb8\xb5\xe0\xb8\xb6\xe0\xb8\xb7\xe0\xb8\xb8\xe0\xb8\xb9"
  "\xe0\xb9\x87\xe0\xb9\x88\xe0\xb9\x89\xe0\xb9\x8a\xe0\xb9\x8b\xe0\xb9\x8c", /* Thai */
};
#define LANGUAGES G_N_ELEMENTS (alphabets)

/* What a letter earns in each language. */
typedef struct {
  gint8 worth[LANGUAGES];
} Worths;

static Worths *
worths_of (GHashTable *letters, gunichar letter) {
  Worths *worths = g_hash_table_lookup (letters, GUINT_TO_POINTER (letter));
  if (worths == NULL) {
    worths = g_new (Worths, 1);
    memset (worths->worth, FOREIGN, sizeof worths->worth);
    g_hash_table_insert (letters, GUINT_TO_POINTER (letter), worths);
  }
  return worths;
}

static void
add_alphabet (GHashTable *letters, guint language) {
  glong length = g_utf8_strlen (alphabets[language], -1), at = 0;
  for (const char *p = alphabets[language]; *p != '\0'; p = g_utf8_next_char (p), at++) {
    gunichar letter = g_utf8_get_char (p), capital = g_unichar_toupper (letter);
    worths_of (letters, letter)->worth[language] = (gint8)(MOST_COMMON - at * MOST_COMMON / length);
    if (capital != letter && capital >= 0x80)
      worths_of (letters, capital)->worth[language] = CAPITAL;
  }
}

static GHashTable *
known_letters (void) {
  static GHashTable *letters;
  if (letters != NULL)
    return letters;
  letters = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  for (guint i = 0; i < LANGUAGES; i++)
    add_alphabet (letters, i);
  return letters;
}

static void
add_letter (glong *scores, const Worths *worths) {
  for (guint i = 0; i < LANGUAGES; i++)
    scores[i] += worths != NULL ? worths->worth[i] : FOREIGN;
}

glong
alphabets_score (const char *text, gsize length) {
  GHashTable *letters = known_letters ();
  glong scores[LANGUAGES] = { 0 }, best = 0;
  for (const char *p = text; p < text + length; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);
    if (c >= 0x80 && (g_unichar_isalpha (c) || g_unichar_ismark (c)))
      add_letter (scores, g_hash_table_lookup (letters, GUINT_TO_POINTER (c)));
  }
  best = scores[0];
  for (guint i = 1; i < LANGUAGES; i++)
    best = MAX (best, scores[i]);
  return best;
}
