"""Between two revisions every cell that differs is named, with its reason, at the sender and at the receiver."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from models.forms.loader import PUBLISHED
from models.returns.document import Figure, FormFigures, ReturnDocument, decode, encode
from models.returns.records import Sealed
from models.values.errors import Refused
from models.values.targets import Target
from models.values.units import unit_on
from storage.book.book import Book
from storage.comparisons.revisions import (
    CellDifference,
    RevisionNamed,
    document_differences,
    earlier_package,
    has_earlier_revision,
    own_changes,
    received_changes,
    unit_changes,
)
from storage.received import receiving
from storage.received.receiving import VerifiedPackage
from storage.returns import returns, sealing
from tests.storage.offices import VALID, answer_warnings
from tests.storage.sample_returns import DAY, arrival, fill, unit_book

PERIOD = "2026-Q3"
COMMUNE = unit_on("03549", DAY)


def seal(book: Book) -> str:
    answer_warnings(book, PERIOD)
    return sealing.seal(book, PERIOD).head.id


@pytest.fixture
def sender(tmp_path: Path) -> Book:
    """Revision 1 is sealed; in the draft of revision 2 one figure differs, one is blank again, one is new.

    I.1.7 over I.1.1 is I.1.7a: 6 / 12 = 50 % before, 9 / 12 = 75 % now, which only follows from I.1.7.
    """
    book = unit_book(tmp_path / "commune.book")
    fill(book, PERIOD, "B01", {"I.1": 13, "I.1.1": 12, "I.1.2": 1, "I.1.7": 6, "I.5": "2.5"})
    seal(book)
    head = returns.reopen(book, PERIOD)
    typed = [
        returns.TypedFigure("I.1.7", "actual", Decimal(9), "đếm lại sổ đăng ký"),
        returns.TypedFigure("I.3", "actual", Decimal(40)),
    ]
    returns.give(book, head.id, "B01", typed)
    returns.take_back(book, head.id, "B01", [("I.1.2", "actual")])
    return book


def seen(found: tuple[CellDifference, ...]) -> list[tuple[str, object, object, object, str, str]]:
    return [(one.row, one.before, one.after, one.difference, one.kind, one.reason) for one in found]


def test_a_draft_is_compared_with_what_was_sealed_before_it(sender: Book) -> None:
    found = own_changes(sender, PERIOD)
    assert (found.before, found.after) == (RevisionNamed(1, "sealed"), RevisionNamed(2, "draft"))
    assert seen(found.stated) == [
        ("I.1.2", Decimal(1), None, None, "taken_back", ""),
        ("I.1.7", Decimal(6), Decimal(9), Decimal(3), "changed", "đếm lại sổ đăng ký"),
        ("I.3", None, Decimal(40), None, "appeared", ""),
    ]
    computed = [(one.form, one.row, one.difference) for one in found.cells if one.is_computed]
    assert ("B01", "I.1.7a", Decimal(25)) in computed
    assert found.forms["B01"].row_by_code["I.3"].label == "Tổng số lao động thường xuyên"


def test_the_order_of_the_revisions_can_be_turned(sender: Book) -> None:
    turned = own_changes(sender, PERIOD, after=1, before=2)
    assert [(one.row, one.difference) for one in turned.stated] == [
        ("I.1.2", None),
        ("I.1.7", Decimal(-3)),
        ("I.3", None),
    ]


def test_revisions_that_are_not_there_are_refused(sender: Book) -> None:
    for wrong, code in (
        ((PERIOD, 3), "REVISION_UNKNOWN"),
        ((PERIOD, 2, 9), "REVISION_UNKNOWN"),
        ((PERIOD, 1), "REVISION_FIRST"),
        (("2025",), "RETURN_NOT_OPENED"),
    ):
        with pytest.raises(Refused) as refusal:
            own_changes(sender, *wrong)
        assert refusal.value.code == code, wrong
    assert has_earlier_revision(sender, PERIOD, 2)
    assert not has_earlier_revision(sender, PERIOD, 1)


def unread(sha256: str) -> ReturnDocument | None:
    """Figures without targets are compared without a look into the packages."""
    raise AssertionError(sha256)


@pytest.fixture
def receiver(tmp_path: Path) -> Book:
    """Two revisions of one commune: I.1 12 then 13, I.2 90 taken back, I.3 5 appeared, I.1.1 the same."""
    book = unit_book(tmp_path / "province.book", "12")
    for revision, figures in enumerate(
        ({"I.1": 12, "I.1.1": 9, "I.2": 90}, {"I.1": 13, "I.1.1": 9, "I.3": 5}), 1
    ):
        receiving.accept(book, [arrival(COMMUNE, figures, revision=revision)])
    return book


def test_a_received_revision_is_compared_with_the_one_before_it(receiver: Book) -> None:
    first, second = receiving.received(receiver, PERIOD)
    found = received_changes(receiver, second.sha256, unread)
    assert (found.unit, found.period) == (COMMUNE.title, PERIOD)
    assert (found.before.sha256, found.after.sha256) == (first.sha256, second.sha256)
    assert seen(found.cells) == [
        ("I.1", Decimal(12), Decimal(13), Decimal(1), "changed", ""),
        ("I.2", Decimal(90), None, None, "taken_back", ""),
        ("I.3", None, Decimal(5), None, "appeared", ""),
    ]
    assert unit_changes(receiver, PERIOD, "03549", unread) == found
    assert unit_changes(receiver, PERIOD, "03549", unread, after=2, before=1) == found


def test_a_withdrawn_package_is_still_what_came_before(receiver: Book) -> None:
    first, second = receiving.received(receiver, PERIOD)
    receiving.withdraw(receiver, first.sha256, "gửi nhầm")
    found = received_changes(receiver, second.sha256, unread)
    assert (found.before.state, found.after.state) == ("withdrawn", "accepted")
    assert len(found.cells) == 3
    assert earlier_package([first, second], second) == first
    assert earlier_package([first, second], first) is None


def test_units_and_packages_that_are_not_there_are_refused(receiver: Book) -> None:
    first, _ = receiving.received(receiver, PERIOD)
    with pytest.raises(Refused, match="REVISION_FIRST"):
        received_changes(receiver, first.sha256, unread)
    with pytest.raises(Refused, match="UNIT_NOT_RECEIVED"):
        unit_changes(receiver, PERIOD, "03538", unread)
    with pytest.raises(Refused, match="REVISION_UNKNOWN"):
        unit_changes(receiver, PERIOD, "03549", unread, after=5)


def _sealed(book: Book, return_id: str) -> tuple[ReturnDocument, bytes]:
    with book.read_session() as session:
        kept = session.get(Sealed, return_id)
        assert kept is not None
        return decode(kept.data), kept.data


def test_sender_and_receiver_see_the_same(sender: Book, tmp_path: Path) -> None:
    """The same two revisions sealed here and received there differ in the same cells with the same figures."""
    fill(sender, PERIOD, "B01", {"I.1": 12})
    seal(sender)
    province = unit_book(tmp_path / "province.book", "12")
    here = own_changes(sender, PERIOD)
    for head in sorted(returns.heads(sender), key=lambda one: one.revision):
        ready = _sealed(sender, head.id)
        receiving.accept(
            province,
            [VerifiedPackage(ready[0], b"package of " + ready[1], ready[1], VALID)],
        )
    there = unit_changes(province, PERIOD, "03549", unread)
    assert there.cells == here.cells
    assert ("I.1", Decimal(13), Decimal(12)) in [(one.row, one.before, one.after) for one in there.cells]


# targets of plans

BOUND = Decimal(45)
AT_LEAST, OVER = Target(BOUND, None, False, "\u2265 45"), Target(BOUND, None, True, "> 45")


@pytest.mark.parametrize(
    ("before", "after", "differs"),
    [
        (AT_LEAST, OVER, True),  # 45 reaches the one and not the other
        (Decimal(45), AT_LEAST, True),
        (OVER, Target(BOUND, None, True, "tr\u00ean 45"), False),  # the same in other words
        (Target(BOUND, Decimal(50), False, "45-50"), Target(BOUND, Decimal(55), False, "45-55"), True),
        (Target(None, BOUND, False, "\u2264 45"), Target(None, BOUND, True, "< 45"), True),
        (AT_LEAST, AT_LEAST, False),
    ],
)
def test_a_target_whose_number_stays_is_a_change_where_it_asks_for_something_else(
    tmp_path: Path, before: Target | Decimal, after: Target | Decimal, differs: bool
) -> None:
    """The plan of I.1 is 45 in both revisions; the sign or the other end of the range differs."""
    sender, province = unit_book(tmp_path / "commune.book"), unit_book(tmp_path / "province.book", "12")
    packages = {}
    for revision, plan in ((1, before), (2, after)):
        head = returns.open_return(sender, PERIOD) if revision == 1 else returns.reopen(sender, PERIOD)
        returns.give(sender, head.id, "B01", [returns.TypedFigure("I.1", "plan", plan)])
        document, data = _sealed(sender, seal(sender))
        package = VerifiedPackage(document, b"package of " + data, data, VALID)
        packages[package.sha256] = document
        receiving.accept(province, [package])
    here = own_changes(sender, PERIOD)
    there = unit_changes(province, PERIOD, "03549", packages.__getitem__)
    goals = [one if isinstance(one, Target) else None for one in (before, after)]
    for found in (here.stated, there.stated):
        assert [(one.row, one.column, one.kind, one.difference) for one in found] == (
            [("I.1", "plan", "changed", Decimal(0))] if differs else []
        )
        assert [list(one.targets) for one in found] == ([goals] if differs else [])
    earlier, later = sorted(packages.values(), key=lambda one: one.revision)
    of_documents = document_differences(earlier, later, PUBLISHED)
    assert [one.row for one in of_documents] == (["I.1"] if differs else [])


def test_where_a_package_cannot_be_read_any_more_its_figures_are_compared(receiver: Book) -> None:
    for revision, plan in ((3, 45), (4, 46)):
        made = arrival(COMMUNE, {"I.1": 13}, revision=revision)
        cells = (*made.document.sheets[0].figures, Figure("I.1", "plan", Decimal(plan), "given"))
        document = replace(made.document, sheets=(FormFigures("B01", "2020", cells),))
        data = encode(document)
        receiving.accept(receiver, [VerifiedPackage(document, b"package of " + data, data, VALID)])
    (found,) = unit_changes(receiver, PERIOD, "03549", lambda _: None).cells
    assert (found.column, found.difference, found.targets) == ("plan", Decimal(1), (None, None))
