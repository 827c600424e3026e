# The indexer on real files: what is new is read, what changed is replaced, what is gone leaves, and an interruption or a
# second indexer harms nothing.
set -eu
. "$PRAXIS_SOURCE/tests/indexer/tap.sh"
docs=$here/docs
mkdir "$docs"
page () {
  printf '%s\n\nThe %s stands on the coast and is looked after by two keepers.\n' "$1" "$2"
}

index "$here/nowhere"
is "a folder that does not exist is wrong use" "$status" 2
has "and is named" "$err" "$here/nowhere"
is "nothing is made for it" "$(ls "$here" | grep index || true)" ""
index
is "so is naming nothing at all" "$status" 2
index --help
has "help begins with examples" "$(printf '%s' "$out" | head -4)" "Examples:"
index --version
has "the version is printed" "$out" "praxis"

page "First report" lighthouse >"$docs/first.txt"
page "Second report" windmill >"$docs/second.md"
mkdir "$docs/more"
page "Third report" aqueduct >"$docs/more/third.txt"
echo hidden >"$docs/.hidden"
ln -s first.txt "$docs/link.txt"
mkfifo "$docs/pipe.txt"

index --dry-run "$docs"
has "a dry run says what would be read" "$out" "$docs/more/third.txt"
is "and makes no index" "$(ls "$here" | grep index || true)" ""

index "$docs"
is "a folder is indexed" "$status" 0
is "each document once" "$(documents)" 3
is "links, pipes and hidden files are passed over" "$(count skipped)" 3
adds_up "the counts add up"
is "its words are found" "$(holds lighthouse)" 1

index "$docs"
is "the second time nothing is read" "$(count unchanged)" 3
adds_up "the counts add up again"
mkdir "$here/elsewhere"
usual=$PRAXIS_EXEC_PATH
indexer=$usual/praxis-indexer
export PRAXIS_EXEC_PATH="$here/elsewhere"
index "$docs"
is "no worker is started for that" "$status $(count unchanged)" "0 3"
export PRAXIS_EXEC_PATH="$usual"

page "First report" viaduct >"$docs/first.txt"
index "$docs"
is "a changed file is read again" "$(count indexed)" 1
is "and replaced, not doubled" "$(documents)" 3
is "its old words are gone" "$(holds lighthouse)" 0
is "its new ones are there" "$(holds viaduct)" 1

touch -d 2001-01-01 "$docs/first.txt"
index "$docs"
is "a file that was only touched is not read" "$(count unchanged)" 3

cp "$docs/first.txt" "$docs/zcopy.txt"
index "$docs"
is "a copy is counted as one" "$(count copies)" 1
is "and shares the document" "$(documents)" 3
adds_up "the counts add up with copies"
rm "$docs/first.txt"
index "$docs"
is "when one of two copies goes, it is removed" "$(count removed)" 1
is "but its document stays" "$(holds viaduct)" 1
mv "$docs/zcopy.txt" "$docs/renamed.txt"
index "$docs"
is "a renamed file is not read again" "$(count copies) $(count indexed)" "1 0"
is "and stays one document" "$(documents)" 3
rm "$docs/renamed.txt"
index --dry-run "$docs"
has "a dry run says what would be removed" "$out" "remove  $docs/renamed.txt"
is "and removes nothing" "$(documents)" 3
index "$docs"
is "a removed file leaves the index" "$(documents)" 2
is "with its words" "$(holds viaduct)" 0

cp "$docs/second.md" "$docs/a.md"
cp "$docs/second.md" "$docs/b.md"
rm "$docs/second.md"
index "$docs/more"
is "files outside the folders named are left alone" "$(documents)" 2
index --force "$docs"
is "with --force all is read again, copies once" "$(count indexed) $(count copies)" "2 1"
is "and nothing is doubled" "$(documents)" 2

printf '%%PDF-1.7 and then nothing' >"$docs/broken.pdf"
: >"$docs/empty.txt"
index "$docs"
is "what cannot be read is counted" "$(count unreadable)" 2
is "and has a record" "$(documents)" 4
is "which is no failure" "$status" 0
index --strict --force "$docs"
is "unless --strict asks for one" "$status" 6
adds_up "the counts add up with unreadable files"

if [ "$(id -u)" -ne 0 ]; then
  page "Closed" bridge >"$docs/closed.txt"
  chmod 0 "$docs/closed.txt" "$docs/more"
  index "$docs"
  has "a file without permission is refused" "$out" "refused 1"
  has "a closed folder is passed over" "$out" "folder cannot be read 1"
  is "and what was known in it stays" "$(holds aqueduct)" 1
  chmod 600 "$docs/closed.txt"
  chmod 700 "$docs/more"
  index "$docs"
  is "it is read once it may be" "$(holds bridge)" 1
fi

# Ready records. The pipe holds the first indexer while it has the lock: its complaint says so.
cat >"$here/records.jsonl" <<'END'
{"id": "r1", "title": "Ready one", "text": "A lagoon.", "tags": {"country": ["GH"], "year": [2015, 2016]}}
{"id": "r2", "title": "No end"
{"id": "r3", "title": "Ready two", "text": "A lagoon in French.", "tags": {"language": "fr"}}
END
index --records "$here/records.jsonl"
is "a wrong record does not stop the others" "$status $(holds lagoon)" "0 2"
has "and is named by its line" "$err" "records.jsonl:2:"
has "the summary counts it" "$out" "(1 lines refused)"
is "ids are kept as given" "$(holds Qr1)" 1
is "tags are kept as given" "$(holds Y2016)" 1
index --strict --records - <"$here/records.jsonl"
is "with --strict it is a failure" "$status" 6
index --dry-run --records "$here/records.jsonl"
has "a dry run checks the lines" "$out" "2 records to load"

# A vocabulary of the user's own, by option and by setting, for records and for files.
mkdir "$here/own"
cat >"$here/own/boats.ttl" <<'END'
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix topic: <https://example.org/own/topic/> .
topic:boats skos:prefLabel "Fishing boats"@en .
END
echo '{"id": "r4", "title": "Fishing boats and their crews"}' >"$here/boats.jsonl"
index --records "$here/boats.jsonl"
is "a topic that no vocabulary knows is not found" "$(holds XTOPICboats)" 0
index --records "$here/boats.jsonl" --vocabulary "$here/own"
is "a vocabulary of one's own adds topics" "$(holds XTOPICboats)" 1
page "Fishing boats" harbour >"$docs/boats.txt"
index --set vocabulary.folder="$here/own" "$docs"
is "and the worker knows them, too" "$(holds XTOPICboats)" 2
index --vocabulary "$here/nowhere" --records "$here/boats.jsonl"
has "a folder that is not there is named" "$status $err" "$here/nowhere"

mkfifo "$here/waiting" "$here/complaints"
"$PRAXIS_EXEC_PATH/praxis-indexer" --quiet --db "$here/index" --records "$here/waiting" 2>"$here/complaints" &
first=$!
exec 9<"$here/complaints" 8>"$here/waiting"
echo wrong >&8
read -r complaint <&9
index "$docs"
is "a second indexer is turned away" "$status" 4
has "with a message" "$err" "praxis index: "
echo '{"id": "r4", "title": "Late", "text": "An estuary."}' >&8
exec 8>&-
wait "$first" && status=0 || status=$?
is "the first goes on" "$status $(holds estuary)" "0 1"

mkdir "$here/weighed"
page "Semaphore" tower >"$here/weighed/a.txt"
index --set search.title-weight=9 "$here/weighed"
is "--set reaches the writer" \
  "$(xapian-delve -v -t semaphore "$here/index/public" | sed -n 's/.*wdf_max \([0-9]*\).*/\1/p')" 10

# commits DOCUMENT: how often a run commits that indexes three of them, beyond those it makes with whatever it indexes.
commits () {
  rm -rf "$here/batches" "$here/batched"
  mkdir "$here/batches"
  for name in a b c; do
    { echo "Volume $name"; cat "$1"; } >"$here/batches/$name.txt"
  done
  "$PRAXIS_EXEC_PATH/praxis-indexer" --quiet --set index.batch-bytes=1MiB --db "$here/batched" "$here/batches"
  "$PRAXIS_EXEC_PATH/praxis" status --db "$here/batched" --format json | jq .index.revision
}
page Tides ebb >"$here/short"
yes "The tide comes in and the tide goes out." | head -c 700000 >"$here/long"
is "a text is committed apart from those with which it would be more than a batch" \
  "$(($(commits "$here/long") - $(commits "$here/short")))" 2

# A worker that sends a signal to the indexer while it waits for it: the file says which.
mkdir "$here/bin" "$here/slow"
ln -s "$PRAXIS_EXEC_PATH/hostile-worker" "$here/bin/praxis-worker"
indexer=$here/indexer
cat >"$indexer" <<END
#!/bin/sh
echo "\$\$ \$SIGNAL" >'$here/slow/signal.txt'
PRAXIS_EXEC_PATH='$here/bin' exec '$PRAXIS_EXEC_PATH/praxis-indexer' "\$@"
END
chmod +x "$indexer"
echo 1 >"$here/slow/a.txt"
echo 2 >"$here/slow/b.txt"
page "Last report" quay >"$here/slow/z.txt"
before=$(documents)
SIGNAL=2 index --jobs 1 "$here/slow"
is "Ctrl-C ends it as it should" "$status" 130
is "what was done by then is in the index" "$(documents) $(count indexed)" "$((before + 2)) 2"
adds_up "the counts add up when interrupted"
if xapian-check "$here/index/public" >"$here/check" 2>&1; then
  report ok "the index is whole"
else
  report 'not ok' "the index is whole"
fi
SIGNAL=9 index --jobs 1 "$here/slow"
is "killed, it ends at once" "$status" 137
rm "$here/slow/signal.txt"
unset indexer
index "$here/slow"
is "the next run finds no lock and reads the rest" "$status $(count unchanged) $(count indexed)" "0 2 1"

# The pipe opens for writing once the indexer has opened it for reading, and it has given way before that.
niceness () {
  cut -d ' ' -f 19 "/proc/$1/stat"
}
mkfifo "$here/priority"
PRAXIS_INDEX_NICE=7 "$PRAXIS_EXEC_PATH/praxis-indexer" --quiet --db "$here/index" --records "$here/priority" &
exec 3>"$here/priority"
is "the indexer gives way to other programs as much as it is told to" "$(niceness $!)" \
  "$(($(niceness $$) > 7 ? $(niceness $$) : 7))"
exec 3>&-
wait $!
finish
