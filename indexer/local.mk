# The indexer and its worker.

# The taggers, which run in the worker on what the extractor read.
noinst_LTLIBRARIES += libtag.la
libtag_la_SOURCES = \
  %D%/tag/action.c \
  %D%/tag/country.c \
  %D%/tag/labels.c %D%/tag/labels.h \
  %D%/tag/language.c %D%/tag/language.h \
  %D%/tag/patterns.c %D%/tag/patterns.h \
  %D%/tag/region.c \
  %D%/tag/role.c \
  %D%/tag/tables.h \
  %D%/tag/tag.c %D%/tag/tag.h %D%/tag/tagging.h \
  %D%/tag/topic.c \
  %D%/tag/type.c \
  %D%/tag/year.c
libtag_la_CPPFLAGS = $(AM_CPPFLAGS) $(GLIB_CFLAGS) $(TEXTCAT_CFLAGS)
libtag_la_LIBADD = $(TEXTCAT_LIBS) $(GLIB_LIBS)

include %D%/extract.mk
