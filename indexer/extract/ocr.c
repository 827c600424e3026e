/* Tesseract, by its C interface. It is opened at run time and not linked: with it come 26 libraries, which
 * cost every start of a worker 9 ms and every fork afterwards more than half as much again, whether or not
 * there is a picture to read. It runs in a confined process without threads, and its models are the only
 * files that it opens. */
#include "indexer/extract/ocr.h"
#include "indexer/extract/content.h"
#include "register/error.h"
#include <dlfcn.h>
#include <leptonica/allheaders.h>
#include <string.h>
#include <tesseract/capi.h>
#include <time.h>

#define LIBRARY "libtesseract.so.5"
#define MODEL_SUFFIX ".traineddata"
#define LANGUAGES 6 /* of those installed; four took 1.1 to 2 times as long as one */
#define LAST_LANGUAGE "eng"
#define LEGIBLE 70   /* mean confidence, of 100; drawings read as text have 20 to 69, prose 85 and more */
#define SAME_GREY 32 /* of 255: what differs less is the grain of the paper */

struct _Ocr {
  OcrOptions options;
  char *languages; /* as Tesseract takes them; NULL before it is loaded */
  TessBaseAPI *engine;
  OcrMode mode; /* of the document at hand */
  gboolean deferred;
  gint64 deadline; /* time of the processor, in microseconds; 0 before the first picture */
  guint met, read; /* pictures */
  guint left;      /* for want of time */
  guint failed;    /* for want of memory or of a sound model */
};

static struct {
  typeof (TessBaseAPICreate) *create;
  typeof (TessBaseAPIDelete) *destroy;
  typeof (TessBaseAPIInit3) *init;
  typeof (TessBaseAPISetPageSegMode) *set_layout;
  typeof (TessBaseAPISetImage) *set_pixels;
  typeof (TessBaseAPISetImage2) *set_image;
  typeof (TessBaseAPISetSourceResolution) *set_resolution;
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
  { "TessBaseAPISetImage", &tesseract.set_pixels },
  { "TessBaseAPISetImage2", &tesseract.set_image },
  { "TessBaseAPISetSourceResolution", &tesseract.set_resolution },
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

/* Which come first where not all are taken: the register's own, the rest by name. */
static int
compare_languages (gconstpointer a, gconstpointer b) {
  static const char *const first[] = { "por", "spa", "fra" };
  const char *one = *(const char *const *)a, *other = *(const char *const *)b;
  for (guint i = 0; i < G_N_ELEMENTS (first); i++)
    if (strcmp (one, first[i]) == 0 || strcmp (other, first[i]) == 0)
      return strcmp (one, first[i]) == 0 ? -1 : 1;
  return strcmp (one, other);
}

static gboolean
has_model (const char *folder, const char *language) {
  g_autofree char *file = g_strconcat (folder, G_DIR_SEPARATOR_S, language, MODEL_SUFFIX, NULL);
  return g_file_test (file, G_FILE_TEST_IS_REGULAR);
}

/* Languages that have a model, NULL-terminated. Tesseract takes the first that knows a word, and English
 * knows words of all of them once their accents are left out: so it comes last. On one page
 * each, drawn at two resolutions, with it first up to 2 French and 10 Portuguese words of 100 were wrong,
 * with it last none, and of the English ones 1 of 300. */
static GPtrArray *
installed_languages (const char *folder) {
  static const char *const no_languages[] = { "osd", "equ", "snum", NULL };
  GPtrArray *languages = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) models = g_dir_open (folder, 0, NULL);
  const char *name;
  while (models != NULL && (name = g_dir_read_name (models)) != NULL) {
    g_autofree char *language = g_strndup (name, strcspn (name, "."));
    if (g_str_has_suffix (name, MODEL_SUFFIX) && strcmp (language, LAST_LANGUAGE) != 0
        && !g_strv_contains (no_languages, language))
      g_ptr_array_add (languages, g_steal_pointer (&language));
  }
  g_ptr_array_sort (languages, compare_languages);
  g_ptr_array_set_size (languages, (int)MIN (languages->len, LANGUAGES - 1));
  if (has_model (folder, LAST_LANGUAGE))
    g_ptr_array_add (languages, g_strdup (LAST_LANGUAGE));
  g_ptr_array_add (languages, NULL);
  return languages;
}

static gboolean
choose_languages (Ocr *ocr, GError **error) {
  const char *folder = ocr->options.models;
  if (*ocr->options.languages == '\0') {
    g_autoptr (GPtrArray) installed = installed_languages (folder);
    ocr->languages = g_strjoinv ("+", (char **)installed->pdata);
  } else
    ocr->languages = g_strdelimit (g_strdup (ocr->options.languages), " ,", '+');
  g_auto (GStrv) languages = g_strsplit (ocr->languages, "+", -1);
  for (char **language = languages; *language != NULL; language++)
    if (!has_model (folder, *language)) {
      g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_FAILED, "Tesseract's folder '%s' has no model for '%s'",
                   folder, *language);
      return FALSE;
    }
  if (languages[0] != NULL)
    return TRUE;
  g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_FAILED, "Tesseract's folder '%s' has no models", folder);
  return FALSE;
}

gboolean
ocr_load (Ocr *ocr, GError **error) {
  return load_library (error) && choose_languages (ocr, error);
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

/* Opens the models, once. */
static gboolean
start_engine (Ocr *ocr) {
  if (ocr->engine != NULL)
    return TRUE;
  TessBaseAPI *engine = tesseract.create ();
  if (tesseract.init (engine, ocr->options.models, ocr->languages) != 0) {
    tesseract.destroy (engine);
    ocr->failed++;
    return FALSE;
  }
  tesseract.set_layout (engine, PSM_AUTO);
  ocr->engine = engine;
  return TRUE;
}

/* Reads what the engine was given, in the time that is left; what was read of a picture until then is text of
 * a document that is read in part. */
static char *
recognize (Ocr *ocr) {
  ETEXT_DESC *monitor = tesseract.create_monitor ();
  tesseract.set_cancel (monitor, is_over);
  tesseract.set_cancel_data (monitor, ocr);
  gboolean whole = tesseract.recognize (ocr->engine, monitor) == 0;
  tesseract.delete_monitor (monitor);
  gboolean over = !whole && is_over (ocr, 0);
  ocr->left += over;
  ocr->failed += !whole && !over;
  char *text = NULL;
  if (tesseract.get_confidence (ocr->engine) >= LEGIBLE) {
    char *read = tesseract.get_text (ocr->engine);
    text = g_strdup (read);
    tesseract.delete_text (read);
  }
  tesseract.clear (ocr->engine);
  if (text == NULL || !content_has_letters (text, strlen (text)))
    return (g_free (text), NULL);
  ocr->read++;
  return text;
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

char *
ocr_read (Ocr *ocr, const OcrPicture *picture) {
  if (is_blank (picture) || !start_engine (ocr))
    return NULL;
  tesseract.set_pixels (ocr->engine, picture->pixels, picture->width, picture->height, 1, picture->stride);
  tesseract.set_resolution (ocr->engine, picture->resolution);
  return recognize (ocr);
}

gboolean
ocr_read_image (Ocr *ocr, GBytes *image, gsize *offset, char **text) {
  gsize length;
  const guchar *bytes = g_bytes_get_data (image, &length);
  gboolean tiff = length > 4 && (memcmp (bytes, "II*", 4) == 0 || memcmp (bytes, "MM\0*", 4) == 0);
  PIX *picture = tiff ? tesseract.read_tiff (bytes, length, offset) : tesseract.read_image (bytes, length);
  *text = NULL;
  if (picture == NULL)
    return FALSE;
  if (start_engine (ocr)) {
    tesseract.set_image (ocr->engine, picture);
    *text = recognize (ocr);
  }
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
