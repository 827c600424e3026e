# The command line from end to end: a folder and some records are indexed and asked about in all formats, and each exit
# status is met once.
set -eu
. "$PRAXIS_SOURCE/tests/house/tap.sh"
. "$PRAXIS_SOURCE/tests/cli/corpus.sh"
prepare

# asked ARGUMENT...: the same of the index.
asked () {
  command=$1
  shift
  ask "$command" --db "$db" "$@"
}

# python EXPRESSION: of the JSON on standard input, as "answer".
python () {
  python3 -c 'import json, sys; answer = json.load(sys.stdin); print('"$1"')'
}

asked search return counselling
is "a search with hits ends with 0" "$status" 0
has "the text has the title" "$out" 'Return counselling in Ghana'
has "the text has the path" "$out" "$place/texts/ghana.md"
has "the text has the label of a country" "$out" '· .*Ghana'
is_empty "the text has no line over 80 columns but paths" "$(printf '%s\n' "$out" | grep -v / | grep -E '^.{81,}' || true)"
is_empty "a pipe gets no escape sequence" "$(printf '%s' "$out" | tr -cd '\033')"
is_empty "nothing goes to standard error" "$err"

asked search zebra
is "a search without hits ends with 1" "$status" 1
has "it says that nothing was found" "$out" 'nothing found'
asked search '(return AND counselling'
is "an unbalanced bracket ends with 2" "$status" 2
has "the query is shown" "$err" '^  \(return AND counselling$'
has "with a mark under the place" "$err" '^ +\^$'
is_empty "and nothing on standard output" "$out"
asked search --country Ghna
is "an unknown country ends with 2" "$status" 2
has "with the nearest one" "$err" "did you mean 'Ghana'"
asked search --contry Ghana
has "an unknown option has a nearest one" "$err" "did you mean '--country'"
asked search --limit some
is "a bad number ends with 2" "$status" 2
ask serch x
is "an unknown command ends with 2" "$status" 2
has "with the nearest one" "$err" "did you mean 'search'"
ask search --db "$place/nowhere" x
is "a missing index ends with 3" "$status" 3
ask search --server http://127.0.0.1:1 x
is "a server that is not there ends with 5" "$status" 5
ask search --server ftp://localhost x
is "an address that is none ends with 2" "$status" 2
ask search --server http://127.0.0.1:1 --db "$db" x
is "a server and an index together end with 2" "$status" 2

asked search -zebra shelter
is "an excluded word needs no dashes before it" "$status" 0
asked search shelter -staff
is "an excluded word excludes" "$status" 1
asked search --country Ghana --not-year 2018 --output ids
is "filters exclude" "$(printf '%s\n' "$out" | wc -l)" 1
asked search --country ガーナ --output ids
is "a country has names in other languages" "$(printf '%s\n' "$out" | wc -l)" 2

total=$(praxis count --db "$db" shelter staff || true)
if command -v python3 >/dev/null; then
  asked search --format json shelter staff
  is "count says what a search has in total" "$(python 'answer["total"]["value"]' <"$place/out")" "$total"
  is "highlights lie inside the text" "$(python 'all(0 <= a < b <= len(p["text"]) for h in answer["hits"]
    for p in h["passages"] for a, b in p["highlights"])' <"$place/out")" True
  asked search --format jsonl shelter staff
  is "each line of jsonl is JSON with a type, the last one the summary" "$(python3 -c '
import json, sys
types = [json.loads(line)["type"] for line in sys.stdin]
print(set(types[:-1]), types[-1])' <"$place/out")" "{'hit'} summary"
  asked search --format jsonl zebra
  is "jsonl without hits is a summary" "$(python 'answer["type"], answer["total"]["value"]' <"$place/out")" "summary 0"
  asked search --format csv --fields id,title shelter staff
  is "csv is csv" "$(python3 -c '
import csv, sys
print({len(row) for row in csv.reader(sys.stdin)})' <"$place/out")" '{2}'
  asked status --format json
  is "all files and records are counted" "$(python 'answer["documents"]' <"$place/out")" 6
fi
asked search --format tsv --fields rank,id reintegration --country NG
is "tsv has a line of names and a line a hit" "$out" "$(printf 'rank\tid\n1\tr1')"
asked search --format tsv --fields rank,titel reintegration
has "an unknown column has a nearest one" "$err" "did you mean 'title'"
asked search --output files -0 --type case-study --country GH counselling
is "files can end with NUL" "$(tr '\0' '|' <"$place/out")" "$place/texts/ghana.md|"

printf 'q1\treintegration\nq2\tzebra\nq3\ttrainers\n' >"$place/queries"
asked search --queries-from "$place/queries" --format trec --limit 1
is "a list of queries is answered in order" "$(printf '%s\n' "$out" | awk '{ print $1, $2, $3, $4, $6 }')" \
  "$(printf 'q1 Q0 r1 1 praxis\nq3 Q0 r2 1 praxis')"
is "a list with hits ends with 0" "$status" 0
status=0
printf 'q1\t(\nq2\ttrainers\n' | praxis search --db "$db" --queries-from - --output ids >"$place/out" 2>"$place/err" ||
  status=$?
is "a query that fails does not end the list" "$(cat "$place/out")" r2
is "but its status is that of the list" "$status" 2
printf 'no tab\n' >"$place/queries"
asked search --queries-from "$place/queries"
is "a line without a tab ends with 2" "$status" 2

asked similar r1 --limit 1
has "there is something like a document" "$out" 'Return counselling in Ghana'
asked suggest a hand
is "a title is completed" "$out" 'A handbook on reintegration  title:r1'
asked suggest gha
has "a country is completed, with how many documents" "$out" '^Ghana  country:GH  2$'
asked suggest
is "nothing to complete ends with 2" "$status" 2

asked facets --facets country
has "facets are counted" "$out" 'Ghana +2'
asked show r1
has "a document shows its title" "$out" '^A handbook on reintegration$'
has "a document shows its text" "$out" 'Reintegration begins before the return\.'
has "a document shows its tags" "$out" '^Country +Ghana'
asked show r1 --page 1
has "a page shows its text" "$out" 'Reintegration begins before the return\.'
asked search --sort date shelter
has "where no name is near all are told, if they are few" "$err" "unknown sort 'date'; there are score, year, title, newest"
asked search --format xml shelter
has "so are the formats" "$err" "unknown format 'xml'; there are text, json, jsonl"
asked search --in lesons shelter
has "a role of sections is called one" "$err" "unknown role 'lesons'; did you mean 'lessons'"
asked status everything
is "an argument that a command does not take is refused" "$status $err" "2 praxis: 'praxis status' takes no arguments, such as 'everything'"
asked suggest zzzz
is "nothing to suggest is said" "$status $out" "1 Nothing begins like “zzzz”"
asked facets country
has "whoever asks for the counts of a field as for a word is told how" "$err" "praxis facets --facets country"
asked facets --facets country country
is_empty "nobody else is" "$(printf '%s' "$err" | grep -e --facets)"
asked show nothing-like-it
is "an unknown document ends with 1" "$status" 1
asked count shelter
has "a count is told beside it what could not be read" "$err" '1 document that may belong here could not be read'
is "and stays the number alone" "$(printf '%s\n' "$out" | wc -l)" 1
asked search --format tsv --readable yes shelter
is_empty "whoever asks for what was read is told nothing" "$err"
printf 'q1\tshelter\nq2\tstaff\n' >"$place/queries"
asked search --queries-from "$place/queries" --format trec
is "in a list it is told once" "$(printf '%s\n' "$err" | wc -l)" 1
asked unreadable
has "what could not be read has a reason" "$out" 'broken\.pdf'
asked unreadable --format tsv --fields state,path
has "it can be had as a table" "$out" "^damaged.$place/texts/broken.pdf\$"
asked status
has "the status counts" "$out" '^Documents +6$'
mkdir "$place/own"
cat >"$place/own/countries.ttl" <<'END'
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix country: <https://example.org/own/country/> .
country:GH skos:altLabel "Black Star land"@en .
END
asked count --country "Black Star land"
is "a label that no vocabulary has is refused" "$status" 2
asked count --vocabulary "$place/own" --country "Black Star land"
is "a vocabulary of one's own adds labels" "$status $out" "0 2"
asked search --explain return counselling
has "a query can be explained" "$out" '^Understood as: .*counselling'

title="a closed pipe ends quietly"
praxis search --db "$db" --format json return 2>"$place/err" | true
is_empty "$title" "$(cat "$place/err")"
if [ -w /dev/full ]; then
  status=0
  praxis search --db "$db" return >/dev/full 2>"$place/err" || status=$?
  is "an answer that cannot be written ends with 7" "$status" 7
fi
is "the version is printed" "$(praxis --version | cut -d ' ' -f 1)" praxis
finish
