"""The 20-column register that provinces keep in Excel: read by its headings, and written in its order."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from models.register.organisations import PROVINCIAL_REGISTER
from models.register.texts.blocks import read_block
from models.values.outcomes import Outcome
from models.values.units import unit_on
from storage.book import settings
from storage.book.book import Book
from storage.register import organisations, results
from storage.register.imports.rows import import_rows
from storage.register.lists import lists
from storage.register.lists.columns import default_paths, list_columns
from storage.register.lists.lists import ListFilter
from tests.storage.conftest import NOW

HEADINGS = [
    "Tên HTX",
    "Ngày thành lập",
    "Mã số",
    "Người đại diện",
    "Giới tính",
    "Ngày sinh",
    "Dân tộc",
    "Ngành nghề",
    "Huyện/TP",
    "Xã",
    "Vốn điều lệ",
    "Điện thoại",
    "Số thành viên",
    "Tổng lao động",
    "LĐ là thành viên",
    "LĐ thuê ngoài",
    "Loại hình",
    "Trạng thái",
    "Thời gian",
    "Người dùng",
]
ROW = [
    "HTX Chè Phong Thổ",
    "05/03/2019",
    "6200233486",
    "Lò Văn Páo",
    "Nam",
    "1980",
    "Thái",
    "Trồng trọt",
    "Phong Thổ",
    "Phong Thổ",
    "1.500",
    "0912345678",
    "12",
    "15",
    "9",
    "6",
    "HTX",
    "Hoạt động",
    "2026-01-05 08:00",
    "admin",
]


@pytest.fixture
def book(path: Path) -> Iterator[Book]:
    """A book of the province, whose communes a name may mean."""
    with settings.create_book(path, unit_on("12", NOW.date(), "province"), clock=lambda: NOW) as made:
        yield made


def test_it_is_read_and_what_is_counted_elsewhere_is_left_aside(book: Book) -> None:
    block = read_block("organisations", [HEADINGS, ROW])
    assert block.aside == (
        "Huyện/TP",
        "Số thành viên",
        "Tổng lao động",
        "LĐ là thành viên",
        "LĐ thuê ngoài",
        "Thời gian",
        "Người dùng",
    )
    done = import_rows(book, "organisations", block, keep="all")
    assert [(one.outcome, one.refusal) for one in done.effects] == [(Outcome.NEW, None)]
    (key,) = lists.keys(book, "organisations")
    card = organisations.get(book, key)
    names = ("founded_on", "tax_code", "representative_sex", "representative_birth", "phone", "sector")
    assert [card.values[name] for name in names] == [
        "2019-03-05",
        "6200233486",
        "male",
        "1980",
        "0912345678",
        "crops",
    ]
    assert card.values["representative_ethnic_group"] == "thai" and card.capital == 1_500_000_000
    assert card.values["commune_code"] == "03549" and card.standing.operational_status == "active"


def test_it_is_written_in_the_order_of_its_columns_without_what_is_sensitive(book: Book) -> None:
    import_rows(book, "organisations", read_block("organisations", [HEADINGS, ROW]), keep="all")
    (key,) = lists.keys(book, "organisations", ListFilter(preset="provincial_register"))
    results.put(book, key, "2025-Q4", {"workers": 20, "workers_members": 5})
    results.put(book, key, "2025", {"workers": 15, "workers_members": 9})
    results.put(book, key, "2024", {"workers": 99})
    paths = default_paths("organisations", "provincial_register")
    assert len(PROVINCIAL_REGISTER) == 20
    assert paths == tuple(path for path in PROVINCIAL_REGISTER if path != "representative_ethnic_group")
    columns = list_columns("organisations", paths)
    (row,) = lists.page(book, "organisations", [key], columns.fetched)
    assert [cell.text for cell in columns.cells(row)] == [
        "HTX Chè Phong Thổ",
        "05/03/2019",
        "6200233486",
        "Lò Văn Páo",
        "Nam",
        "1980",
        "Trồng trọt",
        "Huyện Phong Thổ",
        "Phong Thổ",
        "1.500",
        "0912345678",
        "0",
        "15",
        "9",
        "6",
        "HTX",
        "Đang hoạt động",
        "02/10/2026",
        "",
    ]
