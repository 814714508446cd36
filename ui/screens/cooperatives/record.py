"""One organisation: which parts it has, what is doubtful about it, and where each doubt is mended."""

from functools import partial

from PySide6.QtWidgets import QVBoxLayout

from models.forms.findings import Finding
from storage.dialogue.answers import AskedOfUs
from storage.register import organisations
from storage.register.doubts.organisation_doubts import doubts
from storage.register.lists import lists
from storage.register.organisations import OrganisationCard
from ui.dialogue.asked_band import AskedBand, asked_about
from ui.dialogue.query_card import QueryCard
from ui.dialogue.query_facts import read_facts
from ui.figures.organisation_plots import PlotsPart
from ui.pieces.inputs.filters import Filter
from ui.pieces.tables.findings import FindingAction, shown_finding
from ui.reading.report import open_query
from ui.register import words
from ui.register.kind.children import ChildrenPart, children_tab, of_owner
from ui.register.kind.part import KindPart
from ui.register.record import RecordView
from ui.screens.cooperatives.capital import CapitalPart
from ui.screens.cooperatives.case import CasePart
from ui.screens.cooperatives.evaluations import EvaluationPart
from ui.screens.cooperatives.owing import DebtsPart
from ui.screens.cooperatives.past import OrganisationHistoryPart
from ui.screens.cooperatives.people import ManagersPart, MembersPart
from ui.screens.cooperatives.profile import Profile
from ui.screens.cooperatives.relations import RelationsPart, related
from ui.screens.cooperatives.results import ResultsPart
from ui.screens.cooperatives.standing import StandingPart, really_tone
from ui.shell.context import Context

PROFILE = "profile"
_GRANTS = ("name", "year", "state", "approved", "disbursed", "returned")
_MENDED_IN = {
    "MEMBERS_BELOW_LEAST": "members",
    "SHARE_ABOVE_CAP": "members",
    "LINKED_ABOVE_CAP": "members",
    "CAPITAL_ABOVE_CHARTER": "capital",
    "CAPITAL_MISSING": "capital",
    "DEBT_GROUP_TOO_GOOD": "debts",
    "DEBT_GROUP_TOO_BAD": "debts",
    "STOPPED_OVER_YEAR": "standing",
    "SUSPENDED_OVER_YEAR": "standing",
    "REVOKED_CLOCK_RUNS": "standing",
    "REVOKED_SIX_MONTHS": "standing",
    "CRITERION_DIFFERS": "evaluations",
    "NO_GENERAL_MEETING": "accounting_years",
    "REPORT_NOT_SUBMITTED": "accounting_years",
    "ALLIANCE_DIFFERS": "alliance_memberships",
    "UNION_DIFFERS": "union_memberships",
    "RELATION_WITHOUT_EVENT": "relations",
}
_FIELDS = {
    "NAME_SHARED": "name",
    "FOUNDING_DAY_MISSING": "founded_on",
    "COMMUNE_MISSING": "commune",
    "AGRICULTURAL_TYPE_UNKNOWN": "sector",
    "AGRICULTURAL_TYPE_DERIVED": "sector",
    "OLD_COMMUNE_MISSING": "old_commune_code",
    "TAX_STATUS_DIFFERS": "tax_status",
}


class OrganisationRecord(RecordView[OrganisationCard]):
    """Shows one organisation."""

    def __init__(self, context: Context) -> None:
        super().__init__(
            context,
            {
                PROFILE: Profile,
                "standing": StandingPart,
                "capital": CapitalPart,
                "members": MembersPart,
                "managers": ManagersPart,
                "results": ResultsPart,
                "debts": DebtsPart,
                "case": CasePart,
                "products": partial(KindPart, "products"),
                "certificates": partial(KindPart, "certificates"),
                "evaluations": EvaluationPart,
                "accounting_years": partial(KindPart, "accounting_years"),
                "alliance_memberships": partial(ChildrenPart, "alliance_memberships"),
                "union_memberships": partial(ChildrenPart, "union_memberships"),
                "relations": RelationsPart,
                "support_grants": partial(KindPart, "support_grants", paths=_GRANTS),
                "plots": PlotsPart,
                "past": OrganisationHistoryPart,
            },
        )
        self.band = AskedBand()
        self.band.wanted.connect(self.answer)
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        column.insertWidget(0, self.band)

    @property
    def profile(self) -> Profile:
        """The fields of the organisation itself."""
        part = self.part(PROFILE)
        assert isinstance(part, Profile)
        return part

    @property
    def standing(self) -> StandingPart:
        """The events of the organisation."""
        part = self.part("standing")
        assert isinstance(part, StandingPart)
        return part

    def show_organisation(self, organisation_id: str, part: str = "") -> None:
        """Show this organisation as the book holds it now; Refused ORGANISATION_UNKNOWN."""
        book = self.context.opened
        card = organisations.get(book, organisation_id)
        found = [shown_finding(one, "", *self._steps(one)) for one in doubts(book, organisation_id)]
        other = self.card is None or self.card.id != organisation_id
        self.show_card(card, self._tabs(card), found, other=other, part=part)
        self.band.show_queries(asked_about(book, organisation_id))

    def answer(self, asked: AskedOfUs) -> None:
        """Open a query of the office above beside the record, to be answered there."""
        query = QueryCard(self.context)
        query.kept.connect(self._answered)
        query.report_wanted.connect(lambda asked: open_query(self, self.context, asked))
        query.show_query(read_facts(self.context.opened, asked))
        query.go.hide()  # it is in sight
        self._open_edit(query, self.tr("The office above asks"))
        query.take_focus()

    def _answered(self, words: str) -> None:
        self.told.emit(words)
        if self.card is not None:
            self.band.show_queries(asked_about(self.context.opened, self.card.id))
            self.edit.shut()

    def _tabs(self, card: OrganisationCard) -> list[Filter]:
        return [
            Filter(PROFILE, self.tr("Profile")),
            Filter("standing", self.tr("Standing"), len(card.events)),
            Filter("capital", self.tr("Charter capital")),
            Filter("members", self.tr("Members"), card.members),
            Filter("managers", self.tr("Managers"), card.managers),
            Filter("results", self.tr("Results")),
            Filter("debts", self.tr("Debts")),
            children_tab(self.context.opened, "dissolution_steps", card.id, "case"),
            children_tab(self.context.opened, "products", card.id),
            children_tab(self.context.opened, "certificates", card.id),
            Filter("evaluations", self.tr("Evaluations"), len(card.evaluations)),
            self._tab("accounting_years", self.tr("Accounting"), card),
            self._tab("alliance_memberships", self.tr("Alliance"), card),
            self._tab("union_memberships", self.tr("Union"), card),
            Filter("relations", self.tr("Relations"), len(related(self.context.opened, card.id))),
            self._tab("support_grants", self.tr("Support"), card),
            Filter("plots", self.tr("Plots")),
            Filter("past", self.tr("History")),
        ]

    def _tab(self, table: str, title: str, card: OrganisationCard) -> Filter:
        """A tab under a word that is short beside the others."""
        return Filter(table, title, lists.count(self.context.opened, table, of_owner(table, card.id)))

    def _steps(self, finding: Finding) -> tuple[FindingAction, ...]:
        code = finding.code
        if code in _MENDED_IN:
            part = _MENDED_IN[code]
            return (FindingAction(self.tr("Go there"), lambda: self.go_to_part(part).take_focus()),)
        field = _FIELDS.get(code) or ("tax_code" if code.startswith(("TAX_CODE", "PERSONAL")) else "")
        return (FindingAction(self.tr("Go to the field"), lambda: self.go_to_field(field)),) if field else ()

    def go_to_field(self, field: str) -> None:
        """Bring one field of the profile under the keyboard."""
        self.go_to_part(PROFILE)
        self.profile.record[field].editor.setFocus()

    def state(self) -> tuple[str, str]:
        """What it really does, in words, and the colour for it."""
        card = self.card
        if card is None:
            return "", "grey"
        if card.deleted:
            return self.tr("in the bin"), "grey"
        status = card.standing.operational_status
        text = words.coded("operational_statuses", status) or words.say("STATUS_SHORT_UNKNOWN")
        return text, really_tone(status)
