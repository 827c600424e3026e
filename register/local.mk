# THE REGISTER: libpraxis, which all programs link.
noinst_LTLIBRARIES += libpraxis.la
libpraxis_la_SOURCES = \
  %D%/abbreviation.c %D%/abbreviation.h \
  %D%/access.c %D%/access.h \
  %D%/analysis.c %D%/analysis.h \
  %D%/audience.c %D%/audience.h \
  %D%/blocks.c %D%/blocks.h \
  %D%/answer.c %D%/answer.h \
  %D%/answer_facets.c \
  %D%/answer_hits.c \
  %D%/answer_parts.c \
  %D%/answer_versions.c \
  %D%/check.c %D%/check.h %D%/check_parts.h \
  %D%/check_walk.c \
  %D%/citation.c %D%/citation.h \
  %D%/clean_text.c %D%/clean_text.h \
  %D%/columns.c %D%/columns.h \
  %D%/completion.c %D%/completion.h \
  %D%/convert.c %D%/convert.h \
  %D%/counter.c %D%/counter.h \
  %D%/distance.c %D%/distance.h \
  %D%/decision.c %D%/decision.h \
  %D%/decision_sources.c %D%/decision_sources.h \
  %D%/decisions.c %D%/decisions.h \
  %D%/document.c %D%/document.h \
  %D%/document_variant.c \
  %D%/edition.c %D%/edition.h \
  %D%/entry.c %D%/entry.h \
  %D%/error.c %D%/error.h \
  %D%/exit_status.c %D%/exit_status.h \
  %D%/expand.c \
  %D%/feedback.c %D%/feedback.h \
  %D%/field.c %D%/field.h \
  %D%/filter.c %D%/filter.h \
  %D%/fold.c %D%/fold.h \
  %D%/joint.c %D%/joint.h \
  %D%/ledger.c %D%/ledger.h \
  %D%/likeness.c %D%/likeness.h \
  %D%/match.c %D%/match.h \
  %D%/matches.c %D%/matches.h \
  %D%/mistake.c %D%/mistake.h \
  %D%/needles.c \
  %D%/marks.c %D%/marks.h \
  %D%/page_answer.c \
  %D%/passage_text.c \
  %D%/passages.c %D%/passages.h \
  %D%/page_states.c %D%/page_states.h \
  %D%/paths.c %D%/paths.h \
  %D%/plan.c %D%/plan.h %D%/plan_parts.h \
  %D%/postings.c %D%/postings.h \
  %D%/private_file.c %D%/private_file.h \
  %D%/query.c %D%/query.h \
  %D%/query_describe.c \
  %D%/record_answer.c \
  %D%/register.c %D%/register.h %D%/register_parts.h \
  %D%/relax.c %D%/relax.h \
  %D%/request.c %D%/request.h %D%/request_parts.h \
  %D%/roles.c %D%/roles.h \
  %D%/role_ranges.c %D%/role_ranges.h \
  %D%/rank.c %D%/rank.h \
  %D%/roots.c %D%/roots.h \
  %D%/search.c %D%/search.h \
  %D%/selection.c %D%/selection.h \
  %D%/sentence.c %D%/sentence.h \
  %D%/settings.c %D%/settings.h \
  %D%/settings_table.c \
  %D%/similar.c \
  %D%/spelling.c %D%/spelling.h \
  %D%/state.c %D%/state.h \
  %D%/stopwords.c %D%/stopwords.h \
  %D%/stored.c %D%/stored.h \
  %D%/suggest.c \
  %D%/tag.c %D%/tag.h \
  %D%/terms.c %D%/terms.h \
  %D%/token.c %D%/token.h \
  %D%/token_class.c %D%/token_class.h \
  %D%/versions.c %D%/versions.h \
  %D%/vocabulary.c %D%/vocabulary.h \
  %D%/vocabulary_answer.c %D%/vocabulary_answer.h \
  %D%/vocabulary_builder.h \
  %D%/vocabulary_check.c %D%/vocabulary_check.h \
  %D%/vocabulary_countries.c \
  %D%/vocabulary_turtle.c \
  %D%/writer.c %D%/writer.h \
  %D%/xapian/guard.cc %D%/xapian/guard.h \
  %D%/xapian/match.cc \
  %D%/xapian/parts.cc %D%/xapian/parts.h \
  %D%/xapian/query.cc \
  %D%/xapian/reader.cc %D%/xapian/reader.h \
  %D%/xapian/stem.cc \
  %D%/xapian/store.h \
  %D%/xapian/writer.cc
libpraxis_la_CPPFLAGS = $(AM_CPPFLAGS) $(GLIB_CFLAGS) $(JSON_CFLAGS) $(ICU_CFLAGS) $(SERD_CFLAGS) $(XAPIAN_CFLAGS)
libpraxis_la_LIBADD = $(XAPIAN_LIBS) $(SERD_LIBS) $(ICU_LIBS) $(JSON_LIBS) $(GLIB_LIBS)
