# TAP for the tests of the indexer, and what they share: a folder of their own, a run and its outcome.
number=0
here=$(mktemp -d)
trap 'chmod -R u+rwx "$here"; rm -rf "$here"' EXIT

# report OUTCOME TITLE
report () {
  number=$((number + 1))
  printf '%s %d - %s\n' "$1" "$number" "$2"
}

# is TITLE GIVEN EXPECTED
is () {
  if [ "$2" = "$3" ]; then
    report ok "$1"
  else
    printf 'expected %s\ngot      %s\n' "$3" "$2" | sed 's/^/# /'
    report 'not ok' "$1"
  fi
}

# has TITLE TEXT WORDS: the text contains the words.
has () {
  case $2 in
  *"$3"*) report ok "$1" ;;
  *)
    printf 'no %s in\n%s\n' "$3" "$2" | sed 's/^/# /'
    report 'not ok' "$1"
    ;;
  esac
}

# index ARGUMENT...: runs the indexer; output in $out, messages in $err, exit status in $status.
index () {
  status=0
  "${indexer:-$PRAXIS_EXEC_PATH/praxis-indexer}" --db "$here/index" "$@" >"$here/out" 2>"$here/err" || status=$?
  out=$(cat "$here/out")
  err=$(cat "$here/err")
}

# count ROW: a number of the last summary.
count () {
  sed -n "s/^$1  *\([0-9]*\).*/\1/p" "$here/out"
}

# documents: how many the index holds.
documents () {
  xapian-delve "$here/index/public" | sed -n 's/^number of documents = //p'
}

# holds TERM: how many documents have it.
holds () {
  xapian-delve -t "$1" "$here/index/public" | sed -n 's/.*termfreq \([0-9]*\).*/\1/p' | grep . || echo 0
}

# adds_up TITLE: seen = indexed + unchanged + copies + unreadable + skipped.
adds_up () {
  is "$1" "$(count seen)" \
    "$(($(count indexed) + $(count unchanged) + $(count copies) + $(count unreadable) + $(count skipped)))"
}

finish () {
  printf '1..%d\n' "$number"
}
