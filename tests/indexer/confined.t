# Confinement costs no text: what the worker sends about the sample documents is the same with and without it.
set -eu
. "$PRAXIS_SOURCE/tests/indexer/tap.sh"
if grep -q '^#define PRAXIS_SANITIZED' "$PRAXIS_EXEC_PATH/config.h"; then
  echo '1..0 # SKIP a sanitizer needs what confinement forbids'
  exit 0
fi
status=0
"$PRAXIS_SOURCE/dev/compare-confined" "$PRAXIS_SOURCE/corpus" >"$here/out" || status=$?
sed 's/^/# /' "$here/out"
is "the sample documents are read alike" "$status" 0
has "and they have text" "$(tail -n 1 "$here/out")" "$(find "$PRAXIS_SOURCE/corpus" -type f | wc -l) files alike, "
finish
