# A disk that fills up while the indexer writes: an error that says so, and nothing counted that is not in the index. The small disk
# is a tmpfs in a mount namespace of its own, so nothing is left mounted whatever happens.
set -eu
. "$PRAXIS_SOURCE/tests/indexer/tap.sh"

if [ -z "${PRAXIS_IN_NAMESPACE-}" ]; then
  if ! unshare --mount true 2>/dev/null; then
    echo "1..0 # SKIP mounting a small disk takes root"
    exit 0
  fi
  PRAXIS_IN_NAMESPACE=1 exec unshare --mount "${BASH:-/bin/sh}" "$0"
fi

mkdir "$here/index" "$here/first" "$here/second"
mount -t tmpfs -o size=1500k small "$here/index"
echo "The lighthouse stands on the coast." >"$here/first/small.txt"
seq 1 300000 >"$here/second/large.txt"

index "$here/first"
is "a small document finds room" "$status" 0
index "$here/second"
is "a large one does not" "$status" 7
has "and the message says that the disk is full" "$err" "the disk is full"
is "nothing is counted as indexed" "$(count indexed | grep -v '^0$' || true)" ""
is "the committed document is still found" "$(documents) $(holds lighthouse)" "1 1"
index "$here/first"
is "and the index can be written again" "$status $(count unchanged)" "0 1"
umount "$here/index"
finish
