"""Widths of columns: whole where there is room, fairly shared where there is not, remembered as parts of the table."""

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication

from ui.pieces.tables.widths import in_two_lines, read_shares, shared_out, widest, write_shares


def test_room_that_suffices_is_given_in_proportion_and_never_makes_gulfs() -> None:
    assert shared_out([100, 200], [50, 50], 360) == [120, 240]
    assert shared_out([100, 200], [50, 50], 3000) == [175, 350], "never more than three quarters wider"


def test_the_longest_gives_way_first() -> None:
    assert shared_out([60, 300, 500], [60, 100, 100], 560) == [60, 250, 250]
    assert shared_out([60, 300, 500], [60, 100, 400], 560) == [60, 100, 400]


def test_where_the_least_needs_more_the_table_is_scrolled() -> None:
    assert shared_out([60, 300], [60, 200], 100) == [60, 200]


@given(
    st.lists(st.tuples(st.integers(1, 900), st.integers(1, 900)), min_size=1, max_size=12),
    st.integers(1, 4000),
)
def test_no_column_is_below_its_least_and_none_cut_while_room_is_left(
    pairs: list[tuple[int, int]], room: int
) -> None:
    wanted = [max(pair) for pair in pairs]
    least = [min(pair) for pair in pairs]
    widths = shared_out(wanted, least, room)
    assert all(width >= bound for width, bound in zip(widths, least, strict=True))
    assert sum(widths) <= max(room, sum(least))
    if any(width < want for width, want in zip(widths, wanted, strict=True)):
        assert sum(widths) > room - len(pairs), "what is cut is cut for want of room alone"


def test_headings_break_where_they_need_least(qapp: QApplication) -> None:
    metrics = QFontMetrics(qapp.font())
    assert in_two_lines("Vốn điều lệ (tr.đ)", metrics) == "Vốn điều\nlệ (tr.đ)"
    assert in_two_lines("Tên", metrics) == "Tên"
    assert in_two_lines("Ngày\nsinh của người", metrics) == "Ngày\nsinh của người"
    assert widest("a\nwww", metrics) == metrics.horizontalAdvance("www")


def test_shares_come_back_as_they_were_written() -> None:
    assert read_shares(write_shares({"name": 4000, "a=b": 12})) == {"name": 4000, "a=b": 12}
    assert read_shares("") == {} and read_shares("name=x;=3") == {}
