# Questions that are made to cost much, against a praxis-searchd whose index has many different words. Each must be answered, if
# only by a refusal, and no worker may be lost: the watchdog would end one that is held up.
import itertools
import json
import os
import re
import subprocess
import urllib.parse

from daemon import Daemon, check, finish, place

SYLLABLES = ["ba", "co", "di", "fu", "ga", "lo", "mi", "nu", "pa", "ro", "si", "tu", "va", "zo"]
WORDS = 30000
DOCUMENTS = 100

# What is made of q, and what else is asked: title -> parameters.
QUESTIONS = {
    "one wildcard": {"q": "bac*"},
    "wildcards of all beginnings": {"q": " ".join(f"{a}{b[0]}*" for a in SYLLABLES for b in SYLLABLES[:2])},
    "as many wildcards as words are allowed": {"q": " OR ".join(f"{a}{b}*" for a, b in zip(SYLLABLES * 2, SYLLABLES))},
    "a wildcard of one letter": {"q": "b*"},
    "a wildcard alone": {"q": "*"},
    "a wildcard in front": {"q": "*baco"},
    "wildcards in a phrase": {"q": '"bac* cod* dif*"'},
    "a thousand wildcards": {"q": "bac* " * 1000},
    "sixteen brackets": {"q": "(" * 16 + "shelter" + ")" * 16},
    "a thousand brackets": {"q": "(" * 1000 + "shelter" + ")" * 1000},
    "a thousand brackets that stay open": {"q": "(" * 1000},
    "a thousand times a AND (": {"q": "shelter AND (" * 500 + "a" + ")" * 500},
    "a thousand NOT": {"q": "NOT " * 1000 + "shelter"},
    "a thousand minus": {"q": "-" * 1000 + "shelter"},
    "a thousand plus": {"q": "+shelter " * 500},
    "a thousand quotes": {"q": '"' * 999},
    "three thousand terms": {"q": "a " * 3000},
    "ten thousand terms": {"q": "a " * 10000},
    "a thousand NEAR": {"q": " NEAR ".join(["shelter"] * 500)},
    "NEAR of the commonest words": {"q": " NEAR/1000 ".join(["common"] * 16)},
    "a phrase of the commonest word": {"q": '"' + "common " * 30 + '"'},
    "the commonest words": {"q": " ".join(["common"] * 32)},
    "the commonest words joined by OR": {"q": " OR ".join(["common", "notes", "shelter", "number"] * 8)},
    "a word of seven thousand letters": {"q": "b" * 7000},
    "a word of a million letters": {"q": "b" * 1000000},
    "a word of five hundred letters": {"q": "b" * 500},
    "mistyped words": {"q": " ".join("".join(reversed(word)) for word in ("bacodi", "fugalo", "minupa", "rositu") * 8)},
    "words without spaces": {"q": "移住者支援" * 30},
    "colons": {"q": ":" * 500},
    "a field of nothing": {"q": "title: title: title:"},
    "unknown fields": {"q": " ".join(f"f{i}:a" for i in range(60))},
    "filters in words": {"q": " ".join(f"year:{year}" for year in range(1990, 2020))},
    "marks of direction": {"q": "\u202e\u2066" * 80},
    "marks upon marks": {"q": "e" + "\u0301" * 200},
    "letters of two units": {"q": "\U0001d51e" * 100},
    "spaces": {"q": " " * 3000},
    "a hit's last passage": {"q": "common", "passages": "1000000"},
    "hits without end": {"q": "common", "limit": "1000000000"},
    "hits of less than none": {"q": "common", "limit": "-1"},
    "as many hits as are allowed": {"q": "common", "limit": "1000", "facets": "all", "explain": "1"},
    "all facets": {"q": "", "facets": "all"},
    "a thousand facets": {"q": "common", "facets": ",".join(["country"] * 900)},
    "a thousand values": {"country": ",".join(["GH", "NG"] * 1000)},
    "years without end": {"year": "0..99999999999999999999"},
    "years backwards": {"year": "2020..1990"},
    "a cursor that is made up": {"q": "common", "cursor": "A" * 3000},
    "a role of every section": {"q": "common", "in": "lessons"},
    "passages as output": {"q": "common", "output": "passages", "limit": "100"},
    "an expansion of the widest terms": {"q": "migration protection return training data", "expand": "1", "explain": "1"},
    "plain words of signs": {"q": '"(((AND OR NOT -+:*' * 20, "syntax": "plain"},
    "everything at once": {"q": "common OR bac* NEAR cod*", "facets": "all", "limit": "1000", "passages": "5", "sort": "title"},
}
# Sent as they are.
TARGETS = {
    "bad UTF-8": "/v1/search?q=%ff%fe%fd",
    "half a character": "/v1/search?q=caf%c3",
    "a surrogate": "/v1/search?q=%ed%a0%80",
    "an overlong slash": "/v1/search?q=%c0%af",
    "a line feed": "/v1/search?q=a%0ab",
    "a thousand parameters": "/v1/search?" + "&".join(["country=GH"] * 700),
    "ampersands": "/v1/search?" + "&" * 5000,
    "equals signs": "/v1/search?" + "=" * 5000,
    "percent signs": "/v1/search?q=" + "%25" * 2000,
    "an identifier of many letters": "/v1/documents/" + "a" * 7000,
    "a page far away": "/v1/documents/many01/pages/99999999999999999999",
    "the page for people": "/?q=common&facets=all&limit=1000",
}


# With limits that an administrator has raised a question may take long, but must not crash the worker either.
SETTINGS = {
    "": (),
    ", with raised limits": (
        "--set", "server.watchdog-seconds=100", "--set", "query.bytes=1MiB", "--set", "query.terms=10000",
        "--set", "query.depth=1000", "--set", "query.wildcard-letters=1", "--set", "search.limit-most=100000"),
}


def make_index():
    words = ["".join(parts) for parts in itertools.islice(itertools.product(SYLLABLES, repeat=4), WORDS)]
    share = WORDS // DOCUMENTS
    with open(os.path.join(place, "words.jsonl"), "w", encoding="utf-8") as records:
        for number in range(DOCUMENTS):
            own = words[number * share:(number + 1) * share]
            text = "# Lessons learnt\n\n" + " ".join("common notes " + word for word in own)
            print(json.dumps({"id": f"words{number:03}", "title": f"Words {number}", "text": text}), file=records)
    subprocess.run(["praxis-indexer", "--quiet", "--db", os.path.join(place, "db"), "--records", records.name], check=True)


def ask_all(name, options, targets):
    daemon = Daemon("--workers", "1", *options)
    worker = daemon.workers()
    for title, target in targets.items():
        try:
            reply, body = daemon.get(target)
            check(f"{title}{name}: answered by {reply.status}", reply.status in (200, 400, 404, 414) and body, body[:600])
        except OSError as error:
            check(f"{title}{name}: answered", False, error)
    taken = map(float, re.findall(r" ms=([\d.]+) ", daemon.log()))
    print("# the slowest took %.0f ms: %s" % max(zip(taken, targets)))
    check(f"no worker was lost{name}", daemon.workers() == worker, daemon.log()[-600:])
    daemon.stop()


def main():
    make_index()
    targets = {title: "/v1/search?" + urllib.parse.urlencode(asked) for title, asked in QUESTIONS.items()}
    targets.update(TARGETS)
    for name, options in SETTINGS.items():
        ask_all(name, options, targets)
    finish()


main()
