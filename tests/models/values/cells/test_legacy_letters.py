"""Texts of old fonts become Unicode; what is Unicode already never changes."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.values.cells.legacy_letters import LegacyEncoding, encodings, in_unicode

TCVN3, VNI = encodings()
NAMES = (
    "Hợp tác xã nông nghiệp Tam Đường",
    "Ủy ban nhân dân huyện Phong Thổ",
    "Vàng A Páo, bản Sì Thâu Chải",
    "Quỹ tín dụng nhân dân Bình Lư",
    "Nguyễn Thị Thuỷ Tiên",
)


def encoded(encoding: LegacyEncoding, text: str) -> str:
    """A text as an old program wrote it; capitals with a tone stand for small ones in TCVN3."""
    back: dict[str, str] = {}
    for old, new in encoding.letters.items():
        back.setdefault(new, old)
    written = []
    for letter in unicodedata.normalize("NFC", text):
        written.append(
            back.get(letter) or (back.get(letter.lower(), letter) if not letter.isascii() else letter)
        )
    return "".join(written)


@pytest.mark.parametrize("encoding", encodings(), ids=lambda one: one.key)
def test_every_vietnamese_letter_has_its_place(encoding: LegacyEncoding) -> None:
    small = "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"
    assert set(small) <= set(encoding.letters.values())
    assert encoding.decode(" ".join(encoded(encoding, letter) for letter in small)) == " ".join(small)


@pytest.mark.parametrize("encoding", encodings(), ids=lambda one: one.key)
@pytest.mark.parametrize("name", NAMES)
def test_a_table_of_an_old_font_is_read(encoding: LegacyEncoding, name: str) -> None:
    cells = [["STT", encoded(encoding, "Tên hợp tác xã")], ["1", encoded(encoding, name)]]
    made, remark = in_unicode(cells)
    assert [line[0] for line in made] == ["STT", "1"]
    # capitals that carry a tone are small letters without the font of capitals
    assert made[1][1].casefold() == name.casefold()
    assert remark is not None and remark.details["encoding"] == encoding.title


def test_capitals_of_tcvn3_follow_the_plain_letters() -> None:
    made, _ = in_unicode([["HîP T¸C X· N¤NG NGHIÖP"], ["Hîp t¸c x· n«ng nghiÖp"]])
    assert made == [["HỢP TÁC XÃ NÔNG NGHIỆP"], ["Hợp tác xã nông nghiệp"]]


@pytest.mark.parametrize(
    "cells",
    [
        [["Tên hợp tác xã", "Địa chỉ"], ["Lò Văn Tú", "xã Là Sì"], ["Giàng A Páo", "bản Hà"]],
        [["Họ tên"], ["Công ty Nestlé"], ["Brûlé"], ["Ñ"], ["Lò Thị Hoà"], ["Mùa A Tú"], ["Lý A Sán"]],
        [["name", "stars"], ["tea", "4"]],
        [[], [""]],
    ],
)
def test_what_is_no_old_font_stays_the_same_object(cells: list[list[str]]) -> None:
    made, remark = in_unicode(cells)
    assert made is cells and remark is None


def test_a_unicode_heading_over_a_column_of_an_old_font_stays() -> None:
    cells = [["Tên hợp tác xã"], ["HTX n«ng nghiÖp"], ["HTX dÞch vô"], ["Hợp tác xã Chè"]]
    made, remark = in_unicode(cells)
    assert made == [["Tên hợp tác xã"], ["HTX nông nghiệp"], ["HTX dịch vụ"], ["Hợp tác xã Chè"]]
    assert remark is not None and remark.details["count"] == 2


@given(st.lists(st.lists(st.sampled_from(NAMES), min_size=1, max_size=3), min_size=1, max_size=6))
def test_vietnamese_in_unicode_is_never_touched(cells: list[list[str]]) -> None:
    assert in_unicode(cells) == (cells, None)
