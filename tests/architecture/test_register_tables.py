"""What a page shows of the register is told by the catalogue."""

import ast
from typing import Any

from models.register.catalogue import about, tables
from tests.architecture.sources import delivered
from ui.register.page import RegisterPage
from ui.screens.cooperatives.page import CooperativesPage
from ui.screens.debts.page import DebtsPage
from ui.screens.members.page import MembersPage


def test_no_set_in_the_window_lists_tables_of_the_register() -> None:
    kinds = set(tables())
    found = [
        f"{source.path}:{node.lineno}"
        for source in delivered()
        if source.floor == "ui"
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Set)
        for item in node.elts
        if isinstance(item, ast.Constant) and item.value in kinds
    ]
    assert not found, "\n".join(found)


def test_a_page_of_the_register_hears_of_all_that_its_list_shows() -> None:
    pages: dict[type[RegisterPage[Any, Any, Any]], tuple[str, ...]] = {
        CooperativesPage: ("organisations", "memberships"),
        DebtsPage: ("debts", "standings"),
        MembersPage: ("people", "memberships", "managers"),
    }
    for page, shown in pages.items():
        assert about(*shown) <= page.shows
    assert "people" in CooperativesPage.shows, "members are counted without those in the bin"
    assert "debt_entries" in CooperativesPage.shows and "standings" in DebtsPage.shows
