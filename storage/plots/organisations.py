"""The plots of one organisation: members, workers, capital, revenue over periods, debts by age, support by source."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from models.plots.plot import BLANK, Plot, PlotSeries, PlotShape, PlotValue, RecordsOrigin
from models.register.statuses import ENDED
from models.values import codes
from models.values.breaks import PointDays, SeriesBreak, breaks_between
from models.values.dates import format_date
from models.values.messages import sentence
from models.values.periods import Period, PeriodKind, label
from storage.book.book import Book
from storage.book.periods import period_of
from storage.extracts.snapshot_rows import AGES, age_of
from storage.plots.points import counted, lettered, millions
from storage.register import organisations
from storage.register.lists import lists
from storage.register.lists.lists import ListFilter, Row
from storage.register.organisations import OrganisationCard

MOST_YEARS, MOST_PERIODS = 10, 16
_MILLIONS = "PLOT_UNIT_MILLIONS"
_STEPS = ("approved", "disbursed", "returned")
"""The steps of support that are drawn beside each other."""


@dataclass(frozen=True, slots=True)
class OrganisationPlots:
    """The plots of an organisation for one length of period. kinds: the lengths of which there are results."""

    name: str
    kind: PeriodKind
    kinds: tuple[PeriodKind, ...]
    plots: tuple[Plot, ...]


def plots_of_organisation(
    book: Book, organisation_id: str, kind: PeriodKind | None = None, language: str = "vi"
) -> OrganisationPlots:
    """The plots that have a figure. kind: length of the periods, years where none is named.

    Refused ORGANISATION_UNKNOWN.
    """
    card = organisations.get(book, organisation_id)
    read = _Recorded(book, card, language)
    kinds = read.kinds
    shown = kind if kind in kinds else kinds[0]
    plots = read.plots(read.periods(shown))
    return OrganisationPlots(card.name, shown, kinds, tuple(plot for plot in plots if not plot.is_empty))


class _Recorded:
    """What is recorded of one organisation, as plots ask for it."""

    def __init__(self, book: Book, card: OrganisationCard, language: str) -> None:
        self._book, self._card, self._language = book, card, language
        self._today = book.clock().date()
        self._results = {
            period_of(book, str(row["period"])): row
            for row in self._rows("results", ("period", "workers", "revenue", "profit"))
        }
        self._members = self._rows("memberships", ("joined_on", "left_on"))

    def _rows(self, table: str, paths: Sequence[str], of: str = "organisation") -> list[Row]:
        return list(lists.rows(self._book, table, paths, ListFilter(where=((f"{of}.id", self._card.id),))))

    def _say(self, code: str, **details: str) -> str:
        return sentence(code, details, self._language)

    # over which periods

    @property
    def kinds(self) -> tuple[PeriodKind, ...]:
        """Years, and every other length of which there are results."""
        there = {period.kind for period in self._results} | {PeriodKind.YEAR}
        return tuple(kind for kind in PeriodKind if kind in there)

    def periods(self, kind: PeriodKind) -> list[Period]:
        """The newest periods of a length without a gap: years until today, others as far as there are results."""
        known = sorted(period for period in self._results if period.kind is kind)
        if kind is PeriodKind.YEAR:
            first = self._begun.year if self._begun else self._today.year
            first = min([first, *(period.year for period in known)])
            last = max([self._today.year, *(period.year for period in known)])
            years = range(max(first, last - MOST_YEARS + 1), last + 1)
            return [period_of(self._book, str(year)) for year in years]
        found = [known[-1]]
        while found[0] > known[0] and len(found) < MOST_PERIODS:
            found.insert(0, found[0].previous())
        return found

    @property
    def _begun(self) -> date | None:
        card = self._card
        days = [card.values["founded_on"], card.values["registered_on"], *(one.on for one in card.events[:1])]
        known = [date.fromisoformat(day) for day in days if day]
        return min(known) if known else None

    def _day(self, period: Period) -> date | None:
        """The day as of which stocks of a period are counted, None where the organisation did not exist on it."""
        day = min(period.cutoff, self._today)
        begun, standing = self._begun, self._card.standing
        if day < period.first_day or (begun is not None and day < begun):
            return None
        ended = standing.legal_since if standing.legal_status in ENDED else None
        return None if ended and day >= date.fromisoformat(ended) else day

    # the plots

    def plots(self, periods: Sequence[Period]) -> list[Plot]:
        """Every plot, also those without a value."""
        return [
            self._stock("members", "PLOT_UNIT_PERSONS", periods, self._members_on),
            self._flow("workers", "PLOT_UNIT_PERSONS", periods, counted),
            self._stock("capital", _MILLIONS, periods, self._capital_on),
            self._flow("revenue", _MILLIONS, periods, millions),
            self._flow("profit", _MILLIONS, periods, millions),
            self._against_plan(periods),
            self._debts_by_age(),
            self._support_by_source(),
        ]

    def _stock(
        self, key: str, unit: str, periods: Sequence[Period], on: Callable[[date, str], PlotValue]
    ) -> Plot:
        values = []
        for period in periods:
            day = self._day(period)
            early = day is not None and day < period.cutoff
            remark = self._say("PLOT_AS_OF", day=format_date(day)) if day and early else ""
            values.append(BLANK if day is None else on(day, remark))
        return self._line(key, unit, periods, [(key, values)])

    def _members_on(self, day: date, remark: str) -> PlotValue:
        iso = day.isoformat()
        if not self._members:
            return BLANK
        current = sum(
            str(row["joined_on"] or "") <= iso < str(row["left_on"] or "9999") for row in self._members
        )
        return counted(current, RecordsOrigin("memberships"), remark)

    def _capital_on(self, day: date, remark: str) -> PlotValue:
        known = [line for line in self._card.capitals if line.on <= day.isoformat()]
        if not known:
            return BLANK
        return millions(known[-1].amount, RecordsOrigin("charter_capitals", (known[-1].id,)), remark)

    def _flow(
        self,
        key: str,
        unit: str,
        periods: Sequence[Period],
        made: Callable[[int | None, RecordsOrigin], PlotValue],
    ) -> Plot:
        return self._line(key, unit, periods, [(key, [self._result(key, one, made) for one in periods])])

    def _result(
        self, key: str, period: Period, made: Callable[[int | None, RecordsOrigin], PlotValue]
    ) -> PlotValue:
        row = self._results.get(period)
        if row is None or row[key] is None:
            return BLANK
        return made(int(row[key] or 0), RecordsOrigin("results", (str(row["id"]),)))

    def _against_plan(self, periods: Sequence[Period]) -> Plot:
        """The planned revenue of evaluations beside the revenue; of years only, and empty without a plan."""
        planned = {
            line.year: (line.id, line.revenue_plan)
            for line in self._card.evaluations
            if line.revenue_plan is not None
        }
        plans = [
            millions(planned[one.year][1], RecordsOrigin("evaluations", (planned[one.year][0],)))
            if one.kind is PeriodKind.YEAR and one.year in planned
            else BLANK
            for one in periods
        ]
        some = any(one.value is not None for one in plans)
        done = [self._result("revenue", one, millions) if some else BLANK for one in periods]
        return self._line("revenue_plan", _MILLIONS, periods, [("plan", plans), ("actual", done)])

    def _line(
        self,
        key: str,
        unit: str,
        periods: Sequence[Period],
        series: Sequence[tuple[str, Sequence[PlotValue]]],
    ) -> Plot:
        days = [PointDays(one.kind, one.first_day, one.cutoff) for one in periods]
        pairs = zip([days[0], *days], days, strict=False)
        return Plot(
            key,
            self._say(f"PLOT_{key.upper()}"),
            PlotShape.LINE,
            self._say("PLOT_AXIS_PERIOD"),
            self._say(unit),
            tuple(label(one, self._language) for one in periods),
            tuple(
                PlotSeries(self._say(f"PLOT_SERIES_{name.upper()}"), tuple(values)) for name, values in series
            ),
            lettered([_breaks(*pair) for pair in pairs], self._language),
        )

    def _debts_by_age(self) -> Plot:
        """What is owed today by the days that it is past due; without a due day apart."""
        sums: dict[str, int] = defaultdict(int)
        ids: dict[str, list[str]] = defaultdict(list)
        for row in self._rows("debts", ("balance", "due_on")):
            owed, due = int(row["balance"] or 0), row["due_on"]
            if owed <= 0:
                continue
            late = max(0, (self._today - date.fromisoformat(str(due))).days) if due else None
            age = age_of(late) or "no_due_day"
            sums[age] += owed
            ids[age].append(str(row["id"]))
        ages = (*AGES, "no_due_day")
        values = tuple(millions(sums.get(age, 0), RecordsOrigin("debts", tuple(ids[age]))) for age in ages)
        return Plot(
            "debts_by_age",
            self._say("PLOT_ON_DAY", title=self._say("PLOT_DEBTS_BY_AGE"), day=format_date(self._today)),
            PlotShape.BARS,
            self._say("PLOT_AXIS_DEBTS_BY_AGE"),
            self._say(_MILLIONS),
            tuple(self._say(f"PLOT_AGE_{age.upper()}") for age in ages),
            (PlotSeries(self._say("PLOT_SERIES_OWED"), values if sums else (BLANK,) * len(ages)),),
        )

    def _support_by_source(self) -> Plot:
        """Approved, disbursed and returned money of all years by its source; sources without any are left out."""
        sums: dict[tuple[str, str], int] = defaultdict(int)
        ids: dict[tuple[str, str], list[str]] = defaultdict(list)
        for row in self._rows("grant_amounts", ("step", "source", "amount", "grant"), "grant.organisation"):
            place = str(row["source"]), str(row["step"])
            sums[place] += int(row["amount"] or 0)
            ids[place].append(str(row["grant.id"]))
        sources = [
            one.id
            for one in codes.entries("funding_sources")
            if any((one.id, step) in sums for step in _STEPS)
        ]
        steps = [step for step in _STEPS if any((source, step) in sums for source in sources)]

        def value(source: str, step: str) -> PlotValue:
            if (source, step) not in sums:
                return BLANK
            grants = tuple(dict.fromkeys(ids[source, step]))
            return millions(sums[source, step], RecordsOrigin("support_grants", grants))

        return Plot(
            "support_by_source",
            self._say("PLOT_SUPPORT_BY_SOURCE"),
            PlotShape.BARS,
            self._say("PLOT_AXIS_SUPPORT_BY_SOURCE"),
            self._say(_MILLIONS),
            tuple(codes.label("funding_sources", source, self._language) for source in sources),
            tuple(
                PlotSeries(
                    codes.label("support_steps", step, self._language),
                    tuple(value(source, step) for source in sources),
                )
                for step in steps
            ),
        )


def _breaks(earlier: PointDays, later: PointDays) -> list[SeriesBreak]:
    """The breaks that touch the figures of one organisation: those of areas do not."""
    return [one for one in breaks_between(earlier, later) if not one.territory]
