"""Rows of a table into the register: rehearsed, kept as one change, refused with row and field."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from models.register.texts.blocks import Block, read_block
from models.values.units import successors, unit_on, units
from storage.book import settings
from storage.book.book import Book
from storage.history import changes
from storage.register import members, organisations
from storage.register.imports.known_organisations import _is_same_place
from storage.register.imports.rows import Imported, Keep, import_rows
from storage.register.lists import lists
from storage.register.lists.lists import ListFilter
from tests.storage.conftest import NOW

ORGANISATION = "name,kind,commune,founded_on\nHTX Chè Sơn Trà,cooperative,03394,2019-05-12"
PRODUCT = "name,organisation,group,stars,certified_on\nChè shan tuyết,HTX Chè Sơn Trà,beverage,4,2025-03-01"


def block(table: str, text: str) -> Block:
    return read_block(table, [line.split(",") for line in text.split("\n")])


def bring(book: Book, table: str, text: str, keep: Keep = "all", period: str = "") -> Imported:
    return import_rows(book, table, block(table, text), keep=keep, period=period)


def outcomes(done: Imported) -> list[str]:
    return [effect.outcome.value for effect in done.effects]


def codes_of(done: Imported) -> list[tuple[str, str]]:
    return [
        (effect.refusal.code, str(effect.refusal.details.get("field", "")))
        for effect in done.effects
        if effect.refusal is not None
    ]


@pytest.fixture
def commune(tmp_path: Path) -> Iterator[Book]:
    """The book of a commune with one cooperative, brought in from a table."""
    day = date(2026, 11, 30)
    with settings.create_book(tmp_path / "03394.book", unit_on("03394", day), clock=lambda: NOW) as book:
        assert outcomes(bring(book, "organisations", ORGANISATION)) == ["new"]
        yield book


def test_new_changed_and_same_rows_are_told_apart(commune: Book) -> None:
    assert outcomes(bring(commune, "products", PRODUCT)) == ["new"]
    assert outcomes(bring(commune, "products", PRODUCT)) == ["same"]
    changed = bring(commune, "products", PRODUCT.replace(",4,", ",5,"))
    assert outcomes(changed) == ["changed"] and changed.effects[0].changes == {"stars": ("4", "5")}
    (row,) = lists.page(
        commune, "products", lists.keys(commune, "products"), ["stars", "valid_to", "organisation"]
    )
    assert (row["stars"], row["valid_to"], row["organisation"]) == (5, "2028-03-01", "HTX Chè Sơn Trà")


def test_the_book_of_a_commune_gives_its_commune_to_organisations_that_say_none(
    commune: Book, tmp_path: Path
) -> None:
    rows = "name,kind,founded_on\nHTX Mật Ong,cooperative,2020-01-05"
    done = bring(commune, "organisations", rows, keep="nothing")
    before, shown = done.effects[0].changes["commune_code"]
    assert outcomes(done) == ["new"] and (before, bool(shown)) == ("", True), "the preview shows it"
    bring(commune, "organisations", rows)
    keys = lists.keys(commune, "organisations")
    assert {row["commune"] for row in lists.page(commune, "organisations", keys, ["commune"])} == {"03394"}
    province = unit_on("12", date(2026, 11, 30))
    with settings.create_book(tmp_path / "12.book", province, clock=lambda: NOW) as above:
        bring(above, "organisations", rows)
        (row,) = lists.page(above, "organisations", lists.keys(above, "organisations"), ["commune"])
        assert row["commune"] is None, "an office above proposes none"


def test_the_history_says_how_many_and_one_undo_takes_all_back(commune: Book) -> None:
    bring(commune, "products", PRODUCT + "\nMật ong,HTX Chè Sơn Trà,food,3,2026-01-05")
    line = changes.recent(commune)[0]
    assert (line.title, line.details) == ("RECORDS_IMPORTED", {"table": "products", "added": 2, "changed": 0})
    changes.undo(commune, line.id)
    assert lists.count(commune, "products") == 0


@pytest.mark.parametrize(
    ("row", "refusal"),
    [
        ("X,HTX Chè Sơn Trà,beverage,9,2025-03-01", ("NUMBER_OUT_OF_RANGE", "stars")),
        ("X,HTX Chè Sơn Trà,beverage,0,2025-03-01", ("NUMBER_OUT_OF_RANGE", "stars")),
        ("X,HTX Khác,beverage,4,2025-03-01", ("LINK_UNKNOWN", "organisation_id")),
        ("X,HTX Che Son Tra,beverage,4,2025-03-01", ("LINK_UNKNOWN", "organisation_id")),
        ("X,HTX Chè Sơn Trà,beverage,4,2025-13-40", ("DATE_IMPOSSIBLE", "certified_on")),
        ("X,HTX Chè Sơn Trà,,4,2025-03-01", ("FIELD_REQUIRED", "group")),
        ("X,,beverage,4,2025-03-01", ("FIELD_REQUIRED", "organisation_id")),
        ("X,HTX Chè Sơn Trà,beverage,4,", None),
    ],
)
def test_one_refused_row_keeps_all_out_and_names_its_field(
    commune: Book, row: str, refusal: tuple[str, str] | None
) -> None:
    text = f"{PRODUCT}\n{row}"
    done = bring(commune, "products", text)
    assert codes_of(done) == ([refusal] if refusal else [])
    assert lists.count(commune, "products") == (0 if refusal else 2)
    if refusal:
        good = bring(commune, "products", text, keep="good")
        assert outcomes(good) == ["new", "refused"] and lists.count(commune, "products") == 1


def test_a_rehearsal_says_the_same_and_keeps_nothing(commune: Book) -> None:
    before = len(changes.recent(commune))
    done = bring(commune, "products", PRODUCT, keep="nothing")
    assert outcomes(done) == ["new"] and not done.kept
    assert lists.count(commune, "products") == 0 and len(changes.recent(commune)) == before


def test_an_organisation_is_meant_by_tax_code_or_exact_name_in_long_or_short_form(commune: Book) -> None:
    (key,) = lists.keys(commune, "organisations")
    organisations.update(commune, key, "tax_code", "6200012345")
    for said in ("6200012345", "Hợp tác xã Chè Sơn Trà", "htx chè sơn trà"):
        done = bring(commune, "products", PRODUCT.replace("HTX Chè Sơn Trà", said), keep="nothing")
        assert outcomes(done) == ["new"], said


def test_organisations_are_found_again_and_their_capital_is_a_record_of_its_own(commune: Book) -> None:
    text = "Tên HTX,Vốn điều lệ,Mã số thuế\nHợp tác xã Chè Sơn Trà,500,6200012345"
    done = bring(commune, "organisations", text)
    assert outcomes(done) == ["changed"]
    assert set(done.effects[0].changes) == {"capital", "tax_code"}
    card = organisations.get(commune, lists.keys(commune, "organisations")[0])
    assert (card.capital, card.values["tax_code"]) == (500_000_000, "6200012345")
    assert outcomes(bring(commune, "organisations", text)) == ["same"]


def test_members_come_with_their_people_and_the_same_person_is_one(commune: Book) -> None:
    text = (
        "Họ và tên,Năm sinh,Giới tính,organisation,kind,Vốn góp\nLò Thị Ún,1980,nữ,HTX Chè Sơn Trà,formal,5"
    )
    assert outcomes(bring(commune, "memberships", text)) == ["new"]
    assert outcomes(bring(commune, "memberships", text)) == ["same"]
    (member,) = members.members_of(commune, lists.keys(commune, "organisations")[0])
    assert (member.name, member.birth, member.sex, member.capital) == (
        "Lò Thị Ún",
        "1980",
        "female",
        5_000_000,
    )
    office = "Họ và tên,Năm sinh,organisation,position\nLò Thị Ún,1980,HTX Chè Sơn Trà,director"
    assert outcomes(bring(commune, "managers", office)) == ["new"]
    assert lists.count(commune, "people") == 1


def test_somebody_of_whom_only_a_new_name_is_said_is_refused(commune: Book) -> None:
    text = "Họ và tên,organisation,kind\nLò Thị Ún,HTX Chè Sơn Trà,formal"
    assert codes_of(bring(commune, "memberships", text)) == [("LINK_UNKNOWN", "person_id")]


def test_debts_and_their_movements(commune: Book) -> None:
    debt = "organisation,creditor_kind,creditor,contract,started_on\nHTX Chè Sơn Trà,bank,Agribank,HD 01,2024-01-05"
    assert outcomes(bring(commune, "debts", debt)) == ["new"]
    moved = "organisation,contract,on,kind,amount\nHTX Chè Sơn Trà,HD 01,2024-01-05,principal_drawn,1000000"
    assert outcomes(bring(commune, "debt_entries", moved)) == ["new"]
    assert outcomes(bring(commune, "debt_entries", moved)) == ["same"]
    paid = moved.replace("principal_drawn,1000000", "principal_paid,2000000")
    assert [code for code, _ in codes_of(bring(commune, "debt_entries", paid))] == ["ENTRY_BELOW_ZERO"]
    (row,) = lists.page(commune, "debts", lists.keys(commune, "debts"), ["balance"])
    assert row["balance"] == 1_000_000
    assert lists.count(commune, "debts", ListFilter(text="agri")) == 1


def test_results_take_the_period_of_the_import(commune: Book) -> None:
    text = "organisation,workers,revenue\nHTX Chè Sơn Trà,12,5000"
    assert codes_of(bring(commune, "results", text)) == [("FIELD_REQUIRED", "period")]
    assert outcomes(bring(commune, "results", text, period="2026-Q3")) == ["new"]
    assert outcomes(bring(commune, "results", text, period="2026-Q3")) == ["same"]
    more = "organisation,period,workers\nHTX Chè Sơn Trà,2026-Q3,13"
    assert outcomes(bring(commune, "results", more)) == ["changed"]
    (row,) = lists.page(commune, "results", lists.keys(commune, "results"), ["workers", "revenue"])
    assert (row["workers"], row["revenue"]) == (13, 5000)


def test_two_rows_of_one_block_are_never_taken_for_one(commune: Book) -> None:
    """A second row about a record that the first one made is refused; one that says what the book has is not."""
    bring(commune, "products", PRODUCT)
    twice = f"{PRODUCT}\n{PRODUCT.splitlines()[1]}"
    assert outcomes(bring(commune, "products", twice, keep="nothing")) == ["same", "same"]
    changed = PRODUCT.splitlines()[1].replace(",4,", ",5,")
    assert outcomes(bring(commune, "products", f"{PRODUCT}\n{changed}", keep="nothing")) == [
        "same",
        "refused",
    ]
    changes.undo(commune, changes.recent(commune)[0].id)
    done = bring(
        commune, "products", PRODUCT + PRODUCT.partition("\n")[2].join(("\n", "")).replace(",4,", ",5,")
    )
    assert outcomes(done) == ["new", "refused"] and codes_of(done) == [("ROW_REPEATED", "")]
    assert done.effects[1].refusal is not None and done.effects[1].refusal.details == {"first": "2"}


def test_a_row_that_fits_several_records_is_refused(commune: Book) -> None:
    debt = "organisation,creditor_kind,contract,creditor\nHTX Chè Sơn Trà,bank,{},Agribank"
    bring(commune, "debts", debt.format("A"))
    bring(commune, "debts", debt.format("B"))
    done = bring(commune, "debts", "organisation,creditor_kind,creditor\nHTX Chè Sơn Trà,bank,Agribank")
    assert [code for code, _ in codes_of(done)] == ["ROW_KNOWN_BY_SEVERAL"]


def test_steps_are_counted(commune: Book) -> None:
    seen: list[tuple[int, int]] = []
    import_rows(
        commune,
        "products",
        block("products", PRODUCT),
        keep="nothing",
        step=lambda done, rows: seen.append((done, rows)),
    )
    assert seen == [(1, 1)]


def test_two_rows_of_one_new_name_and_place_are_not_told_apart(commune: Book) -> None:
    text = "Tên HTX,Xã,Năm thành lập\nHTX Đôi,03394,2025\nHợp tác xã Đôi,03394,2025"
    done = bring(commune, "organisations", text, keep="nothing")
    assert outcomes(done) == ["new", "refused"] and codes_of(done) == [("ROW_REPEATED", "")]


def two_communes() -> str:
    here, there = units("commune", date(2026, 11, 30), "12")[:2]
    return (
        "Tên HTX,Xã,Vốn điều lệ,Năm thành lập\n"
        f"HTX Thắng Lợi,{here.code},500,2019\nHTX Thắng Lợi,{there.code},900,2019"
    )


def test_one_name_in_two_communes_is_two_organisations_now_and_the_next_time(commune: Book) -> None:
    done = bring(commune, "organisations", two_communes())
    assert outcomes(done) == ["new", "new"]
    (doubt,) = done.effects[1].doubts
    assert not done.effects[0].doubts and doubt.details["name"] == "HTX Thắng Lợi" and doubt.details["place"]
    assert outcomes(bring(commune, "organisations", two_communes())) == ["same", "same"]
    capital = two_communes().replace(",900,", ",950,")
    assert outcomes(bring(commune, "organisations", capital)) == ["same", "changed"]
    unplaced = "Tên HTX,Vốn điều lệ\nHTX Thắng Lợi,1"
    assert [code for code, _ in codes_of(bring(commune, "organisations", unplaced))] == [
        "ROW_KNOWN_BY_SEVERAL"
    ]


def test_a_name_that_only_reads_alike_is_a_doubt_and_never_the_same(commune: Book) -> None:
    text = "Tên HTX,Xã,Năm thành lập\nHTX Che Son Tra,03394,2019"
    (effect,) = bring(commune, "organisations", text).effects
    assert effect.outcome.value == "new"
    assert [doubt.details["name"] for doubt in effect.doubts] == ["HTX Chè Sơn Trà"]


def test_a_commune_that_was_taken_over_is_the_same_place(commune: Book) -> None:
    """A cooperative that the book has in a commune of before July 2025 is meant by the commune that took it over."""
    day = date(2025, 6, 30)
    old = next(one for one in units("commune", day) if successors(one))
    new = successors(old)[0].new
    assert _is_same_place(old.code, new.code) and _is_same_place(new.code, old.code)
    assert not _is_same_place("03394", "99999")


def test_another_tax_code_under_a_known_name_is_refused_as_taken(commune: Book) -> None:
    (key,) = lists.keys(commune, "organisations")
    organisations.update(commune, key, "tax_code", "6200012345")
    text = "Tên HTX,Mã số thuế,Xã\nHTX Chè Sơn Trà,6200099999,03394"
    done = bring(commune, "organisations", text, keep="nothing")
    assert [code for code, _ in codes_of(done)] == ["NAME_TAKEN"]


def test_a_change_of_capital_or_commune_is_said_in_words(commune: Book) -> None:
    here = settings.unit_of(commune)
    other = next(unit for unit in units("commune", date(2026, 11, 30), "12") if unit.code != here.code)
    (key,) = lists.keys(commune, "organisations")
    organisations.update(commune, key, "tax_code", "6200012345")
    text = f"Tên HTX,Mã số thuế,Vốn điều lệ (tr.đ),Xã\nHTX Chè Sơn Trà,6200012345,500,{other.code}"
    (effect,) = bring(commune, "organisations", text, keep="nothing").effects
    assert set(effect.changes) == {"capital", "commune_code"}
    assert effect.changes["capital"] == ("", "500.000.000 đồng")
    assert effect.changes["commune_code"] == (here.title, other.title)


def test_what_a_step_raises_leaves_nothing(commune: Book) -> None:
    class StoppedError(Exception):
        pass

    def step(done: int, rows: int) -> None:
        if done == 2:
            raise StoppedError

    more = PRODUCT + "\nMật ong,HTX Chè Sơn Trà,food,3,2026-01-05"
    with pytest.raises(StoppedError):
        import_rows(commune, "products", block("products", more), keep="good", step=step)
    assert lists.count(commune, "products") == 0


def test_a_renamed_organisation_is_found_by_the_name_that_it_had(commune: Book) -> None:
    (key,) = lists.keys(commune, "organisations")
    organisations.update(commune, key, "name", "HTX Chè Tây Bắc")
    assert organisations.get(commune, key).values["aliases"] == "HTX Chè Sơn Trà"
    changed = bring(commune, "organisations", ORGANISATION.replace("2019-05-12", "2019-05-13"))
    (effect,) = changed.effects
    assert effect.outcome.value == "changed" and "name" not in effect.changes
    assert [(doubt.code, doubt.details["name"]) for doubt in effect.doubts] == [
        ("ROW_FORMER_NAME", "HTX Chè Tây Bắc")
    ]
    (product,) = bring(commune, "products", PRODUCT).effects
    assert product.outcome.value == "new" and product.doubts[0].code == "ROW_FORMER_NAME"
    organisations.update(commune, key, "name", "HTX Chè Sơn Trà")
    assert organisations.get(commune, key).values["aliases"] == "HTX Chè Tây Bắc"


PERSON = "name,birth,aliases\nGiàng A Páo,1980,Giàng Seo Páo; Páo Lùng"


def test_another_name_of_a_person_is_a_doubt_and_never_the_person(commune: Book) -> None:
    assert outcomes(bring(commune, "people", PERSON)) == ["new"]
    by_name, by_own_other = bring(
        commune, "people", "name,birth,aliases\nGIÀNG SEO PÁO,1980,\nSùng A Páo,1990,Giang a Pao"
    ).effects
    for effect, said in ((by_name, "GIÀNG SEO PÁO"), (by_own_other, "Giang a Pao")):
        assert effect.outcome.value == "new"
        assert [(one.code, one.details) for one in effect.doubts] == [
            ("ROW_OTHER_NAME", {"said": said, "name": "Giàng A Páo", "born": ", sinh 1980"})
        ]
    (member,) = bring(
        commune, "memberships", "person,birth,organisation,kind\nPáo Lùng,1981,HTX Chè Sơn Trà,formal"
    ).effects
    assert (member.outcome.value, [one.code for one in member.doubts]) == ("new", ["ROW_OTHER_NAME"])
    assert lists.count(commune, "people") == 4
    refused = bring(commune, "memberships", "person,organisation,kind\nGiàng Seo Pao,HTX Chè Sơn Trà,formal")
    assert codes_of(refused) == [("LINK_UNKNOWN", "person_id")]


def test_other_names_within_one_table_are_doubts_too(commune: Book) -> None:
    first, second, third = bring(commune, "people", PERSON + "\nPáo Lùng,1980,\nLò Văn An,1980,").effects
    assert [len(one.doubts) for one in (first, second, third)] == [0, 1, 0]


def test_another_name_of_the_same_number_is_said(commune: Book) -> None:
    (key,) = lists.keys(commune, "organisations")
    organisations.update(commune, key, "tax_code", "6200000001")
    (effect,) = bring(commune, "organisations", "name,tax_code\nHTX Tên Lạ,6200000001").effects
    assert [doubt.code for doubt in effect.doubts] == ["ROW_NAME_DIFFERS"]


def test_a_commune_of_before_is_taken_as_what_became_of_it(commune: Book) -> None:
    (effect,) = bring(commune, "organisations", "name,commune\nHTX Huổi Luông,Xã Huổi Luông").effects
    assert effect.doubts[0].code == "ROW_FORMER_COMMUNE" and "Phong Thổ" in effect.doubts[0].details["now"]
    key = lists.keys(commune, "organisations", ListFilter(text="huoi luong"))[0]
    values = organisations.get(commune, key).values
    assert (values["commune_code"], values["commune_from"]) == ("03549", "2025-07-01")
    assert values["old_commune_code"] == "03490"
    refused = bring(commune, "organisations", "name,commune\nHTX X,Xã Không Có")
    assert codes_of(refused) == [("CELL_COMMUNE_UNKNOWN", "commune_code")]
