# The command line. What turns answers into text is a library of its own, so that tests need no index.
noinst_LTLIBRARIES += libcli.la
libcli_la_SOURCES = \
  %D%/ink.c %D%/ink.h \
  %D%/render.c %D%/render.h \
  %D%/render_check.c \
  %D%/render_citations.c \
  %D%/render_command.c \
  %D%/render_document.c \
  %D%/render_evidence.c \
  %D%/render_facets.c \
  %D%/render_json.c \
  %D%/render_notices.c \
  %D%/render_rows.c \
  %D%/render_text.c \
  %D%/render_versions.c \
  %D%/render_vocabulary.c \
  %D%/reply.c %D%/reply.h
libcli_la_CPPFLAGS = $(AM_CPPFLAGS) $(GLIB_CFLAGS) $(JSON_CFLAGS)
libcli_la_LIBADD = $(JSON_LIBS) $(GLIB_LIBS)

bin_PROGRAMS += praxis
praxis_SOURCES = \
  %D%/cmd_check.c \
  %D%/cmd_help.c \
  %D%/cmd_program.c \
  %D%/cmd_search.c \
  %D%/cmd_show.c \
  %D%/cmd_similar.c \
  %D%/cmd_status.c \
  %D%/cmd_tag.c \
  %D%/cmd_token.c \
  %D%/cmd_why.c \
  %D%/cmd_vocabulary.c \
  %D%/command.h \
  %D%/main.c \
  %D%/options.c %D%/options.h \
  %D%/print.c %D%/print.h \
  %D%/server.c %D%/server.h \
  %D%/source.c %D%/source.h \
  %D%/terminal.c %D%/terminal.h
praxis_CPPFLAGS = $(AM_CPPFLAGS) $(GLIB_CFLAGS) $(JSON_CFLAGS) -DPRAXIS_BINDIR='"$(bindir)"'
praxis_LDADD = libcli.la libpraxis.la $(JSON_LIBS) $(GLIB_LIBS)

pkglibexec_PROGRAMS += praxis-fetch
praxis_fetch_SOURCES = %D%/fetch.c
praxis_fetch_CPPFLAGS = $(AM_CPPFLAGS) $(GLIB_CFLAGS) $(CURL_CFLAGS)
praxis_fetch_LDADD = $(CURL_LIBS) $(GLIB_LIBS)

bashcompletiondir = $(datadir)/bash-completion/completions
dist_bashcompletion_DATA = %D%/completion/praxis
