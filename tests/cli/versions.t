# One text in several formats, as a draft and in another language: what stands together in answers, for people and programs.
set -eu
. "$PRAXIS_SOURCE/tests/house/tap.sh"
. "$PRAXIS_SOURCE/tests/cli/corpus.sh"
if ! command -v praxis-indexer >/dev/null; then
  echo "1..0 # SKIP praxis-indexer is not built"
  exit 0
fi

texts=$place/works
mkdir "$texts"
python3 - "$texts" <<'END'
# Writes the files: a text of some 240 words as TXT, HTML, DOCX and ODT, a draft of it, its French edition, and another text
# with the same closing words.
import sys, zipfile

FOLDER = sys.argv[1] + "/"
ENGLISH = [
    "This guide is for counsellors who speak with people about going home. It was written by counsellors of four "
    "countries, who met twice a year and told each other what had worked and what had not.",
    "A first meeting takes an hour and is held where nobody else can listen. The counsellor asks before telling, "
    "writes down the questions that stay open, and says when the answers will come. Promises that depend on others "
    "are not made.",
    "Whoever decides to go home gets a plan on paper: who waits at the airport, where the first week is spent, which "
    "school takes the children, who pays for medicine. The plan names a person with a telephone number for each of "
    "these points, and the counsellor has called each number before.",
    "Three months later the counsellor calls again. Half of the plans had changed by then, mostly because of work and "
    "housing, and what was learnt in these calls went into the next edition of the guide.",
]
FRENCH = [
    "Ce guide est destiné aux conseillers qui parlent du retour avec les personnes concernées. Il a été écrit par des "
    "conseillers de quatre pays, qui se sont rencontrés deux fois par an et se sont raconté ce qui avait marché.",
    "Un premier entretien dure une heure et se tient là où personne ne peut écouter. Le conseiller demande avant de "
    "raconter, note les questions qui restent ouvertes et dit quand viendront les réponses.",
]
CLOSING = "This text may be copied for training if its source is named. It does not bind the services that paid for it."
OTHER = [
    "A shelter needs a door that closes, a kitchen and someone awake at night. The house in the hills had twelve beds "
    "and a garden, and the women who lived there planted beans. Neighbours came with seeds and stayed for tea.",
    "The police officer who brought new guests wore plain clothes. She never asked in the corridor, and what was said "
    "in the kitchen stayed in the kitchen. After a year the town paid the rent.",
]


def write (name, text):
    with open(FOLDER + name, "w", encoding="utf-8") as file:
        file.write(text)


def write_zip (name, members):
    with zipfile.ZipFile(FOLDER + name, "w") as archive:
        for member, text in members:
            archive.writestr(member, text)


def plain (paragraphs):
    return "\n\n".join(paragraphs) + "\n"


english = ENGLISH + [CLOSING]
write("guide_en.txt", plain(english))
write("guide_en.html", "<!DOCTYPE html><html lang='en'><head><title>Guide</title></head><body><main>"
      + "".join(f"<p>{text}</p>" for text in english) + "</main></body></html>")
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
write_zip("guide_en.docx", [
    ("[Content_Types].xml", "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'><Override "
     "PartName='/word/document.xml' ContentType='application/vnd.openxmlformats-officedocument.wordprocessingml."
     "document.main+xml'/></Types>"),
    ("word/document.xml", f"<w:document xmlns:w='{W}'><w:body>"
     + "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in english) + "</w:body></w:document>")])
OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
write_zip("guide_en.odt", [
    ("mimetype", "application/vnd.oasis.opendocument.text"),
    ("content.xml", f"<office:document-content xmlns:office='{OASIS}office:1.0' xmlns:text='{OASIS}text:1.0'>"
     "<office:body><office:text>" + "".join(f"<text:p>{text}</text:p>" for text in english)
     + "</office:text></office:body></office:document-content>")])
words = plain(english).split(" ")
write("draft.txt", " ".join(word if at % 20 else "changed" for at, word in enumerate(words, 1)))
write("guide_fr.txt", plain(FRENCH))
write("shelter.txt", plain(OTHER + [CLOSING]))
END
cp "$texts/guide_en.txt" "$texts/second.txt"
praxis index --db "$db" "$texts" >/dev/null

# related ARGUMENT...: what stands with the first hit: relation and file, a line each.
related () {
  praxis search --db "$db" --format json --limit 1 "$@" | python3 -c '
import json, os, sys
for version in json.load(sys.stdin)["hits"][0]["versions"]:
    print(version["relation"], os.path.basename(version["path"]))
'
}

# Any of them may lead and any of the two copies be named first; the group is the same.
group=$(related counsellors | grep -c '^version')
is "formats and a draft of one text stand under one hit" "$group" 4
is "the hit names its edition once" "$(related counsellors | grep '^edition')" "edition guide_fr.txt"
is "a copy is told" "$(praxis search --db "$db" --format json counsellors | grep -c '"copy"')" 1
is "the edition has a place of its own" "$(praxis search --db "$db" --output ids --group 1 counsellors guide | wc -l)" 2
is "documents are counted one by one" "$(praxis count --db "$db" counsellors OR shelter)" 6
is "the same closing words make no version" "$(related shelter)" ""
is "no document is hidden in a list of files" "$(praxis search --db "$db" --output files counsellors | wc -l)" 5
is "--no-group gives each document its place" \
  "$(praxis search --db "$db" --no-group --format json counsellors | grep -c '"passages"')" 5
is "--no-group leaves versions out" "$(praxis search --db "$db" --no-group --format json counsellors | grep -c '"versions"')" 0
is "a version has its line for people" \
  "$(praxis search --db "$db" counsellors | grep -c "^    version: $texts/")" 4
id=$(praxis search --db "$db" --output ids --limit 1 filename:draft)
is "a document tells its versions" "$(praxis show --db "$db" "$id" | grep -c '^version: ')" 4
is "a document tells its edition" \
  "$(praxis show --db "$db" "$id" | grep '^edition')" "edition (French): $texts/guide_fr.txt"

rm "$texts/guide_en.html"
praxis index --db "$db" "$texts" >/dev/null
is "a version that is gone is gone from the group" "$(related counsellors | grep -c '^version')" 3
finish
