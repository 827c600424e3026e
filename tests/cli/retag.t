# Tagging again: from the stored text alone, and told beforehand.
set -eu
. "$PRAXIS_SOURCE/tests/house/tap.sh"
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
db=$place/index
cp -r "$PRAXIS_SOURCE/corpus/documents" "$place/texts"
praxis index --quiet --db "$db" "$place/texts" 2>"$place/err" || sed 's/^/# /' "$place/err"
printf '{"id": "r1", "title": "Return from Chad", "text": "Nothing.", "tags": {"country": ["GH"]}}\n' >"$place/records"
praxis index --quiet --db "$db" --records "$place/records"

is "with the same vocabulary nothing changes" "$(praxis retag --db "$db" --dry-run)" \
  "0 documents would have other tags; nothing was changed"

rm -r "$place/texts"
mkdir "$place/own"
cat >"$place/own/topics.ttl" <<'END'
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
<https://praxis.example/vocabulary/topic/shelters> skos:prefLabel "Migrants and the law"@en ; skos:altLabel "migration"@en .
END
own="--vocabulary $place/own"
found () {
  praxis search --db "$db" $own --output ids --limit 1000 --topic shelters 2>/dev/null | wc -l
}
before=$(found)
praxis retag --db "$db" $own --dry-run >"$place/dry"
gains=$(grep -c '^  +topic=shelters .*"' "$place/dry" || true)
is "a dry run lists what is gained, with the quote" "$([ "$gains" -gt 0 ] && echo yes)" yes
is "and changes nothing" "$(found)" "$before"
praxis retag --quiet --db "$db" $own
is "the tags are gained though all files are gone" "$(found)" "$((before + gains))"
is "after that there is nothing to change" "$(praxis retag --db "$db" $own --dry-run)" \
  "0 documents would have other tags; nothing was changed"
praxis retag --db "$db" --dry-run >"$place/dry"
is "without the label they would be lost again" "$(grep -c '^  -topic=shelters .*"' "$place/dry" || true)" "$gains"

praxis tag --db "$db" r1 +country=Peru
praxis retag --quiet --db "$db"
is "decisions and what a record says itself stay" \
  "$(praxis search --db "$db" --output ids --country PE nothing) $(praxis search --db "$db" --output ids --country GH nothing)" \
  "r1 r1"
is "the index is whole" "$(praxis check --db "$db" | grep -c sound)" 1
status=0
praxis retag --db "$place/nowhere" 2>"$place/err" || status=$?
is "without an index it ends with 3" "$status" 3
status=0
praxis retag --db "$db" "$place" 2>"$place/err" || status=$?
is "it takes no files" "$status" 2
finish
