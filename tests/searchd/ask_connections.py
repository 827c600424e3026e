# Clients that are slow, many or both, against a praxis-searchd: others are served all the while, and the slow ones are cut off.
import json
import os
import resource
import select
import socket
import subprocess
import time

from daemon import PATIENCE, Daemon, check, finish, place, until

SLOW = 2000
ASK = b"GET /v1/search?q=shelter HTTP/1.1\r\nHost: localhost\r\n\r\n"
# What each kind of slow client sends at once, and then again and again.
KINDS = {
    "who sends nothing": (b"", b""),
    "who sends a header byte by byte": (b"GET / HTTP/1.1\r\nHost: localhost\r\nX: ", b"a"),
    "who sends a body byte by byte": (b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9999\r\n\r\n", b"a"),
    "who asks once and stays": (ASK, b""),
}
GONE = select.POLLRDHUP | select.POLLHUP | select.POLLERR


def connect(daemon, source="127.0.0.1", room=0):
    stream = socket.socket()
    if room:
        stream.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, room)
    stream.settimeout(PATIENCE)
    stream.bind((source, 0))
    stream.connect(daemon.address)
    return stream


def gone(streams):
    """Those of the streams that the daemon has closed."""
    watched = select.poll()
    for stream in streams:
        watched.register(stream, GONE)
    ended = {fd for fd, events in watched.poll(0) if events & GONE}
    return [stream for stream in streams if stream.fileno() in ended]


def close(streams):
    for stream in streams:
        stream.close()


class Crowd:
    """Slow clients of all kinds."""

    def __init__(self, daemon):
        self.open, self.more = {}, {}
        for number in range(SLOW):
            kind = list(KINDS)[number % len(KINDS)]
            stream = connect(daemon)
            stream.setblocking(False)
            stream.send(KINDS[kind][0])
            self.open[stream] = kind
            self.more[stream] = KINDS[kind][1]

    def go_on(self):
        for stream in gone(self.open):
            del self.open[stream]
            stream.close()
        for stream in self.open:
            try:
                stream.send(self.more[stream])
            except OSError:
                pass  # it is found to be gone the next time


def check_slow():
    daemon = Daemon("--workers", "2", "--set", "server.request-seconds=3", "--set", "server.idle-seconds=3",
                    "--set", "server.answer-seconds=3")
    before = daemon.workers()
    crowd = Crowd(daemon)
    answers = []
    limit = time.monotonic() + PATIENCE
    while crowd.open and time.monotonic() < limit:
        crowd.go_on()
        answers.append(daemon.get("/v1/search?q=shelter")[0].status)
    check(f"among {SLOW} slow clients every other one is answered", set(answers) == {200}, answers)
    for kind in KINDS:
        left = sum(1 for other in crowd.open.values() if other == kind)
        check(f"each client {kind} is cut off", left == 0, f"{left} are left")
    check("no worker had to go", daemon.workers() == before)
    check("the daemon still stops in order", daemon.stop() == 0)


def check_caps():
    daemon = Daemon("--workers", "1", "--set", "server.connections=20", "--set", "server.peer-connections=10")
    first = [connect(daemon) for _ in range(5)]
    many = [connect(daemon, "127.0.0.2") for _ in range(30)]
    check("of an address as many connections stay as are allowed", until(lambda: len(gone(many)) == 20), len(gone(many)))
    check("the newest stay", gone(many[20:]) == [])
    check("those of other addresses stay", gone(first) == [])
    others = [connect(daemon, f"127.0.1.{number}") for number in range(1, 31)]
    check("of all together as many stay as are allowed",
          until(lambda: len(gone(first + many + others)) == len(first + many + others) - 20))
    check("a new client is answered at once", daemon.get("/healthz")[0].status == 200)
    close(first + many + others)
    daemon.stop()


def check_readers():
    with open(os.path.join(place, "long.jsonl"), "w", encoding="utf-8") as records:
        print(json.dumps({"id": "long", "title": "Long", "text": "Words without end. " * 400000}), file=records)
    subprocess.run(["praxis-indexer", "--quiet", "--db", os.path.join(place, "db"), "--records", records.name], check=True)
    daemon = Daemon("--workers", "1", "--set", "server.unsent-bytes=30MiB")
    readers = [connect(daemon, room=4096) for _ in range(10)]
    for stream in readers:
        stream.sendall(b"GET /v1/documents/long/pages/1 HTTP/1.1\r\nHost: localhost\r\n\r\n")
        stream.recv(1)
    check("answers that nobody takes up are dropped above a limit", until(lambda: len(gone(readers)) == 6), len(gone(readers)))
    check("the newest are kept", gone(readers[6:]) == [])
    got = b""
    while part := readers[-1].recv(1 << 20):
        got += part
        if got.endswith(b"}\n"):
            break
    check("whoever takes up the answer gets all of it", json.loads(got[got.index(b"{"):])["id"] == "long", got[-100:])
    close(readers)
    daemon.stop()


def check_download():
    folder = os.path.join(place, "big")
    os.mkdir(folder)
    with open(os.path.join(folder, "big.bin"), "wb") as file:
        file.write(bytes(range(256)) * 65536)
    subprocess.run(["praxis-indexer", "--quiet", "--db", os.path.join(place, "db"), folder], check=True)
    daemon = Daemon("--workers", "1", "--set", "server.answer-seconds=1")
    unread = json.loads(daemon.get("/v1/unreadable")[1])["documents"]
    target = next(f"/v1/documents/{document['id']}/file" for document in unread if document["path"].endswith("big.bin"))
    ask = f"GET {target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode()
    idle, steady = connect(daemon, room=4096), connect(daemon, room=65536)
    idle.sendall(ask)
    steady.sendall(ask)
    got = 0
    while part := steady.recv(65536):
        got += len(part)
        time.sleep(0.01)
    check("who takes up a long answer slowly but steadily gets all of it", got > 256 * 65536, got)
    check("who takes up none of it is cut off", until(lambda: gone([idle])))
    close([idle, steady])
    daemon.stop()


def check_descriptors():
    daemon = Daemon("--workers", "1", prefix=["prlimit", "--nofile=200:200"])
    crowd = [connect(daemon) for _ in range(400)]
    check("without descriptors for all, new clients are answered", daemon.get("/v1/search?q=shelter")[0].status == 200)
    check("and the worker is the same", len(daemon.workers()) == 1 and "ended" not in daemon.log(), daemon.log()[-600:])
    close(crowd)
    daemon.stop()


limits = resource.getrlimit(resource.RLIMIT_NOFILE)
if limits[1] != resource.RLIM_INFINITY and limits[1] < SLOW + 500:
    print(f"1..0 # SKIP only {limits[1]} descriptors are allowed here")
else:
    resource.setrlimit(resource.RLIMIT_NOFILE, (SLOW + 500, limits[1]))
    check_slow()
    check_caps()
    check_readers()
    check_download()
    check_descriptors()
    finish()
