"""The rules of targets as the store holds them, and their filters."""

from typing import Any

import pytest

from models.register.texts.blocks import read_block
from models.values.cells.copied import copied_cells
from models.values.errors import Refused
from models.values.outcomes import Outcome
from storage.book.book import Book
from storage.register.imports.rows import import_rows
from storage.register.lists import lists
from storage.register.lists.lists import ListFilter
from storage.register.records import cards, store


def target(book: Book, name: str = "HTX thành lập mới", **more: Any) -> str:
    values = {"name": name, "measured_in": "htx", "wording": "≥ 25", "horizon": 2030}
    return store.add(book, "targets", values | more)


def code_of(book: Book, key: str, field: str, value: Any) -> tuple[str, str]:
    with pytest.raises(Refused) as refused:
        store.change(book, "targets", key, field, value)
    return refused.value.code, str(refused.value.details.get("field", ""))


def test_the_bound_follows_the_wording(book: Book) -> None:
    key = target(book)
    assert cards.get_card(book, "targets", key).values["bound"] == 2500
    store.change(book, "targets", key, "wording", "trên 45")
    assert cards.get_card(book, "targets", key).values["bound"] == 4500


def test_a_cell_must_be_one_of_a_form(book: Book) -> None:
    key = target(book, result_form="b01", result_row="I.1.3")
    assert cards.get_card(book, "targets", key).values["result_form"] == "B01"
    assert code_of(book, key, "result_row", "I.99") == ("ROW_UNKNOWN", "result_row")
    assert code_of(book, key, "result_column", "nothing") == ("COLUMN_UNKNOWN", "result_column")
    assert code_of(book, key, "result_row", "I") == ("CELL_NOT_USED", "result_column")
    assert code_of(book, key, "result_form", "B77") == ("FORM_UNKNOWN", "result_form")
    assert code_of(book, key, "base_row", "I.1") == ("TARGET_CELL_INCOMPLETE", "base_form")
    store.change(book, "targets", key, "base_form", "B01")  # the fields are kept one after the other
    store.change(book, "targets", key, "base_row", "I.1")


def test_per_cent_and_points_are_not_mixed_up(book: Book) -> None:
    key = target(book, measured_in="percent", wording="7-10", calculation="growth", first_year=2021)
    assert code_of(book, key, "measured_in", "points") == ("TARGET_GROWTH_IN_PERCENT", "measured_in")
    assert code_of(book, key, "calculation", "change") == ("TARGET_CHANGE_IN_POINTS", "measured_in")


def test_further_refusals(book: Book) -> None:
    key = target(book)
    assert code_of(book, key, "wording", "nhiều") == ("TARGET_NOT_UNDERSTOOD", "wording")
    assert code_of(book, key, "direction", "at_most") == ("TARGET_DIRECTION_DIFFERS", "direction")
    assert code_of(book, key, "result", "rất tốt") == ("TARGET_RESULT_NOT_NUMBER", "result")
    assert code_of(book, key, "first_year", 2031) == ("YEARS_OUT_OF_ORDER", "horizon")


def test_no_target_is_a_part_or_condition_of_itself(book: Book) -> None:
    whole = target(book)
    part = target(book, "HTX nông nghiệp", part_of_id=whole)
    assert code_of(book, whole, "part_of_id", whole) == ("TARGET_OF_ITSELF", "part_of_id")
    assert code_of(book, whole, "part_of_id", part) == ("TARGET_OF_ITSELF", "part_of_id")
    assert code_of(book, part, "condition_target_id", part) == ("TARGET_OF_ITSELF", "condition_target_id")


def test_the_filters(book: Book) -> None:
    """The clock of the book stands in 2026. 200 + 44 = 244 is not 25 × 10 = 250; 200 + 50 is."""
    whole = target(book, calculation="each_year", first_year=2021)
    target(book, "Nông nghiệp", wording="200", part_of_id=whole)
    other = target(book, "Công nghiệp", wording="44", part_of_id=whole)
    past = target(book, "Xã có HTX", measured_in="percent", wording="trên 70", horizon=2025, result="71,5")

    def under(preset: str) -> set[str]:
        return set(lists.keys(book, "targets", ListFilter(preset=preset)))

    assert under("due") == {past}
    assert under("ahead") == set(lists.keys(book, "targets")) - {past}
    assert past not in under("without_result") and whole in under("without_result")
    assert under("parts_differ") == {whole}
    store.change(book, "targets", other, "wording", "50")
    assert under("parts_differ") == set()


def test_rows_with_vietnamese_headings_become_targets(book: Book) -> None:
    store.add(book, "documents", {"name": "994/KH-UBND", "document_kind": "plan"})
    cells = copied_cells(
        "Mục\tChỉ tiêu\tĐVT\tCách tính\tChỉ tiêu giao\tTừ năm\tĐến năm\tVăn bản\tKết quả\n"
        "a\tHTX thành lập mới\tHTX\tmỗi năm\t25 trở lên\t2021\t2025\t994/KH-UBND\t\n"
        "a\tXã có HTX hoạt động\t%\t\ttrên 70\t\t2025\t994/KH-UBND\t71,5\n"
        "b\tHTX yếu kém\t%\t\tnhiều\t\t2025\t994/KH-UBND\t\n"
    )
    imported = import_rows(book, "targets", read_block("targets", cells), keep="good")
    assert [effect.outcome for effect in imported.effects] == [Outcome.NEW, Outcome.NEW, Outcome.REFUSED]
    first, second = (
        cards.get_card(book, "targets", key).values for key in lists.keys(book, "targets", ListFilter())
    )
    assert (first["calculation"], first["bound"], first["first_year"]) == ("each_year", 2500, 2021)
    assert (second["measured_in"], second["wording"], second["result"]) == ("percent", "trên 70", "71,5")
