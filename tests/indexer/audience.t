# Whom documents are for: by option and by folder, and that one which passes from one audience to another is never in both, even
# if the run is killed between two writes. PRAXIS_KILLS=200 kills it more often.
set -eu
. "$PRAXIS_SOURCE/tests/indexer/tap.sh"
. "$PRAXIS_SOURCE/tests/indexer/fault.sh"

# held AUDIENCE: the ids of its documents, sorted.
held () {
  [ -e "$here/index/$1/iamglass" ] || return 0
  xapian-delve -1 -A Q "$here/index/$1" 2>/dev/null | grep '^Q' | LC_ALL=C sort || true
}

# counts: how many documents are public, internal, in both.
counts () {
  held public >"$here/public"
  held internal >"$here/internal"
  echo $(wc -l <"$here/public") $(wc -l <"$here/internal") $(LC_ALL=C comm -12 "$here/public" "$here/internal" | wc -l)
}

texts "$here/docs" 6
texts "$here/docs/inner" 9
rm "$here/docs/inner/"[1-6].txt

index --audience internal "$here/docs/inner"
is "an audience has a database of its own" "$status $(counts)" "0 0 3 0"
is "its folder is for the user alone" "$(stat -c %a "$here/index/internal")" 700
index "$here/docs/inner"
is "what was for some does not become public because nobody says so" "$status $(counts)" "2 0 3 0"
has "and it is told what to say" "$err" "was indexed for the audience 'internal': say --audience internal"
index "$here/docs"
is "nor with a folder around it" "$status $(counts)" "2 0 3 0"
mkdir "$here/docs/inner/new"
echo "A new report of the lighthouse." >"$here/docs/inner/new/more.txt"
index "$here/docs/inner/new"
is "nor what is new in its folder" "$status $(counts)" "2 0 3 0"
index --audience 'in/ternal' "$here/docs"
is "a name that is none is refused" "$status" 2

index --audience public --dry-run "$here/docs/inner"
is "a dry run tells what would leave and changes nothing" "$(grep -c '^leave .*(internal)$' "$here/out") $(counts)" "3 0 3 0"
index --audience public "$here/docs/inner"
is "what is said to be public is" "$status $(counts)" "0 4 0 0"
is "and counted where it left" "$(count indexed) $(count removed)" "4 3"
index "$here/docs"
is "and stays so" "$status $(counts)" "0 10 0 0"
index --audience internal "$here/docs/inner"
is "what was public leaves before it is for some" "$status $(counts)" "0 6 4 0"

folders="--set=audience.folders=internal:$here/docs/inner"
index "$folders" "$here/docs"
is "the setting by folder says it too" "$status $(count unchanged) $(counts)" "0 10 6 4 0"
adds_up "a run for two audiences adds up"
index "$folders" --audience public "$here/docs/inner"
is "and the option cannot say otherwise" "$status $(counts)" "2 6 4 0"
has "but is told so" "$err" "the setting audience.folders gives it to 'internal'"
mv "$here/docs/1.txt" "$here/docs/inner"
index "$folders" "$here/docs"
is "a file that is moved between folders changes its audience" "$status $(counts)" "0 5 5 0"
index "--set=audience.folders=internal:inner" "$here/docs"
is "a folder of the setting has an absolute path" "$status" 2
has "which is told by name" "$err" "setting 'audience.folders': 'internal:inner'"
index "$folders;board:$here/docs/inner/new" "$here/docs"
is "the innermost folder decides" "$status $(counts) $(held board | wc -l)" "0 5 4 0 1"

printf '{"id": "record1", "title": "One", "text": "Of the lighthouse."}\n' >"$here/records.jsonl"
index --records "$here/records.jsonl"
is "a record is public" "$status $(counts)" "0 6 4 0"
index --audience internal --records "$here/records.jsonl"
is "until it is loaded for others" "$status $(counts)" "0 5 5 0"

# Killed at calls that change the index, from the first to the last of a run, which makes some 190.
step=$((400 / ${PRAXIS_KILLS:-24}))
rm -r "$here/index" "$here/docs"
texts "$here/docs" 12
index --quiet "$here/docs"

# pass FROM TO: all documents from one audience to the other, killed each time at a later call; says in $wrong what was not as it
# should be, in $killed how often it was killed.
pass () {
  at=1 killed=0 wrong=
  rm -rf "$here/before"
  cp -R "$here/index" "$here/before"
  while :; do
    rm -r "$here/index"
    cp -R "$here/before" "$here/index"
    faulty CALL=any AT=$at WHAT=kill --quiet --audience "$2" --set index.batch=4 "$here/docs"
    [ "$status" -eq 137 ] || break
    killed=$((killed + 1))
    found=$(counts)
    case $found in
    *' 0') ;;
    *) wrong="$wrong in both at $at: $found;" ;;
    esac
    index --quiet "$here/docs"
    if [ "$2" = internal ] && [ "$(counts)" != "$found" ]; then
      wrong="$wrong public again at $at: $found, then $(counts);"
    fi
    at=$((at + step))
  done
  index --quiet --audience "$2" "$here/docs"
  sound
  [ "$status $sound" = "0 yes" ] || wrong="$wrong at the end: $status $sound"
}
pass public internal
echo "# killed $killed times"
is "public documents, killed on their way to some, are never in both nor public again" "$wrong" ""
is "and arrive" "$(counts)" "0 12 0"
pass internal public
echo "# killed $killed times"
is "nor are they on their way back" "$wrong" ""
is "where they arrive" "$(counts)" "12 0 0"
finish
