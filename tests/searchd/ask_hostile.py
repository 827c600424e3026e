# Questions that are made to cost much, against a praxis-searchd whose index has many different words. Each must be answered, if
# only by a refusal, and no worker may be lost: the watchdog would end one that is held up.
import os
import re
import subprocess

from daemon import Daemon, check, finish, place
from hostile_questions import targets, write_records

WORDS = 30000
DOCUMENTS = 100

# With limits that an administrator has raised a question may take long, but must not crash the worker either.
SETTINGS = {
    "": (),
    ", with raised limits": (
        "--set", "server.watchdog-seconds=100", "--set", "query.bytes=1MiB", "--set", "query.terms=10000",
        "--set", "query.depth=1000", "--set", "query.wildcard-letters=1", "--set", "search.limit-most=100000"),
}


def make_index():
    records = os.path.join(place, "words.jsonl")
    write_records(records, DOCUMENTS, WORDS // DOCUMENTS)
    subprocess.run(["praxis-indexer", "--quiet", "--db", os.path.join(place, "db"), "--records", records], check=True)


def ask_all(name, options, asked):
    daemon = Daemon("--workers", "1", *options)
    worker = daemon.workers()
    for title, target in asked.items():
        try:
            reply, body = daemon.get(target)
            check(f"{title}{name}: answered by {reply.status}", reply.status in (200, 400, 404, 414) and body, body[:600])
        except OSError as error:
            check(f"{title}{name}: answered", False, error)
    taken = map(float, re.findall(r" ms=([\d.]+) ", daemon.log()))
    print("# the slowest took %.0f ms: %s" % max(zip(taken, asked)))
    check(f"no worker was lost{name}", daemon.workers() == worker, daemon.log()[-600:])
    daemon.stop()


def main():
    make_index()
    for name, options in SETTINGS.items():
        ask_all(name, options, targets())
    finish()


main()
