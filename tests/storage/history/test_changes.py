"""Undo and redo: every change back, in any order that nothing later forbids, and nothing is lost from the history."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.all_tables import recorded_tables
from models.register.drafts import (
    DebtDraft,
    EntryDraft,
    ManagerDraft,
    MembershipDraft,
    OrganisationDraft,
    PersonDraft,
)
from models.returns.changes import change_words
from models.returns.records import GivenFigure, ReturnRecord
from models.values.errors import Refused
from storage.book.book import Book
from storage.book.rows import each
from storage.history import changes
from storage.register import debts, managers, members, organisations, results, standings
from tests.storage.conftest import opened
from tests.storage.filling import filled
from tests.storage.sample_returns import bare_return


def content(book: Book) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every recorded table."""
    with book.read_session() as session:
        return {
            table: list(each(session, f"SELECT * FROM {table} ORDER BY id")) for table in recorded_tables()
        }


def added(book: Book, name: str = "HTX Dền Thàng") -> str:
    return organisations.add(book, OrganisationDraft(kind="cooperative", name=name, founded_on="2020-01-01"))


def last(book: Book) -> int:
    return changes.recent(book, 1)[0].id


def test_the_oldest_change_that_is_listed_is_known_as_undone_too(book: Book) -> None:
    added(book)
    changes.undo(book, last(book))
    assert [line.in_force for line in changes.recent(book, 2)] == [True, False]
    undone = changes.recent(book, 2)[1]
    assert not changes.change_line(book, undone.id).in_force


def test_an_undone_edit_is_as_before_and_stays_in_the_history(book: Book) -> None:
    made = added(book)
    before = content(book)
    organisations.update(book, made, "phone", "0912345678")
    after = content(book)
    undoing = changes.undo(book, last(book))
    assert content(book) == before
    assert [(line.title, line.in_force) for line in changes.recent(book)] == [
        ("UNDONE", True),
        ("ORGANISATION_CHANGED", False),
        ("ORGANISATION_ADDED", True),
    ]
    assert changes.change_line(book, undoing).undoes == 2
    changes.redo(book, 2)
    assert content(book) == after
    assert changes.recent(book, 1)[0].title == "REDONE"


def test_the_history_says_in_words_what_was_undone(book: Book) -> None:
    made = added(book)
    organisations.update(book, made, "phone", "0912345678")
    changes.undo(book, last(book))
    line = changes.recent(book, 1)[0]
    assert change_words(line.title, line.details) == "Hoàn tác: Sửa điện thoại: HTX Dền Thàng"


def test_an_earlier_change_goes_back_while_later_work_on_other_fields_stays(book: Book) -> None:
    made = added(book)
    organisations.update(book, made, "phone", "0912345678")
    organisations.update(book, made, "village", "Bản Mường So")
    changes.undo(book, 2)
    values = organisations.get(book, made).values
    assert (values["phone"], values["village"]) == ("", "Bản Mường So")


def test_later_work_on_the_same_field_forbids_and_is_named(book: Book) -> None:
    made = added(book)
    organisations.update(book, made, "phone", "0912345678")
    organisations.update(book, made, "phone", "0987654321")
    before = content(book)
    with pytest.raises(Refused, match="UNDO_LATER_WORK") as refusal:
        changes.undo(book, 2)
    assert refusal.value.details["later"] == "Sửa điện thoại: HTX Dền Thàng"
    assert content(book) == before
    changes.undo(book, 3)
    changes.undo(book, 2)
    assert organisations.get(book, made).values["phone"] == ""


def test_later_work_is_counted_and_the_latest_three_are_named(book: Book) -> None:
    made = added(book, "HTX A")
    for name in ("HTX B", "HTX C", "HTX D", "HTX E", "HTX F"):
        organisations.update(book, made, "name", name)
    with pytest.raises(Refused, match="UNDO_LATER_WORK") as refusal:
        changes.undo(book, 2)
    details = refusal.value.details
    assert details["count"] == 4
    assert details["later"] == "Sửa tên: HTX C; Sửa tên: HTX D; Sửa tên: HTX E"


def test_a_value_on_which_a_later_one_rests_stays(book: Book) -> None:
    made = organisations.add(book, OrganisationDraft(kind="cooperative", name="HTX A", sector="crops"))
    organisations.update(book, made, "sector", "trade", date(2023, 6, 1))
    first = last(book)
    organisations.update(book, made, "sector", "livestock", date(2021, 1, 1))
    with pytest.raises(Refused, match="UNDO_LATER_WORK") as refusal:
        changes.undo(book, first)
    assert refusal.value.details == {"change": first, "later": "", "count": 1}


def test_a_record_that_others_refer_to_is_not_taken_away(book: Book) -> None:
    made = added(book)
    members.add_member(book, made, PersonDraft(name="Lò Văn Páo"), MembershipDraft())
    with pytest.raises(Refused, match="UNDO_LATER_WORK"):
        changes.undo(book, 1)
    changes.undo(book, 2)
    changes.undo(book, 1)
    assert not any(content(book).values())


def test_redo_is_refused_after_other_work_on_the_same_field(book: Book) -> None:
    made = added(book)
    organisations.update(book, made, "phone", "0912345678")
    changes.undo(book, 2)
    organisations.update(book, made, "phone", "0987654321")
    with pytest.raises(Refused, match="UNDO_LATER_WORK"):
        changes.redo(book, 2)


def test_a_name_that_another_has_taken_since_does_not_come_back(book: Book) -> None:
    made = organisations.add(
        book, OrganisationDraft(kind="cooperative", name="HTX Nậm Xe", tax_code="6200098765")
    )
    organisations.remove(book, made)
    removed = last(book)
    organisations.add(book, OrganisationDraft(kind="cooperative", name="HTX Nậm Xe"))
    before = content(book)
    with pytest.raises(Refused, match="NAME_TAKEN"):
        changes.undo(book, removed)
    assert content(book) == before


def test_what_is_undone_is_not_undone_again_nor_done_again_twice(book: Book) -> None:
    made = added(book)
    organisations.update(book, made, "phone", "0912345678")
    with pytest.raises(Refused, match="REDO_NOTHING"):
        changes.redo(book, 2)
    changes.undo(book, 2)
    with pytest.raises(Refused, match="UNDO_ALREADY"):
        changes.undo(book, 2)
    changes.redo(book, 2)
    with pytest.raises(Refused, match="REDO_NOTHING"):
        changes.redo(book, 2)
    with pytest.raises(Refused, match="CHANGE_UNKNOWN"):
        changes.undo(book, 99)


def test_steps_of_a_return_have_their_own_way_back(book: Book) -> None:
    with book.change("RETURN_OPENED") as session:
        session.add(bare_return())
    with pytest.raises(Refused, match="UNDO_HAS_OWN_STEP"):
        changes.undo(book, 1)


def test_a_figure_goes_back_in_a_draft_but_not_in_a_sealed_return(book: Book) -> None:
    for state in ("draft", "sealed"):
        with book.change("RETURN_OPENED") as session:
            session.add(bare_return(state, state))
        with book.change("FIGURES_GIVEN") as session:
            session.add(
                GivenFigure(
                    id=f"g{state}", return_id=state, form="B01", row="I.1", column="actual", value="4"
                )
            )
            figure = session.info["change"]
        if state == "sealed":
            with book.change("RETURN_SEALED") as session:
                record = session.get(ReturnRecord, state)
                assert record is not None
                record.state = "sealed"
            with pytest.raises(Refused, match="UNDO_HAS_OWN_STEP"):
                changes.undo(book, figure)
        else:
            changes.undo(book, figure)
    with book.read_session() as session:
        assert [figure.id for figure in session.query(GivenFigure)] == ["gsealed"]


def test_a_whole_import_goes_back_in_one_step(book: Book) -> None:
    filled(book, 30, 200)
    full = content(book)
    changes.undo(book, 1)
    assert not any(content(book).values())
    changes.redo(book, 1)
    assert content(book) == full


def test_the_history_of_a_record_is_told_field_by_field(book: Book) -> None:
    made = added(book)
    organisations.update(book, made, "sector", "crops")
    lines = changes.record_history(book, "organisations", made)
    assert [(line.field, line.old, line.new) for line in lines[1:]] == [("sector", None, "crops")]


class Desk:
    """Random but possible work on a small register."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self.organisations = [added(book, f"HTX số {number}") for number in range(3)]
        self.people: list[str] = []
        self.debts: list[str] = []

    def work(self, what: int, which: int) -> None:
        one = self.organisations[which % 3]
        try:
            self._work(what, which, one)
        except Refused:
            return  # not possible now; then nothing has happened

    def _work(self, what: int, which: int, one: str) -> None:
        book = self.book
        if what == 0:
            organisations.update(book, one, "phone", f"09{which:08d}")
        elif what == 1:
            draft = PersonDraft(name=f"Lò Văn {which}")
            self.people.append(members.add_member(book, one, draft, MembershipDraft(capital=which))[0])
        elif what == 2:
            day = f"2026-01-{1 + which % 28:02d}"
            standings.record_event(book, one, ("stopped", "resumed", "dissolved")[which % 3], day)
        elif what == 3:
            entry = EntryDraft(on="2025-01-01", kind="principal_drawn", amount=which)
            self.debts.append(debts.add(book, one, DebtDraft(creditor_kind="bank", entries=(entry,))))
        elif what == 4 and self.debts:
            entry = EntryDraft(on="2025-02-01", kind="principal_paid", amount=which)
            debts.add_entry(book, self.debts[which % len(self.debts)], entry)
        elif what == 5:
            results.put(book, one, "2026-Q3", {"revenue": which})
        elif what == 6:
            organisations.remove(book, one)
        elif what == 7 and self.people:
            managers.add_manager(
                book, one, self.people[which % len(self.people)], ManagerDraft(position="director")
            )
        elif what == 8 and self.people:
            found = members.get_person(book, self.people[which % len(self.people)]).memberships
            if found:
                members.remove_membership(book, found[0].id)
        elif what == 9:
            lines = changes.recent(book, 30)
            changes.undo(book, lines[which % len(lines)].id)
        elif what == 10:
            lines = [line for line in changes.recent(book, 30) if not line.in_force]
            if lines:
                changes.redo(book, lines[which % len(lines)].id)


@settings(max_examples=15)
@given(steps=st.lists(st.tuples(st.integers(0, 10), st.integers(0, 40)), max_size=25))
def test_undoing_all_in_force_gives_the_empty_book(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[int, int]]
) -> None:
    path: Path = tmp_path_factory.mktemp("book") / "a.book"
    with opened(path) as book:
        desk = Desk(book)
        for what, which in steps:
            desk.work(what, which)
        states = [content(book)]
        undone = []
        while work := [line for line in changes.recent(book, 1000) if line.in_force and line.undoes is None]:
            changes.undo(book, work[0].id)
            undone.append(work[0].id)
            states.append(content(book))
        assert not any(states[-1].values())
        for change in reversed(undone):
            states.pop()
            changes.redo(book, change)
            assert content(book) == states[-1]


def test_a_tax_code_that_another_has_taken_since_does_not_come_back(book: Book) -> None:
    made = added(book)
    organisations.update(book, made, "tax_code", "6200098765")
    organisations.update(book, made, "tax_code", "")
    emptied = last(book)
    other = added(book, "HTX Nậm Xe")
    organisations.update(book, other, "tax_code", "6200098765")
    before = content(book)
    with pytest.raises(Refused, match="TAX_CODE_TAKEN"):
        changes.undo(book, emptied)
    assert content(book) == before
    organisations.update(book, other, "tax_code", "")
    changes.undo(book, emptied)
    assert organisations.get(book, made).values["tax_code"] == "6200098765"


def test_a_personal_number_that_another_has_taken_since_does_not_come_back(book: Book) -> None:
    made = added(book)
    number = "012080000001"
    first, _ = members.add_member(
        book, made, PersonDraft(name="Lò Văn Páo", personal_number=number), MembershipDraft()
    )
    members.update_person(book, first, "personal_number", "")
    emptied = last(book)
    second, _ = members.add_member(
        book, made, PersonDraft(name="Lò Thị Ún", personal_number=number), MembershipDraft()
    )
    before = content(book)
    with pytest.raises(Refused, match="NUMBER_TAKEN"):
        changes.undo(book, emptied)
    assert content(book) == before
    members.remove_person(book, second)
    changes.undo(book, emptied)
    assert members.reveal(book, first).replace(" ", "") == number


def test_what_stays_in_the_bin_takes_nothing(book: Book) -> None:
    made = added(book)
    organisations.update(book, made, "name", "HTX Mường So")
    renamed = last(book)
    organisations.remove(book, made)
    added(book)
    changes.undo(book, renamed)
    assert organisations.get(book, made).values["name"] == "HTX Dền Thàng"


def test_an_addition_is_done_again_only_while_its_tax_code_is_free(book: Book) -> None:
    draft = OrganisationDraft(kind="cooperative", name="HTX Nậm Xe", tax_code="6200098765")
    organisations.add(book, draft)
    changes.undo(book, 1)
    organisations.add(book, replace(draft, name="HTX Mường So"))
    before = content(book)
    with pytest.raises(Refused, match="TAX_CODE_TAKEN"):
        changes.redo(book, 1)
    assert content(book) == before
