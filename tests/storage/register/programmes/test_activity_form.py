"""Form B05: products, chains, activities, communes and the alliance, prefilled, checked and merged."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from models.forms.findings import Finding, Level
from models.forms.loader import PUBLISHED
from models.values.periods import PeriodKind
from models.values.units import children, unit_on
from storage.book.book import Book
from storage.received import receiving
from storage.register.records import store
from storage.returns import sheets
from tests.storage.received.sample_registers import cooperative, register_book, sent
from tests.storage.register.programmes.fund_world import END, MILLION
from tests.storage.sample_returns import DAY, fill, unit_book


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with unit_book(tmp_path / "province.book", "12") as made:
        yield made


def figures(book: Book, period: str = "2026") -> dict[str, Any]:
    sheet = sheets.period_sheets(book, period).sheets["B05"]
    return {one.code: sheet.value(one.code, "actual") for one in sheet.form.rows if not one.heading}


def compared(found: Mapping[str, Any], **wanted: Any) -> None:
    """Rows are written as names: I_1a is the row I.1a."""
    rows = {code.replace("_", "."): value for code, value in wanted.items()}
    assert {code: found[code] for code in rows} == rows


def findings(book: Book) -> dict[tuple[str, str], Finding]:
    found = sheets.period_sheets(book, "2026").findings
    return {(one.code, one.row): one for one in found if one.form == "B05" and one.level is not Level.INFO}


def add(book: Book, table: str, **values: Any) -> str:
    return store.add(book, table, values)


def world(book: Book) -> None:
    """Two cooperatives and a group with products, certificates, a chain, classes and a fair, communes of two years."""
    tea = cooperative(book, "HTX Chè", alliance_member=True, value_chain=True)
    pigs = cooperative(book, "HTX Lợn đen", value_chain=False)
    group = cooperative(book, "THT Mật ong", kind="group")
    for owner, name, stars, valid_to, more in (
        (tea, "Hồng trà", 4, "2028-12-31", {"certified_on": "2025-06-01"}),
        (tea, "Trà xanh", 3, "2029-03-01", {"certified_on": "2026-03-01", "recognition": "renewed"}),
        (group, "Mật ong", None, None, {"certified_on": "2026-05-01", "recognition": "first"}),
        (pigs, "Thịt sấy", 3, "2026-10-01", {"certified_on": "2023-10-01"}),
        (pigs, "Lạp sườn", 3, "2025-10-01", {"certified_on": "2022-10-01"}),
    ):
        values: dict[str, Any] = {
            "organisation_id": owner,
            "name": name,
            "group": "food",
            "stars": stars,
            "valid_to": valid_to,
        }
        store.add(book, "products", values | more)
    for kind, number, rest in (
        ("collective_mark", "01", {}),
        ("vietgap", "02", {"area": Decimal("12.5"), "issued_on": "2026-01-01"}),
        ("organic", "03", {"area": Decimal("2.25"), "valid_to": "2027-01-01"}),
        ("vietgap", "04", {"area": Decimal("100"), "valid_to": "2026-01-01"}),
        ("growing_area", "05", {}),
    ):
        add(
            book,
            "certificates",
            organisation_id=tea,
            name=number,
            number=number,
            certificate_kind=kind,
            **rest,
        )
    chain = add(
        book,
        "chain_projects",
        name="Chuỗi chè",
        project_kind="chain",
        project_state="running",
        organisation_id=tea,
        area=Decimal("45.25"),
        households=120,
    )
    add(book, "chain_projects", name="B", project_kind="link_plan", project_state="approved", households=30)
    add(book, "chain_projects", name="C", project_kind="chain", project_state="proposed", households=500)
    add(book, "project_partners", project_id=chain, organisation_id=pigs)
    add(book, "project_partners", project_id=chain, partner="Công ty Trà")
    for year, step, amount in ((2026, "disbursed", 200), (2025, "disbursed", 50), (2026, "planned", 500)):
        values = {"year": year, "source": "province", "project_step": step, "amount": amount * MILLION}
        add(book, "project_amounts", project_id=chain, **values)
    first = add(book, "activities", name="Lớp 1", activity_kind="training", first_day="2026-03-01")
    second = add(book, "activities", name="Lớp 2", activity_kind="training", first_day="2026-04-01")
    old = add(book, "activities", name="Lớp cũ", activity_kind="training", first_day="2025-04-01")
    law = add(book, "activities", name="Luật", activity_kind="law_class", first_day="2026-05-01")
    fairs = [
        add(book, "activities", name=f"Hội chợ {day}", activity_kind="fair", first_day=day)
        for day in ("2026-06-01", "2026-09-01")
    ]
    for of, kind, visits, persons, women, minorities in (
        (first, "managers", 25, 25, 5, 20),
        (first, "members", 15, 12, 4, 12),
        (second, "households", 20, 20, 11, None),
        (old, "managers", 900, 900, 1, 1),
        (law, "members", 110, None, None, None),
    ):
        values = {"visits": visits, "persons": persons, "women": women, "minorities": minorities}
        add(book, "activity_participants", activity_id=of, participant_kind=kind, **values)
    for of, organisation in ((fairs[0], tea), (fairs[0], pigs), (fairs[1], tea)):
        add(book, "activity_organisations", activity_id=of, organisation_id=organisation)
    add(book, "activity_organisations", activity_id=law, organisation_id=pigs, organisation_role="advised")
    add(book, "activity_costs", activity_id=first, funding_source="province", spent=7 * MILLION)
    add(book, "activity_costs", activity_id=fairs[0], funding_source="own", spent=3 * MILLION)
    for code, year, level, *parts in (
        ("03388", 2026, "met", True, True, None),
        ("03390", 2026, "advanced", True, True, True),
        ("03549", 2026, "not_yet", False, False, True),
        ("03388", 2025, "model", True, True, True),
    ):
        keys = ("new_rural", "criterion_13", "criterion_13_1", "criterion_13_2")
        values = dict(zip(keys, (level, *parts), strict=True))
        commune = unit_on(code, DAY, "commune")
        add(book, "commune_profiles", commune_code=commune, year=year, zone="zone_3", **values)
    add(book, "alliance_memberships", organisation_id=tea, from_on="2024-01-01", contribution=2 * MILLION)
    gone = {"from_on": "2024-01-01", "to_on": "2026-07-01", "contribution": MILLION}
    add(book, "alliance_memberships", organisation_id=pigs, **gone)
    add(book, "alliance_memberships", organisation_id=group, from_on="2026-02-01")


def test_products_and_certificates(book: Book) -> None:
    world(book)
    found = figures(book)
    # on 14 December 2026: two teas and honey; the dried meat ended in October, the sausages the year before
    compared(found, I_1=3, I_1_1=0, I_1_2=1, I_1_3=1, I_1_6=1, I_1a=2, I_1b=1, I_1c=1, I_2=2, I_2_1=1)
    # mark, VietGAP 12.5 ha, organic 2.25 ha, growing area; the other VietGAP ended in January
    compared(found, I_3=4, I_3_1=1, I_3_2=2, I_3_2a=Decimal("14.75"), I_3_3=0, I_3_4=1, I_3_5=0)


def test_chains_with_hectares_households_and_money(book: Book) -> None:
    world(book)
    found = figures(book)
    compared(found, II_1=2, II_1_1=1, II_1_2=0, II_1_3=1, II_1_4=0, II_2=1, II_3=Decimal("45.25"), II_4=150)
    compared(found, II_5=1, II_6=1, II_7=200 * MILLION)


def test_activities_visits_and_persons(book: Book) -> None:
    world(book)
    found = figures(book)
    compared(found, III_1=5, III_1_1=2, III_1_2=1, III_1_5=2, III_1_6=0)
    # 25 + 15 + 20 visits, 25 + 12 + 20 persons, 5 + 4 + 11 women; minorities are known of two rows: 20 + 12
    compared(found, III_2=60, III_2_1=25, III_2_2=35, III_2a=57, III_2b=20, III_2c=32, III_3=110)
    compared(found, III_4=3, III_4a=2, III_5=0, III_7=1)
    compared(found, III_8=10 * MILLION, III_8_1=0, III_8_2=7 * MILLION, III_8_5=3 * MILLION)


def test_communes_of_the_year_and_members_of_the_alliance(book: Book) -> None:
    world(book)
    found = figures(book)
    compared(found, IV_1=38, IV_2=2, IV_2_1=1, IV_2_2=0, IV_3=2, IV_3_1=2, IV_3_2=2, IV_4=3, IV_4_1=3)
    assert found["IV.2a"] == Decimal("5.263158")  # 2 of 38
    # the tea and, since February, the group; the pigs left in July
    compared(found, V_1=2, V_1_1=1, V_1_2=None, V_1_3=1, V_2=1, V_3=1, V_4=2 * MILLION)
    errors = [one for one in findings(book).values() if one.level is Level.ERROR]
    assert not errors


def test_an_office_without_such_records_is_not_told_zero(book: Book) -> None:
    cooperative(book, "HTX A")
    stated = {code: value for code, value in figures(book).items() if value is not None}
    assert stated == {"IV.1": 38}


def test_figures_that_contradict_each_other_or_form_1(book: Book) -> None:
    world(book)
    fill(book, "2026", "B05", {"I.1.3": 5, "II.1.2": 1, "III.2a": 61, "V.1.1": 2, "V.1/previous": 5})
    fill(book, "2026", "B01", {"I.1.10": 0})
    found = findings(book)
    assert {
        ("PARTS_DIFFER", "I.1"),  # 3 against 0 + 1 + 5 + 1
        ("PARTS_DIFFER", "II.1"),  # 2 against 1 + 1 + 1
        ("PART_ABOVE_WHOLE", "III.2a"),  # 61 persons in 60 visits
        ("STOCK_FLOW", "V.1"),  # 2 against 5 + 1 - 1
        ("CELLS_DIFFER", "V.1.1"),  # 2 against the 1 of form 1
        ("CHAIN_WITHOUT_COOPERATIVE", "II.5"),
    } <= set(found)
    flow = found["STOCK_FLOW", "V.1"].details
    assert (flow["stated"], flow["computed"], flow["difference"]) == (2, 5, -3)


def test_halves_and_years_from_december_2026_have_the_form() -> None:
    for kind in (PeriodKind.YEAR, PeriodKind.HALF):
        assert "B05" not in [form.code for form in PUBLISHED.on(date(2026, 11, 30), kind)]
        assert PUBLISHED.form_on("B05", END, kind).edition == "2026"
    assert "B05" not in [form.code for form in PUBLISHED.on(END, PeriodKind.QUARTER)]


def test_the_parent_adds_its_units(tmp_path: Path) -> None:
    communes = {unit.code: unit for unit in children(unit_on("12", DAY), DAY)}
    first, second = (register_book(tmp_path, communes[code]) for code in ("03388", "03390"))
    for book, visits in ((first, 30), (second, 12)):
        of = add(book, "activities", name="Lớp", activity_kind="training", first_day="2026-03-01")
        values = {"activity_id": of, "participant_kind": "members", "visits": visits, "persons": visits - 2}
        add(book, "activity_participants", **values)
    province = unit_book(tmp_path / "province.book", "12")
    receiving.accept(province, [sent(first, period="2026"), sent(second, period="2026")])
    merged = figures(province)
    compared(merged, III_1=2, III_1_1=2, III_2=42, III_2a=38, I_1=None)
