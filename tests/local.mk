# All tests speak TAP. Unit tests are GLib test programs (test-*), the others scripts (*.t).
LOG_DRIVER = env AM_TAP_AWK='$(AWK)' $(SHELL) $(top_srcdir)/build-aux/tap-driver.sh
LOG_COMPILER = $(top_srcdir)/tests/run-unit
T_LOG_DRIVER = $(LOG_DRIVER)
TEST_EXTENSIONS = .t
T_LOG_COMPILER = timeout 300 $(SHELL)
AM_TESTS_ENVIRONMENT = \
  PRAXIS_EXEC_PATH='$(abs_top_builddir)'; export PRAXIS_EXEC_PATH; \
  PRAXIS_DATA_PATH='$(abs_top_srcdir)/config'; export PRAXIS_DATA_PATH; \
  PRAXIS_CONFIG='$(abs_top_srcdir)/config/praxis.conf'; export PRAXIS_CONFIG; \
  PRAXIS_OCR_MODE=off; export PRAXIS_OCR_MODE; \
  PRAXIS_INDEX_NICE=0; export PRAXIS_INDEX_NICE; \
  PRAXIS_SOURCE='$(abs_top_srcdir)'; export PRAXIS_SOURCE; \
  PATH='$(abs_top_builddir)':$$PATH; export PATH;

dist_noinst_SCRIPTS += %D%/run-unit
EXTRA_DIST += %D%/described.py
EXTRA_DIST += $(dist_check_SCRIPTS)
TESTS += $(check_PROGRAMS) $(dist_check_SCRIPTS)

include %D%/register/local.mk
include %D%/indexer/local.mk
include %D%/searchd/local.mk
include %D%/cli/local.mk
include %D%/house/local.mk
include %D%/browser/local.mk
