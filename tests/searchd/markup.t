# Documents that try to be more than text in a browser.
set -eu
. "$PRAXIS_SOURCE/tests/searchd/sample.sh"
python3 "$PRAXIS_SOURCE/tests/searchd/ask_markup.py" "$place"
