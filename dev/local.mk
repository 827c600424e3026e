# Developers' tools: measurements, and what ./start and ./check share.
dist_noinst_SCRIPTS += %D%/measure
EXTRA_DIST += %D%/lib.sh %D%/packages
