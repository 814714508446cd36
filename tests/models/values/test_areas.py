"""Areas of units on different days: what they share, what covers what, and where a recorded commune went."""

from datetime import date

import pytest

from models.values.areas import (
    area_of,
    candidates,
    commune_on,
    cover,
    is_one_office,
    lie_apart,
    recorded_in,
    shared_area,
    unit_with_key,
)
from models.values.units import children, communes_of, unit_on

BEFORE, AFTER = date(2025, 6, 30), date(2025, 7, 1)
PHONG_THO = unit_on("109", BEFORE)
"""A district of Lai Chau whose communes went to six new ones: four whole, two that took communes of others too."""


def codes(units: object) -> list[str]:
    return [unit.code for unit in units]  # type: ignore[attr-defined]


def test_a_district_and_a_commune_that_took_over_a_part_of_it_share_the_communes_it_took() -> None:
    doan_ket = unit_on("03388", AFTER)
    # 03391 was in Phong Tho; the other four were in the city of Lai Chau
    assert codes(shared_area(PHONG_THO, doan_ket)) == codes(shared_area(doan_ket, PHONG_THO)) == ["03391"]
    assert len(area_of(doan_ket)) == 5 and all(area_of(doan_ket).values())


def test_units_of_one_day_share_nothing_but_a_district_holds_its_communes() -> None:
    new = children(unit_on("12", AFTER), AFTER)
    assert not any(shared_area(one, other) for one in new for other in new if one != other)
    assert lie_apart(new) and not lie_apart([PHONG_THO, new[0]])
    old = communes_of(PHONG_THO, BEFORE)[0]
    assert codes(shared_area(PHONG_THO, old)) == [old.code] and not lie_apart([PHONG_THO, old])


def test_parts_of_one_old_commune_lie_apart_and_each_shares_it_with_the_old_district() -> None:
    # Cong Vi (00007) went in parts to Ngoc Ha (00008) and Giang Vo (00025)
    one, other = unit_on("00008", AFTER), unit_on("00025", AFTER)
    ba_dinh = unit_on("001", BEFORE)
    assert not shared_area(one, other)
    assert "00007" in codes(shared_area(one, ba_dinh)) and "00007" in codes(shared_area(other, ba_dinh))
    old = unit_on("00007", BEFORE)
    assert codes(shared_area(one, old)) == ["00007"]
    assert (cover(old, [one]), cover(old, [one, other]), cover(old, [])) == ("part", "whole", "none")


def test_a_district_covers_the_communes_made_of_it_alone() -> None:
    told = {unit.code: cover(unit, [PHONG_THO]) for unit in children(unit_on("12", AFTER), AFTER)}
    assert sorted(told.values()).count("whole") == 4
    assert [code for code, how in told.items() if how == "part"] == ["03388", "03394"]


def test_an_island_district_is_the_special_zone_that_followed_it() -> None:
    con_dao, zone = unit_on("755", BEFORE), unit_on("26732", AFTER)
    assert shared_area(con_dao, zone) == (con_dao,) and cover(zone, [con_dao]) == "whole"


def test_a_province_holds_all_its_communes() -> None:
    assert len(area_of(unit_on("12", BEFORE))) == len(communes_of(unit_on("12", BEFORE), BEFORE))


@pytest.mark.parametrize(
    ("code", "first", "day", "old_code", "expected"),
    [
        ("03386", "", AFTER, "", "03388"),  # whole into another code
        ("03388", "", AFTER, "", "03388"),  # whole into a commune that took over the code
        ("03386", "", BEFORE, "", "03386"),
        ("00007", "", AFTER, "", None),  # in parts to two
        ("03388", "2025-07-01", BEFORE, "", None),  # put together of five
        ("03388", "2025-07-01", BEFORE, "03391", "03391"),  # the record names the old one
        ("99999", "", AFTER, "", None),
        ("03386", "1999-01-01", AFTER, "", "03388"),  # a day that no unit of this code began on
    ],
)
def test_a_recorded_commune_is_followed_to_the_day(
    code: str, first: str, day: date, old_code: str, expected: str | None
) -> None:
    found = commune_on(code, first, day, old_code)
    assert (found and found.code) == expected


def test_of_a_split_commune_it_is_known_among_which_ones_it_lies() -> None:
    assert codes(candidates("00007", "", AFTER)) == ["00008", "00025"]
    assert codes(candidates("03388", "2025-07-01", BEFORE)) == ["03386", "03388", "03389", "03391", "03403"]
    assert candidates("99999", "", AFTER) == ()


def test_a_unit_is_found_by_its_key_alone() -> None:
    assert unit_with_key("district", "109", "") == PHONG_THO
    assert unit_with_key("district", "109", "2025-07-01") is None
    assert unit_with_key("country", "00", "") is None


NEW = "2025-07-01"


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (("province", "12", ""), ("province", "12", NEW), True),  # Lai Châu went on unchanged
        (
            ("province", "08", ""),
            ("province", "08", NEW),
            True,
        ),  # Tuyên Quang took in Hà Giang and kept its name
        (("province", "02", ""), ("province", "08", NEW), False),  # Hà Giang is no more
        (("commune", "03451", ""), ("commune", "03451", NEW), True),  # Mù Cả went on unchanged
        (("commune", "03390", ""), ("commune", "03390", NEW), False),  # a new commune that took over a code
        (("commune", "03451", NEW), ("commune", "03451", NEW), True),
        (("commune", "99999", "1"), ("commune", "99999", "2"), False),
    ],
)
def test_an_office_that_outlived_a_reform_is_one_office(
    one: tuple[str, str, str], other: tuple[str, str, str], expected: bool
) -> None:
    assert is_one_office(one, other) is is_one_office(other, one) is expected


def test_a_commune_of_today_is_recorded_under_those_before_it_and_a_former_one_under_its_old_code() -> None:
    today = recorded_in(unit_on("03549", AFTER))
    # Phong Tho took over the township of the same code, 03490, 03574 and 03589, all of them whole
    assert today.inside == {
        ("03549", "2025-07-01"),
        ("03549", ""),
        ("03490", ""),
        ("03574", ""),
        ("03589", ""),
    }
    assert not today.by_old_code
    former = recorded_in(unit_on("03490", BEFORE))
    assert former.inside == {("03490", "")}
    assert former.by_old_code == {("03549", "2025-07-01")}
    assert former.old_codes == {"03490"}


def test_a_former_district_is_recorded_under_its_communes_and_those_of_today_that_lie_in_it() -> None:
    found = recorded_in(PHONG_THO)
    assert {(one.code, "") for one in communes_of(PHONG_THO, BEFORE)} <= found.inside
    assert ("03549", "2025-07-01") in found.inside
    # Doan Ket took 03391 from the district and four others from the town
    assert ("03388", "2025-07-01") in found.by_old_code and "03391" in found.old_codes
