/* Programs that read what no library reads. A converter runs in a process of its own, confined like a
 * worker's but for being a program: it gets the document as its standard input, and what it writes on its
 * standard output is read, by a worker, as distrustfully as a document. */
#pragma once
#include <glib.h>

/* Converters of one document, at most. */
#define CONVERTERS_MOST 3

/* What an argument says for the document. */
#define CONVERTER_INPUT "/proc/self/fd/0"

/* Instead of a status: nothing was run, for nothing could confine it. */
#define CONVERTER_UNCONFINED (-1)

/* Exit statuses of a process that did not become the converter. */
#define CONVERTER_EXIT_UNCONFINED 126
#define CONVERTER_EXIT_MISSING 127

typedef struct {
  const char *name; /* for people: the package to install */
  const char *program;
  const char *const *data;      /* files, and folders of files, that it opens, NULL-terminated */
  const char *const *arguments; /* from its name on, NULL-terminated */
} Converter;

/* Those to be run on one kind of document; what is left free is NULL. */
typedef struct {
  const Converter *converters[CONVERTERS_MOST];
} ConverterRow;

/* What came of one. */
typedef struct {
  int text;   /* all it wrote */
  int status; /* as wait() gives it, or CONVERTER_UNCONFINED */
} Conversion;
