# The indexer and its worker.

# What both ends of the pipe need, and what tests look at.
noinst_LTLIBRARIES += libindexer.la
libindexer_la_SOURCES = \
  %D%/audiences.c %D%/audiences.h \
  %D%/batch.c %D%/batch.h \
  %D%/candidate.c %D%/candidate.h \
  %D%/child.c %D%/child.h \
  %D%/confine.c %D%/confine.h \
  %D%/confine_calls.c %D%/confine_calls.h \
  %D%/confine_files.c %D%/confine_files.h \
  %D%/convert.h \
  %D%/covers.c %D%/covers.h \
  %D%/crawl.c %D%/crawl.h \
  %D%/index.c %D%/index.h \
  %D%/interrupt.c %D%/interrupt.h \
  %D%/link.c %D%/link.h \
  %D%/plan.c %D%/plan.h \
  %D%/pool.c %D%/pool.h \
  %D%/progress.c %D%/progress.h \
  %D%/record.c \
  %D%/records.c %D%/records.h \
  %D%/reply.c %D%/reply.h \
  %D%/retag.c %D%/retag.h \
  %D%/summary.c %D%/summary.h \
  %D%/zygote.c %D%/zygote.h
libindexer_la_CPPFLAGS = $(AM_CPPFLAGS) $(GLIB_CFLAGS) $(JSON_CFLAGS) $(SECCOMP_CFLAGS) $(NETTLE_CFLAGS)
libindexer_la_LIBADD = $(SECCOMP_LIBS) $(NETTLE_LIBS)

indexer_libraries = libindexer.la libtag.la libpraxis.la $(JSON_LIBS) $(GLIB_LIBS)
# Reading and writing allocate much and little at a time, which tcmalloc does faster than glibc.
pkglibexec_PROGRAMS += praxis-indexer praxis-worker
praxis_indexer_SOURCES = %D%/main.c
praxis_indexer_CPPFLAGS = $(libindexer_la_CPPFLAGS)
praxis_indexer_LDADD = $(indexer_libraries) $(TCMALLOC_LIBS)
praxis_worker_SOURCES = %D%/worker.c
praxis_worker_CPPFLAGS = $(libindexer_la_CPPFLAGS)
praxis_worker_LDADD = libextract.la librepair.la $(indexer_libraries) $(TCMALLOC_LIBS)

# Repairs of what was read, before it is tagged.
noinst_LTLIBRARIES += librepair.la
librepair_la_SOURCES = \
  %D%/repair/finding.h \
  %D%/repair/known_words.c %D%/repair/known_words.h \
  %D%/repair/lines.c \
  %D%/repair/markup.c \
  %D%/repair/notes.c \
  %D%/repair/repair.c %D%/repair/repair.h \
  %D%/repair/words.c
librepair_la_CPPFLAGS = $(AM_CPPFLAGS) $(GLIB_CFLAGS)
librepair_la_LIBADD = $(GLIB_LIBS)

# The taggers, which run in the worker on what the extractor read.
noinst_LTLIBRARIES += libtag.la
libtag_la_SOURCES = \
  %D%/tag/action.c \
  %D%/tag/country.c \
  %D%/tag/country_hit.c %D%/tag/country_hit.h \
  %D%/tag/country_line.c %D%/tag/country_line.h \
  %D%/tag/cue.c \
  %D%/tag/homograph.c %D%/tag/homograph.h \
  %D%/tag/inflect.c %D%/tag/inflect.h \
  %D%/tag/labels.c %D%/tag/labels.h \
  %D%/tag/language.c %D%/tag/language.h \
  %D%/tag/lexicon.c %D%/tag/lexicon.h \
  %D%/tag/patterns.c %D%/tag/patterns.h \
  %D%/tag/region.c \
  %D%/tag/role.c \
  %D%/tag/subject.c \
  %D%/tag/tables.h \
  %D%/tag/tag.c %D%/tag/tag.h %D%/tag/tagging.h \
  %D%/tag/topic.c \
  %D%/tag/type.c \
  %D%/tag/variants.c %D%/tag/variants.h \
  %D%/tag/year.c \
  %D%/tag/year_patterns.c \
  %D%/tag/year_period.c %D%/tag/year_period.h \
  %D%/tag/year_session.c %D%/tag/year_session.h \
  %D%/tag/year_spoken.c %D%/tag/year_spoken.h
libtag_la_CPPFLAGS = $(AM_CPPFLAGS) $(GLIB_CFLAGS) $(TEXTCAT_CFLAGS)
libtag_la_LIBADD = $(TEXTCAT_LIBS) $(GLIB_LIBS)

include %D%/extract.mk
