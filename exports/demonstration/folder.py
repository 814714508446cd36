"""The folder of a demonstration: where each file goes, and whose files may be replaced.

A marker lists what the demonstration makes before anything is made. Rebuilding removes exactly that; whatever else
lies in the folder stays untouched.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from exports.demonstration.plan import DemonstrationPlan
from exports.demonstration.trustees import LEADER, ROLES
from exports.demonstration.words import words
from models.forms.loader import form_codes
from models.values.errors import Refused, Unavailable
from storage.book.book import files_of

MARKER = ".so-htx-demonstration.json"


@dataclass(frozen=True, slots=True)
class DemonstrationFolder:
    """The paths of one demonstration."""

    folder: Path
    plan: DemonstrationPlan

    @property
    def province_book(self) -> Path:
        return self.folder / "province.book"

    @property
    def trust(self) -> Path:
        return self.folder / "trust.asice"

    @property
    def packages(self) -> Path:
        return self.folder / "packages"

    @property
    def notices(self) -> Path:
        return self.folder / "notices"

    def unit_book(self, code: str) -> Path:
        return self.folder / "units" / f"{code}.book"

    def key(self, code: str, role: str = LEADER) -> Path:
        """The leader's key bears the code of the office alone, any other one its role too."""
        return self.folder / "keys" / f"{_key_stem(code, role)}.p12"

    def password(self, code: str, role: str = LEADER) -> Path:
        return self.folder / "keys" / f"{_key_stem(code, role)}.password.txt"

    def package(self, code: str) -> Path:
        """Where a package arrives, under the name that the program gives it."""
        return self.packages / f"{code}_{self.plan.period}_lan1.asice"

    def package_again(self, code: str) -> Path:
        """The same unit's package when it had to be sent once more."""
        return self._named(code, "again")

    def package_twice(self, code: str) -> Path:
        """A second copy of a package that came twice."""
        return self._named(code, "twice")

    def report(self, form: str, kind: str) -> Path:
        name = str(words("story")["files"]["report"]).format(form=form, period=self.plan.period, kind=kind)
        return self.folder / "reports" / name

    def _notice(self, which: str, code: str) -> Path:
        """Where a notice is laid down, under the name that the program gives it."""
        last = len(words("story")["questions"])
        name = str(words("story")["files"][which])
        return self.notices / name.format(code=code, period=self.plan.period, last=last)

    def _named(self, code: str, which: str) -> Path:
        return self.packages / str(words("story")["files"][which]).format(stem=self.package(code).stem)

    def files(self) -> Iterator[Path]:
        """Every file that a demonstration may make, books with what lies beside them while they are open."""
        codes = [unit.code for unit in self.plan.units]
        for book in self._books():
            yield from files_of(book)
        yield self.trust
        for code in (self.plan.province.code, *codes):
            for role in ROLES:
                yield from (self.key(code, role), self.password(code, role))
        for code in codes:
            yield from (self.package(code), self.package_again(code), self.package_twice(code))
            yield self._notice("receipt", code)
        yield self._notice("queries", self.plan.asked)
        for form in form_codes():
            yield from (self.report(form, "pdf"), self.report(form, "xlsx"))

    def _books(self) -> Iterator[Path]:
        yield self.province_book
        yield from (self.unit_book(unit.code) for unit in self.plan.units)

    def made(self) -> Iterator[str]:
        """The files that are there now, without what lies beside an open book."""
        beside = {path for book in self._books() for path in files_of(book)[1:]}
        for path in self.files():
            if path.is_file() and path not in beside:
                yield path.relative_to(self.folder).as_posix()


def _key_stem(code: str, role: str) -> str:
    return code if role == LEADER else f"{code}-{role}"


def prepare(folder: Path, plan: DemonstrationPlan) -> DemonstrationFolder:
    """The folder ready for a new demonstration: made, or cleared of an earlier one.

    Refused DEMONSTRATION_FOLDER where it holds something and no demonstration; Unavailable FOLDER_NOT_WRITABLE.
    """
    layout = DemonstrationFolder(folder, plan)
    try:
        if folder.exists():
            _clear(folder)
        for part in (
            folder,
            folder / "units",
            folder / "keys",
            layout.packages,
            layout.notices,
            folder / "reports",
        ):
            part.mkdir(parents=True, exist_ok=True)
        mine = sorted(path.relative_to(folder).as_posix() for path in layout.files())
        marker = {"year": plan.year, "seed": plan.seed, "files": mine}
        (folder / MARKER).write_text(json.dumps(marker, indent=1), encoding="utf-8")
    except OSError as fault:
        raise Unavailable(
            "FOLDER_NOT_WRITABLE", path=str(folder), why=fault.strerror or str(fault)
        ) from fault
    return layout


def _clear(folder: Path) -> None:
    """Remove the files that the marker names, then the folders that are left empty."""
    if not folder.is_dir() or any(folder.iterdir()):
        for name in _marked(folder):
            (folder / name).unlink(missing_ok=True)
        for part in ("units", "keys", "packages", "notices", "reports"):
            if (folder / part).is_dir() and not any((folder / part).iterdir()):
                (folder / part).rmdir()


def _marked(folder: Path) -> list[str]:
    try:
        marker = json.loads((folder / MARKER).read_text(encoding="utf-8"))
        return [name for name in marker["files"] if _is_inside(name)]
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as fault:
        raise Refused("DEMONSTRATION_FOLDER", path=str(folder)) from fault


def _is_inside(name: str) -> bool:
    path = Path(name)
    return not path.is_absolute() and ".." not in path.parts
