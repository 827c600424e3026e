# TAP for the tests of the house, which mostly look for things that should not be there.
number=0

# report OUTCOME TITLE
report () {
  number=$((number + 1))
  printf '%s %d - %s\n' "$1" "$number" "$2"
}

# is_empty TITLE FOUND: passes when nothing was found, else shows it.
is_empty () {
  if [ -z "$2" ]; then
    report ok "$1"
  else
    printf '%s\n' "$2" | sed 's/^/# /'
    report 'not ok' "$1"
  fi
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

# skip TITLE REASON
skip () {
  report ok "$1 # SKIP $2"
}

finish () {
  printf '1..%d\n' "$number"
}
