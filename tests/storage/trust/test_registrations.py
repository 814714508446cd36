"""What a province keeps for its trust list: registered, replaced, withdrawn; nothing is deleted, numbers only rise."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from models.values.errors import Refused
from models.values.units import children, unit_on
from storage.book import settings
from storage.book.book import Book
from storage.history import changes
from storage.trust import registrations
from storage.trust.registrations import NewAuthority, NewCertificate, Revocations, SigningRight
from tests.storage.conftest import NOW

DAY = date(2020, 6, 1)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with settings.create_book(tmp_path / "tỉnh.book", unit_on("12", DAY), clock=lambda: NOW) as made:
        yield made


def term(
    code: str = "106", starts: date = DAY, ends: date | None = None, role: str = "leader"
) -> SigningRight:
    return SigningRight(unit_on(code, DAY), role, starts, ends)


def certificate(name: str = "Lò Văn Páo") -> NewCertificate:
    return NewCertificate(name.encode(), name)


def refusal(act: Callable[[], object]) -> str:
    with pytest.raises(Refused) as refused:
        act()
    return refused.value.code


def revocations(number: int, data: bytes = b"") -> Revocations:
    return Revocations("ab" * 32, number, "2020-01-01", "2021-01-01", data or f"list {number}".encode())


def test_what_is_registered_is_found_with_its_unit_and_days(book: Book) -> None:
    made = registrations.register(book, certificate(), term(ends=date(2021, 6, 1)))
    (found,) = registrations.registered(book)
    assert (found.id, found.name, found.role, found.unit.title) == (
        made,
        "Lò Văn Páo",
        "leader",
        "Huyện Tam Đường",
    )
    assert found.certificate == "Lò Văn Páo".encode()
    assert found.serves_on(date(2021, 6, 1)) and not found.serves_on(date(2021, 6, 2))
    assert not found.serves_on(DAY - timedelta(days=1))
    assert registrations.find(book, found.sha256[:8].upper()).id == made


def test_withdrawing_ends_it_the_day_before_and_keeps_it(book: Book) -> None:
    made = registrations.register(book, certificate(), term())
    left = registrations.withdraw(book, made, date(2021, 1, 1))
    assert left.ends == date(2020, 12, 31) and left.ever_serves and left.withdrawn_at
    assert len(registrations.registered(book)) == 1
    assert refusal(lambda: registrations.withdraw(book, made, date(2021, 3, 1))) == "REGISTRATION_ENDED"
    lost = registrations.withdraw(book, made, date(2021, 3, 1), lost=True)
    assert lost.lost and not lost.ever_serves and lost.ends == date(2020, 12, 31)


def test_withdrawing_from_its_first_day_means_that_it_never_served(book: Book) -> None:
    made = registrations.register(book, certificate(), term())
    assert not registrations.withdraw(book, made, DAY).ever_serves
    assert registrations.register(book, certificate(), term("108"))


def test_a_certificate_is_replaced_without_a_gap_or_an_overlap(book: Book) -> None:
    old = registrations.register(book, certificate(), term())
    new = registrations.register(
        book, certificate("Vàng Thị Lan"), term(starts=date(2021, 5, 1)), replaces=old
    )
    ended, follows = registrations.find(book, old), registrations.find(book, new)
    assert ended.ends == date(2021, 4, 30) and follows.starts == date(2021, 5, 1)
    assert changes.recent(book, 1)[0].title == "CERTIFICATE_REPLACED"


def test_what_cannot_be_registered(book: Book) -> None:
    registrations.register(book, certificate(), term())
    before = len(changes.recent(book))
    again = certificate()
    assert refusal(lambda: registrations.register(book, again, term())) == "REGISTRATION_KNOWN"
    assert refusal(lambda: registrations.register(book, again, term("108"))) == "REGISTRATION_OTHER_UNIT"
    assert refusal(lambda: registrations.register(book, again, term(role="cook"))) == "REGISTRATION_ROLE"
    late = term(ends=DAY - timedelta(days=1))
    assert refusal(lambda: registrations.register(book, again, late)) == "REGISTRATION_TERM"
    elsewhere = SigningRight(unit_on("001", DAY), "leader", DAY)
    assert refusal(lambda: registrations.register(book, again, elsewhere)) == "REGISTRATION_UNIT"
    assert refusal(lambda: registrations.withdraw(book, "000000", DAY)) == "REGISTRATION_UNKNOWN"
    assert len(changes.recent(book)) == before
    assert registrations.register(book, again, term(role="seal"))


def test_a_commune_of_today_and_a_former_one_belong_to_the_province(book: Book) -> None:
    now = date(2026, 1, 1)
    today = children(unit_on("12", now), now)[0]
    assert today.level == "commune"
    assert registrations.register(book, certificate("a"), SigningRight(today, "leader", date(2026, 1, 1)))


def test_a_commune_makes_no_list(tmp_path: Path) -> None:
    commune = unit_on("03490", DAY)
    with settings.create_book(tmp_path / "xã.book", commune, clock=lambda: NOW) as book:
        assert refusal(lambda: registrations.register(book, certificate(), term())) == "REGISTRATION_UNIT"


def test_many_are_registered_in_one_change_or_none(book: Book) -> None:
    several = [(certificate("a"), term("106")), (certificate("b"), term("108"))]
    registrations.register_all(book, several, [NewAuthority(b"root", "Root")], [revocations(4)])
    assert [one.code for one in registrations.registered(book)] == ["106", "108"]
    assert [one.name for one in registrations.authorities(book)] == ["Root"]
    worse = [(certificate("c"), term("109")), (certificate("a"), term("109"))]
    assert refusal(lambda: registrations.register_all(book, worse, [], [])) == "REGISTRATION_OTHER_UNIT"
    assert len(registrations.registered(book)) == 2


def test_numbers_of_revocation_lists_only_rise(book: Book) -> None:
    assert registrations.keep_authorities(book, [], [revocations(7)]) == (0, 1)
    assert registrations.keep_authorities(book, [], [revocations(7)]) == (0, 0)
    assert refusal(lambda: registrations.keep_authorities(book, [], [revocations(6)])) == "REVOCATIONS_OLDER"
    registrations.keep_authorities(book, [], [revocations(9)])
    assert [one.number for one in registrations.revocations(book)] == [9]
    with book.change("TRUST_INSTALLED", serial=1) as session:
        registrations.raise_numbers(session, {"ab" * 32: 3, "cd" * 32: 2})
    assert registrations.highest_numbers(book) == {"ab" * 32: 9, "cd" * 32: 2}


def test_a_registration_has_its_own_way_back(book: Book) -> None:
    registrations.register(book, certificate(), term())
    change = changes.recent(book, 1)[0]
    assert refusal(lambda: changes.undo(book, change.id)) == "UNDO_HAS_OWN_STEP"


def test_every_field_stands_in_the_journal(book: Book) -> None:
    made = registrations.register(book, certificate(), term())
    registrations.withdraw(book, made, date(2021, 1, 1))
    lines = changes.record_history(book, "registrations", made)
    assert [line.field for line in lines] == ["", "ends", "withdrawn_at"]


@pytest.mark.parametrize(
    ("starts", "ends", "refused"),
    [
        (date(2020, 5, 1), date(2020, 5, 31), ""),  # until the day before the other begins
        (date(2020, 5, 1), DAY, "REGISTRATION_KNOWN"),
        (date(2020, 12, 31), None, "REGISTRATION_KNOWN"),
        (date(2021, 1, 1), None, ""),  # from the day after the other ended
        (date(2020, 5, 1), None, "REGISTRATION_KNOWN"),
    ],
)
def test_one_certificate_has_one_term_at_a_time(
    book: Book, starts: date, ends: date | None, refused: str
) -> None:
    registrations.register(book, certificate(), term(ends=date(2020, 12, 31)))
    again = term(starts=starts, ends=ends)
    if refused:
        assert refusal(lambda: registrations.register(book, certificate(), again)) == refused
    else:
        assert registrations.register(book, certificate(), again)


def test_a_term_may_be_one_day_long(book: Book) -> None:
    made = registrations.find(book, registrations.register(book, certificate(), term(ends=DAY)))
    assert made.serves_on(DAY) and not made.serves_on(DAY + timedelta(days=1))


def test_where_a_registration_stands_on_a_day(book: Book) -> None:
    made = registrations.register(book, certificate(), term(ends=date(2020, 12, 31)))
    found = registrations.find(book, made)
    days = (DAY - timedelta(days=1), DAY, date(2020, 12, 31), date(2021, 1, 1))
    assert [found.state_on(day) for day in days] == ["coming", "serving", "serving", "ended"]
    never = registrations.withdraw(book, made, DAY)
    assert never.state_on(DAY - timedelta(days=1)) == "ended"
    assert registrations.withdraw(book, made, DAY, lost=True).state_on(DAY) == "lost"


def test_withdrawing_later_than_the_end_leaves_the_end(book: Book) -> None:
    made = registrations.register(book, certificate(), term(ends=date(2020, 12, 31)))
    left = registrations.withdraw(book, made, date(2020, 12, 31))
    assert left.ends == date(2020, 12, 30), "a day before its end is a day before"
    lost = registrations.withdraw(book, made, date(2021, 6, 1), lost=True)
    assert lost.ends == date(2020, 12, 30)
    assert refusal(lambda: registrations.withdraw(book, made, date(2022, 1, 1), lost=True)) == (
        "REGISTRATION_ENDED"
    )


def test_a_certificate_is_found_by_six_signs_where_it_means_one(book: Book) -> None:
    leader = registrations.register(book, certificate(), term())
    digest = certificate().sha256
    assert registrations.find(book, digest[:6]).id == leader
    assert registrations.find(book, f"{digest[:4]} {digest[4:8]}".upper()).id == leader
    assert refusal(lambda: registrations.find(book, digest[:5])) == "REGISTRATION_UNKNOWN"
    seal = registrations.register(book, certificate(), term(role="seal"))
    with pytest.raises(Refused, match="REGISTRATION_AMBIGUOUS") as refused:
        registrations.find(book, digest)
    assert refused.value.details["count"] == 2
    registrations.withdraw(book, leader, date(2021, 1, 1))
    assert registrations.find(book, digest).id == seal, "the one that was not withdrawn"


def test_the_newest_list_of_each_authority_as_the_book_was_then(book: Book) -> None:
    assert registrations.keep_authorities(book, [NewAuthority(b"root", "Root")], [revocations(3)]) == (1, 1)
    assert registrations.keep_authorities(book, [NewAuthority(b"root", "Root")], [revocations(5)]) == (0, 1)
    other = Revocations("cd" * 32, 1, "2020-01-01", "2021-01-01", b"other")
    registrations.keep_authorities(book, [NewAuthority(b"sub", "A sub")], [other])
    assert [(one.authority[:2], one.number) for one in registrations.revocations(book)] == [
        ("ab", 5),
        ("cd", 1),
    ]
    assert len(registrations.revocations(book, NOW)) == 2
    assert registrations.revocations(book, NOW - timedelta(seconds=1)) == []
    assert [one.name for one in registrations.authorities(book)] == ["A sub", "Root"]
    assert changes.recent(book, 1)[0].details == {"count": 2}
