"""Ctrl+K finds what is in the register, without accents."""

from pathlib import Path

from storage.register.records import store
from tests.ui.screens.register import make_register
from ui.register.form.finding import places


def test_organisations_and_people_are_found_without_accents(tmp_path: Path) -> None:
    register = make_register(tmp_path)
    with register.book as book:
        found = places(book, "che tam")
        assert [(one.text, one.page, one.target) for one in found] == [
            ("HTX Chè Tam Đường", "cooperatives", (("organisation", register.che),))
        ]
        assert found[0].note.startswith("6200023451")
        person = places(book, "un lo")[0]
        assert (person.page, person.target) == ("members", (("person", register.person),))
        assert person.note == "1980 · HTX Chuối Đèo Hoa"


def test_a_product_leads_to_its_page_and_says_whose_it_is(tmp_path: Path) -> None:
    register = make_register(tmp_path)
    with register.book as book:
        values = {"organisation_id": register.che, "name": "Trà Shan tuyết", "group": "beverage"}
        key = store.add(book, "products", values)
        (found,) = places(book, "tuyet")
        assert (found.text, found.page, found.target) == ("Trà Shan tuyết", "products", (("product", key),))
        assert found.note == "Sản phẩm OCOP · HTX Chè Tam Đường"


def test_one_letter_finds_nothing_yet(tmp_path: Path) -> None:
    with make_register(tmp_path).book as book:
        assert places(book, "l") == []


def test_a_commune_of_before_leads_to_the_organisations_there(tmp_path: Path) -> None:
    with make_register(tmp_path).book as book:
        (found,) = places(book, "muong so")
    assert (found.text, found.page, found.target) == (
        "Xã Mường So",
        "cooperatives",
        (("find", "Xã Mường So"),),
    )
    assert "Phong Thổ" in found.note
