# Developers' tools: measurements, and what ./start and ./check share.
dist_noinst_SCRIPTS += %D%/compare-confined %D%/measure
dist_noinst_SCRIPTS += %D%/bench/reading %D%/bench/sizes %D%/bench/texlive-pdfs
dist_noinst_SCRIPTS += %D%/systemd-trial %D%/update-po
dist_noinst_SCRIPTS += %D%/bench/first-paint %D%/bench/hostile %D%/bench/kept-answers %D%/bench/reindex-under-load %D%/bench/slow-clients %D%/bench/soak %D%/bench/uncached
EXTRA_DIST += %D%/bench/first_paint.mjs %D%/bench/serving.py
EXTRA_DIST += %D%/lib.sh %D%/packages %D%/bench/runs.py
EXTRA_DIST += %D%/finding.py %D%/floors.tsv
EXTRA_DIST += %D%/openapi.py
EXTRA_DIST += %D%/problems.py %D%/problems.tsv
EXTRA_DIST += %D%/tags.py %D%/themes.tsv

# The manual of the settings.
noinst_PROGRAMS += dev-settings-manual
dev_settings_manual_SOURCES = %D%/settings-manual.c register/base/settings_table.c
dev_settings_manual_CPPFLAGS = $(AM_CPPFLAGS) $(GLIB_CFLAGS)
dev_settings_manual_LDADD = $(GLIB_LIBS)

# What the extractors make of one file.
noinst_PROGRAMS += dev-read-file
dev_read_file_SOURCES = %D%/read-file.c
nodist_EXTRA_dev_read_file_SOURCES = c++.cc
dev_read_file_CPPFLAGS = $(AM_CPPFLAGS) $(GLIB_CFLAGS)
dev_read_file_LDADD = libextract.la librepair.la libpraxis.la $(GLIB_LIBS)

# What the taggers make of files.
noinst_PROGRAMS += dev-tag-file
dev_tag_file_SOURCES = %D%/tag-file.c
nodist_EXTRA_dev_tag_file_SOURCES = c++.cc
dev_tag_file_CPPFLAGS = $(AM_CPPFLAGS) $(GLIB_CFLAGS)
dev_tag_file_LDADD = libextract.la libtag.la libpraxis.la $(GLIB_LIBS)

# What workers send about files.
noinst_PROGRAMS += dev-read-pooled
dev_read_pooled_SOURCES = %D%/read-pooled.c
nodist_EXTRA_dev_read_pooled_SOURCES = c++.cc
dev_read_pooled_CPPFLAGS = $(AM_CPPFLAGS) $(GLIB_CFLAGS)
dev_read_pooled_LDADD = libindexer.la libpraxis.la $(GLIB_LIBS)

# The text of PDFs by Poppler and nothing else.
noinst_PROGRAMS += dev-bench-poppler
dev_bench_poppler_SOURCES = %D%/bench/poppler.c
dev_bench_poppler_CPPFLAGS = $(AM_CPPFLAGS) $(POPPLER_CFLAGS)
dev_bench_poppler_LDADD = $(POPPLER_LIBS)

# Answers that were kept, beside a bare server.
noinst_PROGRAMS += dev-bench-cached
dev_bench_cached_SOURCES = %D%/bench/cached.c
dev_bench_cached_CPPFLAGS = $(AM_CPPFLAGS) $(GLIB_CFLAGS) $(EVENT_CFLAGS)
dev_bench_cached_LDADD = $(EVENT_LIBS) $(GLIB_LIBS)

# What searches cost in process, beside what Xapian has of its own.
noinst_PROGRAMS += dev-bench-latency
dev_bench_latency_SOURCES = %D%/bench/latency.c %D%/bench/latency.h %D%/bench/latency_make.c %D%/bench/latency_served.c \
  %D%/bench/latency_xapian.cc
dev_bench_latency_CPPFLAGS = $(AM_CPPFLAGS) $(GLIB_CFLAGS) $(JSON_CFLAGS) $(XAPIAN_CFLAGS)
dev_bench_latency_LDADD = libpraxis.la $(XAPIAN_LIBS) $(JSON_LIBS) $(GLIB_LIBS) -lm
