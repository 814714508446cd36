"""Believable forms for the tests of paper and workbook."""

from datetime import datetime, timedelta, timezone
from decimal import Decimal
from typing import Literal

from models.forms.matrix import Letterhead, MatrixCell, MatrixColumn, MatrixRow, ReportMatrix
from models.values.quantities import format_number

MADE_AT = datetime(2026, 11, 21, 8, 5, 9, tzinfo=timezone(timedelta(hours=7)))

_SUMMARY = [
    ("I", "HỢP TÁC XÃ", "", 0),
    ("1", "Tổng số hợp tác xã", "HTX", 1),
    ("1.1", "Đang hoạt động", "HTX", 2),
    ("1.2", "Ngừng hoạt động", "HTX", 2),
    ("1.2.1", "Trong đó: chờ giải thể, chưa hoàn thành thủ tục do còn nợ ngân hàng, nợ thuế", "HTX", 3),
    ("1.3", "Thành lập mới trong kỳ", "HTX", 2),
    ("1.4", "Giải thể trong kỳ", "HTX", 2),
    ("1.5", "Chuyển đổi thành doanh nghiệp, sang loại hình khác", "HTX", 2),
    ("1.6", "Chia, tách, hợp nhất, sáp nhập", "HTX", 2),
    ("1.7", "Hoạt động có hiệu quả", "HTX", 2),
    ("1.8", "Ứng dụng công nghệ cao", "HTX", 2),
    ("1.9", "Liên kết với doanh nghiệp theo chuỗi giá trị", "HTX", 2),
    ("1.10", "Là thành viên Liên minh hợp tác xã", "HTX", 2),
    ("2", "Tổng số thành viên", "Người", 1),
    ("2.1", "Thành viên chính thức", "Người", 2),
    ("2.2", "Thành viên liên kết góp vốn", "Người", 2),
    ("2.3", "Thành viên liên kết không góp vốn", "Người", 2),
    ("2.4", "Thành viên mới", "Người", 2),
    ("2.5", "Thành viên ra khỏi hợp tác xã", "Người", 2),
    ("2.6", "Thành viên là nữ", "Người", 2),
    ("2.7", "Thành viên là người dân tộc thiểu số", "Người", 2),
    ("3", "Tổng số lao động thường xuyên", "Người", 1),
    ("3.1", "Lao động mới", "Người", 2),
    ("3.2", "Lao động là thành viên", "Người", 2),
    ("3.3", "Lao động đã qua đào tạo nghề", "Người", 2),
    ("3.4", "Lao động tham gia bảo hiểm xã hội", "Người", 2),
    ("4", "Tổng số cán bộ quản lý", "Người", 1),
    ("4.1", "Trình độ sơ cấp, trung cấp", "Người", 2),
    ("4.2", "Trình độ cao đẳng, đại học trở lên", "Người", 2),
    ("4.3", "Chưa qua đào tạo", "Người", 2),
    ("5", "Tổng vốn điều lệ", "Tr. đồng", 1),
    ("5.1", "Tăng trong kỳ", "Tr. đồng", 2),
    ("5.2", "Tài sản và quỹ chung không chia", "Tr. đồng", 2),
    ("6", "Doanh thu bình quân một hợp tác xã", "Tr. đồng/năm", 1),
    ("6.1", "Trong đó: doanh thu với thành viên", "Tr. đồng/năm", 2),
    ("7", "Lãi bình quân một hợp tác xã", "Tr. đồng/năm", 1),
    ("8", "Thu nhập bình quân một lao động thường xuyên", "Tr. đồng/năm", 1),
    ("9", "Nộp ngân sách nhà nước", "Tr. đồng", 1),
    ("II", "LIÊN HIỆP HỢP TÁC XÃ", "", 0),
    ("1", "Tổng số liên hiệp hợp tác xã", "LHHTX", 1),
    ("1.1", "Thành lập mới", "LHHTX", 2),
    ("1.2", "Giải thể", "LHHTX", 2),
    ("2", "Số hợp tác xã thành viên", "HTX", 1),
    ("3", "Tổng vốn điều lệ", "Tr. đồng", 1),
    ("4", "Tổng số lao động", "Người", 1),
    ("III", "TỔ HỢP TÁC", "", 0),
    ("1", "Tổng số tổ hợp tác", "THT", 1),
    ("1.1", "Thành lập mới", "THT", 2),
    ("1.2", "Chấm dứt hoạt động", "THT", 2),
    ("1.3", "Có giấy chứng nhận đăng ký", "THT", 2),
    ("1.4", "Có chứng thực của Ủy ban nhân dân cấp xã", "THT", 2),
    ("1.5", "Lĩnh vực nông nghiệp", "THT", 2),
    ("1.6", "Lĩnh vực phi nông nghiệp", "THT", 2),
    ("2", "Tổng số thành viên tổ hợp tác", "Người", 1),
    ("3", "Tổng số lao động", "Người", 1),
    ("4", "Doanh thu bình quân một tổ hợp tác", "Tr. đồng/năm", 1),
    ("5", "Lãi bình quân một tổ hợp tác", "Tr. đồng/năm", 1),
    ("6", "Thu nhập bình quân một lao động", "Tr. đồng/năm", 1),
]


def cell(value: int | str | None, decimals: int = 0, note: str = "") -> MatrixCell:
    """A figure as the form builder makes it; text passes unchanged."""
    if isinstance(value, str):
        return MatrixCell(value)
    number = None if value is None else Decimal(value).scaleb(-decimals)
    return MatrixCell("" if number is None else format_number(number), number, decimals, note)


def letterhead(form: str, title: str, unit: str = "") -> Letterhead:
    return Letterhead(
        parent_office="Ủy ban nhân dân tỉnh Lai Châu",
        office="Ủy ban nhân dân huyện Phong Thổ",
        number="Số: 05/BC-UBND",
        place_date="Phong Thổ, ngày 05 tháng 01 năm 2021",
        appendix=form,
        title=title,
        subtitle="Kỳ báo cáo: năm 2020 (số liệu đến ngày 31/12/2020)",
        unit_line=unit,
        sign_left=("NGƯỜI LẬP BIỂU", "(Ký, ghi rõ họ tên)"),
        sign_right=("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
        signer_left="Lò Thị Ước",
        signer_right="Nguyễn Đức Hiệp",
    )


def column(
    key: str, *headers: str, width: float, align: Literal["left", "right", "center"] = "right"
) -> MatrixColumn:
    return MatrixColumn(key, headers, width, align)


def summary(draft: bool = False, landscape: bool = True, rows: int | None = None) -> ReportMatrix:
    """Form 1: about sixty rows with the eleven columns of the summary table."""
    columns = (
        column("stt", "STT", "", "A", width=11, align="center"),
        column("label", "Chỉ tiêu", "", "B", width=70, align="left"),
        column("unit", "Đơn vị tính", "", "C", width=19, align="center"),
        column("previous", "Thực hiện năm 2019", "", "1", width=20),
        column("plan", "Kế hoạch năm 2020", "", "2", width=20),
        column("actual", "Thực hiện 6 tháng năm 2020", "", "3", width=22),
        column("estimate", "Ước thực hiện năm 2020", "", "4", width=22),
        column("to_plan", "So sánh (%)", "Với kế hoạch", "5", width=16),
        column("to_previous", "So sánh (%)", "Với năm 2019", "6", width=16),
        column("next", "Kế hoạch năm 2021", "", "7", width=20),
        column("note", "Ghi chú", "", "8", width=18, align="left"),
    )
    made = []
    for at, (code, label, unit, level) in enumerate(_SUMMARY[:rows]):
        base = (at * 7919 + 13) % 700 * (1 if unit != "Tr. đồng" else 1931)
        numbers: tuple[MatrixCell, ...] = (cell(None),) * 7
        if level:
            note = "Theo báo cáo của Chi cục Thuế, không lấy từ sổ." if at in (3, 30) else ""
            numbers = (
                cell(base),
                cell(base + 5),
                cell(base // 2 or None),
                cell(base + 3, note=note),
                cell(10125, 2),
                cell(9987, 2),
                cell(base + 9),
            )
        cells = (cell(code), cell(label), cell(unit), *numbers, cell("Số liệu ước" if at == 5 else ""))
        made.append(MatrixRow(f"{at}", cells, level, heading=level == 0))
    return ReportMatrix(
        "B01",
        letterhead("Biểu 1", "Tổng hợp tình hình phát triển kinh tế tập thể, hợp tác xã năm 2020"),
        columns,
        tuple(made),
        notes=("Ô để trống là không có số liệu, không phải bằng không.",),
        landscape=landscape,
        draft=draft,
    )


def sectors() -> ReportMatrix:
    """Form 2: a matrix by sector with fourteen columns and grouped heads."""
    names = (
        "Trồng trọt",
        "Chăn nuôi",
        "Lâm nghiệp",
        "Thủy sản",
        "Tổng hợp",
    )
    others = (
        "Công nghiệp, tiểu thủ công nghiệp",
        "Xây dựng",
        "Thương mại, dịch vụ",
        "Vận tải",
        "Tín dụng",
        "Khác",
    )
    columns = (
        column("stt", "STT", width=9, align="center"),
        column("label", "Chỉ tiêu", width=48, align="left"),
        column("total", "Tổng số", width=18),
        *(
            column(f"a{at}", "Chia theo lĩnh vực", "Nông nghiệp", name, width=16)
            for at, name in enumerate(names)
        ),
        *(
            column(f"o{at}", "Chia theo lĩnh vực", "Phi nông nghiệp", name, width=17)
            for at, name in enumerate(others)
        ),
    )
    rows = []
    for at, (code, label, _unit, level) in enumerate(_SUMMARY[:38]):
        figures = [cell(None)] * 12
        if level:
            figures = [cell((at + 3) * 12_345)] + [
                cell((at * step * 37) % 9000 or None) for step in range(1, 12)
            ]
        rows.append(MatrixRow(code, (cell(code), cell(label), *figures), level, level == 0))
    return ReportMatrix(
        "B02",
        letterhead("Biểu 2", "Hợp tác xã chia theo lĩnh vực", "Đơn vị tính: HTX, người, triệu đồng"),
        columns,
        tuple(rows),
    )


def debts() -> ReportMatrix:
    """Form 4: three columns in portrait."""
    columns = (
        column("stt", "STT", width=12, align="center"),
        column("label", "Loại nợ", width=90, align="left"),
        column("amount", "Dư nợ đến ngày 31/12/2020", width=40),
    )
    names = [
        ("I", "Nợ ngân hàng", 0),
        ("1", "Nhóm 1 - nợ đủ tiêu chuẩn", 1),
        ("2", "Nhóm 2 - nợ cần chú ý", 1),
        ("3", "Nhóm 3 - nợ dưới tiêu chuẩn", 1),
        ("4", "Nhóm 4 - nợ nghi ngờ", 1),
        ("5", "Nhóm 5 - nợ có khả năng mất vốn", 1),
        ("II", "Nợ thuế", 0),
        ("1", "Tiền thuế nợ có khả năng thu", 1),
        (
            "2",
            "Tiền thuế nợ khó thu của các hợp tác xã đã ngừng hoạt động, không còn trụ sở",
            1,
        ),
        ("III", "Nợ bảo hiểm xã hội", 0),
        ("1", "Chậm đóng dưới 3 tháng", 1),
    ]
    rows = tuple(
        MatrixRow(f"{at}", (cell(code), cell(name), cell((at + 1) * 1_234_567)), level, level == 0)
        for at, (code, name, level) in enumerate(names)
    )
    return ReportMatrix(
        "B04",
        letterhead("Biểu 4", "Tình hình nợ của hợp tác xã", "Đơn vị tính: triệu đồng"),
        columns,
        rows,
        landscape=False,
    )
