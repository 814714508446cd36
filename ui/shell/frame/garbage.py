"""Garbage is collected on the window's thread only.

Python collects in whichever thread happens to allocate. A task in the lane that does so may destroy widgets and
notifiers of the window's thread, which Qt forbids: the process ends without a word.
"""

import gc

from PySide6.QtCore import QObject, QTimer

LOOK_EVERY = 2000
"""Milliseconds between two looks at what has gathered."""


class Collector(QObject):
    """Takes collecting over from Python while it lives; `end` gives it back."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._timer.start(LOOK_EVERY)

    def look(self) -> None:
        """Collect the oldest generation that Python would collect by now, if any."""
        counts, thresholds = gc.get_count(), gc.get_threshold()
        due = [
            at
            for at, (count, most) in enumerate(zip(counts, thresholds, strict=True))
            if most and count > most
        ]
        if due:
            gc.collect(max(due))

    def end(self) -> None:
        """Let Python collect again."""
        self._timer.stop()
        gc.enable()
