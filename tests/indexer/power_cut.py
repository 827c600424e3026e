# Replays power cuts from a record that fault.c made while DISK/index was written: at each cut it builds the folder as the
# disk may have kept it, and asks whether the index is whole and holds all that was acknowledged.
#
#     power_cut.py RECORD DISK BATCH CUTS DOCUMENTS...
#
# RECORD tells what happened in the folder DISK, where the index was made from DOCUMENTS, BATCH of them a commit.
# What is modelled: a file keeps what was synced; a name keeps what it was when its folder was synced. Of the rest, in turn:
# nothing is kept; the changes of names but not the bytes; the bytes but not the names; a random beginning of the changes of
# names with random pages of 4 KiB of the bytes. Changes of names survive in order, as journalling file systems keep them. Not
# modelled: a disk that loses what it said it had synced, and damage to bytes at rest.
import json
import os
import random
import subprocess
import sys
import tempfile

PAGE = 4096
WITHOUT_DOCUMENTS = 2  # commits: the new database, and the folder that is indexed
MODELS = ["nothing", "names", "bytes", "some"]


class File:
    """What a file holds: synced bytes, and what happened since."""

    def __init__(self):
        self.synced = b""
        self.pending = []  # (offset, bytes), or None for a truncation

    def bytes(self, keep):
        content = bytearray(self.synced)
        for change in self.pending:
            if not keep():
                continue
            if change is None:
                content.clear()
                continue
            offset, data = change
            content.extend(b"\0" * (offset + len(data) - len(content)))
            content[offset:offset + len(data)] = data
        return bytes(content)

    def write(self, offset, data):
        for start in range(0, len(data), PAGE):
            self.pending.append((offset + start, data[start:start + PAGE]))

    def sync(self):
        self.synced = self.bytes(lambda: True)
        self.pending = []


FOLDER = File()  # what the name of a folder stands for


class Disk:
    """The names and files of the index, in memory and as synced."""

    def __init__(self, top):
        self.names = {}
        self.synced = {}
        self.pending = []  # (name, file or None)
        self.opened = {}  # number of an opening -> (name, file)
        self.top = top
        self.public = os.path.join(top, "index", "public")
        self.commits = 0  # acknowledged

    def set(self, name, file):
        self.pending.append((name, file))
        if file is None:
            self.names.pop(name, None)
        else:
            self.names[name] = file

    def open(self, number, name, truncated):
        file = self.names.get(name)
        if file is None and not os.path.isdir(name):
            file = File()
            self.set(name, file)
        elif truncated == "1":
            file.pending.append(None)
        self.opened[number] = (name, file)

    def sync(self, number):
        name, file = self.opened[number]
        if file is not FOLDER and file is not None:
            file.sync()
            return
        here = [change for change in self.pending if os.path.dirname(change[0]) == name]
        self.pending = [change for change in self.pending if os.path.dirname(change[0]) != name]
        self.keep_names(self.synced, here)
        self.commits += name == self.public

    @staticmethod
    def keep_names(names, changes):
        for name, file in changes:
            if file is None:
                names.pop(name, None)
            else:
                names[name] = file

    def apply(self, words, data):
        kind = words[0]
        if kind == "open":
            self.open(*words[1:])
        elif kind == "write":
            self.opened[words[1]][1].write(int(words[2]), data)
        elif kind == "sync":
            self.sync(words[1])
        elif kind == "rename":
            file = self.names[words[1]]
            self.set(words[2], file)
            self.set(words[1], None)
        elif kind == "mkdir":
            self.set(words[1], FOLDER)
        elif kind == "unlink":
            self.set(words[1], None)

    def restore(self, model, chance, place):
        """Writes what is left to place. A file whose folder is gone is gone."""
        names = dict(self.synced)
        kept = {"nothing": 0, "names": len(self.pending), "bytes": 0}.get(model, chance.randint(0, len(self.pending)))
        self.keep_names(names, self.pending[:kept])
        keep = {"nothing": lambda: False, "names": lambda: False, "bytes": lambda: True}.get(
            model, lambda: chance.random() < 0.5)
        for name in sorted(names):
            target = place + name[len(self.top):]
            if not os.path.isdir(os.path.dirname(target)):
                continue
            if names[name] is FOLDER:
                os.mkdir(target)
            else:
                with open(target, "wb") as out:
                    out.write(names[name].bytes(keep))


def read_record(path):
    """The events of a record: their words, and the bytes written."""
    events = []
    with open(path, "rb") as record:
        for line in record:
            words = line.decode().rstrip("\n").split("\t")
            events.append((words, record.read(int(words[3])) if words[0] == "write" else b""))
    return events


def run(*arguments):
    return subprocess.run(arguments, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)


def judge(place, promised):
    """What is wrong with the index, None if nothing."""
    checked = run("praxis", "check", "--db", place, "--format", "json")
    if checked.returncode == 0:
        found = json.loads(checked.stdout)["documents"]
        return None if found >= promised else f"{found} documents of {promised}"
    if promised == 0 and not os.path.exists(os.path.join(place, "public", "iamglass")):
        return None  # nothing was acknowledged, and there is nothing yet
    return checked.stdout


def go_on(place, documents):
    """Whether the next run needs no help, None if all is well."""
    program = os.path.join(os.environ["PRAXIS_EXEC_PATH"], "praxis-indexer")
    indexed = run(program, "--quiet", "--db", place, *documents)
    if indexed.returncode != 0:
        return f"the next run failed: {indexed.stdout}"
    count = sum(len(os.listdir(folder)) for folder in documents)
    return judge(place, count)


def main():
    record, top, batch, cuts = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
    documents = sys.argv[5:]
    total = sum(len(os.listdir(folder)) for folder in documents)
    events = read_record(record)
    chance = random.Random(1)
    marks = sorted({(number + 1) * len(events) // cuts for number in range(cuts)})
    disk, done, failures = Disk(top), 0, 0
    for number, mark in enumerate(marks):
        for words, data in events[done:mark]:
            disk.apply(words, data)
        done = mark
        promised = min(total, max(0, disk.commits - WITHOUT_DOCUMENTS) * batch)
        for model in (MODELS[number % 3], "some"):
            with tempfile.TemporaryDirectory() as folder:
                place = os.path.join(folder, "index")
                disk.restore(model, chance, folder)
                wrong = judge(place, promised)
                if wrong is None and number % 8 == 0:
                    wrong = go_on(place, documents)
                if wrong is not None:
                    failures += 1
                    print(f"# cut after {mark} of {len(events)} changes, keeping {model}: {wrong}")
    print(f"{len(marks)} cuts, {failures} failures")


main()
