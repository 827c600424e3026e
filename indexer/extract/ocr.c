/* Tesseract, by its C interface. It is opened at run time and not linked: with it come 26 libraries, which
 * cost every start of a worker 9 ms and every fork afterwards more than half as much again, whether or not
 * there is a picture to read. It runs in a confined process without threads, and its models are the only
 * files that it opens. */
#include "indexer/extract/ocr.h"
#include "indexer/extract/content.h"
#include "indexer/extract/ocr_languages.h"
#include "register/base/error.h"
#include <dlfcn.h>
#include <leptonica/allheaders.h>
#include <string.h>
#include <tesseract/capi.h>
#include <time.h>

#define LIBRARY "libtesseract.so.5"
#define LEGIBLE 70   /* mean confidence, of 100; drawings read as text have 20 to 69, prose 85 and more */
#define SAME_GREY 32 /* of 255: what differs less is the grain of the paper */
#define BLACK 130    /* of 255, below which a point is ink */
#define SURE 4       /* of the way that a picture lies; weak, as what is read then decides */
#define RATIO 1      /* of that to the next best */
#define LETTERS 20   /* with strokes up or down, from which the way can be told */

struct _Ocr {
  OcrOptions options;
  char *languages; /* as Tesseract takes them; NULL before it is loaded */
  OcrTellLanguage *tell_language;
  gconstpointer teller;
  TessBaseAPI *engine;
  char *order;  /* the languages as the engine has them: that of the text first */
  OcrMode mode; /* of the document at hand */
  gboolean deferred;
  gint64 deadline; /* time of the processor, in microseconds; 0 before the first picture */
  guint met, read; /* pictures */
  guint left;      /* for want of time */
  guint failed;    /* for want of memory or of a sound model */
};

typedef struct {
  char *text;     /* NULL if none is legible */
  int confidence; /* mean, of 100 */
  gboolean whole;
} Reading;

static struct {
  typeof (TessBaseAPICreate) *create;
  typeof (TessBaseAPIDelete) *destroy;
  typeof (TessBaseAPIInit3) *init;
  typeof (TessBaseAPISetPageSegMode) *set_layout;
  typeof (TessBaseAPISetImage2) *set_image;
  typeof (TessBaseAPIRecognize) *recognize;
  typeof (TessBaseAPIGetUTF8Text) *get_text;
  typeof (TessBaseAPIMeanTextConf) *get_confidence;
  typeof (TessBaseAPIClear) *clear;
  typeof (TessDeleteText) *delete_text;
  typeof (TessMonitorCreate) *create_monitor;
  typeof (TessMonitorDelete) *delete_monitor;
  typeof (TessMonitorSetCancelFunc) *set_cancel;
  typeof (TessMonitorSetCancelThis) *set_cancel_data;
  typeof (pixReadMem) *read_image;
  typeof (pixReadMemFromMultipageTiff) *read_tiff;
  typeof (pixCreate) *create_image;
  typeof (pixGetData) *get_pixels;
  typeof (pixEndianByteSwap) *swap_bytes;
  typeof (pixSetResolution) *set_resolution;
  typeof (pixConvertTo1) *make_binary;
  typeof (pixOrientDetect) *detect_way;
  typeof (makeOrientDecision) *decide_way;
  typeof (pixRotateOrth) *turn;
  typeof (pixDestroy) *destroy_image;
  typeof (setMsgSeverity) *set_severity;
} tesseract;

static const struct {
  const char *name;
  gpointer function; /* a pointer to a pointer to it */
} symbols[] = {
  { "TessBaseAPICreate", &tesseract.create },
  { "TessBaseAPIDelete", &tesseract.destroy },
  { "TessBaseAPIInit3", &tesseract.init },
  { "TessBaseAPISetPageSegMode", &tesseract.set_layout },
  { "TessBaseAPISetImage2", &tesseract.set_image },
  { "TessBaseAPIRecognize", &tesseract.recognize },
  { "TessBaseAPIGetUTF8Text", &tesseract.get_text },
  { "TessBaseAPIMeanTextConf", &tesseract.get_confidence },
  { "TessBaseAPIClear", &tesseract.clear },
  { "TessDeleteText", &tesseract.delete_text },
  { "TessMonitorCreate", &tesseract.create_monitor },
  { "TessMonitorDelete", &tesseract.delete_monitor },
  { "TessMonitorSetCancelFunc", &tesseract.set_cancel },
  { "TessMonitorSetCancelThis", &tesseract.set_cancel_data },
  { "pixReadMem", &tesseract.read_image },
  { "pixReadMemFromMultipageTiff", &tesseract.read_tiff },
  { "pixCreate", &tesseract.create_image },
  { "pixGetData", &tesseract.get_pixels },
  { "pixEndianByteSwap", &tesseract.swap_bytes },
  { "pixSetResolution", &tesseract.set_resolution },
  { "pixConvertTo1", &tesseract.make_binary },
  { "pixOrientDetect", &tesseract.detect_way },
  { "makeOrientDecision", &tesseract.decide_way },
  { "pixRotateOrth", &tesseract.turn },
  { "pixDestroy", &tesseract.destroy_image },
  { "setMsgSeverity", &tesseract.set_severity },
};

Ocr *
ocr_new (const OcrOptions *options) {
  if (options->mode == OCR_OFF)
    return NULL;
  Ocr *ocr = g_new0 (Ocr, 1);
  ocr->options = *options;
  ocr_begin (ocr);
  return ocr;
}

void
ocr_free (Ocr *ocr) {
  if (ocr == NULL)
    return;
  if (ocr->engine != NULL)
    tesseract.destroy (ocr->engine);
  g_free (ocr->languages);
  g_free (ocr->order);
  g_free (ocr);
}

static gboolean
load_library (GError **error) {
  /* Tesseract shares its work among threads, which a confined process has not; read when it is loaded. */
  g_setenv ("OMP_THREAD_LIMIT", "1", TRUE);
  void *library = dlopen (LIBRARY, RTLD_LAZY | RTLD_LOCAL);
  gboolean loaded = library != NULL;
  for (guint i = 0; loaded && i < G_N_ELEMENTS (symbols); i++) {
    void *symbol = dlsym (library, symbols[i].name);
    memcpy (symbols[i].function, &symbol, sizeof symbol);
    loaded = symbol != NULL;
  }
  if (loaded)
    tesseract.set_severity (L_SEVERITY_NONE);
  else
    g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_FAILED, "cannot load Tesseract: %s", dlerror ());
  return loaded;
}

gboolean
ocr_load (Ocr *ocr, OcrTellLanguage *tell, gconstpointer teller, GError **error) {
  ocr->tell_language = tell;
  ocr->teller = teller;
  if (load_library (error))
    ocr->languages = ocr_languages_choose (ocr->options.languages, ocr->options.models, error);
  ocr->order = g_strdup (ocr->languages);
  return ocr->languages != NULL;
}

void
ocr_begin (Ocr *ocr) {
  if (ocr == NULL)
    return;
  ocr->mode = ocr->options.mode;
  ocr->deadline = 0;
  ocr->met = ocr->read = ocr->left = ocr->failed = 0;
}

void
ocr_defer (Ocr *ocr) {
  if (ocr != NULL)
    ocr->deferred = TRUE;
}

gboolean
ocr_is_missed (const Ocr *ocr) {
  return ocr != NULL && ocr->deferred && ocr->met > 0;
}

gboolean
ocr_is_forced (const Ocr *ocr) {
  return ocr != NULL && ocr->mode == OCR_FORCE;
}

gboolean
ocr_force (Ocr *ocr) {
  if (ocr == NULL || ocr->met > 0)
    return FALSE;
  ocr->mode = OCR_FORCE;
  return TRUE;
}

/* The time that this process has worked: so what is read does not depend on how busy the machine is. */
static gint64
time_worked (void) {
  struct timespec time = { 0 };
  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &time);
  return (gint64)time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

static bool
is_over (void *data, int words G_GNUC_UNUSED) {
  const Ocr *ocr = data;
  return time_worked () >= ocr->deadline;
}

gboolean
ocr_can_read (Ocr *ocr) {
  if (ocr == NULL)
    return FALSE;
  ocr->met++;
  if (ocr->deferred)
    return FALSE;
  if (ocr->deadline == 0)
    ocr->deadline = time_worked () + (gint64)ocr->options.seconds * G_USEC_PER_SEC;
  gboolean over = is_over (ocr, 0);
  ocr->left += over;
  return !over;
}

/* Opens the models, once for each order of languages. */
static gboolean
start_engine (Ocr *ocr) {
  if (ocr->engine != NULL)
    return TRUE;
  TessBaseAPI *engine = tesseract.create ();
  if (tesseract.init (engine, ocr->options.models, ocr->order) != 0) {
    tesseract.destroy (engine);
    return FALSE;
  }
  tesseract.set_layout (engine, PSM_AUTO);
  ocr->engine = engine;
  return TRUE;
}

/* What was read of a picture until the time was over is text of a document that is read in part. */
static Reading
recognize (Ocr *ocr, PIX *picture) {
  Reading reading = { NULL, 0, FALSE };
  if (!start_engine (ocr))
    return reading;
  tesseract.set_image (ocr->engine, picture);
  ETEXT_DESC *monitor = tesseract.create_monitor ();
  tesseract.set_cancel (monitor, is_over);
  tesseract.set_cancel_data (monitor, ocr);
  reading.whole = tesseract.recognize (ocr->engine, monitor) == 0;
  tesseract.delete_monitor (monitor);
  reading.confidence = tesseract.get_confidence (ocr->engine);
  if (reading.confidence >= LEGIBLE) {
    char *read = tesseract.get_text (ocr->engine);
    if (content_has_letters (read, strlen (read)))
      reading.text = g_strdup (read);
    tesseract.delete_text (read);
  }
  tesseract.clear (ocr->engine);
  return reading;
}

/* Has the language of a text lead from here on; FALSE if it does or cannot. */
static gboolean
follow_language (Ocr *ocr, const char *text) {
  const char *language = ocr->tell_language (ocr->teller, text, strlen (text));
  g_autofree char *order = ocr_languages_order (ocr->languages, language);
  if (strcmp (order, ocr->order) == 0)
    return FALSE;
  tesseract.destroy (ocr->engine);
  ocr->engine = NULL;
  g_free (ocr->order);
  ocr->order = g_steal_pointer (&order);
  return TRUE;
}

/* The better of two readings, of which both are taken; the first if they are equal. */
static Reading
choose (Reading first, Reading second) {
  gboolean better
      = second.text != NULL && (first.text == NULL || !first.whole || second.confidence > first.confidence);
  g_free (better ? first.text : second.text);
  return better ? second : first;
}

/* By how many quarters clockwise a picture of text is to be turned to be upright. */
static int
quarters_to_turn (PIX *picture) {
  static const int quarters[]
      = { [L_TEXT_ORIENT_LEFT] = 1, [L_TEXT_ORIENT_DOWN] = 2, [L_TEXT_ORIENT_RIGHT] = 3 };
  float up = 0, left = 0;
  int way = L_TEXT_ORIENT_UNKNOWN;
  PIX *binary = tesseract.make_binary (picture, BLACK);
  if (binary != NULL && tesseract.detect_way (binary, &up, &left, LETTERS, 0) == 0)
    tesseract.decide_way (up, left, SURE, RATIO, &way, 0);
  tesseract.destroy_image (&binary);
  return (gsize)way < G_N_ELEMENTS (quarters) ? quarters[way] : 0;
}

/* Wide tables are scanned lying on their side. Only what is illegible as it lies is looked at. */
static Reading
recognize_turned (Ocr *ocr, PIX *picture) {
  Reading reading = recognize (ocr, picture);
  int quarters = reading.whole && reading.text == NULL ? quarters_to_turn (picture) : 0;
  PIX *turned = quarters == 0 ? NULL : tesseract.turn (picture, quarters);
  if (turned != NULL)
    reading = choose (reading, recognize (ocr, turned));
  tesseract.destroy_image (&turned);
  return reading;
}

/* The first reading tells the language. If another one led, the picture is read once more, as later ones
 * will be: where Portuguese led, up to 5 words of 100 in French lost their accents. */
static char *
read_picture (Ocr *ocr, PIX *picture) {
  Reading reading = recognize_turned (ocr, picture);
  if (reading.whole && reading.text != NULL && follow_language (ocr, reading.text))
    reading = choose (recognize_turned (ocr, picture), reading);
  gboolean over = !reading.whole && is_over (ocr, 0);
  ocr->left += over;
  ocr->failed += !reading.whole && !over;
  ocr->read += reading.text != NULL;
  return reading.text;
}

static gboolean
is_blank (const OcrPicture *picture) {
  guchar darkest = 255, lightest = 0;
  for (int y = 0; y < picture->height; y++)
    for (int x = 0; x < picture->width; x++) {
      guchar grey = picture->pixels[(gsize)y * (gsize)picture->stride + (gsize)x];
      darkest = MIN (darkest, grey);
      lightest = MAX (lightest, grey);
    }
  return lightest < darkest + SAME_GREY;
}

/* As Leptonica has them, whose words hold the leftmost point in their highest byte. NULL for want of memory.
 */
static PIX *
copy_picture (const OcrPicture *picture) {
  PIX *copy = tesseract.create_image (picture->width, picture->height, 8);
  if (copy == NULL)
    return NULL;
  gsize stride = ((gsize)picture->width + 3) / 4 * 4;
  guchar *pixels = (guchar *)tesseract.get_pixels (copy);
  for (int y = 0; y < picture->height; y++)
    memcpy (pixels + (gsize)y * stride, picture->pixels + (gsize)y * (gsize)picture->stride,
            (gsize)picture->width);
  tesseract.swap_bytes (copy);
  tesseract.set_resolution (copy, picture->resolution, picture->resolution);
  return copy;
}

char *
ocr_read (Ocr *ocr, const OcrPicture *picture) {
  if (is_blank (picture))
    return NULL;
  PIX *copy = copy_picture (picture);
  ocr->failed += copy == NULL;
  char *text = copy == NULL ? NULL : read_picture (ocr, copy);
  tesseract.destroy_image (&copy);
  return text;
}

gboolean
ocr_read_image (Ocr *ocr, GBytes *image, gsize *offset, char **text) {
  gsize length;
  const guchar *bytes = g_bytes_get_data (image, &length);
  gboolean tiff = length > 4 && (memcmp (bytes, "II*", 4) == 0 || memcmp (bytes, "MM\0*", 4) == 0);
  PIX *picture = tiff ? tesseract.read_tiff (bytes, length, offset) : tesseract.read_image (bytes, length);
  if (picture == NULL)
    return FALSE;
  *text = read_picture (ocr, picture);
  tesseract.destroy_image (&picture);
  return TRUE;
}

void
ocr_settle (const Ocr *ocr, PraxisDocument *document) {
  if (ocr == NULL || document->state != PRAXIS_STATE_READ || ocr->deferred)
    return;
  if (ocr->left > 0)
    content_set_partly (document, "time limit of OCR, %u s, reached: %u pages were not read",
                        ocr->options.seconds, ocr->left);
  else if (ocr->failed > 0)
    content_set_partly (document, "OCR failed: %u pages were not read", ocr->failed);
  else if (ocr->read > 0) {
    document->state = PRAXIS_STATE_OCR;
    document->reason
        = ocr->read == document->pages->len || document->pages->len == 0
              ? g_strdup ("read by OCR")
              : g_strdup_printf ("%u of %u pages were read by OCR", ocr->read, document->pages->len);
  } else if (ocr->met > 0 && !content_has_letters (document->text->str, document->text->len))
    document->reason = g_strdup ("no text, and none that OCR could read");
}
