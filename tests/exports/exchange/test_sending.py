"""What leaves: exactly what was shown, signed by all who must, closed where it should be, recorded as it is."""

import hashlib
import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from exports.exchange.incoming import Incoming
from exports.exchange.receiving import install_trust, open_packages, receive, trust_in_use
from exports.exchange.sending import (
    Delivery,
    Prepared,
    prepare,
    required_roles,
    send,
    send_again,
    take_back,
    write_print,
)
from exports.files.archive import read_archive
from exports.signatures.container import DATA_NAME, PRINT_NAME
from exports.signatures.envelope import is_encrypted
from exports.signatures.reception_certificates import new_reception_key
from exports.signatures.signing import KeySigner
from exports.verdicts.prints import verify_pdf
from models.register.drafts import MembershipDraft, OrganisationDraft, PersonDraft
from models.returns.records import Sealed
from models.returns.returns import State
from models.returns.verdicts import Validity
from models.values.errors import Refused, Unavailable
from storage.book.book import Book
from storage.received import receiving
from storage.register import members, organisations
from storage.returns import returns, sealing
from tests.exports.signatures.pades.prints import hand, stamp
from tests.ui.screens.world import IN_TIME, PERIOD, ROLES, World, answer_all, make_world


@pytest.fixture(scope="module")
def reception() -> KeySigner:
    return new_reception_key("Liên minh HTX tỉnh", "Lai Châu", IN_TIME)


@pytest.fixture
def world(tmp_path: Path, reception: KeySigner) -> World:
    return make_world(tmp_path, reception.certificate)


@pytest.fixture
def book(world: World) -> Iterator[Book]:
    with world.filled("106") as found:
        install_trust(found, world.trust_file.read_bytes())
        yield found


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


def print_of(package: bytes) -> bytes:
    return next(entry.data for entry in read_archive(package) if entry.name == PRINT_NAME)


def data_of(package: bytes) -> bytes:
    return next(entry.data for entry in read_archive(package) if entry.name == DATA_NAME)


def refusal(act: object, *arguments: object, **named: object) -> str:
    assert callable(act)
    with pytest.raises(Refused) as refused:
        act(*arguments, **named)
    return refused.value.code


def test_preparing_changes_nothing_and_is_what_is_signed(book: Book, world: World, stick: Path) -> None:
    before = (returns.heads(book), book.count(Sealed))
    ready = prepare(book, PERIOD)
    assert (returns.heads(book), book.count(Sealed)) == before
    assert ready.roles == ROLES == required_roles(book)
    assert ready.card.data_sha256 == hashlib.sha256(ready.files[DATA_NAME]).hexdigest()
    sent = send(book, ready, world.keys["106"], Delivery(stick, closed=False))
    package = sent.path.read_bytes()
    assert data_of(package) == ready.files[DATA_NAME]
    assert sent.document_sha256 == ready.card.data_sha256
    head = returns.head(book, PERIOD)
    assert head is not None and head.state is State.SENT


def test_what_changed_since_is_not_signed(book: Book, world: World, stick: Path) -> None:
    ready = prepare(book, PERIOD)
    head = returns.head(book, PERIOD)
    assert head is not None
    returns.set_narrative(book, head.id, "Thêm một câu.")
    assert refusal(send, book, ready, world.keys["106"], Delivery(stick)) == "RETURN_CHANGED"
    after = returns.head(book, PERIOD)
    assert after is not None and after.state is State.DRAFT and not list(stick.iterdir())


def test_the_print_carries_both_signatures_in_their_order(book: Book, world: World, stick: Path) -> None:
    pictures = {"leader": hand(), "seal": stamp()}
    sent = send(book, prepare(book, PERIOD), world.keys["106"], Delivery(stick, closed=False), pictures)
    found = verify_pdf(print_of(sent.path.read_bytes()), trust_in_use(book), None, IN_TIME)
    assert found.verdict.standing is Validity.VALID
    assert [signer.role for signer in found.verdict.signers] == ["leader", "seal"]


def test_a_missing_role_or_folder_leaves_the_draft(book: Book, world: World, stick: Path) -> None:
    ready = prepare(book, PERIOD)
    leader = {"leader": world.keys["106"]["leader"]}
    assert refusal(send, book, ready, leader, Delivery(stick)) == "ROLE_MISSING"
    assert refusal(send, book, ready, {}, Delivery(stick)) == "KEY_MISSING"
    with pytest.raises(Unavailable, match="FOLDER_MISSING"):
        send(book, ready, world.keys["106"], Delivery(stick / "gone"))
    head = returns.head(book, PERIOD)
    assert head is not None and head.state is State.DRAFT


def test_personal_numbers_are_closed_unless_a_person_decides_otherwise(
    book: Book, world: World, stick: Path
) -> None:
    owner = organisations.add(book, OrganisationDraft(kind="cooperative", name="HTX Mường Tè"))
    person = PersonDraft(name="Lò Văn Páo", personal_number="012345678901")
    members.add_member(book, owner, person, MembershipDraft(joined_on="2019-05-02"))
    answer_all(book)
    ready = prepare(book, PERIOD)
    assert send(book, ready, world.keys["106"], Delivery(stick)).closed
    assert not send_again(book, PERIOD, Delivery(stick, closed=False)).closed


def test_a_closed_package_is_opened_by_the_province_only(
    book: Book, world: World, stick: Path, reception: KeySigner
) -> None:
    sent = send(book, prepare(book, PERIOD), world.keys["106"], Delivery(stick, closed=True))
    assert (
        sent.closed and sent.path.name == "106_2020_lan1.asice.p7m" and is_encrypted(sent.path.read_bytes())
    )
    with world.trusting() as province:
        (shut,) = open_packages(province, [sent.path])
        assert (shut.inspection.verdict.standing, shut.code) == (
            Validity.UNDECIDED,
            "DECRYPT_OTHER_RECIPIENT",
        )
        assert shut.kind is Incoming.ENVELOPE and not shut.acceptable and receive(province, [shut]) == []
        (found,) = open_packages(province, [sent.path], openers=[reception])
        assert found.closed and found.acceptable and found.kind is Incoming.PACKAGE
        assert receive(province, [found]) == [sent.sha256]
        assert receiving.package_bytes(province, sent.sha256) == sent_bytes(book)


def sent_bytes(book: Book) -> bytes:
    head = returns.head(book, PERIOD)
    made = sealing.sent_package(book, head.id) if head else None
    assert made is not None
    return made[1]


def test_a_password_opens_it_too(book: Book, world: World, stick: Path) -> None:
    sent = send(book, prepare(book, PERIOD), world.keys["106"], Delivery(stick, password="mật khẩu dài đủ"))
    assert sent.closed
    with world.trusting() as province:
        (wrong,) = open_packages(province, [sent.path], openers=["mật khẩu khác hẳn"])
        assert wrong.code == "DECRYPT_PASSWORD_WRONG"
        (found,) = open_packages(province, [sent.path], openers=["mật khẩu khác hẳn", "mật khẩu dài đủ"])
        assert found.acceptable


def test_the_same_package_leaves_again(book: Book, world: World, stick: Path, tmp_path: Path) -> None:
    assert refusal(send_again, book, PERIOD, Delivery(stick)) == "RETURN_NOT_SENT"
    sent = send(book, prepare(book, PERIOD), world.keys["106"], Delivery(stick, closed=False))
    other = tmp_path / "other"
    other.mkdir()
    again = send_again(book, PERIOD, Delivery(other, closed=False))
    assert again.path.read_bytes() == sent.path.read_bytes() and again.sha256 == sent.sha256
    ready = prepare(book, PERIOD)
    assert refusal(send, book, ready, world.keys["106"], Delivery(other)) == "RETURN_SENT_ALREADY"
    closed = send_again(book, PERIOD, Delivery(other, closed=True))
    assert closed.closed and closed.sha256 == sent.sha256 and len(sealing.sent_packages(book)) == 1


def signed_elsewhere(pdf: bytes, signers: dict[str, KeySigner], roles: tuple[str, ...] = ROLES) -> bytes:
    from exports.signatures.pades.signing import sign_in_order

    return sign_in_order(pdf, roles, signers, IN_TIME + timedelta(hours=1))


def exported(book: Book, stick: Path) -> tuple[Prepared, bytes]:
    ready = prepare(book, PERIOD)
    return ready, write_print(book, ready, stick).read_bytes()


def test_a_print_signed_elsewhere_is_sent_alone(book: Book, world: World, stick: Path) -> None:
    _, pdf = exported(book, stick)
    assert write_print(book, prepare(book, PERIOD), stick).read_bytes() == pdf
    book.clock = lambda: IN_TIME + timedelta(hours=2)
    assert refusal(take_back, book, PERIOD, pdf, Delivery(stick)) == "PDF_UNSIGNED"
    signed = signed_elsewhere(pdf, dict(world.keys["106"]))
    sent = take_back(book, PERIOD, signed, Delivery(stick, closed=False))
    assert sent.path.name == "106_2020_lan1.pdf" and sent.path.read_bytes() == signed
    assert refusal(take_back, book, PERIOD, signed, Delivery(stick)) == "RETURN_SENT_ALREADY"
    with world.trusting() as province:
        (found,) = open_packages(province, [sent.path])
        assert found.kind is Incoming.PRINT and found.acceptable, found.inspection.verdict
        assert receive(province, [found]) == [sent.sha256]


def test_a_print_signed_elsewhere_is_wrapped_where_the_keys_are_here(
    book: Book, world: World, stick: Path
) -> None:
    _, pdf = exported(book, stick)
    book.clock = lambda: IN_TIME + timedelta(hours=2)
    signed = signed_elsewhere(pdf, dict(world.keys["106"]))
    sent = take_back(book, PERIOD, signed, Delivery(stick, closed=False), world.keys["106"])
    assert print_of(sent.path.read_bytes()) == signed
    with world.trusting() as province:
        (found,) = open_packages(province, [sent.path])
        assert found.kind is Incoming.PACKAGE and found.acceptable, found.inspection.verdict


@pytest.mark.parametrize("listed", [True, False])
def test_what_the_own_trust_list_would_not_accept_is_not_sent(
    book: Book, world: World, stick: Path, listed: bool
) -> None:
    """The leader alone, and two strangers: the return stays sealed, and the whole print is sent afterwards."""
    _, pdf = exported(book, stick)
    if listed:
        install_trust(book, world.trust_file.read_bytes())
    book.clock = lambda: IN_TIME + timedelta(hours=2)
    leader = signed_elsewhere(pdf, dict(world.keys["106"]), ROLES[:1])
    assert refusal(take_back, book, PERIOD, leader, Delivery(stick)) == "ROLE_MISSING"
    strangers = signed_elsewhere(pdf, dict(world.keys["108"]))
    if listed:
        assert refusal(take_back, book, PERIOD, strangers, Delivery(stick)) == "SIGNER_NOT_OF_UNIT"
    assert sealing.sent_packages(book) == [] and not list(stick.glob("*.p7m"))
    signed = signed_elsewhere(pdf, dict(world.keys["106"]))
    assert take_back(book, PERIOD, signed, Delivery(stick, closed=False)).path.read_bytes() == signed


def test_a_print_of_another_return_is_not_taken_back(book: Book, world: World, stick: Path) -> None:
    exported(book, stick)
    with world.filled("108") as other:
        (stick / "108").mkdir()
        pdf = write_print(other, prepare(other, PERIOD), stick / "108").read_bytes()
    signed = signed_elsewhere(pdf, dict(world.keys["108"]))
    book.clock = lambda: IN_TIME + timedelta(hours=2)
    assert refusal(take_back, book, PERIOD, signed, Delivery(stick)) == "PDF_DATA_DIFFERS"


def test_an_unsigned_print_in_a_package_is_refused_at_receipt(book: Book, world: World, stick: Path) -> None:
    from exports.signatures.container import build_container

    ready = prepare(book, PERIOD)
    path = stick / "x.asice"
    path.write_bytes(build_container(ready.files, list(world.keys["106"].values()), IN_TIME))
    with world.trusting() as province:
        (found,) = open_packages(province, [path])
        assert found.code == "PDF_UNSIGNED"


def test_the_next_package_names_the_one_before(book: Book, world: World, stick: Path) -> None:
    first = send(book, prepare(book, PERIOD), world.keys["106"], Delivery(stick, closed=True))
    returns.reopen(book, PERIOD)
    ready = prepare(book, PERIOD)
    assert ready.sealed.document.previous == first.sha256
    assert ready.sealed.document.number == 2 and ready.card.changes == ()
    assert json.loads(ready.files[DATA_NAME])["revision"] == 2
