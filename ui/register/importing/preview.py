"""The grid of an import: each row of a table with what it would do, and its cells, which can be mended."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QCoreApplication, QModelIndex, Signal

from models.register.catalogue import record_of
from models.register.kinds import Count
from models.register.texts.blocks import MILLION, Block, BlockColumn, BlockRow, is_money, path_label
from models.values.errors import Refused
from models.values.names import clean
from models.values.outcomes import Outcome
from storage.register.imports.rows import RowEffect
from ui.grid.model import CellModel, Index, Role
from ui.grid.pasting import GridKey
from ui.language import QT_TRANSLATE_NOOP, language
from ui.register import words
from ui.theme.look import look

ARROW, NONE = "\u2192", "\u2014"
TONES = {Outcome.NEW: "green", Outcome.CHANGED: "amber", Outcome.SAME: "muted", Outcome.REFUSED: "red"}
_OUTCOMES = {
    Outcome.NEW: QT_TRANSLATE_NOOP("Import", "+ new"),
    Outcome.CHANGED: QT_TRANSLATE_NOOP("Import", "~ changed"),
    Outcome.SAME: QT_TRANSLATE_NOOP("Import", "= unchanged"),
    Outcome.REFUSED: QT_TRANSLATE_NOOP("Import", "! refused"),
}
_HEADERS = (
    QT_TRANSLATE_NOOP("Import", "Row"),
    QT_TRANSLATE_NOOP("Import", "What happens"),
    QT_TRANSLATE_NOOP("Import", "Remark"),
)
_LONG = {
    "person.personal_number": 124,
    "name": 190,
    "person": 150,
    "organisation": 190,
    "address": 150,
    "commune": 110,
}


def _say(text: str) -> str:
    return QCoreApplication.translate("Import", text)


@dataclass(frozen=True, slots=True)
class PreviewColumn:
    """One column; path: of the field whose texts it holds, "" for row, outcome and remark."""

    header: str
    width: int
    path: str = ""
    number: bool = False
    wide: bool = False
    group: str = ""
    optional: bool = False


class PreviewModel(CellModel):
    """Rows of a block in their order. A mended cell is said by `mended`; whoever hears it rehearses anew."""

    mended = Signal(object)  # numbers of the rows

    def __init__(self, table: str) -> None:
        super().__init__()
        self.table = table
        self.editable = True
        self.block = Block((), (), ())
        self.rows: list[BlockRow] = []
        self.effects: dict[int, RowEffect] = {}
        self._columns: tuple[PreviewColumn, ...] = ()
        self._lines: dict[str, int] = {}

    # what is shown

    def show(self, block: Block, effects: Sequence[RowEffect]) -> None:
        """Show other rows with what they would do."""
        self.beginResetModel()
        self.rows = list(block.rows)
        self.effects = {effect.number: effect for effect in effects}
        self.block = block
        self._lines = {str(row.number): at for at, row in enumerate(self.rows)}
        self._columns = self._made_columns()
        self.block = self.current()
        self.endResetModel()

    def show_effects(self, effects: Sequence[RowEffect]) -> None:
        """The same rows do something else now."""
        self.effects = {effect.number: effect for effect in effects}
        if len(self._made_columns()) != len(self._columns):
            self.show(self.current(), effects)
        else:
            self.repaint()

    def current(self) -> Block:
        """The rows as they are mended by now."""
        return replace(self.block, rows=tuple(self.rows), columns=tuple(self._block_columns()))

    def _block_columns(self) -> list[BlockColumn]:
        """The columns of the block, and those that only a mended cell needs; their money is in million dong."""
        given = list(self.block.columns)
        known = {column.path for column in given}
        money = {column.path for column in self._columns if column.path and is_money(self.table, column.path)}
        given += [
            BlockColumn(-1, column.path, MILLION if column.path in money else 0)
            for column in self._columns
            if column.path and column.path not in known
        ]
        return given

    def _made_columns(self) -> tuple[PreviewColumn, ...]:
        lead = (PreviewColumn(_say(_HEADERS[0]), 52), PreviewColumn(_say(_HEADERS[1]), 118))
        paths = [column.path for column in self.block.columns]
        for effect in self.effects.values():
            path = self._missing(effect.refusal)
            if path and path not in paths:
                paths.append(path)
        return (
            *lead,
            *map(self._column, _name_first(paths)),
            PreviewColumn(_say(_HEADERS[2]), 260, wide=True),
        )

    def _column(self, path: str) -> PreviewColumn:
        heading = next((one.heading for one in self.block.columns if one.path == path), "")
        label = heading or path_label(self.table, path, language())
        if not heading and is_money(self.table, path):
            label = words.say("HEADING_MILLIONS", label=label)
        return PreviewColumn(label, _LONG.get(path, 104), path, self._is_number(path))

    def _is_number(self, path: str) -> bool:
        field = record_of(self.table).by_public_name.get(path)
        return is_money(self.table, path) or (field is not None and isinstance(field.kind, Count))

    # refusals

    def place_of(self, refusal: Refused | None) -> str:
        """The path of the shown column in which a refusal can be mended, "" where it is none."""
        return self._path(refusal, [column.path for column in self._columns if column.path])

    def _missing(self, refusal: Refused | None) -> str:
        """A field that a row lacks and that no column has."""
        if refusal is None or refusal.code != "FIELD_REQUIRED":
            return ""
        field = record_of(self.table).by_name.get(str(refusal.details.get("field", "")))
        return field.public if field is not None else ""

    def _path(self, refusal: Refused | None, paths: Sequence[str]) -> str:
        if refusal is None:
            return ""
        name = words.field_of(refusal)
        field = record_of(self.table).by_name.get(name)
        public = field.public if field is not None else name
        if public in paths:
            return public
        near = (path for path in paths if path.endswith(f".{public}") or path.startswith(f"{public}."))
        return next(near, "")

    def remark(self, number: int) -> str:
        """What a row changes, or why it is refused."""
        effect = self.effects.get(number)
        if effect is None:
            return ""
        if effect.refusal is not None:
            return self.reason(effect.refusal)
        doubts = [words.say(doubt.code, **doubt.details) for doubt in effect.doubts]
        if effect.outcome is not Outcome.CHANGED:
            return " ".join(doubts)
        changed = "; ".join(
            f"{path_label(self.table, self._public(column), language())}: {before or NONE} {ARROW} {after or NONE}"
            for column, (before, after) in effect.changes.items()
        )
        return " ".join((changed, *doubts))

    def reason(self, refusal: Refused) -> str:
        """Why a row is refused; nothing stood there before that could have been kept."""
        return words.refusal_in(
            self.table, refusal, "FIELD_REQUIRED_NEW" if refusal.code == "FIELD_REQUIRED" else ""
        )

    def _public(self, column: str) -> str:
        field = record_of(self.table).by_name.get(column)
        return field.public if field is not None else column

    def counts(self) -> dict[Outcome, int]:
        """How many rows do what."""
        outcomes = [effect.outcome for effect in self.effects.values()]
        return {outcome: outcomes.count(outcome) for outcome in TONES}

    def next_refused(self, after: int) -> GridKey | None:
        """The cell that is in the way in the next refused row below a line, from the top again at the end."""
        order = [*range(after + 1, len(self.rows)), *range(after + 1)]
        for at in order:
            effect = self.effects.get(self.rows[at].number)
            if effect is not None and effect.refusal is not None:
                paths = [column.path for column in self._columns if column.path]
                return str(self.rows[at].number), self.place_of(effect.refusal) or paths[0]
        return None

    # the grid

    @property
    def columns(self) -> tuple[PreviewColumn, ...]:
        return self._columns

    @property
    def frozen(self) -> int:
        return min(3, len(self._columns))

    @property
    def fills(self) -> bool:
        return True

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def address(self, index: Index) -> GridKey | None:
        if not index.isValid() or not self._columns[index.column()].path:
            return None
        return str(self.rows[index.row()].number), self._columns[index.column()].path

    def place(self, key: GridKey) -> QModelIndex:
        across = next((at for at, column in enumerate(self._columns) if column.path == key[1]), -1)
        return (
            self.index(self._lines[key[0]], across)
            if key[0] in self._lines and across >= 0
            else QModelIndex()
        )

    def expects(self, index: Index) -> bool:
        key = self.address(index)
        return key is not None and self._in_the_way(key)

    def first_cell(self) -> tuple[int, int] | None:
        if not self.rows:
            return None
        refused = self.next_refused(len(self.rows) - 1)
        index = self.place(refused) if refused is not None else self.index(0, 2)
        return index.row(), index.column()

    def row(self, number: str) -> BlockRow:
        """The row with a number."""
        return self.rows[self._lines[number]]

    def text(self, key: GridKey) -> str:
        return self.row(key[0]).texts.get(key[1], "")

    def keep(self, key: GridKey, text: str) -> str:
        self.mend({key: text})
        return ""

    def mend(self, texts: Mapping[GridKey, str]) -> None:
        """Put other texts into cells; the rows are to be rehearsed anew."""
        changed: set[int] = set()
        for (number, path), text in texts.items():
            row, cleaned = self.row(number), clean(text)
            if row.texts.get(path, "") != cleaned:
                others = {one: said for one, said in row.texts.items() if one != path}
                self.rows[self._lines[number]] = replace(
                    row, texts=others | ({path: cleaned} if cleaned else {})
                )
                changed.add(row.number)
        if changed:
            self.repaint()
            self.mended.emit(changed)

    def ground(self, key: GridKey) -> str:
        effect = self.effects.get(int(key[0]))
        if effect is None or effect.outcome is Outcome.SAME:
            return ""
        if effect.outcome is Outcome.NEW:
            return "green"
        if effect.outcome is Outcome.REFUSED:
            return "red" if self._in_the_way(key) else ""
        return "amber" if key[1] in map(self._public, effect.changes) else ""

    def _in_the_way(self, key: GridKey) -> bool:
        effect = self.effects.get(int(key[0]))
        return effect is not None and effect.refusal is not None and self.place_of(effect.refusal) == key[1]

    def tip(self, key: GridKey) -> str:
        return self.remark(int(key[0]))

    def beside(self, line: int, column: int, role: int) -> Any:
        number = self.rows[line].number
        effect = self.effects.get(number)
        if role in (Role.DisplayRole, Role.AccessibleTextRole):
            if column == 0:
                return str(number)
            if column == 1:
                return _say(_OUTCOMES[effect.outcome]) if effect is not None else ""
            return self.remark(number)
        if role == Role.ForegroundRole:
            if column == 0 or effect is None:
                return look.colour("muted")
            return look.colour(TONES[effect.outcome]) if column == 1 or effect.refusal is not None else None
        if role == Role.FontRole and column == 1:
            return look.font(bold=True)
        return self.remark(number) if role == Role.ToolTipRole else None


def _name_first(paths: Sequence[str]) -> list[str]:
    """The paths with what names a row before the others."""
    named = next(
        (path for path in ("name", "person", "organisation", "debt.organisation") if path in paths), ""
    )
    return [*([named] if named else []), *(path for path in paths if path != named)]
