"""A province makes its trust lists itself: from registration files to what every receiver asks."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from exports.exchange.receiving import install_trust, open_packages, receive, revalidate, trust_in_use
from exports.signatures.certificates import Identity, demonstration_authority, demonstration_key, new_identity
from exports.signatures.signing import KeySigner, signer_fingerprint
from exports.trust.authorities import import_authorities, read_authorities
from exports.trust.lists import build_trust, read_trust
from exports.trust.making import (
    changes_since,
    list_name,
    make_list,
    next_list,
    read_registration,
    register,
    write_list_in_use,
)
from exports.trust.registrations import load_registration, save_registration
from models.values.errors import Refused, Unavailable
from models.values.units import unit_on
from storage.book import settings
from storage.book.book import Book
from storage.trust import registrations, trust
from storage.trust.registrations import SigningRight
from tests.ui.screens.world import IN_TIME, World, make_world

NOW = datetime(2020, 11, 2, 8, 0, tzinfo=UTC)
DAY = date(2020, 11, 2)
FROM = date(2020, 1, 1)


@dataclass
class Clock:
    at: datetime = NOW

    def __call__(self) -> datetime:
        return self.at


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def book(tmp_path: Path, clock: Clock) -> Iterator[Book]:
    with settings.create_book(tmp_path / "tỉnh.book", unit_on("12", DAY), clock=clock) as made:
        yield made


@pytest.fixture(scope="module")
def office() -> KeySigner:
    return new_identity("Liên minh Hợp tác xã", "Tỉnh Lai Châu", NOW, kind="p-256").signer


@pytest.fixture(scope="module")
def unit_key() -> Identity:
    return new_identity("Lò Văn Páo", "Huyện Tam Đường", NOW, kind="p-256")


def term(
    code: str = "106", starts: date = FROM, ends: date | None = None, role: str = "leader"
) -> SigningRight:
    return SigningRight(unit_on(code, DAY), role, starts, ends)


def registered(book: Book, identity: Identity, code: str = "106", role: str = "leader") -> str:
    return register(book, load_registration(save_registration(identity)), term(code, role=role))


def both_registered(book: Book, world: World, crls: tuple[bytes, ...], code: str = "106") -> str:
    """The leader's key and the seal of a unit; the leader's is answered."""
    keys = world.keys[code]
    registered(book, Identity(keys["seal"], world.authority.certificates, crls), code, "seal")
    return registered(book, Identity(keys["leader"], world.authority.certificates, crls), code)


def doubts(book: Book) -> list[str]:
    """What is doubted about certificates; these units have one role only, which is doubted too."""
    found = [one.code for one in next_list(book).doubts]
    assert found.pop() == "UNIT_LACKS_ROLE"
    return found


def refusal(act: Callable[[], object]) -> str:
    with pytest.raises(Refused) as refused:
        act()
    return refused.value.code


def test_a_registration_file_becomes_a_list_in_use(
    book: Book, tmp_path: Path, office: KeySigner, unit_key: Identity
) -> None:
    found, facts = read_registration(save_registration(unit_key))
    assert facts.name == "Lò Văn Páo" and facts.sha256 == found.sha256
    registered(book, unit_key)
    target = tmp_path / list_name(next_list(book).content)
    assert target.name == "tin-cay_12_so1.asice"
    made = make_list(book, office, target)
    assert made.content.serial == 1 and made.signed_by == signer_fingerprint(office)
    assert made.content.next_update == datetime(2021, 11, 2, 8, 0, tzinfo=UTC)
    assert [one.sha256 for one in made.content.members] == [found.sha256]
    kept = trust.in_use(book)
    assert kept is not None and kept.data == target.read_bytes() and kept.pinned == made.signed_by
    assert doubts(book) == []
    assert next_list(book).changes.none


def test_a_unit_takes_the_list_that_the_province_made(
    book: Book, tmp_path: Path, office: KeySigner, unit_key: Identity
) -> None:
    registered(book, unit_key)
    made = make_list(book, office, tmp_path / "1.asice")
    with settings.create_book(tmp_path / "huyện.book", unit_on("106", DAY), clock=lambda: NOW) as below:
        assert install_trust(below, made.path.read_bytes(), made.signed_by).serial == 1
        assert registrations.highest_numbers(below)


def test_serials_rise_and_the_changes_are_told(
    book: Book, tmp_path: Path, clock: Clock, office: KeySigner, unit_key: Identity
) -> None:
    first = registered(book, unit_key)
    one = make_list(book, office, tmp_path / "1.asice")
    assert len(one.changes.added) == 1 and one.changes.authorities_added == 2
    other = new_identity("Vàng Thị Lan", "Huyện Phong Thổ", NOW, kind="p-256")
    clock.at = NOW + timedelta(days=30)
    second = registered(book, other, "109")
    registrations.withdraw(book, first, date(2020, 12, 1))
    two = make_list(book, office, tmp_path / "2.asice", months=3)
    assert two.content.serial == 2
    assert [each.code for each in two.changes.added] == ["109"]
    assert [(each.code, each.ends) for each in two.changes.ended] == [("106", date(2020, 11, 30))]
    assert two.content.next_update == datetime(2021, 3, 2, 8, 0, tzinfo=UTC)
    registrations.withdraw(book, second, date(2020, 12, 2), lost=True)
    three = make_list(book, office, tmp_path / "3.asice")
    assert [each.code for each in three.changes.removed] == ["109"]
    assert changes_since(None, three.content).added == three.content.members


def test_what_the_list_in_use_names_and_the_book_does_not_know_is_not_dropped(
    book: Book, tmp_path: Path, office: KeySigner, unit_key: Identity
) -> None:
    registered(book, unit_key)
    one = make_list(book, office, tmp_path / "1.asice")
    own = new_identity("Vàng Thị Lan", "Huyện Phong Thổ", NOW, kind="p-256")
    with settings.create_book(tmp_path / "mới.book", unit_on("12", DAY), clock=lambda: NOW) as new:
        install_trust(new, one.path.read_bytes(), one.signed_by)
        assert next_list(new).changes.none and next_list(new).carried == one.content.members
        registered(new, own, "109")
        two = make_list(new, office, tmp_path / "2.asice")
        assert {each.code for each in two.content.members} == {"106", "109"}
        assert not two.changes.removed and not two.changes.authorities_removed
        assert set(one.content.authorities) <= set(two.content.authorities)
        mine = registered(new, unit_key)
        assert next_list(new).carried == ()
        registrations.withdraw(new, mine, FROM, lost=True)
        assert [each.code for each in next_list(new).changes.removed] == ["106"]


def test_the_last_day_of_a_month_stays_in_its_month(book: Book, clock: Clock, unit_key: Identity) -> None:
    registered(book, unit_key)
    clock.at = datetime(2020, 11, 30, tzinfo=UTC)
    assert next_list(book, 3).content.next_update == datetime(2021, 2, 28, tzinfo=UTC)


def test_nothing_registered_makes_no_list(book: Book, tmp_path: Path, office: KeySigner) -> None:
    assert refusal(lambda: make_list(book, office, tmp_path / "1.asice")) == "TRUST_LIST_EMPTY"
    assert trust.in_use(book) is None and not list(tmp_path.glob("*.asice"))


def test_another_key_is_refused_unless_it_is_meant(
    book: Book, tmp_path: Path, office: KeySigner, unit_key: Identity
) -> None:
    registered(book, unit_key)
    make_list(book, office, tmp_path / "1.asice")
    other = unit_key.signer
    assert refusal(lambda: make_list(book, other, tmp_path / "2.asice")) == "TRUST_OTHER_KEY"
    assert not (tmp_path / "2.asice").exists()
    made = make_list(book, other, tmp_path / "2.asice", new_key=True)
    kept = trust.in_use(book)
    assert made.content.serial == 2 and kept is not None and kept.pinned == signer_fingerprint(other)


def test_no_file_is_overwritten_and_no_half_is_left(
    book: Book, tmp_path: Path, office: KeySigner, unit_key: Identity, monkeypatch: pytest.MonkeyPatch
) -> None:
    registered(book, unit_key)
    target = tmp_path / "1.asice"
    target.write_bytes(b"something")
    assert refusal(lambda: make_list(book, office, target)) == "TRUST_FILE_EXISTS"
    assert target.read_bytes() == b"something"
    with pytest.raises(Unavailable):
        make_list(book, office, tmp_path / "gone" / "1.asice")
    assert trust.in_use(book) is None

    def busy(*_: object) -> None:
        raise Unavailable("BOOK_BUSY", path="")

    monkeypatch.setattr("exports.trust.making.trust.keep", busy)
    with pytest.raises(Unavailable, match="BOOK_BUSY"):
        make_list(book, office, tmp_path / "2.asice")
    assert not (tmp_path / "2.asice").exists()


def test_the_list_in_use_is_laid_down_again(
    book: Book, tmp_path: Path, office: KeySigner, unit_key: Identity
) -> None:
    assert refusal(lambda: write_list_in_use(book, tmp_path / "a.asice")) == "TRUST_MISSING"
    registered(book, unit_key)
    made = make_list(book, office, tmp_path / "1.asice")
    assert write_list_in_use(book, tmp_path / "a.asice").read_bytes() == made.path.read_bytes()


def test_a_certificate_without_its_authority_is_doubted(book: Book, unit_key: Identity) -> None:
    bare = Identity(unit_key.signer, (), ())
    registered(book, bare)
    assert doubts(book) == ["CERT_UNTRUSTED"]
    pem = b"".join(
        x509.load_der_x509_certificate(der).public_bytes(Encoding.PEM) for der in unit_key.authorities
    )
    assert import_authorities(book, [read_authorities(pem)]) == (2, 0)
    assert doubts(book) == ["REVOCATION_UNKNOWN"]
    assert import_authorities(book, [read_authorities(der) for der in unit_key.crls]) == (0, 2)
    assert doubts(book) == []


def test_an_expired_certificate_is_not_registered(book: Book, clock: Clock, unit_key: Identity) -> None:
    clock.at = NOW + timedelta(days=365 * 4)
    assert refusal(lambda: registered(book, unit_key)) == "REGISTRATION_EXPIRED"


def test_files_of_authorities(book: Book, unit_key: Identity) -> None:
    stranger = new_identity("x", "y", NOW, kind="p-256")
    orphan = read_authorities(stranger.crls[0])
    assert refusal(lambda: import_authorities(book, [orphan])) == "REVOCATIONS_OF_NOBODY"
    for bad in (b"", b"hello", b"-----BEGIN CERTIFICATE-----\nMII=\n-----END CERTIFICATE-----"):
        assert refusal(lambda bad=bad: read_authorities(bad, "x.crt")) == "AUTHORITY_FILE"  # type: ignore[misc]
    assert refusal(lambda: read_authorities(unit_key.signer.certificate)) == "TRUST_AUTHORITY"


def test_an_older_revocation_list_is_not_believed(book: Book, tmp_path: Path, office: KeySigner) -> None:
    starts, ends = NOW - timedelta(days=300), NOW + timedelta(days=900)
    authority = demonstration_authority("crl", starts, ends)
    signer = demonstration_key("crl", "Lò Văn Páo", authority, starts, ends)
    serial = x509.load_der_x509_certificate(signer.certificate).serial_number
    clean = authority.crls(NOW - timedelta(days=9), ends, 4)
    revoked = authority.crls(NOW - timedelta(days=1), ends, 5, {serial: NOW - timedelta(days=2)})
    registered(book, Identity(signer, authority.certificates, clean))
    import_authorities(book, [read_authorities(der) for der in revoked])
    assert doubts(book) == ["CERT_REVOKED"]
    old = [read_authorities(der) for der in clean]
    assert refusal(lambda: import_authorities(book, old)) == "REVOCATIONS_OLDER"
    made = make_list(book, office, tmp_path / "1.asice")
    assert set(made.content.crls) == set(revoked)


# packages judged again


@pytest.fixture
def world(tmp_path: Path) -> World:
    folder = tmp_path / "w"
    folder.mkdir()
    return make_world(folder)


def received_package(world: World, book: Book) -> str:
    (taken,) = receive(book, open_packages(book, [world.package("106")]))
    return taken


def test_an_old_package_is_judged_at_its_receipt(world: World) -> None:
    clock = Clock(IN_TIME + timedelta(days=2))
    with Book.open(world.province, clock=clock) as book:
        install_trust(book, world.trust_file.read_bytes())
        taken = received_package(world, book)
        clock.at = datetime(2021, 12, 1, tzinfo=UTC)
        again = revalidate(book, taken[:10])
        assert again.is_valid and again.received_at == IN_TIME + timedelta(days=2)


def test_a_key_told_lost_since_and_one_that_has_left(world: World, tmp_path: Path) -> None:
    clock = Clock(IN_TIME - timedelta(days=5))
    office = demonstration_key(
        "screens",
        "Liên minh Hợp tác xã tỉnh",
        world.authority,
        datetime(2019, 1, 1, tzinfo=UTC),
        datetime(2029, 1, 1, tzinfo=UTC),
    )
    crls = world.authority.crls(IN_TIME - timedelta(days=30), datetime(2028, 1, 1, tzinfo=UTC))
    with Book.open(world.province, clock=clock) as book:
        made = both_registered(book, world, crls)
        both_registered(book, world, crls, "108")
        make_list(book, office, tmp_path / "1.asice")
        clock.at = IN_TIME + timedelta(days=2)
        taken = received_package(world, book)
        clock.at += timedelta(days=100)
        registrations.withdraw(book, made, date(2021, 2, 1))
        make_list(book, office, tmp_path / "2.asice")
        left = revalidate(book, taken)
        assert left.is_valid and left.today.verdict.code == ""
        registrations.withdraw(book, made, date(2021, 2, 1), lost=True)
        make_list(book, office, tmp_path / "3.asice")
        lost = revalidate(book, taken)
        assert lost.then.verdict.accepted and not lost.is_valid
        assert lost.today.verdict.code == "SIGNER_NOT_OF_UNIT"
        found = trust_in_use(book)
        assert found is not None and found.serial == 3


def test_an_expiry_since_the_receipt_harms_nothing_a_revocation_before_it_does(
    tmp_path: Path, world: World
) -> None:
    """Revoked on a day before the receipt, told only afterwards: today's lists speak against the package."""
    clock = Clock(IN_TIME - timedelta(days=5))
    starts, ends = datetime(2019, 1, 1, tzinfo=UTC), datetime(2029, 1, 1, tzinfo=UTC)
    office = demonstration_key("screens", "Liên minh Hợp tác xã tỉnh", world.authority, starts, ends)
    signer = world.keys["106"]["leader"]
    serial = x509.load_der_x509_certificate(signer.certificate).serial_number

    def lists(number: int, on: datetime, revoked: datetime | None) -> list[bytes]:
        told = {serial: revoked} if revoked else {}
        return list(world.authority.crls(on, datetime(2028, 1, 1, tzinfo=UTC), number, told))

    with Book.open(world.province, clock=clock) as book:
        crls = tuple(lists(1, IN_TIME - timedelta(days=30), None))
        both_registered(book, world, crls)
        make_list(book, office, tmp_path / "1.asice")
        clock.at = IN_TIME + timedelta(days=2)
        taken = received_package(world, book)
        clock.at += timedelta(days=60)
        after = IN_TIME + timedelta(days=30)
        import_authorities(book, [read_authorities(der) for der in lists(2, clock.at, after)])
        make_list(book, office, tmp_path / "2.asice")
        assert revalidate(book, taken).today.verdict.code == ""
        assert revalidate(book, taken).is_valid
        before = IN_TIME - timedelta(days=1)
        import_authorities(book, [read_authorities(der) for der in lists(3, clock.at, before)])
        make_list(book, office, tmp_path / "3.asice")
        again = revalidate(book, taken)
        assert again.then.verdict.accepted and again.today.verdict.code == "CERT_REVOKED"


def test_a_newer_revocation_list_from_a_file_counts_without_a_new_trust_list(
    tmp_path: Path, world: World
) -> None:
    """Authorities publish often; the province imports what they publish and need not sign a list each time."""
    clock = Clock(IN_TIME - timedelta(days=5))
    starts, ends = datetime(2019, 1, 1, tzinfo=UTC), datetime(2029, 1, 1, tzinfo=UTC)
    office = demonstration_key("screens", "Liên minh Hợp tác xã tỉnh", world.authority, starts, ends)

    def lists(number: int) -> tuple[bytes, ...]:
        return world.authority.crls(clock.at - timedelta(days=1), clock.at + timedelta(days=3), number)

    with Book.open(world.province, clock=clock) as book:
        both_registered(book, world, lists(1))
        make_list(book, office, tmp_path / "1.asice")
        clock.at = IN_TIME + timedelta(days=2)
        package = world.package("106")
        (stale,) = open_packages(book, [package])
        assert stale.inspection.verdict.code == "REVOCATION_UNKNOWN"
        import_authorities(book, [read_authorities(der) for der in lists(2)])
        (fresh,) = open_packages(book, [package])
        assert fresh.acceptable
        assert fresh.inspection.verdict.details["revocation_as_of"] == "11/12/2020"
        (taken,) = receive(book, [fresh])
        assert next_list(book).changes.lists_renewed == 2
        clock.at += timedelta(days=1)
        import_authorities(book, [read_authorities(der) for der in lists(3)])
        assert revalidate(book, taken).is_valid


def test_a_unit_below_takes_revocation_lists_of_listed_authorities_only(
    book: Book, tmp_path: Path, office: KeySigner, unit_key: Identity
) -> None:
    registered(book, unit_key)
    made = make_list(book, office, tmp_path / "1.asice")
    stranger = new_identity("x", "y", NOW, kind="p-256")
    with settings.create_book(tmp_path / "huyện.book", unit_on("106", DAY), clock=lambda: NOW) as below:
        install_trust(below, made.path.read_bytes(), made.signed_by)
        assert import_authorities(below, [read_authorities(der) for der in unit_key.crls]) == (0, 2)
        foreign = read_authorities(stranger.crls[1])
        assert refusal(lambda: import_authorities(below, [foreign])) == "REVOCATIONS_OF_NOBODY"


def test_a_later_list_with_older_revocation_lists_is_not_believed(world: World, tmp_path: Path) -> None:
    """Whoever hands down an older revocation list under a higher serial revives no revoked certificate."""
    clock = Clock(IN_TIME + timedelta(days=2))
    starts, ends = datetime(2019, 1, 1, tzinfo=UTC), datetime(2029, 1, 1, tzinfo=UTC)
    office = demonstration_key("screens", "Liên minh Hợp tác xã tỉnh", world.authority, starts, ends)
    first = read_trust(world.trust_file.read_bytes(), None, clock())

    def issue(serial: int, number: int) -> bytes:
        issued = clock() - timedelta(days=1)
        crls = world.authority.crls(issued, ends, number)
        return build_trust(replace(first, serial=serial, issued_at=issued, crls=crls, signed_by=""), office)

    with Book.open(world.province, clock=clock) as book:
        install_trust(book, issue(2, 7))
        package = world.package("106")
        assert open_packages(book, [package])[0].acceptable
        install_trust(book, issue(3, 6))
        assert open_packages(book, [package])[0].code == "REVOCATION_UNKNOWN"
        install_trust(book, issue(4, 8))
        assert open_packages(book, [package])[0].acceptable


def test_a_unit_that_lacks_a_role_is_told_until_it_is_registered(world: World) -> None:
    with Book.open(world.province, clock=Clock(IN_TIME)) as book:
        crls = world.authority.crls(IN_TIME - timedelta(days=30), datetime(2028, 1, 1, tzinfo=UTC))
        registered(book, Identity(world.keys["106"]["leader"], world.authority.certificates, crls))
        (doubt,) = next_list(book).doubts
        assert (doubt.code, doubt.details) == ("UNIT_LACKS_ROLE", {"roles": "seal"})
        assert doubt.registered.unit.code == "106"
        both_registered(book, world, crls, "108")
        assert [one.registered.unit.code for one in next_list(book).doubts] == ["106"]
