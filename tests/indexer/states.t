# Each state of reading is reached, by a file or by what its worker does, and has one name in the summary, in the index, in
# `praxis unreadable`, in the facet and in JSON.
set -eu
. "$PRAXIS_SOURCE/tests/indexer/tap.sh"
docs=$here/docs
mkdir "$docs"
states="read ocr partly no-text encrypted damaged too-large timed-out out-of-memory crashed unsupported refused"

# ask COMMAND ARGUMENT...: asks the index.
ask () {
  command=$1
  shift
  "$PRAXIS_EXEC_PATH/praxis" "$command" --db "$here/index" "$@" 2>"$here/err" || true
}

# state_of FILE: as the list of what could not be read has it; "read" if it is not there.
state_of () {
  ask unreadable --format tsv --fields state,path | sed -n "s|\t$docs/$1\$||p" | grep . || echo read
}

# With the worker as it is.
echo "A text about a lighthouse." >"$docs/read.txt"
: >"$docs/no-text.txt"
printf '%%PDF-1.7 and then nothing' >"$docs/damaged.pdf"
printf 'GIF89a\001\0\001\0\200\0\0' >"$docs/unsupported.gif"
index "$docs"
for state in no-text damaged unsupported; do
  is "a file gives '$state'" "$(state_of $state.*)" $state
done
awk 'BEGIN { for (i = 0; i < 9000; i++) print "A line about a lighthouse." }' >"$docs/partly.txt"
index --set worker.text=100000 "$docs"
is "more text than the limit gives 'partly'" "$(state_of partly.txt)" partly
has "the summary says so" "$out" "partly 1"
has "the reason names the limit" "$(ask unreadable)" "text limit of 100000 bytes reached"
is "what was kept is found" "$(holds lighthouse)" 2
index --strict --force --set worker.text=100000 "$docs"
is "with --strict that is a failure" "$status" 6
if command -v python3 >/dev/null; then
  python3 - "$docs" <<'END'
import sys, zipfile
DOCX = ('<?xml version="1.0"?>%s<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        '<w:body><w:p><w:r><w:t>%s</w:t></w:r></w:p></w:body></w:document>')
TYPES = ('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override '
         'PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
         'wordprocessingml.document.main+xml"/></Types>')
def docx(name, doctype, text):
    with zipfile.ZipFile(f"{sys.argv[1]}/{name}", "w", zipfile.ZIP_DEFLATED) as container:
        container.writestr("[Content_Types].xml", TYPES)
        container.writestr("word/document.xml", DOCX % (doctype, text))
docx("refused.docx", '<!DOCTYPE x [<!ENTITY a "b">]>', "x")
docx("too-large.docx", "", "word " * 400000)
docx("encrypted.docx", "", "x")
bytes = bytearray(open(f"{sys.argv[1]}/encrypted.docx", "rb").read())
for mark, flags in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
    at = bytes.find(mark)
    while at >= 0:
        bytes[at + flags] |= 1
        at = bytes.find(mark, at + 4)
open(f"{sys.argv[1]}/encrypted.docx", "wb").write(bytes)
END
  index --set archive.member=1000000 "$docs"
  for state in refused too-large encrypted; do
    is "a file gives '$state'" "$(state_of $state.docx)" $state
  done
fi

# A file that becomes readable.
cp "$docs/read.txt" "$here/better"
echo "It is a windmill after all." >>"$here/better"
mv "$here/better" "$docs/no-text.txt"
index "$docs"
is "a file that was mended is read" "$(state_of no-text.txt) $(holds windmill)" "read 1"

# All states at once, from a worker that answers what the name of the file says.
mkdir "$here/bin"
ln -s "$PRAXIS_EXEC_PATH/hostile-worker" "$here/bin/praxis-worker"
rm "$docs"/*
for state in $states; do
  echo "$state" >"$docs/state-$state.txt"
done
built=$PRAXIS_EXEC_PATH
PRAXIS_EXEC_PATH=$here/bin
indexer=$built/praxis-indexer
index "$docs"
PRAXIS_EXEC_PATH=$built
unset indexer
summary=$out
adds_up "the counts add up"
ask unreadable --format json >"$here/unreadable"
ask status --format json >"$here/status"
ask facets --facets readable --format tsv --fields value,count >"$here/facet"
for state in $states; do
  title="'$state' has one name everywhere"
  case $state in
  read) parts=x expected= ;;
  ocr) parts=$(printf '%s\n' "$summary" | grep -c "$state 1") expected= ;;
  *) parts=$(printf '%s\n' "$summary" | grep -c "$state 1") expected=$state ;;
  esac
  is "$title" \
    "$(state_of "state-$state.txt" | sed 's/^read$//') $(ask count --readable "$state") $(grep -c "\"$state\" *: *1" "$here/status") $(grep -c "^$state.1\$" "$here/facet") $(holds "XREADABLE$state") ${parts#x}" \
    "$expected 1 1 1 1 $([ "$state" = read ] || echo 1)"
done
is "readable is what can be read" "$(ask count --readable yes) $(ask count --readable no)" "3 9"
has "an answer tells what could not be read" "$(ask search text)" "9 documents that may belong here could not be read"
has "and what was read in part" "$(ask search text)" "1 document that may belong here was read in part only"
index "$docs"
is "none is tried again" "$(count unchanged)" 12
finish
