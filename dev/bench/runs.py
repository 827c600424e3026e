# One run of a program, and what it cost: shared by the benchmarks.
import os
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent.parent


class Cost:
    """Of a program with all the processes that it waited for."""

    def __init__(self, wall, usage):
        self.wall = wall  # seconds
        self.cpu = usage.ru_utime + usage.ru_stime  # seconds
        self.resident = usage.ru_maxrss / 1024  # MiB, of the largest process


def run(command, environment=None, given=None, status=(0,)):
    """The cost of one run; given is a file that it gets as its standard input."""
    with open(given or os.devnull, 'rb') as source:
        started = time.monotonic()
        child = subprocess.Popen([str(word) for word in command], env=environment, stdin=source,
                                 stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _, ended, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(ended)
    if child.returncode not in status:
        sys.exit('%s: exit status %d' % (command[0], child.returncode))
    return Cost(time.monotonic() - started, usage)


def medians(costs):
    """Of wall time, processor time and size."""
    return [statistics.median(values) for values in zip(*((cost.wall, cost.cpu, cost.resident) for cost in costs))]


def need(programs):
    """Ends the benchmark, naming the Debian packages of what is missing; programs: name -> package."""
    missing = [(name, package) for name, package in programs.items() if shutil.which(name) is None]
    if missing:
        sys.exit('%s missing; as root, run: apt-get install --no-install-recommends %s'
                 % (', '.join(name for name, _ in missing), ' '.join(package for _, package in missing)))


def praxis_environment(build):
    """Programs, data and settings of this tree alone."""
    build = Path(build).resolve()
    if not (build / 'praxis').exists():
        sys.exit("no programs in '%s': run ./check first, or name another place with --build" % build)
    environment = {name: value for name, value in os.environ.items() if not name.startswith('PRAXIS_')}
    environment.update(PRAXIS_EXEC_PATH=str(build), PRAXIS_DATA_PATH=str(TOP / 'config'),
                       PRAXIS_CONFIG=str(TOP / 'config' / 'praxis.conf'))
    return environment
