# A praxis-searchd under test and the TAP that tells of it, for all tests that ask a daemon. The first argument of such a test
# is the folder that holds the index.
import http.client
import os
import socket
import subprocess
import sys
import time
import urllib.parse

sys.path.insert(0, os.path.join(os.environ["PRAXIS_SOURCE"], "tests"))
import described

PATIENCE = 20  # seconds until something that should happen counts as not happening

place = sys.argv[1]
number = 0
faults = []  # answers that are not as they are described


def check(title, good, shown=""):
    global number
    number += 1
    if not good:
        for line in str(shown).splitlines()[:20]:
            print("#", line)
    print("ok" if good else "not ok", number, "-", title, flush=True)


def finish():
    check("every answer is as it is described", not faults, "\n".join(faults))
    print(f"1..{number}")


def until(condition):
    limit = time.monotonic() + PATIENCE
    while not condition():
        if time.monotonic() > limit:
            return False
        time.sleep(0.02)
    return True


class Daemon:
    def __init__(self, *options, folder=".", prefix=()):
        """Serves the index db in a folder below the place; the prefix is a command that runs it."""
        self.place = os.path.join(place, folder)
        self.errors = open(os.path.join(self.place, "stderr"), "wb")
        self.process = subprocess.Popen([*prefix, "praxis-searchd", "--port", "0", "--db", "db", *options],
                                        cwd=self.place, stdout=subprocess.PIPE, stderr=self.errors)
        line = self.process.stdout.readline().decode()
        self.url = line.rpartition(" ")[2].strip()
        self.said = line
        parts = urllib.parse.urlsplit(self.url)
        self.address = (parts.hostname, parts.port)

    def log(self):
        with open(os.path.join(self.place, "stderr"), encoding="utf-8") as lines:
            return lines.read()

    def workers(self):
        path = f"/proc/{self.process.pid}/task/{self.process.pid}/children"
        with open(path, encoding="ascii") as children:
            return sorted(int(pid) for pid in children.read().split())

    def stop(self):
        self.process.terminate()
        return self.process.wait(PATIENCE)

    def get(self, target, method="GET", **headers):
        connection = http.client.HTTPConnection(*self.address, timeout=PATIENCE)
        connection.request(method, target, headers={name.replace("_", "-"): value for name, value in headers.items()})
        reply = connection.getresponse()
        body = reply.read()
        connection.close()
        if described.jsonschema:
            fault = described.reply_fault(target, reply.status, reply.headers, body if method == "GET" else None)
            faults.extend([fault] if fault else [])
        return reply, body

    def raw(self, data):
        """All that the daemon sends back for these bytes until it closes the connection."""
        with socket.create_connection(self.address, timeout=PATIENCE) as stream:
            got = b""
            try:
                stream.sendall(data)
                while part := stream.recv(65536):
                    got += part
            except OSError:
                pass
            return got
