"""However units are put together by districts, the province has the flows that it has of all of them at once."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from models.forms.findings import Level
from models.forms.merge.moves import NO_MOVES
from models.returns.verdicts import Validity, Verdict
from models.values.units import children, unit_on
from storage.book import settings
from storage.book.book import Book
from storage.received import receiving
from storage.received.moves.netting import MOVED
from storage.received.receiving import VerifiedPackage
from storage.register import standings
from storage.returns import returns, sealing, sheets
from storage.returns.explanations import explain
from tests.storage.offices import answer_warnings
from tests.storage.received.moves.test_netting import FLOWS
from tests.storage.received.sample_registers import cooperative, member, sent
from tests.storage.sample_returns import unit_book

PERIOD, DAY, MOVED_ON = "2024-Q3", date(2024, 9, 30), "2024-08-10"
"""While there were districts between communes and province."""

DISTRICTS = children(unit_on("12", DAY), DAY)
A, B, C, D = (unit_on(code, DAY) for code in ("03386", "03387", "03389", "03403"))


def make(path: Path, code: str) -> Book:
    return unit_book(path / f"{code}.book", code, DAY)


def going(book: Book, name: str, tax: str, members: int, capital: int) -> None:
    one = cooperative(book, name, tax_code=tax, capital=capital)
    for number in range(members):
        member(book, one, f"{name} {number}")
    standings.record_event(book, one, "moved_out", MOVED_ON)


def coming(book: Book, name: str, tax: str, members: int, capital: int) -> str:
    one = cooperative(book, name, tax_code=tax, capital=capital, event="moved_in", event_on=MOVED_ON)
    for number in range(members):
        member(book, one, f"{name} {number}")
    return one


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, VerifiedPackage]:
    """What four communes send, by the letters under which the partitions below name them.

    HTX Qua, 3 members and 500 million dong, went from A to C and on to B. HTX Thiếu went from A, with 4 members, to D,
    where 3 are known, with 200 million. HTX Ra left B with 2 members; HTX Vào came to D with 5 and 300 million: both
    beyond the province. So the communes state
      in:  B 1 + C 1 + D 2 = 4 cooperatives, 3 + 3 + (3 + 5) = 14 members, 500 + 500 + (200 + 300) = 1,500 million
      out: A 2 + B 1 + C 1 = 4 cooperatives, (3 + 4) + 2 + 3 = 12 members
    What stays lies in the communes A of A, A and B of B, C of C and C of D: 1 + 2 + 1 + 1 = 5, and together A, B and C.
    """
    folder = tmp_path_factory.mktemp("communes")
    a, b, c, d = (make(folder, unit.code) for unit in (A, B, C, D))
    for book, places in ((a, (A,)), (b, (A, B)), (c, (C,)), (d, (C,))):
        for place in places:
            there = {"capital": 100_000_000, "commune_code": place.code}
            member(book, cooperative(book, f"HTX Ở Lại {place.code} {book.path.stem}", **there), "Lò Văn Ở")
    going(a, "HTX Qua", "6200012342", 3, 500_000_000)
    coming(b, "HTX Qua", "6200012342", 3, 500_000_000)
    passing = coming(c, "HTX Qua", "6200012342", 3, 500_000_000)
    standings.record_event(c, passing, "moved_out", "2024-09-01")
    going(a, "HTX Thiếu", "6200012350", 4, 200_000_000)
    coming(d, "HTX Thiếu", "6200012350", 3, 200_000_000)
    going(b, "HTX Ra", "6200012367", 2, 100_000_000)
    coming(d, "HTX Vào", "6200012374", 5, 300_000_000)
    made = {name: sent(book, period=PERIOD) for name, book in zip("ABCD", (a, b, c, d), strict=True)}
    for book in (a, b, c, d):
        book.close()
    return made


WHOLE = [1, 1, 5, 3, 300]
"""Of HTX Qua 2 × (1; 3; 500) are taken off, of HTX Thiếu (1; 3; 200): HTX Vào and HTX Ra remain, and the member of
HTX Thiếu of whom D knows nothing. 4 − 3 in, 4 − 3 out, 14 − 9 members in, 12 − 9 out, 1,500 − 1,200 million."""


def given_to(book: Book, arrivals: Iterable[VerifiedPackage]) -> Book:
    """The book with these packages, sent to its unit."""
    unit = settings.named(settings.unit_at(book, DAY))
    receiving.accept(book, [replace(one, document=replace(one.document, parent=unit)) for one in arrivals])
    return book


def sealed(book: Book) -> VerifiedPackage:
    """What a district sends of what it received: the sealed return as it is."""
    returns.open_return(book, PERIOD)
    answer_warnings(book, PERIOD)
    made = sealing.prepare(book, PERIOD)
    return VerifiedPackage(
        made.document, b"package of " + made.data, made.data, Verdict(Validity.VALID, "", ())
    )


def by_districts(folder: Path, packages: dict[str, VerifiedPackage], parts: Sequence[str]) -> Book:
    """The province that received each part by a district of its own."""
    arrivals = []
    for unit, part in zip(DISTRICTS, parts, strict=False):
        with given_to(make(folder, unit.code), [packages[name] for name in part]) as district:
            arrivals.append(sealed(district))
    return given_to(make(folder, "12"), arrivals)


def flows(book: Book) -> list[Decimal]:
    """Cooperatives in and out, members in and out, capital in (million dong)."""
    sheet = sheets.period_sheets(book, PERIOD).sheets["B01"]
    values = [sheet.value(row) or Decimal(0) for row in FLOWS]
    return [*values[:4], values[4] / 10**6]


def communes(book: Book) -> Decimal | None:
    """Communes with a cooperative: each once."""
    return sheets.period_sheets(book, PERIOD).sheets["B01"].value("I.11")


def test_all_at_once(tmp_path: Path, packages: dict[str, VerifiedPackage]) -> None:
    with given_to(make(tmp_path, "12"), packages.values()) as province:
        assert flows(province) == WHOLE and communes(province) == 3


@pytest.mark.parametrize(
    ("parts", "lines"),
    [
        (
            ("AB", "CD"),
            4,
        ),  # every move is one between the districts; A to B, which the first took off, is put back
        (("AC", "BD"), 2),  # A to C was taken off by the first
        (("AD", "BC"), 1),  # HTX Thiếu by the first, C to B by the second; A to C remains
        (("ABCD",), 0),  # all of them by the one district
        (("BCD", "A"), 2),
    ],
    ids=str,
)
def test_by_districts_it_is_the_same(
    tmp_path: Path, packages: dict[str, VerifiedPackage], parts: Sequence[str], lines: int
) -> None:
    with by_districts(tmp_path, packages, parts) as province:
        assert flows(province) == WHOLE and communes(province) == 3
        found = explain(province, PERIOD, "B01", "I.1.3b", "actual")
        assert len([part for part in found.parts if part.source.startswith(MOVED)]) == lines
        assert sum(part.value or 0 for part in found.parts) == 1
        said = [
            one
            for one in sheets.period_sheets(province, PERIOD).findings
            if one.code.startswith(("MOVES_", "MOVE_MAYBE")) and one.level is Level.WARNING
        ]
        assert not said


def test_what_a_district_took_off_too_early_is_put_back(
    tmp_path: Path, packages: dict[str, VerifiedPackage]
) -> None:
    """A and B alone: HTX Qua left A and came to B, which is one move; C shows that it came from C and went to C.

    Taken off by the district: A → B. Beside C it is A → C and C → B: two more are taken off and the first is put back.
    """
    with by_districts(tmp_path, packages, ("AB", "CD")) as province:
        found = explain(province, PERIOD, "B01", "I.1.3b", "actual")
        units = {
            part.unit.partition(":")[0]: part.value for part in found.parts if part.source.startswith(MOVED)
        }
        assert units == {
            f"{A.title} → {B.title}": 1,
            f"{A.title} → {C.title}": -1,
            f"{C.title} → {B.title}": -1,
            f"{A.title} → {D.title}": -1,
        }
        # the first district states 1 − 1 = 0, the second 3: 0 + 3 + 1 − 1 − 1 − 1 = 1
        assert found.cell.value == 1


def test_a_province_carries_what_its_communes_said(
    tmp_path: Path, packages: dict[str, VerifiedPackage]
) -> None:
    """Also through a district: the unit above the province would see the moves of all four communes."""
    with by_districts(tmp_path, packages, ("AC", "BD")) as province:
        moves = sealed(province).document.backing.moves
    assert [one.unit for one in moves.units] == ["/".join(unit.key) for unit in (A, B, C, D)]
    assert sorted(len(one.moves) for one in moves.units) == [2, 2, 2, 2]
    assert len(moves.taken_off) == 3


def test_typed_over_by_the_district_nothing_is_taken_off_it(
    tmp_path: Path, packages: dict[str, VerifiedPackage]
) -> None:
    """The first district types 9 cooperatives in: nobody knows whose they are; those into its communes stay in them."""
    with given_to(make(tmp_path, DISTRICTS[0].code), [packages["A"], packages["C"]]) as first:
        head = returns.open_return(first, PERIOD)
        returns.give(first, head.id, "B01", [returns.TypedFigure("I.1.3b", "actual", Decimal(9), "văn bản")])
        one = sealed(first)
    with given_to(make(tmp_path, DISTRICTS[1].code), [packages["B"], packages["D"]]) as second:
        other = sealed(second)
    with given_to(make(tmp_path, "12"), [one, other]) as province:
        sheet = sheets.period_sheets(province, PERIOD).sheets["B01"]
        # beside the typed 9 the second states 3: HTX Qua into B and HTX Thiếu into D, which are taken off, and HTX Vào
        assert sheet.value("I.1.3b") == 9 + 3 - 2
        codes = {found.code for found in sheets.period_sheets(province, PERIOD).findings}
        assert "MOVES_WITHOUT_RECORD" in codes


def test_a_unit_with_nothing_to_carry_says_nothing(packages: dict[str, VerifiedPackage]) -> None:
    assert all(one.document.backing.moves == NO_MOVES for one in packages.values())
