"""The catalogue, the mapped classes and the words say the same, so that no kind of record can be half there."""

import re

import pytest
from sqlalchemy import Integer, String

from models.all_tables import recorded_classes
from models.register.catalogue import (
    RECORDS,
    about,
    chain,
    field_of,
    owned_by,
    record_named,
    record_of,
    tables,
)
from models.register.kinds import Coded, CodedWithin, Commune, Count, Flag, Link, Money, Ratio, Year
from models.register.record import Privacy, Record
from models.register.texts import words
from models.register.texts.blocks import headings
from models.values import codes
from models.values.errors import Refused
from models.values.messages import LANGUAGES, sentences

OF_THE_BOOK = {
    "answers",
    "asked_queries",
    "authorities",
    "counted_once",
    "distinct_pairs",
    "form_package_states",
    "given_figures",
    "package_states",
    "query_answers",
    "reception_keys",
    "registrations",
    "returns",
    "revocation_numbers",
    "settings",
}
"""Tables that the journal watches and that are no part of the register."""

by_table = pytest.mark.parametrize("kind", RECORDS, ids=lambda kind: kind.table)


def test_every_table_of_the_register_has_an_entry_and_every_entry_a_table() -> None:
    assert set(recorded_classes()) - set(tables()) == OF_THE_BOOK
    assert set(tables()) <= set(recorded_classes())


@by_table
def test_columns_are_the_fields_in_order_type_and_default(kind: Record) -> None:
    mapped = recorded_classes()[kind.table]
    columns = {column.name: column for column in mapped.__table__.columns}
    assert [name for name in columns if name not in ("id", "deleted")] == [
        field.name for field in kind.fields
    ]
    assert ("deleted" in columns) is kind.binned
    if kind.binned:
        at_first = columns["deleted"].default
        assert at_first is not None and at_first.arg == 0, "a new record is not in the bin"
    for field in kind.fields:
        column = columns[field.name]
        whole = isinstance(field.kind, Flag | Count | Money | Ratio | Year)
        assert isinstance(column.type, Integer if whole else String), field.name
        default = column.default.arg if column.default is not None else None
        assert default == field.default or (field.required and default is None), field.name
        must = field.required or field.default is not None or field.name in ("name_folded", "name_sorted")
        assert column.nullable is not must, field.name
        target = next((key.column.table.name for key in column.foreign_keys), None)
        assert target == (field.kind.table if isinstance(field.kind, Link) else None), field.name


@by_table
def test_every_name_that_an_entry_uses_is_one_of_its_fields(kind: Record) -> None:
    named = [*kind.called, kind.owner, kind.person, *kind.begins, kind.ends, kind.chips]
    named += [name for combination in (*kind.unique, *kind.known_by) for name in combination]
    assert {name for name in named if name} <= set(kind.by_name)
    assert {name for name in (kind.owner, kind.person) if name} <= set(kind.links)
    assert not kind.chips or isinstance(kind.by_name[kind.chips].kind, Coded)
    for field in kind.fields:
        if isinstance(field.kind, Coded | CodedWithin):
            assert codes.code_list(field.kind.codes).entries
        if isinstance(field.kind, Commune):
            assert field.kind.first in kind.by_name
        if isinstance(field.kind, CodedWithin):
            assert field.kind.by in kind.by_name
        assert not field.masked or field.privacy is not Privacy.OPEN


@by_table
def test_columns_of_lists_are_fields_derived_values_or_one_step_away(kind: Record) -> None:
    derived = {value.name for value in kind.derived}
    for path in (*kind.columns, *kind.order, *kind.sheet):
        first, _, rest = path.partition(".")
        assert first in kind.by_public_name or first in derived, path
        if rest:
            target = kind.by_public_name[first].kind
            assert isinstance(target, Link) and rest in record_of(target.table).by_public_name, path


def test_an_entry_stands_behind_what_it_refers_to() -> None:
    seen: set[str] = set()
    for kind in RECORDS:
        assert {target for target in kind.links.values() if target != kind.table} <= seen
        seen.add(kind.table)


def test_parts_are_what_belongs_to_a_record() -> None:
    for kind in RECORDS:
        about_it = {
            other.table
            for other in RECORDS
            if kind.table in (other.links.get(other.owner), other.links.get(other.person))
        }
        assert set(kind.parts) == about_it, kind.table


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_field_and_value_has_its_words(language: str) -> None:
    known = sentences(language)
    silent = [f"TABLE_{kind.table.upper()}{end}" for kind in RECORDS for end in ("", "_MANY")]
    silent = [code for code in silent if code not in known]
    for kind in RECORDS:
        names = [field.name for field in kind.fields if field.by == "person"]
        names += [field.public for field in kind.fields if field.by == "person"]
        names += [value.name for value in kind.derived]
        names += [path for path in headings(kind.table) if "." not in path]
        for name in names:
            if words.field_label(kind.table, name, language) == name:
                silent.append(f"FIELD_{name.upper()}")
        silent += [
            code for preset in kind.presets if (code := f"PRESET_{kind.table}_{preset}".upper()) not in known
        ]
    assert not silent


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_of_a_field_is_an_orphan(language: str) -> None:
    names = {
        name
        for kind in RECORDS
        for name in (
            *kind.by_name,
            *kind.by_public_name,
            *(v.name for v in kind.derived),
            *headings(kind.table),
        )
    }
    tables_named = {kind.table for kind in RECORDS}
    orphans = []
    for code in sentences(language):
        if found := re.fullmatch(r"(?:FIELD|HINT)_(\w+)", code):
            rest = found[1].lower()
            own = any(rest == f"{table}_{name}" for table in tables_named for name in names)
            if rest not in names and not own and code not in OTHER_WORDS:
                orphans.append(code)
    assert not orphans


OTHER_WORDS = {"FIELD_REQUIRED", "FIELD_UNKNOWN", "FIELD_REQUIRED_NEW", "FIELD_REGISTER_SOURCE"}


def test_personal_fields_are_closed() -> None:
    """What identifies a person beyond the name, and what is sensitive by Decree 356/2025, is never open."""
    closed = record_of("people").closed
    assert closed == {"ethnic_group", "personal_number", "disabled", "address", "phone", "note", "aliases"}
    assert record_of("people").by_name["ethnic_group"].privacy is Privacy.SENSITIVE


def test_kinds_are_named_for_commands() -> None:
    assert record_named("members").table == "memberships"
    assert record_named("debt-entries") is record_of("debt_entries")
    with pytest.raises(Refused, match="KIND_UNKNOWN"):
        record_named("ghosts")
    assert len({kind.name for kind in RECORDS}) == len(RECORDS)


def test_public_names_are_one_to_one() -> None:
    for kind in RECORDS:
        assert len(kind.by_public_name) == len(kind.fields)
    assert record_of("debts").by_public_name["organisation"].name == "organisation_id"
    assert record_of("organisations").by_public_name["commune"].name == "commune_code"


def test_what_belongs_to_what() -> None:
    assert chain("debt_entries") == ("debt_entries", "debts", "organisations")
    assert [kind.table for kind in owned_by("debts")] == ["debt_entries"]
    assert {"debts", "debt_entries", "organisations"} <= about("debts")
    assert "debt_entries" in about("organisations")
    assert field_of("people", "birth") is not None and field_of("people", "shoe_size") is None
    assert field_of("returns", "period") is None


@by_table
def test_what_a_record_belongs_to_and_is_about_never_changes(kind: Record) -> None:
    made = {"results": {"period"}, "dated_values": {"field"}, "accounting_years": {"year"}}
    further = made.get(kind.table, set())
    fixed = {field.name for field in kind.fields if field.fixed}
    assert fixed == {name for name in (kind.owner, kind.person) if name} | further
    assert not fixed & set(kind.typed)


@by_table
def test_only_what_is_made_for_searching_stays_in_the_book(kind: Record) -> None:
    made = {"name_folded", "name_sorted", "search_words"} & set(kind.by_name)
    assert {field.name for field in kind.fields if not field.travels} == made
    assert kind.travelling[0] == "id" and not made & set(kind.travelling)


def test_only_the_personal_number_is_masked() -> None:
    masked = [(kind.table, field.name) for kind in RECORDS for field in kind.fields if field.masked]
    assert masked == [("people", "personal_number")]


def test_records_that_are_worked_out_or_counted_are_not_proposed_to_change() -> None:
    closed = {"standings", "charter_capitals", "evaluations", "debt_entries", "dated_values"}
    assert {kind.table for kind in RECORDS if not kind.proposable} == closed


def test_a_certificate_is_valid_on_its_last_day_and_a_membership_has_ended_on_its_own() -> None:
    ended = {kind.table: kind.ends_included for kind in RECORDS if kind.ends}
    first_day_without = {kind for kind, included in ended.items() if not included}
    assert {"memberships", "managers"} <= first_day_without
    assert not {"products", "documents", "certificates"} & first_day_without


def test_numbers_have_the_bounds_of_their_source() -> None:
    stars, score = (record_of("products").by_name[name].kind for name in ("stars", "score"))
    assert stars == Count(most=5, least=1) and score == Ratio(places=1, most=100)  # QD 148/QD-TTg 2023
    signed = {
        (kind.table, field.name)
        for kind in RECORDS
        for field in kind.fields
        if isinstance(field.kind, Money) and field.kind.signed
    }
    # only what is earned may be a loss
    assert signed == {
        ("results", "profit"),
        ("results", "profit_after_tax"),
        ("evaluations", "income_after_obligations"),
    }
