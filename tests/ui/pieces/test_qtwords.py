"""The file dialog of Qt speaks Vietnamese wherever the system gives none of its own."""

from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton, QToolButton
from pytestqt.qtbot import QtBot


def test_no_word_of_the_file_dialog_is_english(qtbot: QtBot) -> None:
    dialog = QFileDialog()
    qtbot.addWidget(dialog)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.show()
    words = {one.text() for one in dialog.findChildren(QLabel)}
    words |= {one.text() for one in dialog.findChildren(QPushButton)}
    words |= {one.toolTip() for one in dialog.findChildren(QToolButton)}
    assert {"&Nơi tìm:", "&Tên tệp:", "&Loại tệp:", "&Mở", "Hủy bỏ", "Quay lại"} <= words
    assert not [one for one in words if one and one.isascii()]
