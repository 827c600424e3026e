# Requests byte by byte: a table of what a client may send, the statuses that must come back, and whether the connection is
# closed after them. Each row is sent whole and then in single bytes.
import re
import socket

from daemon import PATIENCE, Daemon, check, finish

HOST = b"Host: localhost\r\n"
LAST = b"GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
KEPT, CLOSED = False, True


def get(fields=b"", line=b"GET /healthz HTTP/1.1", host=HOST):
    return line + b"\r\n" + host + fields + b"\r\n"


# title, bytes, statuses, whether the connection is closed then
ACCEPTED = [
    ("a plain request", get(), [200], KEPT),
    ("HEAD", get(line=b"HEAD /healthz HTTP/1.1"), [200], KEPT),
    ("HEAD of what is not there", get(line=b"HEAD /nothing HTTP/1.1"), [404], KEPT),
    ("what is not there", get(line=b"GET /nothing HTTP/1.1"), [404], KEPT),
    ("a wrong question", get(line=b"GET /v1/search?contry=GH HTTP/1.1"), [400], KEPT),
    ("Connection: close", get(b"Connection: close\r\n"), [200], CLOSED),
    ("Connection: CLOSE", get(b"Connection: CLOSE\r\n"), [200], CLOSED),
    ("Connection: x, close", get(b"Connection: x, close\r\n"), [200], CLOSED),
    ("close in a second Connection", get(b"Connection: x\r\nConnection: close\r\n"), [200], CLOSED),
    ("Connection: keep-alive", get(b"Connection: keep-alive\r\n"), [200], KEPT),
    ("HTTP/1.0", get(line=b"GET /healthz HTTP/1.0"), [200], CLOSED),
    ("HTTP/1.0 without a host", get(line=b"GET /healthz HTTP/1.0", host=b""), [200], CLOSED),
    ("HTTP/1.0 with keep-alive", get(b"Connection: Keep-Alive\r\n", b"GET /healthz HTTP/1.0"), [200], KEPT),
    ("HEAD of HTTP/1.0", get(line=b"HEAD /healthz HTTP/1.0"), [200], CLOSED),
    ("two requests at once", get() + get(), [200, 200], KEPT),
    ("a hundred requests at once", get() * 100, [200] * 100, KEPT),
    ("GET, HEAD and GET at once", get() + get(line=b"HEAD / HTTP/1.1") + get(), [200, 200, 200], KEPT),
    ("requests at once of which one is wrong", get() + get(line=b"GET /nothing HTTP/1.1") + get(), [200, 404, 200], KEPT),
    ("requests after one that closes", get(b"Connection: close\r\n") + get() + get(), [200], CLOSED),
    ("a host with a port", get(host=b"Host: localhost:8017\r\n"), [200], KEPT),
    ("a host that is an IPv6 address", get(host=b"Host: [::1]:8017\r\n"), [200], KEPT),
    ("names in other letters", get(host=b"hOST: LOCALHOST\r\n"), [200], KEPT),
    ("no space after the colon", get(host=b"Host:localhost\r\n"), [200], KEPT),
    ("spaces and tabs around a value", get(host=b"Host: \t localhost \t \r\n"), [200], KEPT),
    ("a header without a value", get(b"X:\r\n"), [200], KEPT),
    ("a tab in a value", get(b"X: a\tb\r\n"), [200], KEPT),
    ("bytes of no ASCII in a value", get(b"X: \xc3\xa9\xff\r\n"), [200], KEPT),
    ("all characters of a name", get(b"!#$%&'*+-.^_`|~9a: b\r\n"), [200], KEPT),
    ("a length of nought", get(b"Content-Length: 0\r\n"), [200], KEPT),
    ("a wish for HTTP/2", get(b"Connection: Upgrade\r\nUpgrade: h2c\r\n"), [200], KEPT),
    ("an expectation without a body", get(b"Expect: 100-continue\r\n"), [200], KEPT),
    ("an empty line before", b"\r\n" + get(), [200], KEPT),
    ("empty lines between", get() + b"\r\n\r\n" + get(), [200, 200], KEPT),
    ("an empty query", get(line=b"GET /healthz? HTTP/1.1"), [200], KEPT),
    ("two question marks", get(line=b"GET /v1/search?q=a?b HTTP/1.1"), [200], KEPT),
    ("an address in percent signs", get(line=b"GET /%68ealthz HTTP/1.1"), [404], KEPT),
    ("a slash in percent signs", get(line=b"GET /v1/documents/a%2f..%2fb HTTP/1.1"), [404], KEPT),
    ("two dots in the path", get(line=b"GET /v1/../healthz HTTP/1.1"), [404], KEPT),
    ("slashes within the path", get(line=b"GET /v1//search HTTP/1.1"), [404], KEPT),
    ("a hundred headers", get(b"X: a\r\n" * 99), [200], KEPT),
    ("a long header", get(b"X: " + b"a" * 15000 + b"\r\n"), [200], KEPT),
]

REFUSED = [
    ("two lengths", get(b"Content-Length: 0\r\nContent-Length: 5\r\n"), 400),
    ("two lengths that agree", get(b"Content-Length: 0\r\nContent-Length: 0\r\n"), 400),
    ("a list of lengths", get(b"Content-Length: 0, 0\r\n"), 400),
    ("a length with a sign", get(b"Content-Length: +0\r\n"), 400),
    ("a length below nought", get(b"Content-Length: -1\r\n"), 400),
    ("a length in hexadecimal", get(b"Content-Length: 0x0\r\n"), 400),
    ("a length of nothing", get(b"Content-Length:\r\n"), 400),
    ("a body", get(b"Content-Length: 34\r\n") + get(host=b"Host: a\r\n"), 400),
    ("a length without the body", get(b"Content-Length: 99999999999999999999\r\n"), 400),
    ("a body in chunks", get(b"Transfer-Encoding: chunked\r\n") + b"0\r\n\r\n", 400),
    ("chunks and a length", get(b"Transfer-Encoding: chunked\r\nContent-Length: 0\r\n"), 400),
    ("two transfer encodings", get(b"Transfer-Encoding: chunked\r\nTransfer-Encoding: x\r\n"), 400),
    ("an unknown transfer encoding", get(b"Transfer-Encoding: xchunked\r\n"), 501),
    ("an encoding of nothing", get(b"Transfer-Encoding:\r\n"), 501),
    ("a vertical tab before chunked", get(b"Transfer-Encoding: \x0bchunked\r\n"), 400),
    ("a space before the colon of a length", get(b"Content-Length : 5\r\n"), 400),
    ("no host", get(host=b""), 400),
    ("two hosts", get(HOST), 400),
    ("two different hosts", get(b"Host: evil.example\r\n"), 400),
    ("an empty host", get(host=b"Host:\r\n"), 421),
    ("another host", get(host=b"Host: evil.example\r\n"), 421),
    ("another host of HTTP/1.0", get(host=b"Host: evil.example\r\n", line=b"GET / HTTP/1.0"), 421),
    ("a host that ends like ours", get(host=b"Host: evil-localhost\r\n"), 421),
    ("a host that begins like ours", get(host=b"Host: localhost.evil.example\r\n"), 421),
    ("a host with a user", get(host=b"Host: localhost@evil.example\r\n"), 421),
    ("a host with a port that is none", get(host=b"Host: localhost:80a\r\n"), 421),
    ("a host with a list", get(host=b"Host: localhost, evil.example\r\n"), 421),
    ("a host whose bracket is open", get(host=b"Host: [::1\r\n"), 421),
    ("two slashes", get(line=b"GET //evil.example/ HTTP/1.1"), 400),
    ("a slash and a backslash", get(line=b"GET /\\evil.example/ HTTP/1.1"), 400),
    ("a whole URL", get(line=b"GET http://localhost/ HTTP/1.1"), 400),
    ("a URL of another host", get(line=b"GET http://evil.example/ HTTP/1.1"), 400),
    ("a path without a slash", get(line=b"GET healthz HTTP/1.1"), 400),
    ("an asterisk", get(line=b"OPTIONS * HTTP/1.1"), 400),
    ("a tunnel", get(line=b"CONNECT localhost:80 HTTP/1.1"), 400),
    ("a fragment", get(line=b"GET /#a HTTP/1.1"), 400),
    ("%00 in the path", get(line=b"GET /v1/documents/a%00b HTTP/1.1"), 400),
    ("%00 in the query", get(line=b"GET /v1/search?q=a%00b HTTP/1.1"), 400),
    ("NUL in the path", get(line=b"GET /a\0b HTTP/1.1"), 400),
    ("NUL in a name", get(b"X\0: a\r\n"), 400),
    ("NUL in a value", get(b"X: a\0b\r\n"), 400),
    ("a control character in the address", get(line=b"GET /v1/search?q=a\x01b HTTP/1.1"), 400),
    ("DEL in the address", get(line=b"GET /\x7f HTTP/1.1"), 400),
    ("a tab in the address", get(line=b"GET /a\tb HTTP/1.1"), 400),
    ("a control character in a value", get(b"X: a\x1bb\r\n"), 400),
    ("a folded header", get(b"X: a\r\n b\r\n"), 400),
    ("a header folded by a tab", get(b"X: a\r\n\tb\r\n"), 400),
    ("a first header that is folded", b"GET / HTTP/1.1\r\n X: a\r\n" + HOST + b"\r\n", 400),
    ("a header without a colon", get(b"X\r\n"), 400),
    ("a header without a name", get(b": a\r\n"), 400),
    ("a name with a space", get(b"X y: a\r\n"), 400),
    ("a name with a bracket", get(b"X(y): a\r\n"), 400),
    ("a name of no ASCII", get(b"X\xc3\xa9: a\r\n"), 400),
    ("a line feed alone", b"GET /healthz HTTP/1.1\n" + HOST + b"\r\n", 400),
    ("line feeds alone", b"GET /healthz HTTP/1.1\nHost: localhost\n\n", 400),
    ("a carriage return alone", get(b"X: a\rY: b\r\n"), 400),
    ("two carriage returns", get(b"X: a\r\r\n"), 400),
    ("two spaces before the path", get(line=b"GET  /healthz HTTP/1.1"), 400),
    ("two spaces after the path", get(line=b"GET /healthz  HTTP/1.1"), 400),
    ("a space after the version", get(line=b"GET /healthz HTTP/1.1 "), 400),
    ("a space before the method", get(line=b" GET /healthz HTTP/1.1"), 400),
    ("a tab after the method", get(line=b"GET\t/healthz HTTP/1.1"), 400),
    ("a space in the path", get(line=b"GET /a b HTTP/1.1"), 400),
    ("no version", get(line=b"GET /healthz"), 400),
    ("no path", get(line=b"GET HTTP/1.1"), 400),
    ("a version in small letters", get(line=b"GET /healthz http/1.1"), 400),
    ("a version of three digits", get(line=b"GET /healthz HTTP/1.10"), 400),
    ("a version without a dot", get(line=b"GET /healthz HTTP/11"), 400),
    ("HTTP/1.2", get(line=b"GET /healthz HTTP/1.2"), 505),
    ("HTTP/2.0", get(line=b"GET /healthz HTTP/2.0"), 505),
    ("HTTP/0.9", get(line=b"GET /healthz HTTP/0.9"), 505),
    ("the preface of HTTP/2", b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505),
    ("a greeting of TLS", b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", 400),
    ("POST", get(b"Content-Length: 3\r\n", b"POST /v1/search HTTP/1.1") + b"q=a", 405),
    ("a body that is expected", get(b"Content-Length: 3\r\nExpect: 100-continue\r\n", b"PUT / HTTP/1.1"), 405),
    ("DELETE", get(line=b"DELETE /v1/documents/a HTTP/1.1"), 405),
    ("TRACE", get(line=b"TRACE / HTTP/1.1"), 405),
    ("OPTIONS", get(line=b"OPTIONS / HTTP/1.1"), 405),
    ("a method in small letters", get(line=b"get / HTTP/1.1"), 405),
    ("an unknown method", get(line=b"BREW / HTTP/1.1"), 405),
    ("a method with a bracket", get(line=b"G(T / HTTP/1.1"), 400),
    ("an unknown expectation", get(b"Expect: tea\r\n"), 417),
    ("an address of 9,000 bytes", get(line=b"GET /" + b"a" * 9000 + b" HTTP/1.1"), 414),
    ("an address without end", b"GET /" + b"a" * 20000, 414),
    ("a header without end", get(b"X: " + b"a" * 20000), 431),
    ("headers without end", b"GET / HTTP/1.1\r\n" + b"X: a\r\n" * 5000, 431),
    ("a hundred and one headers", get(b"X: a\r\n" * 100), 431),
    ("a method without end", b"A" * 20000, 414),
]


def ask(daemon, data, pieces):
    """All that comes back until the daemon closes the connection."""
    with socket.create_connection(daemon.address, timeout=PATIENCE) as stream:
        stream.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        got = b""
        try:
            for piece in pieces(data):
                stream.sendall(piece)
        except OSError:
            pass  # it has been closed; what it said is still there
        try:
            while part := stream.recv(65536):
                got += part
        except OSError as error:
            got += f"\n{error}".encode()
        return got


def read_answers(got, data):
    """The statuses of a stream of answers, read by their lengths, and what is left over. HEAD has no body."""
    methods = re.findall(rb"^(?:\r\n)*(GET|HEAD) /", data, re.M)
    statuses, heads = [], []
    while match := re.match(rb"HTTP/1\.1 (\d{3}) [A-Z][^\r\n]*\r\n((?:[^\r\n]+\r\n)*)\r\n", got):
        method = methods[len(statuses)] if len(statuses) < len(methods) else b"GET"
        length = int(re.search(rb"(?i)^content-length: (\d+)\r$", match[2], re.M)[1])
        statuses.append(int(match[1]))
        heads.append(match[2])
        got = got[match.end() + (0 if method == b"HEAD" else length):]
    return statuses, heads, got


WAYS = {"whole": lambda data: [data], "byte by byte": lambda data: [data[i:i + 1] for i in range(len(data))]}


def check_accepted(daemon, title, data, statuses, closed):
    wrong = []
    for way, pieces in WAYS.items():
        got = ask(daemon, data + LAST, pieces)
        told, heads, rest = read_answers(got, data + LAST)
        if told != statuses + ([] if closed else [200]) or rest or b"Connection: close\r\n" not in heads[-1]:
            wrong.append(f"{way}: {told} {got[:600]}")
    check(f"{title}: {' '.join(map(str, statuses[:3]))}, and the connection is {'closed' if closed else 'kept'}", not wrong,
          "\n".join(wrong))


def check_refused(daemon, title, data, status):
    wrong = []
    for way, pieces in WAYS.items():
        got = ask(daemon, get() + data + LAST, pieces)
        told, heads, rest = read_answers(got, get() + b"GET / " * 9)
        if told != [200, status] or rest or b"Connection: close\r\n" not in heads[-1] or b"application/problem+json" not in heads[-1]:
            wrong.append(f"{way}: {told} {got[:900]}")
    check(f"{title}: {status}, and nothing after it is heard", not wrong, "\n".join(wrong))


def check_half_close(daemon):
    with socket.create_connection(daemon.address, timeout=PATIENCE) as stream:
        stream.sendall(get() * 3)
        stream.shutdown(socket.SHUT_WR)
        got = b""
        while part := stream.recv(65536):
            got += part
    check("a client that has ended its side still gets its answers", read_answers(got, get() * 3)[0] == [200] * 3, got)
    with socket.create_connection(daemon.address, timeout=PATIENCE) as stream:
        stream.sendall(get()[:20])
        stream.shutdown(socket.SHUT_WR)
        check("half a request is not answered", stream.recv(65536) == b"")


def main():
    daemon = Daemon("--workers", "1")
    for row in ACCEPTED:
        check_accepted(daemon, *row)
    for row in REFUSED:
        check_refused(daemon, *row)
    check_half_close(daemon)
    workers = daemon.workers()
    check("the daemon is alive after all of it", len(workers) == 1 and daemon.get("/readyz")[0].status == 200)
    daemon.stop()
    finish()


main()
