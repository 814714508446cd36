"""The card before the PIN tells exactly what the signatures will cover, and what changed."""

import hashlib
from decimal import Decimal

from exports.exchange.signing_card import signing_card
from exports.paper.pages import page_count
from exports.signatures.container import DATA_NAME, PRINT_NAME
from models.forms.loader import PUBLISHED
from models.returns.document import Figure, FormFigures, RegisterTable, encode
from storage.comparisons.revisions import CellDifference, document_differences
from tests.exports.hostile import payload, return_document
from tests.exports.signatures.pades.prints import plain


def sheet(*figures: tuple[str, int | None]) -> FormFigures:
    return FormFigures(
        "B01",
        "2020",
        tuple(
            Figure(row, "total", None if value is None else Decimal(value), "given") for row, value in figures
        ),
    )


def test_the_card_names_every_file_with_its_digest() -> None:
    register = {"members": RegisterTable(("name",), (("A",), ("B",)))}
    document = return_document(register=register, sheets=(sheet(("I.1", 12), ("I.2", None), ("I.3", 0)),))
    files = payload(document) | {PRINT_NAME: plain()}
    card = signing_card(files, PUBLISHED)
    assert card.pages == page_count(plain())
    assert card.figures == (("B01", 2),)
    assert card.rows == (("members", 2),)
    assert card.changes == ()
    assert [file.name for file in card.files] == list(files)
    assert card.data_sha256 == hashlib.sha256(files[DATA_NAME]).hexdigest()
    assert card.data_sha256 == hashlib.sha256(encode(document)).hexdigest()


def test_every_figure_that_changed_is_told() -> None:
    before = return_document(sheets=(sheet(("I.1", 12), ("I.2", 5), ("I.3", None), ("I.9", 1)),))
    after = return_document(revision=2, sheets=(sheet(("I.1", 12), ("I.2", 7), ("I.3", 0), ("I.4", None)),))
    assert document_differences(before, after, PUBLISHED) == (
        CellDifference("B01", "I.2", "total", Decimal(5), Decimal(7)),
        CellDifference("B01", "I.3", "total", None, Decimal(0)),
        CellDifference("B01", "I.9", "total", Decimal(1), None),
    )
    assert document_differences(after, after, PUBLISHED) == ()
    files = payload(after) | {PRINT_NAME: plain()}
    assert len(signing_card(files, PUBLISHED, before).changes) == 3
