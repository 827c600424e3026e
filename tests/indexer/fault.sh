# What the tests of durability share: texts to index, and an indexer whose calls are recorded or fail (fault.c).

# texts FOLDER COUNT: so many different documents.
texts () {
  mkdir -p "$1"
  awk -v folder="$1" -v count="$2" 'BEGIN {
    for (number = 1; number <= count; number++) {
      file = folder "/" number ".txt"
      print "Lighthouse report " number > file
      for (day = 1; day <= 40; day++)
        print "On day " day " the keeper of tower w" number "x" day " counted " number * day " ships." > file
      close(file)
    }
  }'
}

# faulty NAME=VALUE... ARGUMENT...: as index (tap.sh), with FAULT_NAME=VALUE of fault.c.
faulty () {
  faults=
  set -- "$@" --
  while [ "$1" != -- ]; do
    case $1 in
    CALL=* | AT=* | MANY=* | WHAT=*) faults="$faults FAULT_$1" ;;
    *) set -- "$@" "$1" ;;
    esac
    shift
  done
  shift
  cat >"$here/faulty" <<END
#!/bin/sh
exec env ASAN_OPTIONS=verify_asan_link_order=0 LD_PRELOAD='$PRAXIS_EXEC_PATH/fault.so' FAULT_FOLDER='$here/index' $faults \\
  '$PRAXIS_EXEC_PATH/praxis-indexer' "\$@"
END
  chmod +x "$here/faulty"
  indexer=$here/faulty
  index "$@"
  unset indexer
}

# sound: says in $sound whether praxis check finds the index whole; one that was never finished holds nothing to lose.
sound () {
  sound=yes
  [ -e "$here/index/public/iamglass" ] || return 0
  praxis check --db "$here/index" >"$here/check" 2>&1 || sound=$(cat "$here/check")
}

# ids: of the documents in the index, sorted.
ids () {
  if [ -e "$here/index/public/iamglass" ]; then
    xapian-delve -1 -A Q "$here/index/public" | grep '^Q' | LC_ALL=C sort || true
  fi
}
