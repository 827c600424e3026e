# Who sees what: with 200 internal documents in the index, a public answer is to the byte the one without them, whatever is
# asked and however; and whoever has a token sees them.
set -eu
. "$PRAXIS_SOURCE/tests/searchd/sample.sh"
mkdir "$place/without" "$place/with" "$place/internal"
mv "$place/db" "$place/without/db"
cp -R "$place/without/db" "$place/with/db"
# What could show through: words near to public ones, other countries and years, more of the same words, near copies, a copy, a
# file that cannot be read.
i=0
while [ $i -lt 195 ]; do
  i=$((i + 1))
  printf '{"id": "secret%03d", "title": "Confidential counsellings of shelter %d", "text": "%s", "tags": {%s}}\n' $i $i \
    "Zanzibar counsellor shelterer gates journeys lessons numbers $i notes on shelter" \
    '"country": ["TG", "GH"], "year": 2003, "topic": ["thb-shelters"], "language": "en"'
done >"$place/internal.jsonl"
cp "$place/texts/ghana.md" "$place/texts/broken.pdf" "$place/internal"
sed 's/works better/worked best/' "$place/texts/ghana.md" >"$place/internal/draft.md"
printf '%%PDF-1.4\nthis is no document either\n' >"$place/internal/worse.pdf"
printf '# Conseils de retour au Ghana\n\nLe conseil avant le voyage vaut mieux.\n' >"$place/internal/ghana_fr.md"
praxis-indexer --quiet --audience internal --db "$place/with/db" --records "$place/internal.jsonl" "$place/internal" \
  >"$place/log" 2>&1 || { sed 's/^/# /' "$place/log"; echo 'Bail out! the internal documents cannot be indexed'; exit 1; }
python3 "$PRAXIS_SOURCE/tests/searchd/ask_audiences.py" "$place"
