"""A small real register of a province's book, and the window that shows it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from models.register.drafts import DebtDraft, EntryDraft, MembershipDraft, OrganisationDraft, PersonDraft
from models.values.dates import VIETNAM
from models.values.units import unit_on, units
from storage.book import settings
from storage.book.book import Book
from storage.register import debts, members, organisations, standings
from ui.pieces.inputs.fields import InputField
from ui.shell.frame.window import Window
from ui.shell.page import Page

TODAY = date(2026, 9, 30)
NOW = datetime(2026, 9, 30, 9, 0, tzinfo=VIETNAM)
COMMUNES = units("commune", TODAY, "12")
ACTOR = "Vàng Thị Lan"
MILLION = 1_000_000
PageType = TypeVar("PageType", bound=Page)


@dataclass(frozen=True)
class Register:
    """The book and the ids of what is in it."""

    book: Book
    chuoi: str
    che: str
    ngung: str
    person: str
    bank: str


def make_register(folder: Path) -> Register:
    """Three cooperatives, one of them stopped and in debt; a member; two debts.

    The first of a process is made record by record, every later one as a copy of its bytes.
    """
    sample, path = _sample(), folder / "12.book"
    path.write_bytes(sample.content)
    book = Book.open(path, clock=lambda: NOW, actor=ACTOR)
    book.made |= sample.changes
    return Register(book, *sample.ids)


@dataclass(frozen=True)
class _Sample:
    """The file of the register's book, the ids in it, and the changes that an undo may take back."""

    content: bytes
    ids: tuple[str, str, str, str, str]
    changes: frozenset[int]


@cache
def _sample() -> _Sample:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "12.book"
        with settings.create_book(path, unit_on("12", TODAY), clock=lambda: NOW, actor=ACTOR) as book:
            ids, changes = _fill(book), frozenset(book.made)
        return _Sample(path.read_bytes(), ids, changes)


def _fill(book: Book) -> tuple[str, str, str, str, str]:
    """Write the records; the ids of three cooperatives, a member and a debt in the order of Register."""
    place = COMMUNES[0]

    def add(name: str, code: str, sector: str, capital: int, year: int = 2019) -> str:
        draft = OrganisationDraft(
            kind="cooperative",
            name=name,
            tax_code=code,
            sector=sector,
            founded_on=date(year, 3, 5),
            commune_code=place.code,
            commune_from=place.valid_from,
            capital=capital * MILLION,
        )
        return organisations.add(book, draft)

    chuoi = add("Hợp tác xã Chuối Đèo Hoa", "6200012345", "crops", 480)
    che = add("Hợp tác xã Chè Tam Đường", "6200023451", "crops", 2000, 2025)
    ngung = add("Hợp tác xã Vận tải Ma Li Pho", "6200034512", "transport", 900)
    standings.record_event(book, ngung, "stopped", date(2023, 1, 10))
    person, _ = members.add_member(
        book,
        chuoi,
        PersonDraft(name="Lò Thị Ún", birth="1980", sex="female", personal_number="012180001234"),
        MembershipDraft(joined_on=date(2019, 3, 5), capital=40 * MILLION),
    )
    bank = debts.add(book, ngung, _loan(350))
    debts.add(book, chuoi, _loan(120))
    return chuoi, che, ngung, person, bank


def _loan(millions: int) -> DebtDraft:
    begun = date(2020, 6, 1)
    return DebtDraft(
        creditor_kind="bank",
        creditor="Ngân hàng Nông nghiệp",
        contract=f"{millions}/HĐTD",
        started_on=begun,
        due_on=date(2022, 6, 1),
        entries=(EntryDraft(on=begun, kind="principal_drawn", amount=millions * MILLION),),
    )


@contextmanager
def shown(qtbot: QtBot, book: Book, key: str, kind: type[PageType]) -> Iterator[tuple[Window, PageType]]:
    """A window with the book, opened at a page."""
    window = Window()
    window.context.hold(book)
    window.show()
    qtbot.waitExposed(window)
    qtbot.addWidget(window)
    window.open_page(key)
    page = window.page
    assert isinstance(page, kind)
    settle(qtbot, window)
    try:
        yield window, page
    finally:
        window.close()


def settle(qtbot: QtBot, window: Window) -> None:
    """Wait until the lane is empty and what was said has arrived."""
    QApplication.processEvents()
    qtbot.waitUntil(lambda: not window.lane.jobs, timeout=20000)
    QApplication.processEvents()


def wait(qtbot: QtBot, that: Callable[[], object]) -> None:
    """Wait until something is so."""
    qtbot.waitUntil(lambda: bool(that()))


def put(field: InputField, text: str) -> None:
    """Write a text into the line of a field, as typing leaves it."""
    line = field.editor
    assert isinstance(line, QLineEdit)
    line.setText(text)
