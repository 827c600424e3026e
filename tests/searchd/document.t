# The pages of one document: its record, what a question finds in it, its text page by page.
set -eu
. "$PRAXIS_SOURCE/tests/searchd/sample.sh"
mkdir "$place/reports"
cp "$PRAXIS_SOURCE/corpus/documents/annual-reports/2019/Meridia Annual report 2018.pdf" "$place/reports"
praxis-indexer --quiet --db "$place/db" "$place/reports"
echo '{"id": "years01", "title": "Years", "text": "Text.", "tags": {"year": ["2014", "2013", "2016", "2015", "2019"]}}' >"$place/years.jsonl"
praxis-indexer --quiet --db "$place/db" --records "$place/years.jsonl"
python3 "$PRAXIS_SOURCE/tests/searchd/ask_document.py" "$place"
