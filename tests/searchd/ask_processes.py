# The processes of praxis-searchd: what happens when one dies or hangs, how all of them stop, and how systemd starts them.
import json
import os
import shutil
import signal
import socket
import subprocess
import threading

from daemon import PATIENCE, Daemon, check, finish, place, until

ASK = b"GET /v1/search?q=shelter HTTP/1.1\r\nHost: localhost\r\n\r\n"


def receive(stream):
    """All until the connection is closed."""
    got = b""
    while part := stream.recv(65536):
        got += part
    return got


def check_replaced():
    daemon = Daemon("--workers", "2", "--set", "server.watchdog-seconds=3")
    before = daemon.workers()
    check("there are as many workers as asked for", len(before) == 2, before)
    os.kill(before[0], signal.SIGKILL)
    check("a worker that dies is replaced", until(lambda: len(daemon.workers()) == 2 and before[0] not in daemon.workers()),
          daemon.workers())
    check("the other one lives on", before[1] in daemon.workers())
    check("the daemon answers all the while", all(daemon.get("/readyz")[0].status == 200 for _ in range(20)))
    stuck = daemon.workers()[0]
    os.kill(stuck, signal.SIGSTOP)
    check("a worker that hangs is replaced", until(lambda: len(daemon.workers()) == 2 and stuck not in daemon.workers()),
          daemon.log()[-600:])
    check("the log says why", f"worker {stuck} gives no sign of life" in daemon.log(), daemon.log()[-600:])
    check("the daemon answers then", all(daemon.get("/readyz")[0].status == 200 for _ in range(20)))
    check("it still stops in order", daemon.stop() == 0)


class Client(threading.Thread):
    """Makes one connection after the other, each for one request, until nobody listens any more."""

    def __init__(self, address):
        super().__init__()
        self.address = address
        self.answered, self.failed = 0, []

    def run(self):
        while True:
            try:
                stream = socket.create_connection(self.address, timeout=PATIENCE)
            except ConnectionRefusedError:
                return
            with stream:
                try:
                    stream.sendall(ASK.replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n"))
                    got = receive(stream)
                except OSError as error:
                    got = str(error).encode()
            if not got.startswith(b"HTTP/1.1 200 OK\r\n") or not got.endswith(b"}\n"):
                self.failed.append(got[:200])
            self.answered += 1


def check_stop():
    daemon = Daemon("--workers", "2")
    workers = daemon.workers()
    clients = [Client(daemon.address) for _ in range(8)]
    for client in clients:
        client.start()
    until(lambda: all(client.answered > 5 for client in clients))
    idle = socket.create_connection(daemon.address, timeout=PATIENCE)
    idle.sendall(ASK)
    idle.recv(65536)
    check("SIGTERM under load ends it with status 0", daemon.stop() == 0, daemon.log()[-600:])
    for client in clients:
        client.join()
    failed = [got for client in clients for got in client.failed]
    check("nobody who was connected went without an answer", not failed, failed[:10])
    check("no worker is left", not any(os.path.exists(f"/proc/{pid}") for pid in workers))
    check("a connection that was open is closed", receive(idle) == b"")


def check_systemd():
    listening = socket.create_server(("127.0.0.1", 0))
    listening.set_inheritable(True)
    told = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
    told.bind(os.path.join(place, "notify"))
    told.settimeout(PATIENCE)

    def start():
        # The shell's pid becomes the daemon's.
        passing = 'exec 3<&"$0"; LISTEN_FDS=1 LISTEN_PID=$$ exec praxis-searchd --workers 2 --db "$1"'
        return subprocess.Popen(["bash", "-c", passing, str(listening.fileno()), os.path.join(place, "db")],
                                pass_fds=[listening.fileno()], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                                env=dict(os.environ, NOTIFY_SOCKET=os.path.join(place, "notify")))

    def hear(state):
        while (heard := told.recv(4096).decode()) != state:
            if heard != "WATCHDOG=1":
                return False
        return True

    early = socket.create_connection(listening.getsockname(), timeout=PATIENCE)
    early.sendall(ASK)
    first = start()
    said = first.stdout.readline().decode()
    check("a socket that was passed on is served", said.endswith(f":{listening.getsockname()[1]}/\n"), said)
    check("it tells systemd that it is ready", hear("READY=1"))
    check("who was there before it is answered", early.recv(65536).startswith(b"HTTP/1.1 200 OK"))
    check("it tells that it is alive", told.recv(4096) == b"WATCHDOG=1")
    first.terminate()
    check("it stops in order", first.wait(PATIENCE) == 0)
    check("it tells systemd that it stops", hear("STOPPING=1"))
    late = socket.create_connection(listening.getsockname(), timeout=PATIENCE)
    late.sendall(ASK)
    second = start()
    check("who comes when it is gone is answered by the next one", late.recv(65536).startswith(b"HTTP/1.1 200 OK"))
    second.terminate()
    check("that one stops in order too", second.wait(PATIENCE) == 0)


def check_index():
    folder = os.path.join(place, "later")

    def index(title):
        with open(os.path.join(place, "later.jsonl"), "w", encoding="utf-8") as records:
            print(json.dumps({"id": title.lower(), "title": title, "text": "A text about shelter."}), file=records)
        subprocess.run(["praxis-indexer", "--quiet", "--db", folder, "--records", os.path.join(place, "later.jsonl")], check=True)

    def finds(*titles):
        reply, body = daemon.get("/v1/search?q=shelter")
        return reply.status == 200 and {hit["title"] for hit in json.loads(body)["hits"]} == set(titles)

    daemon = Daemon("--workers", "2", "--db", folder, "--set", "server.wait-for-index=yes")
    reply, body = daemon.get("/v1/search?q=shelter")
    check("without an index it answers 503", reply.status == 503 and json.loads(body)["code"] == "no-index"
          and reply.getheader("Retry-After"), body)
    check("the page says so as well", daemon.get("/")[0].status == 503)
    check("it is alive", daemon.get("/healthz")[0].status == 200)
    check("it is not ready", daemon.get("/readyz")[0].status == 503)
    index("First")
    check("an index that comes later is found", until(lambda: finds("First")))
    index("Second")
    check("so is what comes into it", until(lambda: finds("First", "Second")))
    shutil.rmtree(folder)
    index("Third")
    check("an index that takes the place of another is found", until(lambda: all(finds("Third") for _ in range(8))))
    daemon.stop()


def main():
    check_index()
    check_replaced()
    check_stop()
    check_systemd()
    finish()


main()
