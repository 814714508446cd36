"""An old workbook with everything that hides or changes a value (shown.xls, made once by xlwt)."""

from pathlib import Path

import pytest

from exports.tables.foreign.grids import TableFaultError, seen
from exports.tables.foreign.xls import XlsWorkbook

SHOWN = (Path(__file__).parent / "shown.xls").read_bytes()


def test_an_old_workbook_is_what_the_eye_sees() -> None:
    workbook = XlsWorkbook(SHOWN)
    assert (workbook.names, workbook.hidden) == (["Năm trước", "Năm nay"], ["Năm trước"])
    found = seen(workbook.sheet("Năm nay"))
    assert {row: [text for text in texts if text] for row, texts in found.rows.items()} == {
        0: ["Tên", "Số"],
        1: ["Tân Phong", "27,77%"],
        2: ["Tân Phong", "50090"],
        3: ["Tân Phong", "0100109106"],
        5: ["TRUE", "31/12/2020"],
        6: ["#DIV/0!", "0,3"],
        7: ["'=no formula", "44"],
        60000: ["far"],
    }
    assert (found.hidden_rows, found.hidden_columns, found.merged) == (1, 1, 2)


def test_what_is_none_or_locked_is_refused() -> None:
    with pytest.raises(TableFaultError, match="TABLE_FILE_DAMAGED"):
        XlsWorkbook(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    with pytest.raises(TableFaultError, match="TABLE_FILE_PASSWORD"):
        XlsWorkbook(SHOWN + "EncryptedPackage".encode("utf-16-le"))
