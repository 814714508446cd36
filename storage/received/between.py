"""What is doubtful between the units of a merged period: what they count twice, and who is far from the others.

Beside what each sheet says by itself (models.forms.checking).
"""

import array
import json
import zlib
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from models.forms.checking.outliers import outlier_findings
from models.forms.definition import Form
from models.forms.findings import Finding, Level
from models.forms.merge.contributions import Contributions
from models.forms.snapshot import Snapshot
from models.returns.identities import people_of
from models.values.periods import Period
from storage.book.dialect import fragments
from storage.book.rows import each
from storage.received.answered import answered_findings
from storage.received.areas import cutoff_findings, overlap_findings, shortened, without_overlap
from storage.received.contributions import main_figures
from storage.received.counted_once import Shared
from storage.received.in_force import InForce, in_force
from storage.received.index import existing
from storage.received.registers import OWN, Registers, different_and_repeated, in_order, unit_text
from storage.received.together import Together

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from storage.book.rows import RowSession


MILLION = 10**6


def between_findings(
    together: Together,
    period: Period,
    packages: Sequence[InForce],
    forms: Sequence[Form],
    parts: Mapping[str, Contributions],
    further: Iterable[Finding],
) -> list[Finding]:
    """What is doubtful between the units; nothing where no package is in force.

    packages: all that are in force, whether they count or not; parts: what the units state; further: what was said
    where records are taken off.
    """
    if not packages:
        return []
    session, registers, own_name = together.session, together.registers, together.own_name
    return [
        *overlap_findings(packages),
        *cutoff_findings(together.packages, registers.cutoff),
        *answered_findings(session, together.packages),
        *(_shared_finding(one, registers, own_name) for one in together.shared),
        *_people_findings(session, registers, together.own, forms, own_name),
        *further,
        *(
            finding
            for form in forms
            for finding in outlier_findings(form, parts[form.code], _before(together, period, form))
        ),
    ]


def _before(together: Together, period: Period, form: Form) -> Contributions:
    """What the units stated for the period before, under the source of what they state now."""
    now = {unit_text(one): one.sha256 for one in together.packages}
    last = str(period.previous())
    earlier = without_overlap(in_force(together.session, last))
    sources = {one.sha256: now[unit_text(one)] for one in earlier if unit_text(one) in now}
    return main_figures(together.session, sources, form)


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
    session: "Session | RowSession", registers: Registers, own: Snapshot, forms: Sequence[Form], own_name: str
) -> list[Finding]:
    """How many persons the memberships are, where one is a member in the registers of several units."""
    by_sha256 = {one.sha256: unit for unit, one in registers.packages.items()}
    people: dict[str, array.array[int]] = {}
    memberships = 0
    rows = each(
        session,
        "SELECT sha256, memberships, people FROM received_documents "
        f"WHERE sha256 IN {fragments.in_list(':packages')}",
        packages=json.dumps(list(by_sha256)),
    )
    for sha256, number, keys in rows:
        people[by_sha256[sha256]] = in_order(keys)
        memberships += number
    if registers.own:
        mine = people_of(registers.own, registers.cutoff, existing(own).__contains__)
        people[OWN] = array.array("q", sorted(mine.names))
        memberships += mine.memberships
    persons, twice = different_and_repeated(people.values())
    if not twice:
        return []
    where = _members_cell(forms)
    units = sorted(unit for unit, several in people.items() if not twice.isdisjoint(several))
    details = {
        "memberships": memberships,
        "persons": persons,
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


def _names(session: "Session | RowSession", registers: Registers, wanted: set[int]) -> list[str]:
    """The names of people by their keys, as the first package that has them spells them; in order."""
    rows = each(
        session,
        "SELECT people, names FROM received_documents "
        f"WHERE sha256 IN {fragments.in_list(':packages')} ORDER BY sha256",
        packages=json.dumps([one.sha256 for one in registers.packages.values()]),
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
