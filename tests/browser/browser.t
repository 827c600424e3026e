# The pages in a real browser: what people come to do, from the first look to what they take along.
set -eu
skip_all () {
  echo "1..0 # SKIP $1"
  exit 0
}
for program in praxis-indexer praxis-worker praxis-searchd chromium node; do
  command -v "$program" >/dev/null || skip_all "$program is not there"
done
modules=$PRAXIS_EXEC_PATH/browser-modules
[ -d "$modules/node_modules" ] || skip_all "playwright-core and axe-core are not there: run tests/browser/install BUILD"
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
LC_ALL=C.UTF-8 HOME=$place XDG_DATA_HOME=$place/data
export LC_ALL HOME XDG_DATA_HOME
unset PRAXIS_DB PRAXIS_CONFIG
pictures=$PRAXIS_EXEC_PATH/tests/browser/screenshots
rm -rf "$pictures"
mkdir -p "$pictures" "$place/hostile"
node "$PRAXIS_SOURCE/tests/browser/hostile-documents.mjs" "$place/hostile"
index () {
  praxis-indexer --quiet --db "$@" >"$place/log" 2>&1 && return
  sed 's/^/# /' "$place/log"
  echo 'Bail out! the documents cannot be indexed'
  exit 1
}
index "$place/sample.db" "$PRAXIS_SOURCE/corpus/documents"
node "$PRAXIS_SOURCE/tests/browser/many-values.mjs" "$place/many"
index "$place/many.db" --vocabulary "$place/many/vocabulary" --records "$place/many/records.jsonl"
index "$place/hostile.db" --records "$place/hostile/records.jsonl" "$place/hostile/texts"
PRAXIS_BROWSER=$(command -v chromium) PRAXIS_BROWSER_MODULES=$modules PRAXIS_BROWSER_PLACE=$place
PRAXIS_BROWSER_PICTURES=$pictures
export PRAXIS_BROWSER PRAXIS_BROWSER_MODULES PRAXIS_BROWSER_PLACE PRAXIS_BROWSER_PICTURES
node --test-reporter=tap "$PRAXIS_SOURCE/tests/browser/all.mjs"
