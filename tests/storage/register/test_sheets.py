"""Sheets of many records: lines of a period, cells filled as one change, each refused alone."""

import pytest

from models.register.catalogue import RECORDS, record_of
from models.register.drafts import DebtDraft, MembershipDraft, OrganisationDraft, PersonDraft
from models.values.outcomes import Outcome
from storage.book.book import Book
from storage.history import changes
from storage.register import debts, members, organisations, results, standings
from storage.register.sheets import (
    FilledCell,
    SheetKey,
    fill_cells,
    name_paths,
    sheet_fields,
    sheet_keys,
    sheet_lines,
    sheet_page,
)

PERIOD = "2026-Q3"


def cooperative(book: Book, name: str) -> str:
    return organisations.add(book, OrganisationDraft(kind="cooperative", name=name, founded_on="2020-01-01"))


@pytest.fixture
def che(book: Book) -> str:
    return cooperative(book, "HTX Chè")


def fillings(done: dict[SheetKey, FilledCell]) -> dict[str, str]:
    return {name: cell.outcome.value for (_, name), cell in done.items()}


@pytest.mark.parametrize("table", [record.table for record in RECORDS if record.sheet])
def test_every_sheet_has_names_and_fields_that_can_be_filled(table: str) -> None:
    assert name_paths(table)
    assert {one.name for one in sheet_fields(table)} <= set(record_of(table).typed)


def test_the_lines_are_who_operates_with_the_figures_of_the_period_before(book: Book, che: str) -> None:
    stopped, late = cooperative(book, "HTX Ngừng"), cooperative(book, "HTX Ngừng sau")
    standings.record_event(book, stopped, "stopped", "2024-01-01")
    standings.record_event(book, late, "stopped", "2026-09-01")
    results.put(book, late, PERIOD, {"workers": 3})
    results.put(book, che, "2026-Q2", {"workers": 7})
    lines = sheet_lines(book, PERIOD)
    assert [line.names for line in lines] == [("HTX Chè",), ("HTX Ngừng sau",)]
    assert (lines[0].values["workers"], lines[0].before["workers"]) == (None, 7)


def test_a_block_is_one_change_and_one_undo(book: Book, che: str) -> None:
    ong = cooperative(book, "HTX Ong")
    before = len(changes.recent(book))
    done = fill_cells(book, "results", {(che, "workers"): "12", (ong, "revenue"): "1.200,5"}, period=PERIOD)
    assert {one.outcome for one in done.values()} == {Outcome.NEW}
    assert results.get(book, ong, PERIOD).values["revenue"] == 1_200_500_000
    line = changes.recent(book)[0]
    assert (line.title, line.details) == ("CELLS_FILLED", {"table": "results", "cells": 2})
    assert len(changes.recent(book)) == before + 1
    changes.undo(book, line.id)
    assert not results.get(book, che, PERIOD).given and not results.get(book, ong, PERIOD).given


def test_each_cell_is_refused_alone_and_parts_may_come_before_the_whole(book: Book, che: str) -> None:
    results.put(book, che, PERIOD, {"workers": 3})
    texts = {
        (che, "workers_women"): "5",
        (che, "workers"): "10",
        (che, "assets"): "nhiều",
        (che, "workers_new"): "11",
    }
    done = fill_cells(book, "results", texts, period=PERIOD)
    assert fillings(done) == {
        "workers_women": "new",
        "workers": "changed",
        "assets": "refused",
        "workers_new": "refused",
    }
    values = results.get(book, che, PERIOD).values
    assert (values["workers"], values["workers_women"], values["workers_new"]) == (10, 5, None)
    refusal = done[che, "workers_new"].refusal
    assert refusal is not None and refusal.code == "RESULT_PART_ABOVE_WHOLE"


def test_blank_is_not_zero(book: Book, che: str) -> None:
    fill_cells(book, "results", {(che, "workers"): "0"}, period=PERIOD)
    assert results.get(book, che, PERIOD).values["workers"] == 0
    fill_cells(book, "results", {(che, "workers"): ""}, period=PERIOD)
    assert results.get(book, che, PERIOD).values["workers"] is None


def test_a_rehearsal_and_what_is_the_same_leave_no_change(book: Book, che: str) -> None:
    fill_cells(book, "results", {(che, "workers"): "4"}, period=PERIOD)
    before = len(changes.recent(book))
    rehearsed = fill_cells(book, "results", {(che, "workers"): "5"}, period=PERIOD, keep=False)
    same = fill_cells(book, "results", {(che, "workers"): "4"}, period=PERIOD)
    assert (fillings(rehearsed), fillings(same)) == ({"workers": "changed"}, {"workers": "same"})
    assert len(changes.recent(book)) == before


def test_members_and_debts_are_sheets_too(book: Book, che: str) -> None:
    members.add_member(
        book, che, PersonDraft(name="Lò Thị Ún", birth="1980"), MembershipDraft(capital=5_000_000)
    )
    debts.add(book, che, DebtDraft(creditor_kind="bank", creditor="Agribank"))
    (member,) = sheet_page(book, "memberships", sheet_keys(book, "memberships"))
    (debt,) = sheet_page(book, "debts", sheet_keys(book, "debts"))
    assert member.names == ("Lò Thị Ún", "HTX Chè") and member.values["capital"] == 5_000_000
    done = fill_cells(book, "memberships", {(member.key, "capital"): "7", (member.key, "kind"): ""})
    assert fillings(done) == {"capital": "changed", "kind": "refused"}
    done = fill_cells(book, "debts", {(debt.key, "due_on"): "5/3/2027", (debt.key, "contract"): "HĐ 1"})
    assert fillings(done) == {"due_on": "new", "contract": "new"}
    (debt,) = sheet_page(book, "debts", [debt.key])
    assert (debt.values["due_on"], debt.values["contract"]) == ("2027-03-05", "HĐ 1")


def test_groups_of_debts_are_filled_by_code_and_by_words_within_the_scheme_of_the_creditor(
    book: Book, che: str
) -> None:
    bank = debts.add(book, che, DebtDraft(creditor_kind="bank", creditor="Agribank"))
    tax = debts.add(book, che, DebtDraft(creditor_kind="tax", creditor="Chi cục Thuế"))
    person = debts.add(book, che, DebtDraft(creditor_kind="wages", creditor="Lò Thị Ún"))
    texts = {(bank, "group_code"): "Nhóm 3", (tax, "group_code"): "kho thu", (person, "group_code"): "3"}
    done = fill_cells(book, "debts", texts)
    assert [done[key].value for key in texts] == ["3", "hard", None]
    refusal = done[person, "group_code"].refusal
    assert refusal is not None and refusal.code == "DEBT_WITHOUT_GROUPS"
    lines = {line.key: line.values for line in sheet_page(book, "debts", [bank, tax])}
    assert (lines[bank]["group_code"], lines[bank]["group_scheme"]) == ("3", "nhnn")
    assert (lines[tax]["group_code"], lines[tax]["group_scheme"]) == ("hard", "tax_management")
    other = fill_cells(book, "debts", {(bank, "group_code"): "kho thu"})[bank, "group_code"].refusal
    assert other is not None and other.code == "DEBT_GROUP_UNKNOWN"
    assert "Nhóm 5: Nợ có khả năng mất vốn" in other.details["known"]
    emptied = fill_cells(book, "debts", {(bank, "group_code"): ""})
    assert emptied[bank, "group_code"].outcome is Outcome.CHANGED
    assert debts.get(book, bank).values["group_code"] is None
