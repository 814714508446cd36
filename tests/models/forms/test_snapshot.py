"""Rows that belong to organisations answer like rows that carry everything."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from models.forms.rules.measures import Source
from models.forms.snapshot import Belonging, Snapshot
from models.forms.sources import Measuring, records

lines = st.lists(
    st.tuples(st.sampled_from(("coal", "rice")), st.sampled_from((None, True, False))), max_size=8
)


def organisation(sector: str) -> dict[str, object]:
    return {"organisation": f"of {sector}", "sector": sector, "alive": True}


@given(lines)
def test_they_are_rows_with_the_attributes_of_their_organisation(told: list[tuple[str, bool | None]]) -> None:
    rows = Belonging(
        ("person", "woman"), [(organisation(one), (str(at), x)) for at, (one, x) in enumerate(told)]
    )
    written = [organisation(one) | {"person": str(at), "woman": x} for at, (one, x) in enumerate(told)]
    assert list(rows) == written and rows[:3] == written[:3] and len(rows) == len(written)
    for name in ("person", "woman", "sector", "alive"):
        assert rows.column(name) == [row[name] for row in written]


@given(lines)
def test_a_figure_and_the_records_behind_it_are_the_same(told: list[tuple[str, bool | None]]) -> None:
    rows = Belonging(("woman",), [(organisation(one), (x,)) for one, x in told])
    source = Source(of="members", measure="count", where={"woman": True, "sector": "rice"})
    found = [Snapshot({"members": members}, 1) for members in (rows, [dict(row) for row in rows])]
    counted = [Measuring(snapshot).of(source) for snapshot in found]
    assert counted[0] == counted[1]
    asked = records(source, found[0])
    assert asked == records(source, found[1])
    assert counted[0] is None or Decimal(len(asked)) == counted[0]
