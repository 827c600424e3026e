# A worker that exits, hangs, floods or lies costs its own document and nothing else.
set -eu
. "$PRAXIS_SOURCE/tests/indexer/tap.sh"
indexer=$PRAXIS_EXEC_PATH/praxis-indexer
mkdir "$here/bin" "$here/docs"
ln -s "$PRAXIS_EXEC_PATH/hostile-worker" "$here/bin/praxis-worker"
built=$PRAXIS_EXEC_PATH
PRAXIS_EXEC_PATH=$here/bin
export PRAXIS_EXEC_PATH
# A sanitizer leaves the signal of a file that was cut to the one who asked for it.
ASAN_OPTIONS=${ASAN_OPTIONS-}:handle_sigbus=0
export ASAN_OPTIONS

for act in exit silent hang close flood false huge more crash parent shrunk honest1 honest2; do
  echo "$act" >"$here/docs/$act.txt"
done
index --set worker.seconds=1 --set worker.text=1000000 "$here/docs"
is "the run ends well" "$status" 0
is "each document is in the index" "$(documents)" 13
is "the honest ones are read" "$(count indexed)" 2
is "the others are unreadable" "$(count unreadable)" 11
has "two took too long" "$out" "timed-out 2"
has "one was cut under way" "$out" "damaged 1"
has "the rest crashed" "$out" "crashed 8"
adds_up "the counts add up"

index "$here/docs"
is "none is tried again" "$(count unchanged)" 13

rm "$here/docs"/*
echo ocr >"$here/docs/ocr.txt"
index "$here/docs"
is "a document that dies of OCR keeps its text" "$(count indexed)" 1
has "and says what is missing" "$(for record in $(seq 20); do
    xapian-delve -d -r "$record" "$here/index/public" 2>&1; done | grep '^reason=')" \
  "OCR failed: the worker gave up with status 3"
echo ask >"$here/docs/ask.txt"
index "$here/docs"
has "one that asks for OCR for ever is refused it" "$out" "crashed 1"

# A sanitizer needs more address space than the limit, so there is none then.
if ! grep -q '^#define PRAXIS_SANITIZED' "$built/config.h"; then
  rm "$here/docs"/*
  echo memory >"$here/docs/memory.txt"
  index "$here/docs"
  is "a greedy document ends nothing but itself" "$status" 0
  is "what is gone is removed" "$(documents)" 1
  has "out of memory has a name" "$out" "out-of-memory 1"
  echo spin >"$here/docs/spin.txt"
  index --set worker.seconds=1 "$here/docs"
  has "so has too much processor time" "$out" "timed-out 1"
fi

rm "$here/bin/praxis-worker"
echo new >"$here/docs/new.txt"
index "$here/docs"
is "without a worker the run fails" "$status" 7
has "and says which program is missing" "$err" "$here/bin/praxis-worker"
ln -s /bin/false "$here/bin/praxis-worker"
index "$here/docs"
is "a worker that cannot start fails the run" "$status" 7
has "and it is named" "$err" "ended before it was ready"
finish
