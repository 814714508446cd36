"""Processes that are killed at the n-th statement on a book, forked from one that has imported everything."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Self

ROOT = Path(__file__).parents[2]

_PROGRAM = """
import os, signal, sys, traceback
from pathlib import Path
from storage.book.dialect import connections

make = connections.connect

def run(path, fatal):
    seen, working = 0, False

    def count(statement):
        nonlocal seen
        seen += working
        if seen == fatal and working:
            os.kill(os.getpid(), signal.SIGKILL)

    def watched(path):
        raw = make(path)
        raw.set_trace_callback(count)
        return raw

    given = {{"path": path}}
    connections.connect = watched
    exec(OPENING, given)
    working = True
    with given["book"]:
        exec(WORK, given)
    connections.connect = make

OPENING, WORK = {opening!r}, {work!r}
run(Path(sys.argv[1]), 0)
for line in sys.stdin:
    fatal, path = line.rstrip("\\n").split(" ", 1)
    child = os.fork()
    if not child:
        try:
            run(Path(path), int(fatal))
        except BaseException:
            traceback.print_exc()
            os._exit(1)
        os._exit(0)
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
"""


class Killer:
    """Does the same work on books in processes that are killed; to be closed, or used in a with statement.

    opening: program text that makes `book` from `path`, before statements are counted; work: one statement with it.
    sample: a book like those to come; the work is done once on a copy beside it, which imports what it needs.
    """

    def __init__(self, sample: Path, opening: str, work: str) -> None:
        program = _PROGRAM.format(opening=opening, work=work)
        first = Path(shutil.copy(sample, sample.with_name("first.book")))
        self._process = subprocess.Popen(
            [sys.executable, "-c", program, str(first)],
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )

    def run(self, path: Path, fatal: int) -> int:
        """How a process ends that is killed at a statement of its work: -SIGKILL, or 0 where the work has fewer."""
        assert self._process.stdin is not None and self._process.stdout is not None
        print(fatal, path, file=self._process.stdin, flush=True)
        return int(self._process.stdout.readline())

    def close(self) -> None:
        self._process.communicate()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
