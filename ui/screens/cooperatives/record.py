"""One organisation: a row of tabs, the part in front, and at the side what is doubtful or being entered."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from models.findings import Finding
from storage import cooperatives
from storage.cooperatives import OrganisationCard
from storage.organisation_doubts import doubts
from ui.pieces.filters import Filter, FilterChips
from ui.pieces.findings import FindingList, Step, doubt_of
from ui.pieces.group import scrolled
from ui.pieces.side import SidePanel
from ui.register import words
from ui.screens.cooperatives.capital import CapitalPart, EvaluationPart
from ui.screens.cooperatives.owing import DebtsPart
from ui.screens.cooperatives.part import Part
from ui.screens.cooperatives.past import PastPart
from ui.screens.cooperatives.people import ManagersPart, MembersPart
from ui.screens.cooperatives.profile import Profile
from ui.screens.cooperatives.results import ResultsPart
from ui.screens.cooperatives.standing import StandingPart
from ui.shell.context import Context

PROFILE = "profile"
PARTS: dict[str, type[Part]] = {
    "standing": StandingPart,
    "capital": CapitalPart,
    "members": MembersPart,
    "managers": ManagersPart,
    "results": ResultsPart,
    "debts": DebtsPart,
    "evaluations": EvaluationPart,
    "past": PastPart,
}
_MENDED_IN = {
    "MEMBERS_BELOW_LEAST": "members",
    "SHARE_ABOVE_CAP": "members",
    "LINKED_ABOVE_CAP": "members",
    "CAPITAL_ABOVE_CHARTER": "capital",
    "CAPITAL_MISSING": "capital",
    "STOPPED_OVER_YEAR": "standing",
    "SUSPENDED_OVER_YEAR": "standing",
    "REVOKED_CLOCK_RUNS": "standing",
    "REVOKED_SIX_MONTHS": "standing",
}
_FIELDS = {
    "NAME_SHARED": "name",
    "FOUNDING_DAY_MISSING": "founded_on",
    "COMMUNE_MISSING": "commune",
    "OLD_COMMUNE_MISSING": "old_commune_code",
}
EDIT_WIDTH = 356


class OrganisationRecord(QWidget):
    """Shows one organisation; parts are built when first looked at."""

    told = Signal(str)
    altered = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.card: OrganisationCard | None = None
        self.tabs = FilterChips()
        self.stack = QStackedWidget()
        self.profile = Profile(context)
        self.stack.addWidget(self.profile)
        self.parts: dict[str, Part] = {}
        self.findings = FindingList(self.tr("Worth a look"))
        self.doubts = SidePanel()
        self.doubts.show_content(self.findings)
        self.edit = SidePanel(closable=True, width=EDIT_WIDTH)
        self.edit.hide()
        self.edit.closed.connect(self._edit_closed)
        self.tabs.chosen.connect(lambda _: self._show_part())
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.stack, 1)
        row.addWidget(self.doubts)
        row.addWidget(self.edit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.tabs)
        column.addLayout(row, 1)

    def show_organisation(self, organisation_id: str, part: str = "") -> None:
        """Show this organisation as the book holds it now; the tab in front stays unless another is named."""
        book = self._context.opened
        other = self.card is None or self.card.id != organisation_id
        self.card = cooperatives.get(book, organisation_id)
        if other:
            self.edit.shut()
            self.tabs.current = PROFILE
        self._show_tabs(part or self.tabs.current or PROFILE)
        self._show_doubts(doubts(book, organisation_id))
        self._show_part()

    def _show_tabs(self, current: str) -> None:
        card = self.card
        if card is None:
            return
        self.tabs.show_filters(
            [
                Filter(PROFILE, self.tr("Profile")),
                Filter("standing", self.tr("Standing"), len(card.events)),
                Filter("capital", self.tr("Charter capital")),
                Filter("members", self.tr("Members"), card.members),
                Filter("managers", self.tr("Managers"), card.managers),
                Filter("results", self.tr("Results")),
                Filter("debts", self.tr("Debts")),
                Filter("evaluations", self.tr("Evaluations"), len(card.evaluations)),
                Filter("past", self.tr("History")),
            ],
            current,
        )

    def part(self, key: str) -> Part:
        """The part of that tab, built now if it was not."""
        if key not in self.parts:
            made = PARTS[key](self._context)
            made.panel_wanted.connect(self._open_edit)
            made.panel_done.connect(self.edit.shut)
            made.told.connect(self.told)
            self.parts[key] = made
            self.stack.addWidget(made)
        return self.parts[key]

    def _show_part(self) -> None:
        card, key = self.card, self.tabs.current
        if card is None:
            return
        if key == PROFILE:
            self.profile.show_card(card)
            self.stack.setCurrentWidget(self.profile)
        else:
            part = self.part(key)
            if self.stack.currentWidget() is not part:
                self.edit.shut()
            part.show_card(card)
            self.stack.setCurrentWidget(part)
        self.altered.emit()

    def go_to_part(self, key: str, field: str = "") -> None:
        """Bring a tab, or one field of the profile, to the front."""
        if self.card is None:
            return
        self._show_tabs(key)
        self._show_part()
        if field:
            self.profile.record[field].editor.setFocus()

    # the side

    def _show_doubts(self, found: list[Finding]) -> None:
        shown = [one for one in found if one.code != "TAX_CODE_MISSING" or self.card]
        self.findings.show_doubts([doubt_of(one, "", *self._steps(one)) for one in shown])

    def _steps(self, finding: Finding) -> tuple[Step, ...]:
        code = finding.code
        if code in _MENDED_IN:
            part = _MENDED_IN[code]
            return (Step(self.tr("Go there"), lambda: self.go_to_part(part)),)
        field = _FIELDS.get(code) or ("tax_code" if code.startswith(("TAX_CODE", "PERSONAL")) else "")
        if not field:
            return ()
        return (Step(self.tr("Go to the field"), lambda: self.go_to_part(PROFILE, field)),)

    def _open_edit(self, widget: QWidget, heading: str) -> None:
        self.doubts.hide()
        self.edit.show_content(scrolled(widget), heading)

    def _edit_closed(self) -> None:
        self.doubts.show()
        part = self.stack.currentWidget()
        table = getattr(part, "table", None)
        if table is not None and self.isVisible():
            table.setFocus()

    def state(self) -> tuple[str, str]:
        """What it really does, in words, and the colour for it."""
        from ui.screens.cooperatives.standing import really_tone

        card = self.card
        if card is None:
            return "", "grey"
        if card.deleted:
            return self.tr("in the bin"), "grey"
        status = card.standing.operational_status
        return words.coded("operational_statuses", status) or words.say("STATUS_SHORT_UNKNOWN"), really_tone(
            status
        )
