"""How far a return came: from the draft to the totals of the unit above, whose steps are believed on a receipt only."""

from datetime import datetime

from models.dialogue.receipts import Receipt, ReceiptState
from models.returns.returns import State
from models.values.dates import format_date
from ui.pieces.moments import day_of, here
from ui.pieces.panels.ladder import Ladder, LadderStep, Reached
from ui.returns import reason_words
from ui.screens.send.work import Review

_OWN = (State.DRAFT, State.CHECKED, State.SEALED, State.SENT)
_ABOVE = (ReceiptState.RECEIVED, ReceiptState.VERIFIED, ReceiptState.MERGED)


class SendLadder(Ladder):
    """Four steps of one's own, then three of the unit above."""

    def show_review(self, review: Review, standing: int) -> None:
        """How far the return came; `standing` findings are in its way."""
        self.show_steps([*self._own(review, standing), *self._above(review)])

    def _own(self, review: Review, standing: int) -> list[LadderStep]:
        head = review.paper.head
        at = -1 if head is None else _OWN.index(head.state) if head.state in _OWN else len(_OWN) - 1
        names = (
            self.tr("Draft: figures filled in"),
            self.tr("Checked: no error, every warning answered"),
            self.tr("Sealed: figures frozen"),
            self.tr("Written out: package signed and laid down"),
        )
        rungs = [
            LadderStep(name, Reached.PASSED if place <= at else Reached.OPEN)
            for place, name in enumerate(names)
        ]
        if at < 1 and standing:
            note = self.tr("{count} still to be settled").format(count=standing)
            rungs[1] = LadderStep(names[1], Reached.FAILED, note)
        if at == _OWN.index(State.SEALED):
            rungs[3] = LadderStep(names[3], Reached.WAITING, self._waits(review))
        elif review.sent is not None:
            rungs[3] = LadderStep(names[3], Reached.PASSED, day_of(review.sent.sent_at))
        return rungs

    def _waits(self, review: Review) -> str:
        if not review.exported_at:
            return self.tr("Waits for its signatures.")
        days = (review.today - here(datetime.fromisoformat(review.exported_at)).date()).days
        words = self.tr("Waits for the signed PDF since {day} ({count} days).")
        return words.format(day=day_of(review.exported_at), count=days)

    def _above(self, review: Review) -> list[LadderStep]:
        names = (
            self.tr("Received by the unit above"),
            self.tr("Verified: signatures and content hold"),
            self.tr("Merged into its totals"),
        )
        receipts = review.sent.receipts if review.sent is not None else ()
        at = max((_ABOVE.index(one.state) for one in receipts if one.state in _ABOVE), default=-1)
        counting = review.sent.receipt if review.sent is not None else None
        if counting is not None and at < 0:
            at = 0  # whoever asks or refuses has received it
        rungs = [
            LadderStep(name, Reached.PASSED if place <= at else Reached.OPEN, _when(receipts, _ABOVE[place]))
            for place, name in enumerate(names)
        ]
        place, rung = self._turn(review, counting, at, names)
        if rung is not None:
            rungs[place] = rung
        return rungs

    def _turn(
        self, review: Review, counting: Receipt | None, at: int, names: tuple[str, ...]
    ) -> tuple[int, LadderStep | None]:
        """The step that is being waited for, that asks, or that was refused."""
        place = min(at + 1, len(names) - 1)
        if counting is None:
            return 0, self._waiting(review, names[0])
        if counting.state is ReceiptState.REFUSED:
            return place, LadderStep(names[place], Reached.FAILED, reason_words(counting))
        if counting.state is ReceiptState.QUERIED:
            note = self.tr("Queries came on {day}; they are answered in the book.")
            return place, LadderStep(
                names[place], Reached.WAITING, note.format(day=format_date(counting.at.date()))
            )
        return place, None

    def _waiting(self, review: Review, name: str) -> LadderStep | None:
        sent = review.sent
        if sent is None:
            return None
        if sent.superseded:
            return LadderStep(name, Reached.OPEN, self.tr("A later revision was written out."))
        if sent.days_waiting:
            note = self.tr("No receipt yet, written out {count} days ago.").format(count=sent.days_waiting)
        else:
            note = self.tr("No receipt yet, written out today.")
        return LadderStep(name, Reached.WAITING, note)


def _when(receipts: tuple[Receipt, ...], state: ReceiptState) -> str:
    """The day of the receipt that says a step, or ""."""
    return next((format_date(one.at.date()) for one in receipts if one.state is state), "")
