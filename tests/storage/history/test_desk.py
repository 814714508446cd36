"""Undo and redo at the desk follow from what the journal says was touched."""

from typing import Any

import pytest

from models.register.drafts import OrganisationDraft
from storage.book.book import Book
from storage.extracts.loading import load
from storage.history import changes, desk
from storage.history.changes import ChangeLine
from storage.register import organisations


def add(book: Book, name: str) -> str:
    return organisations.add(book, OrganisationDraft(kind="cooperative", name=name, founded_on="2020-01-01"))


def undo(book: Book) -> str:
    line = desk.last_done(book, desk.is_register_work)
    if line is None:
        return ""
    changes.undo(book, line.id)
    return str(line.details["name"])


def redo(book: Book) -> bool:
    line = desk.last_undone(book, desk.is_register_work)
    if line is not None:
        changes.undo(book, line.id)
    return line is not None


def test_several_steps_go_back_and_come_again_in_their_order(book: Book) -> None:
    add(book, "HTX A")
    add(book, "HTX B")
    assert [undo(book), undo(book), undo(book)] == ["HTX B", "HTX A", ""]
    assert [redo(book), redo(book), redo(book)] == [True, True, False]
    assert undo(book) == "HTX B"
    add(book, "HTX C")
    assert not redo(book)


def test_a_loaded_register_is_no_work_at_the_desk(book: Book) -> None:
    record = {"id": "o1", "kind": "cooperative", "name": "HTX A"}
    assert load(book, "DEMONSTRATION_LOADED", {"organisations": [record]}) == 1
    assert desk.last_done(book, desk.is_register_work) is None


def test_work_of_another_sitting_is_left_alone(book: Book) -> None:
    add(book, "HTX A")
    book.made.clear()
    assert undo(book) == ""


def test_forms_and_register_are_undone_apart(book: Book) -> None:
    add(book, "HTX A")
    assert desk.last_done(book, desk.is_form_work) is None


def line(*tables: str, **more: Any) -> ChangeLine:
    values: dict[str, Any] = {"details": {}, "undoes": None, "in_force": True, **more}
    return ChangeLine(id=1, at="", actor="", title="RECORD_ADDED", tables=frozenset(tables), **values)


@pytest.mark.parametrize(
    ("tables", "register", "form", "answering"),
    [
        (("debts",), True, False, False),
        (("given_figures", "answers"), False, True, False),
        (("debts", "given_figures"), False, False, False),
        (("query_answers",), True, True, True),
        (("query_answers", "debts", "given_figures"), True, True, True),
        (("query_answers", "returns"), False, False, False),
        (("debts", "returns"), False, False, False),
        ((), False, False, False),
    ],
)
def test_work_is_known_by_the_tables_that_it_touched(
    tables: tuple[str, ...], register: bool, form: bool, answering: bool
) -> None:
    change = line(*tables)
    assert (desk.is_register_work(change), desk.is_form_work(change), desk.is_answering(change)) == (
        register,
        form,
        answering,
    )


def test_a_decision_between_units_is_work_of_its_own() -> None:
    assert desk.is_deciding(line("counted_once")) and not desk.is_register_work(line("counted_once"))
    assert not desk.is_deciding(line("debts", "counted_once")) and not desk.is_deciding(line())


def test_the_undo_of_what_was_loaded_is_no_work_at_the_desk_either() -> None:
    assert not desk.is_register_work(line("debts", details={"what": "DEMONSTRATION_LOADED"}))


def test_a_redo_stops_at_the_newest_work_of_the_sitting(book: Book) -> None:
    add(book, "HTX A")
    undo(book)
    undone = desk.last_undone(book, desk.is_register_work)
    assert undone is not None and undone.title == changes.UNDO
    assert desk.last_undone(book, desk.is_form_work) is None
    assert redo(book)
    assert desk.last_undone(book, desk.is_register_work) is None
    book.made.clear()
    assert desk.last_undone(book, desk.is_register_work) is None
