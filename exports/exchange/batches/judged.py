"""By what a book judges returns, and what is kept in memory of one that was judged: all but its bulk."""

import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from exports.exchange.incoming import verify_return
from exports.signatures.container import DATA_NAME
from exports.trust.lists import TrustList
from exports.verdicts.packages import Inspection
from exports.verdicts.picture import picture_check
from exports.verdicts.prints import signed_print_check
from exports.workbook.checking import workbook_check
from exports.workbook.reading import opened_once
from models.forms.loader import PUBLISHED, Forms


@dataclass(frozen=True)
class Judge:
    """By what a book judges returns: its trust list, the clock, what it saw last, and the forms that it has."""

    trust: TrustList | None
    now: datetime
    last_run: datetime | None
    floor: Mapping[str, int]
    forms: Forms = PUBLISHED

    def verdict(
        self, data: bytes, proven_at: datetime | None = None, *, print_signed: bool = True
    ) -> Inspection:
        """The verdict on a return without its envelope.

        print_signed: whether the print in a package must carry the signatures too; one that was taken in before
        may lack them.
        """
        asked = {"last_run": self.last_run, "crl_floor": self.floor, "proven_at": proven_at}
        printed = signed_print_check(self.trust, self.now, demanded=print_signed, **asked)  # type: ignore[arg-type]
        read = opened_once()
        return verify_return(
            data,
            self.trust,
            self.now,
            content_checks=(
                workbook_check(read),
                printed,
                picture_check(proven_at or self.now, read, self.forms),
            ),
            forms=self.forms,
            **asked,  # type: ignore[arg-type]
        )


@dataclass(frozen=True, slots=True)
class JudgedReturn:
    """A verdict without the files of the package and without the rows of its register; data: du-lieu.json, packed."""

    inspection: Inspection
    data: bytes = field(repr=False)


def judged(judge: Judge, content: bytes) -> JudgedReturn:
    """The verdict on a return without its envelope; never raises."""
    found = judge.verdict(content)
    return JudgedReturn(without_bulk(found), zlib.compress(found.files.get(DATA_NAME, b""), 1))


def without_bulk(found: Inspection) -> Inspection:
    """The inspection without the package's files, and with a document that has no register: a tenth of its memory."""
    document = replace(found.document, register={}) if found.document else None
    return replace(found, document=document, files={}, listed=found.file_list)
