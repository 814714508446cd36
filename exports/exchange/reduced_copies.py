"""Reduced copies of a sealed return as one file: data, workbook and print, each saying at its top what was left out.

A copy carries no signature of the return, no number of a letter and no room for a hand: it is never taken for the
return. Format: docs/formats/copies.md.
"""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from exports.files.archive import write_archive
from exports.files.carrying import carry
from exports.paper.matrices import matrices, report_title
from exports.paper.pdf import write_pdf
from exports.signatures.container import PRINT_NAME, WORKBOOK_NAME
from exports.workbook.writing import write_package_workbook
from models.forms.matrix import Letterhead, ReportMatrix
from models.returns.copies import ReducedCopy, Reduction, encode_copy, reduced
from models.values.errors import Refused, Unavailable
from models.values.messages import sentence
from models.values.periods import parse_period
from storage.book import settings
from storage.book.book import Book
from storage.forms.installed import forms_of
from storage.returns import sealing, sheets
from storage.returns.sealing import SealedReturn

COPY_NAME = "ban-sao.json"
EXTENSION = ".zip"

_FILE_WORDS = {Reduction.TOTALS: "tong-hop", Reduction.WITHOUT_PERSONAL: "khong-thong-tin-ca-nhan"}


@dataclass(frozen=True, slots=True)
class WrittenCopy:
    """A copy that was laid down: where, of which size, and in words (Vietnamese, as on its paper) what it lacks."""

    path: Path
    size: int
    sha256: str
    left_out: str
    doubt: str = ""


def left_out_words(copy: ReducedCopy, language: str = "vi") -> str:
    """What a copy lacks, in one sentence; fields of several kinds with one name are named once."""
    code = f"COPY_LACKS_{copy.reduction.upper()}"
    return sentence(code, {"what": ", ".join(dict.fromkeys(_named(copy.left_out, language)))}, language)


def _named(left_out: Sequence[str], language: str) -> Iterator[str]:
    """Names of tables or of columns, as the screens say them; what the program does not know by its own name."""
    for place in left_out:
        table, _, column = place.partition(".")
        code = f"FIELD_{column.upper()}" if column else f"TABLE_{table.upper()}"
        words = sentence(code, {}, language)
        yield (column or table) if words == code else words.lower()


def copy_files(book: Book, sealed_return: SealedReturn, copy: ReducedCopy) -> dict[str, bytes]:
    """Data, workbook and print of a copy, the same bytes each time."""
    document = copy.document
    made_at = datetime.fromisoformat(document.made_at)
    printed = _marked(book, sealed_return, copy)
    data = encode_copy(copy)
    title = f"{sentence('COPY_MARK')}: {report_title(parse_period(document.period), document.unit)}"
    return {
        COPY_NAME: data,
        WORKBOOK_NAME: write_package_workbook(document, printed, made_at=made_at),
        PRINT_NAME: write_pdf(printed, made_at=made_at, title=title, attachments={COPY_NAME: data}),
    }


def _marked(book: Book, sealed_return: SealedReturn, copy: ReducedCopy) -> tuple[ReportMatrix, ...]:
    """The forms as they are printed, marked as a copy at the top and without a place to sign."""
    paper = sheets.sealed_sheets(sealed_return.head, copy.document, forms_of(book))
    printed = matrices(paper, copy.document.unit, settings.office_names(book))
    return tuple(replace(each, letterhead=_copy_head(each.letterhead, copy)) for each in printed)


def _copy_head(head: Letterhead, copy: ReducedCopy) -> Letterhead:
    return replace(
        head,
        number="",
        place_date="",
        appendix=f"{sentence('COPY_MARK')} · {head.appendix}",
        subtitle=f"{head.subtitle}. {left_out_words(copy)}",
        sign_left=(),
        sign_right=(),
        signer_left="",
        signer_right="",
    )


def reduced_copy(book: Book, period: str, reduction: Reduction) -> tuple[str, bytes, ReducedCopy]:
    """(file name, bytes, copy) of the newest revision, if it is sealed; Refused with COPY_NOT_SEALED."""
    found = sealing.sealed(book, str(parse_period(period)))
    if found is None:
        raise Refused("COPY_NOT_SEALED", period=period)
    copy = reduced(found.document, reduction, found.sha256)
    document = found.document
    words = _FILE_WORDS[reduction]
    name = f"{document.unit.code}_{document.period}_lan{document.revision}_{words}{EXTENSION}"
    return name, write_archive(copy_files(book, found, copy).items()), copy


def write_copy(book: Book, period: str, reduction: Reduction, folder: Path) -> WrittenCopy:
    """Write a copy into a folder, read back and compared; the book is not changed.

    Refused with COPY_NOT_SEALED; Unavailable with FOLDER_MISSING and the codes of `exports.files.carrying.carry`.
    """
    if not folder.is_dir():
        raise Unavailable("FOLDER_MISSING", path=str(folder))
    name, content, copy = reduced_copy(book, period, reduction)
    carried = carry(content, folder / name)
    digest = hashlib.sha256(content).hexdigest()
    return WrittenCopy(carried.path, len(content), digest, left_out_words(copy), carried.doubt)
