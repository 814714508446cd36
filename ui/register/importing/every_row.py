"""Fields that must be known and that no column of a table has: one choice gives them to all rows."""

from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from models.register.catalogue import record_of
from models.register.kinds import Coded
from models.register.texts.blocks import path_label
from models.values import codes
from ui.language import language
from ui.pieces.flow import FlowLayout
from ui.pieces.inputs.choice import ChoiceField, Option
from ui.pieces.text import clear, label
from ui.register.importing.preview import PreviewModel


class EveryRow(QWidget):
    """A list of choices for each such field of a code list, over the preview; hidden where there is none."""

    def __init__(self, model: PreviewModel) -> None:
        super().__init__()
        self._model = model
        self.fields: dict[str, ChoiceField] = {}
        self._given: dict[str, str] = {}
        inside = QWidget()
        self._flow = FlowLayout(inside, across=16, down=4)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(
            label(self.tr("The table does not say this; it may be the same in all rows:"), "muted")
        )
        column.addWidget(inside)
        model.modelReset.connect(self._follow)
        self.hide()

    def _follow(self) -> None:
        """Other rows or columns are shown."""
        kind = record_of(self._model.table)
        lacking = {}
        for one in self._model.block.columns:
            field = kind.by_public_name.get(one.path) if one.at < 0 else None
            if field is not None and field.required and isinstance(field.kind, Coded):
                lacking[one.path] = field.kind.codes
        if lacking.keys() == self.fields.keys():
            return
        clear(self._flow)
        self._given = {}
        self.fields = {path: self._field(path, list_name) for path, list_name in lacking.items()}
        for choice in self.fields.values():
            self._flow.addWidget(choice)
        self.setVisible(bool(lacking))

    def _field(self, path: str, list_name: str) -> ChoiceField:
        options = [Option(entry.id, entry.label(language())) for entry in codes.entries(list_name)]
        choice = ChoiceField(path_label(self._model.table, path, language()), options, chars=24)
        choice.committed.connect(lambda key, path=path: self._give(path, str(key)))
        return choice

    def _give(self, path: str, key: str) -> None:
        """Write the words of an entry into all rows that say nothing, or what was given to them here before."""
        field = self.fields[path]
        before, given = self._given.get(path, ""), field.line.text() if key else ""
        self._given[path] = given
        rows = [str(row.number) for row in self._model.rows if row.texts.get(path, "") in ("", before)]
        self._model.mend({(number, path): given for number in rows})
