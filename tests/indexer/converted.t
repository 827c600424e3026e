# Old office files are read by way of converters: with them, without one, and where these cannot be confined.
# net-mending.doc was made from net-mending.fodt by `soffice --convert-to doc`; old_office.py makes the others.
set -eu
. "$PRAXIS_SOURCE/tests/indexer/tap.sh"
worker=$PRAXIS_EXEC_PATH/praxis-worker
without=$PRAXIS_EXEC_PATH/without
mkdir "$here/docs"
cp "$PRAXIS_SOURCE/tests/indexer/net-mending.doc" "$here/docs"
python3 "$PRAXIS_SOURCE/tests/indexer/old_office.py" "$here/docs"

# reasons: why documents were not read.
reasons () {
  for record in $(seq "$(documents)"); do
    xapian-delve -d -r "$record" "$here/index/public" | sed -n 's/^reason=//p'
  done | LC_ALL=C sort | paste -s -d ' '
}

if [ -x /usr/bin/antiword ] && [ -x /usr/bin/catppt ] && [ -x /usr/bin/xls2csv ]; then
  index "$here/docs"
  if [ "${err#*no Landlock}" = "$err" ]; then
    is "a document, a workbook and a presentation are read" "$status $(count indexed)" "0 3"
    is "with text in any script" "$(holds смола) $(holds меч) $(holds лодки)" "1 1 1"
    is "with notes and cells" "$(holds feast) $(holds needle) $(holds second)" "1 1 1"
    is "what one was and what it says go together" "$(holds Tapplication/msword)" 1
  fi
else
  index "$here/docs"
  has "without them the reason names what is missing" "$(reasons)" "which is not installed"
fi

if grep -q '^#define PRAXIS_SANITIZED' "$PRAXIS_EXEC_PATH/config.h"; then
  report ok "a system without Landlock # SKIP a sanitizer needs what confinement forbids"
elif "$without" landlock_create_ruleset /bin/true 2>/dev/null; then
  rm -rf "$here/index"
  "$without" landlock_create_ruleset "${worker%/*}/praxis-indexer" --db "$here/index" "$here/docs" >"$here/out" 2>&1
  is "where they cannot be confined nothing is converted" "$(count unreadable)" 3
  has "and the reason says so" "$(reasons)" "needs 'antiword', which cannot be confined"
else
  report ok "a system without Landlock # SKIP it cannot be staged here"
fi
finish
