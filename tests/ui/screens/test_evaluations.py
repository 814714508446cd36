"""The evaluations of a cooperative on the screen: what is left blank follows, what contradicts is refused in place."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from storage.register import evaluations, organisations, results
from tests.ui.screens.register import Register, put, settle, shown, wait
from ui.register.form.draft import DraftForm
from ui.screens.cooperatives.evaluations import EvaluationPart
from ui.screens.cooperatives.page import CooperativesPage
from ui.screens.reports.page import ReportsPage
from ui.shell.frame.window import Window

Seat = tuple[Window, CooperativesPage]


@pytest.fixture
def seat(qtbot: QtBot, register: Register) -> Iterator[Seat]:
    with shown(qtbot, register.book, "cooperatives", CooperativesPage) as opened:
        yield opened


def part_of(page: CooperativesPage, organisation: str) -> EvaluationPart:
    page.context.go_to("cooperatives", organisation=organisation, part="evaluations")
    part = page.record.part("evaluations")
    assert isinstance(part, EvaluationPart)
    return part


def form_of(part: EvaluationPart) -> DraftForm:
    (form,) = [one for one in part.window().findChildren(DraftForm) if one.isVisible()]
    return form


def test_score_and_rank_follow_from_the_points(seat: Seat, register: Register) -> None:
    _, page = seat
    part = part_of(page, register.chuoi)
    part.ask()
    form = form_of(part)
    put(form.fields["year"], "2025")
    form.fields["definition"].set_value("tt09_2017")
    for name, points in zip(("1", "2", "3", "4", "5", "6"), ("20", "16", "10", "8", "4", "13"), strict=True):
        put(form.fields[f"criterion_{name}"], points)
    assert form.submit()
    (line,) = organisations.get(register.book, register.chuoi).evaluations
    assert (line.score, line.rank, line.criterion_6) == (71, "fair", 13)  # 20 + 16 + 10 + 8 + 4 + 13


def test_a_contradiction_is_refused_beside_its_field(seat: Seat, register: Register) -> None:
    _, page = seat
    part = part_of(page, register.chuoi)
    part.ask()
    form = form_of(part)
    put(form.fields["year"], "2026")
    form.fields["definition"].set_value("tt01_2020")
    assert not form.submit()
    assert "không còn dùng" in form.fields["definition"].refusal.text()
    put(form.fields["year"], "2025")
    assert form.submit()
    assert organisations.get(register.book, register.chuoi).evaluations[0].definition == "tt01_2020"


def test_the_parts_of_the_first_criterion_stand_over_the_form(seat: Seat, register: Register) -> None:
    results.put(register.book, register.chuoi, "2025", {"revenue": 1_000_000_000, "profit": 1})
    evaluations.evaluate(
        register.book, register.chuoi, 2025, "tt09_2017", revenue_plan=1_000_000_000, reserve_fund=500
    )
    evaluations.evaluate(register.book, register.chuoi, 2024, "judged", effective=True)
    _, page = seat
    part = part_of(page, register.chuoi)
    by_year = {line.year: line for line in organisations.get(register.book, register.chuoi).evaluations}
    told = part.points_words(by_year[2025])
    assert "so với kế hoạch: 4/8" in told and "Tổng doanh thu năm: 6/10" in told
    assert "Trích quỹ đầu tư phát triển từ 20 % trở lên: chưa tính được/5" in told
    assert "thiếu:" in told and "tỷ lệ trích quỹ đầu tư phát triển" in told
    assert part.points_words(by_year[2024]) == ""
    part.ask(by_year[2025])
    form = form_of(part)
    assert str(form.fields["reserve_fund"].value()) in ("5.00", "5")
    assert form.submit()
    kept = {
        line.year: line.reserve_fund for line in organisations.get(register.book, register.chuoi).evaluations
    }
    assert kept[2025] == 500


def test_the_form_of_ranks_opens_from_a_quarter_that_does_not_have_it(
    qtbot: QtBot, register: Register
) -> None:
    evaluations.evaluate(register.book, register.chuoi, 2026, "tt09_2017", score=82)
    with shown(qtbot, register.book, "reports", ReportsPage) as (window, page):
        window.context.go_to("reports", period="2026-Q3")
        settle(qtbot, window)
        window.context.go_to("reports", period="2026", form="XL01")
        wait(qtbot, lambda: page.title().startswith("Biểu XL-01"))
        assert "[D] có phần suy ra" in page.note()
        assert page.paper is not None and page.paper.sheets["XL01"].value("T", "good") == 1
        window.context.go_to("reports", period="2026-Q3")
        wait(qtbot, lambda: page.title().startswith("Biểu 1"))
