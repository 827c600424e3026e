# Power cuts, replayed from a record of what the indexer does to the files of an index (see power_cut.py for what that models).
set -eu
. "$PRAXIS_SOURCE/tests/indexer/tap.sh"
. "$PRAXIS_SOURCE/tests/indexer/fault.sh"

texts "$here/docs" 40
mkdir "$here/disk"
index="$here/disk/index"
LD_PRELOAD=$PRAXIS_EXEC_PATH/fault.so ASAN_OPTIONS=verify_asan_link_order=0 FAULT_FOLDER=$here/disk FAULT_LOG=$here/record \
  "$PRAXIS_EXEC_PATH/praxis-indexer" --quiet --set index.batch=8 --db "$index" "$here/docs" && status=0 || status=$?
is "the indexer is recorded" "$status" 0
outcome=$(python3 "$PRAXIS_SOURCE/tests/indexer/power_cut.py" "$here/record" "$here/disk" 8 50 "$here/docs" 2>&1) || true
printf '%s\n' "$outcome" | grep '^#' || true
is "after each cut the index is whole, and holds what was committed" "$(printf '%s\n' "$outcome" | tail -n 1)" \
  "50 cuts, 0 failures"
finish
