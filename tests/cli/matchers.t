# Both matchers are one: the questions of the sample corpus are answered over postings in memory as they are answered by
# Xapian, to the byte but for the time it took.
set -eu
. "$PRAXIS_SOURCE/tests/house/tap.sh"
. "$PRAXIS_SOURCE/tests/cli/corpus.sh"
cp -R "$PRAXIS_SOURCE"/corpus/documents/guides "$PRAXIS_SOURCE"/corpus/documents/case-studies "$place/texts"
prepare

cut -f 1,3 "$PRAXIS_SOURCE/corpus/queries.tsv" | sed 1d >"$place/queries"
cat >>"$place/queries" <<'END'
W1	counsel* -training
W2	+return +counselling shelters
W3	"return counselling" OR trafficking
W4	title:handbook NOT (border AND staff)
W5	training in:lessons country:GH
END

# answers MEMORY ARGUMENT...: to all questions, with so much memory for postings.
answers () {
  memory=$1
  shift
  PRAXIS_SEARCH_POSTINGS=$memory praxis search --db "$db" --queries-from "$place/queries" --format json "$@" 2>&1 |
    sed -E 's/"took_ms" ?: ?[0-9.]+/"took_ms":0/g'
}

for options in "--facets all" "--output passages" "--sort year --no-expand --country Ghana"; do
  answers 0 $options >"$place/xapian"
  for memory in 64MiB 1KiB; do
    answers $memory $options >"$place/own"
    is_empty "the same answers with $memory of postings: $options" "$(cmp "$place/xapian" "$place/own" 2>&1)"
  done
done
is "every question was answered" "$(grep -c '"understood"' "$place/own")" "$(wc -l <"$place/queries" | tr -d ' ')"
finish
