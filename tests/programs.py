"""Programs of other people that tests call: which a test needs, which this machine lacks, how they are installed.

A test names what it calls by `@pytest.mark.needs("qpdf")`, or by a fixture of `OF_FIXTURES`. Where one of them is
missing the test is left out when tests are collected, and the summary says how many waited and for what;
`--require-programs` makes an error of each instead.
"""

import shutil
import tomllib
from collections.abc import Iterable
from pathlib import Path

import pytest

from resources import ROOT

PACKAGES: dict[str, str] = tomllib.loads((ROOT / "system" / "debian.toml").read_text(encoding="utf-8"))[
    "programs"
]
"""Debian package by program."""

OF_FIXTURES = {"soft": ("softhsm2-util",), "driver": ("tcc",)}


def needed(item: pytest.Item) -> set[str]:
    """The programs that a test calls, by its markers and its fixtures; an unknown name is a UsageError."""
    named = {program for mark in item.iter_markers("needs") for program in mark.args}
    for fixture in getattr(item, "fixturenames", ()):
        named.update(OF_FIXTURES.get(fixture, ()))
    if unknown := named - PACKAGES.keys():
        raise pytest.UsageError(f"{item.nodeid} needs {unknown}: not in resources/system/debian.toml")
    return named


def missing(programs: Iterable[str]) -> set[str]:
    """Those of these programs that are not on the PATH."""
    return {program for program in programs if shutil.which(program) is None}


def install_command(programs: Iterable[str]) -> str:
    """The command that installs these programs on Debian and Ubuntu."""
    return "sudo apt-get install -y " + " ".join(sorted({PACKAGES[program] for program in programs}))


class Calls:
    """What the running test has declared; None outside of tests."""

    declared: set[str] | None = None


def program(name: str) -> str:
    """The path of a program; a test that did not declare it fails on every machine, not only where it is missing."""
    assert Calls.declared is None or name in Calls.declared, f'mark the test with needs("{name}")'
    found = shutil.which(name)
    assert found, f"{name} is not installed: {install_command([name])}"
    return str(Path(found))
