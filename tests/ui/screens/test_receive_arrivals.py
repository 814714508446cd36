"""Receiving what really lies on a stick: envelopes, prints alone, parts, faults of the chain, things for the office."""

import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from exports.exchange.notices_given import give_receipts
from models.returns.verdicts import Validity
from models.values.dates import VIETNAM
from models.values.units import units
from storage.book import settings
from storage.book.book import Book
from storage.received import receiving
from storage.returns.outbox import outbox
from storage.trust import trust
from tests.ui.screens.arriving import (
    PASSWORD,
    enveloped,
    hold_reception_key,
    in_parts,
    newer_trust,
    printed,
    reception_key,
)
from tests.ui.screens.frame import opened, page, quiet
from tests.ui.screens.world import NOW, World, make_world, office_key
from ui import reception
from ui.pieces.tables.empty import EmptyState
from ui.reading.report import ReportView
from ui.screens.receive.advice import NextStep, way_of, ways_of
from ui.screens.receive.lines import CLOSED
from ui.screens.receive.page import KEPT, OFFICE, OPENED, ReceivePage
from ui.shell.frame.window import Window


@pytest.fixture
def world(tmp_path: Path) -> World:
    return make_world(tmp_path, reception_key().certificate)


@pytest.fixture
def book(world: World) -> Iterator[Book]:
    reception.lock()
    with world.trusting() as found:
        hold_reception_key(found)
        yield found
    reception.lock()


def receive_page(qtbot: QtBot, window: Window) -> ReceivePage:
    found = page(qtbot, window, "receive")
    assert isinstance(found, ReceivePage)
    return found


def type_password(qtbot: QtBot, window: Window, shown: ReceivePage, password: str) -> None:
    shown.opened.band.secret.line.setText(password)
    shown.opened.band.go()
    quiet(qtbot, window)


def test_one_password_opens_every_envelope_once(qtbot: QtBot, window: Window, world: World) -> None:
    shown = receive_page(qtbot, window)
    shown.open_files([enveloped(world.package("106")), enveloped(world.package("108"))])
    quiet(qtbot, window)
    lines = shown.opened.lines
    assert [line.code for line in lines] == [CLOSED, CLOSED] and shown.opened.waiting() == 2
    assert shown.opened.band.isVisible() and shown.opened.band.words.text().startswith("2 tệp")
    assert [way for line in lines for way in ways_of(line)] == [NextStep.UNLOCK, NextStep.UNLOCK]
    type_password(qtbot, window, shown, "không phải mật khẩu")
    assert "Caps Lock" in shown.opened.band.secret.refusal.text() and shown.opened.waiting() == 2
    assert shown.opened.band.secret.line.text() == ""
    type_password(qtbot, window, shown, PASSWORD)
    assert not shown.opened.band.isVisible()
    assert [line.unit() for line in shown.opened.lines] == ["Huyện Tam Đường", "Huyện Sìn Hồ"]
    assert {line.came_as() for line in shown.opened.lines} == {"phong bì"}
    assert len(shown.opened.ticked) == 2
    shown.open_files([enveloped(world.package("109"))])
    quiet(qtbot, window)
    assert shown.opened.waiting() == 0 and len(shown.opened.lines) == 3
    shown.opened.receive()
    quiet(qtbot, window)
    assert len(receiving.received(window.context.opened)) == 3


def test_an_envelope_with_a_password_of_its_own(qtbot: QtBot, window: Window, world: World) -> None:
    shown = receive_page(qtbot, window)
    shown.open_files([enveloped(world.package("106"), "mật khẩu riêng 12", to_key=False)])
    quiet(qtbot, window)
    assert shown.opened.waiting() == 1
    type_password(qtbot, window, shown, "mật khẩu riêng 12")
    assert shown.opened.lines[0].acceptable and reception.is_locked(window.context.opened)


def test_an_envelope_for_somebody_else_and_an_altered_one(qtbot: QtBot, window: Window, world: World) -> None:
    from exports.signatures.envelope import encrypt
    from exports.signatures.reception_certificates import new_reception_key

    package = world.package("106")
    other = package.with_name("noi-khac.asice.p7m")
    other.write_bytes(encrypt(package.read_bytes(), [new_reception_key("x", "y", NOW).certificate]))
    altered = enveloped(package)
    content = bytearray(altered.read_bytes())
    content[-100] ^= 1
    altered.write_bytes(content)
    reception.unlock(window.context.opened, PASSWORD)
    shown = receive_page(qtbot, window)
    shown.open_files([other, altered])
    quiet(qtbot, window)
    first, second = shown.opened.lines
    assert (first.code, first.standing) == ("DECRYPT_OTHER_RECIPIENT", Validity.UNDECIDED)
    assert (second.code, second.standing) == ("DECRYPT_NOT_INTACT", Validity.INVALID)
    assert (ways_of(first), ways_of(second)) == ([NextStep.KEYS], [NextStep.RESEND])
    assert not shown.opened.band.isVisible()
    shown.opened.details.show_line(second, shown.opened._steps(second))
    shown.opened._steps(second)[0].act()
    told = QGuiApplication.clipboard().text()
    assert altered.name in told and "DECRYPT_NOT_INTACT" in told and "Kính gửi" in told


def test_a_print_alone_and_parts_are_returns(qtbot: QtBot, window: Window, world: World) -> None:
    alone, parts = printed(world.package("106")), in_parts(world.package("108"))
    shown = receive_page(qtbot, window)
    shown.open_files([alone, *parts[1:]])
    quiet(qtbot, window)
    first, second = shown.opened.lines
    assert first.acceptable and first.came_as() == "bản in đã ký"
    assert second.code == "PARTS_MISSING" and "thiếu phần 1 " in second.sentence()
    assert ways_of(second) == [NextStep.PARTS]
    shown.open_files([parts[0]])
    quiet(qtbot, window)
    joined = shown.opened.lines[1]
    assert joined.acceptable and joined.came_as() == f"{len(parts)} phần" and len(shown.opened.lines) == 2
    shown.opened.table.select_key(joined.path)
    shown.opened.drop()
    shown.opened.judge_again()
    quiet(qtbot, window)
    assert [line.unit() for line in shown.opened.lines] == ["Huyện Tam Đường"]


def test_faults_of_the_chain_are_said_with_a_question_for_the_unit(
    qtbot: QtBot, window: Window, world: World
) -> None:
    first, second = world.package("106"), world.package("106", count=42)
    shown = receive_page(qtbot, window)
    shown.open_files([second])
    quiet(qtbot, window)
    line = shown.opened.lines[0]
    assert line.acceptable and line.fault is not None and line.fault.code == "CHAIN_GAP"
    assert line.says() == line.chain() and "gói số 2" in line.chain()
    steps = shown.opened._steps(line)
    assert [step.text for step in steps] == [
        "Để lại, chưa nhận",
        "Chép lời hỏi đơn vị",
        "Mở báo cáo",
        "Phiếu kiểm tra…",
    ]
    steps[1].act()
    assert (
        "gói số 2" in QGuiApplication.clipboard().text() and "CHAIN_GAP" in QGuiApplication.clipboard().text()
    )
    shown.open_files([first])
    quiet(qtbot, window)
    assert [line.fault for line in shown.opened.lines] == [None, None]
    shown.opened.tick(first)
    shown.opened.receive()
    quiet(qtbot, window)
    sha256 = receiving.received(window.context.opened)[0].sha256
    assert shown.kept.answers.faults[sha256].code == "CHAIN_GAP"
    assert shown.kept.panel.chain.text() == "thiếu gói trước"
    shown.kept.ask_about_chain()
    quiet(qtbot, window)
    asking = shown.kept.beside.asking
    assert asking is not None and "gói số 2" in asking.text.value()


def test_a_whole_stick_is_opened_in_one_motion(qtbot: QtBot, window: Window, world: World) -> None:
    stick = world.folder / "USB"
    (stick / "con").mkdir(parents=True)
    shutil.copy(world.package("106"), stick)
    for part in in_parts(world.package("108")):
        shutil.copy(part, stick / "con")
    shutil.copy(newer_trust(world), stick)
    (stick / "ảnh.pdf").write_bytes(b"%PDF-1.4\nnothing of ours\n%%EOF\n")
    (stick / "ghi chú.txt").write_text("x", encoding="utf-8")
    shown = receive_page(qtbot, window)
    shown.open_files([stick])
    quiet(qtbot, window)
    assert {line.unit() for line in shown.opened.lines} == {"Huyện Tam Đường", "Huyện Sìn Hồ"}
    assert shown.filters.current == OPENED
    assert [(line.kind(), line.about()) for line in shown.office.lines] == [("Danh sách tin cậy", "Số 2")]
    shown._look_at(OFFICE)
    assert shown.primary().text == "Ghi 1 tệp vào sổ"  # type: ignore[union-attr]
    window.press_primary()
    quiet(qtbot, window)
    kept = trust.in_use(window.context.opened)
    assert kept is not None and kept.serial == 2
    assert [line.code for line in shown.office.lines] == ["TRUST_IN_USE"]
    assert len(shown.opened.lines) == 2


def test_a_sheet_of_an_opened_file_is_written(
    qtbot: QtBot, window: Window, world: World, tmp_path: Path
) -> None:
    shown = receive_page(qtbot, window)
    shown.open_files([world.package("109", by="stranger")])
    quiet(qtbot, window)
    shown.opened.save_sheet(shown.opened.lines[0], tmp_path / "phieu.pdf")
    quiet(qtbot, window)
    assert (tmp_path / "phieu.pdf").read_bytes().startswith(b"%PDF")


def test_every_verdict_has_its_one_way_on() -> None:
    import re

    from models.values.messages import sentences

    about = re.compile(r"(ZIP|MANIFEST|CMS|CERT|PDF|XLSX|DECRYPT|DIGEST|SIGNER|TRUST|REVOCATION|ROLE)_")
    codes = [code for code in sentences("vi") if about.match(code)]
    assert len(codes) > 60
    for code in codes:
        assert isinstance(way_of(code, Validity.INVALID), NextStep)
        assert way_of(code, Validity.INVALID) is not NextStep.TICK or code == "SIGNER_TERM_ENDED"
    assert way_of("REVOCATION_UNKNOWN", Validity.UNDECIDED) is NextStep.REVOCATION
    assert way_of("", Validity.VALID) is NextStep.TICK


@pytest.fixture
def told(world: World) -> tuple[Path, Path]:
    """A unit's book that sent its return, and the receipt that the province laid down for it."""
    package = world.package("106")
    with world.trusting() as province:
        from exports.exchange.receiving import open_packages, receive

        receive(province, open_packages(province, [package]))
        sha256 = receiving.received(province)[0].sha256
        back = world.folder / "back"
        back.mkdir()
        give_receipts(province, [sha256], [office_key()], back)
    return world.folder / "106.book", back


def test_at_the_sender_the_page_takes_what_came_back(
    qtbot: QtBot, world: World, told: tuple[Path, Path]
) -> None:
    path, back = told
    with Book.open(path, clock=lambda: NOW, actor="x") as unit:
        from exports.exchange.receiving import install_trust

        install_trust(unit, world.trust_file.read_bytes())
        window = opened(qtbot, unit)
        shown = receive_page(qtbot, window)
        assert isinstance(shown.empty, EmptyState)
        shown.open_files([back])
        quiet(qtbot, window)
        assert shown.filters.current == OFFICE
        line = shown.office.lines[0]
        assert (line.kind(), line.about(), line.issuer()) == ("Biên nhận", "Năm 2020, lần 1", "Tỉnh Lai Châu")
        assert line.acceptable and line.says() == "Số liệu đã vào bảng tổng hợp"
        shown.office.import_files()
        quiet(qtbot, window)
        entry = outbox(unit)[0]
        assert entry.receipt is not None and entry.receipt.state == "merged"
        assert window.page is not None and window.page.key == "dialogue"
        window.open_page("receive", {"files": [back]})
        quiet(qtbot, window)
        assert [one.code for one in shown.office.lines] == ["RECEIPT_KNOWN"]
        assert shown.office._step(shown.office.lines[0]).text == "Bỏ dòng khỏi danh sách"
        opens = next(one for one in shown.office.findChildren(QPushButton) if one.text() == "Mở báo cáo")
        opens.click()
        quiet(qtbot, window)
        report = next(one for one in window.findChildren(ReportView) if one.isVisible())
        assert report.windowTitle().endswith("Năm 2020")
        report.accept()
        window.close()


def test_the_page_opens_files_that_it_was_sent_to(qtbot: QtBot, window: Window, world: World) -> None:
    window.open_page("receive", {"files": [world.package("106")]})
    quiet(qtbot, window)
    shown = window.page
    assert isinstance(shown, ReceivePage) and len(shown.opened.lines) == 1
    window.open_page("receive", {"part": KEPT})
    assert shown.filters.current == KEPT


def test_a_commune_sees_only_what_is_for_itself(qtbot: QtBot, tmp_path: Path) -> None:
    day = datetime(2026, 10, 2, 9, 0, tzinfo=VIETNAM)
    commune = units("commune", day.date(), "12")[0]
    with settings.create_book(tmp_path / "xa.book", commune, clock=lambda: day, actor="x") as unit:
        window = opened(qtbot, unit)
        shown = receive_page(qtbot, window)
        assert not shown.receives and shown.filters.isHidden() and shown.filters.current == OFFICE
        assert isinstance(shown.empty, EmptyState) and "Chưa có gì gửi" in shown.empty.title.text()
        assert shown.primary().text == "Mở tệp…"  # type: ignore[union-attr]
        window.close()
