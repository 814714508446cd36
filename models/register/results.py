"""Workers and results of one organisation in one period (fields after TT 71/2024/TT-BTC)."""

from models.register.kinds import Count, Link, Money, PeriodOf
from models.register.record import Field, Place, Record

FIGURES = (
    Field("workers", Count()),
    Field("workers_new", Count()),
    Field("workers_members", Count()),
    Field("workers_women", Count()),
    Field("workers_minority", Count()),
    Field("workers_trained", Count()),
    Field("workers_insured", Count()),
    Field("revenue", Money()),
    Field("revenue_internal", Money()),
    Field("profit", Money(signed=True)),
    Field("wages", Money()),
    Field("paid_to_budget", Money()),
    Field("working_capital", Money()),
    Field("assets", Money()),
    Field("undivided_assets", Money()),
    Field("profit_after_tax", Money(signed=True)),
)
"""What is counted and measured of a period; forms may ask for each of them (models.forms.snapshot)."""

RESULTS = Record(
    table="results",
    name="results",
    fields=(
        Field("organisation_id", Link("organisations"), required=True, fixed=True),
        Field("period", PeriodOf(), required=True, fixed=True),
        *FIGURES,
    ),
    owner="organisation_id",
    place=Place("cooperatives", "organisation", "organisations", "results"),
    called=("period",),
    unique=(("organisation_id", "period"),),
    known_by=(("organisation_id", "period"),),
    columns=("organisation", "period", "workers", "revenue", "profit", "wages", "assets"),
    order=("organisation", "period"),
    sheet=tuple(field.name for field in FIGURES),
)
