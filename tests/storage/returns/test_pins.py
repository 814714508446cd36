"""What a query is pinned to: the record's name, to whom it belongs, and what stands there now."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from models.dialogue.queries import WHOLE, cell, record
from storage.register import debts
from storage.returns import pins
from tests.ui.screens.register import Register, make_register


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    made = make_register(tmp_path)
    yield made
    made.book.close()


def test_an_organisation_is_named_and_tells_its_field(register: Register) -> None:
    place = pins.record_place(register.book, record("organisations", register.chuoi, "founded_on"))
    assert place == pins.RecordPlace(
        "Hợp tác xã Chuối Đèo Hoa", "05/03/2019", {"organisations": register.chuoi}
    )


def test_a_debt_and_its_movement_belong_to_their_organisation(register: Register) -> None:
    entry = debts.get(register.book, register.bank).entries[0]
    for pin in (record("debts", register.bank, "contract"), record("debt_entries", entry.id)):
        place = pins.record_place(register.book, pin)
        assert place is not None
        assert (place.ids["organisations"], place.ids["debts"]) == (register.ngung, register.bank)
        assert place.name == "Hợp tác xã Vận tải Ma Li Pho"


def test_personal_fields_are_not_told(register: Register) -> None:
    open_field = pins.record_place(register.book, record("people", register.person, "name"))
    closed_field = pins.record_place(register.book, record("people", register.person, "personal_number"))
    assert open_field is not None and closed_field is not None
    assert (open_field.now, closed_field.now) == ("Lò Thị Ún", "")
    assert open_field.ids == {"people": register.person}


def test_what_is_no_record_has_no_place(register: Register) -> None:
    book = register.book
    assert pins.record_place(book, WHOLE) is None
    assert pins.record_place(book, cell("B01", "I.1", "actual")) is None
    assert pins.record_place(book, record("organisations", "gone")) is None
    assert pins.record_place(book, record("settings", "unit")) is None


def test_the_figure_of_a_cell_is_told_as_printed(register: Register) -> None:
    assert pins.figure_now(register.book, cell("B01", "I.1", "actual"), "2025") == "3"
    assert pins.figure_now(register.book, cell("B01", "I.5", "no column"), "2025") == ""
    assert pins.figure_now(register.book, WHOLE, "2025") == ""
