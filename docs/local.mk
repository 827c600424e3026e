# Man pages and the longer stories.
dist_man_MANS += %D%/praxis.1 %D%/praxis-index.1 %D%/praxis-indexer.1 %D%/praxis-search.1 \
  %D%/praxis-fetch.1 %D%/praxis-searchd.1 %D%/praxis-worker.1
EXTRA_DIST += %D%/answer.md %D%/architecture.md %D%/http-api.md %D%/index-format.md %D%/vocabularies.md
EXTRA_DIST += %D%/answer.schema.json %D%/openapi.yaml
EXTRA_DIST += %D%/retrieval.md %D%/serving.md

# The manual of the settings is made from their table.
man_MANS += %D%/praxis.conf.5
EXTRA_DIST += %D%/praxis.conf.5.in
CLEANFILES += %D%/praxis.conf.5
%D%/praxis.conf.5: %D%/praxis.conf.5.in dev-settings-manual$(EXEEXT)
	$(AM_V_GEN)$(MKDIR_P) %D% && ./dev-settings-manual$(EXEEXT) <'$(srcdir)/%D%/praxis.conf.5.in' >$@-t && mv $@-t $@
