"""The data that benchmarks work on: the invented province of the demonstration at other sizes, built once a run."""

from dataclasses import replace
from pathlib import Path

from exports.demonstration import Size, Summary, run
from exports.demonstration.arrivals import StoryClock
from exports.demonstration.plan import DemonstrationPlan, make_plan
from exports.demonstration.quotas import share_out
from exports.demonstration.register import ids_of, register_of
from exports.demonstration.returns import fill_return
from storage.book import settings
from storage.book.book import Book
from storage.extracts import loading

YEAR, SEED = 2026, 1
PROVINCE = Size(cooperatives=4_000, stopped=840, held_by_debt=700, members=100_000, managers=10_200)
"""A province with 100,000 members: as many cooperatives more, so that each stays as large as they are."""


def size_of(members: int) -> Size:
    """One unit with so many members, 25 in a cooperative."""
    cooperatives = members // 25
    return Size(
        cooperatives=cooperatives,
        stopped=cooperatives // 5,
        held_by_debt=cooperatives // 6,
        founded=cooperatives // 50,
        dissolved=cooperatives // 50,
        credit_funds=1,
        unions=1,
        groups=cooperatives // 4,
        groups_founded=cooperatives // 50,
        groups_ended=cooperatives // 50,
        members=members,
        managers=cooperatives * 5 // 2,
    )


def plan_of_one(members: int) -> DemonstrationPlan:
    """The demonstration's plan for its first unit alone, with so many members."""
    plan = make_plan(YEAR, SEED)
    return replace(
        plan, units=plan.units[:1], quotas=share_out(size_of(members), [1]), stranger=plan.units[0].code
    )


def book_of_one(path: Path, members: int, *, filled_return: bool) -> DemonstrationPlan:
    """A unit's book with so many members; with its return ready to be sealed where asked for."""
    plan = plan_of_one(members)
    clock = StoryClock(plan.days.loaded)
    with settings.create_book(path, plan.units[0], clock=clock, ids=ids_of(plan.random("book"))) as book:
        loading.load(book, "DEMONSTRATION_LOADED", register_of(plan, 0))
        if filled_return:
            fill_return(book, plan, plan.units[0])
    return plan


def opened(path: Path, plan: DemonstrationPlan) -> Book:
    """The book with the clock at the time of sending."""
    return Book.open(path, clock=StoryClock(plan.days.sending[0]))


def province(folder: Path) -> Summary:
    """The whole demonstration with 38 communes and 100,000 members."""
    return run(folder, year=YEAR, seed=SEED, size=PROVINCE)
