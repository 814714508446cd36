"""What exactly is about to be signed, shown before the PIN: forms with their figures, pages, changes, digests."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from exports.exchange.elsewhere import page_texts
from exports.signatures.container import DATA_NAME, PRINT_NAME
from models.forms.loader import Forms
from models.returns.document import ReturnDocument, decode
from storage.comparisons.revisions import CellDifference, document_differences


@dataclass(frozen=True, slots=True)
class SignedFile:
    """A file that the signatures will cover."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class SigningCard:
    """The return as it will be signed.

    changes: against the revision before, empty for a first one.
    """

    document: ReturnDocument
    pages: int
    figures: tuple[tuple[str, int], ...]
    rows: tuple[tuple[str, int], ...]
    changes: tuple[CellDifference, ...]
    files: tuple[SignedFile, ...]

    @property
    def data_sha256(self) -> str:
        """The digest by which a return is known again: of its data."""
        return next(file.sha256 for file in self.files if file.name == DATA_NAME)


def signing_card(
    files: Mapping[str, bytes], forms: Forms, before: ReturnDocument | None = None
) -> SigningCard:
    """The card for the files of a sealed return; `before` is the revision that was sent last, if any."""
    document = decode(files[DATA_NAME])
    return SigningCard(
        document=document,
        pages=len(page_texts(files[PRINT_NAME])),
        figures=tuple(
            (sheet.form, sum(figure.value is not None for figure in sheet.figures))
            for sheet in document.sheets
        ),
        rows=tuple((name, len(table.rows)) for name, table in sorted(document.register.items())),
        changes=document_differences(before, document, forms) if before is not None else (),
        files=tuple(
            SignedFile(name, len(content), hashlib.sha256(content).hexdigest())
            for name, content in files.items()
        ),
    )
