"""Prints, workbooks and packages that were made or judged before, for tests that look at what is around them.

The same return gives the same bytes, and so do the same files, keys and moment where the keys sign deterministically
(tests/exports/exchange/test_sending.py, tests/exports/signatures); making and signing them takes a second and a half,
and looking at them half of one.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from hashlib import sha256
from typing import Any

import pytest

from exports.exchange import notices, reduced_copies, sending
from exports.paper import pdf
from exports.signatures import reading
from exports.signatures.signing import KeySigner, Signer
from exports.verdicts import packages, picture, prints
from exports.workbook.reading import WorkbookReader, open_workbook
from models.forms.loader import PUBLISHED, Forms
from models.forms.matrix import ReportMatrix
from models.returns.document import ReturnDocument, encode
from models.values.errors import Refused
from storage.book import settings
from storage.book.book import Book
from storage.forms.installed import forms_of
from storage.returns.sealing import SealedReturn

_FILES: dict[tuple[object, ...], dict[str, bytes]] = {}
_PACKAGES: dict[tuple[object, ...], bytes] = {}
_PRINTS: dict[tuple[object, ...], bytes] = {}
_make_files, _make_package, _make_print = sending.files_of, sending.build_package, pdf.write_pdf


def _files_of(book: Book, sealed_return: SealedReturn) -> dict[str, bytes]:
    if forms_of(book) is not PUBLISHED:
        return _make_files(book, sealed_return)
    key = (sealed_return.data, repr(sealed_return.head), repr(settings.office_names(book)))
    if key not in _FILES:
        _FILES[key] = _make_files(book, sealed_return)
    return dict(_FILES[key])


def _package(
    files: Mapping[str, bytes],
    roles: Sequence[str],
    signers: Mapping[str, Signer],
    at: datetime,
    *pictures: Mapping[str, bytes],
) -> bytes:
    if not all(isinstance(signer, KeySigner) for signer in signers.values()):
        return _make_package(files, roles, signers, at, *pictures)
    certificates = tuple((role, signer.certificate, tuple(signer.chain)) for role, signer in signers.items())
    pictured = tuple(tuple(some.items()) for some in pictures)
    key = (tuple(files.items()), tuple(roles), certificates, at.isoformat(), pictured)
    if key not in _PACKAGES:
        _PACKAGES[key] = _make_package(files, roles, signers, at, *pictures)
    return _PACKAGES[key]


def _print(
    matrices: Sequence[ReportMatrix],
    *,
    made_at: datetime,
    title: str,
    attachments: Mapping[str, bytes] | None = None,
) -> bytes:
    key = (tuple(matrices), made_at.isoformat(), title, tuple((attachments or {}).items()))
    if key not in _PRINTS:
        _PRINTS[key] = _make_print(matrices, made_at=made_at, title=title, attachments=attachments)
    return _PRINTS[key]


def remember(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make the same print, files and package once, and judge them once, as long as the test runs."""
    monkeypatch.setattr(sending, "files_of", _files_of)
    monkeypatch.setattr(sending, "build_package", _package)
    for module in (pdf, reduced_copies):
        monkeypatch.setattr(module, "write_pdf", _print)
    remember_judged(monkeypatch)


_JUDGED: dict[tuple[object, ...], Any] = {}
"""What was found before: an answer, or the Refused that was raised. What is found hangs on the bytes alone."""
_look_at_print, _look_at_sheets = picture.refuse_another_picture, picture.refuse_other_worksheets
_read_signature, _step = reading.read_signature, prints._step


def _once(key: tuple[object, ...], ask: Callable[[], Any]) -> Any:
    if key not in _JUDGED:
        try:
            _JUDGED[key] = ask()
        except Refused as refusal:
            _JUDGED[key] = refusal
    found = _JUDGED[key]
    if isinstance(found, Refused):
        raise Refused(found.code, **found.details)
    return found


def _digest(*contents: bytes) -> tuple[bytes, ...]:
    return tuple(sha256(content).digest() for content in contents)


def _another_picture(document: ReturnDocument, pdf: bytes, forms: Forms = PUBLISHED) -> picture.Picture:
    if forms is not PUBLISHED:
        return _look_at_print(document, pdf, forms)
    key = ("print", *_digest(encode(document), pdf))
    found = _once(key, lambda: _look_at_print(document, pdf))
    assert isinstance(found, picture.Picture)
    return found


def _other_worksheets(shown: picture.Picture, workbook: bytes, read: WorkbookReader = open_workbook) -> None:
    _once(
        ("sheets", shown.forms, repr(shown.layout), *_digest(workbook)),
        lambda: _look_at_sheets(shown, workbook, read),
    )


def _signature(signature: bytes, content: bytes, name: str = "", **how: Any) -> reading.ReadSignature:
    key = ("signature", *_digest(signature, content), name, *sorted(how.items()))
    found = _once(key, lambda: _read_signature(signature, content, name, **how))
    assert isinstance(found, reading.ReadSignature)
    return found


def _rung(step: Callable[[prints._Look], None], look: prints._Look) -> None:
    """One step of looking at a print: what it left behind is put into the look again."""
    expected = b"" if look.expected is None else encode(look.expected)

    def climb() -> prints._Look:
        _step(step, look)
        return _copy(look)

    left = _once(("print", step.__name__, *_digest(look.data, expected)), climb)
    for name in prints._Look.__slots__:
        if name not in ("data", "expected"):
            setattr(look, name, getattr(_copy(left), name))


def _copy(look: prints._Look) -> prints._Look:
    return replace(look, signatures=[*look.signatures], stamps=[*look.stamps], read=[*look.read])


def remember_judged(monkeypatch: pytest.MonkeyPatch) -> None:
    """Look at the same print, workbook and signature once, as long as the test runs."""
    for module in (picture, sending):
        monkeypatch.setattr(module, "refuse_another_picture", _another_picture)
        monkeypatch.setattr(module, "refuse_other_worksheets", _other_worksheets)
    for reader in (packages, notices):
        monkeypatch.setattr(reader, "read_signature", _signature)
    monkeypatch.setattr(prints, "_step", _rung)
