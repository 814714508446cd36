"""The questions of the assistant, one widget each."""

from datetime import date
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QListWidget,
    QListWidgetItem,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from models.office.names import OfficeKind
from models.values.names import fold
from models.values.periods import PeriodCalendar
from models.values.units import LEVELS, Unit, find, parent
from ui.pieces.inputs.choice import ChoiceField, Option
from ui.pieces.inputs.fields import DateField, InputField, SecretField, TextField, this_day
from ui.pieces.inputs.filters import Filter, FilterChips
from ui.pieces.inputs.search import SearchBar
from ui.pieces.text import button, label

SHORTEST_PASSWORD = 8

ALLIANCE = "alliance"
"""The kind of office that is no State body."""

KeyWish = Literal["make", "import", "later"]


class Question(QWidget):
    """One question: its words, what is still missing, and where the keyboard goes."""

    answered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._last: tuple[InputField, ...] = ()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(16)

    def title(self) -> str:
        """The question in a few words."""
        return ""

    def explained(self) -> str:
        """Why it is asked."""
        return ""

    def missing(self) -> str:
        """What still has to be answered, "" when nothing."""
        return ""

    def take_focus(self) -> None:
        """Give the keyboard to the first thing to fill in."""
        self.setFocus()

    def ends_with(self, *fields: InputField) -> None:
        """Enter in each of these fields answers the question, once; in the others it goes to the next field."""
        for field in self._last:
            field.editor.removeEventFilter(self)
        self._last = fields
        for field in fields:
            field.editor.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            plain = not event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            field = next((one for one in self._last if one.editor is watched), None)
            if field is not None and plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                if field.commit():
                    self.answered.emit()
                return True
        return super().eventFilter(watched, event)


class AskUnit(Question):
    """Which administrative unit, on which day: names and codes are used again for other units."""

    def __init__(self) -> None:
        super().__init__()
        self.chosen: Unit | None = None
        self.on = DateField(
            self.tr("On the day"),
            hint=self.tr("Choose an earlier day for a former district or a commune before the merger."),
        )
        self.on.set_value(this_day())
        self.on.committed.connect(lambda _: self.look())
        self.search = SearchBar(self.tr("Name or code of the unit"), 480)
        self.search.searched.connect(lambda _: self.look())
        self.search.left_downwards.connect(self._downwards)
        self.found = QListWidget()
        self.found.setAccessibleName(self.tr("Units found"))
        self.found.currentItemChanged.connect(lambda *_: self._choose())
        self.found.itemDoubleClicked.connect(lambda _: self.answered.emit())
        self.levels = FilterChips()
        self.levels.show_filters(
            [
                Filter("", self.tr("All levels")),
                Filter("province", self.tr("Provinces")),
                Filter("district", self.tr("Former districts")),
                Filter("commune", self.tr("Communes")),
            ]
        )
        self.levels.chosen.connect(lambda _: self.look())
        self.column.addWidget(self.search)
        self.column.addWidget(self.levels)
        self.column.addWidget(self.found, 1)
        self.column.addWidget(self.on)

    def title(self) -> str:
        return self.tr("Which administrative unit?")

    def explained(self) -> str:
        return self.tr("Type a part of the name, with or without accents, then choose the line.")

    def missing(self) -> str:
        return "" if self.chosen else self.tr("Choose the unit in the list.")

    def take_focus(self) -> None:
        self.search.setFocus()

    def day(self) -> date:
        """The day on which the unit is looked up."""
        value = self.on.value()
        return value if isinstance(value, date) else this_day()

    def look(self) -> None:
        """Show the units that answer to what is typed."""
        day, before = self.day(), self.chosen
        self.found.clear()
        self.chosen = None
        level = next((one for one in LEVELS if one == self.levels.current), None)
        for unit in find(self.search.text(), day, level):
            above = parent(unit, day)
            words = f"{unit.title} · {above.title}" if above else unit.title
            item = QListWidgetItem(f"{words}   ({unit.code})")
            item.setData(Qt.ItemDataRole.UserRole, unit)
            self.found.addItem(item)
            if unit == before:
                self.found.setCurrentItem(item)
        if self.found.count() == 1:
            self.found.setCurrentRow(0)

    def _downwards(self) -> None:
        self.found.setFocus()
        if self.found.currentRow() < 0:
            self.found.setCurrentRow(0)

    def _choose(self) -> None:
        item = self.found.currentItem()
        self.chosen = item.data(Qt.ItemDataRole.UserRole) if item else None


class AskFile(Question):
    """Where the file of the book lies, and how its periods are counted."""

    def __init__(self) -> None:
        super().__init__()
        self.file = TextField(
            self.tr("File of the book"),
            required=True,
            chars=64,
            hint=self.tr(
                "Keep it on this machine's disk; a stick is only for carrying packages and backups."
            ),
        )
        self.counting = ChoiceField(
            self.tr("How periods are counted"),
            [
                Option(PeriodCalendar.STATE, self.tr("15th to 14th: People's Committees, departments")),
                Option(PeriodCalendar.CALENDAR, self.tr("Calendar months: cooperative alliances, funds")),
            ],
            required=True,
            chars=58,
            hint=self.tr("Decree 09/2019 for State bodies. It can be changed in the settings."),
        )
        self.counting.set_value(PeriodCalendar.STATE.value)
        for field in (self.file, self.counting):
            self.column.addWidget(field)
        choose = button(self.tr("Choose the folder…"), self._ask_folder, picture="folder")
        self.column.insertWidget(1, choose, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addStretch(1)
        self.ends_with(self.counting)

    def title(self) -> str:
        return self.tr("Where is the book kept?")

    def explained(self) -> str:
        return self.tr("One file holds everything. It can be moved or copied later like any other file.")

    def missing(self) -> str:
        if not self.file.read():
            return self.tr("Say where the book is to lie.")
        return self.tr("A file of this name exists already.") if self.path().exists() else ""

    def take_focus(self) -> None:
        self.file.line.setFocus()

    def calendar(self) -> PeriodCalendar:
        """How the book counts its periods: by State bodies where nothing was chosen."""
        return PeriodCalendar(self.counting.value() or PeriodCalendar.STATE)

    def path(self) -> Path:
        """The file of the book."""
        path = Path(self.file.read()).expanduser()
        return path if path.suffix == ".book" else path.with_name(path.name + ".book")

    def propose(self, unit: Unit, kind: OfficeKind) -> None:
        """A file name that says which unit it is, without accents or blanks, and the calendar of such an office."""
        if not self.file.read():
            name = "-".join(fold(unit.title).split())
            self.file.set_value(str(Path.home() / f"{name}-{unit.code}.book"))
        counted = PeriodCalendar.CALENDAR if kind.code == ALLIANCE else PeriodCalendar.STATE
        self.counting.set_value(counted.value)

    def _ask_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self.tr("Choose the folder…"))
        if folder:
            self.file.set_value(str(Path(folder) / self.path().name))


class AskKey(Question):
    """The signing key: made now, taken from a file, or later."""

    def __init__(self) -> None:
        super().__init__()
        self.make = QRadioButton(self.tr("Make signing keys for the leader and the seal of this unit"))
        self.take = QRadioButton(self.tr("Use a key file that I have (.p12, .pfx)"))
        self.later = QRadioButton(self.tr("Later: I only enter data for now"))
        self.make.setChecked(True)
        for choice in (self.make, self.take, self.later):
            self.column.addWidget(choice)
            choice.toggled.connect(lambda _: self._show())
        self.chosen_file = TextField(self.tr("Key file"), chars=64)
        self.choose = button(self.tr("Choose the file…"), self._ask_file, picture="key")
        self.secret = SecretField(self.tr("Password of the key"))
        self.length = label(
            self.tr("At least {count} characters; a short sentence is easy to keep in mind.").format(
                count=SHORTEST_PASSWORD
            ),
            "note",
        )
        self.again = SecretField(
            self.tr("Password once more"),
            hint=self.tr("Nobody can restore it. Keep it in a safe place, not beside the key."),
        )
        for widget in (self.chosen_file, self.choose, self.secret, self.length, self.again):
            self.column.addWidget(widget)
        self.ends_with(self.again)
        self.column.setAlignment(self.choose, Qt.AlignmentFlag.AlignLeft)
        self.column.addStretch(1)
        self._show()

    def title(self) -> str:
        return self.tr("With which key are returns signed?")

    def explained(self) -> str:
        return self.tr(
            "The receiving unit trusts a package by its signatures: the leader's and the seal's. Keys made here "
            "share one password and have to be entered in the trust list of the province once. Who keeps the "
            "key signs with it: hand it to the signer."
        )

    def _show(self) -> None:
        self.chosen_file.setVisible(self.take.isChecked())
        self.choose.setVisible(self.take.isChecked())
        self.secret.setVisible(not self.later.isChecked())
        self.length.setVisible(self.make.isChecked())
        self.again.setVisible(self.make.isChecked())

    def name_signer(self, name: str, office: str) -> None:
        """Say in whose name the keys will be made."""
        told = self.tr("Make two signing keys: one for {name}, who signs, one for the seal of {office}")
        self.make.setText(told.format(name=name, office=office))

    def missing(self) -> str:
        if self.later.isChecked():
            return ""
        if self.take.isChecked():
            file = self.file()
            return "" if file and file.is_file() else self.tr("Choose the key file.")
        if len(self.password()) < SHORTEST_PASSWORD:
            return self.tr("The password needs at least {count} characters.").format(count=SHORTEST_PASSWORD)
        same = self.password() == self.again.line.text()
        return "" if same else self.tr("The two passwords differ.")

    def take_focus(self) -> None:
        self.make.setFocus()

    def wish(self) -> KeyWish:
        """Which of the three ways."""
        if self.later.isChecked():
            return "later"
        return "import" if self.take.isChecked() else "make"

    def file(self) -> Path | None:
        """The key file that is to be used."""
        typed = self.chosen_file.read()
        return Path(typed).expanduser() if self.take.isChecked() and typed else None

    def password(self) -> str:
        """The password exactly as typed."""
        return "" if self.later.isChecked() else self.secret.line.text()

    def _ask_file(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Choose the file…"), "", "*.p12 *.pfx")
        if name:
            self.chosen_file.set_value(name)
