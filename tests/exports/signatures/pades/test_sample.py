"""The small sheet that shows signature and seal before anything is signed."""

import pytest

from exports.paper.layout import mm
from exports.paper.pages import page_count, page_image, page_size
from exports.signatures.pades.sample import HEIGHT, WIDTH, sample_sheet
from models.values.errors import Refused
from tests.exports.hostile import SIGNED
from tests.exports.signatures.pades.prints import hand, stamp

NAMES = {"leader": "Lò Thị Mai", "seal": "UBND xã Phong Thổ"}
POST = "CHỦ TỊCH"


def red_columns(pdf: bytes, scale: float) -> list[int]:
    width, height, rgb = page_image(pdf, 0, scale)
    return [
        x
        for x in range(width)
        if any(
            rgb[(y * width + x) * 3] > 150 and rgb[(y * width + x) * 3 + 2] < 110 for y in range(0, height, 2)
        )
    ]


def test_the_seal_stands_in_its_real_size() -> None:
    pdf = sample_sheet({"leader": hand(), "seal": stamp()}, NAMES, POST, SIGNED)
    assert page_count(pdf) == 1
    assert page_size(pdf, 0) == pytest.approx((mm(WIDTH), mm(HEIGHT)), abs=0.1)
    red = red_columns(pdf, 2.0)
    assert (red[-1] - red[0]) / 2.0 == pytest.approx(mm(36), abs=6)


def test_without_pictures_both_texts_stay_on_the_sheet() -> None:
    pdf = sample_sheet({}, NAMES, POST, SIGNED)
    red = red_columns(pdf, 2.0)
    assert red[0] > 4 and (red[-1] - red[0]) / 2.0 == pytest.approx(mm(58), abs=2)


def test_what_cannot_be_drawn_is_refused() -> None:
    broken = stamp()[:200] + b"\0" * 100
    with pytest.raises(Refused, match="PDF_PICTURE"):
        sample_sheet({"seal": broken}, NAMES, POST, SIGNED)
