"""What is said about moves between units of one merge: which were taken off, and of which a side is missing."""

from collections.abc import Sequence

from models.forms.definition import Form
from models.forms.findings import Finding, Level
from models.forms.merge.moves import Move
from models.returns.identities import Group
from storage.received.areas import shortened
from storage.received.moves.matching import Matched, doubtful
from storage.received.moves.netting import Moves, Netted


def move_findings(
    moves: Moves, form: Form, netted: Netted, groups: Sequence[Group], awaited: Sequence[str]
) -> list[Finding]:
    """What was taken off, and the moves of which a side is missing.

    groups: records that stand in several registers; awaited: units whose return is not there.
    """
    doubts = list(doubtful(netted.missing))
    in_doubt = {id(move) for pair in doubts for move in (pair.gone, pair.came)}
    alone = [one for one in netted.missing if id(one) not in in_doubt]
    told = [
        *_netted_finding(moves, form, netted),
        *(_pair_finding("MOVE_SIDES_DIFFER", moves, form, pair) for pair in netted.unequal),
        *(_pair_finding("MOVE_MAYBE_INSIDE", moves, form, pair) for pair in doubts),
        *(_missing_finding(moves, form, one, groups, awaited) for one in alone),
    ]
    if netted.without_record:
        names = shortened([moves.name_of(unit) for unit in netted.without_record])
        details = {"name": form.name, "units": names, "count": len(netted.without_record)}
        level = Level.WARNING if netted.both_ways else Level.INFO
        told.append(Finding("MOVES_WITHOUT_RECORD", "R13", level, form.code, details=details))
    return told


def _netted_finding(moves: Moves, form: Form, netted: Netted) -> list[Finding]:
    if not netted.inside:
        return []
    rows = dict.fromkeys(row for line in netted.inside for row, _ in line.figures)
    details = {
        "name": form.name,
        "count": len(netted.inside),
        "rows": ", ".join(row.code for row in form.rows if row.code in rows),
        "moves": shortened([line.unit for line in netted.inside]),
    }
    return [Finding("MOVED_INSIDE", "R13", Level.INFO, form.code, details=details)]


def _pair_finding(code: str, moves: Moves, form: Form, pair: Matched) -> Finding:
    details = {
        "name": form.name,
        "record": pair.gone.name,
        "gone": moves.name_of(pair.gone.unit),
        "came": moves.name_of(pair.came.unit),
    }
    subject = f"{pair.gone.unit}|{pair.gone.organisation}"
    return Finding(code, "R13", Level.WARNING, form.code, details=details, subject=subject)


def _missing_finding(
    moves: Moves, form: Form, move: Move, groups: Sequence[Group], awaited: Sequence[str]
) -> Finding:
    """The other side of a move: not recorded where the organisation is, not there yet, or beyond the boundary."""
    others = [
        moves.name_of(unit)
        for group in groups
        if group.certain
        and any((unit, one.record_id) == (move.unit, move.organisation) for unit, one in group.records)
        for unit, _ in group.records
        if unit != move.unit
    ]
    side = move.direction.upper()
    details = {"name": form.name, "record": move.name, "unit": moves.name_of(move.unit)}
    subject = f"{move.unit}|{move.organisation}|{move.direction}"
    if others:
        code, level = f"MOVE_{side}_NOT_RECORDED", Level.WARNING
        details["others"] = shortened(others)
    elif awaited:
        code, level = f"MOVE_{side}_ALONE", Level.WARNING
        details["awaited"] = shortened(list(awaited))
    else:
        code, level = f"MOVE_{side}_BEYOND", Level.INFO
    return Finding(code, "R13", level, form.code, details=details, subject=subject)
