"""Plots made by hand, of both shapes."""

from decimal import Decimal

from models.plots.plot import BLANK, FigureOrigin, Plot, PlotBreak, PlotSeries, PlotShape, PlotValue


def value(number: str, text: str, **more: object) -> PlotValue:
    return PlotValue(Decimal(number), text, FigureOrigin("2025", "B01", "I.1", "actual"), **more)  # type: ignore[arg-type]


MEMBERS = Plot(
    key="members",
    title="Thành viên",
    shape=PlotShape.LINE,
    axis="Kỳ",
    unit="người",
    categories=("Năm 2023", "Năm 2024", "Năm 2025"),
    series=(
        PlotSeries("Kế hoạch", (value("30", "30"), BLANK, value("50", "50"))),
        PlotSeries(
            "Thực hiện",
            (
                value("20", "20"),
                value("40", "40"),
                value("45", "45", is_whole=False, remark="Chưa có số của: Xã Dào San."),
            ),
        ),
    ),
    breaks=(PlotBreak(2, "a)", "01/07/2025: hai cấp chính quyền."),),
)
DEBTS = Plot(
    key="debts",
    title="Dư nợ: theo tuổi",
    shape=PlotShape.BARS,
    axis="Thời gian quá hạn",
    unit="tr.đồng",
    categories=("Trong hạn", "=Quá hạn đến 90 ngày", "Chưa rõ"),
    series=(PlotSeries("Dư nợ", (value("100.5", "100,5"), value("0", "0"), BLANK)),),
)
PLAN = Plot(
    key="plan",
    title="So với kế hoạch",
    shape=PlotShape.BARS,
    axis="Chỉ tiêu",
    unit="%",
    categories=("Tổng số hợp tác xã",),
    series=(PlotSeries("% kế hoạch", (value("75", "75,0 %"),)),),
    reference=Decimal(100),
)
