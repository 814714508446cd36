"""Receipts, queries and answers that came in: judged by the trust list and by the book, shown, and then taken in."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from exports.exchange.batches.judged import Judge
from exports.exchange.notices import NoticeInspection, verify_notice
from exports.exchange.opened import OpenedFile
from models.dialogue.answer_lists import AnswerNotice
from models.dialogue.queries import QueryList
from models.dialogue.receipts import Receipt
from models.values.errors import Refused
from storage.book.book import Book
from storage.dialogue import notices
from storage.dialogue.notices import Notice, NoticeArrival
from storage.trust import trust


@dataclass(frozen=True, slots=True)
class OpenedNotice(OpenedFile[NoticeInspection]):
    """A notice as it was opened, with what it says."""

    data: bytes = field(default=b"", repr=False)

    @property
    def receipt(self) -> Receipt | None:
        """What it says, if it is a receipt; to be believed only if acceptable."""
        said = self.inspection.notice
        return said if isinstance(said, Receipt) else None

    @property
    def queries(self) -> QueryList | None:
        """What it says, if it is a file of queries; to be believed only if acceptable."""
        said = self.inspection.notice
        return said if isinstance(said, QueryList) else None

    @property
    def answers(self) -> AnswerNotice | None:
        """What it says, if it is a file of answers; to be believed only if acceptable."""
        said = self.inspection.notice
        return said if isinstance(said, AnswerNotice) else None


def judge_notices(book: Book, files: Sequence[tuple[Path, bytes]], judge: Judge) -> list[OpenedNotice]:
    """Files judged one after the other; of two that exclude each other the first counts."""
    found: list[OpenedNotice] = []
    before: list[Notice] = []
    for path, data in files:
        inspection = verify_notice(
            data, judge.trust, judge.now, last_run=judge.last_run, crl_floor=judge.floor
        )
        said, refusal = inspection.notice, ""
        if inspection.verdict.accepted and said is not None:
            refusal = _refusal(book, said, before)
            if not refusal:
                before.append(said)
        found.append(OpenedNotice(path, inspection, refusal, data))
    return found


def _refusal(book: Book, said: Notice, before: Sequence[Notice]) -> str:
    """Why the book would not take a notice, as a code, whatever the reason: others of the batch go on."""
    try:
        return notices.judge(book, said, before) or ""
    except Refused as refusal:
        return refusal.code


def import_notices(book: Book, opened: Sequence[OpenedNotice]) -> list[str]:
    """Take in all acceptable notices, in one change; their SHA-256."""
    arrivals = [
        NoticeArrival(one.inspection.notice, one.data, one.inspection.verdict, one.inspection.content)
        for one in opened
        if one.acceptable and one.inspection.notice is not None
    ]
    taken = notices.import_notices(book, arrivals)
    if taken:
        trust.ran(book)
    return taken
