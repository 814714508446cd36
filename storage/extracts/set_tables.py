"""Of which tables the sets of a snapshot are read: a change elsewhere leaves the figures of a form as they are."""

from collections.abc import Iterable, Mapping

from models.forms.definition import Form
from models.forms.rules.measures import Source
from models.register.catalogue import RECORDS, about

OF_ORGANISATIONS = frozenset(
    {
        "organisations",
        "standings",
        "charter_capitals",
        "evaluations",
        "union_memberships",
        "dated_values",
        "debts",  # whether an organisation is held by them
        "debt_entries",
    }
)
"""What every set needs, since its rows answer with the attributes of their organisation."""

OF_SETS: Mapping[str, frozenset[str]] = {
    "organisations": OF_ORGANISATIONS,
    "members": frozenset({"memberships", "people"}),
    "managers": frozenset({"managers", "people"}),
    "results": frozenset({"results"}),
    "debts": frozenset({"debts", "debt_entries"}),
}
"""The tables of the sets that are written out; those of the others follow from the catalogue."""

OF_REGISTER = frozenset(kind.table for kind in RECORDS)


def register_tables_of(forms: Iterable[Form]) -> frozenset[str]:
    """The tables of the register that the figures of these forms are measured on."""
    named = {source.of for form in forms for row in form.rows for source in _sources(form, row.code)}
    tables = set(OF_ORGANISATIONS)
    for name in named:
        tables |= OF_SETS.get(name) or about(name)
    return frozenset(tables)


def _sources(form: Form, row: str) -> Iterable[Source]:
    """What the cells of a row are measured by."""
    found = (form.source_of(form.row_by_code[row], column) for column in form.columns)
    return (source for source in found if source is not None and source.measure != "communes")
