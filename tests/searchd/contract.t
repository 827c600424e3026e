# The answers of the daemon in all their forms: what is published about them holds.
set -eu
. "$PRAXIS_SOURCE/tests/searchd/sample.sh"
python3 "$PRAXIS_SOURCE/tests/searchd/ask_contract.py" "$place"
