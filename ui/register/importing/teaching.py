"""What stands where no rows are shown yet: how they come in, and which columns are known."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from models.register.catalogue import record_of
from models.register.texts.blocks import headings, path_label
from ui.language import language
from ui.pieces.tables.empty import EmptyState
from ui.pieces.tables.findings import FindingAction

_NAMED = 12
"""So many columns are named as examples."""


class Teaching(EmptyState):
    """Two ways in: the clipboard and a file."""

    def __init__(self, table: str, paste: Callable[[], object], ask_file: Callable[[], object]) -> None:
        record, paths = record_of(table), headings(table)
        usual = [path for path in dict.fromkeys((*record.columns, *record.sheet)) if path in paths]
        named = [path_label(table, path, language()) for path in usual]
        known = ", ".join(dict.fromkeys(named[:_NAMED]))
        super().__init__(
            "paste",
            QCoreApplication.translate(
                "Teaching", "Copy the rows in Excel, with the header row, and paste them here"
            ),
            QCoreApplication.translate(
                "Teaching",
                "Known columns: {columns} \u2026 Their order does not matter. You see what each row would do before "
                "anything is kept, and it can be taken back in one step.",
            ).format(columns=known),
            FindingAction(QCoreApplication.translate("Teaching", "Paste (Ctrl+V)"), paste),
            FindingAction(QCoreApplication.translate("Teaching", "Choose a file\u2026"), ask_file),
        )
