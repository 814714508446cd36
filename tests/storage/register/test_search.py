"""Search as one types: no accents, words in any order, no text that breaks it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.register.drafts import DebtDraft, MembershipDraft, OrganisationDraft, PersonDraft
from models.values.names import fold
from storage.book.book import Book
from storage.history import changes
from storage.register import debts, members, organisations
from storage.register.lists import lists
from storage.register.records import store
from storage.register.search import RecordFound, linkable, search, search_organisations, search_people
from tests.storage.conftest import opened
from tests.storage.filling import filled


@pytest.fixture
def named(book: Book) -> Book:
    one = organisations.add(
        book,
        OrganisationDraft(
            kind="cooperative",
            name="Hợp tác xã nông nghiệp Đông Pao",
            tax_code="6200098765",
            aliases="HTX Bản Hon",
        ),
    )
    for name, number, phone in (
        ("Nguyễn Văn An", "012080000001", "0912 345 678"),
        ("Nguyễn Thị Ánh", "012180000002", ""),
        ("Đào A Páo", "012080000003", ""),
        ("Lý Văn Nguyên", None, ""),
    ):
        members.add_member(
            book, one, PersonDraft(name=name, personal_number=number, phone=phone), MembershipDraft()
        )
    return book


def people(book: Book, text: str) -> list[str]:
    return [found.name for found in search_people(book, text)]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("nguyen van a", "Nguyễn Văn An"),
        ("an nguyen", "Nguyễn Văn An"),
        ("NGUYỄN VĂN AN", "Nguyễn Văn An"),
        ("dao a pao", "Đào A Páo"),
        ("pao", "Đào A Páo"),
        ("0120800000", "Nguyễn Văn An"),
        ("012180000002", "Nguyễn Thị Ánh"),
        ("0912 345", "Nguyễn Văn An"),
        ("li van nguyen", "Lý Văn Nguyên"),
    ],
)
def test_a_person_is_found_as_people_type(named: Book, text: str, first: str) -> None:
    assert people(named, text)[0] == first


def test_what_begins_with_the_text_comes_first(named: Book) -> None:
    assert people(named, "nguyen") == ["Nguyễn Thị Ánh", "Nguyễn Văn An", "Lý Văn Nguyên"]


def test_results_say_where_a_person_is_a_member(named: Book) -> None:
    assert search_people(named, "dao a")[0].organisations == ("Hợp tác xã nông nghiệp Đông Pao",)


@pytest.mark.parametrize(
    "text",
    ["htx nn dong", "hợp tác xã nông", "hop t", "dong pao", "pao dong", "62000", "6200098765", "htx ban hon"],
)
def test_an_organisation_is_found_by_name_former_name_or_number(named: Book, text: str) -> None:
    assert [found.name for found in search_organisations(named, text)] == ["Hợp tác xã nông nghiệp Đông Pao"]


def test_a_person_is_found_by_every_other_name(named: Book) -> None:
    found = search_people(named, "dao a pao")[0]
    members.update_person(named, found.id, "aliases", "Đào Seo Lùng; Páo Vừ")
    for text in ("dao seo lung", "pao vu", "lung", "páo"):
        assert people(named, text) == ["Đào A Páo"], text
    assert [one.id for one in search(named, "pao vu").people] == [found.id]
    by_list = lists.ListFilter(text="seo lung")
    assert [row["name"] for row in lists.rows(named, "people", ["name"], by_list)] == ["Đào A Páo"]
    members.update_person(named, found.id, "aliases", "")
    assert people(named, "pao vu") == []
    changes.undo(named, changes.recent(named, 1)[0].id)
    assert people(named, "pao vu") == ["Đào A Páo"]


def test_the_bin_is_not_searched(named: Book) -> None:
    found = search_people(named, "dao a pao")[0]
    members.remove_person(named, found.id)
    assert people(named, "dao a pao") == []
    changes.undo(named, changes.recent(named, 1)[0].id)
    assert people(named, "dao a pao") == ["Đào A Páo"]


def test_a_new_name_is_found_and_the_old_one_is_not(named: Book) -> None:
    found = search_people(named, "dao a pao")[0]
    members.update_person(named, found.id, "name", "Đào A Sùng")
    assert people(named, "dao a pao") == [] and people(named, "dao a sung") == ["Đào A Sùng"]


@pytest.mark.parametrize(
    "text", ['"', "'", "*", "a OR b", "NEAR(a b)", "name_folded:x", "-", "\x00", "AND", "%", "  "]
)
def test_signs_of_a_query_language_are_only_text(named: Book, text: str) -> None:
    found = search(named, text)
    assert (found.organisations, found.people) == ((), ())


def test_signs_before_a_word_do_not_hide_what_it_finds(named: Book) -> None:
    for text in ("^pao", '"pao"', "pao*", "-pao"):
        assert people(named, text) == ["Đào A Páo"]


@settings(max_examples=60)
@given(text=st.text(max_size=20))
def test_any_text_at_all_can_be_searched(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    path = tmp_path_factory.getbasetemp() / "searched.book"
    with opened(path) as book:
        search(book, text)


def test_every_beginning_of_a_name_finds_it(book: Book) -> None:
    filled(book, 10, 300)
    wanted = search_people(book, "tan", limit=1)[0]
    key = fold(wanted.name)
    for end in range(3, len(key) + 1):
        assert wanted.id in {found.id for found in search_people(book, key[:end], limit=300)}


def product(book: Book, name: str, **values: object) -> str:
    owner = search_organisations(book, "dong pao")[0].id
    return store.add(book, "products", {"organisation_id": owner, "name": name, "group": "food", **values})


@pytest.mark.parametrize("text", ["gao seng", "seng cu", "CÙ gạo", "148 qd", "cu"])
def test_a_product_is_found_by_its_name_and_its_certificate(named: Book, text: str) -> None:
    key = product(named, "Gạo Séng Cù", certificate="148/QĐ-UBND")
    assert search(named, text).records == (
        RecordFound("products", key, "Gạo Séng Cù", "Hợp tác xã nông nghiệp Đông Pao"),
    )


def test_a_product_is_found_by_the_name_it_has_now_and_not_in_the_bin(named: Book) -> None:
    key = product(named, "Gạo Séng Cù")
    store.change(named, "products", key, "name", "Gạo nếp Tan")
    assert not search(named, "seng").records and search(named, "tan nep").records
    store.remove(named, "products", key)
    assert not search(named, "tan nep").records


def test_what_begins_with_the_text_comes_before_what_holds_it(named: Book) -> None:
    for name in ("Miến dong Bình Lư", "Bình Lư trà", "Chè Bình Lư"):
        product(named, name)
    assert search(named, "binh lu").records[0].name == "Bình Lư trà"


def test_a_product_of_an_organisation_in_the_bin_is_not_found(named: Book) -> None:
    product(named, "Gạo Séng Cù")
    owner = search_organisations(named, "dong pao")[0].id
    store.remove(named, "organisations", owner)
    assert not search(named, "seng").records
    store.restore(named, "organisations", owner)
    assert search(named, "seng").records


def test_what_a_field_may_lead_to_is_told_apart_and_kept_to_its_owner(book: Book) -> None:
    mine, other = (
        organisations.add(book, OrganisationDraft(kind="cooperative", name=name))
        for name in ("HTX A", "HTX B")
    )
    for owner, contract in ((mine, "01/HĐTD"), (mine, "02/HĐTD"), (other, "03/HĐTD")):
        debts.add(book, owner, DebtDraft(creditor_kind="bank", creditor="Agribank", contract=contract))
    found = linkable(book, "debts", "", 10, mine)
    assert sorted(one.owner for one in found) == ["01/HĐTD", "02/HĐTD"]
    assert [one.owner for one in linkable(book, "debts", "agri 02", 10, mine)] == ["02/HĐTD"]
    assert len(linkable(book, "debts", "", 10)) == 3


def test_a_debt_is_found_by_its_words_and_behind_those_by_whose_it_is(book: Book) -> None:
    """Beginnings of words in any order, as they are now; not what is in the bin or belongs to what is."""
    agri, other = (
        organisations.add(book, OrganisationDraft(kind="cooperative", name=name))
        for name in ("HTX Agri Mường So", "HTX Dào San")
    )
    of_agri = debts.add(book, agri, DebtDraft(creditor_kind="bank", creditor="Ngân hàng Chính sách"))
    by_words = debts.add(
        book, other, DebtDraft(creditor_kind="bank", creditor="Agribank", contract="02/HĐTD")
    )

    def found(text: str) -> list[str]:
        return [one.id for one in search(book, text).records if one.table == "debts"]

    assert found("agri") == [by_words, of_agri], (
        "its own words first, though Dào San comes behind Agri by name"
    )
    assert found("02 agr") == found("hdtd") == [by_words] and found("chính") == [of_agri]
    debts.update(book, by_words, "creditor", "Vietinbank")
    assert found("agribank") == [] and found("vietin") == [by_words]
    debts.remove(book, by_words)
    assert found("vietin") == []
    store.remove(book, "organisations", agri)
    assert found("chính") == []
