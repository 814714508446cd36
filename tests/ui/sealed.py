"""Prints, workbooks and packages that were made before in this process, for tests that look at what is around them.

The same return gives the same bytes, and so do the same files, keys and moment where the keys sign deterministically
(tests/exports/exchange/test_sending.py, tests/exports/signatures); making and signing them takes a second and a half.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime

import pytest

from exports.exchange import reduced_copies, sending
from exports.paper import pdf
from exports.signatures.signing import KeySigner, Signer
from models.forms.matrix import ReportMatrix
from storage.book import settings
from storage.book.book import Book
from storage.returns.sealing import SealedReturn

_FILES: dict[tuple[object, ...], dict[str, bytes]] = {}
_PACKAGES: dict[tuple[object, ...], bytes] = {}
_PRINTS: dict[tuple[object, ...], bytes] = {}
_make_files, _make_package, _make_print = sending.files_of, sending.build_package, pdf.write_pdf


def _files_of(book: Book, sealed_return: SealedReturn) -> dict[str, bytes]:
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
    """Make the same print, files and package once, as long as the test runs."""
    monkeypatch.setattr(sending, "files_of", _files_of)
    monkeypatch.setattr(sending, "build_package", _package)
    for module in (pdf, reduced_copies):
        monkeypatch.setattr(module, "write_pdf", _print)
