"""Files that came in parts are made whole again, whatever order and names their parts lie in."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from exports.files.mail import MAGIC, Part, join, read_part
from models.values.errors import Refused, Trouble

File = tuple[Path, bytes]


@dataclass(frozen=True, slots=True)
class Assembled:
    """The files with every whole in the place of its first part.

    unfit: parts that are damaged, and wholes that lack a part, with what went wrong; made_of: the parts of a whole by
    the path that it would have beside them.
    """

    files: tuple[File, ...]
    unfit: tuple[tuple[Path, Trouble], ...] = ()
    made_of: Mapping[Path, tuple[Path, ...]] = field(default_factory=dict, hash=False)


def assembled(files: Sequence[File], others: Collection[Path] = ()) -> Assembled:
    """Join the parts among the files; PARTS_MISSING names those that are not there, PART_DAMAGED a broken one.

    others: files beside them that were not read for it, whose names are taken.
    """
    whole: list[File] = []
    unfit: list[tuple[Path, Trouble]] = []
    groups: dict[tuple[str, int, int], list[tuple[Path, Part]]] = {}
    for path, data in files:
        if not data.startswith(MAGIC):
            whole.append((path, data))
            continue
        try:
            part = read_part(data, path.name)
        except Refused as refusal:
            unfit.append((path, refusal))
            continue
        groups.setdefault((part.sha256, part.count, part.size), []).append((path, part))
    made_of: dict[Path, tuple[Path, ...]] = {}
    for several in groups.values():
        target = _free(
            several[0][0].with_name(several[0][1].name),
            {path for path, _ in whole} | set(made_of) | set(others),
        )
        made_of[target] = tuple(path for path, _ in several)
        try:
            whole.append((target, join([part for _, part in several])[1]))
        except Refused as refusal:
            unfit.append((target, refusal))
    return Assembled(tuple(whole), tuple(unfit), made_of)


def _free(wanted: Path, taken: set[Path]) -> Path:
    """The path, or one beside it where that name stands for another file already."""
    found, number = wanted, 2
    while found in taken:
        found, number = wanted.with_stem(f"{wanted.stem}-{number}"), number + 1
    return found
