# What the tests of the command line ask: a small folder of texts and a few records, indexed anew in a temporary folder.
# Sets $place (removed at the end) and $db; nothing is indexed before prepare.
place=$(mktemp -d)
db=$place/db
trap 'rm -rf "$place"' EXIT
LC_ALL=C.UTF-8 HOME=$place XDG_DATA_HOME=$place/data COLUMNS=80
export LC_ALL HOME XDG_DATA_HOME COLUMNS
unset PRAXIS_DB PRAXIS_PAGER PAGER NO_COLOR PRAXIS_CONFIG

mkdir "$place/texts"
cat >"$place/texts/ghana.md" <<'END'
# Return counselling in Ghana: a case study

## Context

The Ghana Immigration Service asked for training in return counselling in 2016. Ghana had no handbook then.

## Lessons learnt

Counselling before the journey works better than counselling at the gate. Shelter staff should take part in the training.
END
cat >"$place/texts/mali.txt" <<'END'
Le conseil au retour au Mali

Au Mali, le conseil au retour a commencé en 2015. Le personnel des centres d'accueil a suivi une formation.
END
cat >"$place/texts/thailand.html" <<'END'
<!DOCTYPE html><html lang="en"><head><title>Shelters in Thailand</title></head><body><main>
<h1>Shelters in Thailand</h1><p>Shelter staff in Thailand met in 2017. They wrote a brochure on trafficking.</p>
</main></body></html>
END
printf '%%PDF-1.4\nthis is no document\n' >"$place/texts/broken.pdf"
cat >"$place/records.jsonl" <<'END'
{"id": "r1", "title": "A handbook on reintegration", "text": "Reintegration begins before the return.", "tags": {"country": ["GH", "NG"], "year": 2018}}
{"id": "r2", "title": "Training of trainers", "text": "Training of trainers for border staff.", "tags": {"country": ["TL"]}}
END

# Prepares the index; ends the test, skipped, where there is no indexer.
prepare () {
  if ! command -v praxis-indexer >/dev/null; then
    echo "1..0 # SKIP praxis-indexer is not built"
    exit 0
  fi
  praxis index --db "$db" "$place/texts" >"$place/log" 2>&1 && praxis index --db "$db" --records "$place/records.jsonl" \
    >>"$place/log" 2>&1 || {
    sed 's/^/# /' "$place/log"
    echo "Bail out! the index cannot be made"
    exit 1
  }
}

# ask ARGUMENT...: runs praxis with a command, leaving $out, $err and $status.
ask () {
  command=$1
  shift
  status=0
  praxis "$command" "$@" >"$place/out" 2>"$place/err" || status=$?
  out=$(tr '\0' '\n' <"$place/out")
  err=$(cat "$place/err")
}

# has TITLE TEXT PATTERN
has () {
  if printf '%s\n' "$2" | grep -qE -e "$3"; then
    report ok "$1"
  else
    printf '%s\n' "$2" | sed 's/^/# /'
    report 'not ok' "$1"
  fi
}
