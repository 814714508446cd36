"""A package as a report: before and after it is accepted, from wherever it is named; it closes and leaves nothing."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from exports.exchange.receiving import open_packages, receive
from models.returns.document import ReturnDocument
from models.values.errors import Refused
from storage.book.book import Book
from storage.received import receiving
from tests.ui.keyboard import press
from tests.ui.reading.province import FIRST, province_book
from tests.ui.screens.frame import opened, page, quiet
from tests.ui.screens.world import PERIOD, World
from ui.pieces.tables.sheet_table import SheetTable
from ui.reading import report as report_module
from ui.reading.report import PAGES, REGISTER, REVISION, SAID, ReportView, open_report
from ui.reading.report import received as received_source
from ui.shell.frame.window import Window


@pytest.fixture
def book(world: World) -> Iterator[Book]:
    """Two revisions of one unit, and another unit."""
    with world.trusting() as found:
        paths = [world.package("106"), world.package("106", count=42), world.package("108")]
        assert len(receive(found, open_packages(found, paths))) == 3
        yield found


def report_of(qtbot: QtBot, window: Window) -> ReportView:
    quiet(qtbot, window)
    return next(one for one in window.findChildren(ReportView) if one.isVisible())


def parts(report: ReportView) -> list[str]:
    return list(report.tabs._pills)


def figure(report: ReportView, form: str, row: str, column: str) -> str:
    table = report.parts[form].findChild(SheetTable)
    assert isinstance(table, SheetTable) and table.choose_cell((row, column))
    return str(table.currentIndex().data())


def test_a_received_package_opens_with_forms_print_and_what_changed(qtbot: QtBot, window: Window) -> None:
    shown = page(qtbot, window, "receive", period=PERIOD)
    shown.kept.show_unit("Huyện Tam Đường")  # type: ignore[attr-defined]
    shown.kept.panel.report.click()  # type: ignore[attr-defined]
    report = report_of(qtbot, window)
    assert report.windowTitle().startswith("Huyện Tam Đường")
    assert parts(report)[0] == "B01" and {PAGES, REVISION, SAID} <= set(parts(report))
    assert figure(report, "B01", "I.1", "actual") == "42"
    report.show_part(PAGES)
    quiet(qtbot, window)
    pages = report.parts[PAGES].pages  # type: ignore[attr-defined]
    assert pages.count >= 3 and pages._drawn
    report.show_part(REVISION)
    changed = report.parts[REVISION]
    rows = [(one.row, one.before, one.after) for one in changed.found.stated if one.form == "B01"]  # type: ignore[attr-defined]
    assert ("I.1", 40, 42) in rows
    changed.cell_wanted.emit("B01", "I.5", "actual")  # type: ignore[attr-defined]
    assert report.tabs.current == "B01"
    press(qtbot, report, "Escape")
    quiet(qtbot, window)
    assert not [one for one in window.findChildren(ReportView) if one.isVisible()]
    assert window.page is shown


def test_a_file_opens_as_a_report_before_it_is_received(qtbot: QtBot, world: World) -> None:
    with world.trusting() as found:
        window = opened(qtbot, found)
        shown = page(qtbot, window, "receive")
        shown.open_files([world.package("109")])  # type: ignore[attr-defined]
        quiet(qtbot, window)
        line = shown.opened.current()  # type: ignore[attr-defined]
        shown.opened.show_report(line)  # type: ignore[attr-defined]
        report = report_of(qtbot, window)
        assert figure(report, "B01", "I.1", "actual") == "44"
        assert receiving.received(found) == [] and not report.found.is_kept
        report.accept()
        window.close()


def test_where_from_leads_to_the_form_of_the_unit(qtbot: QtBot, window: Window) -> None:
    shown = page(qtbot, window, "consolidation", period=PERIOD)
    shown.show_form("B01")  # type: ignore[attr-defined]
    form = shown.forms["B01"]  # type: ignore[attr-defined]
    form.go_to(("I.1", "actual"))
    quiet(qtbot, window)
    form.origin.shares.select_key(0)
    form.origin.shares.row_opened.emit(0)
    report = report_of(qtbot, window)
    assert report.tabs.current == "B01"
    report.accept()
    quiet(qtbot, window)
    assert window.page is shown


def test_the_register_of_a_package_is_read_there_and_goes_away_with_it(
    qtbot: QtBot, tmp_path: object
) -> None:
    with province_book(tmp_path) as found:  # type: ignore[arg-type]
        window = opened(qtbot, found)
        one = next(one for one in receiving.received(found) if one.unit[1] == FIRST.code)
        open_report(window, window.context, received_source(window.context, one.sha256), REGISTER)
        report = report_of(qtbot, window)
        quiet(qtbot, window)
        assert report.register is not None and report.register.list is not None
        model = report.register.list.table.model()
        assert [model.index(row, 0).data() for row in range(model.rowCount())] == ["HTX Chè Tam Đường"]
        assert list(found.path.parent.glob("*.package"))
        report.accept()
        quiet(qtbot, window)
        assert not list(found.path.parent.glob("*.package"))
        window.close()


def test_a_register_that_cannot_be_laid_out_says_so_in_its_place(
    qtbot: QtBot, tmp_path: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_book: Book, document: ReturnDocument) -> None:
        raise Refused("REGISTER_UNREADABLE", unit=document.unit.name)

    monkeypatch.setattr(report_module, "open_package", refuse)
    with province_book(tmp_path) as found:  # type: ignore[arg-type]
        window = opened(qtbot, found)
        one = next(one for one in receiving.received(found) if one.unit[1] == FIRST.code)
        open_report(window, window.context, received_source(window.context, one.sha256), REGISTER)
        report = report_of(qtbot, window)
        said = " ".join(one.text() for one in report.parts[REGISTER].findChildren(QLabel))
        assert "Không mở được sổ đi kèm" in said and FIRST.name in said
        report.accept()
        window.close()
