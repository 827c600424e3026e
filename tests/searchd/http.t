# The daemon from outside, over real sockets: its answers, its refusals, its processes.
set -eu
. "$PRAXIS_SOURCE/tests/searchd/sample.sh"
python3 "$PRAXIS_SOURCE/tests/searchd/ask_daemon.py" "$place"
