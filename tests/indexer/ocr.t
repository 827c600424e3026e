# Pages that are pictures are read by OCR, in workers that are as confined as any.
set -eu
. "$PRAXIS_SOURCE/tests/indexer/tap.sh"
models=/usr/share/tesseract-ocr/5/tessdata
if ! [ -e "$models/eng.traineddata" ] || ! [ -e "$models/fra.traineddata" ]; then
  echo '1..0 # SKIP the models of English and French are not installed'
  exit 0
fi
unset PRAXIS_OCR_MODE # which the other tests are run with, so that they do not depend on what is installed
mkdir "$here/docs" "$here/none"

# scan FILE PAGES [TEXT]: a file of pictures of the text on standard input.
scan () {
  file=$1
  shift
  # Fontconfig keeps what it has read.
  ASAN_OPTIONS=${ASAN_OPTIONS-}:detect_leaks=0 "$PRAXIS_EXEC_PATH/scan" "$here/docs/$file" "$@"
}

# told NAME FILE: a line of the record of a file.
told () {
  for record in $(seq "$(documents)"); do
    xapian-delve -d -r "$record" "$here/index/public" >"$here/record"
    if grep -q "^url=.*/$2\$" "$here/record"; then
      sed -n "s/^$1=//p" "$here/record"
    fi
  done
}

cat >"$here/english" <<'END'
The drinking water of the new settlement was distributed late,
because the lorries arrived three weeks after the families.
Lessons were learnt from it, and are told on the next pages.
END
cat >"$here/french" <<'END'
Évaluation du projet : à la fin de l’année, les déplacés étaient rentrés
chez eux, où les écoles avaient été reconstruites grâce à la communauté.
Les difficultés ont été surmontées, et les leçons ont été tirées.
END
scan english.pdf 1 <"$here/english"
scan french.pdf 1 <"$here/french"
scan fax.tiff 2 <"$here/english"
scan stamp.pdf 1 'p. 7' <"$here/english"
scan layer.pdf 1 'An ordinary sentence lies under this picture.' <"$here/english"

index --ocr off "$here/docs"
is "OCR can be switched off" "$(count indexed) $(count unreadable)" "2 3"
is "a page that is a picture has no text then" "$(told state english.pdf)" no-text
is "nor has an image file" "$(told reason fax.tiff)" "a picture, which only OCR could read"

index --force "$here/docs"
is "without a word said, pages without text are read" "$(count indexed) $(count unreadable)" "5 0"
is "and nothing is amiss" "$status $err" "0 "
is "the document says so" "$(told state english.pdf)" ocr
for word in drinking settlement lorries families; do
  is "'$word' is found in all pictures" "$(holds "$word")" 3
done
for word in évaluation année déplacés où grâce communauté leçons; do
  is "'$word' is found with its accents" "$(holds "$word")" 1
done
is "each picture of a TIFF is a page" "$(told pages fax.tiff)" 2
is "a few stray letters are no text" "$(told state stamp.pdf)" ocr
is "a page with text is left as it is" "$(told state layer.pdf)" read

index "$here/docs"
is "nothing is read twice" "$(count unchanged)" 5

index --force --ocr force "$here/docs/layer.pdf"
is "unless it is to be" "$(told state layer.pdf)" ocr
is "and then the picture counts" "$(holds lorries)" 4

index --ocr sometimes "$here/docs"
is "another word is refused" "$status" 2
has "and the right ones are named" "$err" "it is off or auto or force"

# lettering FILE: a PDF that leaves its font to the reader, with words that only their shapes tell: as text they are all
# x. It has no table of its objects, so its readers find out where streams end.
lettering () {
  {
    printf '%s\n' '%PDF-1.4' '1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj' \
      '2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj' \
      '3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >> endobj' \
      '5 0 obj << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 6 0 R >> endobj' \
      '4 0 obj << /Length 0 >>' stream \
      'BT /F 20 Tf 60 700 Td (The ferry brought the harvest to market,) Tj' \
      '0 -40 Td (and the harbour was repaired in spring.) Tj ET' endstream endobj \
      '6 0 obj << /Length 0 >>' stream \
      'begincmap 1 begincodespacerange <00> <FF> endcodespacerange' \
      '94 beginbfchar'
    for code in $(seq 33 126); do
      printf '<%02X> <0078>\n' "$code"
    done
    printf '%s\n' 'endbfchar endcmap' endstream endobj 'trailer << /Root 1 0 R >>' '%%EOF'
  } >"$here/docs/$1"
}
lettering lettering.pdf
index --ocr off "$here/docs/lettering.pdf"
is "letters may have no meaning but a shape" "$(told state lettering.pdf) $(holds ferry)" "read 0"
index --force --ocr force "$here/docs/lettering.pdf"
is "such a page is drawn for OCR in a font that it does not bring along" "$(told state lettering.pdf)" ocr
for word in ferry harvest harbour spring; do
  is "and '$word' is read from it" "$(holds "$word")" 1
done
rm "$here/docs/lettering.pdf"

scan long.pdf 40 <"$here/english"
index --set ocr.seconds=4 "$here/docs/long.pdf"
is "a document may take no longer than is set" "$(told state long.pdf)" partly
has "and says so" "$(told reason long.pdf)" "time limit of OCR, 4 s, reached"
is "what was read by then is kept" "$(holds lorries)" 5

for quarters in 1 2 3; do
  scan "turned-$quarters.tiff" 1 "$quarters" <"$here/english"
done
index "$here/docs"
is "a page that was scanned lying on a side or on its head is read" "$(holds settlement)" 8
rm "$here/docs/turned-"*

index --force --set ocr.models="$here/none" "$here/docs"
is "without models the others are read" "$status $(count indexed)" "0 2"
is "and one warning says what is missing" "$(printf '%s\n' "$err" | grep -c "Tesseract's folder '$here/none' has no models")" 1
finish
