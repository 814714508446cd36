"""Blocks of the clipboard over a grid, whatever stands in it."""

from models.values.cells.copied import copied_cells
from models.values.outcomes import Outcome
from ui.grid.pasting import Pasted, counted, spread, tops_of
from ui.grid.sums import selection_words


def test_a_block_is_laid_from_its_corner_and_never_clears() -> None:
    lines = copied_cells("1\t\t3\r\n\t5\n")
    texts = spread(lines, lambda down, across: (str(down), str(across)) if across < 2 else None)
    assert texts == {("0", "0"): "1", ("1", "1"): "5"}


def test_filling_down_begins_anew_in_each_column() -> None:
    keys = [("a", "x"), ("a", "y"), ("b", "x"), ("b", "y")]
    assert tops_of(keys, lambda key: key[1]) == [(("a", "x"), ("b", "x")), (("a", "y"), ("b", "y"))]


def test_outcomes_are_counted() -> None:
    pasted = {("a", "x"): Pasted("1", Outcome.NEW), ("a", "y"): Pasted("?", Outcome.REFUSED)}
    counts = counted(pasted)
    assert (counts[Outcome.NEW], counts[Outcome.REFUSED], counts[Outcome.SAME]) == (1, 1, 0)


def test_a_selection_adds_up_what_holds_a_figure() -> None:
    assert selection_words(3, [1200, None, 34]) == "Đã chọn 3 ô · cộng 1.234"
    assert selection_words(2, [None, None]) == "Đã chọn 2 ô"
