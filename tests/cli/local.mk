# Tests of the command line.
check_PROGRAMS += test-ink test-render
test_ink_SOURCES = %D%/test-ink.c
test_ink_CPPFLAGS = $(AM_CPPFLAGS) $(GLIB_CFLAGS)
test_ink_LDADD = libcli.la libpraxis.la $(GLIB_LIBS)
test_render_SOURCES = %D%/test-render.c
test_render_CPPFLAGS = $(AM_CPPFLAGS) $(GLIB_CFLAGS) $(JSON_CFLAGS)
test_render_LDADD = libcli.la libpraxis.la $(JSON_LIBS) $(GLIB_LIBS)
EXTRA_DIST += %D%/corpus.sh %D%/golden
dist_check_SCRIPTS += %D%/check.t %D%/cli.t %D%/options-documented.t %D%/two-doors.t
dist_check_SCRIPTS += %D%/matchers.t
dist_check_SCRIPTS += %D%/versions.t
dist_check_SCRIPTS += %D%/evidence.t
dist_check_SCRIPTS += %D%/retag.t
dist_check_SCRIPTS += %D%/vocabulary.t
dist_check_SCRIPTS += %D%/decisions.t
dist_check_SCRIPTS += %D%/described.t
dist_check_SCRIPTS += %D%/settings.t
