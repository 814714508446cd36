"""inspect and receive of envelopes, prints alone and parts; associate."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from exports.signatures.signing import save_key
from storage.book.book import Book
from tests.ui.commands.program import run
from tests.ui.screens.arriving import (
    PASSWORD,
    enveloped,
    hold_reception_key,
    in_parts,
    printed,
    reception_key,
)
from tests.ui.screens.world import NOW, World, make_world
from ui import reception

AT = ("--now", NOW.isoformat())


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    reception.lock()
    yield make_world(tmp_path, reception_key().certificate)
    reception.lock()


@pytest.fixture
def province(world: World) -> Path:
    with world.trusting() as book:
        hold_reception_key(book)
    return world.province


def secret(folder: Path, text: str) -> Path:
    target = folder / "mat-khau.txt"
    target.write_text(f"{text}\n", encoding="utf-8")
    return target


def test_an_envelope_is_opened_by_the_key_of_the_book(world: World, province: Path, tmp_path: Path) -> None:
    closed = enveloped(world.package("106"))
    assert run("receive", province, closed, *AT).codes == ["ENVELOPE_CLOSED"]
    wrong = run("receive", province, closed, "--reception-password-file", secret(tmp_path, "sai"), *AT)
    assert wrong.codes == ["KEY_PASSWORD_WRONG"]
    taken = run(
        "receive", province, closed, "--reception-password-file", secret(tmp_path, PASSWORD), "--json", *AT
    )
    assert taken.status == 0
    assert [(one["outcome"], one["closed"], one["kind"]) for one in taken.json] == [
        ("received", True, "package")
    ]


def test_an_envelope_with_a_password_of_its_own(world: World, province: Path, tmp_path: Path) -> None:
    closed = enveloped(world.package("106"), "mật khẩu riêng 12", to_key=False)
    trust = ("--trust", world.trust_file)
    assert run(
        "inspect", closed, *trust, "--password-file", secret(tmp_path, "khac khac khac"), *AT
    ).codes == ["DECRYPT_PASSWORD_WRONG"]
    own = ("--password-file", secret(tmp_path, "mật khẩu riêng 12"))
    told = run("inspect", closed, *trust, *own, "--json", *AT)
    assert told.status == 0 and told.json["closed"] and told.json["unit"]["code"] == "106"
    assert run("receive", province, closed, *own, *AT).status == 0


def test_inspect_opens_by_a_reception_key_in_a_file(world: World, tmp_path: Path) -> None:
    closed, key = enveloped(world.package("106")), tmp_path / "tiep-nhan.p12"
    key.write_bytes(save_key(reception_key(), PASSWORD, "reception"))
    trust = ("--trust", world.trust_file, "--reception-key", key)
    assert run("inspect", closed, *trust, *AT).codes == ["KEY_PASSWORD_EMPTY"]
    told = run("inspect", closed, *trust, "--reception-password-file", secret(tmp_path, PASSWORD), *AT)
    assert told.status == 0 and "Huyện Tam Đường" in told.out


def test_a_signed_print_alone_is_a_return(world: World, province: Path) -> None:
    alone = printed(world.package("106"))
    assert run("inspect", alone, "--trust", world.trust_file, "--json", *AT).json["kind"] == "print"
    assert run("receive", province, alone, *AT).status == 0


def test_parts_in_any_order_are_one_package(world: World, province: Path) -> None:
    parts = in_parts(world.package("106"))
    missing = run("receive", province, *parts[1:], *AT)
    assert missing.codes == ["PARTS_MISSING"] and "thiếu phần 1 " in missing.err
    assert run("inspect", *parts[1:], *AT).codes == ["PARTS_MISSING"]
    told = run("inspect", *reversed(parts), "--trust", world.trust_file, "--json", *AT).json
    assert told["verdict"] == "valid" and told["file"].endswith("106_2020_lan1.asice")
    assert run("receive", province, *reversed(parts), *AT).status == 0


def test_inspect_takes_one_package_at_a_time(world: World) -> None:
    assert run("inspect", world.package("106"), world.package("108"), *AT).codes == ["INSPECT_ONE_FILE"]


def test_an_altered_envelope_is_told_apart(world: World, province: Path, tmp_path: Path) -> None:
    closed = enveloped(world.package("106"))
    content = bytearray(closed.read_bytes())
    content[-200] ^= 1
    closed.write_bytes(content)
    opener = ("--reception-password-file", secret(tmp_path, PASSWORD))
    assert run("receive", province, closed, *opener, *AT).codes == ["DECRYPT_NOT_INTACT"]
    with Book.open(province) as book:
        assert reception.openers(book)


def test_associate_and_take_it_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    assert "main.py" in run("associate").out
    assert (tmp_path / "data" / "applications" / "so-htx.desktop").is_file()
    assert run("associate", "--remove").status == 0
    assert not (tmp_path / "data" / "applications" / "so-htx.desktop").exists()


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    (tmp_path / "data").write_text("a file", encoding="utf-8")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    assert run("associate").codes == ["ASSOCIATION_NOT_WRITTEN"]
