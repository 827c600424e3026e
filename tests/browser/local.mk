# Tests of the pages in a browser; what they take from npm is installed by ./install.
dist_check_SCRIPTS += %D%/browser.t
EXTRA_DIST += %D%/install %D%/package.json %D%/package-lock.json %D%/.npmrc \
  %D%/all.mjs \
  %D%/brief.mjs \
  %D%/harness.mjs \
  %D%/hostile.mjs \
  %D%/hostile-documents.mjs \
  %D%/journeys.mjs \
  %D%/many.mjs \
  %D%/many-values.mjs \
  %D%/scripts.mjs
