"""Documents (van ban): one entry for one document, which every other record may cite.

Number and symbol as Decree 30/2020/ND-CP writes them (13/2019/NQ-HDND, 2262/BC-UBND).
"""

import re

from models.register.kinds import Coded, Day, Text, Year
from models.register.record import Field, Place, Record, Search

DOCUMENTS = Record(
    table="documents",
    name="documents",
    fields=(
        Field("name", Text(32), required=True, search=Search.NAME),
        Field("document_kind", Coded("document_kinds"), required=True),
        Field("title", Text(96), default="", search=Search.WORDS),
        Field("issuer", Text(48), default="", search=Search.WORDS),
        Field("issued_on", Day()),
        Field("role", Coded("document_roles")),
        Field("in_force_from", Day(ahead=True)),
        Field("in_force_to", Day(ahead=True)),
        Field("note", Text(60), default=""),
        Field("number_year", Year(), by="program"),
        Field("name_folded", Text(), by="program", travels=False),
        Field("name_sorted", Text(), by="program", travels=False),
        Field("search_words", Text(), default="", by="program", travels=False),
    ),
    place=Place("documents", "document", "documents"),
    called=("name", "title"),
    unique=(("name", "issuer"), ("name", "issued_on")),
    known_by=(("name", "issuer"), ("name",)),
    begins=("issued_on",),
    ends="in_force_to",
    ends_included=True,
    binned=True,
    since=3,
    columns=("name", "document_kind", "title", "issuer", "issued_on", "role", "in_force_to"),
    order=("issued_on", "name"),
    chips="document_kind",
    presets=("in_force", "out_of_force", "year_differs"),
    sheet=("name", "document_kind", "title", "issuer", "issued_on", "role", "in_force_from", "in_force_to"),
)

_YEAR_OF_NUMBER = re.compile(r"^\s*\d+\s*/\s*((?:19|20)\d\d)\s*/")


def year_of(name: str) -> int | None:
    """The year within a number such as 13/2019/NQ-HDND; None where it has none."""
    found = _YEAR_OF_NUMBER.match(name)
    return int(found[1]) if found else None
