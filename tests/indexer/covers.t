# Covers: drawn of what has one, kept out of the way of what is searched, gone with their document.
set -eu
. "$PRAXIS_SOURCE/tests/indexer/tap.sh"
for program in python3 xapian-metadata; do
  if ! command -v "$program" >/dev/null; then
    echo "1..0 # SKIP $program is not there"
    exit 0
  fi
done
mkdir "$here/docs"
cp "$PRAXIS_SOURCE/corpus/documents/annual-reports/2019/Meridia Annual report 2018.pdf" "$here/docs/report.pdf"
echo 'A text has no cover.' >"$here/docs/text.txt"
python3 - "$here/docs" <<'PYTHON'
# A picture, one that is cut, and an office file that carries a picture of itself.
import struct
import sys
import zipfile
import zlib


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width, height):
    rows = b"".join(b"\0" + bytes((x * y) % 256 for x in range(width)) for y in range(height))
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
            + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))


folder = sys.argv[1]
with open(folder + "/wide.png", "wb") as file:
    file.write(png(600, 300))
with open(folder + "/cut.png", "wb") as file:
    file.write(png(500, 500)[:2000])
with zipfile.ZipFile(folder + "/letter.odt", "w") as letter:
    letter.writestr("mimetype", "application/vnd.oasis.opendocument.text")
    letter.writestr("Thumbnails/thumbnail.png", png(180, 256))
    letter.writestr("content.xml", """<?xml version="1.0"?><office:document-content
  xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">
  <office:body><office:text><text:p>A letter about shelters.</text:p></office:text></office:body></office:document-content>""")
PYTHON

# covers PREFIX: how many keys begin so.
covers () {
  xapian-metadata list "$here/index/public" "$1" | grep -c . || true
}

# sizes: width and height of all covers, sorted.
sizes () {
  for key in $(xapian-metadata list "$here/index/public" cover:); do
    xapian-metadata get "$here/index/public" "$key" | od -An -tu1 -N5 | tr -s ' ' | sed 's/^ //'
  done | sort -n
}

index --set thumbnails.make=no "$here/docs"
is "none is drawn where none is wanted" "$(covers cover)" 0
index --force "$here/docs"
is "the run ends well" "$status" 0
is "a PDF, a picture and an office file have one, small and as JPEG" "$(sizes | paste -s -d ,)" \
  "113 160 255 216 255,113 160 255 216 255,120 60 255 216 255"
is "what cannot be drawn is not tried again" "$(covers cover-due:)" 0
index "$here/docs"
is "nothing is drawn twice" "$(count unchanged)" 5
rm "$here/docs/wide.png"
index "$here/docs"
is "a cover goes with its document" "$(covers cover:)" 2
index --force --set thumbnails.make=no "$here/docs"
is "one that is there stays" "$(covers cover:)" 2
has "on a terminal a line says how far drawing is" \
  "$(python3 -c 'import pty, sys; pty.spawn(sys.argv[1:])' "$PRAXIS_EXEC_PATH/praxis-indexer" --db "$here/shown" \
    "$here/docs" </dev/null)" "covers 0/3"
finish
