"""Who signs, on whose behalf, for which office: Decree 30/2020/ND-CP, Appendix I, part I, section II, 2 and 7."""

import pytest

from models.office.names import (
    OfficeNames,
    kinds_of,
    office_from_json,
    office_kinds,
    office_to_json,
    offices_over,
    signing_lines,
)

UNIT = "Xã Phong Thổ"


@pytest.mark.parametrize(
    ("names", "lines"),
    [
        (OfficeNames(), ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")),
        (OfficeNames(authority="KT"), ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")),
        (
            OfficeNames(authority="TL", signer_position="Chánh Văn phòng"),
            ("TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"),
        ),
        (OfficeNames(kind="department"), ("GIÁM ĐỐC",)),
        (
            OfficeNames(kind="department", authority="TUQ", signer_position="Trưởng phòng"),
            ("TUQ. GIÁM ĐỐC", "TRƯỞNG PHÒNG"),
        ),
        (OfficeNames(kind="registry", head="Giám đốc", authority="Q"), ("Q. GIÁM ĐỐC",)),
        (OfficeNames(kind="alliance"), ("TM. BAN THƯỜNG VỤ", "CHỦ TỊCH")),
        (OfficeNames(kind="of a later version"), ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")),
    ],
)
def test_the_capacity_stands_before_the_title(names: OfficeNames, lines: tuple[str, ...]) -> None:
    assert signing_lines(names) == lines


def test_the_registry_is_not_the_committee_but_stands_under_it() -> None:
    assert offices_over(UNIT, OfficeNames()) == ("", "ỦY BAN NHÂN DÂN\nXÃ PHONG THỔ")
    assert offices_over(UNIT, OfficeNames(kind="registry")) == (
        "ỦY BAN NHÂN DÂN\nXÃ PHONG THỔ",
        "CƠ QUAN ĐĂNG KÝ KINH DOANH",
    )
    assert office_kinds()["registry"].own_seal and not office_kinds()["committee"].own_seal


def test_a_commune_keeps_no_book_of_a_department() -> None:
    assert [kind.code for kind in kinds_of("commune")] == ["committee", "registry", "area"]
    assert {kind.code for kind in kinds_of("province")} == {"committee", "department", "alliance", "area"}


def test_a_document_says_only_what_was_said() -> None:
    names = OfficeNames(signer_right="Vàng A Chính", number="05", mark="TẬP DƯỢT")
    told = office_to_json(names)
    assert told == {"office": {"signer_right": "Vàng A Chính", "number": "05"}}
    assert office_from_json(told) == OfficeNames(signer_right="Vàng A Chính", number="05")
    assert office_from_json({}) is None and office_to_json(OfficeNames()) == {}


@pytest.mark.parametrize("shape", [{"mark": "x"}, {"signer_right": 1}, {"other": ""}, [1]])
def test_another_shape_is_refused(shape: object) -> None:
    with pytest.raises((ValueError, TypeError)):
        office_from_json({"office": shape})
