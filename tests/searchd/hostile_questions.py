# Questions that are made to cost much: for tests/searchd/hostile.t, which looks that each is answered and no worker lost, and
# for dev/bench/hostile, which tells how long they take.
import itertools
import json
import urllib.parse

SYLLABLES = ["ba", "co", "di", "fu", "ga", "lo", "mi", "nu", "pa", "ro", "si", "tu", "va", "zo"]

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


def write_records(path, documents, words):
    """Records of so many words of their own each, as long as there are any, and of some that all have."""
    own = itertools.cycle("".join(parts) for parts in itertools.product(SYLLABLES, repeat=4))
    with open(path, "w", encoding="utf-8") as records:
        for number in range(documents):
            text = "# Lessons learnt\n\n" + " ".join("common notes " + next(own) for _ in range(words))
            print(json.dumps({"id": f"words{number:06}", "title": f"Words {number}", "text": text}), file=records)


def targets():
    """Title -> path and query."""
    asked = {title: "/v1/search?" + urllib.parse.urlencode(pairs) for title, pairs in QUESTIONS.items()}
    return {**asked, **TARGETS}
