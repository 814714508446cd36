"""The signing keys: a card for each role, and help for a token that does not work."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.keychain import LEADER, ROLES, SEAL
from ui.pieces.fold import Fold
from ui.screens.settings.keys.diagnosing import Diagnosis
from ui.screens.settings.keys.keycard import RoleCard
from ui.shell.context import Context


class KeyPart(QWidget):
    """Who signs with what."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.cards = {role: RoleCard(context, role) for role in ROLES}
        self.leader, self.seal = self.cards[LEADER], self.cards[SEAL]
        self.diagnosis = Diagnosis(context)
        self.help = Fold(self.tr("The token does not work? Examine it"), self.diagnosis)
        self.help.turned.connect(self._turned)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for card in self.cards.values():
            column.addWidget(card)
        column.addWidget(self.help)
        column.addStretch(1)

    def _turned(self, opened: bool) -> None:
        if opened:
            self.diagnosis.driver.look()

    def look(self) -> None:
        """Read the book."""
        for card in self.cards.values():
            card.look()
