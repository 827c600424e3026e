# Nothing is cut off a long document: what stands on the last of its pages is found, and there.
set -eu
. "$PRAXIS_SOURCE/tests/indexer/tap.sh"
pages=5000
mkdir "$here/docs"

# A PDF of that many pages, a sentence on each: the catalogue, the font, then two objects a page.
python3 - "$pages" >"$here/docs/long.pdf" <<'END'
import sys
count = int(sys.argv[1])
kids = ' '.join('%d 0 R' % (4 + 2 * page) for page in range(count))
objects = ['<</Type/Catalog/Pages 2 0 R>>', '<</Type/Pages/Count %d/Kids[%s]>>' % (count, kids),
           '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>']
for page in range(count):
    sentence = 'The ferryman hangs up his lantern.' if page == count - 1 else 'The river goes on and on.'
    drawing = 'BT /F1 12 Tf 50 780 Td (%s) Tj ET' % sentence
    objects.append('<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>'
                   '/Contents %d 0 R>>' % (5 + 2 * page))
    objects.append('<</Length %d>>stream\n%s\nendstream' % (len(drawing), drawing))
made, places = '%PDF-1.4\n', []
parts = [made]
length = len(made)
for number, body in enumerate(objects, 1):
    parts.append('%d 0 obj\n%s\nendobj\n' % (number, body))
    places.append(length)
    length += len(parts[-1])
table = ''.join('%010d 00000 n \n' % place for place in places)
parts.append('xref\n0 %d\n0000000000 65535 f \n%strailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n'
             % (len(objects) + 1, table, len(objects) + 1, length))
sys.stdout.write(''.join(parts))
END

index "$here/docs"
is "a document of $pages pages is read" "$status $(count indexed)" "0 1"
found=$("$PRAXIS_EXEC_PATH/praxis" search --db "$here/index" --format json ferryman)
is "a sentence on the last page is found there" \
  "$(printf '%s' "$found" | jq '.hits[0].passages[0].page')" "$pages"
has "in its own words" "$found" "The ferryman hangs up his lantern."
finish
