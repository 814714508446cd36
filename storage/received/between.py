"""What concerns the units of a merged period together: what they count twice, and what is taken off for it.

Beside what each sheet says by itself (models.forms.checking).
"""

import array
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.forms.checking.outliers import UnitFigures, outlier_findings
from models.forms.definition import Form
from models.forms.findings import Finding, Level
from models.forms.merge.consolidation import Contribution
from models.forms.snapshot import Snapshot
from models.returns.identities import people_of
from models.returns.register_index import ReceivedDocument
from models.values.periods import Period
from models.values.units import Unit
from storage.received import corrections
from storage.received.answered import answered_findings
from storage.received.areas import cutoff_findings, overlap_findings, shortened, without_overlap
from storage.received.contributions import received
from storage.received.counted_once import Counting, Shared, decisions, shared
from storage.received.in_force import in_force
from storage.received.index import existing
from storage.received.registers import OWN, Registers, registers_of, shared_records, unit_text

MILLION = 10**6


@dataclass(frozen=True)
class Between:
    """Findings about units together, and what is taken off the sums of each form so that records count once."""

    findings: tuple[Finding, ...] = ()
    corrections: Mapping[str, tuple[Contribution, ...]] = field(default_factory=dict)


def between(
    session: Session,
    period: Period,
    cutoff: date,
    forms: Sequence[Form],
    parts: Mapping[str, Sequence[Contribution]],
    own: Snapshot,
    own_unit: Unit,
) -> Between:
    """What concerns the units together; nothing where no package is in force. parts: what the units state."""
    packages = in_force(session, str(period))
    if not packages:
        return Between()
    counted = without_overlap(packages)
    registers = registers_of(session, counted, cutoff)
    counting = Counting(session, registers, period, own_unit)
    found = shared(shared_records(session, registers), counting, decisions(session))
    decided = [one for one in found if one.unit is not None]
    left = corrections.excluded(decided)
    taken_off: dict[str, tuple[Contribution, ...]] = {}
    further: list[Finding] = []
    units = {one.sha256: unit_text(one) for one in counted}
    for form in forms:
        stated = {units.get(part.source, OWN): part.figures for part in parts[form.code]}
        typed = corrections.typed_cells(session, registers, form.code)
        once = corrections.record_corrections(
            form, decided, counting, stated, typed, registers, own_unit.title
        )
        distinct, said = corrections.distinct_corrections(
            session, form, registers, own, stated, typed, left, own_unit.title
        )
        taken_off[form.code] = (*once, *distinct)
        further += said
        further += outlier_findings(
            form, _units_now_and_before(session, period, form, parts[form.code], units)
        )
    findings = (
        *overlap_findings(packages),
        *cutoff_findings(counted, cutoff),
        *answered_findings(session, counted),
        *(_shared_finding(one, registers, own_unit.title) for one in found),
        *_people_findings(session, registers, own, forms, own_unit.title),
        *further,
    )
    return Between(findings, taken_off)


def _units_now_and_before(
    session: Session, period: Period, form: Form, parts: Sequence[Contribution], units: Mapping[str, str]
) -> list[UnitFigures]:
    """The figures of the packages, each with those of its unit's package for the period before."""
    last = str(period.previous())
    earlier = {one.sha256: unit_text(one) for one in in_force(session, last)}
    before = (
        {earlier[part.source]: part.figures for part in received(session, last, form.code)} if earlier else {}
    )
    return [
        UnitFigures(part.unit, part.figures, before.get(units[part.source], {}))
        for part in parts
        if part.source in units
    ]


def _shared_finding(one: Shared, registers: Registers, own_name: str) -> Finding:
    """The doubt about a record in several registers; where it was decided, what was decided."""
    names = {unit: registers.name_of(unit) or own_name for unit in one.weights}
    extra = one.extra
    details = {
        "record": one.name,
        "group": one.group.id,
        "units": ", ".join(names.values()),
        "organisations": extra.organisations,
        "members": extra.members,
        "capital": Decimal(extra.capital) / MILLION,
        "debt": Decimal(extra.debts) / MILLION,
    }
    if one.group.kind == "organisations":
        details["tax_code"] = next((key.apart for _, key in one.group.records if key.apart), "") or "\u2013"
    if one.unit is not None:
        details["counts"] = names[one.unit]
        code, level = "RECORD_COUNTED_ONCE", Level.INFO
    elif one.group.kind == "debts":
        code, level = "DEBT_IN_TWO_UNITS", Level.WARNING
    else:
        certain = one.group.certain
        code = "ORGANISATION_IN_TWO_UNITS" if certain else "ORGANISATION_MAYBE_IN_TWO_UNITS"
        level = Level.WARNING
    return Finding(code, "R13", level, details=details, subject=one.group.id)


def _people_findings(
    session: Session, registers: Registers, own: Snapshot, forms: Sequence[Form], own_name: str
) -> list[Finding]:
    """How many persons the memberships are, where one is a member in the registers of several units."""
    by_sha256 = {one.sha256: unit for unit, one in registers.packages.items()}
    document = ReceivedDocument
    columns = (document.sha256, document.memberships, document.people)
    rows = session.execute(select(*columns).where(document.sha256.in_(by_sha256))).all()
    people: dict[str, frozenset[int]] = {}
    memberships = 0
    for sha256, number, keys in rows:
        people[by_sha256[sha256]] = frozenset(array.array("q", keys))
        memberships += number
    if registers.own:
        mine = people_of(registers.own, registers.cutoff, existing(own).__contains__)
        people[OWN] = frozenset(mine.names)
        memberships += mine.memberships
    whole: set[int] = set()
    twice: set[int] = set()
    for several in people.values():
        twice |= whole & several
        whole |= several
    if not twice:
        return []
    where = _members_cell(forms)
    units = sorted(unit for unit, several in people.items() if several & twice)
    details = {
        "memberships": memberships,
        "persons": len(whole),
        "count": len(twice),
        "people": shortened(_names(session, registers, twice)),
        "units": shortened([registers.name_of(unit) or own_name for unit in units]),
    }
    return [Finding("MEMBERS_IN_TWO_UNITS", "R13", Level.INFO, *where, details)]


def _members_cell(forms: Sequence[Form]) -> tuple[str, str, str]:
    """The cell that counts all memberships; empty where no form has one."""
    for form in forms:
        for row in form.rows:
            source = row.source
            if source is None or (source.of, source.measure) != ("members", "count"):
                continue
            if dict(source.where) == {"alive": True, "current": True}:
                return form.code, row.code, form.main_column
    return "", "", ""


def _names(session: Session, registers: Registers, wanted: set[int]) -> list[str]:
    """The names of people by their keys, as the first package that has them spells them; in order."""
    document = ReceivedDocument
    shas = [one.sha256 for one in registers.packages.values()]
    rows = session.execute(
        select(document.people, document.names).where(document.sha256.in_(shas)).order_by(document.sha256)
    )
    found: dict[int, str] = {}
    for keys, names in rows:
        listed = array.array("q", keys)
        if wanted.isdisjoint(listed):
            continue
        spelled = zlib.decompress(names).decode().split("\n")
        found |= {
            key: name for key, name in zip(listed, spelled, strict=True) if key in wanted and key not in found
        }
    return sorted(found.values())
