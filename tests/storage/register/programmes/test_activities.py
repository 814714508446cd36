"""Activities: who took part and what it cost, numbers that cannot be, and what forms count of them."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from models.forms.rules.measures import Source
from models.forms.snapshot import SETS
from models.forms.sources import Measuring
from models.register.drafts import OrganisationDraft
from models.register.texts.blocks import read_block
from models.values.errors import Refused
from models.values.outcomes import Outcome
from models.values.units import unit_on
from storage.book.book import Book
from storage.book.settings import create_book
from storage.extracts.packing import register_tables
from storage.extracts.snapshot import take_snapshot
from storage.history import changes, record_history
from storage.register import organisations
from storage.register.imports.rows import import_rows
from storage.register.lists import lists
from storage.register.lists.lists import ListFilter
from storage.register.records import cards, store

DAY = date(2026, 9, 30)


def activity(book: Book, name: str = "Quản lý hợp tác xã", **more: Any) -> str:
    values = {"name": name, "activity_kind": "training", "first_day": "2026-08-10"}
    return store.add(book, "activities", values | more)


def took_part(book: Book, of: str, who: str, *numbers: int | None) -> str:
    values = dict(zip(("visits", "persons", "women", "minorities"), numbers, strict=False))
    return store.add(book, "activity_participants", {"activity_id": of, "participant_kind": who} | values)


def cost(book: Book, of: str, source: str, planned: int | None, spent: int | None) -> str:
    values = {"funding_source": source, "planned": planned, "spent": spent}
    return store.add(book, "activity_costs", {"activity_id": of} | values)


def concerns(book: Book, of: str, organisation: str, role: str = "taking_part") -> str:
    values = {"activity_id": of, "organisation_id": organisation, "organisation_role": role}
    return store.add(book, "activity_organisations", values)


def cooperative(book: Book, name: str) -> str:
    return organisations.add(book, OrganisationDraft(kind="cooperative", name=name, founded_on="2019-01-01"))


def derived(book: Book, key: str) -> tuple[Any, ...]:
    names = ["visits", "participants", "organisations", "cost"]
    (row,) = lists.page(book, "activities", [key], names)
    return tuple(row[name] for name in names)


def test_what_is_not_stated_is_not_zero(book: Book) -> None:
    key = activity(book)
    assert derived(book, key) == (None, None, 0, None)
    took_part(book, key, "managers", 12)
    assert derived(book, key) == (12, None, 0, None)


def test_visits_persons_organisations_and_costs_of_one_activity(book: Book) -> None:
    """60 + 50 visits, 40 + 50 persons; two cooperatives, one of them in two parts; 7 + 2.5 million dong spent."""
    key, other = activity(book), activity(book, "Khác")
    took_part(book, key, "managers", 60, 40, 10, 30)
    took_part(book, key, "members", 50, 50)
    took_part(book, other, "members", 1000, 1000)
    first, second = cooperative(book, "HTX A"), cooperative(book, "HTX B")
    concerns(book, key, first)
    concerns(book, key, first, "speaking")
    concerns(book, key, second)
    cost(book, key, "local", 8_000_000, 7_000_000)
    cost(book, key, "alliance", None, 2_500_000)
    cost(book, key, "own", 1_000_000, None)
    assert derived(book, key) == (110, 90, 2, 9_500_000)
    organisations.remove(book, second)
    assert derived(book, key) == (110, 90, 1, 9_500_000), "what is in the bin is concerned no more"


@pytest.mark.parametrize(
    ("numbers", "code", "field"),
    [
        ((10, 11), "PERSONS_ABOVE_VISITS", "persons"),
        ((10, 10, 10, 10), "", ""),
        ((10, 8, 9), "PART_ABOVE_PERSONS", "women"),
        ((10, 8, 8, 9), "PART_ABOVE_PERSONS", "minorities"),
        ((10, None, 11), "PART_ABOVE_PERSONS", "women"),
        ((10, None, 10), "", ""),
        ((None, 8, 8), "", ""),
        ((None, None, 8), "", ""),
    ],
)
def test_persons_are_at_most_the_visits_and_parts_at_most_the_persons(
    book: Book, numbers: tuple[int | None, ...], code: str, field: str
) -> None:
    key = activity(book)
    if not code:
        took_part(book, key, "members", *numbers)
        return
    with pytest.raises(Refused) as refused:
        took_part(book, key, "members", *numbers)
    assert (refused.value.code, refused.value.details["field"]) == (code, field)


def test_a_change_is_held_to_the_same_rules(book: Book) -> None:
    part = took_part(book, activity(book), "members", 10, 8)
    with pytest.raises(Refused, match="PERSONS_ABOVE_VISITS"):
        store.change(book, "activity_participants", part, "visits", 7)
    assert cards.get_card(book, "activity_participants", part).values["visits"] == 10


def test_each_kind_of_participants_each_source_and_each_part_stands_once(book: Book) -> None:
    key = activity(book)
    took_part(book, key, "members", 10)
    cost(book, key, "local", 1, 1)
    owner = cooperative(book, "HTX A")
    concerns(book, key, owner)
    with pytest.raises(Refused, match="RECORD_THERE_ALREADY"):
        took_part(book, key, "members", 5)
    with pytest.raises(Refused, match="RECORD_THERE_ALREADY"):
        cost(book, key, "local", 2, 2)
    with pytest.raises(Refused, match="RECORD_THERE_ALREADY"):
        concerns(book, key, owner)
    other = activity(book, "Khác")
    took_part(book, other, "members", 5)
    cost(book, other, "local", 2, 2)
    concerns(book, other, owner)


def test_a_topic_may_be_held_at_two_places_on_a_day(book: Book) -> None:
    activity(book, venue="Nhà văn hóa")
    activity(book, venue="Hội trường")
    with pytest.raises(Refused, match="RECORD_THERE_ALREADY"):
        activity(book, venue="Hội trường")


def test_an_activity_does_not_end_before_it_begins(book: Book) -> None:
    activity(book, last_day="2026-08-10")
    with pytest.raises(Refused, match="DAYS_OUT_OF_ORDER"):
        activity(book, "Khác", last_day="2026-08-09")


def test_presets_on_a_day(book: Book) -> None:
    trained = activity(book)
    activity(book, "Bài báo", activity_kind="news", first_day="2026-02-01")
    activity(book, "Từ năm trước", first_day="2025-12-30", last_day="2026-01-02")
    activity(book, "Năm trước", first_day="2025-12-30")
    activity(book, "Sắp tới", first_day="2026-12-01")
    activity(book, "Chưa rõ ngày", first_day=None)
    took_part(book, trained, "members", 10)
    cost(book, trained, "local", 5, 4)
    counts = lists.preset_counts(book, "activities", ListFilter(day=DAY))
    # of this year: trained, news, from last year, not what was still ahead on that day; without participants: from
    # last year, last year, no day known; without costs: these and the news item
    assert counts == {"this_year": 3, "without_participants": 3, "without_cost": 4}
    assert lists.preset_counts(book, "activities", ListFilter(day=date(2025, 12, 31)))["this_year"] == 2


def test_a_commune_is_kept_as_its_whole_key_and_undone_as_one(book: Book) -> None:
    commune = unit_on("03549", DAY)
    key = activity(book, commune_code=commune)
    stored = cards.get_card(book, "activities", key).values
    assert (stored["commune_code"], stored["commune_from"]) == ("03549", "2025-07-01")
    store.change(book, "activities", key, "commune_code", None)
    stored = cards.get_card(book, "activities", key).values
    assert (stored["commune_code"], stored["commune_from"]) == (None, None)
    changes.undo(book, changes.recent(book, 1)[0].id)
    stored = cards.get_card(book, "activities", key).values
    assert (stored["commune_code"], stored["commune_from"]) == ("03549", "2025-07-01")
    store.change(book, "activities", key, "commune_code", "03549")
    assert cards.get_card(book, "activities", key).values["commune_from"] == "2025-07-01"
    with pytest.raises(Refused, match="UNIT_NOT_A_COMMUNE"):
        store.change(book, "activities", key, "commune_code", unit_on("12", DAY))


def test_what_belongs_to_an_activity_stays_with_it(book: Book) -> None:
    key = activity(book)
    took_part(book, key, "members", 10)
    activity(book, "Sau ngày chốt", first_day="2026-10-01")
    sent = register_tables(book, DAY)
    assert len(sent["activities"].rows) == len(sent["activity_participants"].rows) == 1
    store.remove(book, "activities", key)
    assert "activity_participants" not in register_tables(book, DAY)
    assert not lists.keys(book, "activity_participants")
    store.restore(book, "activities", key)
    assert lists.count(book, "activity_participants") == 1
    assert [line.table for line in record_history.of_record(book, "activities", key)]


def source(name: str, measure: str, attribute: str = "", **where: Any) -> Source:
    return Source(name, measure, attribute, where, {})  # type: ignore[arg-type]


def test_forms_count_activities_visits_and_organisations(book: Book) -> None:
    """The district of 2020 in its report: 3 classes with 60 visits, 2 law classes with 110."""
    for at, visits in enumerate((20, 25, 15)):
        key = activity(book, f"Lớp quản lý {at}", first_day="2026-07-15")
        took_part(book, key, "managers", visits, visits)
    first, second = cooperative(book, "HTX A"), cooperative(book, "HTX B")
    for at, visits in enumerate((50, 60)):
        key = activity(book, f"Lớp luật {at}", activity_kind="law_class", first_day="2026-09-30")
        took_part(book, key, "members", visits)
        cost(book, key, "local", 9, 10_000_000)
        concerns(book, key, first)
    concerns(book, key, second)
    activity(book, "Quý trước", first_day="2026-06-30")
    found = take_snapshot(book, DAY, date(2026, 7, 1), DAY, "2026-Q3", unit_on("12", DAY))
    assert {"activity", "activity_kind", "visits", "persons", "first_day_in_period"} <= SETS[
        "activity_participants"
    ]

    def measured(name: str, measure: str, attribute: str = "", **where: Any) -> Any:
        return Measuring(found).of(source(name, measure, attribute, first_day_in_period=True, **where))

    assert measured("activities", "count", activity_kind="training") == 3
    assert measured("activities", "count") == 5
    assert measured("activity_participants", "sum", "visits", activity_kind="training") == 60
    assert measured("activity_participants", "sum", "visits", activity_kind="law_class") == 110
    assert measured("activity_costs", "sum", "spent", funding_source="local") == 20_000_000
    assert measured("activity_organisations", "count") == 3
    assert measured("activity_organisations", "distinct", "organisation") == 2


def test_a_table_with_vietnamese_headings_is_imported(tmp_path: Path) -> None:
    made_at = datetime(2026, 9, 30, tzinfo=UTC)
    with create_book(tmp_path / "xã.book", unit_on("03549", DAY), clock=lambda: made_at) as book:
        import_two_tables(book)


def import_two_tables(book: Book) -> None:
    cells = [
        ["Tên lớp", "Loại", "Từ ngày", "Đến ngày", "Nơi tổ chức", "Xã", "Chủ trì"],
        [
            "Luật Hợp tác xã",
            "Lớp tuyên truyền, phổ biến pháp luật",
            "5/3/2026",
            "",
            "Nhà văn hóa",
            "Phong Thổ",
            "UBND",
        ],
    ]
    done = import_rows(book, "activities", read_block("activities", cells), keep="all")
    assert [one.outcome for one in done.effects] == [Outcome.NEW]
    (key,) = lists.keys(book, "activities")
    stored = cards.get_card(book, "activities", key).values
    names = ("activity_kind", "first_day", "organiser", "commune_code", "commune_from")
    assert [stored[name] for name in names] == ["law_class", "2026-03-05", "UBND", "03549", "2025-07-01"]
    cells = [
        ["Tên lớp", "Đối tượng", "Số lượt", "Học viên", "Nữ", "DTTS"],
        ["Luật Hợp tác xã", "Thành viên", "60", "50", "20", "45"],
        ["Luật Hợp tác xã", "Cán bộ, công chức", "5", "6", "", ""],
    ]
    done = import_rows(book, "activity_participants", read_block("activity_participants", cells), keep="good")
    assert [one.outcome for one in done.effects] == [Outcome.NEW, Outcome.REFUSED]
    refusal = done.effects[1].refusal
    assert refusal is not None and refusal.code == "PERSONS_ABOVE_VISITS"
    assert derived(book, key) == (60, 50, 0, None)
