# The command line. What turns answers into text is a library of its own, so that tests need no index.
noinst_LTLIBRARIES += libcli.la
libcli_la_SOURCES = \
  %D%/ink.c %D%/ink.h \
  %D%/render.c %D%/render.h \
  %D%/render_document.c \
  %D%/render_json.c \
  %D%/render_notices.c \
  %D%/render_rows.c \
  %D%/render_text.c \
  %D%/reply.c %D%/reply.h
libcli_la_CPPFLAGS = $(AM_CPPFLAGS) $(GLIB_CFLAGS) $(JSON_CFLAGS)
libcli_la_LIBADD = $(JSON_LIBS) $(GLIB_LIBS)
