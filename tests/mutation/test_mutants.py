"""Mutants change one place, are valid code, and leave alone what decides nothing."""

import ast
from pathlib import Path

import pytest

from tests.architecture.sources import PROJECT
from tests.mutation.mutants import mutants
from tests.mutation.sample import LAYERS, modules

HERE = Path("models/sample.py")


def made(source: str) -> list[tuple[int, str, str]]:
    return [(one.line, one.before, one.after) for one in mutants(HERE, source)]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("a == b", ["a != b"]),
        ("a <= b", ["a < b", "a >= b"]),
        ("a in b", ["a not in b"]),
        ("a + b", ["a - b"]),
        ("a and b", ["a or b"]),
        ("not a", ["a"]),
        ("x = 5", ["6", "4"]),
        ("x = True", ["False"]),
        ("a if b else c", ["c if b else a"]),
        ("def f():\n    return a", ["return None"]),
    ],
)
def test_each_kind_of_change(source: str, expected: list[str]) -> None:
    assert [after for _, _, after in made(source)] == expected


@pytest.mark.parametrize(
    "source",
    [
        '"""A text."""',
        "def f() -> 'a | b': ...",
        "@dataclass(frozen=True)\nclass A: ...",
        "if TYPE_CHECKING:\n    x = 1",
        "f'{a + b}'",
        "def f():\n    return None",
        "'a' + b",
    ],
)
def test_what_decides_nothing_is_left_alone(source: str) -> None:
    assert made(source) == []


def test_only_the_place_is_replaced_also_behind_vietnamese() -> None:
    (first, *_) = mutants(HERE, 'x = "Sổ"; y = a < b  # vì sao\nz = c\n')
    assert first.source == 'x = "Sổ"; y = a <= b  # vì sao\nz = c\n'
    assert str(first) == "models/sample.py:1: a < b  →  a <= b"


def test_every_mutant_of_the_project_is_valid_and_another_program() -> None:
    for path in modules(PROJECT, LAYERS)[::9]:
        source = (PROJECT / path).read_text(encoding="utf-8")
        tree = ast.dump(ast.parse(source))
        for mutant in mutants(path, source)[::5]:
            assert ast.dump(ast.parse(mutant.source)) != tree, mutant
