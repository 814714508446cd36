"""Every unit on every day: the reform of 1 July 2025, reused codes, and where the old communes went."""

import subprocess
import sys
from datetime import date

import pytest

from models.values.errors import Refused
from models.values.messages import message_for
from models.values.names import fold, nfc
from models.values.units import (
    LEVELS,
    Unit,
    children,
    communes_of,
    find,
    parent,
    predecessors,
    successors,
    unit_on,
    units,
    units_with_code,
)
from resources import ROOT

BEFORE = date(2025, 6, 30)
AFTER = date(2025, 7, 1)
LAI_CHAU = "12"


def test_the_whole_country_before_and_after() -> None:
    assert [len(units(level, BEFORE)) for level in LEVELS] == [63, 696, 10033]
    assert [len(units(level, AFTER)) for level in LEVELS] == [34, 0, 3321]


def test_lai_chau_had_8_districts_and_has_38_communes() -> None:
    old, new = unit_on(LAI_CHAU, BEFORE), unit_on(LAI_CHAU, AFTER)
    assert old.key == ("province", "12", "") and new.key == ("province", "12", "2025-07-01")
    assert [child.code for child in children(old, BEFORE)] == [str(code) for code in range(105, 113)]
    assert len(communes_of(old, BEFORE)) == 106
    assert len(children(new, AFTER)) == len(communes_of(new, AFTER)) == 38
    counts = [len(children(district, BEFORE)) for district in children(old, BEFORE)]
    assert counts == [7, 13, 14, 22, 17, 12, 10, 11]
    kinds = [commune.kind for commune in communes_of(new, AFTER)]
    assert (kinds.count("xã"), kinds.count("phường")) == (36, 2)


def test_each_old_commune_of_lai_chau_went_wholly_into_one() -> None:
    steps = [successors(commune) for commune in communes_of(unit_on(LAI_CHAU, BEFORE), BEFORE)]
    assert {len(step) for step in steps} == {1}
    relations = [step[0].relation for step in steps]
    assert (relations.count("whole"), relations.count("unchanged")) == (104, 2)
    assert {step[0].new for step in steps} == set(communes_of(unit_on(LAI_CHAU, AFTER), AFTER))


def test_17_new_codes_were_the_code_of_another_unit() -> None:
    reused = [
        unit.code
        for unit in communes_of(unit_on(LAI_CHAU, AFTER), AFTER)
        if fold(unit_on(unit.code, BEFORE).name) != fold(unit.name)
    ]
    assert "03388" in reused and "03618" in reused
    assert unit_on("03388", BEFORE).title == "Phường Quyết Tiến"
    assert unit_on("03388", AFTER).title == "Phường Đoàn Kết"
    assert len(reused) == 17


def test_6_new_units_straddle_two_old_districts() -> None:
    straddling = {
        unit.name
        for unit in communes_of(unit_on(LAI_CHAU, AFTER), AFTER)
        if len({step.old.parent_code for step in predecessors(unit)}) > 1
    }
    assert straddling == {"Đoàn Kết", "Tân Phong", "Sin Suối Hồ", "Hua Bum", "Lê Lợi", "Pa Tần"}


def test_old_muong_than_is_not_new_muong_than() -> None:
    old = unit_on("03619", BEFORE)
    assert old.title == "Xã Mường Than"
    assert [step.new.title for step in successors(old)] == ["Xã Than Uyên"]
    new = unit_on("03618", AFTER)
    assert new.title == "Xã Mường Than"
    assert [step.old.name for step in predecessors(new)] == ["Phúc Than", "Mường Mít"]


def test_a_unit_reports_to_the_parent_of_its_day() -> None:
    old, new = unit_on("03549", BEFORE), unit_on("03549", AFTER)
    district = parent(old, BEFORE)
    assert district is not None and (district.code, district.title) == ("109", "Huyện Phong Thổ")
    province = parent(district, BEFORE)
    assert province is not None and province.title == "Tỉnh Lai Châu"
    assert parent(province, BEFORE) is None
    assert parent(new, AFTER) == unit_on(LAI_CHAU, AFTER)
    assert children(new, AFTER) == () and communes_of(new, AFTER) == (new,)


def test_a_code_of_another_day_says_its_days() -> None:
    with pytest.raises(Refused) as refused:
        unit_on("109", AFTER)
    assert refused.value.code == "UNIT_NOT_ON_DAY"
    assert refused.value.details["known"] == "Huyện Phong Thổ (… – 30/06/2025)"
    assert "30/06/2025" in message_for(refused.value)


@pytest.mark.parametrize("code", ["99999", "", "abc", "1", "0354٩", "03549\t", "000"])
def test_a_code_that_never_was_is_refused(code: str) -> None:
    if code == "03549\t":
        assert unit_on(code, AFTER).code == "03549"
        return
    with pytest.raises(Refused) as refused:
        unit_on(code, AFTER)
    assert refused.value.code == "UNIT_UNKNOWN"


def test_the_level_can_be_demanded() -> None:
    assert unit_on("109", BEFORE, "district").level == "district"
    with pytest.raises(Refused):
        unit_on("109", BEFORE, "commune")


def test_provinces_have_successors_and_predecessors() -> None:
    steps = successors(unit_on("02", BEFORE))
    assert [(step.new.title, step.relation) for step in steps] == [("Tỉnh Tuyên Quang", "whole")]
    assert [step.relation for step in predecessors(unit_on(LAI_CHAU, AFTER))] == ["unchanged"]
    assert sorted(step.old.code for step in predecessors(unit_on("08", AFTER))) == ["02", "08"]
    assert successors(unit_on("109", BEFORE)) == ()


@pytest.mark.deep
def test_every_old_commune_of_the_country_has_a_successor_that_stands() -> None:
    reached: set[Unit] = set()
    for commune in units("commune", BEFORE):
        steps = successors(commune)
        assert steps, commune
        assert all(step.new.valid_on(AFTER) and step.old == commune for step in steps)
        reached.update(step.new for step in steps)
    without = [unit for unit in units("commune", AFTER) if unit not in reached]
    # Island districts that had no communes became special zones.
    assert [unit.name for unit in without] == ["Bạch Long Vĩ", "Cồn Cỏ", "Hoàng Sa", "Lý Sơn", "Côn Đảo"]


def test_units_are_found_without_accents() -> None:
    assert [unit.title for unit in find("phong tho", BEFORE)][:2] == ["Huyện Phong Thổ", "Thị trấn Phong Thổ"]
    assert next(unit.title for unit in find("xã phong thổ", AFTER)) == "Xã Phong Thổ"
    assert [unit.code for unit in find("03388", AFTER)] == ["03388"]
    assert [unit.title for unit in find("lai ch", AFTER, "province")] == ["Tỉnh Lai Châu"]
    assert find("", AFTER) == () and find("khong co dau", AFTER) == ()


def test_ordinary_questions_are_answered_from_a_cold_start() -> None:
    """One look-up and one province's units in a fresh process, the table's reading included."""
    question = (
        "import time; from datetime import date; from models.values import units\n"
        "day = date(2026, 1, 1); begun = time.process_time()\n"
        "units.unit_on('03549', day); units.communes_of(units.unit_on('12', day), day)\n"
        "print(time.process_time() - begun)"
    )
    told = [
        subprocess.run(
            [sys.executable, "-c", question], cwd=ROOT.parent, capture_output=True, text=True, check=True
        ).stdout
        for _ in range(3)
    ]
    assert min(map(float, told)) < 0.03


def test_tables_are_sorted_and_normal() -> None:
    for name in ("provinces", "districts", "communes", "successions"):
        text = (ROOT / "units" / f"{name}.tsv").read_text(encoding="utf-8")
        lines = text.splitlines()[1:]
        keys = [line.split("\t") for line in lines]
        assert text == nfc(text) and text.endswith("\n")
        order = [(key[0], key[1], key[2] if name == "successions" else key[4]) for key in keys]
        assert order == sorted(order) and len(set(order)) == len(order)


def test_codes_are_looked_up_among_codes_only() -> None:
    assert {unit.level for unit in units_with_code("109")} == {"district"}
    assert [unit.valid_from for unit in units_with_code("03388")] == [None, date(2025, 7, 1)]
