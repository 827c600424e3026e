# SIGHUP under load: what the daemon goes by is read again, and no client notices but by what it is answered.
set -eu
. "$PRAXIS_SOURCE/tests/searchd/sample.sh"
python3 "$PRAXIS_SOURCE/tests/searchd/ask_reloaded.py" "$place"
