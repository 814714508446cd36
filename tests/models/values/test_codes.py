"""The code lists: every file loads, labels in both languages, references hold, and faults name their place."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from models.values import codes
from models.values.errors import Refused
from models.values.messages import message_for
from models.values.names import nfc


@pytest.mark.parametrize("name", codes.list_names())
def test_every_list_is_whole(name: str) -> None:
    loaded = codes.code_list(name)
    assert loaded.source and loaded.title["vi"] and loaded.title["en"]
    assert loaded.entries
    for entry in loaded.entries.values():
        assert entry.label("vi") == nfc(entry.vi) and entry.label("en")
        assert codes.entry(name, entry.id) is entry
        assert not entry.parent or entry.parent in loaded.entries


def test_an_unknown_code_is_refused_with_list_and_code() -> None:
    with pytest.raises(Refused) as refused:
        codes.label("sectors", "gold")
    assert (refused.value.code, refused.value.details) == (
        "CODE_UNKNOWN",
        {"list": "sectors", "entry": "gold"},
    )
    assert "gold" in message_for(refused.value)
    with pytest.raises(Refused) as refused:
        codes.entries("../units/x")
    assert refused.value.code == "CODE_LIST_UNKNOWN"


def test_the_nine_sectors_of_form_2_and_what_they_hold() -> None:
    top = [entry.id for entry in codes.entries("sectors", parent="")]
    assert top == [
        *(
            "agriculture",
            "industry",
            "construction",
            "trade",
            "transport",
            "credit",
            "environment",
            "tourism",
        ),
        "other",
    ]
    assert len(codes.with_descendants("sectors", "agriculture")) == 8
    assert codes.with_descendants("sectors", "crops") == ("crops",)
    assert codes.label("sectors", "tourism") == "Du lịch"


def test_seven_statuses_for_cooperatives_and_six_for_groups() -> None:
    for kind, count in (("cooperative", 7), ("union", 7), ("credit_fund", 7), ("group", 6)):
        found = codes.ids_where("legal_statuses", "kinds", kind)
        told = [codes.fact("legal_statuses", one, "number") for one in found]
        numbers = [number for number in told if number is not None]  # who moved away has none by the decree
        assert numbers == list(range(1, count + 1))


def test_operating_is_said_by_the_list() -> None:
    assert codes.ids_where("operational_statuses", "operating", True) == (
        "active",
        "active_effective",
        "active_weak",
    )
    assert codes.fact("operational_statuses", "awaiting_dissolution_debt", "due_to_debt") is True
    assert codes.fact("operational_statuses", "active", "effective") is None


def test_events_that_end_leave_nothing_that_exists() -> None:
    for event in codes.entries("event_kinds"):
        facts = event.facts
        for key in ("legal_status", "group_legal_status"):
            if key in facts:
                assert codes.fact("legal_statuses", facts[key], "exists") is not facts["ends"]
                group = key == "group_legal_status"
                assert ("group" in codes.fact("legal_statuses", facts[key], "kinds")) is group
        if "operational_status" in facts:
            exists = codes.fact("operational_statuses", facts["operational_status"], "exists")
            assert exists is not facts["ends"]
        assert not (facts["begins"] and facts["ends"])


def test_ethnic_groups_have_two_official_numbers() -> None:
    groups = codes.entries("ethnic_groups")
    numbers = [f"{number:02d}" for number in range(1, 56)]
    assert sorted(str(group.facts["code_1979"]) for group in groups) == numbers
    assert sorted(str(group.facts["code_2008"]) for group in groups) == numbers
    assert (
        codes.fact("ethnic_groups", "hoa", "code_1979"),
        codes.fact("ethnic_groups", "hoa", "code_2008"),
    ) == ("04", "06")
    assert len(codes.ids_where("ethnic_groups", "minority", True)) == 53


def test_entries_are_dated() -> None:
    on = {day: {entry.facts["version"] for entry in codes.entries("vsic_sections", day)} for day in _DAYS}
    assert list(on.values()) == [{"2018"}, {"2025"}]
    assert len(codes.entries("vsic_sections", _DAYS[0])) == 21
    assert len(codes.entries("vsic_sections", _DAYS[1])) == 22
    assert [entry.id for entry in codes.entries("laws", date(2020, 1, 1))] == ["law_2003", "law_2012"]


_DAYS = (date(2025, 11, 14), date(2025, 11, 15))


def test_debt_groups_belong_to_the_scheme_of_the_creditor() -> None:
    bad = [
        entry.facts["code"]
        for entry in codes.entries("debt_groups")
        if entry.facts["bad"] and entry.facts["scheme"] == "nhnn"
    ]
    assert bad == ["3", "4", "5"]
    assert codes.fact("creditor_kinds", "bank", "scheme") == "nhnn"
    assert codes.fact("creditor_kinds", "wages", "scheme") is None


GOOD = """title = { vi = "Thử", en = "Trial" }
source = "x"
fields = { rank = "number", scheme = "in debt_schemes?" }
[[entry]]
id = "one"
vi = "Một"
en = "One"
rank = 1
"""


def _replaced(old: str, new: str) -> Callable[[str], str]:
    def change(text: str) -> str:
        assert old in text
        return text.replace(old, new)

    return change


@pytest.mark.parametrize(
    ("change", "entry", "key"),
    [
        (_replaced("rank = 1", "rank = 1\ncolour = 2"), "one", "colour"),
        (_replaced("rank = 1", ""), "one", "rank"),
        (_replaced("rank = 1", 'rank = "1"'), "one", "rank"),
        (_replaced("rank = 1", "rank = true"), "one", "rank"),
        (_replaced("rank = 1", 'rank = 1\nscheme = "none"'), "one", "scheme"),
        (_replaced("rank = 1", 'rank = 1\nparent = "zero"'), "one", "parent"),
        (_replaced("rank = 1", 'rank = 1\nfrom = "2020"'), "one", "from"),
        (_replaced('vi = "Một"\n', ""), "one", "vi"),
        (_replaced('"number"', '"colour"'), "fields", "rank"),
        (_replaced('rank = "number"', 'vi = "number"'), "fields", "vi"),
        (_replaced('source = "x"', 'origin = "x"'), "", "origin"),
        (_replaced('source = "x"\n', ""), "", "source"),
        (lambda text: text + text[text.index("[[") :], "one", "id"),
    ],
)
def test_a_faulty_file_is_refused_with_file_entry_and_key(
    tmp_path: Path, change: Callable[[str], str], entry: str, key: str
) -> None:
    path = tmp_path / "trial.toml"
    path.write_text(GOOD, encoding="utf-8")
    assert list(codes.read_list(path).entries) == ["one"]
    path.write_text(change(GOOD), encoding="utf-8")
    with pytest.raises(Refused) as refused:
        codes.read_list(path)
    assert refused.value.code == "CODE_LIST_FAULTY"
    assert refused.value.details == {"file": "trial.toml", "entry": entry, "key": key}


def test_a_file_that_is_no_toml_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "trial.toml"
    for content in (b"= nothing", b"\xff\xfe"):
        path.write_bytes(content)
        with pytest.raises(Refused) as refused:
            codes.read_list(path)
        assert refused.value.code == "CODE_LIST_FAULTY"
