"""Settings on a real book: names, the key with its password, the trust list with its comparison."""

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from exports.trust.lists import build_trust
from storage.book import periods, settings
from storage.book.book import Book
from storage.forms import comparisons
from storage.trust import trust
from tests.ui.screens.frame import page, quiet
from tests.ui.screens.world import NOW, World
from ui import settings as desk
from ui.pieces.tables.facts import grouped
from ui.screens.settings.page import CALENDAR, DESK, OFFICE, TRUST, SettingsPage
from ui.shell.frame.window import Window


def settings_page(qtbot: QtBot, window: Window, part: str) -> SettingsPage:
    found = page(qtbot, window, "settings", part=part)
    assert isinstance(found, SettingsPage)
    return found


def texts(widget: object) -> str:
    assert hasattr(widget, "findChildren")
    return "\n".join(label.text() for label in widget.findChildren(QLabel))


def test_the_unit_is_told_and_names_are_kept_at_once(qtbot: QtBot, window: Window, book: Book) -> None:
    shown = settings_page(qtbot, window, OFFICE)
    assert "Tỉnh Lai Châu" in texts(shown.office.facts) and "cấp tỉnh" in texts(shown.office.facts)
    field = shown.office.names["signer_right"]
    field.type_in("  Tẩn A  Sơn ")
    assert settings.office_names(book).signer_right == "Tẩn A Sơn"
    quiet(qtbot, window)
    settings.write(book, "office", "Liên minh Hợp tác xã")
    quiet(qtbot, window)
    assert shown.office.names["office"].typed() == "Liên minh Hợp tác xã"


def test_the_first_trust_list_waits_for_the_comparison(
    qtbot: QtBot, window: Window, book: Book, world: World
) -> None:
    shown = settings_page(qtbot, window, TRUST)
    assert shown.trust.state.text() == "Chưa có"
    shown.trust.open_file(world.trust_file)
    quiet(qtbot, window)
    assert trust.in_use(book) is None
    assert shown.trust.offer.isVisible() and not shown.trust.accept.isEnabled()
    fingerprint = shown.trust.fingerprint.text()
    shown.trust.compared.click()
    shown.trust.accept.click()
    quiet(qtbot, window)
    kept = trust.in_use(book)
    assert kept is not None and grouped(kept.pinned) == fingerprint
    assert shown.trust.state.text() == "Còn hạn" and shown.trust.offer.isHidden()
    facts = texts(shown.trust.facts)
    assert "31/12/2021" in facts and "Tỉnh Lai Châu" in facts and fingerprint in facts


def test_a_list_that_is_not_wanted_is_not_installed(
    qtbot: QtBot, window: Window, book: Book, world: World
) -> None:
    shown = settings_page(qtbot, window, TRUST)
    shown.trust.open_file(world.trust_file)
    quiet(qtbot, window)
    shown.trust.reject.click()
    assert trust.in_use(book) is None and shown.trust.offer.isHidden() and shown.trust.now.isVisible()


def test_a_list_of_another_signer_is_refused(
    qtbot: QtBot, window: Window, book: Book, world: World, tmp_path: Path
) -> None:
    from exports.exchange.receiving import install_trust, trust_in_use

    install_trust(book, world.trust_file.read_bytes())
    used = trust_in_use(book)
    assert used is not None
    shown = settings_page(qtbot, window, TRUST)
    forged = tmp_path / "forged.asice"
    forged.write_bytes(build_trust(used, world.keys["stranger"]["leader"]))
    shown.trust.open_file(forged)
    quiet(qtbot, window)
    assert "dấu vân tay" in shown.trust.refusal.text() and shown.trust.refusal.isVisible()
    (tmp_path / "junk.asice").write_bytes(b"junk")
    shown.trust.open_file(tmp_path / "junk.asice")
    quiet(qtbot, window)
    assert shown.trust.refusal.isVisible() and shown.trust.state.text() == "Còn hạn"


@pytest.mark.parametrize(("days", "word"), [(310, "Quá ngày cập nhật"), (400, "Đã hết hạn")])
def test_an_old_list_is_said_to_be_old(
    qtbot: QtBot, window: Window, book: Book, world: World, days: int, word: str
) -> None:
    from exports.exchange.receiving import install_trust

    install_trust(book, world.trust_file.read_bytes())
    book.clock = lambda: NOW + timedelta(days=days)
    shown = settings_page(qtbot, window, TRUST)
    assert shown.trust.state.text() == word and shown.trust.told.isVisible()


def test_the_person_signs_the_history_from_now_on(qtbot: QtBot, window: Window, book: Book) -> None:
    shown = settings_page(qtbot, window, DESK)
    shown.person.line.setText("Lò Văn Páo")
    shown.person.commit()
    assert book.actor == "Lò Văn Páo" and desk.text("person") == "Lò Văn Páo"


def test_a_form_is_compared_with_its_original_and_that_is_taken_back(
    qtbot: QtBot, window: Window, book: Book
) -> None:
    shown = settings_page(qtbot, window, CALENDAR).calendar
    assert shown.words["B01-2020"].startswith("[R]") and "B07-2026" in shown.words
    shown.compare_form("B01")
    assert shown.name.refused and comparisons.compared_forms(book) == {}
    shown.name.line.setText("Lò Thị Mai")
    shown.compare_form("B01")
    quiet(qtbot, window)
    assert "Lò Thị Mai" in shown.words["B01-2020"] and shown.words["B02-2020"].startswith("[R]")
    take_back = [one for one in shown.findChildren(QPushButton) if one.text() == "Bỏ ghi nhận"]
    (button,) = take_back
    button.click()
    quiet(qtbot, window)
    assert shown.words["B01-2020"].startswith("[R]") and comparisons.compared_forms(book) == {}


def test_a_rule_is_compared_and_the_calendar_of_periods_chosen(
    qtbot: QtBot, window: Window, book: Book
) -> None:
    shown = settings_page(qtbot, window, CALENDAR).calendar
    assert shown.words["QUY-TINH"].startswith("[R]")
    shown.compare("QUY-TINH")
    assert shown.name.refused and periods.compared(book) == {}
    shown.name.line.setText("Lò Thị Mai")
    shown.compare("QUY-TINH")
    quiet(qtbot, window)
    assert "Lò Thị Mai" in shown.words["QUY-TINH"] and "[R]" not in shown.words["QUY-TINH"]
    shown.calendars.chosen.emit("state")
    quiet(qtbot, window)
    assert periods.calendar_of(book).value == "state" and shown.calendars.current == "state"
