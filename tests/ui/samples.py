"""Pages that stand in for screens: a list and a form, with everything that the frame asks a page."""

from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.pieces.inputs.fields import NumberField, TextField
from ui.pieces.inputs.group import FieldGroup
from ui.pieces.inputs.search import SearchBar
from ui.pieces.tables.paged import Column
from ui.pieces.tables.table import DataTable
from ui.shell.context import Context
from ui.shell.page import Action, Chip, Page
from ui.shell.pages import RailEntry

Row = tuple[str, int]


class ListPage(Page):
    """A list of a thousand rows with a search bar."""

    key = "cooperatives"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.told: list[Any] = []
        self.bar = SearchBar("Tìm")
        columns = [
            Column[Row]("name", "Tên", lambda row: row[0], 200),
            Column[Row]("capital", "Vốn (tr.đ)", lambda row: row[1], 100, number=True),
        ]
        self.table = DataTable[int, Row](columns, self.fetch, name="sample", frozen=1)
        self.table.show_keys(range(1000))
        column = QVBoxLayout(self)
        column.addWidget(self.table)

    def fetch(self, keys: Any) -> dict[int, Row]:
        return {key: (f"HTX {key}", key * 1000) for key in keys}

    def title(self) -> str:
        return "Hợp tác xã"

    def where(self) -> tuple[str, ...]:
        return ("Xã Phong Thổ", "Quý III/2026")

    def chip(self) -> Chip:
        return Chip("Nháp", "blue")

    def tool(self) -> QWidget:
        return self.bar

    def primary(self) -> Action:
        return Action("Thêm hợp tác xã", lambda: self.told.append("primary"))

    def secondary(self) -> tuple[Action, ...]:
        return (Action("Dán từ Excel", lambda: self.told.append("paste"), why_not="Chưa chép gì"),)

    def activate(self, target: dict[str, Any]) -> None:
        self.told.append(target)

    def refresh(self, changed: frozenset[str]) -> None:
        self.told.append(changed)

    def first_focus(self) -> QWidget:
        return self.table

    def search(self) -> bool:
        return self.bar.take()

    def undo(self) -> bool:
        self.told.append("undo")
        return True

    def next_problem(self) -> bool:
        self.told.append("problem")
        return True


class FormPage(Page):
    """A form of two fields."""

    key = "members"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.kept: list[Any] = []
        self.seen: list[frozenset[str]] = []
        self.name = TextField("Họ và tên", required=True)
        self.share = NumberField("Vốn góp")
        for field in (self.name, self.share):
            field.committed.connect(self.kept.append)
        column = QVBoxLayout(self)
        column.addWidget(FieldGroup("Thành viên", [self.name, self.share]))

    def title(self) -> str:
        return "Thành viên"

    def refresh(self, changed: frozenset[str]) -> None:
        self.seen.append(changed)

    def first_focus(self) -> QWidget:
        return self.name.line


ENTRIES = (
    RailEntry("cooperatives", "Cooperatives", "tests.ui.samples:ListPage", 2, bookless=True),
    RailEntry("members", "Members", "tests.ui.samples:FormPage", 3, bookless=True),
    RailEntry("receive", "Receive", "tests.ui.samples:FormPage", 7, True, bookless=True),
)
