"""A province's reporting from end to end: registers, returns, packages, reception, merging, printing."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

from exports.demonstration.answering import give_back, take_back
from exports.demonstration.arrivals import Post, StoryClock, dispatch
from exports.demonstration.folder import DemonstrationFolder, prepare
from exports.demonstration.plan import DemonstrationPlan, make_plan
from exports.demonstration.quotas import Size
from exports.demonstration.register import ids_of, register_of
from exports.demonstration.returns import fill_return
from exports.demonstration.summary import DemonstrationPackage, MergedFigure, Summary
from exports.demonstration.trustees import (
    LEADER,
    ROLES,
    DemonstrationKeys,
    make_keys,
    password_of,
    register_units,
    trust_of,
)
from exports.demonstration.words import words
from exports.exchange.receiving import Opened, install_trust, open_packages, receive
from exports.files.progress import Progress, no_progress
from exports.files.writing import write_whole
from exports.paper.matrices import matrix, report_title
from exports.paper.pdf import write_pdf
from exports.signatures.signing import save_key, signer_fingerprint
from exports.workbook.writing import write_report_workbook
from models.forms.findings import Level
from models.forms.sheets import shown
from models.office.names import OfficeNames
from models.values.dates import format_date, format_moment
from models.values.periods import deadline
from models.values.units import Unit
from storage.book import settings
from storage.book.book import Book
from storage.extracts import loading
from storage.returns import returns, sheets
from storage.returns.sheets import PeriodSheets

ACTOR = "demo"


def run(
    folder: Path,
    *,
    year: int = 2020,
    seed: int = 1,
    size: Size | None = None,
    progress: Progress = no_progress,
) -> Summary:
    """Build the demonstration of a year in `folder`. The same year, seed and size give the same data files.

    Refused: DEMONSTRATION_YEAR, DEMONSTRATION_FOLDER. Unavailable: FOLDER_NOT_WRITABLE, DISK_FULL, …
    """
    plan = make_plan(year, seed, size)
    layout = prepare(folder, plan)
    steps = len(plan.units) + 3
    progress(0, steps, "DEMONSTRATION_KEYS")
    keys = make_keys(plan)
    trust = trust_of(plan, keys)
    write_whole(layout.trust, trust)
    _lay_keys(layout, keys)
    clock = StoryClock(plan.days.loaded)
    post, people = Post([], []), 0
    for place in range(len(plan.units)):
        progress(1 + place, steps, "DEMONSTRATION_UNIT")
        people += _unit(layout, keys, trust, place, clock, post)
    progress(steps - 2, steps, "DEMONSTRATION_RECEIVING")
    with _found(layout, plan.province, layout.province_book, clock) as book:
        clock.at = plan.days.loaded
        install_trust(book, trust, signer_fingerprint(keys.province[LEADER]))
        register_units(book, plan, keys)
        returns.open_return(book, str(plan.period), plan.cutoff)
        arrivals = [
            *_received(book, layout, clock, plan.days.first_reception, post.first),
            *_received(book, layout, clock, plan.days.second_reception, post.second),
        ]
        given = give_back(book, layout, keys)
        progress(steps - 1, steps, "DEMONSTRATION_PRINTING")
        paper = sheets.period_sheets(book, str(plan.period))
        _print(paper, layout, plan.days.second_reception)
        summary = _summary(paper, layout, people, arrivals)
    clock.at = plan.days.taken_back
    for unit in plan.units:
        with Book.open(layout.unit_book(unit.code), clock=clock, actor=ACTOR) as book:
            take_back(book, [path for path in given if f"_{unit.code}_" in path.name])
    progress(steps, steps, "DEMONSTRATION_READY")
    return summary


def _lay_keys(layout: DemonstrationFolder, keys: DemonstrationKeys) -> None:
    """Key files with their passwords beside them, as no real office would."""
    plan = layout.plan
    for code, signers in {plan.province.code: keys.province, **keys.units}.items():
        password = password_of(plan, code)
        for role in ROLES:
            write_whole(layout.key(code, role), save_key(signers[role], password, code), secret=True)
            write_whole(layout.password(code, role), f"{password}\n".encode(), secret=True)


def _found(layout: DemonstrationFolder, unit: Unit, path: Path, clock: StoryClock) -> Book:
    """A new book for a unit, with ids and times from the story."""
    ids = ids_of(layout.plan.random("book", unit.code))
    return settings.create_book(path, unit, clock=clock, ids=ids, actor=ACTOR)


def _unit(
    layout: DemonstrationFolder,
    keys: DemonstrationKeys,
    trust: bytes,
    place: int,
    clock: StoryClock,
    post: Post,
) -> int:
    """One unit from the empty book to its package on the way; the number of its people."""
    plan = layout.plan
    unit = plan.units[place]
    records = register_of(plan, place)
    clock.at = plan.days.loaded
    with _found(layout, unit, layout.unit_book(unit.code), clock) as book:
        loading.load(book, "DEMONSTRATION_LOADED", records)
        install_trust(book, trust, signer_fingerprint(keys.province[LEADER]))
        fill_return(book, plan, unit)
        dispatch(book, clock, layout, keys, unit, post)
    return len(records["people"])


def _received(
    book: Book, layout: DemonstrationFolder, clock: StoryClock, moment: datetime, paths: Sequence[Path]
) -> list[DemonstrationPackage]:
    """One opening at the province: everything is judged, what stands is taken in."""
    clock.at = moment
    opened = open_packages(book, paths)
    receive(book, opened)
    return [_arrival(layout.plan, one, moment) for one in opened]


def _arrival(plan: DemonstrationPlan, opened: Opened, moment: datetime) -> DemonstrationPackage:
    code = opened.path.name.split("_")[0]
    unit = next(one for one in plan.units if one.code == code)
    document = opened.inspection.document
    made = datetime.fromisoformat(document.made_at) if document else None
    return DemonstrationPackage(
        file=opened.path.name,
        unit=unit.code,
        unit_name=unit.title,
        made_at=format_moment(made) if made else "",
        opened_at=format_moment(moment),
        standing=opened.inspection.verdict.standing.value,
        code=opened.code,
        details=opened.inspection.verdict.details | {"unit": unit.title, "period": str(plan.period)},
        accepted=opened.acceptable,
        late=made is not None and made.date() > deadline(plan.period, unit.level),
    )


def _print(paper: PeriodSheets, layout: DemonstrationFolder, moment: datetime) -> None:
    """The merged forms as PDF and workbook."""
    province = settings.named(layout.plan.province)
    title = report_title(layout.plan.period, province)
    for form in paper.sheets:
        printed_form = [matrix(paper, form, province, OfficeNames())]
        write_whole(layout.report(form, "pdf"), write_pdf(printed_form, made_at=moment, title=title))
        write_whole(layout.report(form, "xlsx"), write_report_workbook(printed_form, made_at=moment))


def _summary(
    paper: PeriodSheets, layout: DemonstrationFolder, people: int, arrivals: list[DemonstrationPackage]
) -> Summary:
    plan = layout.plan
    levels = [finding.level for finding in paper.findings]
    counted = {
        name: sum(getattr(quota, name) for quota in plan.quotas)
        for name in (
            "cooperatives",
            "operating",
            "stopped",
            "credit_funds",
            "unions",
            "groups",
            "members",
            "managers",
        )
    }
    return Summary(
        folder=layout.folder,
        year=plan.year,
        seed=plan.seed,
        period=str(plan.period),
        cutoff=format_date(plan.cutoff),
        units=len(plan.units),
        counts=counted | {"people": people},
        arrivals=tuple(arrivals),
        totals=tuple(_totals(paper)),
        errors=levels.count(Level.ERROR),
        warnings=levels.count(Level.WARNING),
        files=tuple(layout.made()),
    )


def _totals(paper: PeriodSheets) -> Iterator[MergedFigure]:
    for place in words("story")["forms"]["summary"]:
        code, row_code = place.split("/")
        sheet = paper.sheets[code]
        row, column = sheet.form.row_by_code[row_code], sheet.form.column_by_key[sheet.form.main_column]
        text = shown(sheet.form, row, column, sheet[row.code, column.key])
        yield MergedFigure(code, row.code, column.key, row.label, text, row.unit)
