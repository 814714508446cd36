"""Table headings as boxes: equal neighbours merge sideways, equal texts of one column downwards."""

from collections.abc import Sequence
from dataclasses import dataclass

from models.forms.matrix import MatrixColumn


@dataclass(frozen=True, slots=True)
class HeadingBox:
    """One heading with the lines and columns that it covers, counted from 0."""

    text: str
    line: int
    column: int
    lines: int = 1
    columns: int = 1


def _grid(columns: Sequence[MatrixColumn]) -> list[list[str]]:
    """Heading texts line by line; a missing or empty lower line repeats the one above."""
    depth = max((len(column.headers) for column in columns), default=0)
    grid: list[list[str]] = []
    for line in range(depth):
        texts = [column.headers[line] if line < len(column.headers) else "" for column in columns]
        grid.append([text or (grid[-1][at] if grid else "") for at, text in enumerate(texts)])
    return grid


def _reach(grid: list[list[str]], line: int, column: int, owners: list[list[int]]) -> tuple[int, int]:
    """Columns, then lines that the heading starting here covers; `owners` tells the boxes already placed."""
    text, right = grid[line][column], column + 1
    while (
        right < len(grid[line])
        and grid[line][right] == text
        and owners[line][right] < 0
        and (line == 0 or owners[line - 1][right] == owners[line - 1][column])
    ):
        right += 1
    down = line + 1
    while down < len(grid) and all(grid[down][at] == text for at in range(column, right)):
        down += 1
    return right - column, down - line


def heading_boxes(columns: Sequence[MatrixColumn]) -> tuple[HeadingBox, ...]:
    """The boxes of a table's head, from the top line downwards, each line from the left."""
    grid = _grid(columns)
    owners = [[-1] * len(columns) for _ in grid]
    boxes: list[HeadingBox] = []
    for line, texts in enumerate(grid):
        for column, text in enumerate(texts):
            if owners[line][column] >= 0:
                continue
            wide, tall = _reach(grid, line, column, owners)
            for row in owners[line : line + tall]:
                row[column : column + wide] = [len(boxes)] * wide
            boxes.append(HeadingBox(text, line, column, tall, wide))
    return tuple(boxes)


def heading_depth(columns: Sequence[MatrixColumn]) -> int:
    """Number of heading lines."""
    return max((len(column.headers) for column in columns), default=0)
