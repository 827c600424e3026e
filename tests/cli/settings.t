# One table of settings for all programs: from the file, the environment and --set it reaches who asks and who writes (the daemon is
# asked in tests/searchd), and what is wrong is refused by name.
set -eu
. "$PRAXIS_SOURCE/tests/house/tap.sh"
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
XDG_DATA_HOME=$place/data HOME=$place
export XDG_DATA_HOME HOME
unset PRAXIS_CONFIG PRAXIS_DB
printf '[search]\nlimit = 2\ntitle-weight = 5\n' >"$place/conf"
i=0
while [ $i -lt 6 ]; do
  i=$((i + 1))
  printf '{"id": "r%d", "title": "Lighthouse", "text": "Notes on tower number %d."}\n' $i $i
done >"$place/records"

# with FROM COMMAND...: runs it where the settings come from the file, the environment or --set.
with () {
  from=$1
  shift
  case $from in
  default) "$@" ;;
  file) PRAXIS_CONFIG=$place/conf "$@" ;;
  environment) PRAXIS_SEARCH_LIMIT=3 PRAXIS_SEARCH_TITLE_WEIGHT=7 PRAXIS_CONFIG=$place/conf "$@" ;;
  set) PRAXIS_SEARCH_LIMIT=3 PRAXIS_SEARCH_TITLE_WEIGHT=7 "$@" --set search.limit=4 --set search.title-weight=9 ;;
  esac
}

# written FROM: how often a word of a title counts in an index made so.
written () {
  with "$1" praxis index --quiet --db "$place/$1" --records "$place/records"
  xapian-delve -t lighthouse -v "$place/$1/public" | sed -n 's/.* 1 \([0-9]*\) [0-9]*.*/\1/p' | head -n 1
}

is "the writer takes the default" "$(written default)" 3
is "or the file's" "$(written file)" 5
is "or the environment's before it" "$(written environment)" 7
is "or that of --set before all" "$(written set)" 9
for row in default:6 file:2 environment:3 set:4; do
  from=${row%:*}
  is "who asks has the limit of: $from" "$(with "$from" praxis search --output ids --db "$place/default" lighthouse | wc -l)" "${row#*:}"
done
is "config tells values and sources" "$(with set praxis config | grep -A1 '^search.limit = ' | tr -s ' \n' ' ')" \
  "search.limit = 4 Hits of an answer when the question names no limit. (hits; --set) "
is "of the file, its path" "$(with file praxis config | grep -A1 '^search.limit = ' | grep -o "hits; .*")" "hits; $place/conf)"

# refused TITLE WORDS COMMAND...
refused () {
  title=$1 words=$2
  shift 2
  status=0
  "$@" >/dev/null 2>"$place/err" || status=$?
  is "$title" "$status $(grep -cF "$words" "$place/err")" "2 1"
}

for command in "search lighthouse" config status "index --records $place/records" "serve --port 0" "token list"; do
  refused "praxis ${command%% *} refuses an unknown setting with the nearest" "did you mean 'search.limit'?" \
    praxis $command --set search.limmit=3
done
PRAXIS_SEARCH_LIMIT=many
export PRAXIS_SEARCH_LIMIT
refused "a wrong variable is told by its name" "PRAXIS_SEARCH_LIMIT: setting 'search.limit'" praxis search lighthouse
unset PRAXIS_SEARCH_LIMIT
printf '[search]\nk1 = 1\nlimit = 0\n' >"$place/conf"
refused "a wrong line of the file by its number" "'$place/conf' line 3: setting 'search.limit'" \
  env PRAXIS_CONFIG="$place/conf" praxis search lighthouse
finish
