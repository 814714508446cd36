"""Rows of an import apart from its widgets: mended cells, rows that are left, the report on what is refused."""

from collections.abc import Mapping
from dataclasses import replace

from models.register.texts.blocks import HEADER_ROWS, Block, BlockRow, headings, path_label
from models.register.texts.left_out import left_out
from models.values.errors import Refused, Trouble
from models.values.names import clean
from ui.grid.pasting import GridKey
from ui.language import language
from ui.register.importing.preview import PreviewModel

Cells = list[list[str]]


def report(model: PreviewModel) -> list[list[str]]:
    """What is left out, with number and reason before it (models.register.texts.left_out)."""
    refusals = {
        number: model.remark(number) for number, one in model.effects.items() if one.refusal is not None
    }
    return left_out(model.table, model.current(), refusals, language())


def with_edits(block: Block, edits: Mapping[GridKey, str]) -> Block:
    """The block with the cells that were mended."""
    rows = []
    for row in block.rows:
        texts = dict(row.texts) | {
            path: text for (number, path), text in edits.items() if number == str(row.number)
        }
        rows.append(BlockRow(row.number, {path: text for path, text in texts.items() if text}))
    return replace(block, rows=tuple(rows))


def with_labels(table: str, trouble: Trouble) -> Trouble:
    """What is in the way of reading, with the known columns by the names that people know."""
    if trouble.code != "BLOCK_NO_HEADING":
        return trouble
    named = dict.fromkeys(path_label(table, path, language()) for path in headings(table))
    return Refused(trouble.code, known=", ".join(named))


def without_kept(cells: Cells, block: Block, numbers: set[int]) -> Cells:
    """The cells without the rows that are kept; the other lines stay where they are."""
    gone = {row.number for row in block.rows} - numbers
    return [[] if number in gone else line for number, line in enumerate(cells, start=1)]


def first_filled(cells: Cells) -> list[str]:
    """The texts of the first row with several, which is the row of headings where none was understood."""
    for line in cells[:HEADER_ROWS]:
        texts = [text for cell in line if (text := clean(cell))]
        if len(texts) > 1:
            return texts
    return []
