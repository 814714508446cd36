"""A selection of several cells in words: how many they are, and their sum where they hold numbers."""

from collections.abc import Iterable
from decimal import Decimal

from PySide6.QtCore import QCoreApplication

from models.values.quantities import format_number
from ui.language import QT_TRANSLATE_NOOP

_SELECTED = QT_TRANSLATE_NOOP("GridSums", "{count} cells selected")
_SUM = QT_TRANSLATE_NOOP("GridSums", "sum {total}")


def selection_words(count: int, figures: Iterable[Decimal | int | None]) -> str:
    """The number of cells and the sum of those that hold a figure."""
    known = [Decimal(figure) for figure in figures if figure is not None]
    told = QCoreApplication.translate("GridSums", _SELECTED).format(count=format_number(count))
    if not known:
        return told
    total = format_number(sum(known, Decimal(0)))
    return f"{told} \u00b7 {QCoreApplication.translate('GridSums', _SUM).format(total=total)}"
