"""The command line as a test runs it: in this process, with what it wrote."""

import argparse
import contextlib
import io
import json
import os
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import ui.commands
from ui.commands import main
from ui.commands.grammar import build_parser

NOW = "2026-10-02T08:30:00+07:00"
REPORTS = Path(__file__).parents[2] / "reports" / "data"


@cache
def _parser_for(*login: str | None) -> argparse.ArgumentParser:
    del login  # the grammar names it as the default of --actor
    return build_parser()


def _parser(verb: str = "") -> argparse.ArgumentParser:
    """The whole grammar, built once a process and login: building it takes as long as a small verb."""
    del verb
    return _parser_for(os.environ.get("USER"), os.environ.get("USERNAME"))


ui.commands.build_parser = _parser  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True)
class Ran:
    """Exit status and what stands on the output and the error output."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def codes(self) -> list[str]:
        """Codes of the reasons, one a line, in their order."""
        return [line.rsplit("(", 1)[1].rstrip(")") for line in self.err.splitlines() if line.endswith(")")]


def run(*arguments: object) -> Ran:
    """Run one verb."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        status = main([str(argument) for argument in arguments])
    return Ran(status, out.getvalue(), err.getvalue())


def done(*arguments: object) -> Ran:
    """Run one verb that must succeed."""
    ran = run(*arguments)
    assert ran.status == 0, ran.err
    return ran


def founded(path: Path, unit: str = "109", on: str = "2020-12-31") -> Path:
    """A new book that counts by calendar months."""
    done(
        *("new", path, "--unit", unit, "--on", on, "--calendar", "calendar"),
        *("--now", NOW, "--actor", "Lò Thị Mai"),
    )
    return path


def written(path: Path, *lines: str, encoding: str = "utf-8") -> Path:
    """A text file of these lines."""
    path.write_bytes(("\n".join(lines) + "\n").encode(encoding))
    return path


def value(book: Path, form: str, period: str, row: str, column: str = "actual") -> Any:
    """One figure as JSON shows it."""
    found = done("figures", book, form, period, "--json").json
    return next(one["value"] for one in found if (one["row"], one["column"]) == (row, column))
