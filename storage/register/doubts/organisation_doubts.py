"""What is doubtful about an organisation, as findings; none of them prevents storing a field.

The clocks of the law: more than 12 months stopped without notice is a ground for revocation (Law 17/2023 Art. 103.1b);
6 months after revocation without a file and without objection the registry sets "dissolved" (Art. 99.3, Decree 92/2024
Art. 51.3); a suspension lasts at most 12 months at a time (Decree 92/2024 Art. 47).
"""

from collections.abc import Iterator
from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.forms.findings import Finding, Level
from models.register.identifiers import doubts_of_tax_code
from models.register.statuses import agreeing_tax_statuses
from models.register.tables.organisations import CharterCapital, Organisation
from models.values import codes
from models.values.areas import former_districts
from models.values.dates import months_after
from storage.book.book import Book
from storage.book.kept.facts import CURRENT_MEMBER
from storage.book.rows import fetch, value
from storage.register import dated, organisations
from storage.register.doubts.accounting_doubts import accounting_doubts
from storage.register.doubts.affiliation_doubts import membership_doubts, relation_doubts
from storage.register.doubts.after_stopping import after_stopping
from storage.register.doubts.debt_classes import class_doubts
from storage.register.doubts.evaluation_doubts import evaluation_doubts
from storage.register.standings import EventLine, StandingOn, events_in, status_on, stopping

RULE = "R11"
_WITHOUT_NOTICE = ("stopped", "not_at_address", "assessed")
_LAW_KIND = {"cooperative": "cooperative", "credit_fund": "cooperative", "union": "union", "group": "group"}


def doubts(book: Book, organisation_id: str, day: date | None = None) -> list[Finding]:
    """All doubts about an organisation as of a day (today)."""
    with book.read_session() as session:
        return doubts_in(session, organisation_id, day or book.clock().date())


def doubts_in(session: Session, organisation_id: str, day: date) -> list[Finding]:
    """As doubts, inside a session."""
    organisation = organisations.require_organisation(session, organisation_id)
    standing = status_on(session, organisation_id, day)
    stopped = stopping(_happened(session, organisation_id, day))
    return [
        *_identity(session, organisation),
        *_place(organisation),
        *_members(session, organisation, standing, day),
        *_capital(session, organisation, day),
        *class_doubts(session, organisation_id, day),
        *evaluation_doubts(session, organisation),
        *_clocks(standing, stopped, day),
        *after_stopping(session, organisation_id, stopped),
        *_tax_status(session, organisation, standing, day),
        *accounting_doubts(session, organisation, standing, day),
        *membership_doubts(session, organisation, day),
        *relation_doubts(session, organisation_id, day),
    ]


def _doubt(code: str, level: Level = Level.WARNING, **details: Any) -> Finding:
    return Finding(code, RULE, level, details=details)


def _identity(session: Session, organisation: Organisation) -> Iterator[Finding]:
    if not organisation.tax_code and not organisation.no_tax_code_reason:
        yield _doubt("TAX_CODE_MISSING")
    for code in doubts_of_tax_code(organisation.tax_code or ""):
        yield _doubt(code, number=organisation.tax_code)
    if organisations.same_name(session, organisation):
        yield _doubt("NAME_SHARED", name=organisation.name)
    if organisation.founded_on is None and organisation.registered_on is None:
        yield _doubt("FOUNDING_DAY_MISSING", Level.INFO)


def _place(organisation: Organisation) -> Iterator[Finding]:
    if organisation.commune_code is None:
        yield _doubt("COMMUNE_MISSING")
        return
    districts = former_districts(organisation.commune_code, organisation.commune_from)
    if len(districts) > 1 and organisation.old_commune_code is None:
        yield _doubt("OLD_COMMUNE_MISSING", districts=", ".join(districts))


def least_members(kind: str, day: date) -> int | None:
    """Fewest formal members of an organisation of this kind under the law in force on a day; None: no rule known."""
    return _by_law("least_members", kind, day)


def _by_law(fact: str, kind: str, day: date) -> int | None:
    in_force = [law for law in codes.entries("laws") if law.valid_from is None or law.valid_from <= day]
    if not in_force:
        return None
    found: int | None = in_force[-1].facts.get(f"{fact}_{_LAW_KIND[kind]}")
    return found


def _members(
    session: Session, organisation: Organisation, standing: StandingOn, day: date
) -> Iterator[Finding]:
    least = least_members(organisation.kind, day)
    if least is None or standing.ended or organisation.kind == "union":
        if organisation.kind == "union" and least is not None and not standing.ended:
            yield from _union(session, organisation, least)
        return
    formal = value(session, _FORMAL, id=organisation.id, day=day.isoformat())
    if formal < least:
        yield _doubt("MEMBERS_BELOW_LEAST", members=formal, least=least)


def _union(session: Session, organisation: Organisation, least: int) -> Iterator[Finding]:
    joined = session.execute(
        select(func.count()).where(Organisation.union_id == organisation.id, Organisation.deleted == 0)
    ).scalar_one()
    if joined < least:
        yield _doubt("UNION_BELOW_LEAST", members=joined, least=least)


def _in(kinds: tuple[str, ...]) -> str:
    return "(" + ", ".join(f"'{kind}'" for kind in kinds) + ")"


_FORMAL_KINDS = codes.with_descendants("member_kinds", "formal")
_CURRENT = (
    "FROM memberships m JOIN people p ON p.id = m.person_id "
    f"WHERE m.organisation_id = :id AND p.deleted = 0 AND {CURRENT_MEMBER}"
)
_FORMAL = f"SELECT count(*) {_CURRENT} AND m.kind IN {_in(_FORMAL_KINDS)}"
_SHARES = f"SELECT p.name, m.capital, m.kind {_CURRENT} AND m.capital > 0 ORDER BY m.capital DESC, m.id"


def _capital(session: Session, organisation: Organisation, day: date) -> Iterator[Finding]:
    """One formal member, and all linked members together, hold at most the share that the law allows (Art. 74)."""
    cap = _by_law("share_cap", organisation.kind, day)
    whole = session.execute(
        select(CharterCapital.amount)
        .where(CharterCapital.organisation_id == organisation.id, CharterCapital.on <= day.isoformat())
        .order_by(CharterCapital.on.desc())
        .limit(1)
    ).scalar()
    if whole is None:
        if organisation.kind != "group":
            yield _doubt("CAPITAL_MISSING", Level.INFO)
        return
    shares = fetch(session, _SHARES, id=organisation.id, day=day.isoformat())
    given = sum(share.capital for share in shares)
    if given > whole:
        yield _doubt("CAPITAL_ABOVE_CHARTER", given=given, charter=whole)
    if cap is None:
        return
    for share in shares:
        if share.kind in _FORMAL_KINDS and share.capital * 100 > whole * cap:
            yield _doubt("SHARE_ABOVE_CAP", name=share.name, capital=share.capital, charter=whole, cap=cap)
    linked = sum(share.capital for share in shares if share.kind not in _FORMAL_KINDS)
    if linked * 100 > whole * cap:
        yield _doubt("LINKED_ABOVE_CAP", capital=linked, charter=whole, cap=cap)


def _tax_status(
    session: Session, organisation: Organisation, standing: StandingOn, day: date
) -> Iterator[Finding]:
    """A status of the tax code that speaks against the legal status (Decree 92/2024 Art. 27, Circular 90/2026)."""
    status = dated.value_on(session, organisation, "tax_status", day)
    expected = agreeing_tax_statuses(standing.legal_status) if standing.legal_status else ()
    if status and expected and status not in expected:
        yield _doubt(
            "TAX_STATUS_DIFFERS",
            tax=codes.label("tax_statuses", status),
            legal=codes.label("legal_statuses", str(standing.legal_status)),
        )


def _happened(session: Session, organisation_id: str, day: date) -> list[EventLine]:
    return [event for event in events_in(session, organisation_id) if event.on <= day.isoformat()]


def _clocks(standing: StandingOn, stopped: EventLine | None, day: date) -> Iterator[Finding]:
    """What begins to count with the event by which it stopped, also where later events say why it waits."""
    if stopped is not None and not standing.ended:
        over = months_after(date.fromisoformat(stopped.on), 12) < day
        if over and stopped.event in _WITHOUT_NOTICE and standing.legal_event != "revoked":
            yield _doubt("STOPPED_OVER_YEAR", since=_shown(stopped.on))
        if over and stopped.event == "suspended":
            yield _doubt("SUSPENDED_OVER_YEAR", since=_shown(stopped.on))
    if standing.legal_event == "revoked" and standing.legal_since:
        due = months_after(date.fromisoformat(standing.legal_since), 6)
        code = "REVOKED_SIX_MONTHS" if due <= day else "REVOKED_CLOCK_RUNS"
        yield _doubt(code, Level.INFO, since=_shown(standing.legal_since), due=f"{due:%d/%m/%Y}")


def _shown(iso: str) -> str:
    return f"{date.fromisoformat(iso):%d/%m/%Y}"
