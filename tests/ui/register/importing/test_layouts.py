"""A workbook of several sheets: the one that is understood is read, another is chosen, and both are remembered."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from exports.tables.files import read_known_table
from models.register.texts.blocks import read_block
from models.values.names import excerpt
from storage.book.book import Book
from storage.register.imports.layouts import layout_remarks, remember_layout
from storage.register.lists import lists
from tests.exports.tables.foreign.making import saved, sheet, text, xlsx
from tests.ui.keyboard import press, type_in
from tests.ui.screens.register import Register, settle, shown
from ui.screens.members.page import MembersPage


def table(*rows: tuple[str, ...]) -> str:
    lines = [
        f'<row r="{at}">'
        + "".join(text(f"{'ABCDE'[column]}{at}", word) for column, word in enumerate(row))
        + "</row>"
        for at, row in enumerate(rows, 1)
    ]
    return sheet("".join(lines))


HEAD = ("Họ tên", "Năm sinh", "Hợp tác xã", "Loại thành viên")


def workbook(folder: Path, name: str = "a.xlsx") -> Path:
    """A sheet of remarks in front, then members of two years."""
    sheets = {
        "Ghi chú": table(("Người lập", "Lò Thị Mai"), ("Ngày", "1/3")),
        "2025": table(HEAD, ("Vàng A Páo", "1985", "HTX Chè Tam Đường", "chính thức")),
        "2026": table(HEAD, ("Giàng A Sử", "1990", "HTX Chè Tam Đường", "chính thức")),
    }
    return saved(folder, name, xlsx(sheets))


def test_the_sheet_that_is_understood_is_read_and_the_one_taken_is_remembered(
    register: Register, tmp_path: Path
) -> None:
    book, path = register.book, workbook(tmp_path)
    assert read_known_table(book, "memberships", path).sheet == "2025"
    assert read_known_table(book, "memberships", path, "Ghi chú").sheet == "Ghi chú"
    taken = read_known_table(book, "memberships", path, "2026")
    block = read_block("memberships", taken.rows)
    assert layout_remarks(book, "memberships", block) == ()
    remember_layout(book, "memberships", block, taken.sheet, taken.sheets)
    assert read_known_table(book, "memberships", workbook(tmp_path, "next.xlsx")).sheet == "2026"
    (remark,) = layout_remarks(book, "memberships", block)
    assert (remark.code, remark.details) == ("LAYOUT_KNOWN", {"day": "30/09/2026", "columns": 4})
    other = read_block("memberships", [["Họ tên", "Hợp tác xã"], ["A", "B"]])
    assert layout_remarks(book, "memberships", other) == ()
    changes = count(book)
    remember_layout(book, "memberships", block, taken.sheet, taken.sheets)
    assert count(book) == changes, "what is known is not written again"


def count(book: Book) -> int:
    from models.returns.records import Change

    return book.count(Change)


def test_another_sheet_is_chosen_and_the_next_workbook_needs_one_press(
    qtbot: QtBot, register: Register, tmp_path: Path
) -> None:
    with shown(qtbot, register.book, "members", MembersPage) as (window, page):
        page.paste()
        panel = page.importing
        panel.read_file(workbook(tmp_path))
        settle(qtbot, window)
        assert panel.sheets.sheet == "2025" and panel.sheets.field is not None
        panel.sheets.field.set_value("2026")
        panel.sheets.field.committed.emit("2026")
        settle(qtbot, window)
        assert [row.texts["person"] for row in panel.model.rows] == ["Giàng A Sử"]
        panel.take()
        settle(qtbot, window)
        assert len(lists.keys(register.book, "memberships")) == 2
        page.paste()
        panel.read_file(workbook(tmp_path, "next.xlsx"))
        settle(qtbot, window)
        assert panel.sheets.sheet == "2026" and "đã nhập ngày" in panel.notes.text()


def test_rows_of_headings_and_units_are_shown_and_changed_by_one_choice(
    qtbot: QtBot, register: Register, tmp_path: Path
) -> None:
    rows = (
        ("Họ tên", "Hợp tác xã", "Ghi", "Chép", "Thêm"),
        ("Họ tên", "Hợp tác xã", "Loại thành viên", "Vốn góp", "Năm sinh"),
        ("Giàng A Sử", "HTX Chè Tam Đường", "chính thức", "500", "1990"),
    )
    with shown(qtbot, register.book, "members", MembersPage) as (window, page):
        page.paste()
        panel, layouts = page.importing, page.importing.layouts
        panel.read_file(saved(tmp_path, "a.xlsx", xlsx({"1": table(*rows)})))
        settle(qtbot, window)
        assert layouts.fold.head.text().endswith("Tiêu đề ở dòng 1") and layouts.units == {}
        layouts.fold.turn()
        assert layouts.head is not None
        layouts.head.line.setFocus()
        layouts.head.line.selectAll()
        type_in(layouts.head.editor, f"2: {excerpt(' · '.join(rows[1]))}")
        press(qtbot, window, "Return")
        settle(qtbot, window)
        assert [row.texts["capital"] for row in panel.model.rows] == ["500"]
        assert layouts.fold.head.text().endswith("Tiêu đề ở dòng 2 · Vốn góp: triệu đồng")
        panel.model.mend({("3", "capital"): "700"})
        settle(qtbot, window)
        field = layouts.units["Vốn góp"]
        field.editor.setFocus()
        press(qtbot, window, "Ctrl+A")
        type_in(field.editor, "nghìn đồng")
        press(qtbot, window, "Return")
        settle(qtbot, window)
        assert layouts.fold.head.text().endswith("Vốn góp: nghìn đồng")
        assert panel.model.effects[3].changes["capital"] == ("", "700.000 đồng"), "what was mended stays"
        panel.take()
        settle(qtbot, window)
        page.paste()
        panel.read_file(saved(tmp_path, "b.xlsx", xlsx({"x": table(*rows[:2], ("Vừ A Lử", *rows[2][1:]))})))
        settle(qtbot, window)
        assert layouts.fold.head.text().endswith("Tiêu đề ở dòng 2 · Vốn góp: nghìn đồng")
        assert "theo nghìn đồng như đã chọn" in panel.notes.text()


def test_a_table_without_headings_asks_for_their_row(
    qtbot: QtBot, register: Register, tmp_path: Path
) -> None:
    rows = (("Danh sách", "x"), ("A", "B"), ("Họ tên", "Cột lạ"), ("Giàng A Sử", "1990"))
    with shown(qtbot, register.book, "members", MembersPage) as (window, page):
        page.paste()
        panel = page.importing
        panel.read([list(row) for row in rows])
        settle(qtbot, window)
        assert panel.layouts.head is not None and panel.layouts.head.isVisible()
        panel.layouts.head.editor.setFocus()
        type_in(panel.layouts.head.editor, "3: Họ tên · Cột lạ")
        press(qtbot, window, "Return")
        settle(qtbot, window)
        assert [row.texts for row in panel.model.rows] == [{"person": "Giàng A Sử"}]
