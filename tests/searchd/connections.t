# Many clients and slow ones.
set -eu
. "$PRAXIS_SOURCE/tests/searchd/sample.sh"
python3 "$PRAXIS_SOURCE/tests/searchd/ask_connections.py" "$place"
