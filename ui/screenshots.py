"""Pictures of every screen, for looking at them: python -m ui.screenshots [BOOK] [--size 1366x768] [--to FOLDER].

Runs without a display. Without BOOK a demonstration is made, and the screens of one of its units and of its province
are pictured, each in a folder of its own; `--appearance` and `--language` choose another look. The folder is ignored
by git.
"""

import argparse
import os
import shutil
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QEvent, QSettings
from PySide6.QtWidgets import QApplication, QWidget

from models.forms.loader import PUBLISHED
from models.values.periods import parse_period
from ui.shell.pages import PAGES

if TYPE_CHECKING:
    from ui.shell.frame.window import Window

SIZES = ("1366x768", "1920x1080")
QUIET = 0.3
"""Seconds without work in the lane after which a page is taken to be complete."""


PERIOD = "2020"
"""The period of the demonstration that is pictured."""

UNIT = "110"
"""The unit that is pictured: the one that the province asks."""

Scene = tuple[str, str, dict[str, Any]]

_FIRST, *_OTHERS = (one.code for one in PUBLISHED.on(parse_period(PERIOD).cutoff, parse_period(PERIOD).kind))


def _forms_of(page: str, forms: Iterable[str], **target: str) -> Iterator[Scene]:
    """A page as it shows each of some forms."""
    for form in forms:
        yield f"{page}-{form.lower()}", page, {"period": PERIOD, "form": form, **target}


SCENES: tuple[Scene, ...] = (
    *_forms_of("reports", _OTHERS),
    ("reports-preview", "reports", {"period": PERIOD, "form": _FIRST, "preview": True}),
    ("reports-new-period", "reports", {"period": "2021", "form": _FIRST}),
    ("cooperatives-held-by-debt", "cooperatives", {"state": "held_by_debt"}),
    ("cooperatives-add", "cooperatives", {"new": True}),
    ("cooperatives-paste", "cooperatives", {"paste": True}),
    ("cooperatives-results", "cooperatives", {"results": PERIOD}),
    ("members-add", "members", {"new": True}),
    ("products-add", "products", {"new": True}),
    ("debts-held", "debts", {"view": "held"}),
    ("targets-results", "targets", {"results": True}),
    ("targets-add", "targets", {"new": True}),
    ("dialogue-answers", "dialogue", {"part": "answers"}),
    ("safety-history", "safety", {"part": "history"}),
    ("safety-bin", "safety", {"part": "bin"}),
    ("settings-key", "settings", {"part": "key"}),
    ("settings-trust", "settings", {"part": "trust"}),
    ("settings-desk", "settings", {"part": "desk"}),
)
"""Name of the picture, page, and what the page is asked to show, beyond each page as it opens."""

MERGED_SCENES: tuple[Scene, ...] = (
    *_forms_of("consolidation", (_FIRST,), row="I.1", column="actual"),
    ("dialogue-queries", "dialogue", {"part": "queries"}),
    ("dialogue-receipts", "dialogue", {"part": "receipts"}),
    ("consolidation-remind", "consolidation", {"period": PERIOD, "remind": True}),
    *_forms_of("consolidation", _OTHERS),
)


def main(argv: list[str]) -> int:
    """Take the pictures; gives the exit status."""
    wishes = _wishes(argv)
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY") or sys.platform == "win32"):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication.instance() or QApplication(sys.argv[:1])
    wishes.to.mkdir(parents=True, exist_ok=True)
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(wishes.to / ".settings"))
    from ui.desktop import dress

    dress(wishes.language, wishes.appearance)
    sizes = wishes.size or SIZES
    if wishes.book is not None:
        _picture(wishes.book, wishes.to, sizes)
    else:
        world = _demonstration(wishes.to / ".demonstration")
        _picture(world / "units" / f"{UNIT}.book", wishes.to / "unit", sizes)
        _picture_signing(world, wishes.to / "unit", sizes)
        _picture(
            world / "province.book", wishes.to / "province", sizes, sorted((world / "packages").iterdir())
        )
    del application
    return 0


def _demonstration(folder: Path) -> Path:
    from exports import demonstration

    demonstration.run(folder, year=int(PERIOD), seed=1)
    return folder


def _picture(path: Path, folder: Path, sizes: Sequence[str], packages: Sequence[Path] = ()) -> None:
    """Every page of one book in every size; with packages, also how they look when they have just been opened."""
    from storage.book.book import Book
    from ui.shell.frame import status_facts
    from ui.shell.frame.window import Window

    folder.mkdir(parents=True, exist_ok=True)
    window = Window()
    with Book.open(path) as book:
        window.context.hold(book)
        window.context.show_facts(status_facts.words(status_facts.read(book)))
        pages: list[Scene] = [(entry.key, entry.key, {}) for entry in PAGES]
        scenes = [*pages, *SCENES, *(MERGED_SCENES if packages else ())]
        for size in sizes:
            window.resize(*map(int, size.split("x")))
            window.show()
            for name, page, target in scenes:
                window.open_page(page, target)
                _settle(window)
                save(window, folder / f"{name}-{size}.png")
            if packages:
                window.open_page("receive")
                receive: Any = window.pages["receive"]
                receive.open_files(list(packages))
                _settle(window)
                save(window, folder / f"receive-opened-{size}.png")
        _assistant(window, folder)
        _put_away(window)


def _picture_signing(world: Path, folder: Path, sizes: Sequence[str]) -> None:
    """What is shown before the password: a second revision of the unit's return, with both its keys at hand."""
    from storage.book.book import Book
    from storage.returns import returns
    from ui import keychain
    from ui.shell.frame import status_facts
    from ui.shell.frame.window import Window

    copy = world / "signing.book"
    copy.unlink(missing_ok=True)
    shutil.copyfile(world / "units" / f"{UNIT}.book", copy)
    window = Window()
    with Book.open(copy) as book:
        for role, stem in ((keychain.LEADER, UNIT), (keychain.SEAL, f"{UNIT}-seal")):
            key, password = (world / "keys" / f"{stem}{end}" for end in (".p12", ".password.txt"))
            found = keychain.read_source(key, password.read_text(encoding="utf-8").strip(), book.clock())
            keychain.remember(book, role, found)
        returns.reopen(book, PERIOD)
        window.context.hold(book)
        window.context.show_facts(status_facts.words(status_facts.read(book)))
        for size in sizes:
            window.resize(*map(int, size.split("x")))
            window.show()
            window.open_page("send", {"period": PERIOD})
            _settle(window)
            page: Any = window.pages["send"]
            page.begin()
            _settle(window)
            save(window, folder / f"send-signing-{size}.png")
            page.leave()
        _put_away(window)


def _put_away(window: "Window") -> None:
    """Close a window and destroy it now, with all that belongs to it, and not when Python happens to collect."""
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _wishes(argv: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m ui.screenshots", description=__doc__)
    parser.add_argument("book", nargs="?", type=Path)
    parser.add_argument("--size", action="append", metavar="WIDTHxHEIGHT")
    parser.add_argument("--to", type=Path, default=Path("screenshots"))
    parser.add_argument("--language", default="vi")
    parser.add_argument("--appearance", default="light")
    return parser.parse_args(argv)


def _settle(window: "Window") -> None:
    """Wait until the long work of a page has ended."""
    quiet_since = time.monotonic()
    while time.monotonic() - quiet_since < QUIET:
        QApplication.processEvents()
        if window.lane.jobs:
            quiet_since = time.monotonic()
        time.sleep(0.01)


def _assistant(window: "Window", folder: Path) -> None:
    from ui.shell.start.assistant import Assistant
    from ui.shell.start.opening import CALLS

    assistant = Assistant(window.context, CALLS, window)
    assistant.show()
    assistant.unit.search.setText("phong tho")
    assistant.unit.look()
    if assistant.unit.chosen is not None:
        assistant.people.offer(assistant.unit.chosen)
    for step in range(len(assistant.questions)):
        assistant.show_step(step)
        QApplication.processEvents()
        save(assistant, folder / f"assistant-{step + 1}.png")
    assistant.close()


def save(widget: QWidget, path: Path) -> None:
    """Save what a widget shows."""
    widget.grab().save(str(path))
    print(path)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
