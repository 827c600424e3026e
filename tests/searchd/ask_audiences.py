# Asks the same of two daemons, of which one has internal documents as well, and of that one with tokens; prints TAP. Its
# argument is the folder that audience.t has made.
import gzip
import http.client
import itertools
import json
import os
import re
import signal
import subprocess
import urllib.parse

from daemon import Daemon, PATIENCE, check, finish, place, until

FORBIDDEN = ["secret001", "secret195", "secr", "secret00"]  # ids, and beginnings of ids
PUBLIC = ["many01", "many0", "many25"]
UNKNOWN = ["ffffffffffffffff", "secret999", "x"]
QUERIES = [
    "", "counselling", "counsellings", "counsellor", "shelter", "shelterer", "zanzibar", "zanzibr", "confidential", "sheltr",
    "shelters notes", "counseling gate", "gaet", "jurney", "lesons", "numbr", "zanz*", "shelt*", "coun*", "conf*", "jour* gat*",
    '"notes on shelter"', '"return counselling"', '"confidential counsellings"', "shelter NEAR/3 number", "+shelter -zanzibar",
    "shelter AND zanzibar", "zanzibar OR gate", "NOT shelter", "(shelter OR gate) AND ghana", "title:shelter",
    "title:confidential", "country:TG", "country:GH shelter", "year:2003", "-country:GH", "topic:shelter", "retour conseil",
    "conseils", "markup", "draft", "worse", "lesson learnt", "shelter " * 30, "(shelter", "country:Tgoo", "secret001", "THB",
]
OPTIONS = [
    "facets=all", "facets=all&group=0&explain=1", "sort=newest&limit=3", "sort=title&limit=100", "output=passages&facets=country",
    "country=TG", "country=GH&facets=all", "not-country=GH", "year=2003", "in=lessons&facets=in", "readable=no&facets=readable",
    "syntax=plain", "expand=0&passages=5", "sort=year&cursor=0-5",
]
FORGED = [
    {"Authorization": "Bearer praxis_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"}, {"Authorization": "Bearer"},
    {"Authorization": "Bearer internal"}, {"Authorization": "Basic aW50ZXJuYWw6aW50ZXJuYWw="}, {"Authorization": "internal"},
    {"Proxy-Authorization": "Bearer {token}"}, {"X-Authorization": "Bearer {token}"}, {"Authorization": "Bearer {token}x"},
    {"Authorization": "Bearer {hash}"}, {"Authorization": "{token}"}, {"Cookie": "token={token}; audience=internal"},
    {"X-Audience": "internal"}, {"X-Forwarded-User": "admin"}, {"X-Forwarded-For": "127.0.0.1"}, {"Forwarded": "for=127.0.0.1"},
    {"X-Original-URL": "/internal"}, {"If-None-Match": "*"}, {"If-None-Match": 'W/"0"'}, {"Range": "bytes=0-3"},
    {"Accept-Encoding": "gzip"}, {"Referer": "http://localhost/?audience=internal"},
]


def praxis(*arguments):
    done = subprocess.run(["praxis", *arguments], capture_output=True, timeout=PATIENCE, check=False, text=True)
    return done.stdout


def routes():
    """The patterns of the table of routes, whatever will be added to it."""
    with open(os.path.join(os.environ["PRAXIS_SOURCE"], "searchd/routes.c"), encoding="utf-8") as source:
        return re.findall(r'^ *\{ "(/[^"]*)"', source.read(), re.M)


LEAKING = []  # what was asked where the answer held a path of this machine


def targets():
    ids = PUBLIC + FORBIDDEN + UNKNOWN
    for pattern in routes():
        for filled in itertools.product(ids + ["country", "topic", "1"], ["1", "2", "country"]) if "{}" in pattern else [()]:
            path = pattern
            for value in filled:
                path = path.replace("{}", value, 1)
            yield path
        if "{}" not in pattern:
            for query in ("q=shelter", "q=counsellor", "prefix=sec", "prefix=conf", "q=zanz", "term=confidential", "audience=internal"):
                yield f"{pattern}?{query}"
    for query in QUERIES:
        words = urllib.parse.quote_plus(query)
        yield from (f"{path}?q={words}" for path in ("/", "/v1/search"))
        yield from (f"/v1/search?q={words}&{option}" for option in OPTIONS)
    yield from (f"/?{option}" for option in OPTIONS)


def plain(body):
    """Without times, and without what a daemon counts of itself."""
    return re.sub(rb'"took_ms":\d+|\b\d+ ms\b|(?m:^praxis_(?:request|worker|cache|index_age)\S* .*$)', b"", body)


class Asker:
    """One connection, so that a thousand questions are quickly asked."""

    def __init__(self, daemon):
        self.connection = http.client.HTTPConnection(*daemon.address, timeout=PATIENCE)

    def ask(self, target, headers):
        self.connection.request("GET", target, headers={"Host": "localhost", **headers})
        reply = self.connection.getresponse()
        body = reply.read()
        if reply.getheader("Content-Encoding") == "gzip":  # the time that an answer took changes all that follows it
            body = gzip.decompress(body)
        told = sorted((name, value) for name, value in reply.getheaders() if name not in ("Date", "Content-Length"))
        return reply.status, told, plain(body)


def compare(one, other, asked):
    """The first questions that are answered differently."""
    odd = []
    statuses = set()
    for target, headers in asked:
        first, second = one.ask(target, headers), other.ask(target, headers)
        statuses.add(first[0])
        if place.encode() in first[2]:
            LEAKING.append(target)
        if first != second:
            odd.append((target, headers, first, second))
    return odd[:3], statuses


def check_public(without, plenty, token):
    one, other = Asker(without), Asker(plenty)
    odd, statuses = compare(one, other, ((target, {}) for target in dict.fromkeys(targets())))
    check("what is public is answered as if there were nothing else", not odd, odd)
    check("among these were good answers and all kinds of refusals", {200, 400, 404} <= statuses, statuses)
    fields = {"token": token, "hash": praxis("token", "list", "--db", f"{place}/with/db").split()[6]}
    forged = [{name: value.format(**fields) for name, value in headers.items()} for headers in FORGED]
    some = ["/", "/v1/search?q=shelter&facets=all", "/v1/search?q=zanzibar", "/v1/documents/secret001", "/v1/status",
            "/v1/documents/secret001/file", "/v1/unreadable", "/healthz"]
    some += [f"/v1/search?q=shelter&{name}={token}" for name in ("access_token", "token", "audience", "bearer_token")]
    odd, statuses = compare(one, other, itertools.product(some, forged))
    check("no header and no parameter opens more", not odd, odd)
    check("a token that opens nothing is refused", 401 in statuses, statuses)
    for path in ("/v1/documents/{}", "/documents/{}", "/v1/documents/{}/pages/1", "/v1/documents/{}/file", "/v1/documents/{}/evidence"):
        answers = [(status, [pair for pair in told if pair[0] != "ETag"], body.replace(given.encode(), b"ID"))
                   for given in ("secret001", "secret999") for status, told, body in [other.ask(path.format(given), {})]]
        check(f"at {path} a forbidden document is like an unknown one", answers[0] == answers[1] and answers[0][0] == 404, answers)
    check("no answer tells where on this machine anything lies", not LEAKING, LEAKING[:5])
    _, _, body = other.ask("/v1/search?q=gate", {})
    check("but where it lies in the folder that was indexed", b'"path":"texts/ghana.md"' in body, body)
    double = b"GET /v1/search HTTP/1.1\r\nHost: localhost\r\n" + 2 * b"Authorization: Bearer a\r\n" + b"\r\n"
    check("two tokens are refused", plenty.raw(double).startswith(b"HTTP/1.1 400 "), plenty.raw(double))


def check_internal(plenty, token):
    asker = Asker(plenty)
    shown = {"Authorization": f"Bearer {token}"}
    status, told, body = asker.ask("/v1/search?q=zanzibar", shown)
    answer = json.loads(body.replace(b"{,", b"{").replace(b",,", b","))
    check("with a token the internal documents are found", status == 200 and answer["total"]["value"] == 195, body[:300])
    check("the answer must not be kept", ("Cache-Control", "private, no-store") in told and ("Vary", "Accept-Encoding, Authorization") in told, told)
    check("the scheme may be written in any case", asker.ask("/v1/documents/secret001", {"Authorization": f"bEARER {token}"})[0] == 200)
    odd = [target for target in ("/", "/v1/documents/secret001", "/v1/status", "/v1/documents/secret001/file", "/nothing")
           if ("Cache-Control", "private, no-store") not in asker.ask(target, shown)[1]]
    check("nor any other, be it an error", not odd, odd)
    _, _, body = asker.ask("/v1/search?q=shelter&facets=country&limit=0", shown)
    check("both audiences are counted together", b'"value":"TG"' in body and b'"value":220' in body, body)
    check("they are named", b'"audiences":["public","internal"]' in asker.ask("/v1/status", shown)[2])
    _, told, _ = asker.ask("/v1/search?q=shelter", shown)
    tag = dict(told)["ETag"]
    check("what a token saw is not what the public has already",
          asker.ask("/v1/search?q=shelter", {"If-None-Match": tag})[0] == 200)


def check_tokens(plenty, token):
    database = f"{place}/with/db"
    other = praxis("token", "create", "--db", database, "--audience", "board", "--expires", "1d").strip()
    asker = Asker(plenty)

    def status(shown):
        return asker.ask("/v1/search?q=zanzibar", {"Authorization": f"Bearer {shown}"})[0]

    check("a new token opens nothing before the daemon has read it", status(other) == 401)
    plenty.process.send_signal(signal.SIGHUP)
    check("and does when it has", until(lambda: status(other) == 200))
    check("an audience without documents adds none",
          b'"audiences":["public"]' in asker.ask("/v1/status", {"Authorization": f"Bearer {other}"})[2])
    praxis("token", "revoke", "--db", database, praxis("token", "list", "--db", database).split()[6])
    plenty.process.send_signal(signal.SIGHUP)
    check("one that was revoked opens nothing any more", until(lambda: status(token) == 401))
    os.chmod(f"{database}.tokens", 0o644)
    plenty.process.send_signal(signal.SIGHUP)
    check("a list that others can read is not believed", until(lambda: "chmod 600" in plenty.log()) and status(other) == 200, plenty.log()[-300:])
    os.chmod(f"{database}.tokens", 0o600)
    asker.ask(f"/v1/search?q={token}", {})
    commands = b"".join(open(f"/proc/{pid}/cmdline", "rb").read() for pid in [plenty.process.pid, *plenty.workers()])
    check("no token is in the log or among the processes", token not in plenty.log() and token.encode() not in commands)


def check_client(plenty, token):
    file = os.path.join(place, "token")
    with open(os.open(file, os.O_WRONLY | os.O_CREAT, 0o600), "w", encoding="utf-8") as out:
        out.write(token + "\n")
    os.environ["PRAXIS_CLIENT_TOKEN_FILE"] = file
    check("praxis shows the token of a private file", praxis("count", "--server", plenty.url, "zanzibar").strip() == "195")
    os.chmod(file, 0o644)
    check("and of no other", praxis("count", "--server", plenty.url, "zanzibar") == "")
    del os.environ["PRAXIS_CLIENT_TOKEN_FILE"]
    check("without one praxis sees what is public", praxis("count", "--server", plenty.url, "zanzibar").strip() == "0")
    database = f"{place}/with/db"
    check("praxis reads more only if told to", praxis("count", "--db", database, "zanzibar").strip() == "0"
          and praxis("count", "--db", database, "--audience", "internal", "zanzibar").strip() == "195")


def refused(title, words, status, *options):
    """That the daemon does not start. An index that is not there keeps it from starting where nothing else does."""
    done = subprocess.run(["praxis-searchd", "--db", os.path.join(place, "nowhere"), "--port", "0", "--address", "0.0.0.0", *options],
                          capture_output=True, timeout=PATIENCE, check=False, text=True)
    check(title, done.returncode == status and words in done.stderr and not done.stdout, done)


def check_address():
    nowhere = f"{place}/nowhere"
    hosts = "--set=server.hosts=register.example"
    refused("an open address without hosts is refused", "server.hosts", 2)
    refused("an open address without tokens is refused", "token", 2, hosts)
    praxis("token", "create", "--db", nowhere, "--audience", "internal")
    refused("an open address with tokens but without hosts is refused", "server.hosts", 2)
    refused("with both it is not", "there is no index", 3, hosts)
    praxis("token", "revoke", "--db", nowhere, praxis("token", "list", "--db", nowhere).split()[6])
    refused("a token that was revoked is none", "token", 2, hosts)


def main():
    token = praxis("token", "create", "--db", f"{place}/with/db", "--audience", "internal", "--note", "test").strip()
    check("a token is made", re.fullmatch(r"praxis_[\w-]{43}", token), token)
    without, plenty = Daemon("--workers", "1", folder="without"), Daemon("--workers", "1", folder="with")
    check_public(without, plenty, token)
    check_internal(plenty, token)
    check_client(plenty, token)
    check_tokens(plenty, token)
    for daemon in (without, plenty):
        daemon.process.terminate()
        daemon.process.wait(PATIENCE)
    check_address()
    finish()


main()
