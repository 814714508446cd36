"""The table of changes: computed cells when asked for, differences with their sign, foreign places by code."""

from decimal import Decimal

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from models.forms.loader import PUBLISHED
from models.values.targets import Target
from storage.comparisons.revisions import CellDifference, RevisionChanges, RevisionNamed
from ui.figures.changes import ChangesView

CELLS = (
    CellDifference("B01", "I.1", "actual", Decimal(12), Decimal(9), "đếm lại"),
    CellDifference("B01", "I.5", "actual", Decimal(2_500_000), Decimal(4_000_000)),
    CellDifference("B01", "I.1.7a", "actual", Decimal(50), Decimal(75), is_computed=True),
    CellDifference(
        "B01",
        "I.3",
        "plan",
        Decimal(45),
        Decimal(45),
        targets=(Target(Decimal(45), None, False, "≥ 45"), Target(Decimal(45), None, True, "trên 45")),
    ),
    CellDifference("B99", "X", "y", None, Decimal(3)),
)


def shown(view: ChangesView) -> list[list[str]]:
    model = view.table.model()
    return [
        [str(model.index(row, column).data() or "") for column in (0, 1, 3, 4, 5, 6, 7, 8)]
        for row in range(model.rowCount())
    ]


def test_every_difference_stands_with_its_sign_and_its_reason(qtbot: QtBot) -> None:
    form = PUBLISHED.edition("B01", "2020")
    assert form is not None
    sides = (RevisionNamed(1, "accepted"), RevisionNamed(2, "accepted"))
    found = RevisionChanges("Xã Phong Thổ", "2026-Q3", *sides, CELLS, {"B01": form})
    parent = QWidget()
    qtbot.addWidget(parent)
    view = ChangesView(parent, found)
    assert view.note.text() == "4 ô thay đổi; ngoài ra 1 ô tự tính thay đổi theo."
    # 9 − 12 = −3; money in million dong: 2.5, 4, 1.5
    assert shown(view) == [
        ["Biểu 1", "I.1", "Thực hiện kỳ này", "12", "9", "−3", "thay đổi", "đếm lại"],
        ["Biểu 1", "I.5", "Thực hiện kỳ này", "2,5", "4", "+1,5", "thay đổi", ""],
        ["Biểu 1", "I.3", "Kế hoạch", "≥ 45", "trên 45", "0", "thay đổi", ""],
        ["B99", "X", "y", "trống", "3", "", "thêm số", ""],
    ]
    view.computed.setChecked(True)
    assert ["Biểu 1", "I.1.7a", "Thực hiện kỳ này", "50,0", "75,0", "+25,0", "thay đổi", ""] in shown(view)


def test_two_equal_revisions_say_so(qtbot: QtBot) -> None:
    sides = (RevisionNamed(1, "sealed"), RevisionNamed(2, "draft"))
    parent = QWidget()
    qtbot.addWidget(parent)
    view = ChangesView(parent, RevisionChanges("Xã Phong Thổ", "2026-Q3", *sides, ()), leads=False)
    assert view.note.text() == "Hai lần lập không khác nhau ô nào."
    assert view.computed.isHidden() and view.hint.isHidden()
