# A small index for the tests of the daemon, in $place/db; its texts are in $place/texts. Without the programs, a skip.
for program in praxis-indexer praxis-worker praxis-searchd python3; do
  if ! command -v "$program" >/dev/null; then
    echo "1..0 # SKIP $program is not there"
    exit 0
  fi
done
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
LC_ALL=C.UTF-8 HOME=$place XDG_DATA_HOME=$place/data
PYTHONDONTWRITEBYTECODE=1
export LC_ALL HOME XDG_DATA_HOME PYTHONDONTWRITEBYTECODE
unset PRAXIS_DB PRAXIS_CONFIG
mkdir "$place/texts"
cat >"$place/texts/ghana.md" <<'END'
# Return counselling in Ghana

## Lessons learnt

Counselling before the journey works better than counselling at the gate.
END
cat >"$place/texts/evil.html" <<'END'
<!DOCTYPE html><html lang="en"><head><title>A &lt;script&gt;alert(1)&lt;/script&gt; "title"</title></head>
<body><main><p>Counselling with <b>markup</b> &lt;img src=x onerror=alert(1)&gt; inside.</p></main></body></html>
END
printf '%%PDF-1.4\nthis is no document\n' >"$place/texts/broken.pdf"
i=0
while [ $i -lt 25 ]; do
  i=$((i + 1))
  printf '{"id": "many%02d", "title": "Shelter note %d", "text": "Notes on shelter number %d.", "tags": {"country": ["GH"]}}\n' $i $i $i
done >"$place/records.jsonl"
if ! praxis-indexer --quiet --db "$place/db" --records "$place/records.jsonl" "$place/texts" >"$place/log" 2>&1; then
  sed 's/^/# /' "$place/log"
  echo 'Bail out! the sample cannot be indexed'
  exit 1
fi
