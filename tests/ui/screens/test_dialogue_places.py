"""Queries where they belong: marked on the cell, over the cooperative's record, asked from a merged figure."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from exports.exchange.receiving import open_packages, receive
from models.dialogue.queries import WHOLE, Pin, cell, record
from models.forms.loader import PUBLISHED
from models.register.drafts import OrganisationDraft
from models.values.units import communes_of, unit_on
from storage.book.book import Book
from storage.dialogue import answers, queries
from storage.register import organisations
from storage.returns import pins
from tests.ui.keyboard import press
from tests.ui.screens.exchange import Exchange
from tests.ui.screens.frame import opened, page, quiet
from tests.ui.screens.world import DAY, PERIOD, World
from ui.dialogue.pins import pin_target, pin_words, value_words
from ui.screens.consolidation.page import ConsolidationPage
from ui.screens.cooperatives.page import CooperativesPage
from ui.screens.reports.page import ReportsPage
from ui.theme.look import look

COUNT = cell("B01", "I.1", "actual")
KEY = ("I.1", "actual")


@pytest.fixture
def exchange(world: World) -> Exchange:
    return Exchange(world)


@pytest.fixture
def asked(exchange: Exchange) -> Iterator[Book]:
    """The book of a unit that was asked about a figure, about another form, and about the whole."""
    with exchange.province() as province:
        exchange.ask(province, COUNT, "Vì sao tăng?", proposal="38")
        exchange.ask(province, WHOLE, "Gửi thuyết minh.")
        exchange.ask(province, cell("B01", "I.5", "actual"), "Vốn tính thế nào?")
        exchange.give(province)
    with exchange.unit() as book:
        exchange.take(book)
        yield book


def reports(qtbot: QtBot, book: Book, **target: object) -> ReportsPage:
    window = opened(qtbot, book)
    found = page(qtbot, window, "reports", period=PERIOD, form="B01", **target)
    assert isinstance(found, ReportsPage)
    return found


def painted(image: QImage, colour: str) -> bool:
    return any(
        image.pixelColor(x, y).name() == colour for x in range(image.width()) for y in range(image.height())
    )


# the form


def test_a_cell_that_is_asked_about_is_marked_and_tells_the_question(qtbot: QtBot, asked: Book) -> None:
    shown = reports(qtbot, asked)
    workspace = shown.workspace
    assert set(workspace.model.asked) == {KEY, ("I.5", "actual")}
    index = workspace.model.place(KEY)
    assert "Vì sao tăng?" in str(index.data(3))
    picture = workspace.grid.viewport().grab(workspace.grid.visualRect(index)).toImage()
    assert painted(picture, look.colour("amber").name())
    shown.window().close()


def test_the_bar_walks_through_what_waits(qtbot: QtBot, asked: Book) -> None:
    shown = reports(qtbot, asked)
    workspace, window = shown.workspace, shown.window()
    assert workspace.asked.isVisible() and workspace.asked.words.text() == "Cấp trên hỏi: 3"
    workspace.asked.step(1)
    quiet(qtbot, window)  # type: ignore[arg-type]
    assert workspace.grid.selected() == [KEY]
    assert workspace.side.asked.isVisible() and workspace.side.findings.isHidden()
    assert workspace.side.asked.query.text.text() == "Vì sao tăng?"
    workspace.asked.step(1)
    quiet(qtbot, window)  # type: ignore[arg-type]
    assert workspace.side.asked.query.text.text() == "Gửi thuyết minh."
    workspace.asked.step(-1)
    quiet(qtbot, window)  # type: ignore[arg-type]
    assert workspace.side.asked.query.text.text() == "Vì sao tăng?"
    workspace.side.asked.shut.click()
    assert workspace.side.findings.isVisible() and workspace.side.asked.isHidden()
    window.close()


def test_a_query_is_answered_beside_the_figure(qtbot: QtBot, asked: Book) -> None:
    shown = reports(qtbot, asked, row="I.5", column="actual")
    workspace, window = shown.workspace, shown.window()
    card = workspace.side.asked.query
    assert card.isVisible() and card.text.text() == "Vốn tính thế nào?"
    card.answer.box.setFocus()
    card.answer.box.setPlainText("Theo giấy chứng nhận.")
    press(qtbot, window, "Ctrl+S")
    quiet(qtbot, window)  # type: ignore[arg-type]
    assert sum(one.waits for one in answers.asked_of_us(asked)) == 2
    assert workspace.asked.words.text() == "Cấp trên hỏi: 2"
    assert card.chip.text() == "Đã trả lời, chưa ghi ra" and card.isVisible()
    workspace.grid.go_to(("I.1.2", "actual"))
    quiet(qtbot, window)  # type: ignore[arg-type]
    assert workspace.side.asked.isHidden() and workspace.side.findings.isVisible()
    assert shown.undo()
    quiet(qtbot, window)  # type: ignore[arg-type]
    assert sum(one.waits for one in answers.asked_of_us(asked)) == 3
    window.close()


def test_a_form_without_queries_shows_no_bar(qtbot: QtBot, exchange: Exchange) -> None:
    exchange.world.package("106")
    with exchange.unit() as book:
        shown = reports(qtbot, book)
        assert shown.workspace.asked.isHidden() and not shown.workspace.model.asked
        shown.window().close()


# the register


def test_a_query_about_a_cooperative_stands_over_its_record(qtbot: QtBot, exchange: Exchange) -> None:
    made: list[str] = []

    def fill(book: Book) -> None:
        place = communes_of(unit_on("106", DAY), DAY)[0]
        draft = OrganisationDraft(
            kind="cooperative",
            name="Hợp tác xã Chè Bản Bo",
            tax_code="6200012345",
            sector="crops",
            founded_on=date(2019, 3, 5),
            commune_code=place.code,
            commune_from=place.valid_from,
        )
        made.append(organisations.add(book, draft))

    path = exchange.sent_with(fill)
    with exchange.province(()) as province:
        receive(province, open_packages(province, [path]))
        pin = record("organisations", made[0], "name")
        exchange.ask(province, pin, "Tên đúng là gì?", proposal="Hợp tác xã Chè Bản Bo Xanh")
        exchange.give(province)
    with exchange.unit() as book:
        exchange.take(book)
        window = opened(qtbot, book)
        shown = page(qtbot, window, "cooperatives", organisation=made[0])
        assert isinstance(shown, CooperativesPage)
        view = shown.record
        assert view.band.isVisible() and "Tên đúng là gì?" in view.band.words.toolTip()
        view.band.answer.click()
        quiet(qtbot, window)
        from ui.dialogue.query_card import QueryCard

        card = next(one for one in view.edit.findChildren(QueryCard) if one.isVisible())
        assert "Hợp tác xã Chè Bản Bo" in card.place.text()
        card.accept()
        quiet(qtbot, window)
        assert organisations.get(book, made[0]).name == "Hợp tác xã Chè Bản Bo Xanh"
        assert view.band.isHidden() and view.edit.isHidden()
        assert shown.undo()
        quiet(qtbot, window)
        assert organisations.get(book, made[0]).name == "Hợp tác xã Chè Bản Bo"
        window.close()


def test_places_are_told_in_words_and_lead_somewhere(qtbot: QtBot, asked: Book) -> None:
    assert pin_words(COUNT, PERIOD, PUBLISHED) == "Biểu 1 · I.1 Tổng số hợp tác xã · Thực hiện kỳ này"
    assert pin_words(cell("B99", "x", "y"), PERIOD, PUBLISHED) == "B99 · x · y"
    assert pin_words(record("debts", "1", "contract"), PERIOD, PUBLISHED).startswith("Khoản nợ · ")
    assert pin_target(COUNT, PERIOD) == (
        "reports",
        {"period": PERIOD, "form": "B01", "row": "I.1", "column": "actual"},
    )
    assert pin_target(record("debts", "1"), PERIOD) is None
    assert pins.record_place(asked, record("organisations", "không có")) is None
    assert pins.record_place(asked, Pin("record", ("unknown", "1", ""))) is None
    assert pins.figure_now(asked, cell("B01", "không có", "actual"), PERIOD) == ""


@pytest.mark.parametrize(
    ("pin", "text", "words"),
    [
        (COUNT, "1234", "1.234"),
        (cell("B01", "I.5", "actual"), "60000000000", "60.000"),
        (COUNT, "không phải số", "không phải số"),
        (record("organisations", "1", "founded_on"), "2019-03-05", "05/03/2019"),
        (record("organisations", "1"), "gì đó", "gì đó"),
    ],
)
def test_proposed_values_are_told_as_people_write_them(pin: Pin, text: str, words: str) -> None:
    assert value_words(pin, PERIOD, text, PUBLISHED) == words


# the merged forms


def test_a_unit_is_asked_about_its_part_of_a_merged_figure(qtbot: QtBot, exchange: Exchange) -> None:
    with exchange.province(("106", "108")) as book:
        window = opened(qtbot, book)
        shown = page(qtbot, window, "consolidation", period=PERIOD, form="B01", row="I.1", column="actual")
        assert isinstance(shown, ConsolidationPage)
        quiet(qtbot, window)
        form = shown.forms["B01"]
        form.origin.shares.select_key(1)
        assert form.origin.ask.isVisible()
        unit = form.origin.shares.rows.row_at(1)
        assert unit is not None
        form.origin.ask.click()
        quiet(qtbot, window)
        asking = form.asking_side.asking
        assert asking is not None and form.asking_side.isVisible() and form.side.isHidden()
        asking.text.set_value("Vì sao tăng?")
        asking.go()
        quiet(qtbot, window)
        found = queries.asked(book)
        assert [(one.about.unit.name, one.query.pin, one.query.text) for one in found] == [
            (unit.unit, COUNT, "Vì sao tăng?")
        ]
        assert form.side.isVisible() and form.asking_side.isHidden()
        window.close()
