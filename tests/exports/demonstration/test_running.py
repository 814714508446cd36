"""The demonstration as a whole: what arrives, what is refused, what the province merges."""

import zipfile
from decimal import Decimal
from pathlib import Path

import pytest

from exports.demonstration import Size, Summary, run, summary_lines
from exports.exchange.receiving import open_packages
from exports.signatures.signing import KeySigner, read_key
from exports.trust.making import next_list
from models.dialogue.receipts import ReceiptState
from models.forms.definition import CellKey
from models.forms.findings import Level
from models.forms.loader import PUBLISHED
from models.forms.merge.consolidation import combines
from models.values.errors import Refused
from models.values.periods import parse_period
from storage.book.book import Book
from storage.dialogue import answers
from storage.received import receiving
from storage.returns import outbox, sheets
from tests.exports.demonstration.sample import SMALL

PERIOD = "2020"


def paper(path: Path) -> sheets.PeriodSheets:
    with Book.open(path) as book:
        return sheets.period_sheets(book, PERIOD)


def unit_books(folder: Path) -> list[Path]:
    return sorted((folder / "units").glob("*.book"))


def content(package: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(package) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_every_unit_has_book_key_and_package_and_the_reports_are_printed(small: Summary) -> None:
    codes = [str(code) for code in range(105, 113)]
    made = set(small.files)
    assert {"province.book", "trust.asice", "keys/12.p12", "keys/12-seal.p12"} <= made
    for code in codes:
        assert {f"units/{code}.book", f"keys/{code}.p12", f"keys/{code}.password.txt"} <= made
    reports = sorted(path.name for path in (small.folder / "reports").iterdir())
    forms = [form.code for form in PUBLISHED.on(parse_period(PERIOD).cutoff, parse_period(PERIOD).kind)]
    assert reports == [f"{form}_2020_toan-tinh.{kind}" for form in forms for kind in ("pdf", "xlsx")]
    assert all((small.folder / name).stat().st_size for name in small.files)


def test_what_must_be_refused_is_refused_and_in_the_end_every_unit_is_there(small: Summary) -> None:
    assert sorted(one.code for one in small.refused) == [
        "ALREADY_RECEIVED",
        "CERT_UNTRUSTED",
        "DIGEST_MISMATCH",
    ]
    assert len(small.arrivals) == 11
    assert len({one.unit for one in small.accepted}) == 8
    assert [one.code for one in small.accepted] == [""] * 8
    assert len([one for one in small.accepted if one.late]) == 1


def test_the_province_book_holds_each_package_as_it_lies_in_the_folder(folder: Path, small: Summary) -> None:
    with Book.open(folder / "province.book") as book:
        kept = {receiving.package_bytes(book, one.sha256) for one in receiving.received(book, PERIOD)}
    assert kept == {(folder / "packages" / one.file).read_bytes() for one in small.accepted}


def test_the_merged_figures_are_the_sums_of_the_units(folder: Path) -> None:
    merged = paper(folder / "province.book")
    units = [paper(path) for path in unit_books(folder)]
    for code, sheet in merged.sheets.items():
        for key, cell in sheet.cells.items():
            if combines(sheet.form, key):
                assert cell.value == summed(units, code, key), (code, key)


def summed(units: list[sheets.PeriodSheets], form: str, key: CellKey) -> Decimal | None:
    values = [value for unit in units if (value := unit.sheets[form][key].value) is not None]
    return sum(values, Decimal(0)) if values else None


def test_a_mean_is_worked_out_anew_and_communes_are_those_of_the_province(folder: Path) -> None:
    sheet = paper(folder / "province.book").sheets["B01"]
    whole, count, mean = (sheet.value(row) for row in ("I.6a", "I.6b", "I.6"))
    assert whole is not None and count and mean is not None
    assert abs(mean - whole / count) <= Decimal("0.5")
    assert sheet.value("I.11b") == 106


def test_size_is_met_to_the_last_one(folder: Path) -> None:
    sheet = paper(folder / "province.book").sheets["B01"]
    asked = {
        "I.1": SMALL.cooperatives,
        "I.1.2": SMALL.stopped,
        "I.1.2.2": SMALL.held_by_debt,
        "I.1.3": SMALL.founded,
        "I.1.4": SMALL.dissolved,
        "I.2": SMALL.members,
        "I.4": SMALL.managers,
        "II.1": SMALL.unions,
        "III.1": SMALL.groups,
        "III.2": SMALL.groups_founded,
        "III.3": SMALL.groups_ended,
    }
    assert {row: sheet.value(row) for row in asked} == asked


def test_no_book_has_an_error_and_every_warning_of_a_unit_is_answered(folder: Path) -> None:
    for path in [folder / "province.book", *unit_books(folder)]:
        found = paper(path)
        assert not [one for one in found.findings if one.level is Level.ERROR], path.name
        if path.name != "province.book":
            open_ones = [
                one for one in found.findings if one.level is Level.WARNING and not found.reasons[one.key]
            ]
            assert not open_ones


def test_a_key_opens_with_the_password_beside_it(folder: Path) -> None:
    for key in (folder / "keys").glob("*.p12"):
        password = (key.parent / f"{key.stem}.password.txt").read_text(encoding="utf-8").strip()
        assert isinstance(read_key(key, password), KeySigner)


def test_the_same_seed_gives_the_same_bytes(tmp_path: Path, small: Summary) -> None:
    again = run(tmp_path / "again", year=2020, seed=1, size=SMALL)
    assert again.files == small.files
    for name in again.files:
        if name.startswith(("packages/", "notices/", "reports/", "trust")):
            assert (again.folder / name).read_bytes() == (small.folder / name).read_bytes(), name
    assert again.data() | {"folder": ""} == small.data() | {"folder": ""}


def test_a_year_without_a_story_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        run(tmp_path / "demo", year=2019, seed=1)
    assert refused.value.code == "DEMONSTRATION_YEAR"
    assert not (tmp_path / "demo").exists()


def test_the_altered_package_is_whole_but_for_one_figure(small: Summary) -> None:
    altered = next(one for one in small.refused if one.code == "DIGEST_MISMATCH")
    packages = small.folder / "packages"
    changed = content(packages / altered.file)
    true = content(packages / altered.file.replace(".asice", "_gui-lai.asice"))
    assert [name for name in true if true[name] != changed[name]] == ["du-lieu.json"]
    assert len(true["du-lieu.json"]) == len(changed["du-lieu.json"])


def test_opening_everything_again_at_the_province_finds_it_received(folder: Path, small: Summary) -> None:
    with Book.open(folder / "province.book") as book:
        opened = open_packages(book, [folder / "packages" / one.file for one in small.accepted])
    assert {one.code for one in opened} == {"ALREADY_RECEIVED"}


def test_the_summary_speaks_both_languages(small: Summary) -> None:
    for language in ("vi", "en"):
        text = "\n".join(summary_lines(small, language))
        assert "{" not in text and "DEMONSTRATION" not in text
        assert all(one.file in text for one in small.refused)
    assert str(small.folder) in "\n".join(summary_lines(small))


@pytest.mark.deep
@pytest.mark.parametrize("seed", [1, 5])
def test_the_communes_of_2026_report_too(tmp_path: Path, seed: int) -> None:
    summary = run(tmp_path / "demo", year=2026, seed=seed)
    assert summary.units == len(summary.accepted) == 38
    assert summary.errors == 0
    totals = {total.row: total.value for total in summary.totals if total.form == "B01"}
    assert totals["I.1"] == str(Size().cooperatives)


def test_the_province_can_make_its_next_list_from_its_book(folder: Path) -> None:
    with Book.open(folder / "province.book") as book:
        following = next_list(book)
    assert following.content.serial == 2
    assert following.changes.none and following.doubts == ()


def test_every_unit_holds_the_receipt_that_the_province_gave(folder: Path, small: Summary) -> None:
    for path in unit_books(folder):
        with Book.open(path) as book:
            (entry,) = outbox.outbox(book)
            asked = answers.asked_of_us(book)
            assert entry.receipt is not None
            expected = ReceiptState.QUERIED if asked else ReceiptState.MERGED
            assert entry.receipt.state is expected and len(asked) == (2 if asked else 0), path.name
    assert sum("yeu-cau" in name for name in small.files) == 1
