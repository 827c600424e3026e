# Documents whose titles, texts and names try to be something else in a browser, against a praxis-searchd: whatever it sends, they
# are text there.
import html.parser
import json
import os
import re
import subprocess
import urllib.parse
import xml.etree.ElementTree

from daemon import Daemon, check, finish, place

BIDI = "\u202a\u202b\u202d\u202e\u2066\u2067\u2068\u200e\u200f"
HOSTILE = {
    "a script": "<script>alert(1)</script>",
    "an end of the title": "</title><script>alert(1)</script>",
    "an end of the text area": "</textarea></style></script><svg/onload=alert(1)>",
    "a picture": '"><img src=x onerror=alert(1)>',
    "single quotes": "' onmouseover='alert(1)",
    "a link": "<a href=javascript:alert(1)>here</a>",
    "an address": "javascript:alert(document.domain)",
    "a form": "<form action=//evil.example><input type=submit></form>",
    "another base": "<base href=//evil.example/>",
    "a refresh": '<meta http-equiv=refresh content="0;url=//evil.example">',
    "references": "&lt;script&gt;alert(1)&lt;/script&gt; &#x3c;b&#x3e; &amp;amp;",
    "a comment": "<!-- --><!--> <![CDATA[ x ]]> <?xml version?>",
    "marks of direction": f"fdp.exe {BIDI} cod.js",
    "control characters": "a\x01b\x07c\x1bd\x7fe\x85f",
    "no characters": "a\ufffe\uffffb\ufeffc",
    "a mark of its own": "<mark>not a hit</mark> \u0001mark\u0002",
    "lines": "one\r\nSet-Cookie: a=b\r\n\r\n<script>",
    "a template": "{{7*7}} ${7*7} <%= 7*7 %> #{7*7}",
    "much of nothing": "\u0000" + "\u200b" * 50,
}
ALLOWED_LINKS = re.compile(r"(/(?!/)|#|\?)")
OWN_SCRIPT = re.compile(r"/assets/[0-9a-f]+/[a-z_-]+\.js")


class Page(html.parser.HTMLParser):
    """Notes what a page must not have."""

    def __init__(self, source):
        super().__init__(convert_charrefs=True)
        self.odd, self.open, self.text = [], [], ""
        self.feed(source)
        self.close()

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if tag in ("iframe", "object", "embed", "base", "style", "template") or (tag == "meta" and "http-equiv" in attrs):
            self.odd.append(f"<{tag}>")
        if tag == "script" and not OWN_SCRIPT.fullmatch(attrs.get("src", "")) and attrs.get("type") != "application/json":
            self.odd.append(f"<script {attrs}>")
        for name, value in attrs.items():
            if name.startswith("on") or name in ("style", "srcdoc", "formaction"):
                self.odd.append(f"<{tag} {name}={value}>")
            if name in ("href", "src", "action") and not ALLOWED_LINKS.match(value or ""):
                self.odd.append(f"<{tag} {name}={value}>")
        if tag not in ("meta", "link", "input", "br", "hr", "img", "path", "rect", "circle", "use"):
            self.open.append((tag, attrs))

    def handle_endtag(self, tag):
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data):
        self.text += data
        isolated = any(tag in ("bdi", "title", "script") or "dir" in attrs for tag, attrs in self.open if tag != "html")
        if set(data) & set(BIDI) and not isolated:
            self.odd.append(f"marks of direction that may turn what is around them: {data!r} in {[tag for tag, _ in self.open]}")

    def handle_comment(self, data):
        self.odd.append(f"<!--{data}-->")

    def handle_pi(self, data):
        self.odd.append(f"<?{data}>")


def make_index():
    folder = os.path.join(place, "hostile")
    os.mkdir(folder)
    with open(os.path.join(place, "hostile.jsonl"), "w", encoding="utf-8") as records:
        for number, (kind, text) in enumerate(HOSTILE.items()):
            print(json.dumps({"id": f"hostile{number:02}", "title": f"Title {text}", "text": f"The magpie says {text} here.",
                              "tags": {"country": ["GH"]}}), file=records)
            name = text.replace("/", "\u2215").replace("\0", "") + ".md"
            with open(os.path.join(folder, name), "w", encoding="utf-8", newline="") as file:
                file.write(f"# {text}\n\nThe magpie of file {number} says {text} here.\n")
    bad = os.path.join(folder.encode(), b"bad \xff\xfe name <b>.txt")
    with open(bad, "wb") as file:
        file.write(b"The magpie has bad bytes \xff\xfe\xc3 and NUL \0 within <script>alert(1)</script>.\n")
    subprocess.run(["praxis-indexer", "--quiet", "--db", os.path.join(place, "db"), "--records", records.name, folder], check=True)


def sound_headers(reply):
    return (reply.getheader("Set-Cookie") is None and "default-src 'none'" in reply.getheader("Content-Security-Policy")
            and reply.getheader("X-Content-Type-Options") == "nosniff")


def check_page(daemon, title, target):
    reply, body = daemon.get(target)
    page = Page(body.decode())
    check(f"{title}: nothing but text comes of it", not page.odd and sound_headers(reply)
          and reply.getheader("Content-Type") == "text/html; charset=utf-8" and "\0" not in page.text, "\n".join(page.odd))


def check_json(daemon, target):
    reply, body = daemon.get(target)
    told = body.decode()
    return reply.status == 200 and sound_headers(reply) and json.loads(told) is not None and "\0" not in told


def check_document(daemon, kind, hit):
    check_page(daemon, f"the page of the document with {kind}", f"/documents/{hit}")
    parts = ("", "/evidence")
    check(f"the answers about the document with {kind} are JSON",
          all(check_json(daemon, f"/v1/documents/{hit}{part}") for part in parts))
    reply, _ = daemon.get(f"/v1/documents/{hit}/file")
    shown = reply.getheader("Content-Disposition")
    check(f"the file with {kind} is sent under a name that is one",
          reply.status == 404 or (reply.status == 200 and sound_headers(reply) and re.match("sandbox|default-src 'none'", reply.getheader("Content-Security-Policy"))
                                  and re.fullmatch(r"(inline|attachment); filename=\"[^\"\\\x00-\x1f]*\"; filename\*=UTF-8''[\w.~%!-]*", shown)),
          reply.getheaders())


def main():
    make_index()
    daemon = Daemon("--workers", "1", "--set", "search.limit=100")
    reply, body = daemon.get("/v1/search?q=magpie&group=0&facets=all")
    hits = json.loads(body.decode())["hits"]
    found = {hit["id"] for hit in hits}
    check("all records are found", all(f"hostile{number:02}" in found for number in range(len(HOSTILE))), found)
    check("so are files", len(found) > len(HOSTILE), found)
    unread = json.loads(daemon.get("/v1/unreadable")[1].decode())["documents"]
    check("what could not be read is told", unread)
    for target in ("/", "/?q=magpie&group=0", "/?q=magpie&facets=all", "/?q=magpie&output=passages&explain=1", "/?sort=title"):
        check_page(daemon, target, target)
    for hit in hits + unread:
        check_document(daemon, repr(hit["title"])[:40].replace("#", ""), hit["id"])
    for kind, text in HOSTILE.items():
        asked = urllib.parse.quote(text.replace("\0", ""))
        for target in (f"/?q={asked}", f"/?q=magpie&country={asked}", f"/?{asked}=magpie", f"/documents/{asked}", f"/{asked}"):
            reply, body = daemon.get(target)
            if reply.getheader("Content-Type").startswith("text/html"):
                check_page(daemon, f"{kind} asked for in {target[:12]}", target)
            else:
                check(f"{kind} asked for in {target[:12]}: the problem is JSON", json.loads(body.decode())["code"] and sound_headers(reply))
    reply, body = daemon.get("/v1/feed?q=magpie&group=0")
    feed = xml.etree.ElementTree.fromstring(body)
    check("the feed is XML whose titles are text", reply.status == 200 and sound_headers(reply)
          and not [element.tag for element in feed.iter() if element.tag.rpartition("}")[2] in ("script", "img", "b", "mark")])
    check("the worker is the same", len(daemon.workers()) == 1 and "ended" not in daemon.log(), daemon.log()[-600:])
    daemon.stop()
    finish()


main()
