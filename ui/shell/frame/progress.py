"""The strip of long work: a bar after half a second, counts and a way to stop after three."""

from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from models.values.quantities import format_number
from ui.pieces.text import button, label
from ui.shell.work import Job, Lane

BAR_AFTER = 0.5
COUNTS_AFTER = 3.0


class WorkStrip(QWidget):
    """Looks at the running job ten times a second; the worker itself never reaches a widget."""

    def __init__(self, lane: Lane) -> None:
        super().__init__()
        self.setProperty("kind", "strip")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._lane = lane
        self.title = label(kind="label")
        self.counts = label(kind="note")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setMaximumWidth(320)
        self.stop = button(self.tr("Stop"), self._cancel)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 8, 24, 8)
        row.setSpacing(12)
        row.addWidget(self.title)
        row.addWidget(self.bar, 1)
        row.addWidget(self.counts)
        row.addStretch(1)
        row.addWidget(self.stop)
        self.hide()
        self._clock = QTimer(self)
        self._clock.setInterval(100)
        self._clock.timeout.connect(self.look)
        lane.busy.connect(self._set_busy)

    def _set_busy(self, busy: bool) -> None:
        if busy:
            self._clock.start()
        else:
            self._clock.stop()
            self.hide()

    def look(self) -> None:
        """Show how far the first job has come that has a title: the others are none of the person's."""
        job = self._first()
        if job is None:
            self.hide()
            return
        passed = job.seconds()
        if passed < BAR_AFTER:
            return
        reached = job.work.reached
        self.title.setText(job.title)
        self.bar.setRange(0, reached.total)
        self.bar.setValue(reached.done)
        late = passed >= COUNTS_AFTER
        self.counts.setText(self._told(job) if late else "")
        self.stop.setVisible(late and job.cancellable)
        self.stop.setEnabled(not job.work.cancelled())
        self.show()

    def _told(self, job: Job[Any]) -> str:
        reached = job.work.reached
        if job.work.cancelled():
            return self.tr("Stopping; everything is put back as it was")
        parts = [reached.text] if reached.text else []
        if reached.total:
            done, total = format_number(reached.done), format_number(reached.total)
            parts.append(self.tr("{done} of {total}").format(done=done, total=total))
        remaining = job.remaining()
        if remaining is not None and remaining >= 1:
            parts.append(self._left(remaining))
        return " · ".join(parts)

    def _first(self) -> Job[Any] | None:
        return next((job for job in self._lane.jobs if job.title), None)

    def _cancel(self) -> None:
        job = self._first()
        if job is not None:
            job.cancel()
            self.look()

    def _left(self, seconds: float) -> str:
        if seconds < 90:
            return self.tr("about {seconds} s left").format(seconds=round(seconds))
        return self.tr("about {minutes} min left").format(minutes=round(seconds / 60))
