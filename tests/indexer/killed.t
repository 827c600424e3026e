# The indexer is killed again and again, at calls that change the index and at any moment: nothing that the index held is
# lost, it stays whole, and the next run needs no help. PRAXIS_KILLS=200 kills it more often.
set -eu
. "$PRAXIS_SOURCE/tests/indexer/tap.sh"
. "$PRAXIS_SOURCE/tests/indexer/fault.sh"

kills=${PRAXIS_KILLS:-25}
texts "$here/docs" 40
seed=1
# random MOST: sets $chance to a number from 1 to MOST.
random () {
  seed=$(((seed * 1103515245 + 12345) % 2147483648))
  chance=$((seed / 65536 % $1 + 1))
}

# run_killed ROUND: every other round by a call, from the first on; else by the clock, wherever it is then.
run_killed () {
  if [ $(($1 % 2)) -eq 0 ]; then
    random $(($1 < 16 ? 1 + $1 * 16 : 256))
    faulty CALL=any AT="$chance" WHAT=kill --quiet --force --set index.batch=5 "$here/docs"
  else
    random 500
    status=0
    timeout --foreground -s KILL "$(printf '0.%03d' "$chance")" "$PRAXIS_EXEC_PATH/praxis-indexer" --quiet --force \
      --set index.batch=5 --db "$here/index" "$here/docs" 2>/dev/null || status=$?
  fi
}

killed=0 lost= damaged= refused=
ids >"$here/before"
for round in $(seq 0 $((kills - 1))); do
  run_killed "$round"
  case $status in
  137) killed=$((killed + 1)) ;;
  0) ;;
  *) refused="$refused round $round: $status $err" ;;
  esac
  ids >"$here/after"
  lost=$lost$(LC_ALL=C comm -23 "$here/before" "$here/after")
  sound
  [ "$sound" = yes ] || damaged="$damaged round $round: $sound"
  mv "$here/after" "$here/before"
done
echo "# killed $killed times of $kills"
is "it was killed often" "$((killed * 2 > kills))" 1
is "no document that the index held was lost" "$lost" ""
is "the index was whole after each kill" "$damaged" ""
is "each run started where the one before was killed" "$refused" ""
index "$here/docs"
is "the last run, left alone, ends well" "$status" 0
sound
is "with all documents in a whole index" "$(documents) $sound" "40 yes"

# What the indexer started lives on when it is killed, here a worker that waits to be told to end. Its first request comes
# when the index is open.
mkdir "$here/bin"
mkfifo "$here/ready" "$here/end"
cat >"$here/bin/praxis-worker" <<END
#!/bin/sh
dd bs=65536 count=1 of=/dev/null 2>/dev/null
echo \$\$ >'$here/ready'
read -r end <'$here/end'
END
chmod +x "$here/bin/praxis-worker"
PRAXIS_EXEC_PATH=$here/bin "$PRAXIS_EXEC_PATH/praxis-indexer" --quiet --force --db "$here/index" "$here/docs" 2>/dev/null &
first=$!
read -r worker <"$here/ready"
index "$here/docs"
is "while an indexer writes, a second one is turned away" "$status" 4
kill -KILL "$first"
wait "$first" || true
index "$here/docs"
is "a child that outlives a killed indexer does not keep the lock" "$status $(kill -0 "$worker" && echo alive)" "0 alive"
echo end >"$here/end"

# Until a child has become another program, the lock lives on in it; that takes a moment on a busy machine.
faulty CALL=lock AT=1 MANY=3 WHAT=EAGAIN "$here/docs"
is "a lock that is let go of within a moment is waited for" "$status $err" "0 "
finish
