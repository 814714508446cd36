"""The page of the trust list: registered from a file, withdrawn with a day, the next list signed and laid down."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from exports.signatures import reception_keys
from exports.signatures.certificates import Identity, demonstration_authority, demonstration_key, new_identity
from exports.signatures.signing import save_key, signer_fingerprint
from exports.trust.registrations import save_registration
from models.values.units import unit_on
from storage.book import settings
from storage.book.book import Book
from storage.trust import reception, registrations, trust
from tests.exports.signatures.tokens.conftest import PIN, SoftToken, soft  # noqa: F401
from tests.ui.screens.frame import confirm, opened, page, quiet
from ui import keychain
from ui.screens.trust.adding import Adding
from ui.screens.trust.details import Details
from ui.screens.trust.listing import OTHERS
from ui.screens.trust.making import Making, WrittenList
from ui.screens.trust.page import TrustPage
from ui.shell.frame.window import Window

NOW = datetime(2021, 3, 5, 7, 30, tzinfo=UTC)
PASSWORD = "bí mật 12345"


@pytest.fixture(scope="module")
def leader() -> Identity:
    return new_identity("Lò Văn Páo", "Huyện Tam Đường", NOW, kind="p-256")


@pytest.fixture(scope="module")
def office() -> Identity:
    return new_identity("Liên minh Hợp tác xã tỉnh Lai Châu", "Tỉnh Lai Châu", NOW, kind="p-256")


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    unit = unit_on("12", date(2020, 12, 31))
    with settings.create_book(tmp_path / "tỉnh.book", unit, clock=lambda: NOW, actor="Vàng Thị Lan") as made:
        yield made


@pytest.fixture
def shown(qtbot: QtBot, window: Window) -> TrustPage:
    found = page(qtbot, window, "trust")
    assert isinstance(found, TrustPage)
    return found


def registration(folder: Path, identity: Identity) -> Path:
    path = folder / "đăng ký.pem"
    path.write_bytes(save_registration(identity))
    return path


def part(shown: TrustPage, kind: type[QWidget]) -> QWidget:
    return next(one for one in shown.side.findChildren(kind) if one.isVisible())


def fill_in(qtbot: QtBot, window: Window, shown: TrustPage, path: Path, unit: str = "tam duong") -> Adding:
    shown.open_file(path)
    quiet(qtbot, window)
    adding = part(shown, Adding)
    assert isinstance(adding, Adding)
    adding.unit.line.setText(unit)
    adding.unit.commit()
    return adding


def register(qtbot: QtBot, window: Window, shown: TrustPage, path: Path, unit: str = "tam duong") -> None:
    adding = fill_in(qtbot, window, shown, path, unit)
    adding.compared.setChecked(True)
    adding.go()
    quiet(qtbot, window)


def sign(qtbot: QtBot, window: Window, shown: TrustPage, key: Path, folder: Path) -> Making:
    shown.begin_list()
    quiet(qtbot, window)
    making = part(shown, Making)
    assert isinstance(making, Making)
    making.other.click()
    making.key.set_value(str(key))
    making.secret.set_value(PASSWORD)
    making.folder.set_value(str(folder))
    making.go()
    quiet(qtbot, window)
    return making


def texts(shown: TrustPage) -> list[list[str]]:
    model = shown.listing.table.model()
    return [
        [str(model.index(row, column).data() or "") for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def written(widget: QWidget) -> str:
    return "\n".join(one.text() for one in widget.findChildren(QLabel))


def key_of(folder: Path, identity: Identity, name: str = "tỉnh.p12") -> Path:
    path = folder / name
    path.write_bytes(save_key(identity.signer, PASSWORD, "x"))
    return path


def test_an_empty_page_teaches_and_offers_the_first_step(shown: TrustPage) -> None:
    assert shown.stack.currentWidget() is shown.empty
    primary = shown.primary()
    assert primary is not None and primary.why_not
    chip = shown.chip()
    assert chip is not None and chip.text == "Chưa có danh sách"


def test_a_certificate_is_kept_only_after_the_comparison(
    qtbot: QtBot, window: Window, shown: TrustPage, tmp_path: Path, leader: Identity
) -> None:
    adding = fill_in(qtbot, window, shown, registration(tmp_path, leader))
    assert adding.fingerprint.text().replace(" ", "").lower() == signer_fingerprint(leader.signer)
    adding.go()
    quiet(qtbot, window)
    assert "dấu vân tay" in adding.refusal.text() and adding.refusal.isVisible()
    assert registrations.registered(window.context.opened) == []
    adding.compared.setChecked(True)
    adding.go()
    quiet(qtbot, window)
    assert texts(shown) == [
        ["Huyện Tam Đường", "Lò Văn Páo", "Lãnh đạo", "05/03/2021", "–", "Được ký"],
    ]
    chip = shown.chip()
    assert chip is not None and chip.text == "1 thay đổi chưa ký"


def test_a_file_that_is_no_registration_says_so(
    qtbot: QtBot, window: Window, shown: TrustPage, tmp_path: Path
) -> None:
    path = tmp_path / "x.pem"
    path.write_bytes(b"hello")
    shown.open_file(path)
    quiet(qtbot, window)
    assert window.notice.isVisible()
    assert shown.stack.currentWidget() is shown.empty


def test_the_next_list_is_signed_and_put_in_use(
    qtbot: QtBot, window: Window, shown: TrustPage, tmp_path: Path, leader: Identity, office: Identity
) -> None:
    register(qtbot, window, shown, registration(tmp_path, leader))
    sign(qtbot, window, shown, key_of(tmp_path, office), tmp_path)
    target = tmp_path / "tin-cay_12_so1.asice"
    kept = trust.in_use(window.context.opened)
    assert kept is not None and kept.serial == 1 and kept.data == target.read_bytes()
    assert part(shown, WrittenList).isVisible()
    chip = shown.chip()
    assert chip is not None and chip.text == "Đang có hiệu lực"
    assert "danh sách số 1" in shown.note() and "05/03/2022" in shown.note()


def test_the_key_that_packages_are_closed_to_is_shown_and_named(
    qtbot: QtBot, window: Window, shown: TrustPage, tmp_path: Path, leader: Identity, office: Identity
) -> None:
    register(qtbot, window, shown, registration(tmp_path, leader))
    shown.begin_list()
    quiet(qtbot, window)
    assert "Chưa có khóa: gói có số định danh" in written(part(shown, Making))
    sign(qtbot, window, shown, key_of(tmp_path, office), tmp_path)
    book = window.context.opened
    key, _ = reception_keys.make_key(book, "Khóa mở gói", PASSWORD)
    quiet(qtbot, window)
    chip = shown.chip()
    assert chip is not None and chip.text == "1 thay đổi chưa ký"
    shown.begin_list()
    quiet(qtbot, window)
    told = written(part(shown, Making))
    assert f"Khóa mở gói → 04/03/2026 · {key.sha256[:8].upper()}" in told and "Mới ghi" in told
    sign(qtbot, window, shown, tmp_path / "tỉnh.p12", tmp_path)
    reception.retire(book, key.sha256)
    quiet(qtbot, window)
    shown.begin_list()
    quiet(qtbot, window)
    assert "Thôi ghi khóa" in written(part(shown, Making))
    link = next(one for one in part(shown, Making).findChildren(QPushButton) if "mở gói" in one.text())
    link.click()
    assert window.page is not None and window.page.key == "settings"


def test_a_wrong_password_and_another_key_are_said_in_the_panel(
    qtbot: QtBot, window: Window, shown: TrustPage, tmp_path: Path, leader: Identity, office: Identity
) -> None:
    register(qtbot, window, shown, registration(tmp_path, leader))
    sign(qtbot, window, shown, key_of(tmp_path, office), tmp_path)
    making = sign(qtbot, window, shown, key_of(tmp_path, leader, "khác.p12"), tmp_path)
    assert "khóa" in making.refusal.text() and making.new_key.isVisible()
    making.secret.set_value("sai")
    making.go()
    quiet(qtbot, window)
    assert "Mật khẩu" in making.refusal.text()
    making.secret.set_value(PASSWORD)
    making.new_key.setChecked(True)
    making.go()
    quiet(qtbot, window)
    kept = trust.in_use(window.context.opened)
    assert kept is not None and kept.serial == 2 and kept.pinned == signer_fingerprint(leader.signer)


def test_the_list_is_signed_with_a_key_of_the_book_and_with_one_on_a_token(
    qtbot: QtBot,
    window: Window,
    shown: TrustPage,
    tmp_path: Path,
    leader: Identity,
    soft: SoftToken,  # noqa: F811
) -> None:
    book = window.context.opened
    register(qtbot, window, shown, registration(tmp_path, leader))
    office = new_identity("Liên minh", "Tỉnh", NOW, kind="rsa-2048").signer
    soft.put(office)
    keychain.remember(book, "seal", keychain.source_of(office.certificate, "token", soft.module))
    shown.begin_list()
    quiet(qtbot, window)
    making = part(shown, Making)
    assert isinstance(making, Making) and making.choice.isVisible() and not making.by_file.isVisible()
    making.folder.set_value(str(tmp_path))
    making.go()
    assert "Mã PIN" in making.refusal.text() or "mã PIN" in making.refusal.text()
    making.choice.secret.line.setText("000000")
    making.go()
    quiet(qtbot, window)
    assert "không đúng" in making.choice.secret.refusal.text() and making.act.isEnabled()
    making.choice.secret.line.setText(PIN)
    making.go()
    quiet(qtbot, window)
    kept = trust.in_use(book)
    assert kept is not None and kept.pinned == signer_fingerprint(office)
    shown.begin_list()
    quiet(qtbot, window)
    making = part(shown, Making)
    assert isinstance(making, Making)
    making.other.click()
    assert making.by_file.isVisible() and not making.choice.isVisible()


def test_withdrawing_asks_first_and_ends_it_the_day_before(
    qtbot: QtBot, window: Window, shown: TrustPage, tmp_path: Path, leader: Identity
) -> None:
    register(qtbot, window, shown, registration(tmp_path, leader))
    details = part(shown, Details)
    assert isinstance(details, Details)
    details.day.set_value(date(2021, 3, 1))
    details.day.commit()
    question = confirm(window, details.ask)
    question.act.click()
    quiet(qtbot, window)
    (found,) = registrations.registered(window.context.opened)
    assert found.ends == date(2021, 2, 28) and not found.ever_serves
    assert texts(shown) == []
    shown.listing.chips._choose(OTHERS)
    assert texts(shown)[0][5] == "Đã thôi"


def test_a_lost_key_is_told_with_its_consequence(
    qtbot: QtBot, window: Window, shown: TrustPage, tmp_path: Path, leader: Identity
) -> None:
    register(qtbot, window, shown, registration(tmp_path, leader))
    details = part(shown, Details)
    assert isinstance(details, Details)
    details.lost.tick.setChecked(True)
    confirm(window, details.ask).act.click()
    quiet(qtbot, window)
    assert registrations.registered(window.context.opened)[0].lost


def test_a_certificate_is_replaced_and_the_list_is_searched(
    qtbot: QtBot, window: Window, shown: TrustPage, tmp_path: Path, leader: Identity, office: Identity
) -> None:
    register(qtbot, window, shown, registration(tmp_path, leader))
    adding = fill_in(qtbot, window, shown, registration(tmp_path, office))
    adding.starts.set_value(date(2021, 4, 1))
    adding.replaces.line.setText("pao")
    adding.compared.setChecked(True)
    adding.go()
    quiet(qtbot, window)
    assert [(one[1], one[4]) for one in texts(shown)] == [
        ("Lò Văn Páo", "31/03/2021"),
        ("Liên minh Hợp tác xã tỉnh Lai Châu", "–"),
    ]
    shown.listing.seek("lo van")
    assert [one[1] for one in texts(shown)] == ["Lò Văn Páo"]


def test_a_commune_has_no_such_page(qtbot: QtBot, tmp_path: Path) -> None:
    with settings.create_book(
        tmp_path / "xã.book", unit_on("03490", date(2020, 12, 31)), clock=lambda: NOW
    ) as book:
        window = opened(qtbot, book)
        window.rail.show_unit("", merges=False)
        assert not window.rail.buttons["trust"].isVisible()
        window.close()


def test_a_revocation_list_that_has_ended_is_told(
    qtbot: QtBot, window: Window, shown: TrustPage, tmp_path: Path
) -> None:
    starts, ends = datetime(2019, 1, 1, tzinfo=UTC), datetime(2029, 1, 1, tzinfo=UTC)
    authority = demonstration_authority("lists", starts, ends)
    signer = demonstration_key("lists", "Lò Văn Páo", authority, starts, ends)
    old = authority.crls(starts, datetime(2021, 3, 1, tzinfo=UTC), 1)
    register(qtbot, window, shown, registration(tmp_path, Identity(signer, authority.certificates, old)))
    chip = shown.chip()
    assert chip is not None and chip.text == "Danh sách thu hồi đã quá hạn"
    files = [tmp_path / "root.crl", tmp_path / "sub.crl"]
    for file, der in zip(files, authority.crls(NOW, ends, 2), strict=True):
        file.write_bytes(der)
    shown.import_authorities(files)
    quiet(qtbot, window)
    chip = shown.chip()
    assert chip is not None and chip.text == "1 thay đổi chưa ký"
