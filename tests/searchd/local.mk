# Tests of searchd.
searchd_test_cppflags = $(AM_CPPFLAGS) $(GLIB_CFLAGS) $(JSON_CFLAGS) $(EVENT_CFLAGS)
searchd_test_libs = libsearchd.la libpraxis.la $(EVENT_LIBS) $(JSON_LIBS) $(GLIB_LIBS)
check_PROGRAMS += test-file test-gate test-html test-query-string
test_file_SOURCES = %D%/test-file.c
test_file_CPPFLAGS = $(searchd_test_cppflags)
test_file_LDADD = $(searchd_test_libs)
test_gate_SOURCES = %D%/test-gate.c
test_gate_CPPFLAGS = $(searchd_test_cppflags)
test_gate_LDADD = $(searchd_test_libs)
test_html_SOURCES = %D%/test-html.c
test_html_CPPFLAGS = $(searchd_test_cppflags)
test_html_LDADD = $(searchd_test_libs)
test_query_string_SOURCES = %D%/test-query-string.c
test_query_string_CPPFLAGS = $(searchd_test_cppflags)
test_query_string_LDADD = $(searchd_test_libs)
dist_check_SCRIPTS += %D%/api-documented.t %D%/http.t
EXTRA_DIST += %D%/ask_daemon.py
