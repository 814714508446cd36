"""Layout data are read strictly and chosen by date; heading boxes and page breaks follow their rules."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exports.paper.flow import FlowBlock, paginate
from exports.paper.headings import HeadingBox, heading_boxes
from exports.paper.layout import layout_on, parse_layout
from models.forms.matrix import MatrixColumn
from resources import ROOT

TEXT = (ROOT / "layout" / "nd30-2020.toml").read_text(encoding="utf-8")


def test_margins_keep_to_the_decree() -> None:
    page = layout_on(date(2026, 1, 1)).page
    assert 20 <= page.top <= 25
    assert 20 <= page.bottom <= 25
    assert 30 <= page.left <= 35
    assert 15 <= page.right <= 20


def test_a_paper_before_the_first_known_decree_takes_the_first() -> None:
    assert layout_on(date(2019, 1, 1)) == layout_on(date(2026, 1, 1))


@pytest.mark.parametrize(
    ("old", "new"), [("top = 20.0", "tip = 20.0"), ("left_share", "left_part"), ("valid_from", "from")]
)
def test_an_unknown_key_is_refused(old: str, new: str) -> None:
    with pytest.raises(ValueError, match="missing or unknown"):
        parse_layout(TEXT.replace(old, new, 1))


def column(*headers: str) -> MatrixColumn:
    return MatrixColumn("k", headers, 10)


def test_equal_headings_merge_sideways_and_downwards() -> None:
    boxes = heading_boxes([column("A"), column("G", "x"), column("G", "y"), column("H", "x")])
    assert boxes == (
        HeadingBox("A", 0, 0, lines=2),
        HeadingBox("G", 0, 1, columns=2),
        HeadingBox("H", 0, 3),
        HeadingBox("x", 1, 1),
        HeadingBox("y", 1, 2),
        HeadingBox("x", 1, 3),
    )


def test_equal_headings_under_different_groups_stay_apart() -> None:
    boxes = heading_boxes([column("G", "x"), column("H", "x")])
    assert [box.columns for box in boxes] == [1, 1, 1, 1]


headers = st.lists(
    st.lists(st.sampled_from("abc"), min_size=1, max_size=3).map(tuple), min_size=1, max_size=6
)


@given(headers)
@settings(max_examples=100)
def test_boxes_tile_the_head_exactly(texts: list[tuple[str, ...]]) -> None:
    boxes = heading_boxes([column(*text) for text in texts])
    places = [
        (line, at)
        for box in boxes
        for line in range(box.line, box.line + box.lines)
        for at in range(box.column, box.column + box.columns)
    ]
    depth = max(len(text) for text in texts)
    assert sorted(places) == [(line, at) for line in range(depth) for at in range(len(texts))]


def test_what_belongs_together_moves_together() -> None:
    rows = [FlowBlock(10, row=True)] * 4 + [FlowBlock(10, keep=True, row=True)] * 3 + [FlowBlock(30)]
    assert paginate(rows, first=70, room=100, head=10) == [[0, 1, 2, 3], [4, 5, 6, 7]]


def test_a_group_taller_than_a_page_is_loosened_from_its_beginning() -> None:
    blocks = [FlowBlock(40, keep=True, row=True)] * 4 + [FlowBlock(20)]
    pages = paginate(blocks, first=50, room=100, head=10)
    assert pages == [[0], [1], [2], [3, 4]] or pages[-1] == [3, 4]


blocks = st.lists(
    st.builds(FlowBlock, st.integers(1, 60).map(float), st.booleans(), st.just(True)), max_size=40
)


@given(blocks, st.integers(0, 100))
@settings(max_examples=150)
def test_every_block_is_placed_once_in_order_and_no_page_overflows(
    pieces: list[FlowBlock], first: int
) -> None:
    pages = paginate(pieces, first=float(first), room=100.0, head=20.0)
    assert [at for page in pages for at in page] == list(range(len(pieces)))
    for number, page in enumerate(pages):
        room = first if number == 0 else 100
        assert not page or 20 + sum(pieces[at].height for at in page) <= room
    assert all(pages[1:])
