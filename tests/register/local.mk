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
check_PROGRAMS += test-page-states
test_page_states_SOURCES = %D%/test-page-states.c
test_page_states_CPPFLAGS = $(AM_CPPFLAGS) $(GLIB_CFLAGS)
test_page_states_LDADD = libpraxis.la $(GLIB_LIBS)
check_PROGRAMS += test-vocabulary
test_vocabulary_SOURCES = %D%/test-vocabulary.c
test_vocabulary_CPPFLAGS = $(AM_CPPFLAGS) $(GLIB_CFLAGS)
test_vocabulary_LDADD = libpraxis.la $(GLIB_LIBS)
# What tests of indexes and vocabularies share.
fixture_sources = %D%/fixture.c %D%/fixture.h

check_PROGRAMS += test-query
test_query_SOURCES = %D%/test-query.c $(fixture_sources)
test_query_CPPFLAGS = $(AM_CPPFLAGS) $(GLIB_CFLAGS) $(JSON_CFLAGS)
test_query_LDADD = libpraxis.la $(JSON_LIBS) $(GLIB_LIBS)
check_PROGRAMS += test-match
test_match_SOURCES = %D%/test-match.c $(fixture_sources)
test_match_CPPFLAGS = $(AM_CPPFLAGS) $(GLIB_CFLAGS) $(JSON_CFLAGS)
test_match_LDADD = libpraxis.la $(JSON_LIBS) $(GLIB_LIBS)
check_PROGRAMS += test-rank
test_rank_SOURCES = %D%/test-rank.c $(fixture_sources)
test_rank_CPPFLAGS = $(AM_CPPFLAGS) $(GLIB_CFLAGS) $(JSON_CFLAGS)
test_rank_LDADD = libpraxis.la $(JSON_LIBS) $(GLIB_LIBS)
check_PROGRAMS += test-filter
test_filter_SOURCES = %D%/test-filter.c $(fixture_sources)
test_filter_CPPFLAGS = $(AM_CPPFLAGS) $(GLIB_CFLAGS) $(JSON_CFLAGS)
test_filter_LDADD = libpraxis.la $(JSON_LIBS) $(GLIB_LIBS)
check_PROGRAMS += test-request
test_request_SOURCES = %D%/test-request.c $(fixture_sources)
test_request_CPPFLAGS = $(AM_CPPFLAGS) $(GLIB_CFLAGS) $(JSON_CFLAGS)
test_request_LDADD = libpraxis.la $(JSON_LIBS) $(GLIB_LIBS)

# Fuzz targets, replayed over tests/fuzz-corpus.
check_PROGRAMS += fuzz-query
fuzz_query_SOURCES = tests/fuzz-replay.c %D%/fuzz-query.c
fuzz_query_CPPFLAGS = $(AM_CPPFLAGS) $(GLIB_CFLAGS) -DFUZZ_CORPUS=\"query\"
fuzz_query_LDADD = libpraxis.la $(GLIB_LIBS)
EXTRA_DIST += tests/fuzz-corpus/query
check_PROGRAMS += fuzz-access
fuzz_access_SOURCES = tests/fuzz-replay.c %D%/fuzz-access.c
fuzz_access_CPPFLAGS = $(AM_CPPFLAGS) $(GLIB_CFLAGS) -DFUZZ_CORPUS=\"access\"
fuzz_access_LDADD = libpraxis.la $(GLIB_LIBS)
EXTRA_DIST += tests/fuzz-corpus/access
check_PROGRAMS += fuzz-settings
fuzz_settings_SOURCES = tests/fuzz-replay.c %D%/fuzz-settings.c
fuzz_settings_CPPFLAGS = $(AM_CPPFLAGS) $(GLIB_CFLAGS) -DFUZZ_CORPUS=\"settings\"
fuzz_settings_LDADD = libpraxis.la $(GLIB_LIBS)
EXTRA_DIST += tests/fuzz-corpus/settings

check_PROGRAMS += test-document
test_document_SOURCES = %D%/test-document.c
test_document_CPPFLAGS = $(AM_CPPFLAGS) $(GLIB_CFLAGS)
test_document_LDADD = libpraxis.la $(GLIB_LIBS)
check_PROGRAMS += test-clean-text
test_clean_text_SOURCES = %D%/test-clean-text.c
test_clean_text_CPPFLAGS = $(AM_CPPFLAGS) $(GLIB_CFLAGS)
test_clean_text_LDADD = libpraxis.la $(GLIB_LIBS)
check_PROGRAMS += test-sentence
test_sentence_SOURCES = %D%/test-sentence.c
test_sentence_CPPFLAGS = $(AM_CPPFLAGS) $(GLIB_CFLAGS)
test_sentence_LDADD = libpraxis.la $(GLIB_LIBS)

check_PROGRAMS += test-blocks
test_blocks_SOURCES = %D%/test-blocks.c
test_blocks_CPPFLAGS = $(AM_CPPFLAGS) $(GLIB_CFLAGS)
test_blocks_LDADD = libpraxis.la $(GLIB_LIBS)

# Those that need an index.
check_PROGRAMS += test-writer
test_writer_SOURCES = %D%/test-writer.c $(fixture_sources)
test_writer_CPPFLAGS = $(AM_CPPFLAGS) $(GLIB_CFLAGS) $(JSON_CFLAGS)
test_writer_LDADD = libpraxis.la $(JSON_LIBS) $(GLIB_LIBS)
check_PROGRAMS += test-search
test_search_SOURCES = %D%/test-search.c $(fixture_sources)
test_search_CPPFLAGS = $(AM_CPPFLAGS) $(GLIB_CFLAGS) $(JSON_CFLAGS)
test_search_LDADD = libpraxis.la $(JSON_LIBS) $(GLIB_LIBS)
check_PROGRAMS += test-passages
test_passages_SOURCES = %D%/test-passages.c %D%/passages_index.c %D%/passages_index.h $(fixture_sources)
test_passages_CPPFLAGS = $(AM_CPPFLAGS) $(GLIB_CFLAGS) $(JSON_CFLAGS)
test_passages_LDADD = libpraxis.la $(JSON_LIBS) $(GLIB_LIBS)
check_PROGRAMS += test-passage-choice
test_passage_choice_SOURCES = %D%/test-passage-choice.c $(fixture_sources)
test_passage_choice_CPPFLAGS = $(AM_CPPFLAGS) $(GLIB_CFLAGS) $(JSON_CFLAGS)
test_passage_choice_LDADD = libpraxis.la $(JSON_LIBS) $(GLIB_LIBS)
check_PROGRAMS += test-orders
test_orders_SOURCES = %D%/test-orders.c $(fixture_sources)
test_orders_CPPFLAGS = $(AM_CPPFLAGS) $(GLIB_CFLAGS) $(JSON_CFLAGS)
test_orders_LDADD = libpraxis.la $(JSON_LIBS) $(GLIB_LIBS)
check_PROGRAMS += test-answer
test_answer_SOURCES = %D%/test-answer.c $(fixture_sources)
test_answer_CPPFLAGS = $(AM_CPPFLAGS) $(GLIB_CFLAGS) $(JSON_CFLAGS)
test_answer_LDADD = libpraxis.la $(JSON_LIBS) $(GLIB_LIBS)
check_PROGRAMS += test-deadline
test_deadline_SOURCES = %D%/test-deadline.c $(fixture_sources)
test_deadline_CPPFLAGS = $(AM_CPPFLAGS) $(GLIB_CFLAGS) $(JSON_CFLAGS)
test_deadline_LDADD = libpraxis.la $(JSON_LIBS) $(GLIB_LIBS)
check_PROGRAMS += test-register
test_register_SOURCES = %D%/test-register.c $(fixture_sources)
test_register_CPPFLAGS = $(AM_CPPFLAGS) $(GLIB_CFLAGS) $(JSON_CFLAGS)
test_register_LDADD = libpraxis.la $(JSON_LIBS) $(GLIB_LIBS)

# Copies, versions, editions.
check_PROGRAMS += test-likeness
test_likeness_SOURCES = %D%/test-likeness.c
test_likeness_CPPFLAGS = $(AM_CPPFLAGS) $(GLIB_CFLAGS)
test_likeness_LDADD = libpraxis.la $(GLIB_LIBS) -lm
check_PROGRAMS += test-edition
test_edition_SOURCES = %D%/test-edition.c
test_edition_CPPFLAGS = $(AM_CPPFLAGS) $(GLIB_CFLAGS)
test_edition_LDADD = libpraxis.la $(GLIB_LIBS)
check_PROGRAMS += test-versions
test_versions_SOURCES = %D%/test-versions.c $(fixture_sources)
test_versions_CPPFLAGS = $(AM_CPPFLAGS) $(GLIB_CFLAGS) $(JSON_CFLAGS)
test_versions_LDADD = libpraxis.la $(JSON_LIBS) $(GLIB_LIBS)

check_PROGRAMS += test-spelling
test_spelling_SOURCES = %D%/test-spelling.c $(fixture_sources)
test_spelling_CPPFLAGS = $(AM_CPPFLAGS) $(GLIB_CFLAGS) $(JSON_CFLAGS)
test_spelling_LDADD = libpraxis.la $(JSON_LIBS) $(GLIB_LIBS)

check_PROGRAMS += test-roles
test_roles_SOURCES = %D%/test-roles.c $(fixture_sources)
test_roles_CPPFLAGS = $(AM_CPPFLAGS) $(GLIB_CFLAGS) $(JSON_CFLAGS)
test_roles_LDADD = libpraxis.la $(JSON_LIBS) $(GLIB_LIBS)

check_PROGRAMS += test-suggest
test_suggest_SOURCES = %D%/test-suggest.c $(fixture_sources)
test_suggest_CPPFLAGS = $(AM_CPPFLAGS) $(GLIB_CFLAGS) $(JSON_CFLAGS)
test_suggest_LDADD = libpraxis.la $(JSON_LIBS) $(GLIB_LIBS)
check_PROGRAMS += test-access
test_access_SOURCES = %D%/test-access.c
test_access_CPPFLAGS = $(AM_CPPFLAGS) $(GLIB_CFLAGS)
test_access_LDADD = libpraxis.la $(GLIB_LIBS)
