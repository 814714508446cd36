"""Every code that packages, signatures and trust can give has its sentence in both languages."""

import re
from pathlib import Path
from string import Formatter

import pytest

from exports.verdicts.packages import RUNGS
from models.returns.verdicts import Validity
from models.values.messages import LANGUAGES, sentences

ROOT = Path(__file__).parents[2]
MODULES = [
    "files/archive",
    "signatures/certificates",
    "signatures/container",
    "trust/registrations",
    "signatures/reading",
    "signatures/signing",
    "trust/lists",
    "signatures/usage",
    "verdicts/packages",
]


def codes() -> set[str]:
    found = {"TRUST_STALE", "SIGNER_TERM_ENDED"}
    for name in MODULES:
        text = (ROOT / "exports" / f"{name}.py").read_text(encoding="utf-8")
        found |= set(re.findall(r"(?:Refused|_Undecided|Unavailable)\(\s*\"([A-Z_0-9]+)\"", text))
    receiving = (ROOT / "models" / "returns" / "receiving.py").read_text(encoding="utf-8")
    return (found - {"DATA_SHAPE"}) | set(re.findall(r"return \"([A-Z_]{6,})\"", receiving))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_has_a_sentence(language: str) -> None:
    told = sentences(language)
    assert len(codes()) > 50
    assert codes() <= told.keys()
    assert {f"RUNG_{name.upper()}" for name in RUNGS} <= told.keys()
    assert {f"VERDICT_{standing.value.upper()}" for standing in Validity} <= told.keys()


def test_both_languages_name_the_same_details() -> None:
    vietnamese, english = sentences("vi"), sentences("en")

    def details(text: str) -> set[str]:
        return {name for _, name, _, _ in Formatter().parse(text) if name}

    for code in codes():
        assert details(vietnamese[code]) == details(english[code]), code
