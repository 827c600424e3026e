# Developers' tools: measurements, and what ./start and ./check share.
EXTRA_DIST += %D%/lib.sh %D%/packages
