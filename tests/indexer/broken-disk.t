# A disk that fails under the indexer, and a lack of memory: an error and an exit status, the committed index stays whole, and
# nothing is counted as indexed that is not in it.
set -eu
. "$PRAXIS_SOURCE/tests/indexer/tap.sh"
. "$PRAXIS_SOURCE/tests/indexer/fault.sh"

texts "$here/docs" 30
mkdir "$here/first"
echo "The breakwater was built first." >"$here/first/first.txt"
index "$here/first"
is "a first document is indexed" "$status" 0
cp -R "$here/index" "$here/kept"

# judge: what the last run must not do, gathered in $wrong.
judge () {
  counted=$(count indexed)
  sound
  [ "$status" -ne 0 ] || wrong="$wrong $1: ended well;"
  [ "$sound" = yes ] || wrong="$wrong $1: $sound;"
  [ "$(holds breakwater)" -eq 1 ] || wrong="$wrong $1: lost what was committed;"
  [ "${counted:-0}" -lt "$(documents)" ] || wrong="$wrong $1: counted $counted of $(documents);"
}

# breaks TITLE CALL MANY AT...: each of these calls fails, and so many from there on.
breaks () {
  title=$1 call=$2 many=$3 wrong=
  shift 3
  for at; do
    for what in EIO ENOSPC; do
      rm -r "$here/index"
      cp -R "$here/kept" "$here/index"
      faulty CALL="$call" AT="$at" MANY="$many" WHAT="$what" --set index.batch=8 "$here/docs"
      judge "$what at $call $at"
      [ -n "$err" ] || wrong="$wrong $what at $call $at: said nothing;"
    done
  done
  is "$title" "$wrong" ""
}

breaks "writing fails for good" write 100000 1 13 40
breaks "writing fails once" write 1 2 21
breaks "syncing fails for good" sync 100000 1 8
breaks "syncing fails once" sync 1 5 6
breaks "a file cannot be renamed" rename 1 1 3
breaks "a file cannot be made" open 1 2
faulty CALL=write AT=20 WHAT=ENOSPC "$here/docs"
has "a full disk is named" "$err" "the disk is full"
faulty CALL=lock AT=1 WHAT=ENOLCK "$here/docs"
has "a file system without locks is named" "$err" "not supported by this FS"
index "$here/docs"
is "afterwards the index can be written again" "$status $(documents)" "0 31"

# Words that all differ need much memory until they are committed.
seq 1 200000 | sed 's/.*/w&x w&y w&z/' >"$here/docs/large.txt"
# GLib ends a program that has no memory left, sometimes without a word; so only the index is looked at.
wrong=
tried=0
for mebibytes in 48 64 112 128 160; do
  rm -r "$here/index"
  cp -R "$here/kept" "$here/index"
  cat >"$here/narrow" <<END
#!/bin/sh
ulimit -S -v $((mebibytes * 1024))
exec '$PRAXIS_EXEC_PATH/praxis-indexer' "\$@"
END
  chmod +x "$here/narrow"
  indexer=$here/narrow
  index --set index.batch=8 "$here/docs"
  unset indexer
  echo "# $mebibytes MiB: $status $err"
  [ "$status" -eq 0 ] && continue
  tried=$((tried + 1))
  judge "$mebibytes MiB"
done
is "too little memory ends the run" "$((tried > 0))" 1
is "and harms nothing" "$wrong" ""
finish
