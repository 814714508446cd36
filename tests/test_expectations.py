"""What people expect: each line of the page names tests that exist, or says what is missing."""

import re
from functools import cache
from pathlib import Path

import pytest

TESTS = Path(__file__).parent
PAGE = TESTS.parent / "docs" / "expectations.md"
_CITED = re.compile(r"`([\w/]+\.py)::(test_\w+)`")
_LINES = [line for line in PAGE.read_text(encoding="utf-8").splitlines() if line.startswith("| ")]
LINES = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in _LINES
    if not line.startswith("| What |")
]


@cache
def _names(path: str) -> frozenset[str]:
    return frozenset(
        re.findall(r"^def (test_\w+)\(", (TESTS / path).read_text(encoding="utf-8"), re.MULTILINE)
    )


@pytest.mark.parametrize("line", LINES, ids=lambda line: line[0][:50])
def test_each_expectation_has_its_proof(line: list[str]) -> None:
    what, how, proof = line
    cited = _CITED.findall(proof)
    assert what and how and (cited or "missing:" in proof)
    for path, name in cited:
        assert name in _names(path), f"{path} has no {name}"
