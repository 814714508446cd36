"""What the register knows of a commune in the year of its profile, as SQL: cooperatives that operate there, in a chain.

It counts on the last day of the profile's year, or on :day where that comes first, in the commune in which an
organisation was then.
"""

from collections.abc import Mapping

from models.register.dated import BAR
from models.register.facts.communes import PARTS
from models.register.statuses import ENDED, OPERATING
from storage.book.dialect import fragments
from storage.register.lists.past import as_of

_LAST_DAY = fragments.earlier(":day", "{t}.year || '-12-31'")


def _in(values: tuple[str, ...]) -> str:
    return "(" + ", ".join(f"'{value}'" for value in values) + ")"


def _then(column: str) -> str:
    """What a dated column of the organisation `o` was on the day that counts."""
    return as_of(column).replace("{t}", "o").replace(":day", _LAST_DAY)


def _status(name: str) -> str:
    """The newest status of the organisation `o` on the day that counts."""
    return (
        f'(SELECT s.{name} FROM standings s WHERE s.organisation_id = o.id AND s."on" <= {_LAST_DAY} '
        f'AND s.{name} IS NOT NULL ORDER BY s."on" DESC, {fragments.order_of_entry("s")} DESC LIMIT 1)'
    )


_HERE = (
    "o.deleted = 0 "
    # in it now or once: few are looked at, of which the commune of the day is worked out
    "AND (o.commune_code = {t}.commune_code OR EXISTS (SELECT 1 FROM dated_values v WHERE v.organisation_id = o.id "
    f"AND v.field = 'commune_code' AND v.value = {{t}}.commune_code || '{BAR}' || coalesce({{t}}.commune_from, ''))) "
    f"AND {_then('commune_code')} = {{t}}.commune_code "
    f"AND coalesce({_then('commune_from')}, '') = coalesce({{t}}.commune_from, '') "
    f"AND {_then('kind')} <> 'group' "
    f"AND {_status('operational_status')} IN {_in(OPERATING)} "
    f"AND coalesce({_status('legal_status')}, '') NOT IN {_in(ENDED)}"
)
_OPERATING = f"(SELECT count(*) FROM organisations o WHERE {_HERE})"
_IN_CHAIN = f"(SELECT count(*) FROM organisations o WHERE {_HERE} AND {_then('value_chain')} = 1)"

DERIVED: Mapping[tuple[str, str], str] = {
    ("commune_profiles", "operating_cooperatives"): _OPERATING,
    ("commune_profiles", "chain_cooperatives"): _IN_CHAIN,
}

_LACKS_PART = " OR ".join(f"{{t}}.{name} = 0" for name in PARTS)
_ALL_PARTS = " AND ".join(f"{{t}}.{name} = 1" for name in PARTS)

PRESETS: Mapping[tuple[str, str], str] = {
    ("commune_profiles", "criterion_met"): "{t}.criterion_13 = 1",
    ("commune_profiles", "criterion_not_met"): "{t}.criterion_13 = 0",
    ("commune_profiles", "parts_differ"): (
        f"(({{t}}.criterion_13 = 1 AND ({_LACKS_PART})) OR ({{t}}.criterion_13 = 0 AND {_ALL_PARTS}) "
        f"OR ({{t}}.criterion_13_1 = 1 AND {_OPERATING} = 0))"
    ),
    ("commune_profiles", "without_cooperative"): f"{_OPERATING} = 0",
    ("commune_profiles", "minority"): "{t}.zone IN ('zone_1', 'zone_2', 'zone_3')",
}
"""parts_differ: met although a part is not, not met although all parts are, or 13.1 met without a cooperative that
operates in the register."""
