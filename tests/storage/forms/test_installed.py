"""Forms installed in a book: which edition counts where, what they reach, one undo, and what was sealed with them."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from models.forms.loader import PUBLISHED
from models.values.errors import Damaged, Refused
from storage.book.book import Book
from storage.book.proof.verification import verify
from storage.comparisons.series import series
from storage.forms import packages
from storage.forms.installed import forms_of
from storage.forms.packages import OpenReturn, examine_package
from storage.history import changes
from storage.register.records import store
from storage.returns import returns, sealing
from storage.returns.explanations import explain
from storage.returns.sheets import period_sheets
from tests.storage.forms.packages import B08, BOTH, form_4, install, package
from tests.storage.offices import answer_warnings
from tests.storage.received.sample_registers import cooperative
from tests.storage.sample_returns import DAY, fill, unit_book

PERIOD, BEFORE = "2026-Q3", "2026-Q2"


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with unit_book(tmp_path / "commune.book") as made:
        for name in ("A", "B"):
            cooperative(made, f"HTX {name}", sector="crops", commune_code="03549")
        yield made


def editions(book: Book, period: str = PERIOD) -> dict[str, str]:
    return {code: sheet.form.edition for code, sheet in period_sheets(book, period).sheets.items()}


def test_a_book_without_packages_has_the_forms_of_the_program(book: Book) -> None:
    assert forms_of(book) is PUBLISHED and packages.installed(book) == ()


def test_an_edition_counts_from_its_first_day_and_in_this_book_alone(book: Book, tmp_path: Path) -> None:
    before = editions(book)
    install(book)
    assert editions(book) == {**before, "B04": "2026a", "B08": "2026"}
    assert editions(book, BEFORE) == {**before}
    sheet = period_sheets(book, PERIOD).sheets["B08"]
    assert sheet.value("1") == 2 and sheet.value("2") is None
    assert [forms_of(book).form_on("B04", day).edition for day in (date(2026, 8, 31), date(2026, 9, 1))] == [
        "2020",
        "2026a",
    ]
    (known,) = packages.installed(book)
    assert (known.issuer, known.by, known.in_force, known.package) == (
        "Tỉnh Lai Châu",
        "Lò Thị Mai",
        True,
        BOTH,
    )
    with unit_book(tmp_path / "other.book", "03571") as other:
        assert forms_of(other) is PUBLISHED
    assert verify(book.path).good


def test_it_is_checked_typed_sealed_and_followed_like_any_form(book: Book) -> None:
    install(book)
    fill(book, PERIOD, "B08", {"2": 3})
    findings = [one for one in period_sheets(book, PERIOD).findings if one.form == "B08"]
    assert [(one.code, one.row) for one in findings] == [("PART_ABOVE_WHOLE", "2")]
    fill(book, PERIOD, "B08", {"2": 1})
    assert [point.text for point in series(book, "B08", "2", "actual").points] == ["1"]
    assert explain(book, PERIOD, "B08", "1", "actual").form.edition == "2026"
    target = {
        "name": "Trang tin",
        "wording": "2",
        "horizon": 2026,
        "result_form": "B08",
        "result_row": "2",
        "result_column": "actual",
    }
    assert store.add(book, "targets", {**target, "measured_in": "htx"})
    with pytest.raises(Refused, match="ROW_UNKNOWN"):
        store.add(book, "targets", {**target, "measured_in": "htx", "result_row": "9"})


def test_what_a_package_reaches_is_told_before(book: Book) -> None:
    fill(book, PERIOD, "B04", {"II": 40, "I.6": 5})
    found = examine_package(book, BOTH)
    assert [(one.form.code, one.before and one.before.edition) for one in found.forms] == [
        ("B04", "2020"),
        ("B08", None),
    ]
    gone = [one for one in found.forms[0].changes if one.part == "row"]
    assert [(one.code, one.key, bool(one.after)) for one in gone] == [
        ("I.6", "", False),
        ("T", "label", True),
    ]
    assert found.reached == (OpenReturn(PERIOD, "B04", False, 1), OpenReturn(PERIOD, "B08", False))
    assert forms_of(book) is PUBLISHED
    install(book)
    sheet = period_sheets(book, PERIOD).sheets["B04"]
    assert sheet.value("II") == 40_000_000 and "I.6" not in sheet.form.row_by_code
    with pytest.raises(Refused, match="ROW_UNKNOWN"):
        fill(book, PERIOD, "B04", {"I.6": 6})
    changes.undo(book, changes.recent(book, 1)[0].id)
    assert period_sheets(book, PERIOD).sheets["B04"].value("I.6") == Decimal(5_000_000), "nothing was lost"


def test_one_undo_takes_a_package_back_and_redo_brings_it(book: Book) -> None:
    before = editions(book)
    install(book)
    (line,) = changes.recent(book, 1)
    assert line.title == "FORMS_INSTALLED" and line.details["forms"] == "B04-2026a, B08-2026"
    changes.undo(book, line.id)
    assert editions(book) == before
    assert [one.in_force for one in packages.installed(book)] == [False]
    changes.redo(book, line.id)
    assert editions(book)["B08"] == "2026"
    changes.undo(book, changes.recent(book, 1)[0].id)
    install(book)
    assert editions(book)["B04"] == "2026a", "the same file may come again"


def test_what_was_sealed_keeps_its_edition_whatever_is_installed_or_taken_back(book: Book) -> None:
    returns.open_return(book, PERIOD)
    answer_warnings(book, PERIOD)
    sealing.seal(book, PERIOD)
    before = editions(book)
    assert examine_package(book, BOTH).reached == (
        OpenReturn(PERIOD, "B04", True),
        OpenReturn(PERIOD, "B08", True),
    )
    install(book)
    assert editions(book) == before
    returns.reopen(book, PERIOD)
    fill(book, PERIOD, "B08", {"2": 1})
    answer_warnings(book, PERIOD)
    sealing.seal(book, PERIOD)
    installing = next(one for one in changes.recent(book) if one.title == "FORMS_INSTALLED")
    changes.undo(book, installing.id)
    sheet = period_sheets(book, PERIOD, 2).sheets["B08"]
    assert (sheet.form.edition, sheet.value("2")) == ("2026", Decimal(1))
    assert explain(book, PERIOD, "B08", "1", "actual", 2).cell.value == 2
    assert editions(book)["B04"] == "2026a"


def b08(edition: str, first: str) -> str:
    return B08.replace('"2026"', f'"{edition}"').replace("2026-09-01", first)


@pytest.mark.parametrize(
    ("name", "text", "refusal"),
    [
        ("B08-2026", B08, "FORMS_KNOWN"),
        ("B08-2026", B08.replace("Thực hiện", "Kết quả"), "FORM_EDITION_DIFFERS"),
        ("B08-2025", b08("2025", "2025-09-01"), "FORM_EDITION_OLDER"),
        ("B08-2026b", b08("2026b", "2026-09-01"), "FORM_EDITION_OLDER"),
        ("B04-1999", form_4("1999", "1999-01-01"), "FORM_EDITION_OLDER"),
        ("B04-2020", form_4("2020", "2027-01-01"), "FORM_EDITION_DIFFERS"),
        ("B09-2026", B08, "FORM_DEFINITION"),
        ("B09-2027", b08("2027", "2027-01-01"), "FORM_DEFINITION"),
        ("B08-2027", b08("2027", "2027-01-01").replace("rule =", "rank ="), "FORM_DEFINITION"),
        ("B08-2027", b08("2027", "2027-01-01").replace("PART_ABOVE", "MY_OWN"), "FORM_DEFINITION"),
    ],
)
def test_what_contradicts_the_book_is_refused(book: Book, name: str, text: str, refusal: str) -> None:
    install(book)
    with pytest.raises((Refused, Damaged), match=refusal):
        install(book, package((f"{name}.toml", text)))
    assert len(packages.installed(book)) == 1


def test_what_is_there_already_is_passed_over(book: Book) -> None:
    install(book)
    later = B08.replace('"2026"', '"2027"').replace("2026-09", "2027-09")
    said = package(("B08-2026.toml", B08), ("B08-2027.toml", later))
    assert [form.edition for form in examine_package(book, said).known] == ["2026"]
    install(book, said)
    forms = forms_of(book)
    assert [one.edition for one in forms.every if one.code == "B08"] == ["2026", "2027"]
    assert forms.form_on("B08", DAY).edition == "2026"
