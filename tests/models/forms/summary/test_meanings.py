"""What a figure of the official forms is: what it counts, over what base, of which status."""

from datetime import date

import pytest

from models.forms.definition import CountedThing, FigureStatus
from models.forms.loader import PUBLISHED
from models.forms.summary.meanings import Meaning, meaning_of

COUNTS, STATUS = CountedThing, FigureStatus
B01 = PUBLISHED.form_on("B01", date(2020, 12, 31))


@pytest.mark.parametrize(
    ("row", "column", "counts", "base", "status"),
    [
        ("I.1", "previous", COUNTS.REGISTERED, "", STATUS.PREVIOUS),
        ("I.1", "plan_next", COUNTS.REGISTERED, "", STATUS.PLAN),
        ("I.1", "estimate", COUNTS.REGISTERED, "", STATUS.ESTIMATE),
        # a comparison is taken over the figure of the other column
        ("I.1", "vs_plan", None, "Kế hoạch", STATUS.ACTUAL),
        ("I.1", "vs_previous", None, "Thực hiện kỳ trước", STATUS.ACTUAL),
        ("I.1.1", "actual", COUNTS.OPERATING, "", STATUS.ACTUAL),
        # shares and means over the rows that they divide by
        ("I.1.7a", "actual", None, "Đang hoạt động", STATUS.ACTUAL),
        ("I.3.2a", "actual", None, "Tổng số lao động thường xuyên", STATUS.ACTUAL),
        ("I.4.4a", "actual", None, "Tổng số cán bộ quản lý hợp tác xã", STATUS.ACTUAL),
        ("I.6.1b", "actual", None, "Tổng doanh thu của các HTX có số liệu", STATUS.ACTUAL),
        ("I.2.2", "actual", COUNTS.MEMBERSHIPS, "", STATUS.ACTUAL),
        ("I.4.1", "actual", COUNTS.OFFICES, "", STATUS.ACTUAL),
        ("I.6b", "actual", COUNTS.WITH_RESULTS, "", STATUS.ACTUAL),
        ("I.5", "actual", None, "", STATUS.ACTUAL),
    ],
)
def test_a_cell_says_what_it_is(
    row: str, column: str, counts: CountedThing | None, base: str, status: FigureStatus
) -> None:
    found = meaning_of(B01, B01.row_by_code[row], B01.column_by_key[column])
    assert found == Meaning(counts, base, status)


def test_a_row_that_says_itself_what_it_counts_or_over_what_is_believed() -> None:
    members, revenue = B01.row_by_code["I.2"], B01.row_by_code["I.6"]
    actual = B01.column_by_key["actual"]
    assert meaning_of(B01, members, actual).base.startswith("đếm lượt thành viên")
    assert "kể cả HTX đã ngừng hoạt động" in meaning_of(B01, revenue, actual).base
