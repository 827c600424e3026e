# Asks a running praxis-searchd for its answers in other forms than JSON, and prints TAP. Its argument is the folder that holds
# the index and the texts.
import gzip
import html
import json
import os
import re
import signal
import subprocess
import xml.etree.ElementTree as tree

from daemon import Daemon, check, described, finish, place, until

ATOM = "{http://www.w3.org/2005/Atom}"


def source(name):
    with open(os.path.join(os.environ["PRAXIS_SOURCE"], name), encoding="utf-8") as lines:
        return lines.read()


def check_description(daemon):
    reply, body = daemon.get("/v1/openapi.json")
    api = json.loads(body)
    check("the description of the API is served as JSON", reply.status == 200 and api["openapi"].startswith("3.1"), body[:300])
    if not described.jsonschema:
        return
    check("it is well formed", api == json.loads(json.dumps(described.openapi.load(os.path.join(os.environ["PRAXIS_SOURCE"], "docs")))))
    described.jsonschema.Draft202012Validator.check_schema({"$defs": api["components"]["schemas"]})
    routes = {re.sub(r"\{\w*\}", "{}", path) for path in re.findall(r'^ *\{ "(/[^"]*)"', source("searchd/routes.c"), re.M)}
    paths = {re.sub(r"\{\w*\}", "{}", path) for path in api["paths"]}
    check("it has all routes and no other", routes == paths, routes ^ paths)
    filters = re.findall(r'^  \{ "(\w+)", [^,]*, "\w+",\s+\d+,', source("register/document/field.c"), re.M)
    rows = re.findall(r'^  \{ \{ "([a-z-]+)", ', source("register/query/request.c"), re.M)
    known = {*rows, *filters, *("not-" + name for name in filters)}
    told = {parameter["name"] for parameter in map(described.looked_up, api["paths"]["/v1/search"]["get"]["parameters"])}
    check("it has all parameters of a search and no other", len(known) > 20 and known == told, known ^ told)


def read_feed(daemon, target):
    reply, body = daemon.get(target)
    return reply, tree.fromstring(body)


def entries(feed):
    return {entry.findtext(ATOM + "id"): (entry.findtext(ATOM + "title"), entry.findtext(ATOM + "updated"))
            for entry in feed.findall(ATOM + "entry")}


def links(element):
    return {link.get("rel"): link.get("href") for link in element.findall(ATOM + "link")}


def check_feed(daemon):
    reply, feed = read_feed(daemon, "/v1/feed?q=counselling")
    check("a search is a feed", reply.status == 200 and reply.getheader("Content-Type").startswith("application/atom+xml")
          and len(entries(feed)) == 2, reply.headers)
    check("a hostile title stays text", any(title.startswith("A <script>") for title, _ in entries(feed).values()))
    dates = [date for _, date in entries(feed).values()]
    check("entries are dated, newest first, and the feed by the newest",
          dates == sorted(dates, reverse=True) and feed.findtext(ATOM + "updated") == dates[0], dates)
    check("a feed names itself by a full address", links(feed)["self"].startswith(daemon.url + "v1/feed?q=counselling"), links(feed))
    entry = feed.find(ATOM + "entry")
    page, _ = daemon.get("/" + links(entry)["alternate"][len(daemon.url):])
    check("an entry leads to the page of its document", page.status == 200, links(entry))
    again, _ = daemon.get("/v1/feed?q=counselling", If_None_Match=reply.getheader("ETag"))
    check("a feed is not sent again", again.status == 304)
    _, first = read_feed(daemon, "/v1/feed?country=GH&limit=20&sort=title")
    _, older = read_feed(daemon, "/" + links(first)["next"][len(daemon.url):])
    check("a long feed goes on where it ends", len(entries(first)) == 20 and not entries(first).keys() & entries(older).keys())
    reply, empty = read_feed(daemon, "/v1/feed?q=zebra")
    check("a feed may be empty", reply.status == 200 and not entries(empty))
    subprocess.run(["praxis-indexer", "--quiet", "--force", "--db", os.path.join(place, "db"), os.path.join(place, "texts")],
                   check=True, stdout=subprocess.DEVNULL)
    _, after = read_feed(daemon, "/v1/feed?q=counselling")
    check("ids and dates stay when all is indexed again",
          entries(after) == entries(feed) and after.findtext(ATOM + "id") == feed.findtext(ATOM + "id"), entries(after))
    check("a parameter that is not known is refused", daemon.get("/v1/feed?contry=GH")[0].status == 400)


def check_opensearch(daemon):
    reply, body = daemon.get("/opensearch.xml")
    templates = [url.get("template") for url in tree.fromstring(body).iter("{http://a9.com/-/spec/opensearch/1.1/}Url")]
    check("browsers are told how to search", reply.status == 200
          and reply.getheader("Content-Type") == "application/opensearchdescription+xml"
          and daemon.url + "?q={searchTerms}" in templates, body)
    check("what they are told leads to an answer",
          all(daemon.get("/" + template.replace("{searchTerms}", "counselling")[len(daemon.url):])[0].status == 200
              for template in templates), templates)


def samples(text):
    return {name: float(value) for name, value in re.findall(r"^(\w+(?:\{[^}]*\})?) (\S+)$", text, re.M)}


def families(text):
    """The names of all families, and those of samples that belong to none of them."""
    told = re.findall(r"^# TYPE (\w+) \w+\n# HELP \1 .+$", text, re.M)
    return told, [name for name in samples(text) if not name.startswith(tuple(told))]


def check_metrics():
    daemon = Daemon("--workers", "2")
    for target in 7 * ["/v1/search?q=counselling"] + 3 * ["/v1/search?contry=GH"] + 2 * ["/nothing"]:
        daemon.get(target)
    text = daemon.get("/metrics")[1].decode()
    told = samples(text)
    check("requests of all processes are counted by route and status",
          (told.get('praxis_requests_total{route="/v1/search",status="200"}'),
           told.get('praxis_requests_total{route="/v1/search",status="400"}'),
           told.get('praxis_requests_total{route="-",status="404"}')) == (7, 3, 2), text)
    steps = [value for name, value in told.items() if name.startswith('praxis_request_seconds_bucket{route="/v1/search"')]
    check("their times are a histogram", len(steps) > 5 and steps == sorted(steps) and steps[-1] == 10
          == told['praxis_request_seconds_count{route="/v1/search"}'], text)
    status = json.loads(daemon.get("/v1/status")[1])
    check("documents are counted by state", {name: told.get('praxis_documents{state="%s"}' % name) for name in status["states"]}
          == status["states"] and told["praxis_index_revision"] == status["index"]["revision"], text)
    names, lost = families(text)
    check("each sample belongs to a family that is told once", len(names) == len(set(names)) > 5 and not lost
          and text.endswith("# EOF\n"), lost)
    check("the workers are counted", told["praxis_workers"] == 2 and told["praxis_workers_ended_total"] == 0, text)
    os.kill(daemon.workers()[0], signal.SIGKILL)
    check("what a worker counted outlives it, and its end is counted", until(lambda: (
        lambda now: now["praxis_workers_ended_total"] == 1 and now["praxis_workers"] == 2
        and now['praxis_requests_total{route="/v1/search",status="200"}'] == 7)(samples(daemon.get("/metrics")[1].decode()))))
    daemon.stop()


def check_compression(daemon):
    target = "/v1/search?q=shelter&limit=20"
    plain, text = daemon.get(target)
    small, packed = daemon.get(target, Accept_Encoding="gzip")
    check("text is compressed for who takes it so", small.getheader("Content-Encoding") == "gzip"
          and len(packed) * 2 < len(text) and without_time(gzip.decompress(packed)) == without_time(text), small.headers)
    check("its length is stated, and its tag is that of the plain answer",
          small.getheader("Content-Length") == str(len(packed)) and small.getheader("ETag") == plain.getheader("ETag"))
    check("both say that there are two forms", all("Accept-Encoding" in reply.getheader("Vary") for reply in (plain, small)))
    check("nobody else gets it compressed", plain.getheader("Content-Encoding") is None
          and daemon.get(target, Accept_Encoding="gzip;q=0")[0].getheader("Content-Encoding") is None
          and daemon.get(target, Accept_Encoding="*, gzip;q=0")[0].getheader("Content-Encoding") is None)
    head, _ = daemon.get(target, method="HEAD", Accept_Encoding="gzip")
    check("HEAD tells of the compressed form, too", head.getheader("Content-Length") == str(len(packed)))
    check("short answers and files stay as they are", all(
        daemon.get(path, Accept_Encoding="gzip")[0].getheader("Content-Encoding") is None
        for path in ("/healthz", f"/v1/documents/{document_with_file(daemon)}/file")))


def without_time(body):
    return re.sub(rb'"took_ms":\d+', b"", body)


def document_with_file(daemon):
    return next(hit["id"] for hit in json.loads(daemon.get("/v1/search?q=counselling")[1])["hits"] if hit["path"])


def check_cache():
    daemon = Daemon("--workers", "1", "--set", "search.reopen-seconds=0")

    def hits():
        return samples(daemon.get("/metrics")[1].decode())["praxis_cache_hits_total"]

    _, first = daemon.get("/v1/search?q=shelter&country=GH")
    _, second = daemon.get("/v1/search?country=Ghana&q=shelter")
    check("the same question in other words is answered from what was kept", hits() == 1 and first == second)
    page = daemon.get("/?q=shelter")[1]
    check("a page is not taken for another that says the same", daemon.get("/?limit=10&q=shelter")[1] and hits() == 1
          and daemon.get("/?q=shelter")[1] == page and hits() == 2)
    subprocess.run(["praxis-indexer", "--quiet", "--db", os.path.join(place, "db"), "--records", "/dev/stdin"], check=True,
                   input=b'{"id": "new", "title": "Shelter new", "text": "A new shelter.", "tags": {"country": ["GH"]}}\n',
                   stdout=subprocess.DEVNULL)
    _, third = daemon.get("/v1/search?q=shelter&country=GH")
    check("what is new in the index is found at once",
          json.loads(third)["total"]["value"] == json.loads(first)["total"]["value"] + 1, third)
    daemon.stop()
    daemon = Daemon("--workers", "1", "--set", "cache.bytes=0")
    daemon.get("/v1/search?q=shelter")
    daemon.get("/v1/search?q=shelter")
    check("nothing is kept if the settings say so", hits() == 0)
    daemon.stop()


def check_found(daemon):
    page = daemon.get("/?q=counselling&country=GH")[1].decode()
    forms = [html.unescape(link) for link in re.findall(r'<link rel="(?:search|alternate)"[^>]* href="([^"]+)"', page)]
    check("a page leads to its feed and to the OpenSearch description",
          len(forms) == 2 and all(daemon.get(form)[0].status == 200 for form in forms), forms)
    _, feed = read_feed(daemon, forms[-1])
    check("the feed is that of its search", len(entries(feed)) == json.loads(
        daemon.get("/v1/search?q=counselling&country=GH")[1])["total"]["value"], forms)


def check_named():
    daemon = Daemon("--workers", "1", "--set", "server.url=https://register.example")
    _, feed = read_feed(daemon, "/v1/feed?q=counselling")
    check("behind a proxy a feed has the address of the proxy",
          links(feed)["self"].startswith("https://register.example/v1/feed?q=counselling"), links(feed))
    daemon.stop()


def main():
    # Both workers see at once what is written meanwhile.
    daemon = Daemon("--workers", "2", "--set", "search.reopen-seconds=0")
    check_description(daemon)
    check_feed(daemon)
    check_opensearch(daemon)
    check_found(daemon)
    check_compression(daemon)
    daemon.stop()
    check_metrics()
    check_cache()
    check_named()
    finish()


main()
