"""Communes by year: the new-rural standard with criterion 13, and the zone of minority and mountain areas.

Whether a commune has an operating cooperative and one in a value chain follows from the register and is shown beside
(storage.register.lists.commune_profiles). Criterion 13 (organisation of production and development of the rural
economy) has five parts in the set of criteria for 2021-2025, Decision 318/QD-TTg of 8 March 2022 (not compared with the
original); zones I, II and III are given by decision of the Prime Minister.
"""

from models.register.kinds import Coded, Commune, Count, Day, Flag, Link, Text, Year
from models.register.record import Derived, Field, Place, Record

PARTS = tuple(f"criterion_13_{number}" for number in range(1, 6))
"""The parts 13.1 to 13.5 of criterion 13."""

COMMUNE_PROFILES = Record(
    table="commune_profiles",
    name="commune-profiles",
    fields=(
        Field("commune_code", Commune("commune_from"), required=True),
        Field("commune_from", Day()),
        Field("year", Year(ahead=True), required=True),
        Field("new_rural", Coded("new_rural_levels")),
        Field("criterion_13", Flag()),
        *(Field(name, Flag()) for name in PARTS),
        Field("zone", Coded("minority_zones")),
        Field("document_id", Link("documents")),
        Field("note", Text(60), default=""),
        Field("search_words", Text(), default="", by="program", travels=False),
    ),
    place=Place("communes", "commune_profile", "commune_profiles"),
    called=("commune_code", "year"),
    unique=(("commune_code", "commune_from", "year"),),
    known_by=(("commune_code", "commune_from", "year"),),
    binned=True,
    since=3,
    derived=(Derived("operating_cooperatives", Count()), Derived("chain_cooperatives", Count())),
    columns=(
        "commune",
        "year",
        "new_rural",
        "criterion_13",
        "criterion_13_1",
        "zone",
        "operating_cooperatives",
        "chain_cooperatives",
    ),
    order=("year", "commune"),
    chips="new_rural",
    presets=("criterion_met", "criterion_not_met", "parts_differ", "without_cooperative", "minority"),
    sheet=("new_rural", "criterion_13", *PARTS, "zone"),
)
