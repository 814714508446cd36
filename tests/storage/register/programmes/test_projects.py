"""Value chains and projects with partners and money; brands and certificates, and until when they are valid."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from models.forms.rules.measures import Source
from models.forms.sources import Measuring
from models.register.drafts import OrganisationDraft
from models.register.texts.blocks import read_block
from models.values.errors import Refused
from models.values.units import unit_on
from storage.book.book import Book
from storage.extracts.snapshot import take_snapshot
from storage.register import organisations
from storage.register.imports.rows import import_rows
from storage.register.lists import lists
from storage.register.lists.lists import ListFilter
from storage.register.records import store

DAY = date(2026, 9, 30)
MILLION = 1_000_000


def organisation(book: Book, name: str = "HTX Chè Tam Đường") -> str:
    return organisations.add(book, OrganisationDraft(kind="cooperative", name=name, founded_on="2019-01-01"))


def project(book: Book, name: str = "Chuỗi chè Shan tuyết", **more: Any) -> str:
    values = {"name": name, "project_kind": "chain", "project_state": "running"}
    return store.add(book, "chain_projects", values | more)


def part(book: Book, table: str, of: str, **values: Any) -> str:
    return store.add(book, table, {"project_id": of} | values)


def amount(book: Book, of: str, step: str, dong: int, year: int = 2026, source: str = "province") -> str:
    values = {"year": year, "source": source, "project_step": step, "amount": dong}
    return part(book, "project_amounts", of, **values)


def document(book: Book) -> str:
    return store.add(book, "documents", {"name": "1054/QĐ-UBND", "document_kind": "decision"})


def row(book: Book, table: str, key: str, *paths: str, day: date = DAY) -> tuple[Any, ...]:
    (found,) = lists.page(book, table, [key], paths, ListFilter(day=day))
    return tuple(found[path] for path in paths)


def test_partners_and_money_of_a_project(book: Book) -> None:
    key, tea = project(book, area=Decimal("45.25")), organisation(book)
    assert row(book, "chain_projects", key, "area", "partners", "planned", "disbursed") == (4525, 0, 0, 0)
    part(book, "project_partners", key, organisation_id=tea, partner_role="production")
    part(book, "project_partners", key, partner="Công ty CP Trà", partner_role="purchase")
    amount(book, key, "planned", 500 * MILLION)
    amount(book, key, "planned", 300 * MILLION, source="central")
    amount(book, key, "disbursed", 200 * MILLION)
    other = project(book, "Chuỗi khác")
    amount(book, other, "disbursed", 7 * MILLION)
    found = row(book, "chain_projects", key, "partners", "planned", "disbursed")
    assert found == (2, 800 * MILLION, 200 * MILLION)
    with pytest.raises(Refused, match="RECORD_THERE_ALREADY"):
        amount(book, key, "planned", 1)
    with pytest.raises(Refused, match="RECORD_THERE_ALREADY"):
        part(book, "project_partners", key, organisation_id=tea)
    with pytest.raises(Refused, match="PARTNER_MISSING"):
        part(book, "project_partners", key, partner_role="credit")
    with pytest.raises(Refused, match="YEARS_OUT_OF_ORDER"):
        project(book, "Chuỗi ngược", first_year=2026, last_year=2025)


def test_states_and_the_decision_that_is_missing(book: Book) -> None:
    decided = project(book, decision_id=document(book))
    approved = project(book, "B", project_state="approved")
    proposed, ended = project(book, "C", project_state="proposed"), project(book, "D", project_state="ended")
    dropped = project(book, "E", project_state="dropped")
    for preset, keys in (
        ("proposed", {proposed}),
        ("approved", {decided, approved}),
        ("undecided", {approved}),
        ("ended", {ended, dropped}),
    ):
        assert set(lists.keys(book, "chain_projects", ListFilter(preset=preset))) == keys
    store.change(book, "chain_projects", approved, "decision_id", document_id(book))
    assert not lists.keys(book, "chain_projects", ListFilter(preset="undecided"))


def document_id(book: Book) -> str:
    return str(lists.keys(book, "documents")[0])


def test_a_project_is_found_by_who_leads_it(book: Book) -> None:
    led = project(book, organisation_id=organisation(book))
    other = project(book, "Nuôi cá lồng", leader="Công ty Thủy sản")
    assert list(lists.keys(book, "chain_projects", ListFilter(text="tam duong"))) == [led]
    assert list(lists.keys(book, "chain_projects", ListFilter(text="thuy san"))) == [other]


def measured(book: Book, of: str, measure: str, attribute: str = "", **where: Any) -> Any:
    unit = unit_on("12", DAY)
    snapshot = take_snapshot(book, DAY, date(2026, 7, 1), DAY, "2026-Q3", unit)
    return Measuring(snapshot).of(Source(of, measure, attribute, {}, where))  # type: ignore[arg-type]


def test_forms_count_projects_hectares_and_money(book: Book) -> None:
    first = project(book, area=Decimal("45.25"), households=120, organisation_id=organisation(book))
    project(book, "Dự án", area=Decimal("4.75"), households=30, project_state="proposed")
    amount(book, first, "disbursed", 200 * MILLION)
    amount(book, first, "disbursed", 50 * MILLION, year=2025)
    live = ("approved", "running")
    assert measured(book, "chain_projects", "count", project_state=live) == 1
    assert measured(book, "chain_projects", "sum", "area") == 50  # hectares
    assert measured(book, "chain_projects", "sum", "households", project_state=live) == 120
    assert measured(book, "chain_projects", "sum", "disbursed") == 250 * MILLION
    assert measured(book, "chain_projects", "count", kind="cooperative") == 1
    own_year = {"year_offset": 0, "project_step": "disbursed", "project_state": live}
    assert measured(book, "project_amounts", "sum", "amount", **own_year) == 200 * MILLION


def test_rows_with_vietnamese_headings_become_projects(book: Book) -> None:
    key = organisation(book)
    document(book)
    text = (
        "Tên chuỗi liên kết\tHình thức\tTiến độ\tĐơn vị chủ trì\tDiện tích\tSố hộ\tQuyết định phê duyệt\n"
        "Chuỗi chè\tChuỗi giá trị\tĐang thực hiện\tHTX Chè Tam Đường\t45,5\t120\t1054/QĐ-UBND\n"
    )
    block = read_block("chain_projects", [line.split("\t") for line in text.strip().split("\n")])
    import_rows(book, "chain_projects", block, keep="all")
    (made,) = lists.keys(book, "chain_projects")
    paths = ("name", "project_state", "organisation.id", "area", "households", "decision")
    assert row(book, "chain_projects", made, *paths) == (
        "Chuỗi chè",
        "running",
        key,
        4550,
        120,
        "1054/QĐ-UBND",
    )


def certificate(book: Book, owner: str, **more: Any) -> str:
    values = {
        "organisation_id": owner,
        "name": "Chè Shan tuyết",
        "certificate_kind": "vietgap",
        "number": "VG-12",
    }
    return store.add(book, "certificates", values | more)


def test_days_left_and_presets_of_certificates(book: Book) -> None:
    owner = organisation(book)
    key = certificate(book, owner, issued_on="2024-10-01", valid_to="2026-10-10")
    endless = certificate(book, owner, certificate_kind="mark", name="Nhãn hiệu", number="")
    assert row(book, "certificates", key, "days_left") == (10,)
    assert row(book, "certificates", key, "days_left", day=date(2026, 10, 11)) == (0,)
    assert row(book, "certificates", endless, "days_left") == (None,)
    for day, presets in (
        (date(2024, 9, 30), {"valid": 1, "ending": 0, "ended": 0}),
        (DAY, {"valid": 2, "ending": 1, "ended": 0}),
        (date(2026, 10, 10), {"valid": 2, "ending": 1, "ended": 0}),
        (date(2026, 10, 11), {"valid": 1, "ending": 0, "ended": 1}),
    ):
        assert lists.preset_counts(book, "certificates", ListFilter(day=day)) == presets
    with pytest.raises(Refused, match="RECORD_THERE_ALREADY"):
        certificate(book, owner)
    with pytest.raises(Refused, match="DAYS_OUT_OF_ORDER"):
        certificate(book, owner, number="VG-13", issued_on="2026-01-02", valid_to="2026-01-01")
    assert measured(book, "certificates", "count", current=True, certificate_kind="vietgap") == 1
    assert measured(book, "certificates", "distinct", "organisation", current=True) == 1


def test_a_certificate_is_for_a_product_of_its_own_organisation(book: Book) -> None:
    mine, other = organisation(book), organisation(book, "HTX Khác")
    own, foreign = (
        store.add(book, "products", {"organisation_id": one, "name": "Chè", "group": "beverage"})
        for one in (mine, other)
    )
    key = certificate(book, mine, product_id=own)
    assert row(book, "certificates", key, "product") == ("Chè",)
    with pytest.raises(Refused, match="CERTIFICATE_PRODUCT_FOREIGN"):
        store.change(book, "certificates", key, "product_id", foreign)
