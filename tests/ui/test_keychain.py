"""Who signs with what: remembered by role, found again on another path, one key of former times, tokens."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from exports.signatures.signing import save_key, sign_detached
from exports.signatures.usage import fingerprint
from models.values.errors import Refused
from models.values.units import unit_on
from storage.book import settings
from storage.book.book import Book
from tests.exports.hostile import NOW, world
from tests.exports.signatures.tokens.conftest import PIN, SoftToken, soft  # noqa: F401
from ui import settings as desk
from ui.keychain import (
    FILE,
    KEYS,
    LEADER,
    SEAL,
    TOKEN,
    KeySource,
    forget,
    found_on_tokens,
    read_source,
    remember,
    signer,
    source_of,
    sources,
    tries_left,
)

PASSWORD = "mười ký tự"


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    unit = unit_on("03390", datetime(2026, 7, 6, tzinfo=UTC).date())
    with settings.create_book(tmp_path / "xã.book", unit, clock=lambda: NOW) as made:
        yield made


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "khóa.p12"
    path.write_bytes(save_key(world().leader, PASSWORD))
    return path


def code(act: object, *given: object, **named: object) -> str:
    assert callable(act)
    with pytest.raises(Refused) as refused:
        act(*given, **named)
    return refused.value.code


def test_each_role_keeps_a_key_of_its_own(book: Book, file: Path) -> None:
    assert sources(book) == {}
    leader = read_source(file, PASSWORD, NOW)
    seal = source_of(world().seal.certificate, TOKEN, "/opt/driver.so")
    remember(book, LEADER, leader)
    remember(book, SEAL, seal)
    assert sources(book) == {LEADER: leader, SEAL: seal}
    assert leader.name == "Chủ tịch Phong Thổ" and leader.ends.startswith("2029-01-01")
    assert str(file) not in settings.read(book, KEYS), "the place belongs to the machine"
    forget(book, LEADER)
    assert sources(book) == {SEAL: seal}


def test_a_book_that_moves_finds_its_keys_and_another_machine_only_their_facts(
    book: Book, file: Path, tmp_path: Path
) -> None:
    leader = read_source(file, PASSWORD, NOW)
    remember(book, LEADER, leader)
    book.close()
    moved = (tmp_path / "xã.book").rename(tmp_path / "khác.book")
    with Book.open(moved) as again:
        assert sources(again)[LEADER] == leader
        desk.forget(f"keys/{leader.sha256}")
        elsewhere = sources(again)[LEADER]
        assert elsewhere == replace(leader, file="") and not elsewhere.placed
        assert code(signer, elsewhere, PASSWORD) == "KEY_PLACE_UNKNOWN"


def test_a_file_that_was_never_opened_is_remembered_by_unit_and_role(book: Book, file: Path) -> None:
    bare = KeySource(FILE, str(file))
    remember(book, SEAL, bare)
    assert sources(book) == {SEAL: bare}
    assert signer(bare, PASSWORD).certificate == world().leader.certificate


def test_the_one_key_of_former_times_is_the_leaders(book: Book, file: Path, tmp_path: Path) -> None:
    facts = {"file": str(file), "name": "Vàng Thị Lan", "issuer": "CA", "starts": "2024-01-01T00:00:00+00:00"}
    facts |= {"ends": "2029-01-01T00:00:00+00:00", "sha256": fingerprint(world().leader.certificate)}
    with book.change("SETTING_CHANGED", name="key_file") as session:
        settings.put(session, "key_file", str(file))
        settings.put(session, "key_facts", json.dumps(facts))
    former = sources(book)[LEADER]
    assert (former.file, former.name, former.sha256) == (str(file), "Vàng Thị Lan", facts["sha256"])
    seal = source_of(world().seal.certificate, FILE, str(tmp_path / "dấu.p12"))
    remember(book, SEAL, seal)
    assert sources(book) == {LEADER: former, SEAL: seal}


def test_what_this_machine_alone_remembered_or_what_lies_beside_the_book_serves(
    book: Book, file: Path
) -> None:
    book.path.with_suffix(".p12").write_bytes(file.read_bytes())
    assert sources(book) == {LEADER: KeySource(FILE, str(book.path.with_suffix(".p12")))}
    desk.remember("send/key", str(file))
    assert sources(book) == {LEADER: KeySource(FILE, str(file))}


def test_a_file_signs_with_its_password_only_and_only_as_the_certificate_that_was_shown(
    book: Book, file: Path
) -> None:
    leader = read_source(file, PASSWORD, NOW)
    assert sign_detached(b"x", signer(leader, PASSWORD), NOW)
    assert code(signer, leader, "sai") == "KEY_PASSWORD_WRONG"
    file.write_bytes(save_key(world().seal, PASSWORD))
    assert code(signer, leader, PASSWORD) == "KEY_OTHER_CERTIFICATE"
    assert tries_left(leader) == ""


def test_a_token_signs_with_its_pin(book: Book, soft: SoftToken) -> None:  # noqa: F811
    soft.put(world().leader)
    (found,) = found_on_tokens(soft.module)
    source = source_of(found.certificate, TOKEN, soft.module)
    remember(book, LEADER, source)
    assert sources(book)[LEADER] == source and tries_left(source) == "all"
    assert sign_detached(b"x", signer(source, PIN), NOW)
    wrong = signer(source, "000000")
    assert code(wrong.sign, b"x") == "TOKEN_PIN_WRONG"
    assert tries_left(source) == "fewer"
    other = source_of(world().seal.certificate, TOKEN, soft.module)
    assert code(signer, other, PIN) == "TOKEN_CERTIFICATE_MISSING" and tries_left(other) == ""
