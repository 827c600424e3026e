# Tests of register.
check_PROGRAMS += test-error test-settings
test_error_SOURCES = %D%/test-error.c
test_error_CPPFLAGS = $(AM_CPPFLAGS) $(GLIB_CFLAGS)
test_error_LDADD = libpraxis.la $(GLIB_LIBS)
test_settings_SOURCES = %D%/test-settings.c
test_settings_CPPFLAGS = $(AM_CPPFLAGS) $(GLIB_CFLAGS)
test_settings_LDADD = libpraxis.la $(GLIB_LIBS)
check_PROGRAMS += test-token
test_token_SOURCES = %D%/test-token.c
test_token_CPPFLAGS = $(AM_CPPFLAGS) $(GLIB_CFLAGS)
test_token_LDADD = libpraxis.la $(GLIB_LIBS)
check_PROGRAMS += test-vocabulary
test_vocabulary_SOURCES = %D%/test-vocabulary.c
test_vocabulary_CPPFLAGS = $(AM_CPPFLAGS) $(GLIB_CFLAGS)
test_vocabulary_LDADD = libpraxis.la $(GLIB_LIBS)
