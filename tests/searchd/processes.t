# The processes of the daemon, under load: one that dies, one that hangs, the end of all, and systemd's part.
set -eu
. "$PRAXIS_SOURCE/tests/searchd/sample.sh"
python3 "$PRAXIS_SOURCE/tests/searchd/ask_processes.py" "$place"
