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

# Repairs.
check_PROGRAMS += test-repair
test_repair_SOURCES = %D%/test-repair.c
nodist_EXTRA_test_repair_SOURCES = c++.cc
test_repair_CPPFLAGS = $(AM_CPPFLAGS) $(GLIB_CFLAGS)
test_repair_LDADD = librepair.la libpraxis.la $(GLIB_LIBS)

# The extractors.
check_PROGRAMS += test-extract-text test-extract-html test-extract-office test-extract-pdf
check_PROGRAMS += test-extract-rtf test-extract-epub test-extract-mail test-extract-csv
check_PROGRAMS += test-extract-odf test-extract-ooxml test-extract-markup
check_PROGRAMS += test-extract-legacy
extracted_sources = %D%/reading.c %D%/reading.h
extracted_cppflags = $(AM_CPPFLAGS) $(GLIB_CFLAGS) $(ARCHIVE_CFLAGS)
extracted_libraries = libextract.la libpraxis.la $(ARCHIVE_LIBS) $(GLIB_LIBS)
test_extract_legacy_SOURCES = %D%/test-extract-legacy.c $(extracted_sources)
nodist_EXTRA_test_extract_legacy_SOURCES = c++.cc
test_extract_legacy_CPPFLAGS = $(extracted_cppflags)
test_extract_legacy_LDADD = $(extracted_libraries)
test_extract_text_SOURCES = %D%/test-extract-text.c $(extracted_sources)
nodist_EXTRA_test_extract_text_SOURCES = c++.cc
test_extract_text_CPPFLAGS = $(extracted_cppflags)
test_extract_text_LDADD = $(extracted_libraries)
test_extract_html_SOURCES = %D%/test-extract-html.c $(extracted_sources)
nodist_EXTRA_test_extract_html_SOURCES = c++.cc
test_extract_html_CPPFLAGS = $(extracted_cppflags)
test_extract_html_LDADD = $(extracted_libraries)
test_extract_office_SOURCES = %D%/test-extract-office.c $(extracted_sources)
nodist_EXTRA_test_extract_office_SOURCES = c++.cc
test_extract_office_CPPFLAGS = $(extracted_cppflags)
test_extract_office_LDADD = $(extracted_libraries)
test_extract_markup_SOURCES = %D%/test-extract-markup.c $(extracted_sources)
nodist_EXTRA_test_extract_markup_SOURCES = c++.cc
test_extract_markup_CPPFLAGS = $(extracted_cppflags)
test_extract_markup_LDADD = $(extracted_libraries)
test_extract_odf_SOURCES = %D%/test-extract-odf.c $(extracted_sources)
nodist_EXTRA_test_extract_odf_SOURCES = c++.cc
test_extract_odf_CPPFLAGS = $(extracted_cppflags)
test_extract_odf_LDADD = $(extracted_libraries)
test_extract_ooxml_SOURCES = %D%/test-extract-ooxml.c $(extracted_sources)
nodist_EXTRA_test_extract_ooxml_SOURCES = c++.cc
test_extract_ooxml_CPPFLAGS = $(extracted_cppflags)
test_extract_ooxml_LDADD = $(extracted_libraries)
test_extract_pdf_SOURCES = %D%/test-extract-pdf.c $(extracted_sources)
nodist_EXTRA_test_extract_pdf_SOURCES = c++.cc
test_extract_pdf_CPPFLAGS = $(extracted_cppflags) $(LCMS_CFLAGS)
test_extract_pdf_LDADD = $(extracted_libraries) $(LCMS_LIBS)
test_extract_rtf_SOURCES = %D%/test-extract-rtf.c $(extracted_sources)
nodist_EXTRA_test_extract_rtf_SOURCES = c++.cc
test_extract_rtf_CPPFLAGS = $(extracted_cppflags)
test_extract_rtf_LDADD = $(extracted_libraries)
test_extract_epub_SOURCES = %D%/test-extract-epub.c $(extracted_sources)
nodist_EXTRA_test_extract_epub_SOURCES = c++.cc
test_extract_epub_CPPFLAGS = $(extracted_cppflags)
test_extract_epub_LDADD = $(extracted_libraries)
test_extract_csv_SOURCES = %D%/test-extract-csv.c $(extracted_sources)
nodist_EXTRA_test_extract_csv_SOURCES = c++.cc
test_extract_csv_CPPFLAGS = $(extracted_cppflags)
test_extract_csv_LDADD = $(extracted_libraries)
test_extract_mail_SOURCES = %D%/test-extract-mail.c $(extracted_sources)
nodist_EXTRA_test_extract_mail_SOURCES = c++.cc
test_extract_mail_CPPFLAGS = $(extracted_cppflags)
test_extract_mail_LDADD = $(extracted_libraries)

check_PROGRAMS += test-ocr-languages
test_ocr_languages_SOURCES = %D%/test-ocr-languages.c tests/register/fixture.c tests/register/fixture.h
nodist_EXTRA_test_ocr_languages_SOURCES = c++.cc
test_ocr_languages_CPPFLAGS = $(extracted_cppflags) $(JSON_CFLAGS)
test_ocr_languages_LDADD = $(extracted_libraries)

# Notes at the foot of pages.
check_PROGRAMS += test-page-notes
test_page_notes_SOURCES = %D%/test-page-notes.c
nodist_EXTRA_test_page_notes_SOURCES = c++.cc
test_page_notes_CPPFLAGS = $(extracted_cppflags)
test_page_notes_LDADD = $(extracted_libraries)

# Page furniture.
check_PROGRAMS += test-furniture
test_furniture_SOURCES = %D%/test-furniture.c
nodist_EXTRA_test_furniture_SOURCES = c++.cc
test_furniture_CPPFLAGS = $(extracted_cppflags)
test_furniture_LDADD = $(extracted_libraries)

test_indexer_cppflags = $(AM_CPPFLAGS) $(GLIB_CFLAGS)
test_indexer_libraries = libindexer.la libpraxis.la $(GLIB_LIBS)

check_PROGRAMS += test-reply test-crawl test-record fuzz-reply
check_PROGRAMS += test-plan
test_plan_SOURCES = %D%/test-plan.c tests/register/fixture.c tests/register/fixture.h
test_plan_CPPFLAGS = $(test_indexer_cppflags) $(JSON_CFLAGS)
test_plan_LDADD = $(test_indexer_libraries) $(JSON_LIBS)
test_reply_SOURCES = %D%/test-reply.c
test_reply_CPPFLAGS = $(test_indexer_cppflags)
test_reply_LDADD = $(test_indexer_libraries)
test_crawl_SOURCES = %D%/test-crawl.c
test_crawl_CPPFLAGS = $(test_indexer_cppflags)
test_crawl_LDADD = $(test_indexer_libraries)
test_record_SOURCES = %D%/test-record.c
test_record_CPPFLAGS = $(test_indexer_cppflags)
test_record_LDADD = $(test_indexer_libraries)
fuzz_reply_SOURCES = tests/fuzz-replay.c %D%/fuzz-reply.c
fuzz_reply_CPPFLAGS = $(test_indexer_cppflags) -DFUZZ_CORPUS=\"reply\"
fuzz_reply_LDADD = $(test_indexer_libraries)

check_PROGRAMS += fuzz-office
fuzz_office_SOURCES = tests/fuzz-replay.c %D%/fuzz-office.c $(extracted_sources)
nodist_EXTRA_fuzz_office_SOURCES = c++.cc
fuzz_office_CPPFLAGS = $(extracted_cppflags) -DFUZZ_CORPUS=\"office\"
fuzz_office_LDADD = $(extracted_libraries)

# Stands in for praxis-worker in a test; no test itself.
noinst_PROGRAMS += hostile-worker
hostile_worker_SOURCES = %D%/hostile-worker.c
hostile_worker_CPPFLAGS = $(test_indexer_cppflags)
hostile_worker_LDADD = $(test_indexer_libraries)

# Likewise; and what takes a system call away from a program.
noinst_PROGRAMS += escape-worker without
escape_worker_SOURCES = %D%/escape-worker.c
escape_worker_CPPFLAGS = $(test_indexer_cppflags)
escape_worker_LDADD = $(test_indexer_libraries)
without_SOURCES = %D%/without.c
without_CPPFLAGS = $(AM_CPPFLAGS) $(SECCOMP_CFLAGS)
without_LDADD = $(SECCOMP_LIBS)

dist_check_SCRIPTS += %D%/states.t
dist_check_SCRIPTS += %D%/converted.t
dist_check_SCRIPTS += %D%/covers.t
# Makes scans for a test.
noinst_PROGRAMS += scan
scan_SOURCES = %D%/scan.c
scan_CPPFLAGS = $(AM_CPPFLAGS) $(GLIB_CFLAGS) $(POPPLER_CFLAGS) $(TESSERACT_CFLAGS)
scan_LDADD = $(POPPLER_LIBS) $(TESSERACT_LIBS) $(GLIB_LIBS)

dist_check_SCRIPTS += %D%/ocr.t
dist_check_SCRIPTS += %D%/confined.t %D%/escape.t %D%/hostile-worker.t %D%/full-disk.t %D%/index.t
EXTRA_DIST += %D%/old_office.py %D%/net-mending.doc %D%/net-mending.fodt
EXTRA_DIST += %D%/tap.sh tests/fuzz-corpus/reply tests/fuzz-corpus/office

# Durability. What is preloaded needs no libtool, which makes static libraries here, and no sanitizer, which must come first.
dist_check_SCRIPTS += %D%/many-pages.t
dist_check_SCRIPTS += %D%/audience.t
dist_check_SCRIPTS += %D%/broken-disk.t %D%/killed.t %D%/power-cut.t
EXTRA_DIST += %D%/fault.c %D%/fault.sh %D%/power_cut.py
check_DATA = fault.so
CLEANFILES += fault.so
fault.so: %D%/fault.c
	$(AM_V_CCLD)$(CC) -std=gnu11 -D_GNU_SOURCE -Wall -Wextra $(CFLAGS) -shared -fPIC -o $@ $(srcdir)/%D%/fault.c

# Titles.
check_PROGRAMS += test-title
test_title_SOURCES = %D%/test-title.c
nodist_EXTRA_test_title_SOURCES = c++.cc
test_title_CPPFLAGS = $(extracted_cppflags)
test_title_LDADD = $(extracted_libraries)
