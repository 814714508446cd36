"""From the sign-off to the package: prepares what is signed, signs it, and moves from stage to stage."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from models.values.errors import Trouble
from ui.screens.send import signoff
from ui.screens.send.signatories import Attempt
from ui.screens.send.signing import SigningView
from ui.screens.send.signoff import SignOff, Wish, WrittenFile
from ui.screens.send.stages import SendEvent, SendStage, SendStages
from ui.shell.context import Context


class SignOffProcess(QObject):
    """Signs the return of `period` in `view`, which it fills; nothing that was typed there outlives an attempt."""

    stage_changed = Signal()
    package_written = Signal(WrittenFile)
    print_written = Signal(WrittenFile)
    ended = Signal()  # a task ended without a result: the return may have changed meanwhile

    def __init__(self, context: Context, view: SigningView, parent: QWidget) -> None:
        super().__init__(parent)
        self._context, self._view = context, view
        self._stages = SendStages()
        self.period = ""
        view.wanted.connect(self.finish)
        view.again_wanted.connect(self.look_again)

    @property
    def is_busy(self) -> bool:
        """Whether a task of the sign-off is running."""
        return self._stages.is_busy

    @property
    def is_signing_off(self) -> bool:
        """Whether the sign-off is in front."""
        return self._stages.is_signing_off

    @property
    def is_taking_back(self) -> bool:
        """Whether the sign-off in front is for a PDF that another tool has signed."""
        return self._stages.is_taking_back

    def doing(self) -> str:
        """The task that is running, in words; "" for none."""
        preparing = self.tr("Preparing what will be signed")
        words = {
            SendStage.PREPARING: preparing,
            SendStage.PREPARING_PRINT: preparing,
            SendStage.RENEWING: preparing,
            SendStage.RENEWING_PRINT: preparing,
            SendStage.SIGNING: self.tr("Signing the return"),
            SendStage.SENDING_PRINT: self.tr("Checking the signed PDF"),
            SendStage.WRITING_PRINT: self.tr("Writing the print"),
        }
        return words.get(self._stages.state, "")

    def why_not(self) -> str:
        """Why the sign-off in front cannot be finished now, in one line; "" where it can."""
        return self.doing() if self.is_busy else self._view.missing()

    def _enter(self, event: SendEvent) -> None:
        self._stages.send(event)
        self.stage_changed.emit()

    # preparing

    def begin(self) -> None:
        """Prepare what would be signed and show it; the book stays as it is."""
        self._prepare(SendEvent.BEGIN)

    def begin_print(self) -> None:
        """Show what was sealed, and ask for its print that another tool has signed."""
        self._prepare(SendEvent.BEGIN_PRINT)

    def renew(self) -> None:
        """Prepare the sign-off in front once more: what it trusts has changed."""
        self._prepare(SendEvent.TRUST_CHANGED)

    def _prepare(self, event: SendEvent) -> None:
        book, period = self._context.opened, self.period
        self._enter(event)
        self._context.run(
            lambda lane: signoff.sign_off(book, period, lane),
            self._show,
            title=self.doing(),
            failed=self._not_prepared,
            stopped=self._stopped,
        )

    def _not_prepared(self, trouble: Trouble) -> None:
        self._enter(SendEvent.FAILED)
        self.leave()
        self._context.tell(trouble)

    def _show(self, off: SignOff) -> None:
        self._enter(SendEvent.PREPARED)
        self._view.show_off(off, taking_back=self.is_taking_back)
        QTimer.singleShot(0, self._view, self._take_focus)  # once the cards, which are new, are on the screen

    def _take_focus(self) -> None:
        focus = self._view.first_focus()
        if focus is not None and self.is_signing_off:
            focus.setFocus(Qt.FocusReason.OtherFocusReason)

    def look_again(self) -> None:
        """Find out once more who signs with what."""
        self._look_again(lambda: None)

    def _look_again(self, then: Callable[[], object]) -> None:
        book, off = self._context.opened, self._view.off
        if off is None:
            return

        def show(renewed: SignOff) -> None:
            if self._view.off is not off:
                return
            self._view.off = renewed
            self._view.show_signatories()
            then()

        self._context.run(
            lambda _: replace(off, signatories=signoff.look_again(book, off)),
            show,
            title=self.tr("Looking for keys and tokens"),
        )

    def leave(self) -> None:
        """Back to the check; nothing was signed, and nothing that was typed is kept. Waits for a running task."""
        if self.is_busy:
            return
        self._stages.send(SendEvent.LEAVE)
        self._view.forget_secrets()
        self._view.off = None
        self.stage_changed.emit()

    def forget_secrets(self) -> None:
        """Forget what was typed, unless a task is using it."""
        if not self.is_busy:
            self._view.forget_secrets()

    # signing

    def finish(self) -> None:
        """Sign and send what is shown, or send the print that came back."""
        off, wish = self._view.off, self._view.way.wish()
        if self.why_not() or off is None or wish is None:
            self.stage_changed.emit()
        elif self._view.way.is_open_unasked():
            self._view.way.ask_open(self.finish)
        elif self.is_taking_back:
            self._send_print(off, wish)
        else:
            self._sign(off, wish)

    def _sign(self, off: SignOff, wish: Wish) -> None:
        book, attempt = self._context.opened, Attempt()
        agreed = self._view.signers.agreed.tick.isChecked()
        secrets = self._view.signers.secrets()
        self._run(
            lambda lane: signoff.sign(book, off, secrets, wish, attempt, agreed=agreed, work=lane), attempt
        )

    def _send_print(self, off: SignOff, wish: Wish) -> None:
        book, attempt, file = self._context.opened, Attempt(), self._view.signed_file()
        agreed = self._view.signers.agreed.tick.isChecked()
        secrets = self._view.signers.secrets() if self._view.packing.opened else {}
        self._run(
            lambda _: signoff.take_back(book, off, file, secrets, wish, attempt, agreed=agreed), attempt
        )

    def _run(self, task: Callable[[Any], WrittenFile], attempt: Attempt) -> None:
        self._enter(SendEvent.CONFIRMED)
        self._context.run(
            task,
            self._signed,
            title=self.doing(),
            failed=lambda trouble: self._failed(trouble, attempt.role),
            stopped=self._stopped,
        )

    def _signed(self, written: WrittenFile) -> None:
        self._enter(SendEvent.FINISHED)
        self.package_written.emit(written)

    def _failed(self, trouble: Trouble, role: str) -> None:
        """Say a refusal where it belongs; a token is asked anew how many tries its PIN has left."""
        self._enter(SendEvent.FAILED)
        self._view.signers.empty()
        self.ended.emit()
        if trouble.code.startswith("RETURN_"):
            self.leave()
            self._context.tell(trouble)
        elif role:
            self._look_again(lambda: self._refuse(trouble, role))
        else:
            self._refuse(trouble, role)

    def _refuse(self, trouble: Trouble, role: str) -> None:
        if not self._view.refuse(trouble, role):
            self._context.tell(trouble)
        self.stage_changed.emit()

    def _stopped(self) -> None:
        self._enter(SendEvent.STOPPED)
        self.ended.emit()

    # signing elsewhere

    def write_print(self, folder: Path) -> None:
        """Seal the return and write its print into a folder, to be signed by another tool."""
        book, off = self._context.opened, self._view.off
        if off is None or not self._stages.allows(SendEvent.WRITE_PRINT):
            return
        self._enter(SendEvent.WRITE_PRINT)
        self._context.run(
            lambda _: signoff.write_print(book, off, folder),
            self._print_written,
            title=self.doing(),
            failed=lambda trouble: self._failed(trouble, ""),
            cancellable=False,
        )

    def _print_written(self, written: WrittenFile) -> None:
        self._enter(SendEvent.FINISHED)
        self.print_written.emit(written)
