# praxis check: a whole index is found whole, and each kind of damage is found, told and ends with 3.
set -eu
. "$PRAXIS_SOURCE/tests/house/tap.sh"
. "$PRAXIS_SOURCE/tests/cli/corpus.sh"
prepare

# check ARGUMENT...: leaves $out, $err and $status.
check () {
  status=0
  praxis check --db "$db" "$@" >"$place/out" 2>"$place/err" || status=$?
  out=$(cat "$place/out")
  err=$(cat "$place/err")
}

# finds TITLE WORDS: the index is damaged, and the words say how.
finds () {
  check
  case "$status $out" in
  "3 "*"$2"*) report ok "$1" ;;
  *)
    printf '%s\n' "$status" "$out" "$err" | sed 's/^/# /'
    report 'not ok' "$1"
    ;;
  esac
}

# with TITLE WORDS KEY VALUE: damage done to the metadata is found; afterwards the index is whole again.
with () {
  xapian-metadata set "$db/public" "$3" "$4"
  finds "$1" "$2"
  rm -r "$db/public"
  cp -R "$place/whole" "$db/public"
}

check
is "a whole index ends with 0" "$status" 0
is "and is called sound" "$out" "public: sound, documents 6, files 4"
is "nothing goes to standard error where it is no terminal" "$err" ""
check --format json
is "JSON tells the same" "$(jq -c '[.sound, .documents, .files, .audiences[0].faults]' "$place/out")" "[true,6,4,0]"
cp -R "$db/public" "$place/whole"

with "a record that is missing" "lacks 'record:r1'" record:r1 ""
with "a record that cannot be read" "document 'r1':" record:r1 garbage
with "a text that is missing" "lacks 'text:r1:0'" text:r1:0 ""
with "blocks that cannot be read" "damaged 'blocks:r1'" blocks:r1 garbage
with "a part of a document that is gone" "'text:gone:0' belongs to no document" text:gone:0 x
with "an entry of the table of files that cannot be read" "table of files" file:0000 garbage
with "another format" "format '99'" praxis:format 99
key=$(xapian-metadata list "$db/public" file: | head -n 1)
with "a file that its document names and the table does not" "does not give it" "${key%%=*}" ""

check
is "the index was whole in between" "$status" 0
# Of 8 KiB each; some may be free.
blocks=$(($(stat -c %s "$db/public/postlist.glass") / 8192))
for block in $(seq 0 $((blocks - 1))); do
  printf 'damage' | dd of="$db/public/postlist.glass" bs=1 seek=$((block * 8192 + 8)) conv=notrunc 2>/dev/null
done
finds "damaged blocks" "xapian-check:"
mkdir "$place/bin"
printf '#!/bin/sh\nkill -SEGV $$\n' >"$place/bin/xapian-check"
chmod +x "$place/bin/xapian-check"
PATH=$place/bin:$PATH finds "a crash of xapian-check is damage" "xapian-check:"

mkdir "$db/internal"
check --audience internal
is "a folder without a database is damaged" "$status ${out%%:*}" "3 internal"
check --audience nobody
is "an audience that is not there ends with 3" "$status" 3
rm -r "$db"
check
is "no index ends with 3" "$status" 3
finish
