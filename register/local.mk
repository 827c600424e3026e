# THE REGISTER: libpraxis, which all programs link.
noinst_LTLIBRARIES += libpraxis.la
libpraxis_la_SOURCES = \
  %D%/document.c %D%/document.h \
  %D%/document_variant.c \
  %D%/error.c %D%/error.h \
  %D%/exit_status.c %D%/exit_status.h \
  %D%/settings.c %D%/settings.h \
  %D%/settings_table.c \
  %D%/token.c %D%/token.h
libpraxis_la_CPPFLAGS = $(AM_CPPFLAGS) $(GLIB_CFLAGS) $(JSON_CFLAGS) $(ICU_CFLAGS) $(SERD_CFLAGS) $(XAPIAN_CFLAGS)
libpraxis_la_LIBADD = $(XAPIAN_LIBS) $(SERD_LIBS) $(ICU_LIBS) $(JSON_LIBS) $(GLIB_LIBS)
