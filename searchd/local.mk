# The daemon. All but its main is a library of its own, so that tests can link it.
noinst_LTLIBRARIES += libsearchd.la
libsearchd_la_SOURCES = \
  %D%/answer_words.c %D%/answer_words.h \
  %D%/api.c %D%/api.h \
  %D%/assets.c %D%/assets.h \
  %D%/cite.c %D%/cite.h \
  %D%/cache.c %D%/cache.h \
  %D%/accept.c %D%/accept.h \
  %D%/compress.c %D%/compress.h \
  %D%/brief_page.c \
  %D%/connections.c %D%/connections.h \
  %D%/document_link.c %D%/document_link.h \
  %D%/facet_list.c %D%/facet_list.h \
  %D%/facet_page.c \
  %D%/facet_tree.c %D%/facet_tree.h \
  %D%/feed.c %D%/feed.h \
  %D%/file.c %D%/file.h \
  %D%/gate.c %D%/gate.h \
  %D%/head.c %D%/head.h \
  %D%/hit_list.c %D%/hit_list.h \
  %D%/html.c %D%/html.h \
  %D%/http.c %D%/http.h \
  %D%/identity.c %D%/identity.h \
  %D%/listener.c %D%/listener.h \
  %D%/log.c %D%/log.h \
  %D%/metrics.c %D%/metrics.h \
  %D%/notify.c %D%/notify.h \
  %D%/page.h \
  %D%/page_language.c %D%/page_language.h \
  %D%/page_parts.c %D%/page_parts.h \
  %D%/passage_list.c %D%/passage_list.h \
  %D%/problem.c %D%/problem.h \
  %D%/query_string.c %D%/query_string.h \
  %D%/readers.c %D%/readers.h \
  %D%/record_evidence.c \
  %D%/record_facts.c \
  %D%/record_page.c \
  %D%/record_parts.h \
  %D%/record_years.c \
  %D%/reply.c %D%/reply.h \
  %D%/routes.c %D%/routes.h \
  %D%/search_page.c %D%/search_page.h \
  %D%/sheet_page.c \
  %D%/setup.c %D%/setup.h \
  %D%/start_page.c %D%/start_page.h \
  %D%/supervisor.c %D%/supervisor.h \
  %D%/version_list.c %D%/version_list.h \
  %D%/worker.c %D%/worker.h \
  %D%/year_chart.c %D%/year_chart.h
nodist_libsearchd_la_SOURCES = %D%/assets_data.c %D%/assets_data.h
libsearchd_la_CPPFLAGS = $(AM_CPPFLAGS) $(GLIB_CFLAGS) $(JSON_CFLAGS) $(EVENT_CFLAGS)
libsearchd_la_LIBADD = libpraxis.la $(EVENT_LIBS) $(JSON_LIBS) $(GLIB_LIBS)

bin_PROGRAMS += praxis-searchd
praxis_searchd_SOURCES = %D%/main.c
praxis_searchd_CPPFLAGS = $(libsearchd_la_CPPFLAGS)
praxis_searchd_LDADD = libsearchd.la libpraxis.la $(EVENT_LIBS) $(JSON_LIBS) $(GLIB_LIBS)

# What is sent besides answers is compiled in.
searchd_assets = %D%/assets/assets.gresource.xml %D%/assets/style.css %D%/assets/icon.svg \
  %D%/assets/brief.js \
  %D%/assets/passages.js \
  %D%/assets/results.js \
  %D%/assets/suggest.js \
  %D%/assets/years.js \
  %D%/assets/document.css
searchd_api = docs/openapi.yaml docs/answer.schema.json dev/openapi.py
EXTRA_DIST += $(searchd_assets)
BUILT_SOURCES += %D%/assets_data.c %D%/assets_data.h
CLEANFILES += %D%/assets_data.c %D%/assets_data.h %D%/openapi.json
compile_assets = $(GLIB_COMPILE_RESOURCES) --sourcedir='$(srcdir)/%D%/assets' --sourcedir=%D% --internal \
  --c-name praxis_assets --target=$@
%D%/openapi.json: $(searchd_api)
	$(AM_V_GEN)$(MKDIR_P) %D% && $(PYTHON3) '$(srcdir)/dev/openapi.py' '$(srcdir)/docs' >$@-t && mv $@-t $@
%D%/assets_data.c: $(searchd_assets) %D%/openapi.json
	$(AM_V_GEN)$(compile_assets) --generate-source '$(srcdir)/%D%/assets/assets.gresource.xml'
%D%/assets_data.h: $(searchd_assets) %D%/openapi.json
	$(AM_V_GEN)$(compile_assets) --generate-header '$(srcdir)/%D%/assets/assets.gresource.xml'
$(libsearchd_la_OBJECTS): %D%/assets_data.h
