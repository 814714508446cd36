"""The drawing of a plot: everything inside, heights by value, nothing for a blank, series known without colour."""

import pytest

from exports.plots.drawing import draw, height_of
from exports.plots.shapes import Dot, Drawing, Rectangle, Stroke, Words
from exports.plots.table import description, heads, lines, notes
from models.plots.plot import Plot
from tests.exports.plots.sample_plots import DEBTS, MEMBERS, PLAN


class Ruler:
    """Seven wide, sixteen high."""

    line = 16.0

    def width(self, text: str) -> float:
        return 7.0 * len(text)


def drawn(plot: Plot, width: float = 600.0) -> Drawing:
    return draw(plot, width, height_of(plot, Ruler()), Ruler())


def words(found: Drawing) -> list[str]:
    return [one.text for one in found.shapes if isinstance(one, Words)]


@pytest.mark.parametrize("plot", [MEMBERS, DEBTS, PLAN])
@pytest.mark.parametrize("width", [280.0, 600.0, 1200.0])
def test_everything_lies_inside(plot: Plot, width: float) -> None:
    found = drawn(plot, width)
    places: list[tuple[float, float]] = []
    for shape in found.shapes:
        match shape:
            case Stroke(places=some):
                places += some
            case Rectangle():
                places += [(shape.left, shape.top), (shape.left + shape.width, shape.top + shape.height)]
            case Dot():
                places.append((shape.x, shape.y))
            case Words():
                half = Ruler().width(shape.text)
                left = shape.x - {"start": 0.0, "middle": half / 2, "end": half}[shape.anchor]
                places += [(left, shape.y - 5), (left + half, shape.y + 5)]
    assert all(-1 <= x <= width + 1 and -1 <= y <= found.height + 1 for x, y in places)


def test_heights_follow_the_values_and_a_blank_has_no_point() -> None:
    found = drawn(MEMBERS)
    spots = {(one.series, one.category): one.middle for one in found.spots}
    assert (0, 1) not in spots and len(spots) == 5
    # 20, 40 and 45 on one scale; the years lie equally far from each other
    base = next(shape for shape in found.shapes if isinstance(shape, Stroke) and shape.role == "strong_line")
    zero = base.places[0][1]
    heights = [zero - spots[1, at][1] for at in range(3)]
    assert heights[1] == pytest.approx(2 * heights[0]) and heights[2] == pytest.approx(2.25 * heights[0])
    assert spots[1, 1][0] - spots[1, 0][0] == pytest.approx(spots[1, 2][0] - spots[1, 1][0])


def test_lines_are_interrupted_over_a_blank_and_dotted_over_a_break() -> None:
    found = drawn(MEMBERS)
    steps = [one for one in found.shapes if isinstance(one, Stroke) and one.width == 2.0][
        2:
    ]  # after the legend
    assert [one.dash for one in steps] == [
        "dash",
        "dot",
    ]  # 2023-2024 and 2024-2025 of the second series alone
    dots = [one for one in found.shapes if isinstance(one, Dot)][2:]
    assert {(one.marker, one.hollow) for one in dots} == {
        ("circle", False),
        ("square", False),
        ("square", True),
    }
    assert "a)" in words(found)


def test_bars_are_as_long_as_their_values() -> None:
    found = drawn(DEBTS)
    boxes = [one for one in found.shapes if isinstance(one, Rectangle)]
    assert len(boxes) == 2  # none for what is not known
    assert boxes[1].width == 1.0 and boxes[0].width > 200
    assert words(found)[-1] == "\u2013"
    assert [one.category for one in found.spots] == [0, 1, 2]


def test_a_reference_is_not_drawn_through_a_figure() -> None:
    found = drawn(PLAN)
    line = next(one for one in found.shapes if isinstance(one, Stroke) and one.dash == "dash")
    figure = next(one for one in found.shapes if isinstance(one, Words) and one.text == "75,0 %")
    x = line.places[0][0]
    assert not figure.x <= x <= figure.x + Ruler().width(figure.text)
    assert "100 %" in words(found)


def test_the_table_says_the_same() -> None:
    assert heads(MEMBERS, "vi") == ("Kỳ", "Kế hoạch (người)", "Thực hiện (người)", "Ghi chú")
    assert [(line.category, line.texts, line.remark) for line in lines(MEMBERS)] == [
        ("Năm 2023", ("30", "20"), ""),
        ("Năm 2024", ("\u2013", "40"), ""),
        ("Năm 2025", ("50", "45"), "a) Chưa có số của: Xã Dào San."),
    ]
    assert heads(DEBTS, "en") == ("Thời gian quá hạn", "Dư nợ (tr.đồng)")
    assert notes(MEMBERS) == ("a) 01/07/2025: hai cấp chính quyền.",)
    assert "Năm 2024: Kế hoạch \u2013, Thực hiện 40" in description(MEMBERS)
