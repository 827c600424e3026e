/* Reading the text in pictures, by Tesseract. Its library is loaded only once a document needs it, for
 * loading takes time, and makes every process forked afterwards dearer; its models are opened by the process
 * that reads. A document is first read without; if pictures are missed, it is read again by a process that
 * may. */
#pragma once
#include "register/document/document.h"
#include <glib.h>

/* In the order of the setting ocr.mode. */
typedef enum {
  OCR_OFF,
  OCR_AUTO,  /* pages that have no text */
  OCR_FORCE, /* every page */
} OcrMode;

typedef struct {
  OcrMode mode;
  const char *languages; /* Tesseract's codes, with spaces or "+"; "": those installed */
  const char *models;    /* folder of the installed ones */
  guint seconds;         /* of the processor, for the pictures of one document */
} OcrOptions;

typedef struct {
  const guchar *pixels; /* grey, a byte each */
  int width, height, stride;
  int resolution; /* dots an inch */
} OcrPicture;

typedef struct _Ocr Ocr;

/* The strings must outlive it. In mode OFF it is NULL, which all functions below take for "read nothing". */
Ocr *ocr_new (const OcrOptions *options);
void ocr_free (Ocr *ocr);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Ocr, ocr_free)

/* The language of a text (ISO 639-1), NULL if it cannot be told. */
typedef const char *OcrTellLanguage (gconstpointer teller, const char *text, gsize length);

/* Loads Tesseract, but not its models. FAILED (in PRAXIS_ERROR) if it or the models are not installed. */
gboolean ocr_load (Ocr *ocr, OcrTellLanguage *tell, gconstpointer teller, GError **error);

/* Before each document; a deferred one has its pictures noted only. */
void ocr_begin (Ocr *ocr);
void ocr_defer (Ocr *ocr);
/* TRUE if pictures were met while deferred. */
gboolean ocr_is_missed (const Ocr *ocr);

/* Whether pages with text are to be read, too: in mode FORCE or once a document turned out to have no text.
 */
gboolean ocr_is_forced (const Ocr *ocr);
/* For this document from here on. FALSE if it makes no difference: pictures were met before. */
gboolean ocr_force (Ocr *ocr);

/* Announces one picture. FALSE if it cannot be read, now or because the time is over, so that it need not be
 * made; otherwise one of the functions below follows. */
gboolean ocr_can_read (Ocr *ocr);
/* The text of a picture; NULL if there is none that is legible. Caller frees. */
char *ocr_read (Ocr *ocr, const OcrPicture *picture);
/* The same for the next picture of an image file (PNG, JPEG, TIFF), *offset being 0 for the first and again
 * after the last. FALSE if it cannot be decoded. */
gboolean ocr_read_image (Ocr *ocr, GBytes *image, gsize *offset, char **text);

/* Says in the document what was read and what was not. */
void ocr_settle (const Ocr *ocr, PraxisDocument *document);
