"""Communes by year, accounting, memberships and relations, with the keyboard alone."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from models.register.drafts import OrganisationDraft
from storage.register import organisations
from storage.register.lists import lists
from storage.register.records import cards, store
from tests.ui.keyboard import press, type_in
from tests.ui.screens.register import Register, put, settle, shown
from ui.register.form.draft import DraftForm
from ui.register.kind.children import ChildrenPart
from ui.screens.cooperatives.accounting import AccountingPage
from ui.screens.cooperatives.communes import CommunesPage
from ui.screens.cooperatives.page import CooperativesPage
from ui.screens.cooperatives.relations import RelationsPart
from ui.shell.frame.window import Window


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


@pytest.fixture
def communes(qtbot: QtBot, register: Register) -> Iterator[tuple[Window, CommunesPage]]:
    with shown(qtbot, register.book, "communes", CommunesPage) as opened:
        yield opened


@pytest.fixture
def seat(qtbot: QtBot, register: Register) -> Iterator[tuple[Window, CooperativesPage]]:
    with shown(qtbot, register.book, "cooperatives", CooperativesPage) as opened:
        yield opened


def test_a_commune_is_added_and_shows_what_the_register_knows(
    qtbot: QtBot, communes: tuple[Window, CommunesPage], register: Register
) -> None:
    window, page = communes
    assert window.rail.buttons["cooperatives"].isChecked() and window.beside.current == "communes"
    press(qtbot, window, "Ctrl+N")
    for text in ("phong tho", "2026", "dat chuan nong thon moi", "co", "co", "khu vuc iii"):
        type_in(focused(), text)
        press(qtbot, window, "Return")
    page.adding.form.act.setFocus()
    press(qtbot, window, "Return")
    card = page.card
    assert card is not None and page.title() == "Xã Phong Thổ · 2026"
    names = ("commune_code", "commune_from", "year", "criterion_13", "criterion_13_1", "zone")
    assert [card.values[name] for name in names] == ["03549", "2025-07-01", 2026, 1, 1, "zone_3"]
    put(page.record.fields["year"], "2020")
    page.record.fields["year"].commit()
    assert page.record.fields["year"].refused, "the commune is one of 2025"
    page.go_back()
    settle(qtbot, window)
    rows = page.list.table.list_rows
    row = rows.row_at(0)
    assert row is not None and row.cells[0].text == "Phong Thổ"


def test_who_joins_the_alliance_cannot_be_ticked_as_no_member(
    qtbot: QtBot, seat: tuple[Window, CooperativesPage], register: Register
) -> None:
    window, page = seat
    page.open(register.che, "alliance_memberships")
    part = page.record.front
    assert isinstance(part, ChildrenPart)
    part.table.setFocus()
    press(qtbot, window, "Ins")
    type_in(focused(), "1/5/2020")
    form = page.record.edit.findChild(DraftForm)
    assert form is not None
    form.act.setFocus()
    press(qtbot, window, "Return")
    settle(qtbot, window)
    assert [row.cells[0].text for row in part.rows.values()] == ["01/05/2020"]
    page.record.go_to_part("profile")
    field = page.record.profile.record["alliance_member"]
    assert field.value() == 1
    put(field, "Không")
    field.commit()
    assert field.refused
    assert organisations.get(register.book, register.che).values["alliance_member"] == 1


def test_a_relation_is_seen_from_both_and_leads_to_the_other(
    qtbot: QtBot, seat: tuple[Window, CooperativesPage], register: Register
) -> None:
    window, page = seat
    draft = OrganisationDraft(kind="group", name="Tổ hợp tác Ong", founded_on="2018-01-01")
    group = organisations.add(register.book, draft)
    values = {"organisation_id": group, "counterpart_id": register.che, "on": "2020-03-01"}
    store.add(register.book, "relations", values | {"relation_kind": "group_to_cooperative"})
    for one, other in ((group, register.che), (register.che, group)):
        page.open(one, "relations")
        part = page.record.front
        assert isinstance(part, RelationsPart)
        assert len(part.rows) == 1 and "RELATION_WITHOUT_EVENT" not in part.rows
        part.open_other()
        settle(qtbot, window)
        assert page.card is not None and page.card.id == other
        assert page.record.tabs.current == "past"


def test_a_year_of_accounts_is_added_from_the_organisation(
    qtbot: QtBot, seat: tuple[Window, CooperativesPage], register: Register
) -> None:
    window, page = seat
    page.open(register.che, "accounting_years")
    page.record.front.table.setFocus()
    press(qtbot, window, "Ins")
    settle(qtbot, window)
    assert window.page is window.pages["accounting"]
    for text in ("2025", "co", "khong", "", "15/2/2026"):
        type_in(focused(), text)
        press(qtbot, window, "Return")
    assert isinstance(window.page, AccountingPage)
    window.page.adding.form.act.setFocus()
    press(qtbot, window, "Return")
    (key,) = lists.keys(register.book, "accounting_years")
    values = cards.get_card(register.book, "accounting_years", key).values
    names = ("organisation_id", "year", "keeps_accounts", "report_submitted", "audited", "general_meeting_on")
    assert [values[name] for name in names] == [register.che, 2025, 1, 0, None, "2026-02-15"]
