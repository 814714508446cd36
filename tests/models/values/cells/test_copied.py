"""Blocks of the clipboard: quoted cells are one cell, whatever is in them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.values.cells.copied import copied_cells, copied_text


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("", []),
        ("1\t2\r\n3\t\r\n\r\n", [["1", "2"], ["3", ""]]),
        ("1\r2", [["1"], ["2"]]),
        ('"22\n(có 2 HTX mới)"\n7\n3', [["22\n(có 2 HTX mới)"], ["7"], ["3"]]),
        ('a\t"b\tc"\td\n', [["a", "b\tc", "d"]]),
        ('"nói ""được""\nrồi"\tx', [['nói "được"\nrồi', "x"]]),
        ('HTX "Thanh niên"\tx', [['HTX "Thanh niên"', "x"]]),
        ('"HTX" Thanh niên\tx\ny', [['"HTX" Thanh niên', "x"], ["y"]]),
        ('"unclosed\tx\ny', [['"unclosed', "x"], ["y"]]),
        ('""\tx', [["", "x"]]),
        ("\t\n\tx\n\t\n", [["", ""], ["", "x"]]),
    ],
)
def test_a_block_is_its_cells(text: str, cells: list[list[str]]) -> None:
    assert copied_cells(text) == cells


@given(st.lists(st.lists(st.text(alphabet='ab"\t\n ', max_size=6), min_size=1, max_size=4), max_size=5))
def test_what_is_copied_is_pasted(rows: list[list[str]]) -> None:
    rows = [*rows, ["end"]]
    assert copied_cells(copied_text(rows)) == rows
