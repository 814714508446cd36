"""Programmes and policies under which support is given, and the components they are made of.

National target programmes: three until 2025, one from 2026 (Circular 60/2026/TT-BTC names the single one).
"""

from models.register.kinds import Coded, Link, Text, Year
from models.register.record import Field, Place, Record, Search

PROGRAMMES = Record(
    table="programmes",
    name="programmes",
    fields=(
        Field("name", Text(80), required=True, search=Search.NAME),
        Field("code", Text(24), default="", search=Search.WORDS),
        Field("programme_kind", Coded("programme_kinds"), required=True),
        Field("programme_level", Coded("programme_levels")),
        Field("national", Coded("national_programmes")),
        Field("document_id", Link("documents")),
        Field("first_year", Year(ahead=True)),
        Field("last_year", Year(ahead=True)),
        Field("main_source", Coded("funding_sources")),
        Field("note", Text(60), default=""),
        Field("name_folded", Text(), by="program", travels=False),
        Field("name_sorted", Text(), by="program", travels=False),
        Field("search_words", Text(), default="", by="program", travels=False),
    ),
    place=Place("programmes", "programme", "programmes"),
    called=("name",),
    parts=("programme_components",),
    unique=(("name",),),
    known_by=(("code",), ("name",)),
    binned=True,
    since=3,
    columns=("name", "code", "programme_kind", "programme_level", "document", "first_year", "last_year"),
    order=("name",),
    chips="programme_kind",
    presets=("running", "over"),
    sheet=("name", "code", "programme_kind", "programme_level", "first_year", "last_year"),
)

PROGRAMME_COMPONENTS = Record(
    table="programme_components",
    name="programme-components",
    fields=(
        Field("programme_id", Link("programmes"), required=True, fixed=True),
        Field("name", Text(80), required=True, search=Search.NAME),
        Field("code", Text(24), default="", search=Search.WORDS),
        Field("note", Text(60), default=""),
        Field("name_folded", Text(), by="program", travels=False),
        Field("name_sorted", Text(), by="program", travels=False),
        Field("search_words", Text(), default="", by="program", travels=False),
    ),
    owner="programme_id",
    place=Place("programmes", "component", "programmes", "programme_components"),
    called=("name",),
    unique=(("programme_id", "name"),),
    known_by=(("programme_id", "name"),),
    since=3,
    columns=("name", "programme", "code"),
    order=("programme", "name"),
    sheet=("name", "programme", "code"),
)
