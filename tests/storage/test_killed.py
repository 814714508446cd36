"""Killed at the n-th statement, for every n until all is written: old or new state, and nothing between."""

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

from storage.book.backups import verify
from storage.history.changes import recent
from storage.register.members import members_of
from tests.storage.book.test_schema import OLD, dump
from tests.storage.conftest import opened

ROOT = Path(__file__).parents[2]

CHILD = """
import os, signal, sys
from pathlib import Path
from storage.book import connections as engine
from storage.register import members
from storage.book.book import Book
from models.register.drafts import MembershipDraft, PersonDraft

path, fatal = Path(sys.argv[1]), int(sys.argv[2])
seen = 0

def count(statement):
    global seen
    seen += 1
    if seen == fatal:
        os.kill(os.getpid(), signal.SIGKILL)

make = engine.connect

def watched(path):
    raw = make(path)
    raw.set_trace_callback(count)
    return raw

book = Book.open(path, ids=iter(["p-new", "m-new"]).__next__)
engine.connect = watched
with book:
    members.add_member(book, "o1", PersonDraft(name="Tao Van Sinh"), MembershipDraft(capital=1))
"""


def run_child(path: Path, fatal: int, child: str = CHILD) -> int:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "-c", child, str(path), str(fatal)], env=environment, check=False)
    return done.returncode


def prepared(folder: Path) -> Path:
    """A small book of this version."""
    path = Path(shutil.copy(OLD, folder / "small.book"))
    opened(path).close()
    return path


def test_killed_at_any_statement_the_book_is_old_or_new(tmp_path: Path) -> None:
    path = prepared(tmp_path)
    at = 0
    while True:
        at += 1
        before = dump(path)
        ended = run_child(path, at)
        assert verify(path).good
        after = dump(path)
        if ended == 0:
            break
        assert ended == -signal.SIGKILL
        assert after == before, f"killed at statement {at}, the book is neither as before nor complete"
    assert at > 10
    with opened(path) as book:
        assert [row.name for row in members_of(book, "o1")] == ["Lò Văn Páo", "Tao Van Sinh"]
        assert [line.title for line in recent(book)] == ["MEMBER_ADDED", "ORGANISATION_ADDED"]
