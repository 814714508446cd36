"""Pictures of the leader's signature and of the agency's seal: chosen, seen in real size, taken away."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from models.values.errors import Trouble, Unavailable
from models.values.messages import message_for, sentence
from storage.book import settings
from storage.book.book import Book
from storage.trust.pictures import LARGEST, check_picture, drop_picture, keep_picture, pictures
from ui import settings as desk
from ui.keychain import LEADER, ROLES, SEAL, sources
from ui.language import language
from ui.pieces.chip import StateChip
from ui.pieces.text import button, label
from ui.screens.settings.card import Card, in_row
from ui.shell.context import Context
from ui.shell.work import Work

if TYPE_CHECKING:
    from collections.abc import Mapping

_LAST = "keys/pictures"
_POINTS = 72
_DENSITIES = (72.0, 240.0)
"""Dots an inch that a screen is believed to have; some tell nonsense."""


def take_picture(book: Book, role: str, path: Path) -> None:
    """Keep the picture in a file, if it can be drawn.

    Refused PICTURE_NOT_PNG, PICTURE_TOO_LARGE, PDF_PICTURE; Unavailable PICTURE_UNREADABLE.
    """
    from exports.signatures.pades.sample import sample_sheet

    try:
        with path.open("rb") as file:
            png = file.read(LARGEST + 1)
    except OSError as fault:
        raise Unavailable("PICTURE_UNREADABLE", file=path.name) from fault
    check_picture(png)
    sample_sheet({role: png}, {}, "", book.clock())
    keep_picture(book, role, png)


def sample(book: Book, post: str) -> bytes:
    """The sheet (PDF) with what is kept; names of the certificates where there is no picture."""
    from exports.signatures.pades.sample import sample_sheet

    unit, known = settings.unit_of(book).title, sources(book)
    names = {LEADER: settings.office_names(book).signer_right or book.actor, SEAL: unit}
    names |= {role: source.name for role, source in known.items() if source.name}
    return sample_sheet(pictures(book), names, post, book.clock())


class PicturesPart(QWidget):
    """A card for each picture over the sheet as it will be printed."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.cards = {role: PictureCard(role) for role in ROLES}
        self.sheet = SignaturePreview()
        shown = Card(
            self.tr("On paper"),
            self.tr(
                "In real size, as Decree 30/2020 places them: the signature between post and name, the seal over about "
                "a third of the signature, from its left. Without a picture, name and time are written instead."
            ),
        )
        shown.inside.addWidget(self.sheet, 0, Qt.AlignmentFlag.AlignLeft)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        row = QHBoxLayout()
        row.setSpacing(12)
        column.addLayout(row)
        for role, card in self.cards.items():
            row.addWidget(card, 1)
            card.choose.clicked.connect(partial(self._ask, role))
            card.drop.clicked.connect(partial(self._drop, role))
        column.addWidget(shown)
        column.addStretch(1)

    def look(self) -> None:
        """Read the book and draw the sheet beside the window."""
        book, post = self._context.opened, self.tr("POST OF THE SIGNATORY")
        kept = pictures(book)
        for card in self.cards.values():
            card.show_kept(kept)
        scale = self.sheet.scale()

        def drawn(_work: Work) -> tuple[int, int, bytes]:
            from exports.paper.pages import page_image

            return page_image(sample(book, post), 0, scale)

        self._context.run(
            drawn, self.sheet.show_image, title=self.tr("Drawing the sheet"), failed=self._context.tell
        )

    def _ask(self, role: str, _checked: bool = False) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self, self.tr("Picture (PNG)"), desk.text(_LAST), self.tr("Pictures (*.png)")
        )
        if name:
            self.take(role, Path(name))

    def take(self, role: str, path: Path) -> None:
        """Keep the picture in a file."""
        desk.remember(_LAST, str(path.parent))
        book, card = self._context.opened, self.cards[role]
        card.refuse(None)
        self._context.run(
            lambda _work: take_picture(book, role, path),
            lambda _: self.look(),
            title=self.tr("Reading the picture"),
            failed=card.refuse,
            cancellable=False,
        )

    def _drop(self, role: str, _checked: bool = False) -> None:
        book = self._context.opened
        self._context.run(
            lambda _work: drop_picture(book, role),
            lambda _: self.look(),
            title=self.tr("Taking the picture away"),
            failed=self._context.tell,
            cancellable=False,
        )


class PictureCard(Card):
    """One picture: what it should be, whether it is there, why one was refused."""

    def __init__(self, role: str) -> None:
        super().__init__(sentence(f"PICTURE_{role.upper()}", language=language()))
        self._role = role
        self.state = StateChip()
        self.head.addWidget(self.state)
        self.head.addStretch(1)
        self.refusal = label("", "refusal", wrap=True)
        self.refusal.hide()
        self.choose = button(self.tr("Choose a picture\u2026"), picture="folder")
        self.drop = button(self.tr("Take it away"), kind="link")
        wanted = (
            self.tr("Blue, PNG with a transparent ground, cut close to the stroke.")
            if role == LEADER
            else self.tr(
                "Red, PNG with a transparent ground, cut close to the rim: it is printed 36 mm wide."
            )
        )
        self.inside.addWidget(label(wanted, "muted", wrap=True))
        self.inside.addWidget(self.refusal)
        self.inside.addLayout(in_row(self.choose, self.drop))
        self.inside.addStretch(1)

    def show_kept(self, kept: "Mapping[str, bytes]") -> None:
        """Say whether the picture is there."""
        there = self._role in kept
        self.state.show_state(
            self.tr("Kept in the book") if there else self.tr("None"), "green" if there else "grey"
        )
        self.drop.setVisible(there)

    def refuse(self, trouble: Trouble | None) -> None:
        """Say why a picture was not taken; None: nothing."""
        self.refusal.setText(message_for(trouble, language()) if trouble is not None else "")
        self.refusal.setVisible(trouble is not None)


class SignaturePreview(QLabel):
    """White paper in real size."""

    def __init__(self) -> None:
        super().__init__()
        self.setStyleSheet("border: 1px solid palette(mid);")
        self.setAccessibleName(self.tr("Signature and seal as they are printed"))

    def scale(self) -> float:
        """Pixels of the device to a point of the paper, so that a millimetre is a millimetre."""
        dots = self.screen().physicalDotsPerInch()
        low, high = _DENSITIES
        if not low <= dots <= high:
            dots = self.screen().logicalDotsPerInch()
        return dots / _POINTS * self.devicePixelRatioF()

    def show_image(self, image: tuple[int, int, bytes]) -> None:
        """Show the drawn sheet."""
        width, height, data = image
        picture = QPixmap.fromImage(QImage(data, width, height, 3 * width, QImage.Format.Format_RGB888))
        picture.setDevicePixelRatio(self.devicePixelRatioF())
        self.setPixmap(picture)
        self.setFixedSize(self.sizeHint())
