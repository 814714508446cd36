"""What happens to packages on their way: one is copied, one altered, one signed by a stranger, one late."""

import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from exports.demonstration.folder import DemonstrationFolder
from exports.demonstration.plan import DemonstrationPlan
from exports.demonstration.trustees import DemonstrationKeys, Signers
from exports.exchange.sending import Delivery, WrittenPackage, build_package, prepare, send
from exports.files.archive import read_archive, write_archive
from exports.signatures.container import DATA_NAME, MIMETYPE_NAME
from models.values.units import Unit
from storage.book.book import Book
from storage.returns import sealing

_FIGURE = re.compile(rb'"actual","[0-9]*([0-8])"')


@dataclass
class StoryClock:
    """A clock that stands where the story is."""

    at: datetime

    def __call__(self) -> datetime:
        return self.at


@dataclass(frozen=True, slots=True)
class Post:
    """The files that reached the province by its first and by its second opening, in the order of arrival."""

    first: list[Path]
    second: list[Path]


def made_at(plan: DemonstrationPlan, unit: Unit) -> datetime:
    """When a unit seals and sends: within the days of sending, but for the late one."""
    if unit.code == plan.late:
        return plan.days.late
    first, last = plan.days.sending
    share = plan.random("sending", unit.code).random()
    return (first + (last - first) * share).replace(microsecond=0)


def dispatch(
    book: Book,
    clock: StoryClock,
    layout: DemonstrationFolder,
    keys: DemonstrationKeys,
    unit: Unit,
    post: Post,
) -> None:
    """Seal the unit's return and send it, with what happens to this unit's package on the way."""
    plan, code = layout.plan, unit.code
    clock.at = made_at(plan, unit)
    if code == plan.stranger:
        _signed_by_stranger(book, clock, layout, keys, unit, post)
        return
    sent = _sent(book, plan, keys.units[code], layout)
    if code == plan.altered:
        _altered(layout, sent.path, unit, post)
    elif code == plan.late:
        post.second.append(sent.path)
    else:
        post.first.append(sent.path)
    if code == plan.twice:
        copy = layout.package_twice(code)
        copy.write_bytes(sent.path.read_bytes())
        post.first.append(copy)


def _sent(
    book: Book, plan: DemonstrationPlan, signers: Signers, layout: DemonstrationFolder
) -> WrittenPackage:
    """Sent openly: a demonstration is to be looked into, and the same seed is to give the same bytes."""
    return send(book, prepare(book, str(plan.period)), signers, Delivery(layout.packages, closed=False))


def _altered(layout: DemonstrationFolder, path: Path, unit: Unit, post: Post) -> None:
    """A figure is changed on the way; asked again, the unit sends the very same package once more."""
    package = path.read_bytes()
    again = layout.package_again(unit.code)
    again.write_bytes(package)
    path.write_bytes(with_other_figure(package))
    post.first.append(path)
    post.second.append(again)


def _signed_by_stranger(
    book: Book,
    clock: StoryClock,
    layout: DemonstrationFolder,
    keys: DemonstrationKeys,
    unit: Unit,
    post: Post,
) -> None:
    """Signed with a key of a foreign authority; after a call from the province, with the right one."""
    period = str(layout.plan.period)
    ready = prepare(book, period)
    sealing.seal(book, period, ready.sealed)
    foreign = build_package(ready.files, ready.roles, keys.stranger, clock.at)
    clock.at = layout.plan.days.late
    path = _sent(book, layout.plan, keys.units[unit.code], layout).path
    again = path.replace(layout.package_again(unit.code))
    path.write_bytes(foreign)
    post.first.append(path)
    post.second.append(again)


def with_other_figure(package: bytes) -> bytes:
    """The same container with one digit of one figure changed, checksums and all, but not the signature."""
    entries = [(entry.name, entry.data) for entry in read_archive(package)]
    changed = [(name, _changed(data) if name == DATA_NAME else data) for name, data in entries]
    return write_archive(changed, frozenset({MIMETYPE_NAME}))


def _changed(data: bytes) -> bytes:
    found = _FIGURE.search(data)
    assert found is not None, "a return without figures"
    at = found.start(1)
    return data[:at] + bytes([data[at] + 1]) + data[at + 1 :]
