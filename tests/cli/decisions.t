# Decisions: what people say about tags is kept outside the index and survives everything that happens to it.
set -eu
. "$PRAXIS_SOURCE/tests/house/tap.sh"
. "$PRAXIS_SOURCE/tests/cli/corpus.sh"
prepare
file=$db.decisions

# found ARGUMENT...: the ids that a search finds.
found () {
  praxis search --db "$db" --output ids "$@" 2>/dev/null | sort | paste -sd ' '
}

# again ARGUMENT...: indexes once more.
again () {
  praxis index --quiet --db "$db" "$@" "$place/texts" 2>"$place/err" || true
}

id=$(praxis search --db "$db" --output ids counselling 2>/dev/null | head -n 1)
path=$(praxis show --db "$db" "$id" | grep -oE "$place/texts/.*" | head -n 1)

is "a document is named by the path of its file, too" \
  "$(praxis show --db "$db" --format json "$path" | jq -r .id)" "$id"
is "and by one that begins here" \
  "$(cd "$place" && praxis why --db "$db" --format json "./${path#"$place/"}" | jq -r .id)" "$id"
praxis tag --db "$db" --author Amina "$path" +country=Togo -country=Ghana
is "an added value is found at once" "$(found --country TG)" "$id"
is_empty "a rejected one is found no more" "$(found --country GH | tr ' ' '\n' | grep -x "$id" || true)"
is "each decision is a line" "$(grep -c "Amina.$id" "$file")" 2
is "with its date, author, document, tag and path" \
  "$(grep '+country' "$file" | sed -E 's/^[0-9]{4}-[0-9]{2}-[0-9]{2}/DATE/')" \
  "$(printf 'DATE\tAmina\t%s\t+country=TG\t%s' "$id" "$path")"
is "why says who decided" "$(praxis why --db "$db" "$id" country=TG | grep -c 'decided on .* by Amina')" 1

status=0
praxis tag --db "$db" "$id" +country=Ghna 2>"$place/err" || status=$?
is "a wrong value ends with 2" "$status" 2
is "and has a nearest one" "$(grep -c "did you mean 'Ghana'" "$place/err")" 1
is "nothing of it is kept" "$(grep -c Ghna "$file" || true)" 0

praxis tag --db "$db" --author Amina "$id" country=Ghana
is "what is taken back is left to the rules again" "$(found --country GH | tr ' ' '\n' | grep -x "$id")" "$id"
is "and is no line of a dump" "$(praxis dump --db "$db" | cut -f 4)" +country=TG
is "all that was said is kept in the file" "$(cut -f 4 "$file" | grep = | paste -sd ' ')" \
  "+country=TG -country=GH country=GH"
status=0
praxis tag --db "$db" "$id" country=Ghana 2>"$place/err" || status=$?
is "only a decision can be taken back" "$status $(grep -c "nothing is decided about 'country=GH'" "$place/err")" "2 1"
praxis tag --db "$db" --author Amina "$id" -country=Ghana

again --force
is "it survives reading all files again" "$(found --country TG)" "$id"
mkdir "$place/texts/moved"
mv "$path" "$place/texts/moved/renamed.md"
again
is "it survives moving and renaming" "$(found --country TG)" "$id"
rm -r "$db"
again
is "it survives a new index" "$(found --country TG)" "$id"
mv "$place/texts/moved/renamed.md" "$path"
echo "One more line." >>"$path"
again
new=$(found --country TG)
is "where the content changed the path finds it" "$([ -n "$new" ] && [ "$new" != "$id" ] && echo yes)" yes

mv "$path" "$place/texts/elsewhere.md"
again
is "a document that was changed may be moved afterwards" "$(found --country TG)" "$new"
is "as its decisions follow it, with their date and author" \
  "$(grep -c "Amina.$new.+country=TG.$place/texts/elsewhere.md" "$file")" 1
lines=$(wc -l <"$file")
again
is "once" "$(wc -l <"$file")" "$lines"
echo "And another." >>"$place/texts/elsewhere.md"
again
new=$(found --country TG)
is "and one that was moved may be changed" "$(praxis show --db "$db" "$new" | grep -c elsewhere.md)" 1
praxis tag --db "$db" --author Amina "$new" country=TG
again
is_empty "what is taken back then does not come back" "$(found --country TG)"
praxis tag --db "$db" --author Amina "$new" +country=TG
mv "$place/texts/elsewhere.md" "$path"
again

praxis dump --db "$db" >"$place/dump"
rm "$file"
again
is_empty "without the file the rules decide again" "$(found --country TG)"
printf 'rubbish\n' | cat - "$place/dump" >"$place/given"
status=0
praxis restore --db "$db" "$place/given" 2>"$place/err" || status=$?
is "a line that is wrong is named" "$(grep -c "given:1: it has 1 columns" "$place/err")" 1
is "and makes the outcome partial" "$status" 6
is "all others are restored" "$(found --country TG)" "$new"
is "a dump of what was restored is the same" "$(praxis dump --db "$db")" "$(cat "$place/dump")"

printf '[tags]\ncountry = Benin, Chad\nnot-country = Togo\ncountry = Xyzzy\ntopik = return\n' >"$path.meta"
again
is "a sidecar gives tags" "$(found --country BJ)$(found --country TD)" "$new$new"
is "its faults have a line" "$(grep -cE "meta:4: unknown country|meta:5: unknown tag 'topik'; did you mean 'topic'" "$place/err")" 2
is "the file of decisions wins over it" "$(found --country TG)" "$new"
printf 'country = Gabon\n' >"$path.meta"
praxis index --db "$db" "$place/texts" >"$place/out" 2>&1
is "a changed sidecar changes the tags" "$(found --country GA) $(found --country BJ)" "$new "
is "without reading the document again" "$(sed -n 's/^indexed  *\([0-9]*\).*/\1/p' "$place/out")" 0
printf '\357\273\277Country = Gabon\r\nYEAR = 2557\r\n' >"$path.meta"
again
is "one of an editor that marks its files, with capitals, too" "$(found --country GA)" "$new"
is "a year of another era is none" "$(grep -c "meta:2: '2557' is no single year from 1000 to 2100" "$place/err")" 1
rm "$path.meta"
again
is_empty "a sidecar that is gone takes its tags along" "$(found --country GA)"

printf 'Title;Path;Country;Type\n"A; b";%s;"Peru";handbook\n;nowhere.pdf;Chile;\n' "texts/${path##*/}" >"$place/table.csv"
again --table "$place/table.csv"
is "a table gives tags" "$(found --country PE)" "$new"
is "and replaces the value of a field that has one" "$(found --type handbook --country PE)$(found --type case-study --country PE)" "$new"
is "a row of a file that is nowhere is named" "$(grep -c "table.csv:3: there is no file '$place/nowhere.pdf'" "$place/err")" 1
printf 'path,country,notes\ntexts/mali.txt,Togo,the 5" disk\n"texts/%s" , "Peru ",a "word" said\ntexts/thailand.html,"Chile\n' \
  "${path##*/}" >"$place/table.csv"
again --table "$place/table.csv"
is "quotes within a field are a part of it" "$(found --country PE)" "$new"
is "quotes that are never closed are named" "$(grep -c "table.csv:4: a quote is never closed" "$place/err")" 1
printf '"Title, long";path;country\rx;texts/%s;"Peru\nChile"\r' "${path##*/}" >"$place/table.csv"
again --table "$place/table.csv"
is "a name of a column may hold a comma, lines end as on a Macintosh, a field has two lines" \
  "$(found --country PE) $(found --country CL)" "$new $new"
status=0
praxis restore --db "$db" "$place" 2>"$place/err" || status=$?
is "a folder is no file of decisions" "$status $(grep -c 'cannot read the decisions in' "$place/err")" "2 1"
other=$(found --country TH)
praxis tag --db "$db" "$other" -country=TH +country=PE
# is_in REGION: whether a document is in a region.
is_in () {
  found --region "$1" | tr ' ' '\n' | grep -cx "$other" || true
}
is "a document that was taken out of a country leaves its regions" "$(is_in m49-035)" 0
is "and enters those of the country it was put in" "$(is_in m49-005)" 1
praxis tag --db "$db" "$other" country=TH country=PE
is "until that is taken back" "$(is_in m49-035) $(is_in m49-005)" "1 0"
praxis tag --db "$db" "$other" +country=PE -region=m49-005
is "what is said of a region itself stays" "$(is_in m49-005)" 0
praxis tag --db "$db" "$other" country=PE region=m49-005
is "the index is whole" "$(praxis check --db "$db" | grep -c sound)" 1
finish
