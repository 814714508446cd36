"""Every code that a reader of files answers is described in docs/formats, so that a stranger can look it up."""

import re

import pytest

from resources import ROOT

HERE = ROOT.parent
READERS = (
    "exports/archive.py",
    "exports/container.py",
    "exports/encryption.py",
    "exports/mail.py",
    "exports/pades/elsewhere.py",
    "exports/pades/reading.py",
    "exports/receipts.py",
    "exports/registrations.py",
    "exports/signatures.py",
    "exports/tokens/driver.py",
    "exports/tokens/reader.py",
    "exports/tokens/signing.py",
    "exports/trust.py",
    "exports/verification.py",
    "exports/workbook_checking.py",
    "exports/workbook_reading.py",
    "exports/workbook_scanning.py",
    "models/dialogue/notices.py",
    "models/dialogue/queries.py",
    "models/dialogue/receipts.py",
    "models/returns/receiving.py",
    "models/returns/document.py",
)
OF_WRITERS = frozenset({"FOLDER_MISSING", "PACKAGE_NAME"})
"""Codes that no file can cause."""

_RAISED = re.compile(r'(?:Refused|_Undecided|Unavailable|Told|_refuse)\(\s*"([A-Z][A-Z0-9_]+)"')
_ANSWERED = re.compile(r'return "([A-Z][A-Z0-9_]{3,})"')


def described() -> str:
    pages = (HERE / "docs" / "formats").glob("*.md")
    return "\n".join(page.read_text(encoding="utf-8") for page in pages if page.name != "hostile.md")


@pytest.mark.parametrize("reader", READERS)
def test_its_codes_are_described(reader: str) -> None:
    source = (HERE / reader).read_text(encoding="utf-8")
    codes = {*_RAISED.findall(source), *_ANSWERED.findall(source)} - OF_WRITERS
    assert codes
    words = set(re.findall(r"[A-Z][A-Z0-9_]+", described()))
    assert codes - words == set()
