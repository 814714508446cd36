"""A child process that is killed at the n-th statement on a book."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]

_PROGRAM = """
import os, signal, sys
from pathlib import Path
from storage.book.dialect import connections

path, fatal = Path(sys.argv[1]), int(sys.argv[2])
seen = 0

def count(statement):
    global seen
    seen += 1
    if seen == fatal:
        os.kill(os.getpid(), signal.SIGKILL)

make = connections.connect

def watched(path):
    raw = make(path)
    raw.set_trace_callback(count)
    return raw

{opening}
connections.connect = watched
with book:
    {work}
"""


def run_child(path: Path, fatal: int, opening: str, work: str) -> int:
    """How a process ends that is killed at a statement of its work: -SIGKILL, or 0 where the work has fewer.

    opening: program text that makes `book` from `path`, before statements are counted; work: one statement with it.
    """
    program = _PROGRAM.format(opening=opening, work=work)
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    words = [sys.executable, "-c", program, str(path), str(fatal)]
    return subprocess.run(words, env=environment, check=False).returncode
