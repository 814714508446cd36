"""What this office tells and asks about received packages: receipts, questions, both from the package's panel."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from exports.exchange.receiving import open_packages, receive
from exports.signatures.signing import save_key
from models.dialogue.queries import cell, record
from storage.book.book import Book
from storage.dialogue import queries, receipts
from storage.received import receiving
from tests.ui.screens.frame import page, quiet
from tests.ui.screens.world import NOW, World, office_key
from ui import keychain
from ui import settings as desk
from ui.dialogue.asking import CELL, RECORD, AskPanel
from ui.screens.receive.page import KEPT, ReceivePage
from ui.screens.receive.steps import can_be_refused
from ui.shell.frame.window import Window

PASSWORD = "khóa của tỉnh"


@pytest.fixture
def book(world: World) -> Iterator[Book]:
    """The province's book with two packages received, and a key to sign with."""
    key = world.folder / "tinh.p12"
    key.write_bytes(save_key(office_key(), PASSWORD, "x"))
    with world.trusting() as found:
        receive(found, open_packages(found, [world.package("106"), world.package("108")]))
        keychain.remember(found, "leader", keychain.read_source(key, PASSWORD, NOW))
        yield found


@pytest.fixture
def shown(qtbot: QtBot, window: Window) -> ReceivePage:
    found = page(qtbot, window, "receive", part=KEPT)
    assert isinstance(found, ReceivePage)
    return found


def package_of(book: Book, code: str) -> str:
    return next(one.sha256 for one in receiving.received(book) if one.unit[1] == code)


def test_receipts_go_back_to_where_the_packages_came_from(
    qtbot: QtBot, window: Window, shown: ReceivePage, tmp_path: Path
) -> None:
    stick = tmp_path / "USB"
    stick.mkdir()
    desk.remember("receive/folder", str(stick))
    assert shown.note() == "2 trên 2 gói chưa có biên nhận"
    assert {shown.kept.answers.receipt_of(one.sha256) for one in shown.kept.packages} == {"chưa lập"}
    shown.kept.give_receipts()
    quiet(qtbot, window)
    panel = shown.kept.beside.giving
    assert panel is not None and panel.folder.folder() == stick and shown.kept.side.isHidden()
    panel.key.secret.line.setText(PASSWORD)
    panel.go()
    quiet(qtbot, window)
    assert len(list(stick.glob("bien-nhan_*.asice"))) == 2
    assert shown.note() == "" and not receipts.due(window.context.opened)[0].owed
    assert {shown.kept.answers.receipt_of(one.sha256) for one in shown.kept.packages} == {"đã tổng hợp"}
    shown.kept.beside.shut()
    assert shown.kept.side.isVisible()


def test_a_withdrawn_package_owes_another_receipt(qtbot: QtBot, window: Window, shown: ReceivePage) -> None:
    from exports.exchange.notices_given import give_receipts

    book, sha256 = window.context.opened, package_of(window.context.opened, "106")
    (book.path.parent / "out").mkdir()
    give_receipts(
        book,
        [sha256],
        [keychain.signer(keychain.sources(book)["leader"], PASSWORD)],
        book.path.parent / "out",
    )
    quiet(qtbot, window)
    shown.kept.withdraw(sha256)
    quiet(qtbot, window)
    assert shown.kept.answers.receipt_of(sha256) == "đã tổng hợp, cần lập lại"
    assert shown.kept.answers.tone_of(sha256) == "amber"
    receipts_action = shown.primary()
    assert receipts_action is not None and receipts_action.text.startswith("Gửi ")
    assert receipts_action.text.endswith(" biên nhận…") and not receipts_action.why_not
    shown.kept.show_package(sha256)
    shown.kept.give_receipt()
    quiet(qtbot, window)
    assert shown.kept.beside.giving is not None


def test_a_figure_is_asked_about_with_a_proposal(qtbot: QtBot, window: Window, shown: ReceivePage) -> None:
    book = window.context.opened
    sha256 = package_of(book, "106")
    shown.kept.show_package(sha256)
    shown.kept.panel.ask.click()
    quiet(qtbot, window)
    panel = shown.kept.beside.asking
    assert panel is not None and panel.about.text() == "Huyện Tam Đường · Năm 2020 · lần 1"
    choose(panel, "Biểu 1", "I.1 Tổng số hợp tác xã")
    assert panel.now.text() == "Trong gói ghi: 40"
    panel.text.box.setPlainText("Số hợp tác xã tăng đột biến, đề nghị giải trình.")
    panel.proposal.line.setText("không phải số")
    panel.go()
    assert panel.proposal.refused and queries.asked(book) == []
    panel.proposal.line.setText("1.038")
    panel.go()
    quiet(qtbot, window)
    kept = queries.asked(book)[0]
    assert kept.query.pin == cell("B01", "I.1", "actual") and kept.query.proposal == "1038"
    assert kept.query.due == date(2021, 3, 19) and kept.about.package_sha256 == sha256
    assert shown.kept.beside.isHidden() and shown.kept.side.isVisible()
    assert shown.kept.answers.asked_of(sha256) == "1, còn 1 chưa trả lời"
    assert shown.kept.further()[0].why_not == ""
    shown.kept.write_queries()
    quiet(qtbot, window)
    assert shown.kept.beside.giving is not None


def choose(panel: AskPanel, form: str, row: str) -> None:
    panel.kind.line.setText("Một số liệu của biểu")
    panel.kind.commit()
    for field, words in ((panel.form, form), (panel.row, row)):
        field.line.setText(words)
        assert field.commit()


def test_the_whole_return_is_asked_about(qtbot: QtBot, window: Window, shown: ReceivePage) -> None:
    book = window.context.opened
    shown.kept.ask()
    quiet(qtbot, window)
    panel = shown.kept.beside.asking
    assert panel is not None
    panel.go()
    quiet(qtbot, window)
    assert panel.text.refused
    panel.text.box.setPlainText("Đề nghị giải trình chung.")
    panel.due.line.setText("01/01/2021")
    panel.go()
    quiet(qtbot, window)
    assert panel.due.refused and queries.asked(book) == []
    panel.due.line.setText("")
    panel.go()
    quiet(qtbot, window)
    assert queries.asked(book)[0].query.due is None


def test_a_place_that_is_known_is_chosen_already(qtbot: QtBot, window: Window, book: Book) -> None:
    panel = AskPanel(window.context)
    qtbot.addWidget(panel)
    panel.show_package(
        package_of(book, "108"), cell("B01", "I.5", "actual"), "REASON_MISSING", "46.500", "Vì sao?"
    )
    quiet(qtbot, window)
    assert panel.kind.value() == CELL and panel.row.value() == "I.5" and panel.column.value() == "actual"
    assert panel.now.text() == "Trong gói ghi: 46.500"
    with qtbot.waitSignal(panel.asked, timeout=5000) as said:
        panel.show()
        panel.go()
    asked = said.args[0].query
    assert (asked.finding, asked.text, asked.proposal) == ("REASON_MISSING", "Vì sao?", "46500000000")


def test_a_record_of_the_register_is_offered_by_its_name(qtbot: QtBot, window: Window, world: World) -> None:
    from exports.exchange.sending import Delivery, prepare, send
    from models.register.drafts import OrganisationDraft
    from models.register.tables.organisations import Organisation
    from storage.book import settings
    from storage.register import organisations
    from storage.returns import returns
    from tests.ui.screens.world import IN_TIME, PERIOD, answer_all

    book = window.context.opened
    with settings.create_book(world.folder / "109.book", world.units["109"], clock=lambda: IN_TIME) as unit:
        draft = OrganisationDraft(
            kind="cooperative", name="HTX Bản Lang", sector="crops", founded_on=date(2015, 3, 2)
        )
        key = organisations.add(unit, draft)
        returns.open_return(unit, PERIOD)
        answer_all(unit)
        folder = world.folder / "packages"
        folder.mkdir(exist_ok=True)
        sent = send(unit, prepare(unit, PERIOD), world.keys["109"], Delivery(folder))
    receive(book, open_packages(book, [sent.path]))
    panel = AskPanel(window.context)
    qtbot.addWidget(panel)
    panel.show()
    panel.show_package(package_of(book, "109"), record(Organisation.__tablename__, str(key), "founded_on"))
    quiet(qtbot, window)
    assert panel.kind.value() == RECORD and panel.record.line.text() == "HTX Bản Lang"
    assert panel.now.text() == "Trong gói ghi: 02/03/2015"
    panel.text.box.setPlainText("Ngày thành lập?")
    panel.proposal.line.setText("3/2/2015")
    panel.go()
    quiet(qtbot, window)
    assert queries.asked(book)[0].query.proposal == "2015-02-03"


def test_a_package_that_was_not_taken_in_is_answered_too(
    qtbot: QtBot, window: Window, shown: ReceivePage, world: World, tmp_path: Path
) -> None:
    shown.open_files([world.package("109", by="stranger"), world.package("106", count=41)])
    quiet(qtbot, window)
    bad, good = shown.opened.lines
    assert can_be_refused(bad) and not can_be_refused(good)
    step = shown.opened._steps(bad)[2]
    assert step.text == "Biên nhận từ chối…"
    step.act()
    quiet(qtbot, window)
    panel = shown.opened.beside.giving
    assert panel is not None
    panel.folder.take(tmp_path)
    panel.key.secret.line.setText(PASSWORD)
    panel.go()
    quiet(qtbot, window)
    given = receipts.given(window.context.opened)[0].receipt
    assert given is not None and (given.state, given.reason) == ("refused", "SIGNER_NOT_OF_UNIT")
    assert len(list(tmp_path.glob("bien-nhan_109*.asice"))) == 1
