# Default settings and vocabularies.
praxisconfdir = $(sysconfdir)/praxis
EXTRA_DIST += %D%/praxis.conf

# The settings file belongs to whoever runs the machine: never replaced, and removed only while it is as it came.
install-data-local:
	$(MKDIR_P) '$(DESTDIR)$(praxisconfdir)'
	test -e '$(DESTDIR)$(praxisconfdir)/praxis.conf' || \
	  $(INSTALL_DATA) $(srcdir)/%D%/praxis.conf '$(DESTDIR)$(praxisconfdir)/praxis.conf'

uninstall-local:
	if cmp -s $(srcdir)/%D%/praxis.conf '$(DESTDIR)$(praxisconfdir)/praxis.conf'; then \
	  rm -f '$(DESTDIR)$(praxisconfdir)/praxis.conf'; fi
dist_vocabulary_DATA += \
  %D%/vocabulary/activities.ttl \
  %D%/vocabulary/countries.ttl \
  %D%/vocabulary/glossary.ttl \
  %D%/vocabulary/places.ttl \
  %D%/vocabulary/regions.ttl \
  %D%/vocabulary/roles.ttl \
  %D%/vocabulary/topics.ttl \
  %D%/vocabulary/types.ttl
dist_pkgdata_DATA += %D%/stopwords.txt

# Units for systemd, which name the programs by their places.
systemdunitdir = $(prefix)/lib/systemd/system
dist_systemdunit_DATA = %D%/systemd/praxis-searchd.socket %D%/systemd/praxis-index.timer
nodist_systemdunit_DATA = %D%/systemd/praxis-searchd.service %D%/systemd/praxis-index.service
EXTRA_DIST += %D%/systemd/praxis-searchd.service.in %D%/systemd/praxis-index.service.in
CLEANFILES += $(nodist_systemdunit_DATA)
$(nodist_systemdunit_DATA): %: $(srcdir)/%.in Makefile
	$(AM_V_GEN)$(MKDIR_P) $(@D) && $(SED) 's,[@]bindir@,$(bindir),g' '$(srcdir)/$@.in' >$@
