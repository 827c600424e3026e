# The framing of HTTP/1.1, byte by byte over raw sockets.
set -eu
. "$PRAXIS_SOURCE/tests/searchd/sample.sh"
python3 "$PRAXIS_SOURCE/tests/searchd/ask_framing.py" "$place"
