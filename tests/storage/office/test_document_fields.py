"""The document of a return: checked as it is typed, remembered for the next, sealed with the figures."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

from exports.exchange.sending import prepare
from exports.paper.matrices import matrix
from exports.signatures.container import PRINT_NAME
from exports.verdicts.picture import refuse_another_picture
from models.returns.document import decode
from models.values.dates import VIETNAM
from models.values.errors import Refused
from storage.book import settings
from storage.book.book import Book
from storage.office import document_fields
from storage.returns import returns, sealing
from storage.returns.sheets import period_sheets
from tests.storage.filling import filled

PERIOD = "2026-Q3"
TODAY = date(2026, 10, 2)
NOW = datetime(2026, 10, 2, 9, 0, tzinfo=VIETNAM)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    from models.values.units import unit_on

    unit = unit_on("03549", date(2026, 9, 30))
    with settings.create_book(tmp_path / "a.book", unit, clock=lambda: NOW) as made:
        filled(made, 1, 1)
        yield made


def write(book: Book, **said: str) -> None:
    head = returns.head(book, PERIOD) or returns.open_return(book, PERIOD)
    for name, value in said.items():
        document_fields.write(book, head.period, head.revision, name, value)


@pytest.mark.parametrize(
    ("name", "typed", "kept"),
    [
        ("number", " 5 ", "05"),
        ("number", "128", "128"),
        ("number", "", ""),
        ("symbol", "bc-ubnd", "BC-UBND"),
        ("symbol", "BC - STC / HTX", "BC-STC/HTX"),
        ("urgency", "express", "express"),
        ("recipients", "  Sở Tài chính \n\n UBND tỉnh", "Sở Tài chính\nUBND tỉnh"),
    ],
)
def test_what_can_be_mended_is_mended(name: str, typed: str, kept: str) -> None:
    assert document_fields.read_field(name, typed, TODAY) == kept


@pytest.mark.parametrize(
    ("name", "typed", "code"),
    [
        ("number", "5a", "DOCUMENT_NUMBER"),
        ("number", "0", "DOCUMENT_NUMBER"),
        ("symbol", "BC*UBND", "DOCUMENT_SYMBOL"),
        ("date", "2026-12-01", "DOCUMENT_DAY_AHEAD"),
        *(("urgency", mark, "DOCUMENT_SECRET") for mark in document_fields.SECRECIES),
    ],
)
def test_what_cannot_is_refused(name: str, typed: str, code: str) -> None:
    with pytest.raises(Refused) as refused:
        document_fields.read_field(name, typed, TODAY)
    assert refused.value.code == code


def test_number_and_day_belong_to_one_return_and_recipients_are_proposed_for_the_next(book: Book) -> None:
    write(book, number="5", date="2026-10-02", recipients="Sở Tài chính", signer_right="Vàng A Chính")
    names = sealing.names_of(book, period_sheets(book, PERIOD))
    assert (names.number, names.date, names.signer_right) == ("05", "2026-10-02", "Vàng A Chính")
    later = returns.open_return(book, "2026")
    with book.read_session() as session:
        following = document_fields.names_in(session, later.period, later.revision)
    assert (following.number, following.date) == ("", "")
    assert (following.recipients, following.signer_right) == ("Sở Tài chính", "Vàng A Chính")


def test_the_paper_says_it_as_the_decree_asks(book: Book) -> None:
    write(
        book,
        number="5",
        date="2026-02-03",
        symbol="BC-UBND",
        recipients="Sở Tài chính;\n- Liên minh HTX tỉnh",
        urgency="urgent",
        authority="KT",
        preparer_position="Công chức Văn phòng",
    )
    paper = period_sheets(book, PERIOD)
    unit = settings.named(settings.unit_of(book))
    head = matrix(paper, "B01", unit, sealing.names_of(book, paper)).letterhead
    assert head.number == "Số: 05/BC-UBND"
    assert head.place_date == "Phong Thổ, ngày 03 tháng 02 năm 2026"
    assert head.recipients == ("- Sở Tài chính;", "- Liên minh HTX tỉnh;", "- Lưu: VT.")
    assert head.sign_right[:3] == ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")
    assert head.sign_left[1] == "Công chức Văn phòng" and head.urgency == "KHẨN"


def test_what_was_sealed_stays_on_its_paper_and_the_print_is_proven_by_it(book: Book) -> None:
    write(book, number="5", date="2026-10-02", recipients="Sở Tài chính", urgency="express", kind="registry")
    for finding in period_sheets(book, PERIOD).findings:
        head = returns.head(book, PERIOD)
        assert head is not None
        returns.answer(book, head.id, finding, "đã đối chiếu với sổ giấy")
    ready = prepare(book, PERIOD)
    document = ready.sealed.document
    assert decode(ready.sealed.data).office == document.office
    assert document.office is not None and document.office.number == "05"
    refuse_another_picture(document, ready.files[PRINT_NAME])
    sealing.seal(book, PERIOD, ready.sealed)
    settings.write(book, "signer_right", "Người khác")
    assert sealing.names_of(book, period_sheets(book, PERIOD)) == document.office
    with pytest.raises(Refused) as refused:
        write(book, number="6")
    assert refused.value.code == "DOCUMENT_SEALED"
