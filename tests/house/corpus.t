# The labels, queries and judgements of the sample corpus agree with its documents.
set -eu
for tool in python3 pdftotext; do
  if ! command -v "$tool" >/dev/null; then
    echo "1..0 # SKIP $tool is not installed"
    exit 0
  fi
done
exec python3 "$PRAXIS_SOURCE/corpus/check"
