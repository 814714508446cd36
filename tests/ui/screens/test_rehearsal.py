"""The rehearsal equals what receiving then does, for any part of a batch; taking back leads to the state before."""

import shutil
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from exports.exchange.receiving import Opened, install_trust, open_packages, receive, receive_again
from exports.exchange.rehearsing import effects
from models.forms.merge.consolidation import combines
from models.values.errors import Refused
from storage.book.book import Book
from storage.received import receiving
from storage.received.chain import chain_faults
from storage.returns import sheets
from tests.ui.screens.world import CODES, NOW, PERIOD, World, make_world


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    made = make_world(tmp_path_factory.mktemp("rehearsal"))
    made.trusting().close()
    return made


@pytest.fixture(scope="module")
def opened(world: World) -> list[Opened]:
    """Every unit once, one of them in a second revision as well."""
    paths = [*(world.package(code) for code in CODES), world.package("106", count=42)]
    with world.open() as book:
        return open_packages(book, paths)


def copied(world: World, folder: Path) -> Book:
    """The province's book before anything was received."""
    target = folder / "copy.book"
    shutil.copy(world.province, target)
    return Book.open(target, clock=lambda: NOW)


def merged(book: Book) -> dict[tuple[str, str], Decimal]:
    """The figures on the sheets that are summed over units."""
    found = {}
    for code, sheet in sheets.period_sheets(book, PERIOD).sheets.items():
        for row in sheet.form.rows:
            value = sheet.value(row.code)
            if value is not None and combines(sheet.form, (row.code, sheet.form.main_column)):
                found[code, row.code] = value
    return found


@given(chosen=st.lists(st.integers(0, len(CODES)), unique=True), first=st.integers(0, len(CODES)))
@example(chosen=[3], first=0)
@example(chosen=[0, 3, 2], first=1)
@settings(max_examples=8)
def test_what_was_rehearsed_is_what_stands_on_the_sheet(
    world: World,
    opened: list[Opened],
    tmp_path_factory: pytest.TempPathFactory,
    chosen: Sequence[int],
    first: int,
) -> None:
    with copied(world, tmp_path_factory.mktemp("copy")) as book:
        if first not in chosen and opened[first].path.name != "106_2020_lan2.asice":
            receive(book, [opened[first]])
        before = merged(book)
        batch = [opened[at] for at in chosen]
        told = {(one.form.code, one.row): (one.before, one.after) for one in effects(book, batch)}
        taken = receive(book, batch)
        after = merged(book)
        changed = {
            key: (before.get(key), after.get(key))
            for key in before.keys() | after.keys()
            if before.get(key) != after.get(key)
        }
        assert told == changed
        for sha256 in taken:
            receiving.withdraw(book, sha256)
        assert merged(book) == before


def test_what_cannot_be_received_changes_nothing(world: World, opened: list[Opened], tmp_path: Path) -> None:
    with copied(world, tmp_path) as book:
        refused = [replace(one, refusal="ALREADY_RECEIVED") for one in opened]
        assert effects(book, refused) == [] and receive(book, refused) == []
        assert effects(book, []) == []


def test_a_withdrawn_package_comes_back_only_while_it_would_be_taken(
    world: World, opened: list[Opened], tmp_path: Path
) -> None:
    with copied(world, tmp_path) as book:
        (first,) = receive(book, [opened[0]])
        receiving.withdraw(book, first)
        assert receive_again(book, first) == first
        assert receiving.find(book, first).status == "accepted"
        receiving.withdraw(book, first)
        receive(book, [opened[-1]])
        with pytest.raises(Refused, match="OLD_REVISION"):
            receive_again(book, first)
        with pytest.raises(Refused, match="ALREADY_RECEIVED"):
            receive_again(book, receiving.received(book)[-1].sha256)


def test_a_package_is_judged_anew_when_it_comes_back(
    world: World, opened: list[Opened], tmp_path: Path
) -> None:
    with copied(world, tmp_path) as book:
        install_trust(book, world.trust_file.read_bytes())
        (first,) = receive(book, [opened[0]])
        receiving.withdraw(book, first)
        book.clock = lambda: NOW.replace(year=2022)
        with pytest.raises(Refused, match="TRUST_EXPIRED"):
            receive_again(book, first)
        assert receiving.find(book, first).status == "withdrawn"


def test_missing_revisions_come_in_whatever_the_order_of_the_files_and_change_no_figure(
    world: World, tmp_path: Path
) -> None:
    first, second, third = (world.package("106", count=count) for count in (71, 72, 73))
    with copied(world, tmp_path) as book:
        install_trust(book, world.trust_file.read_bytes())
        receive(book, open_packages(book, [third]))
        newest = receiving.received(book)[-1].sha256
        assert newest in chain_faults(book)
        found = open_packages(book, [first, second])
        assert [one.refusal for one in found] == ["", ""]
        assert effects(book, found) == []
        receive(book, found)
        # of the three, only what came before the first is still not here
        assert set(chain_faults(book)) <= {found[0].inspection.package_sha256}
        assert sheets.period_sheets(book, PERIOD).sheets["B01"].value("I.1") == 73
