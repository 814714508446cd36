"""Forms handed down by a province with real signatures: laid down, judged, taken, and what is made with them."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from exports.exchange.arrivals import import_arrivals, open_arrivals
from exports.exchange.forms import office
from exports.exchange.forms.office import WrittenForms, open_forms
from exports.exchange.receiving import install_trust, open_packages, receive
from exports.exchange.sending import Delivery, prepare, send
from models.forms.loader import PUBLISHED
from models.returns.verdicts import Validity
from models.values.errors import Damaged, Refused
from storage.book import settings
from storage.book.book import Book
from storage.book.proof.verification import verify
from storage.forms import packages
from storage.forms.installed import forms_of
from storage.history import changes
from storage.received import receiving
from storage.returns import returns
from storage.returns.returns import TypedFigure
from storage.returns.sheets import period_sheets
from tests.storage.forms.packages import B08
from tests.ui.screens.world import IN_TIME, PERIOD, World, answer_all, make_world, office_key

TEXT = B08.replace("2026-09-01", "2020-09-01").replace('"2026"', '"2020"')


@pytest.fixture
def world(tmp_path: Path) -> World:
    return make_world(tmp_path)


@pytest.fixture
def province(world: World) -> Iterator[Book]:
    with world.trusting() as book:
        yield book


@pytest.fixture
def form(tmp_path: Path) -> Path:
    path = tmp_path / "B08-2020.toml"
    path.write_text(TEXT, encoding="utf-8")
    return path


def handed(book: Book, form: Path, note: str = "") -> WrittenForms:
    folder = form.parent / "stick"
    folder.mkdir(exist_ok=True)
    return office.hand_down(book, office.prepare(book, [form], note), [office_key()], folder)


def unit_with(world: World, forms: Path | None = None) -> Book:
    """Unit 106 with its return filled, after it took the forms."""
    book = settings.create_book(world.folder / "106.book", world.units["106"], clock=lambda: IN_TIME)
    install_trust(book, world.trust_file.read_bytes())
    if forms is not None:
        book.clock = lambda: world.open().clock()
        office.import_forms(book, [open_forms(book, forms)])
    book.clock = lambda: IN_TIME
    return book


def test_forms_go_down_and_returns_with_them_come_up(
    world: World, province: Book, form: Path, tmp_path: Path
) -> None:
    (other := tmp_path / "elsewhere").mkdir()
    made = handed(province, form, "Theo công văn 12")
    assert made.path.name == "bieu-mau_12_20210305-143000.asice"
    assert made.prepared.examined is not None and made.prepared.examined.forms[0].before is None
    assert "B08" in period_sheets(province, PERIOD).sheets
    with unit_with(world, made.path) as unit:
        (kept,) = packages.installed(unit)
        assert (kept.issuer, kept.package.note, kept.sha256) == (
            "Tỉnh Lai Châu",
            "Theo công văn 12",
            made.sha256,
        )
        head = returns.open_return(unit, PERIOD)
        returns.give(unit, head.id, "B08", [TypedFigure("2", "actual", Decimal(0))])
        answer_all(unit)
        sent = send(unit, prepare(unit, PERIOD), world.keys["106"], Delivery(other)).path
    changes.undo(province, next(one.id for one in changes.recent(province) if one.title == "FORMS_INSTALLED"))
    assert forms_of(province).installed == ()
    (opened,) = open_packages(province, [sent])
    assert opened.acceptable, "an edition that was here once explains what comes"
    with Book.open(_another_province(world), clock=province.clock) as elsewhere:
        install_trust(elsewhere, world.trust_file.read_bytes())
        (opened,) = open_packages(elsewhere, [sent])
        assert (opened.code, opened.inspection.verdict.details) == (
            "FORM_NOT_KNOWN",
            {"form": "B08", "edition": "2020"},
        )
        arrivals = open_arrivals(elsewhere, [sent, made.path])
        assert [one.acceptable for one in arrivals.forms] == [True]
        assert [one.code for one in arrivals.packages] == [""], "judged by the forms that lie beside it"
        taken = import_arrivals(elsewhere, arrivals)
        assert (taken.forms, len(taken.packages)) == ((made.sha256,), 1)
        assert period_sheets(elsewhere, PERIOD).sheets["B08"].value("2") == 0
        assert open_arrivals(elsewhere, [made.path]).forms[0].code == "FORMS_KNOWN"
        assert [one.status for one in receiving.received(elsewhere)] == ["accepted"]
        assert verify(elsewhere.path).good


def _another_province(world: World) -> Path:
    path = world.folder / "another.book"
    settings.create_book(path, settings.unit_by_key("province", "12", ""), clock=lambda: IN_TIME).close()
    return path


def test_what_is_there_is_signed_once_more_and_installs_nothing(province: Book, form: Path) -> None:
    handed(province, form)
    province.clock = lambda: IN_TIME.replace(year=2021, month=4)
    again = handed(province, form)
    assert again.prepared.examined is None and again.path.is_file()
    assert len(packages.installed(province)) == 1


def test_only_the_office_of_the_list_hands_down_and_only_what_is_sound(
    world: World, province: Book, form: Path
) -> None:
    with settings.create_book(world.folder / "109.book", world.units["109"], clock=lambda: IN_TIME) as unit:
        with pytest.raises(Refused, match="TRUST_MISSING"):
            office.prepare(unit, [form])
        install_trust(unit, world.trust_file.read_bytes())
        with pytest.raises(Refused, match="FORMS_NOT_ABOVE"):
            office.prepare(unit, [form])
    with pytest.raises(Refused, match="FORMS_TOO_MANY"):
        office.prepare(province, [])
    stick = form.parent / "stick"
    stick.mkdir()
    prepared = office.prepare(province, [form])
    with pytest.raises(Refused, match="SIGNER_NOT_OF_UNIT"):
        office.hand_down(province, prepared, [world.keys["106"]["leader"]], stick)
    with pytest.raises(Refused, match="KEY_MISSING"):
        office.hand_down(province, prepared, [], stick)
    assert not list(stick.iterdir()) and forms_of(province) is PUBLISHED
    form.write_bytes(b"\xff\xfe")
    with pytest.raises(Refused, match="FORM_NOT_TEXT"):
        office.prepare(province, [form])
    form.write_text(TEXT.replace("rows = [", "rows = [ 1,"), encoding="utf-8")
    with pytest.raises(Damaged, match="FORM_DEFINITION"):
        office.prepare(province, [form])


def test_two_packages_follow_each_other_in_one_go(world: World, province: Book, form: Path) -> None:
    first = handed(province, form)
    later = form.with_name("B08-2021.toml")
    later.write_text(TEXT.replace('"2020"', '"2021"').replace("2020-09-01", "2021-01-01"), encoding="utf-8")
    province.clock = lambda: IN_TIME.replace(year=2021, month=4)
    second = handed(province, later)
    with unit_with(world) as unit:
        unit.clock = province.clock
        found = open_arrivals(unit, [second.path, first.path]).forms
        assert [(one.path, one.code) for one in found] == [(first.path, ""), (second.path, "")]
        before, after = (one.examined for one in found)
        assert before is not None and after is not None
        assert after.forms[0].before == before.forms[0].form
        import_arrivals(unit, open_arrivals(unit, [second.path, first.path]))
        assert [one.edition for one in forms_of(unit).every if one.code == "B08"] == ["2020", "2021"]
        assert forms_of(unit).form_on("B08", date(2020, 12, 31)).edition == "2020"


def test_a_file_that_is_no_form_package_says_so(province: Book, tmp_path: Path) -> None:
    path = tmp_path / "a.asice"
    path.write_bytes(b"not a container")
    opened = open_forms(province, path)
    assert opened.inspection.verdict.standing is Validity.INVALID and opened.package is None
    with pytest.raises(Refused):
        office.refuse_opened(opened)
    assert receive(province, []) == []
