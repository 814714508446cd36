"""What a row counts is what its title says: cooperatives, unions or groups, in every form."""

import pytest

from models.forms.definition import Form, Row
from models.forms.loader import all_forms
from models.forms.snapshot import SETS

COOPERATIVES, UNIONS, GROUPS = {"cooperative", "credit_fund"}, {"union"}, {"group"}


def said(form: Form, row: Row) -> set[str] | None:
    """The kinds of organisations that the headings above a row speak of, else the title of the form."""
    heading = form.row_by_code.get(row.code.partition(".")[0])
    words = (heading.label if heading is not None and heading.heading else "") + " " + form.title
    for text, kinds in (
        ("LIÊN HIỆP HỢP TÁC XÃ", UNIONS),
        ("TỔ HỢP TÁC", GROUPS),
        ("HỢP TÁC XÃ", COOPERATIVES),
    ):
        if text in words:
            return kinds
    return None


def counted(row: Row) -> set[str]:
    """The kinds of organisations that the source of a row counts."""
    assert row.source is not None
    if row.source.basis.get("was_group"):
        return GROUPS  # those that were one when the period began, whatever they became
    kind = row.source.basis.get("kind")
    return set(kind) if isinstance(kind, tuple) else {str(kind)}


@pytest.mark.parametrize("form", all_forms(), ids=lambda form: f"{form.code}-{form.edition}")
def test_a_row_counts_what_its_heading_or_title_says(form: Form) -> None:
    wrong = []
    for row in form.rows:
        if row.source is None or row.source.measure == "communes" or "kind" not in SETS[row.source.of]:
            continue  # what belongs to no organisation, such as a fund's loans, has no kind of organisation
        if row.source.of == "support_grants":
            continue  # whom support was given to is said by the columns
        if form.code == "B05" and "kind" not in row.source.basis and row.unit != "HTX":
            continue  # products, activities and members of the alliance are those of all kinds
        if "HTX" in row.label or "hợp tác xã" in row.label.casefold():
            wanted: set[str] | None = COOPERATIVES if "liên hiệp" not in row.label.casefold() else UNIONS
        else:
            wanted = GROUPS if row.unit == "THT" else said(form, row)
        if counted(row) != (wanted or COOPERATIVES):
            wrong.append((row.code, row.label, counted(row)))
    assert not wrong
