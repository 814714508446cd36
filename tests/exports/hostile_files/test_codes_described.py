"""Every code that a reader of files answers is described in docs/formats, so that a stranger can look it up."""

import re

import pytest

from resources import ROOT

HERE = ROOT.parent
READERS = (
    "exports/files/archive.py",
    "exports/signatures/container.py",
    "exports/signatures/envelope.py",
    "exports/signatures/password_recipient.py",
    "exports/signatures/reception_certificates.py",
    "exports/files/mail.py",
    "exports/exchange/elsewhere.py",
    "exports/verdicts/prints.py",
    "exports/exchange/forms/files.py",
    "exports/exchange/notices.py",
    "exports/trust/registrations.py",
    "exports/signatures/reading.py",
    "exports/signatures/tokens/driver.py",
    "exports/signatures/tokens/reader.py",
    "exports/signatures/tokens/signing.py",
    "exports/trust/lists.py",
    "exports/verdicts/packages.py",
    "exports/workbook/checking.py",
    "exports/workbook/reading.py",
    "exports/workbook/scanning.py",
    "models/dialogue/form_packages.py",
    "models/dialogue/notices.py",
    "models/dialogue/queries.py",
    "models/dialogue/receipts.py",
    "exports/verdicts/figures.py",
    "models/returns/admission.py",
    "models/returns/receiving.py",
    "models/returns/document.py",
    "storage/forms/packages.py",
)
OF_WRITERS = frozenset({"FOLDER_MISSING", "PACKAGE_NAME"})
"""Codes that no file can cause."""

_RAISED = re.compile(r'(?:Refused|Remark|_Undecided|Unavailable|DriverFault|_refuse)\(\s*"([A-Z][A-Z0-9_]+)"')
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
