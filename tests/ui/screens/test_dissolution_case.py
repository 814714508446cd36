"""The case file of an organisation, by keyboard: a step is recorded, what follows is seen, the file is printed."""

from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from storage.register.lists import lists
from storage.register.records import cards, store
from tests.ui.keyboard import press, type_in
from tests.ui.screens.register import Register, settle, shown
from ui.register.form.draft import DraftForm
from ui.screens.cooperatives.case import CasePart
from ui.screens.cooperatives.page import CooperativesPage


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def test_a_step_is_recorded_and_what_follows_is_said(qtbot: QtBot, register: Register) -> None:
    store.add(
        register.book,
        "documents",
        {"name": "124/UBND-TM", "document_kind": "letter", "issued_on": "2026-01-25"},
    )
    with shown(qtbot, register.book, "cooperatives", CooperativesPage) as (window, page):
        page.activate({"organisation": register.ngung, "part": "case"})
        settle(qtbot, window)
        part = page.record.front
        assert isinstance(part, CasePart) and "Chưa làm bước nào" in part.facts.text()
        assert [part.debts.rows.columns[1].text(debt) for debt in part.case.debts] == [  # type: ignore[union-attr]
            "Ngân hàng Nông nghiệp (Ngân hàng, tổ chức tín dụng)"
        ]
        part.steps.table.setFocus()
        press(qtbot, window, "Ins")
        for text in (
            "2/3/2026",
            "gui cong van",
            "",
            "UBND xã",
            "124/UBND",
            "đã gửi",
            "Đối chiếu nợ",
            "15/9/2026",
        ):
            type_in(focused(), text)
            press(qtbot, window, "Return")
        form = page.record.edit.findChild(DraftForm)
        assert form is not None and form.submit()
        settle(qtbot, window)
        (key,) = lists.keys(register.book, "dissolution_steps")
        values = cards.get_card(register.book, "dissolution_steps", key).values
        assert (values["step"], values["next_on"]) == ("letter", "2026-09-15")
        assert values["document_id"] in lists.keys(register.book, "documents")
        assert "Quá hạn từ 15/09/2026: Đối chiếu nợ" in part.facts.text()
        page.setFocus()
        press(qtbot, window, "Ctrl+Z")
        settle(qtbot, window)
        assert not lists.keys(register.book, "dissolution_steps")


def test_the_case_file_is_shown_and_saved_as_it_is_printed(
    qtbot: QtBot, register: Register, tmp_path: Path
) -> None:
    with shown(qtbot, register.book, "cooperatives", CooperativesPage) as (window, page):
        page.activate({"organisation": register.ngung, "part": "case"})
        settle(qtbot, window)
        part = page.record.front
        assert isinstance(part, CasePart)
        part.print.click()
        settle(qtbot, window)
        preview = part.paper.preview
        assert preview is not None and preview.isVisible()
        preview.close()
        part.paper.save_as(tmp_path / "ho-so.pdf", b"%PDF-1.7")
        settle(qtbot, window)
        assert (tmp_path / "ho-so.pdf").read_bytes() == b"%PDF-1.7"


def test_one_that_operates_has_no_case(qtbot: QtBot, register: Register) -> None:
    with shown(qtbot, register.book, "cooperatives", CooperativesPage) as (window, page):
        page.activate({"organisation": register.che, "part": "case"})
        settle(qtbot, window)
        part = page.record.front
        assert isinstance(part, CasePart)
        assert part.case is None and not part.print.isVisible() and not part.debts.isVisible()
