"""Dated fields: a change since a day leaves the days before as they were, whatever way it came in."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.register.dated import COLUMNS, DATED
from models.register.drafts import OrganisationDraft
from models.register.texts.blocks import read_block
from models.returns.changes import change_words
from models.values.errors import Refused
from models.values.units import unit_on
from storage.book.book import Book
from storage.book.rows import fetch_one
from storage.history import changes
from storage.register import dated, dated_values, organisations, standings
from storage.register.dated import ALWAYS, Since
from storage.register.imports.rows import import_rows
from storage.register.lists.past import as_of
from storage.register.records import store
from tests.storage.conftest import NOW, opened

TODAY = NOW.date()
MID, OLD = date(2023, 6, 1), date(2020, 12, 31)


def added(book: Book, name: str = "HTX Dền Thàng", **more: Any) -> str:
    known = {"kind": "cooperative", "name": name, "founded_on": "2015-01-01"}
    return organisations.add(book, OrganisationDraft(**known | more))


def on(book: Book, one: str, field: str, day: date) -> Any:
    """The value of a field on a day: as a card shows it, which has to agree with the fragment of lists."""
    with book.read_rows() as look:
        sql = f"SELECT {as_of(field).replace('{t}', 'o')} AS found FROM organisations o WHERE o.id = :id"
        row = fetch_one(look, sql, id=one, day=day.isoformat())
    card = organisations.get(book, one, day).values[field]
    assert row is not None and row.found == card
    return card


def rows(book: Book, one: str) -> list[tuple[str, str | None, str]]:
    return [(line.field, line.on, line.value) for line in organisations.get(book, one).dated]


def column(book: Book, one: str, name: str) -> Any:
    with book.read_session() as session:
        return getattr(organisations.require_organisation(session, one), name)


def test_a_tick_today_leaves_the_years_before_as_they_were(book: Book) -> None:
    one = added(book, alliance_member=0)
    organisations.update(book, one, "alliance_member", 1)
    assert [on(book, one, "alliance_member", day) for day in (OLD, TODAY - timedelta(1), TODAY)] == [0, 0, 1]
    assert rows(book, one) == [
        ("alliance_member", None, "0"),
        ("alliance_member", TODAY.isoformat(), "1"),
    ]


def test_what_becomes_known_only_now_was_always_so(book: Book) -> None:
    one = added(book)
    organisations.update(book, one, "sector", "crops")
    assert on(book, one, "sector", OLD) == "crops" and rows(book, one) == []


def test_what_was_known_and_is_taken_away_is_unknown_from_today(book: Book) -> None:
    one = added(book, sector="crops")
    organisations.update(book, one, "sector", "")
    assert (on(book, one, "sector", OLD), on(book, one, "sector", TODAY)) == ("crops", None)


def test_a_correction_writes_no_row_and_holds_always(book: Book) -> None:
    one = added(book, sector="crops")
    organisations.update(book, one, "sector", "trade", ALWAYS)
    assert on(book, one, "sector", OLD) == "trade" and rows(book, one) == []


def test_a_correction_of_a_dated_value_corrects_the_one_in_force(book: Book) -> None:
    one = added(book, sector="crops")
    organisations.update(book, one, "sector", "trade", MID)
    organisations.update(book, one, "sector", "livestock", ALWAYS)
    assert rows(book, one) == [("sector", None, "crops"), ("sector", "2023-06-01", "livestock")]
    assert (on(book, one, "sector", OLD), column(book, one, "sector")) == ("crops", "livestock")


def test_an_earlier_day_than_the_newest_leaves_today_as_it_is(book: Book) -> None:
    one = added(book, sector="crops")
    organisations.update(book, one, "sector", "trade", MID)
    organisations.update(book, one, "sector", "livestock", date(2021, 1, 1))
    assert column(book, one, "sector") == "trade"
    days = (OLD, date(2021, 1, 1), MID - timedelta(1), MID)
    assert [on(book, one, "sector", day) for day in days] == ["crops", "livestock", "livestock", "trade"]


def test_a_second_change_of_one_day_takes_the_place_of_the_first(book: Book) -> None:
    one = added(book, sector="crops")
    organisations.update(book, one, "sector", "trade")
    organisations.update(book, one, "sector", "livestock")
    assert rows(book, one) == [("sector", None, "crops"), ("sector", TODAY.isoformat(), "livestock")]
    organisations.update(book, one, "sector", "crops")
    assert rows(book, one) == [] and column(book, one, "sector") == "crops"


def test_a_value_that_holds_already_changes_nothing(book: Book) -> None:
    one = added(book, sector="crops")
    number = len(changes.recent(book))
    organisations.update(book, one, "sector", "crops", MID)
    assert rows(book, one) == [] and len(changes.recent(book)) == number


def test_a_day_ahead_and_a_field_without_days_are_refused(book: Book) -> None:
    one = added(book, sector="crops")
    with pytest.raises(Refused, match="DATED_DAY_AHEAD"):
        organisations.update(book, one, "sector", "trade", TODAY + timedelta(1))
    with pytest.raises(Refused, match="NOT_DATED"):
        organisations.update(book, one, "phone", "0912345678", MID)
    assert rows(book, one) == [] and column(book, one, "sector") == "crops"


def test_a_commune_is_dated_with_its_first_day(book: Book) -> None:
    one = added(book)
    organisations.update(book, one, "commune", unit_on("03549", OLD))
    organisations.update(book, one, "commune", unit_on("03549", TODAY), date(2025, 7, 1))
    before, now = organisations.get(book, one, OLD).values, organisations.get(book, one).values
    assert (before["commune_code"], now["commune_code"]) == ("03549", "03549")
    assert before["commune_from"] != now["commune_from"] == "2025-07-01"


def test_a_converted_group_was_a_group_until_that_day(book: Book) -> None:
    one = added(book, "THT Nậm Xe", kind="group")
    event = standings.record_event(book, one, "converted", "2024-08-01")
    assert (on(book, one, "kind", date(2024, 7, 31)), on(book, one, "kind", TODAY)) == (
        "group",
        "cooperative",
    )
    done = changes.recent(book, 1)[0]
    assert "{" not in change_words(done.title, done.details) and "Ghi" in change_words(
        done.title, done.details
    )
    stopped = standings.record_event(book, one, "stopped", "2022-01-01")
    told = {line.id: line.legal_status for line in organisations.get(book, one).events}
    assert stopped in told
    standings.remove_event(book, event)
    assert organisations.get(book, one).kind == "group" and rows(book, one) == []


def test_a_value_moves_to_another_day_or_was_always_so(book: Book) -> None:
    one = added(book, sector="crops")
    organisations.update(book, one, "sector", "trade")
    (_, newest) = organisations.get(book, one).dated
    dated_values.redate(book, newest.id, MID)
    assert (on(book, one, "sector", OLD), on(book, one, "sector", MID)) == ("crops", "trade")
    dated_values.redate(book, newest.id, ALWAYS)
    assert rows(book, one) == [] and on(book, one, "sector", OLD) == "trade"


def test_a_value_does_not_pass_the_one_before_or_after_it(book: Book) -> None:
    one = added(book, sector="crops")
    organisations.update(book, one, "sector", "trade", MID)
    organisations.update(book, one, "sector", "livestock")
    first, middle, newest = organisations.get(book, one).dated
    for key, day in ((newest.id, MID), (middle.id, TODAY)):
        with pytest.raises(Refused, match="DATED_OUT_OF_ORDER"):
            dated_values.redate(book, key, day)
    with pytest.raises(Refused, match="DATED_BEGINNING"):
        dated_values.redate(book, first.id, OLD)
    with pytest.raises(Refused, match="DATED_DAY_AHEAD"):
        dated_values.redate(book, newest.id, TODAY + timedelta(1))


def test_a_value_taken_out_leaves_the_one_before_or_after_it(book: Book) -> None:
    one = added(book, sector="crops")
    organisations.update(book, one, "sector", "trade", MID)
    organisations.update(book, one, "sector", "livestock")
    first, _, newest = organisations.get(book, one).dated
    dated_values.remove(book, newest.id)
    assert column(book, one, "sector") == on(book, one, "sector", TODAY) == "trade"
    dated_values.remove(book, first.id)
    assert rows(book, one) == [] and on(book, one, "sector", OLD) == "trade"


def test_a_change_of_one_field_is_one_change_that_undo_takes_back(book: Book) -> None:
    one = added(book, sector="crops")
    organisations.update(book, one, "sector", "livestock", date(2026, 7, 1))
    done = changes.recent(book, 1)[0]
    assert change_words(done.title, done.details) == (
        "Đổi lĩnh vực: Trồng trọt → Chăn nuôi, từ 01/07/2026 (HTX Dền Thàng)"
    )
    changes.undo(book, done.id)
    assert rows(book, one) == [] and column(book, one, "sector") == "crops"
    changes.redo(book, done.id)
    assert (
        on(book, one, "sector", date(2026, 6, 30)) == "crops" and column(book, one, "sector") == "livestock"
    )


def test_what_later_values_rest_on_is_not_undone(book: Book) -> None:
    one = added(book, sector="crops")
    organisations.update(book, one, "sector", "trade", MID)
    first = changes.recent(book, 1)[0].id
    organisations.update(book, one, "sector", "livestock", date(2021, 1, 1))
    second = changes.recent(book, 1)[0].id
    with pytest.raises(Refused, match="UNDO_LATER_WORK"):
        changes.undo(book, first)
    changes.undo(book, second)
    changes.undo(book, first)
    assert rows(book, one) == [] and column(book, one, "sector") == "crops"


def test_records_of_an_import_come_in_any_order(book: Book) -> None:
    known: list[dict[str, Any]] = [
        {"field": "alliance_member", "on": None, "value": "0"},
        {"field": "alliance_member", "on": "2021-05-01", "value": "1", "document": "QĐ 12"},
        {"field": "alliance_member", "on": "2024-05-01", "value": ""},
    ]
    for at, order in enumerate(((0, 1, 2), (2, 1, 0), (1, 2, 0))):
        one = added(book, f"HTX {at}")
        for record in order:
            store.add(book, "dated_values", {"organisation_id": one, **known[record]})
        shown = [on(book, one, "alliance_member", day) for day in (OLD, MID, TODAY)]
        assert shown == [0, 1, None] and len(rows(book, one)) == 3


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"field": "phone", "value": "1"}, "NOT_DATED"),
        ({"field": "sector", "value": "fantasy"}, "CODE_UNKNOWN"),
        ({"field": "alliance_member", "value": "2"}, "FLAG_NOT_UNDERSTOOD"),
        ({"field": "commune_code", "value": "03549|1999-01-01"}, "UNIT_UNKNOWN"),
        ({"field": "kind", "value": ""}, "FIELD_REQUIRED"),
        ({"field": "sector", "on": "2027-01-01", "value": "crops"}, "DATED_DAY_AHEAD"),
        ({"value": "crops"}, "FIELD_REQUIRED"),
    ],
)
def test_a_record_that_cannot_be_is_refused(book: Book, values: dict[str, Any], code: str) -> None:
    one = added(book)
    with pytest.raises(Refused, match=code):
        store.add(book, "dated_values", {"organisation_id": one, **values})


def test_a_record_is_changed_and_taken_out_by_the_store(book: Book) -> None:
    one = added(book, sector="crops")
    key = store.add(
        book, "dated_values", {"organisation_id": one, "field": "sector", "on": MID, "value": "trade"}
    )
    store.change(book, "dated_values", key, "value", "livestock")
    store.change(book, "dated_values", key, "document", "QĐ 7")
    store.change(book, "dated_values", key, "on", "2024-01-01")
    assert (on(book, one, "sector", MID), column(book, one, "sector")) == ("crops", "livestock")
    store.remove(book, "dated_values", key)
    assert column(book, one, "sector") == "crops" and rows(book, one) == []


DAYS = [date(2019, 1, 1) + timedelta(200 * step) for step in range(14)]
CHOICES: dict[str, list[Any]] = {
    "sector": ["crops", "trade", "livestock", ""],
    "alliance_member": [0, 1, None],
    "kind": ["cooperative", "group"],
}


class Replay:
    """What a person means by the changes, without any rule of storage: a value for every day."""

    def __init__(self, start: dict[str, Any]) -> None:
        self.values = {
            field: dict.fromkeys([date.min, *DAYS, TODAY], value) for field, value in start.items()
        }
        self.starts: dict[str, set[date]] = {field: {date.min} for field in start}

    def set(self, field: str, value: Any, since: Since) -> None:
        held, starts = self.values[field], self.starts[field]
        if since is None:
            since = TODAY if held[TODAY] not in (None, "") else ALWAYS
        first = max(starts) if since == ALWAYS else since
        if since != ALWAYS and held[first] == value:
            return
        end = min((day for day in starts if day > first), default=date.max)
        for day in held:
            if first <= day < end:
                held[day] = value
        starts.add(first)
        self._forget(field)

    def _forget(self, field: str) -> None:
        """The newest value that says what the one before says is none."""
        held, starts = self.values[field], self.starts[field]
        while len(starts) > 1 and held[max(starts)] == held[sorted(starts)[-2]]:
            starts.remove(max(starts))


@settings(max_examples=12, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(sorted(CHOICES)),
            st.integers(0, 3),
            st.one_of(st.none(), st.just(ALWAYS), st.sampled_from([*DAYS, TODAY])),
        ),
        max_size=12,
    )
)
def test_any_changes_on_any_days_are_what_a_replay_says(
    tmp_path_factory: pytest.TempPathFactory, work: list[tuple[str, int, Since]]
) -> None:
    path: Path = tmp_path_factory.mktemp("dated") / "a.book"
    with opened(path) as book:
        one = added(book, "HTX A", sector="crops", alliance_member=0)
        replay = Replay({"sector": "crops", "alliance_member": 0, "kind": "cooperative"})
        for field, which, since in work:
            value = CHOICES[field][which % len(CHOICES[field])]
            organisations.update(book, one, field, value, since)
            replay.set(field, value, since)
        for field in CHOICES:
            for day in (*DAYS, TODAY):
                assert on(book, one, field, day) == (
                    replay.values[field][day] if replay.values[field][day] != "" else None
                )
        with book.read_session() as session:
            assert all(dated.agrees(session, one, field) for field in DATED)
        before = rows(book, one)
        for line in changes.recent(book, 100)[:-1]:
            changes.undo(book, line.id)
        assert rows(book, one) == [] and column(book, one, "sector") == "crops"
        assert before == [] or set(COLUMNS) >= {field for field, _, _ in before}


def test_a_change_and_another_day_for_it_are_two_steps_back(book: Book) -> None:
    one = added(book, sector="crops")
    organisations.update(book, one, "sector", "trade")
    dated_values.redate(book, organisations.get(book, one).dated[-1].id, MID)
    moved, changed = (line.id for line in changes.recent(book, 2))
    told = changes.change_line(book, moved)
    assert change_words(told.title, told.details) == (
        "Đổi ngày bắt đầu của lĩnh vực: Thương mại, dịch vụ, từ 01/06/2023 (HTX Dền Thàng)"
    )
    changes.undo(book, moved)
    assert rows(book, one)[-1] == ("sector", TODAY.isoformat(), "trade")
    changes.undo(book, changed)
    assert rows(book, one) == [] and column(book, one, "sector") == "crops"


def test_the_first_day_of_a_commune_alone_is_dated_with_it(book: Book) -> None:
    one = added(book, commune_code="03549")
    organisations.update(book, one, "commune_from", unit_on("03549", OLD).key[2] or None)
    organisations.update(book, one, "commune_code", None)
    assert [row[0] for row in rows(book, one)] == ["commune_code", "commune_code"]
    assert (on(book, one, "commune_code", OLD), on(book, one, "commune_code", TODAY)) == ("03549", None)


def test_a_pasted_block_follows_the_rule(book: Book) -> None:
    known, blank = added(book, "HTX A", sector="crops"), added(book, "HTX B")
    cells = [["name", "sector"], ["HTX A", "trade"], ["HTX B", "trade"]]
    assert import_rows(book, "organisations", read_block("organisations", cells), keep="all").kept
    assert [on(book, one, "sector", OLD) for one in (known, blank)] == ["crops", "trade"]
    assert [on(book, one, "sector", TODAY) for one in (known, blank)] == ["trade", "trade"]
    changes.undo(book, changes.recent(book, 1)[0].id)
    assert rows(book, known) == [] and column(book, blank, "sector") is None


def test_a_change_by_the_store_follows_the_rule(book: Book) -> None:
    one = added(book, sector="crops")
    store.change(book, "organisations", one, "sector", "trade")
    done = changes.recent(book, 1)[0]
    assert change_words(done.title, done.details).startswith("Sửa lĩnh vực")
    assert on(book, one, "sector", OLD) == "crops"
