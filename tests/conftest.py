"""What holds for every test: no display is needed, and nothing is remembered between runs."""

import gc
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from sqlalchemy import Engine
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.util import LRUCache

from storage.book import schema
from storage.book.book import Book
from storage.book.dialect import connections
from storage.book.place import Place
from tests import programs

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# A shared machine may stall for a moment, so time is no reason to fail; deep is asked for by `start.py deep`.
settings.register_profile("everyday", deadline=None, database=None, max_examples=50)
settings.register_profile("deep", deadline=None, database=None, max_examples=1000)
settings.load_profile("everyday")


WAITING = pytest.StashKey[dict[str, list[str]]]()
"""Node id of each test that waits for programs, and which they are."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--require-programs", action="store_true", help="a test whose programs are missing is an error"
    )


def pytest_configure(config: pytest.Config) -> None:
    config.stash[WAITING] = {}


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out the tests whose programs this machine lacks; the summary counts them."""
    waiting = config.stash[WAITING]
    for item in items:
        if lacked := programs.missing(programs.needed(item)):
            waiting[item.nodeid] = sorted(lacked)
    if not config.getoption("require_programs"):
        items[:] = [item for item in items if item.nodeid not in waiting]


@pytest.hookimpl(trylast=True)
def pytest_collection_finish() -> None:
    """What was imported stays to the end: no search for circles goes through it again, a twentieth of the CPU."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 50, 100)


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """A worker of xdist hands its list to the process that prints the summary."""
    output = getattr(session.config, "workeroutput", None)
    if output is not None:
        output["waiting"] = session.config.stash[WAITING]


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    node.config.stash[WAITING].update(getattr(node, "workeroutput", {}).get("waiting", {}))


def pytest_runtest_setup(item: pytest.Item) -> None:
    programs.Calls.declared = programs.needed(item)
    if lacked := item.config.stash[WAITING].get(item.nodeid):
        pytest.fail(f"needs {', '.join(lacked)}: {programs.install_command(lacked)}", pytrace=False)


def pytest_runtest_teardown() -> None:
    programs.Calls.declared = None


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Before pytest's closing line: how many tests waited, for what, and how that is installed."""
    waiting = config.stash[WAITING]
    if not waiting or config.getoption("require_programs"):
        return
    lacked = sorted({program for names in waiting.values() for program in names})
    terminalreporter.section("waiting")
    terminalreporter.line(f"Tests that waited for missing programs: {len(waiting)} ({', '.join(lacked)})")
    terminalreporter.line(programs.install_command(lacked))


_make = schema.make
_empty: list[bytes] = []


def _make_once(path: Path) -> None:
    """The empty book: the first of a process by the migrations, every later one as a copy of its bytes."""
    if not _empty:
        _make(path)
        _empty.append(path.read_bytes())
    path.write_bytes(_empty[0])


schema.make = _make_once


_engine_for = connections.engine_for
_compiled: list[Any] = []


def _engine_with_shared_cache(place: Place, connected: Callable[[], connections.Raw] | None = None) -> Engine:
    """An engine that knows the statements which the engines of other books have compiled.

    Most tests open a new book and execute each statement once; compiling took a fifth of the CPU of tests of storage.
    """
    engine = _engine_for(place, connected)
    if not _compiled:
        _compiled.append(LRUCache(2000))
    engine._compiled_cache = _compiled[0]
    return engine


connections.engine_for = _engine_with_shared_cache

# the cache asks which dialect a statement was compiled for: all engines of a process have equal ones
SQLiteDialect_pysqlite.__eq__ = lambda one, other: type(one) is type(other)  # type: ignore[method-assign]
SQLiteDialect_pysqlite.__hash__ = lambda one: hash(type(one))  # type: ignore[method-assign,assignment]


@pytest.fixture(autouse=True)
def no_book_stays_open(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Close every book that a test left open: newer Pythons warn of connections that are only collected."""
    opened: list[Book] = []
    begin = Book.__init__

    def remembered(book: Book, *given: Any, **named: Any) -> None:
        begin(book, *given, **named)
        opened.append(book)

    monkeypatch.setattr(Book, "__init__", remembered)
    yield
    for book in opened:
        book.close()
