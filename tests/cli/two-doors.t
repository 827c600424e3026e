# One contract for both doors: what a server answers is printed to the byte as what the index answers. Only the time it took
# may differ, and which door the commands name that are printed.
set -eu
. "$PRAXIS_SOURCE/tests/house/tap.sh"
. "$PRAXIS_SOURCE/tests/cli/corpus.sh"
if ! command -v praxis-searchd >/dev/null; then
  echo "1..0 # SKIP praxis-searchd is not built"
  exit 0
fi
prepare
# More than a server lists at a time.
mkdir "$place/broken"
for broken in $(seq 105); do
  printf '%%PDF-1.4 %s\n' "$broken" >"$place/broken/$broken.pdf"
done
praxis index --quiet --db "$db" "$place/broken" >"$place/log" 2>&1 || true

mkfifo "$place/ready"
praxis-searchd --db "$db" --port 0 --workers 1 >"$place/ready" 2>"$place/server" &
server=$!
trap 'kill $server 2>/dev/null || true; wait $server 2>/dev/null || true; rm -rf "$place"' EXIT
# The server prints its address once it listens; reading waits for that.
url=$(head -n 1 <"$place/ready" | grep -oE 'http://[^ ]*' || true)
if [ -z "$url" ]; then
  sed 's/^/# /' "$place/server"
  echo "Bail out! the server does not say where it listens"
  exit 1
fi

# door SOURCE... -- ARGUMENT...: what praxis prints and its status, without the time and without what is above the folder that was
# indexed and the index: for that only the index here may tell, and not in JSON.
door () {
  from=$1
  where=$2
  shift 2
  command=$1
  shift
  status=0
  praxis "$command" "$from" "$where" "$@" >"$place/out" 2>&1 || status=$?
  above=$place/
  case $* in
  *json*) above=/// ;;
  esac
  sed -E "s/\"took_ms\" ?: ?[0-9.]+/\"took_ms\":0/; s/praxis search --(db|server)=[^ ]+/praxis search/; s|$above||g" "$place/out"
  echo "status $status"
}

same () {
  is "both doors print the same for '$*'" "$(door --server "$url" "$@")" "$(door --db "$db" "$@")"
}

same search return counselling
same search --format json return counselling
same search --format json --facets all --limit 1 shelter
same search --format jsonl --passages 1 training
same search --format tsv staff
same search --format csv --sort title staff
same search --format trec staff
same search --output passages --format json staff
same search --output ids staff
same search --explain '"return counselling" OR trafficking'
same search --country Ghana --not-country Nigeria
same search --country ガーナ --year 2015..2017 --facets country,year
same search --year ..2016 --language fr --format json
same search zebra
same search --format json zebra -shelter
same search '(return'
same search --country Ghna
same search --limit 99999999
same search --sort nearest
same search --cursor nonsense staff
same search -- title:handbook
same count --country GH
same facets
same facets --format tsv --facets topic,country training
same show r1
same show r1 --page 1 --format json
same show r1 --page 99
same show nothing-like-it
same why r1
same why r1 country=Ghana --format json
same why r1 country=Ghna
same similar r1
same similar --limit 1 --format json r2
same similar --limit x r2
same similar nothing-like-it
same suggest gha
same suggest --format json --limit 2 Return
same status
same unreadable --format json
same unreadable --limit 3 --format tsv
same unreadable --limit 3
same unreadable --limit x
is "all that could not be read is listed, however many pages a server has of it" \
  "$(praxis unreadable --server "$url" --format tsv --fields path | grep -c 'broken/')" 105
finish
