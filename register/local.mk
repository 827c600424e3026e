# THE REGISTER: libpraxis, which all programs link.
noinst_LTLIBRARIES += libpraxis.la
libpraxis_la_SOURCES = \
  %D%/register.c %D%/register.h \
  %D%/register_parts.h \
  %D%/base/access.c %D%/base/access.h \
  %D%/base/audience.c %D%/base/audience.h \
  %D%/base/convert.c %D%/base/convert.h \
  %D%/base/distance.c %D%/base/distance.h \
  %D%/base/error.c %D%/base/error.h \
  %D%/base/exit_status.c %D%/base/exit_status.h \
  %D%/base/ledger.c %D%/base/ledger.h \
  %D%/base/members.c %D%/base/members.h \
  %D%/base/paths.c %D%/base/paths.h \
  %D%/base/private_file.c %D%/base/private_file.h \
  %D%/base/settings.c %D%/base/settings.h \
  %D%/base/settings_table.c \
  %D%/text/joint.c %D%/text/joint.h \
  %D%/text/mistake.c %D%/text/mistake.h \
  %D%/text/stopwords.c %D%/text/stopwords.h \
  %D%/text/terms.c %D%/text/terms.h \
  %D%/text/token.c %D%/text/token.h \
  %D%/text/token_class.c %D%/text/token_class.h \
  %D%/vocabulary/abbreviation.c %D%/vocabulary/abbreviation.h \
  %D%/vocabulary/vocabulary.c %D%/vocabulary/vocabulary.h \
  %D%/vocabulary/vocabulary_builder.h \
  %D%/vocabulary/regions.c %D%/vocabulary/regions.h \
  %D%/vocabulary/vocabulary_check.c %D%/vocabulary/vocabulary_check.h \
  %D%/vocabulary/vocabulary_countries.c \
  %D%/vocabulary/vocabulary_turtle.c \
  %D%/document/blocks.c %D%/document/blocks.h \
  %D%/document/clean_text.c %D%/document/clean_text.h \
  %D%/document/document.c %D%/document/document.h \
  %D%/document/document_variant.c \
  %D%/document/edition.c %D%/document/edition.h \
  %D%/document/field.c %D%/document/field.h \
  %D%/document/likeness.c %D%/document/likeness.h \
  %D%/document/page_states.c %D%/document/page_states.h \
  %D%/document/sentence.c %D%/document/sentence.h \
  %D%/document/state.c %D%/document/state.h \
  %D%/index/analysis.c %D%/index/analysis.h \
  %D%/index/check.c %D%/index/check.h \
  %D%/index/check_parts.h \
  %D%/index/check_walk.c \
  %D%/index/columns.c %D%/index/columns.h \
  %D%/index/entry.c %D%/index/entry.h \
  %D%/index/orders.c %D%/index/orders.h \
  %D%/index/postings.c %D%/index/postings.h \
  %D%/index/role_ranges.c %D%/index/role_ranges.h \
  %D%/index/roots.c %D%/index/roots.h \
  %D%/index/stored.c %D%/index/stored.h \
  %D%/index/writer.c %D%/index/writer.h \
  %D%/query/expand.c \
  %D%/query/filter.c %D%/query/filter.h \
  %D%/query/needles.c \
  %D%/query/plan.c %D%/query/plan.h \
  %D%/query/plan_parts.h \
  %D%/query/query.c %D%/query/query.h \
  %D%/query/query_describe.c \
  %D%/query/question_language.c %D%/query/question_language.h \
  %D%/query/request.c %D%/query/request.h \
  %D%/query/request_parts.h \
  %D%/search/completion.c %D%/search/completion.h \
  %D%/search/counter.c %D%/search/counter.h \
  %D%/search/feedback.c %D%/search/feedback.h \
  %D%/search/fold.c %D%/search/fold.h \
  %D%/search/match.c %D%/search/match.h \
  %D%/search/matches.c %D%/search/matches.h \
  %D%/search/rank.c %D%/search/rank.h \
  %D%/search/relax.c %D%/search/relax.h \
  %D%/search/role_counts.c %D%/search/role_counts.h \
  %D%/search/roles.c %D%/search/roles.h \
  %D%/search/cursor.c %D%/search/cursor.h \
  %D%/search/search.c %D%/search/search.h \
  %D%/search/selection.c %D%/search/selection.h \
  %D%/search/spelling.c %D%/search/spelling.h \
  %D%/search/versions.c %D%/search/versions.h \
  %D%/search/weighed_term.c %D%/search/weighed_term.h \
  %D%/decisions/decision.c %D%/decisions/decision.h \
  %D%/decisions/decision_sources.c %D%/decisions/decision_sources.h \
  %D%/decisions/decisions.c %D%/decisions/decisions.h \
  %D%/decisions/tag.c %D%/decisions/tag.h \
  %D%/answer/answer.c %D%/answer/answer.h \
  %D%/answer/answer_facets.c \
  %D%/answer/answer_hits.c \
  %D%/answer/answer_parts.c \
  %D%/answer/answer_versions.c \
  %D%/answer/citation.c %D%/answer/citation.h \
  %D%/answer/marks.c %D%/answer/marks.h \
  %D%/answer/page_answer.c \
  %D%/answer/passage_text.c \
  %D%/answer/passages.c %D%/answer/passages.h \
  %D%/answer/record_answer.c \
  %D%/answer/unreadable_answer.c %D%/answer/similar.c \
  %D%/answer/suggest.c \
  %D%/answer/vocabulary_answer.c %D%/answer/vocabulary_answer.h \
  %D%/xapian/guard.cc \
  %D%/xapian/guard.h \
  %D%/xapian/match.cc \
  %D%/xapian/parts.cc \
  %D%/xapian/parts.h \
  %D%/xapian/query.cc \
  %D%/xapian/reader.cc \
  %D%/xapian/reader.h \
  %D%/xapian/stem.cc \
  %D%/xapian/store.h \
  %D%/xapian/writer.cc
libpraxis_la_CPPFLAGS = $(AM_CPPFLAGS) $(GLIB_CFLAGS) $(JSON_CFLAGS) $(ICU_CFLAGS) $(SERD_CFLAGS) $(XAPIAN_CFLAGS)
libpraxis_la_LIBADD = $(XAPIAN_LIBS) $(SERD_LIBS) $(ICU_LIBS) $(JSON_LIBS) $(GLIB_LIBS)
