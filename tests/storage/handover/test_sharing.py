"""A district's register parted among the communes that took it over: who goes where, what goes along, what is cut."""

from pathlib import Path

import pytest

from models.dialogue.handovers import RegisterTotals, rows_of
from models.values.errors import Refused
from storage.handover import giving
from storage.handover.sharing import share_of, sharing, whole_of
from tests.storage.handover.sample_district import DOAN_KET, MILLION, PHONG_THO, district
from tests.storage.sample_returns import unit_book


def test_organisations_go_where_their_communes_went(tmp_path: Path) -> None:
    book, ids = district(tmp_path)
    parted = sharing(book)
    found = {one.name: one.taker for one in parted.assignments}
    assert found == {"HTX A": PHONG_THO, "HTX B": PHONG_THO, "HTX C": DOAN_KET, "HTX E": None}
    (unclear,) = parted.unclear
    assert unclear.organisation == ids["E"] and set(unclear.among) == set(parted.takers)
    assert PHONG_THO in parted.takers and DOAN_KET in parted.takers
    with pytest.raises(Refused, match="HANDOVER_UNASSIGNED") as refused:
        giving.giving(book)
    assert refused.value.details == {"count": 1, "names": "HTX E"}
    chosen = sharing(book, {ids["E"]: DOAN_KET.code})
    assert not chosen.unclear and ids["E"] in chosen.ids(DOAN_KET)
    with pytest.raises(Refused, match="HANDOVER_CHOICE"):
        sharing(book, {ids["E"]: "00001"})


def test_what_goes_along_and_what_is_cut(tmp_path: Path) -> None:
    book, ids = district(tmp_path)
    parted = sharing(book)
    part = share_of(parted.register, {ids["A"], ids["B"]})
    assert [row["name"] for row in rows_of(part.register, "organisations")] == ["HTX A", "HTX B"]
    # one person in both, the decision of the support; the relation to C cannot stand without C
    assert len(rows_of(part.register, "people")) == 1 and len(rows_of(part.register, "documents")) == 1
    assert "relations" not in part.register
    assert [(one.table, one.field, one.dropped) for one in part.cut] == [
        ("relations", "counterpart_id", True)
    ]
    other = share_of(parted.register, {ids["C"]})
    assert "people" not in other.register and other.cut == ()


def test_the_shares_and_what_is_left_are_the_whole(tmp_path: Path) -> None:
    book, ids = district(tmp_path)
    made = giving.giving(book, {ids["E"]: DOAN_KET.code})
    # capitals 250 + 100 and 100 + 100; A owes 40 - 15
    phong_tho = RegisterTotals(
        organisations=2, members=2, debts=1, records=13, capital=350 * MILLION, debt=25 * MILLION
    )
    doan_ket = RegisterTotals(organisations=2, members=0, debts=0, records=6, capital=200 * MILLION, debt=0)
    assert {one.taker.code: one.totals for one in made.handovers[0].shares} == {
        "03388": doan_ket,
        "03549": phong_tho,
    }
    assert made.left == RegisterTotals(records=1)  # the relation
    assert made.whole == phong_tho + doan_ket + made.left == whole_of(sharing(book).register)


def test_a_unit_that_goes_on_has_no_takers(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="HANDOVER_NOT_ENDED"):
        sharing(unit_book(tmp_path / "commune.book"))


def test_the_number_rises_with_each_handing(tmp_path: Path) -> None:
    book, _ = district(tmp_path, lost=False)
    first = giving.giving(book).handovers
    giving.record_given(book, first)
    assert [one.number for one in first] == [1, 1]
    assert [one.number for one in giving.giving(book).handovers] == [2, 2]
