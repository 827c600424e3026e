# The pages in other languages. A new one is a file here, a row in searchd/page_language.c and three lines below.
po_languages = es fr pt
po_files = %D%/es.po %D%/fr.po %D%/pt.po
po_sources = register/document/field.c register/document/state.c $(libsearchd_la_SOURCES)
EXTRA_DIST += $(po_files)

eslocaledir = $(localedir)/es/LC_MESSAGES
frlocaledir = $(localedir)/fr/LC_MESSAGES
ptlocaledir = $(localedir)/pt/LC_MESSAGES
nodist_eslocale_DATA = locale/es/LC_MESSAGES/praxis.mo
nodist_frlocale_DATA = locale/fr/LC_MESSAGES/praxis.mo
nodist_ptlocale_DATA = locale/pt/LC_MESSAGES/praxis.mo
po_translations = $(nodist_eslocale_DATA) $(nodist_frlocale_DATA) $(nodist_ptlocale_DATA)
CLEANFILES += $(po_translations)
$(po_translations): locale/%/LC_MESSAGES/praxis.mo: %D%/%.po
	$(AM_V_at)$(MKDIR_P) $(@D)
	$(AM_V_GEN)$(MSGFMT) --check-format -o $@ $<

# Brings the texts of the sources into the files to be translated.
update-po:
	cd $(srcdir) && dev/update-po $(po_files)
.PHONY: update-po
