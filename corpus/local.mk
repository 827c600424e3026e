# The sample documents go into the release as they are.
EXTRA_DIST += \
  %D%/README.md %D%/check %D%/documents %D%/judgements.tsv %D%/labels.tsv %D%/make %D%/making %D%/parallel.tsv \
  %D%/queries.tsv %D%/sources %D%/unseen
