# What a document that has taken over its reader can reach: nothing. Each file stands for one way out; the control
# shows that the way would be open without the confinement. The same for a document that has taken over a converter.
set -eu
. "$PRAXIS_SOURCE/tests/indexer/tap.sh"
if grep -q '^#define PRAXIS_SANITIZED' "$PRAXIS_EXEC_PATH/config.h"; then
  echo '1..0 # SKIP a sanitizer needs what confinement forbids'
  exit 0
fi
indexer=$PRAXIS_EXEC_PATH/praxis-indexer
worker=$PRAXIS_EXEC_PATH/praxis-worker
without=$PRAXIS_EXEC_PATH/without
mkdir "$here/bin" "$here/docs" "$here/out of docs"
ln -s "$PRAXIS_EXEC_PATH/escape-worker" "$here/bin/praxis-worker"
PRAXIS_EXEC_PATH=$here/bin
PRAXIS_ESCAPE_FOLDER="$here/out of docs"
export PRAXIS_EXEC_PATH PRAXIS_ESCAPE_FOLDER

# Ways that each system leaves open, and those that some shut by themselves. Opening is for Landlock to refuse.
ways='append create exec fork kill list memfd mkdir mmap mprotect passwd rename socket tgkill thread unix-socket vfork write'
more='io-uring memory-of-parent ptrace unshare'
opening=' list memory-of-parent passwd '

# outcomes: "NAME REASON" of each document.
outcomes () {
  for record in $(seq "$(documents)"); do
    xapian-delve -d -r "$record" "$here/index/public" |
      sed -n 's/^url=.*\/\(.*\)\.txt$/\1/p; s/^reason=//p' | paste -s -d ' '
  done
}

# try ARGUMENT...: lets all documents try; outcomes in $here/outcomes.
try () {
  rm -rf "$here/index" "$here/out of docs"/*
  mkdir "$here/out of docs/converted"
  for folder in "$here/out of docs" "$here/out of docs/converted"; do
    echo victim >"$folder/victim"
    echo moved >"$folder/moved"
  done
  index "$@" "$here/docs"
  outcomes >"$here/outcomes"
}

for way in $ways $more crash; do
  echo "$way" >"$here/docs/$way.txt"
done
# What can be executed of a converter is a document, too. Writing past what it may is tried below.
converted="$ways document"
for way in $converted $more crash endless spin; do
  printf '#!/bin/sh\n%s\n%s\nexit 42\n' "$way" "$here/out of docs/converted" >"$here/docs/convert-$way.txt"
  chmod +x "$here/docs/convert-$way.txt"
done

try --set worker.confine=no
for way in $ways $(printf 'convert-%s ' $converted); do
  is "without confinement $way gets out" "$(grep "^$way " "$here/outcomes")" "$way the worker gave up with status 42"
done

try
is "the run ends well" "$status" 0
landlock=yes
case $err in *'no Landlock'*) landlock=no ;; esac
for way in $ways $more $(printf 'convert-%s ' $converted $more); do
  case "$landlock$opening" in
  no*" $way "*)
    report ok "$way is shut # SKIP this kernel has no Landlock"
    continue ;;
  esac
  outcome=$(sed -n "s/^$way //p" "$here/outcomes")
  case $outcome in
  *'status 43'* | *'status 126'* | *SIGSYS*) report ok "$way is shut" ;;
  *)
    printf '# %s\n' "$outcome"
    report 'not ok' "$way is shut" ;;
  esac
done
if [ "$landlock" = yes ]; then
  has "what a converter writes is limited" "$(grep '^convert-endless ' "$here/outcomes")" "archive.member"
  has "so is the time that it takes" "$(grep '^convert-spin ' "$here/outcomes")" "processor time"
  has "its crash is told as such" "$(grep '^convert-crash ' "$here/outcomes")" "signal 6"
fi
is "nothing was made or moved" "$(cd "$here/out of docs" && find . -type f | LC_ALL=C sort | paste -s -d ' ')" \
  "./converted/moved ./converted/victim ./moved ./victim"
has "the reason of one that was stopped names the signal" "$(grep '^socket ' "$here/outcomes")" SIGSYS
has "the signal of a crash is told as without confinement" "$(grep '^crash ' "$here/outcomes")" "signal 6"

rm -f "$here/docs"/*
printf '#!/bin/sh\nspin\n' >"$here/docs/convert-spin.txt"
index --force --set worker.seconds=1 "$here/docs"
[ "$landlock" = no ] || has "a converter that takes too long is ended" "$out" "timed-out 1"

# On systems that lack what confines.
PRAXIS_EXEC_PATH=${worker%/*}
rm -f "$here/docs"/*
echo 'A report on fishing.' >"$here/docs/report.txt"
index "$here/docs"
is "a true document is read confined" "$status $(count indexed)" "0 1"
if "$without" landlock_create_ruleset /bin/true 2>/dev/null; then
  rm -rf "$here/index"
  program=${worker%/*}/praxis-indexer
  index () {
    status=0
    "$without" "$call" "$program" --db "$here/index" "$@" >"$here/out" 2>"$here/err" || status=$?
    err=$(cat "$here/err")
  }
  call=landlock_create_ruleset
  index "$here/docs"
  is "without Landlock documents are read" "$status $(count indexed)" "0 1"
  is "and one warning says so" "$(grep -c 'no Landlock' "$here/err")" 1
  rm -rf "$here/index"
  call=seccomp
  index "$here/docs"
  is "without seccomp nothing is read" "$status" 7
  has "the message says why and what to do" "$err" worker.confine
  index --set worker.confine=no "$here/docs"
  is "unless that is asked for" "$status $(count indexed)" "0 1"
else
  report ok "systems without confinement # SKIP they cannot be staged here"
fi
index --set worker.confine=maybe "$here/docs"
is "a confinement that is neither on nor off is refused" "$status" 2
finish
