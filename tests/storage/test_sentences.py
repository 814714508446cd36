"""Every code that storage can say has a sentence in every language, with the details that it names."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from models.values.messages import LANGUAGES, sentences

FLOOR = Path(__file__).parents[2] / "storage"
SAID = {"Refused", "Unavailable", "Damaged", "Problem", "_doubt", "Finding", "change"}
GIVEN_LATER = {"organisation", "person", "event", "what"}
"""Names that storage.book.naming and storage.history.changes add to the details."""


def said() -> Iterator[tuple[str, frozenset[str]]]:
    """Code and details of every trouble, doubt and change that is written out in the floor."""
    for path in sorted(FLOOR.glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
            first = node.args[0]
            if name in SAID and isinstance(first, ast.Constant) and isinstance(first.value, str):
                yield first.value, frozenset(word.arg for word in node.keywords if word.arg)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_has_a_sentence(language: str) -> None:
    told = sentences(language)
    assert sorted({code for code, _ in said()} - set(told)) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sentence_names_only_details_that_are_given(language: str) -> None:
    given: dict[str, set[str]] = {}
    for code, details in said():
        given.setdefault(code, set()).update(details)
    for code, known in given.items():
        named = set(re.findall(r"{(\w+)}", sentences(language).get(code, "")))
        assert not known or named <= known | GIVEN_LATER, (code, named - known)
