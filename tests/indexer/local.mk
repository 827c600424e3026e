# Tests of indexer.

# The taggers.
check_PROGRAMS += test-tag-country test-tag-language test-tag-topic test-tag-year
tagged_libraries = libtag.la libpraxis.la $(GLIB_LIBS)
test_tag_country_SOURCES = %D%/test-tag-country.c %D%/tagged.c %D%/tagged.h
nodist_EXTRA_test_tag_country_SOURCES = c++.cc
test_tag_country_CPPFLAGS = $(AM_CPPFLAGS) $(GLIB_CFLAGS)
test_tag_country_LDADD = $(tagged_libraries)
test_tag_language_SOURCES = %D%/test-tag-language.c %D%/tagged.c %D%/tagged.h
nodist_EXTRA_test_tag_language_SOURCES = c++.cc
test_tag_language_CPPFLAGS = $(AM_CPPFLAGS) $(GLIB_CFLAGS)
test_tag_language_LDADD = $(tagged_libraries)
test_tag_topic_SOURCES = %D%/test-tag-topic.c %D%/tagged.c %D%/tagged.h
nodist_EXTRA_test_tag_topic_SOURCES = c++.cc
test_tag_topic_CPPFLAGS = $(AM_CPPFLAGS) $(GLIB_CFLAGS)
test_tag_topic_LDADD = $(tagged_libraries)
test_tag_year_SOURCES = %D%/test-tag-year.c %D%/tagged.c %D%/tagged.h
nodist_EXTRA_test_tag_year_SOURCES = c++.cc
test_tag_year_CPPFLAGS = $(AM_CPPFLAGS) $(GLIB_CFLAGS)
test_tag_year_LDADD = $(tagged_libraries)
