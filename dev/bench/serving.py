# A praxis-searchd under load, and records for it to search: shared by the benchmarks of the daemon.
import http.client
import json
import random
import statistics
import subprocess
import threading
import time
import urllib.parse

from runs import praxis_environment

COUNTRIES = 'GH NG CI TG SN ML NE BF BJ GN LR SL GM CM TD'.split()
SYLLABLES = 'ba ko ri mu ta se no li da pu ve ga zo fi wa ju'.split()
WORDS = 20000


def word(rank):
    spread = rank * 40503 % 65536
    return ''.join(SYLLABLES[spread >> shift & 15] for shift in (0, 4, 8, 12)) + 'nk'


def common_word(chance):
    """Ranks as Zipf's law has them."""
    return word(int(WORDS ** chance.random()))


def write_records(path, count, mark):
    """Made-up records, the same ones each time but for the mark, a word of each."""
    chance = random.Random(1)
    with open(path, 'w', encoding='utf-8') as records:
        for number in range(count):
            text = ' '.join(common_word(chance) for _ in range(100))
            print(json.dumps({'id': 'bench%06d' % number, 'title': 'Record %d %s' % (number, common_word(chance)),
                              'text': '%s %s.' % (mark, text),
                              'tags': {'country': [chance.choice(COUNTRIES)], 'year': [str(chance.randint(2000, 2020))]}}),
                  file=records)


def index(build, folder, records, *options):
    """A started run of praxis index."""
    return subprocess.Popen([str(build / 'praxis'), 'index', '--quiet', '--db', str(folder), '--records', str(records),
                             *options], env=praxis_environment(build))


def first_index(build, folder, records):
    """For this one nobody has to be given way to."""
    if index(build, folder, records, '--set', 'index.nice=0').wait() != 0:
        raise SystemExit('the records cannot be indexed')


class Daemon:
    def __init__(self, build, folder, *options):
        command = [str(build / 'praxis-searchd'), '--port', '0', '--db', str(folder), *options]
        self.process = subprocess.Popen(command, env=praxis_environment(build), stdout=subprocess.PIPE,
                                        stderr=subprocess.DEVNULL)
        url = urllib.parse.urlsplit(self.process.stdout.readline().decode().rpartition(' ')[2].strip())
        self.address = (url.hostname, url.port)

    def workers(self):
        with open('/proc/%d/task/%d/children' % (self.process.pid, self.process.pid), encoding='ascii') as children:
            return [int(pid) for pid in children.read().split()]

    def memory(self):
        """MiB that the workers have of their own, and of the kernel's for them alone."""
        total = 0
        for pid in self.workers():
            with open('/proc/%d/smaps_rollup' % pid, encoding='ascii') as rollup:
                total += sum(int(line.split()[1]) for line in rollup if line.startswith(('Private_Dirty:', 'Private_Clean:')))
        return total / 1024

    def get(self, target):
        """The status and the body, by a connection of its own."""
        connection = http.client.HTTPConnection(*self.address, timeout=30)
        connection.request('GET', target)
        reply = connection.getresponse()
        body = reply.read()
        connection.close()
        return reply.status, body

    def stop(self):
        self.process.terminate()
        return self.process.wait(30)


class Clients:
    """Threads that each ask, wait a little, and ask again; within a with block."""

    def __init__(self, daemon, count, pause=0.02, targets=None):
        self.daemon, self.pause = daemon, pause
        self.targets = targets or search_target
        self.seconds, self.errors = [], []
        self.ended = threading.Event()
        self.threads = [threading.Thread(target=self.ask, args=(random.Random(number),)) for number in range(count)]

    def ask(self, chance):
        while not self.ended.wait(self.pause):
            target = self.targets(chance)
            began = time.monotonic()
            try:
                status, _ = self.daemon.get(target)
            except (OSError, http.client.HTTPException) as error:
                status = repr(error)
            self.seconds.append(time.monotonic() - began)
            if status not in (200, 304, 400, 404):
                self.errors.append('%s: %s' % (target, status))

    def __enter__(self):
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *_):
        self.ended.set()
        for thread in self.threads:
            thread.join()

    def p99(self):
        """Milliseconds that 99 of 100 answers took at most."""
        return statistics.quantiles(self.seconds, n=100)[98] * 1000


def search_target(chance):
    asked = {'q': common_word(chance), 'facets': 'country,year'}
    if chance.random() < 0.3:
        asked['country'] = chance.choice(COUNTRIES)
    return '/v1/search?' + urllib.parse.urlencode(asked)


def report(title, figures):
    """Prints figures with what they should be; figures: (name, value, limit or None)."""
    print(title)
    for name, value, limit in figures:
        verdict = '' if limit is None else '   at most %g%s' % (limit, '' if value <= limit else ': MISSED')
        print('  %-40s %10.1f%s' % (name, value, verdict))
