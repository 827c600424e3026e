# What the command line prints as JSON is as it is described in docs/answer.schema.json.
set -eu
. "$PRAXIS_SOURCE/tests/house/tap.sh"
. "$PRAXIS_SOURCE/tests/cli/corpus.sh"
if ! python3 -c 'import jsonschema, yaml' 2>/dev/null; then
  echo "1..0 # SKIP python3 with jsonschema and yaml is not there"
  exit 0
fi
prepare

# described NAME COMMAND ARGUMENT...: what it prints is such an answer.
described () {
  name=$1
  shift
  ask "$@" --format json
  is_empty "praxis $* prints what is described as $name" "$(python3 -B "$PRAXIS_SOURCE/tests/described.py" "$name" <"$place/out" 2>&1)"
}

PRAXIS_DB=$db
export PRAXIS_DB
described answer search return counselling
described answer search --facets all --explain --country GH shelter
described answer search --output passages --limit 1 staff
described answer search --group 0 --passages 5 --year 2015..2018 training
described answer search +zebra -shelter
described answer search conuselling
described answer count --country GH
described answer facets
described document show r1
described page show r1 --page 1
described evidence why r1
described similar similar r1
described suggestions suggest gha
described status status
described unreadable unreadable
described check check
described definition define THB
printf 'q1\treintegration\n' >"$place/queries"
described answer search --queries-from "$place/queries"
finish
