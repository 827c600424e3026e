# Has a praxis-searchd read its settings and vocabularies again while clients keep asking, and prints TAP. Its argument is the
# folder that reload.t has made.
import http.client
import json
import os
import signal
import threading

from daemon import Daemon, PATIENCE, check, finish, place, until

SETTINGS = os.path.join(place, "praxis.conf")
VOCABULARY = os.path.join(place, "vocabulary")
ROUNDS = 5
CONCEPT = """@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix term: <https://praxis.example/vocabulary/term/> .
term:reloadedness skos:prefLabel "Reloadedness"@en ; skos:definition "What was read again."@en .
"""


def write(path, text):
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


def limit_is(daemon, limit):
    return len(json.loads(daemon.get("/v1/search?q=shelter")[1])["hits"]) == limit


class Client(threading.Thread):
    """Asks again and again, over one connection as long as that is kept open or over a new one each time."""

    def __init__(self, daemon, keeps):
        super().__init__()
        self.address, self.keeps = daemon.address, keeps
        self.asked, self.failed, self.stop = 0, [], threading.Event()

    def run(self):
        connection = http.client.HTTPConnection(*self.address, timeout=PATIENCE)
        while not self.stop.is_set():
            try:
                connection.request("GET", "/v1/search?q=counselling")
                reply = connection.getresponse()
                if json.loads(reply.read())["total"]["value"] != 2 or reply.status != 200:
                    self.failed.append(reply.status)
            except (OSError, http.client.HTTPException, ValueError) as error:
                self.failed.append(repr(error))
                connection.close()
            self.asked += 1
            if not self.keeps:
                connection.close()


def main():
    os.mkdir(VOCABULARY)
    write(SETTINGS, "[search]\nlimit = 3\n")
    os.environ["PRAXIS_CONFIG"] = SETTINGS
    daemon = Daemon("--workers", "2", "--vocabulary", VOCABULARY)
    check("the settings of the file hold", limit_is(daemon, 3))
    clients = [Client(daemon, keeps) for keeps in (True, True, False, False)]
    for client in clients:
        client.start()
    first = set(daemon.workers())
    taken = 0
    for limit in range(4, 4 + ROUNDS):
        asked = [client.asked for client in clients]
        until(lambda: all(client.asked > before for client, before in zip(clients, asked)))
        write(SETTINGS, f"[search]\nlimit = {limit}\n")
        daemon.process.send_signal(signal.SIGHUP)
        taken += until(lambda: limit_is(daemon, limit))
    check("each time the settings are read again", taken == ROUNDS, f"{taken}\n{daemon.log()[-600:]}")
    check("other workers answer then, as many as before",
          until(lambda: len(daemon.workers()) == 2 and not first & set(daemon.workers())), daemon.workers())
    check("a term that no vocabulary has is unknown", daemon.get("/v1/define?term=Reloadedness")[0].status == 400)
    before = set(daemon.workers())
    write(os.path.join(VOCABULARY, "more.ttl"), CONCEPT)
    daemon.process.send_signal(signal.SIGHUP)
    check("vocabularies are read again", until(lambda: daemon.get("/v1/define?term=Reloadedness")[0].status == 200))
    until(lambda: len(daemon.workers()) == 2 and not before & set(daemon.workers()))  # the old ones do not answer any more
    tag = daemon.get("/v1/define?term=Reloadedness")[0].headers["ETag"]
    check("an answer that did not change is not sent again",
          daemon.get("/v1/define?term=Reloadedness", If_None_Match=tag)[0].status == 304)
    write(os.path.join(VOCABULARY, "more.ttl"), CONCEPT.replace("What was", "All that was"))
    daemon.process.send_signal(signal.SIGHUP)
    check("who has an answer of the vocabularies before is sent the new one",
          until(lambda: b"All that was" in daemon.get("/v1/define?term=Reloadedness", If_None_Match=tag)[1]))
    workers = until(lambda: len(daemon.workers()) == 2) and daemon.workers()
    write(SETTINGS, "[search]\nlimit = 9\nlimmit = 9\n")
    daemon.process.send_signal(signal.SIGHUP)
    check("a wrong setting is told by file and line", until(lambda: f"'{SETTINGS}' line 3: unknown setting" in daemon.log()),
          daemon.log()[-600:])
    check("and all goes on as before", limit_is(daemon, 3 + ROUNDS) and daemon.workers() == workers)
    for client in clients:
        client.stop.set()
    for client in clients:
        client.join()
    failed = [failure for client in clients for failure in client.failed]
    check("no client met an error", not failed, failed[:10])
    check("all clients were answered often", all(client.asked > ROUNDS for client in clients))
    daemon.process.send_signal(signal.SIGHUP)
    daemon.process.send_signal(signal.SIGTERM)
    check("SIGTERM still ends it with status 0", daemon.process.wait(PATIENCE) == 0)
    finish()


main()
