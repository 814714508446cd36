"""OCOP products: recognised with how many stars, by whom and until when.

Groups, levels and the 36 months of a certificate: Decision 148/QD-TTg 2023; districts recognised until 5 July 2025,
provinces since Decision 1489/QD-TTg of 6 July 2025.
"""

from models.register.kinds import Coded, Count, Day, Link, Ratio, Text
from models.register.record import Derived, Field, Place, Record, Search

MONTHS_VALID = 36
"""From the day of the certificate (Decision 148/QD-TTg 2023)."""

PRODUCTS = Record(
    table="products",
    name="products",
    fields=(
        Field("organisation_id", Link("organisations"), required=True, fixed=True),
        Field("name", Text(48), required=True, search=Search.NAME),
        Field("group", Coded("product_groups"), required=True),
        Field("stars", Count(most=5, least=1)),
        Field("score", Ratio(places=1, most=100)),
        Field("certificate", Text(32), default="", search=Search.WORDS),
        Field("certified_on", Day()),
        Field("valid_to", Day(ahead=True)),
        Field("level", Coded("product_levels")),
        Field("recognition", Coded("recognition_kinds")),
        Field("note", Text(60), default=""),
        Field("name_folded", Text(), by="program", travels=False),
        Field("name_sorted", Text(), by="program", travels=False),
        Field("search_words", Text(), default="", by="program", travels=False),
    ),
    owner="organisation_id",
    place=Place("products", "product", "products"),
    called=("name", "stars"),
    unique=(("organisation_id", "name"),),
    known_by=(("organisation_id", "name"),),
    begins=("certified_on",),
    ends="valid_to",
    ends_included=True,
    binned=True,
    since=2,
    derived=(Derived("days_left", Count()),),
    columns=(
        "name",
        "organisation",
        "group",
        "stars",
        "certificate",
        "certified_on",
        "valid_to",
        "days_left",
    ),
    order=("organisation", "name"),
    chips="group",
    presets=("valid", "ending", "ended"),
    sheet=(
        "name",
        "organisation",
        "group",
        "stars",
        "score",
        "certificate",
        "certified_on",
        "valid_to",
        "level",
    ),
)
