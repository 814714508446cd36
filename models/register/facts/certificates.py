"""Brands, and certificates of quality, origin and food safety, that an organisation holds; OCOP is a kind of its own.

Marks and geographical indications: Law on Intellectual Property; food safety: Decree 15/2018/ND-CP; organic: Decree
109/2018/ND-CP.
"""

from models.register.kinds import Coded, Count, Day, Link, Ratio, Text
from models.register.programmes.projects import MOST_HECTARES
from models.register.record import Derived, Field, Place, Record, Search

CERTIFICATES = Record(
    table="certificates",
    name="certificates",
    fields=(
        Field("organisation_id", Link("organisations"), required=True, fixed=True),
        Field("name", Text(48), required=True, search=Search.NAME),
        Field("certificate_kind", Coded("certificate_kinds"), required=True),
        Field("number", Text(32), default="", search=Search.WORDS),
        Field("issuer", Text(48), default="", search=Search.WORDS),
        Field("issued_on", Day()),
        Field("valid_to", Day(ahead=True)),
        Field("area", Ratio(places=2, most=MOST_HECTARES)),
        Field("product_id", Link("products")),
        Field("note", Text(60), default=""),
        Field("name_folded", Text(), by="program", travels=False),
        Field("name_sorted", Text(), by="program", travels=False),
        Field("search_words", Text(), default="", by="program", travels=False),
    ),
    owner="organisation_id",
    place=Place("certificates", "certificate", "certificates"),
    called=("name", "certificate_kind"),
    unique=(("organisation_id", "certificate_kind", "number"),),
    known_by=(("organisation_id", "certificate_kind", "number"), ("organisation_id", "name")),
    begins=("issued_on",),
    ends="valid_to",
    ends_included=True,
    binned=True,
    since=3,
    derived=(Derived("days_left", Count()),),
    columns=(
        "name",
        "organisation",
        "certificate_kind",
        "number",
        "issuer",
        "issued_on",
        "valid_to",
        "days_left",
    ),
    order=("organisation", "name"),
    chips="certificate_kind",
    presets=("valid", "ending", "ended"),
    sheet=(
        "name",
        "organisation",
        "certificate_kind",
        "number",
        "issuer",
        "issued_on",
        "valid_to",
        "area",
    ),
)
