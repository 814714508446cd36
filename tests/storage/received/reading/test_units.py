"""The registers of all units as one book to read: by unit, each record once, and never written."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from models.register.catalogue import RECORDS, tables
from models.register.drafts import DebtDraft, EntryDraft
from models.returns.document import ReturnDocument
from models.values.errors import Refused
from models.values.units import unit_on
from storage.book.book import Book
from storage.received import decisions, receiving, shared_list
from storage.received.reading import units
from storage.received.reading.package import open_package
from storage.received.reading.register_book import RegisterBook
from storage.received.receiving import VerifiedPackage
from storage.register import debts
from storage.register.lists import lists
from storage.register.lists.lists import ListFilter
from storage.register.records import cards, store
from storage.register.search import search
from tests.storage.received.sample_registers import PERIOD, cooperative, member, register_book, sent
from tests.storage.sample_returns import DAY, unit_book

TAM, TAN = unit_on("03388", DAY), unit_on("03390", DAY)
NAME, HOLDERS, ID = "name", "register_source", "id"


class Province:
    """A province's book with the registers of two units; what each unit sends can be taken in and withdrawn."""

    def __init__(self, folder: Path) -> None:
        self.book = unit_book(folder / "12.book", "12")
        self.first, self.second = register_book(folder, TAM), register_book(folder, TAN)
        self.documents: dict[str, ReturnDocument] = {}

    def receive(self, *books: Book) -> list[str]:
        """Take in what these books send, in this order."""
        taken = []
        for one in books:
            package: VerifiedPackage = sent(one)
            self.documents[package.sha256] = package.document
            taken += receiving.accept(self.book, [package])
        return taken

    @contextmanager
    def registers(self) -> Iterator[RegisterBook]:
        found = units.find_units(self.book, PERIOD)
        found = found or units.make_units(self.book, PERIOD, self.documents.get, lambda *_: None)
        with found:
            yield found

    def rows(self, table: str, *paths: str, chosen: ListFilter | None = None) -> list[tuple[object, ...]]:
        with self.registers() as book:
            return [tuple(row[path] for path in paths) for row in lists.rows(book, table, paths, chosen)]


@pytest.fixture
def province(tmp_path: Path) -> Province:
    return Province(tmp_path)


def debt(book: Book, organisation: str, contract: str, owed: int) -> None:
    draft = DebtDraft(
        creditor_kind="bank",
        creditor="Ngân hàng A",
        contract=contract,
        started_on="2024-01-01",
        entries=(EntryDraft(on="2024-01-01", kind="principal_drawn", amount=owed),),
    )
    debts.add(book, organisation, draft)


def test_records_of_all_units_stand_in_one_list_with_their_unit(province: Province) -> None:
    one = cooperative(province.first, "Hợp tác xã Một", tax_code="6200000010")
    cooperative(province.second, "Hợp tác xã Hai")
    member(province.first, one, "Lò Văn Pao", "012000000017")
    store.add(
        province.first,
        "products",
        {"organisation_id": one, "name": "Chè Tam Đường", "group": "food", "stars": 4},
    )
    province.receive(province.second, province.first)
    assert province.rows("organisations", NAME, HOLDERS) == [
        ("Hợp tác xã Hai", TAN.title),
        ("Hợp tác xã Một", TAM.title),
    ]
    assert province.rows("memberships", "person", HOLDERS) == [("Lò Văn Pao", TAM.title)]
    assert province.rows("products", NAME, HOLDERS) == [("Chè Tam Đường", TAM.title)]
    with province.registers() as book:
        of_second = ListFilter(where=book.held_by([TAN_KEY]))
        assert [row[NAME] for row in lists.rows(book, "organisations", (NAME,), of_second)] == [
            "Hợp tác xã Hai"
        ]
        assert not lists.count(book, "memberships", of_second)
        found = search(book, "lo pao")
        assert [person.organisations for person in found.people] == [("Hợp tác xã Một",)]
        assert [one.name for one in search(book, "tam duong").records] == ["Chè Tam Đường"]
        assert cards.get_card(book, "organisations", one).called == "Hợp tác xã Một"


TAN_KEY = f"commune/03390/{TAN.key[2]}"
TAM_KEY = f"commune/03388/{TAM.key[2]}"


def test_an_organisation_of_two_units_is_shown_once_with_both(province: Province) -> None:
    """Members: An in both (once), Bình of the first, Chi of the second alone; debts: HĐ1 in both, HĐ2 of the second."""
    for book, name, others in ((province.first, "Bình", ()), (province.second, "Chi", ("HĐ2",))):
        key = cooperative(book, f"Hợp tác xã {name}", tax_code="6200000010")
        member(book, key, "An", "012000000017")
        member(book, key, name, f"0120000000{len(name) + 20}")
        for contract in ("HĐ1", *others):
            debt(book, key, contract, 5_000_000)
    province.receive(province.second, province.first)
    both = f"{TAM.title}, {TAN.title}"
    assert province.rows("organisations", NAME, HOLDERS, "members") == [("Hợp tác xã Bình", both, 3)]
    assert province.rows("memberships", "person", HOLDERS) == [
        ("An", both),
        ("Bình", TAM.title),
        ("Chi", TAN.title),
    ]
    assert province.rows("people", NAME, HOLDERS)[0] == ("An", both)
    assert province.rows("debts", "contract", HOLDERS, "balance") == [
        ("HĐ1", both, 5_000_000),
        ("HĐ2", TAN.title, 5_000_000),
    ]
    with province.registers() as book:
        for key in (TAM_KEY, TAN_KEY):
            assert lists.count(book, "organisations", ListFilter(where=book.held_by([key]))) == 1
            assert lists.count(book, "memberships", ListFilter(where=book.held_by([key]))) == 2


def test_what_is_decided_about_a_shared_organisation_is_seen(province: Province) -> None:
    for book in (province.first, province.second):
        cooperative(book, "Hợp tác xã Chung", tax_code="6200000010")
        cooperative(book, "Hợp tác xã Khác")
    province.receive(province.first, province.second)
    assert len(province.rows("organisations", NAME)) == 3
    (group,) = [
        one for one in shared_list.shared_list(province.book, PERIOD, DAY) if one.name.endswith("Chung")
    ]
    decisions.tell_apart(province.book, PERIOD, group.id, DAY)
    assert len(province.rows("organisations", NAME)) == 4
    decisions.let_count(province.book, PERIOD, group.id, TAN.code, DAY)
    shown = [row for row in province.rows("organisations", NAME, HOLDERS, ID) if row[0] == "Hợp tác xã Chung"]
    coded = [row for row in lists.rows(province.second, "organisations", ("tax_code",)) if row["tax_code"]]
    assert [row[2] for row in shown] == [coded[0]["id"]]


def test_a_person_in_two_units_is_one_person_with_two_memberships(province: Province) -> None:
    for book, name in ((province.first, "Hợp tác xã Một"), (province.second, "Hợp tác xã Hai")):
        member(book, cooperative(book, name), "Lò Văn Pao", "012000000017")
    province.receive(province.first, province.second)
    assert province.rows("people", NAME, HOLDERS) == [("Lò Văn Pao", f"{TAM.title}, {TAN.title}")]
    assert set(province.rows("memberships", "organisation", HOLDERS)) == {
        ("Hợp tác xã Hai", TAN.title),
        ("Hợp tác xã Một", TAM.title),
    }


def test_a_withdrawn_package_takes_its_register_back_whatever_came_first(province: Province) -> None:
    for book, name in ((province.first, "Hợp tác xã Một"), (province.second, "Hợp tác xã Hai")):
        member(book, cooperative(book, name), "Lò Văn Pao", "012000000017")
    first, second = province.receive(province.first, province.second)
    whole = _content(province)
    receiving.withdraw(province.book, first)
    assert units.find_units(province.book, PERIOD) is None
    assert province.rows("organisations", NAME, HOLDERS) == [("Hợp tác xã Hai", TAN.title)]
    assert province.rows("people", HOLDERS) == [(TAN.title,)]
    receiving.withdraw(province.book, second)
    assert units.periods(province.book) == []
    with pytest.raises(Refused, match="REGISTERS_NONE"), province.registers():
        pass
    province.receive(province.second, province.first)
    assert _content(province) == whole


def _content(province: Province) -> list[list[tuple[object, ...]]]:
    return [sorted(province.rows(table, ID, HOLDERS)) for table in tables()]


def test_a_lost_or_spoiled_file_is_made_again_and_nothing_is_written(
    province: Province, tmp_path: Path
) -> None:
    cooperative(province.first, "Hợp tác xã Một")
    province.receive(province.first)
    with province.registers() as book:
        path = book.path
        with pytest.raises(Refused, match="REGISTER_READ_ONLY"), book.change("SETTING_CHANGED"):
            pass
        with pytest.raises(Refused, match="REGISTER_READ_ONLY"), book.unrecorded():
            pass
    found = units.find_units(province.book, PERIOD)
    assert found is not None
    found.close()
    for spoil in (path.unlink, lambda: path.write_bytes(b"no file of ours" * 100)):
        spoil()
        assert units.find_units(province.book, PERIOD) is None
        assert province.rows("organisations", NAME) == [("Hợp tác xã Một",)]


def test_a_package_that_cannot_be_read_is_named(province: Province) -> None:
    cooperative(province.first, "Hợp tác xã Một")
    cooperative(province.second, "Hợp tác xã Hai")
    sha256, _ = province.receive(province.first, province.second)
    del province.documents[sha256]
    with province.registers() as book:
        assert [(gap.unit, gap.package, gap.code) for gap in book.gaps()] == [
            (TAM.title, sha256, "REGISTER_UNREADABLE")
        ]
        assert lists.count(book, "organisations") == 1


def test_the_register_of_one_package_lists_what_its_own_book_lists(province: Province) -> None:
    key = cooperative(province.first, "Hợp tác xã Một", capital=900_000_000, commune_code=TAM.code)
    member(province.first, key, "Lò Văn Pao", "012000000017")
    debt(province.first, key, "HĐ1", 5_000_000)
    document = sent(province.first).document
    opened = open_package(province.book, document)
    with opened as book:
        assert book.clock().date() == document.cutoff
        for kind in RECORDS:
            chosen = ListFilter(day=document.cutoff)
            theirs = list(lists.rows(province.first, kind.table, kind.columns, chosen))
            assert list(lists.rows(book, kind.table, kind.columns)) == theirs
        assert lists.preset_counts(book, "organisations") == lists.preset_counts(
            province.first, "organisations", ListFilter(day=document.cutoff)
        )
        assert opened.path.exists()
    assert not opened.path.exists()
