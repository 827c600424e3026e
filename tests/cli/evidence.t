# Evidence: for every automatic tag of every document of the corpus, and for everything passed over, the text at the offsets
# is the quote, and the page is the one where it stands.
set -eu
. "$PRAXIS_SOURCE/tests/house/tap.sh"
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
db=$place/index
if ! command -v python3 >/dev/null; then
  echo "1..0 # SKIP python3 is not installed"
  exit 0
fi
praxis index --quiet --db "$db" "$PRAXIS_SOURCE/corpus/documents" 2>"$place/err" || sed 's/^/# /' "$place/err"

cat >"$place/look.py" <<'END'
import json, subprocess, sys
db = sys.argv[1]
def ask(*words):
    return json.loads(subprocess.run(["praxis", *words, "--db", db, "--format", "json"], capture_output=True,
                                     check=True).stdout)
quotes = passed_over = 0
for hit in ask("search", "--limit", "1000", "--group", "0")["hits"]:
    pages = [page["text"].encode() for page in ask("show", hit["id"])["texts"]]
    text, starts = b"".join(pages), [sum(map(len, pages[:i])) for i in range(len(pages))]
    evidence = ask("why", hit["id"])
    for claim in evidence["tags"] + evidence["runners_up"]:
        where = "%s: %s=%s" % (hit["path"], claim["field"], claim["value"])
        if not claim["rule"]:
            print("no rule:", where)
        if claim["source"] != "text" or claim["quote"] is None:
            continue
        quotes += 1
        if text[claim["offset"]:claim["end"]].decode() != claim["quote"]:
            print("not the quote:", where, claim["quote"])
        start = starts[claim["page"] - 1] if claim.get("page") else 0
        if claim.get("page") and not start <= claim["offset"] < start + len(pages[claim["page"] - 1]):
            print("not the page:", where)
    passed_over += len(evidence["runners_up"])
    for claim in evidence["runners_up"]:
        if not claim["reason"]:
            print("no reason:", claim)
print(quotes > 50, passed_over > 10)
END
is "each quote stands where it says" "$(python3 "$place/look.py" "$db")" "True True"
finish
