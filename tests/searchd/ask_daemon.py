# Asks a running praxis-searchd about what http.t has indexed, and prints TAP. Its argument is the folder that holds the index
# and the texts.
import html.parser
import json
import os
import re
import subprocess

from daemon import PATIENCE, Daemon, check, finish, place

LAST = b"GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"


def problem(daemon, title, target, status, code, headers={}, method="GET", **members):
    reply, body = daemon.get(target, method=method, **headers)
    kind = reply.getheader("Content-Type")
    try:
        told = json.loads(body)
    except ValueError:
        told = {}
    good = (reply.status, kind, told.get("status"), told.get("code")) == (
        status, "application/problem+json", status, code) and all(told.get(k) == v for k, v in members.items())
    check(title, good and told.get("title") and told.get("detail") and told.get("type"), f"{reply.status} {kind} {body!r}")


def check_answers(daemon):
    reply, body = daemon.get("/v1/search?q=counselling")
    answer = json.loads(body)
    check("a search answers in JSON", reply.status == 200 and answer["schema"] == 1 and answer["total"]["value"] == 2, body)
    check("the length is stated", reply.getheader("Content-Length") == str(len(body)))
    ghana = next((hit["id"] for hit in answer["hits"] if "Ghana" in hit["title"]), "none")
    reply, body = daemon.get(f"/v1/documents/{ghana}")
    check("a document has a record", reply.status == 200 and json.loads(body)["title"].startswith("Return"), body)
    reply, body = daemon.get(f"/v1/documents/{ghana}/pages/1")
    check("a page has its text", reply.status == 200 and "gate" in json.loads(body)["text"], body)
    for target in ("/v1/status", "/v1/unreadable", "/v1/define?term=THB"):
        reply, body = daemon.get(target)
        check(f"{target} answers in JSON", reply.status == 200 and isinstance(json.loads(body), dict), body)
    none, one = (json.loads(daemon.get(f"/v1/unreadable?limit={limit}")[1]) for limit in (0, 1))
    check("what could not be read is told in pages", (len(none["documents"]), len(one["documents"]), none["total"]) == (0, 1, 1)
          and one["next"] is None, one)
    for target in ("/healthz", "/readyz"):
        check(f"{target} says that all is well", daemon.get(target)[0].status == 200)
    reply, body = daemon.get("/v1/search?q=shelter&limit=10")
    following = json.loads(body)["next"]
    check("more hits are linked in the header too", f'<{following}>; rel="next"' == reply.getheader("Link"))
    first = {hit["id"] for hit in json.loads(body)["hits"]}
    second = {hit["id"] for hit in json.loads(daemon.get(following)[1])["hits"]}
    check("the link leads to other hits", len(first) == 10 and len(second) == 10 and not first & second)
    return ghana


def check_completion(daemon, ghana):
    def ask(target):
        return json.loads(daemon.get(target)[1])
    like = ask("/v1/documents/many07/similar?limit=4")
    check("there is more like a document", len(like["hits"]) == 4 and "many07" not in [hit["id"] for hit in like["hits"]], like)
    texts = [found["text"] for found in ask("/v1/suggest?q=gh")["suggestions"]]
    check("countries are completed", texts[:1] == ["Ghana"], texts)
    texts = [found["text"] for found in ask("/v1/suggest?q=return+couns&limit=1")["suggestions"]]
    check("titles are completed", texts[-1:] == ["Return counselling in Ghana"], texts)
    check("nothing completes nothing", ask("/v1/suggest")["suggestions"] == [])
    values = ask("/v1/facets/country?q=counselling&prefix=gha")["values"]
    check("the values of a field are found by their beginning", [value["value"] for value in values] == ["GH"], values)
    check("a value leads to its documents", ask(values[0]["href"])["total"]["value"] == values[0]["count"], values)
    values = ask("/v1/facets/country?q=markup&zeros=1")["values"]
    check("values that no document found has are listed where they are asked for",
          [(value["value"], value["count"]) for value in values] == [("GH", 0)], values)
    check("else they are not", ask("/v1/facets/country?q=markup")["values"] == [])
    problem(daemon, "an unknown facet gets the nearest", "/v1/facets/contry", 400, "unknown-name", nearest="country")
    problem(daemon, "several facets at once are refused", "/v1/facets/all", 400, "bad-value")
    problem(daemon, "a limit that is no number is refused", f"/v1/documents/{ghana}/similar?limit=x", 400, "bad-value")
    problem(daemon, "nothing is like an unknown document", "/v1/documents/ffffffffffffffff/similar", 404, "no-document")


def check_problems(daemon, ghana):
    problem(daemon, "an unknown route is told so", "/v1/nothing", 404, "no-route")
    problem(daemon, "an unknown document is told so", "/v1/documents/ffffffffffffffff", 404, "no-document")
    problem(daemon, "a page beyond the end is told so", f"/v1/documents/{ghana}/pages/99", 404, "no-document")
    problem(daemon, "a page that is no number is refused", f"/v1/documents/{ghana}/pages/x", 400, "bad-value")
    problem(daemon, "an unknown parameter gets the nearest", "/v1/search?contry=GH", 400, "unknown-name", nearest="country")
    problem(daemon, "an unknown value gets the nearest", "/v1/search?country=Ghna", 400, "unknown-name", nearest="Ghana")
    problem(daemon, "a parameter where there is none is refused", f"/v1/documents/{ghana}?q=a", 400, "unknown-name")
    problem(daemon, "an unknown term gets the nearest", "/v1/define?term=Ghna", 400, "unknown-name", nearest="Ghana")
    problem(daemon, "a definition needs a term", "/v1/define", 400, "bad-value")
    problem(daemon, "a cursor that is none is refused", "/v1/unreadable?cursor=x", 400, "bad-value")
    problem(daemon, "so is a limit above the setting", "/v1/unreadable?limit=1000000", 400, "bad-value")
    problem(daemon, "a query out of order has a position", "/v1/search?q=%28return", 400, "query-syntax")
    problem(daemon, "an over-long query is refused", "/v1/search?q=" + "a" * 600, 400, "limit")
    problem(daemon, "half a percent sign is refused", "/v1/search?q=%4", 400, "bad-request")


def check_problem_pages(daemon, ghana):
    for target, status in (("/nothing?q=a&lang=fr", 404), ("/v1/documents/ffffffffffffffff/file", 404), ("/v1/feed?contry=GH", 400)):
        reply, body = daemon.get(target, Accept="text/html,application/xhtml+xml,*/*;q=0.8")
        text = body.decode()
        check(f"a browser reads on a page what is wrong with {target}", reply.status == status
              and reply.getheader("Content-Type").startswith("text/html") and '<form class="search"' in text, text[:600])
        check("... with a way back", '<a href="/">' in text)
        check("... and that it depends on what was asked for", "Accept" in [each.strip() for header in reply.headers.get_all("Vary") for each in header.split(",")])
    reply, body = daemon.get("/nothing?lang=fr", Accept="text/html")
    check("in the reader's language", reply.getheader("Content-Language") == "fr" and '<html lang="fr">' in body.decode())
    problem(daemon, "a program that takes anything is told as programs are", "/nothing", 404, "no-route")
    problem(daemon, "so is one that prefers JSON", "/nothing", 404, "no-route", {"Accept": "application/json, text/html;q=0.5"})
    for target, status, code in (("/v1/nothing", 404, "no-route"), ("/v1/search?contry=GH", 400, "unknown-name")):
        problem(daemon, f"a browser is told of {target} as programs are", target, status, code, {"Accept": "text/html"})


def check_refused_pages(daemon):
    for title, method, headers, status in (
            ("a form that is posted", "POST", {}, 405),
            ("a host of somebody else", "GET", {"Host": "elsewhere.example"}, 421)):
        reply, body = daemon.get("/?q=a", method=method, Accept="text/html", Accept_Language="fr", **headers)
        text = body.decode()
        check(f"{title} is refused on a page", reply.status == status and '<html lang="fr">' in text and '<a href="/">' in text, text)
        check("... whose words are all in the reader's language", "only GET" not in text and "the host" not in text, text)
        problem(daemon, "... and to programs as to programs", "/?q=a", status, "method" if method == "POST" else "wrong-host",
                headers, method)


def check_tags(daemon, ghana):
    for target in ("search?q=counselling", "facets/country?q=counselling", "suggest?q=cou", "feed?q=counselling",
                   *(f"documents/{ghana}/{part}" for part in ("pages/1?q=counselling", "passages?q=counselling", "similar"))):
        tag = daemon.get("/v1/" + target)[0].getheader("ETag")
        check(f"what is whole has a tag: {target.replace(ghana, 'ID')}", tag is not None)


def check_conditions(daemon, ghana):
    reply, body = daemon.get("/v1/search?q=counselling&country=GH")
    tag = reply.getheader("ETag")
    again, empty = daemon.get("/v1/search?country=Ghana&q=counselling", If_None_Match=f'"x", {tag}')
    check("the same question in other words is not modified", again.status == 304 and not empty, again.status)
    check("no length is stated for nothing", again.getheader("ETag") == tag)
    check("another question is another answer",
          daemon.get("/v1/search?q=counselling", If_None_Match=tag)[0].status == 200)
    for target in ("/v1/search?q=counselling", "/", f"/v1/documents/{ghana}/file", "/v1/nothing"):
        whole, body = daemon.get(target)
        head, empty = daemon.get(target, method="HEAD")
        same = all(head.getheader(name) == whole.getheader(name) for name in ("Content-Type", "ETag"))
        check(f"HEAD of {target.partition('?')[0].replace(ghana, '{}')} is GET without the body",
              head.status == whole.status and same and not empty and head.getheader("Content-Length"))
    both = daemon.raw(b"HEAD / HTTP/1.1\r\nHost: localhost\r\n\r\n" + LAST)
    check("nothing of a body follows a HEAD", re.search(rb"\r\n\r\nHTTP/1.1 200 OK", both) and both.endswith(b"ok\n"), both)


def check_files(daemon, ghana):
    with open(os.path.join(place, "texts", "ghana.md"), "rb") as file:
        content = file.read()
    target = f"/v1/documents/{ghana}/file"
    reply, body = daemon.get(target)
    check("the original file comes whole", reply.status == 200 and body == content, reply.status)
    check("a text is shown in place, in a sandbox", "inline" in reply.getheader("Content-Disposition")
          and "sandbox" in reply.getheader("Content-Security-Policy"), reply.headers)
    part, body = daemon.get(target, Range="bytes=2-7")
    check("a part of it comes as 206", part.status == 206 and body == content[2:8]
          and part.getheader("Content-Range") == f"bytes 2-7/{len(content)}", part.headers)
    part, body = daemon.get(target, Range="bytes=-5")
    check("its end comes too", part.status == 206 and body == content[-5:])
    part, body = daemon.get(target, Range="bytes=999999-")
    check("a part behind its end is 416, which tells its size", part.status == 416 and json.loads(body)["code"] == "range"
          and part.getheader("Content-Range") == f"bytes */{len(content)}", part.headers)
    whole, _ = daemon.get(target, method="HEAD", Range="bytes=2-7")
    check("a HEAD has no parts", whole.status == 200 and whole.getheader("Content-Length") == str(len(content)), whole.headers)
    part, body = daemon.get(target, Range="bytes=0-3", If_Range=reply.getheader("ETag"))
    check("an If-Range of this state gets the part", part.status == 206 and body == content[:4])
    for asked in ("bytes=0-1,3-4", "bytes=5-2", "bytes=a-b", "lines=1-2"):
        part, body = daemon.get(target, Range=asked)
        check(f"{asked} gets it whole", part.status == 200 and body == content)
    part, body = daemon.get(target, Range="bytes=0-3", If_Range='"old"')
    check("an If-Range of another state gets it whole", part.status == 200 and body == content)
    check("it is not sent again", daemon.get(target, If_None_Match=reply.getheader("ETag"))[0].status == 304)
    hits = json.loads(daemon.get("/v1/search?q=markup")[1])["hits"]
    reply, body = daemon.get(f"/v1/documents/{hits[0]['id']}/file")
    check("HTML is only handed out as a download", reply.getheader("Content-Disposition").startswith("attachment")
          and "sandbox" in reply.getheader("Content-Security-Policy"), reply.headers)
    problem(daemon, "a record has no file", "/v1/documents/many01/file", 404, "no-document")


class Tags(html.parser.HTMLParser):
    """What a page must not hold, where a browser would see it."""

    def __init__(self):
        super().__init__()
        self.seen, self.odd = 0, []

    def handle_starttag(self, tag, attrs):
        self.seen += 1
        if tag in ("script", "style", "img", "iframe") or any(name == "style" or name.startswith("on") for name, _ in attrs):
            self.odd.append((tag, attrs))


def check_page(daemon, ghana):
    reply, body = daemon.get("/?q=counselling")
    page = re.sub('<script type="module" src="/assets/[0-9a-f]+/[a-z]+[.]js"></script>', "", body.decode())
    check("the page comes as HTML", reply.status == 200 and reply.getheader("Content-Type") == "text/html; charset=utf-8")
    check("the page shows marks, facets and documents",
          "<mark>" in page and 'class="facet"' in page and f'href="/documents/{ghana}?q=counselling"' in page, page)
    check("hostile titles and passages stay text", "<script" not in page and "<img" not in page and "&lt;script&gt;" in page)
    tags = Tags()
    tags.feed(page)
    check("the page has no script, style or handler within it", tags.seen and not tags.odd, tags.odd)
    check("the page is small", len(body) < 60000)
    corrected = daemon.get("/?q=conuselling")[1].decode()
    check("a mistyped word is put right, and the page says so",
          "Nothing was found for <bdi>conuselling</bdi>" in corrected and 'href="/?q=counselling"' in corrected, corrected)
    reply, body = daemon.get("/?q=%28return")
    check("a query out of order is told on the page", reply.status == 400 and b"(return" in body and b"<h1>" in body)
    reply, body = daemon.get(f"/documents/{ghana}")
    check("a document has a page", reply.status == 200 and b"Lessons learnt" in body, body)
    check("an unknown document is told as a page", daemon.get("/documents/none")[0].status == 404)
    sheet = re.search(r'href="(/assets/[^"]*\.css)"', page).group(1)
    reply, body = daemon.get(sheet)
    check("the style sheet may be kept for good", reply.status == 200 and "immutable" in reply.getheader("Cache-Control"))
    check("another version of it is not there", daemon.get("/assets/0000000000000000/style.css")[0].status == 404)
    odd = []
    for target in ("/", "/v1/search", "/healthz", "/nothing", f"/v1/documents/{ghana}/file"):
        reply, body = daemon.get(target)
        policy = reply.getheader("Content-Security-Policy") or ""
        if (reply.getheader("X-Content-Type-Options"), reply.getheader("Referrer-Policy"), reply.getheader("Cache-Control")) != (
                "nosniff", "no-referrer", "private, no-cache") or "default-src 'none'" not in policy:
            odd.append((target, reply.getheaders()))
    check("every answer carries the security headers", not odd, odd)


def check_refusals(daemon):
    allowed = daemon.raw(b"POST /v1/search HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\n\r\nq=a")
    check("what is allowed is told with a 405", b"\r\nAllow: GET, HEAD\r\n" in allowed, allowed)


def check_log(daemon):
    daemon.get("/v1/search?q=verysecretword")
    log = daemon.log()
    check("the log has a line a request, without what was asked", "verysecretword" not in log
          and re.search(r"^time=\S+ method=GET route=/v1/search status=200 bytes=\d+ ms=[\d.]+ pid=\d+$", log, re.M), log[-600:])


def check_other_log(daemon):
    daemon.get("/v1/search?q=%22a+%5C+word%22")
    daemon.raw(b"GET /\x01 HTTP/1.1\r\n\r\n")
    lines = [json.loads(line) for line in daemon.log().splitlines()]
    keys = ["time", "method", "route", "query", "status", "bytes", "ms", "pid"]
    check("the log may be JSON and have what was asked", lines and list(lines[-2]) == keys
          and lines[-2]["query"] == "q=%22a+%5C+word%22" and lines[-2]["status"] == 200, lines[-2:])
    check("what is no request has a line too", lines[-1]["status"] == 400 and lines[-1]["route"] == "-", lines[-1:])


def failing(title, status, words, *options):
    done = subprocess.run(["praxis-searchd", "--port", "0", *options], capture_output=True, timeout=PATIENCE, check=False)
    check(title, done.returncode == status and words in done.stderr.decode() and not done.stdout, done)


def check_starts():
    failing("no index: it says so and ends with 3", 3, "index", "--db", os.path.join(place, "nothing"))
    failing("an open address without tokens is refused", 2, "refusing to listen", "--address", "0.0.0.0")
    failing("an address that is none is refused", 2, "not a numeric address", "--address", "localhost:80")
    failing("a wrong option is refused", 2, "--prot", "--prot", "80")
    failing("an unknown setting is refused", 2, "server.prot", "--set", "server.prot=80")


def main():
    daemon = Daemon("--workers", "2")
    check("it says where it listens once it does", re.fullmatch(r"praxis: listening on http://127\.0\.0\.1:\d+/\n", daemon.said),
          daemon.said + daemon.log())
    failing("a port that is taken is told so", 5, "cannot listen", "--db", os.path.join(place, "db"), "--port",
            str(daemon.address[1]))
    ghana = check_answers(daemon)
    check_completion(daemon, ghana)
    check_problems(daemon, ghana)
    check_problem_pages(daemon, ghana)
    check_refused_pages(daemon)
    check_tags(daemon, ghana)
    check_conditions(daemon, ghana)
    check_files(daemon, ghana)
    check_page(daemon, ghana)
    check_refusals(daemon)
    check_log(daemon)
    daemon.stop()
    strict = Daemon("--workers", "1", "--set", "log.format=json", "--set", "log.queries=yes",
                    "--set", "search.limit=3", "--set", "query.terms=2")
    _, body = strict.get("/v1/search?q=shelter")
    check("--set reaches what a request may ask", len(json.loads(body)["hits"]) == 3, body)
    _, body = strict.get("/v1/search?q=one+two+three")
    check("--set reaches what a query may hold", json.loads(body).get("code") == "limit", body)
    check_other_log(strict)
    strict.stop()
    check_starts()
    finish()


main()
