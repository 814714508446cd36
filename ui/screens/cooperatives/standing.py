"""The standing of an organisation: the two statuses, and the dated events from which they follow."""

from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.register.statuses import ENDED, OPERATING, STOPPED
from models.values import codes
from storage.register import standings
from storage.register.organisations import OrganisationCard
from storage.register.standings import EventLine
from ui.pieces.chip import StateChip
from ui.pieces.flow import FlowLayout
from ui.pieces.inputs.choice import ChoiceField
from ui.pieces.panels.confirm import ConfirmPanel
from ui.pieces.tables.paged import Column
from ui.pieces.text import label, surface
from ui.register import words
from ui.register.form.draft import DraftForm
from ui.register.form.fields import field_for
from ui.register.keys import bind
from ui.register.part import TablePart
from ui.shell.context import Context


class StandingPart(TablePart[OrganisationCard, EventLine]):
    """Events, oldest first; Ins records one, Del takes out one that was recorded by mistake."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, self._columns(), "cooperative-events")
        self.legal, self.really = StateChip(), StateChip()
        self.legal_since, self.really_since = label(kind="muted"), label(kind="muted")
        self.column.insertWidget(0, self._statuses())
        self.add_button(self.tr("Take out"), self.ask_remove, picture="delete")
        bind(self.table, "Ins", self.ask_event)
        bind(self.table, "Del", self.ask_remove)

    def _columns(self) -> list[Column[EventLine]]:
        return [
            Column("on", self.tr("Date"), lambda line: words.day(line.on), 96, sortable=False),
            Column("event", self.tr("Event"), event_words, 230, sortable=False),
            Column("document", self.tr("Document"), lambda line: line.document, 130, sortable=False),
            Column("reason", self.tr("Reason"), lambda line: line.reason, 180, sortable=False),
            Column(
                "status",
                self.tr("Then"),
                lambda line: words.shortly("STATUS_SHORT", "operational_statuses", line.operational_status),
                132,
                sortable=False,
            ),
        ]

    def _statuses(self) -> QWidget:
        sheet = surface()
        column = QVBoxLayout(sheet)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        for text, chip, since in (
            (words.say("FIELD_LEGAL_STATUS"), self.legal, self.legal_since),
            (words.say("FIELD_OPERATIONAL_STATUS"), self.really, self.really_since),
        ):
            line = QWidget()
            row = FlowLayout(line)
            named = label(text, "label")
            named.setMinimumWidth(named.fontMetrics().averageCharWidth() * 24)
            for widget in (named, chip, since):
                row.addWidget(widget)
            column.addWidget(line)
        return sheet

    def show_card(self, card: OrganisationCard) -> None:
        super().show_card(card)
        standing = card.standing
        unknown = words.say("STATUS_SHORT_UNKNOWN")
        legal = words.coded("legal_statuses", standing.legal_status) or unknown
        really = words.coded("operational_statuses", standing.operational_status) or unknown
        self.legal.show_state(legal, legal_tone(standing.legal_status))
        self.really.show_state(really, really_tone(standing.operational_status))
        self.legal_since.setText(self._since(standing.legal_since))
        self.really_since.setText(self._since(standing.operational_since))
        self.show_rows({line.id: line for line in card.events})

    def _since(self, on: str | None) -> str:
        return self.tr("since {day}").format(day=words.day(on)) if on else ""

    # recording

    def ask_event(self) -> None:
        """Open the form for an event that fits this kind of organisation."""
        of = ("standings", self.shown.id)
        form = DraftForm(self.context, self._fields(), self.tr("Record the event"), self._keep, of=of)
        self.show_form(form, self.tr("Record an event"))
        form.start(on=self.context.opened.clock().date())
        form.fields["event"].editor.setFocus()

    def _fields(self) -> dict[str, Any]:
        kind = self.shown.kind
        fitting = [one.id for one in codes.entries("event_kinds") if kind in one.facts["kinds"]]
        event = ChoiceField(
            words.say("FIELD_EVENT"), words.options("event_kinds", fitting), required=True, chars=40
        )
        really = ChoiceField(
            words.say("FIELD_OPERATIONAL_STATUS"),
            words.options("operational_statuses", (*OPERATING, *STOPPED)),
            hint=self.tr("Only where it differs from what the event says."),
            chars=40,
        )
        return {
            "event": event,
            "on": field_for("standings", "on"),
            "document": field_for("standings", "document"),
            "reason": field_for("standings", "reason"),
            "operational_status": really,
        }

    def _keep(self, values: dict[str, Any]) -> str:
        card = self.shown
        status = values["operational_status"] or None
        made = standings.record_event(
            self.context.opened,
            card.id,
            values["event"],
            values["on"],
            operational_status=status,
            document=values["document"],
            reason=values["reason"],
        )
        event = words.coded("event_kinds", values["event"])
        self.told.emit(self.tr("Recorded: {event}").format(event=event))
        return made

    def ask_remove(self) -> None:
        """Name the event before it is taken out."""
        line = self.current()
        if line is None:
            return
        what = f"{words.day(line.on)}: {event_words(line)}"
        ConfirmPanel(
            self,
            self.tr("Take out the event \u201c{event}\u201d?").format(event=what),
            self.tr("The statuses follow from the other events then. It can be undone with Ctrl+Z."),
            self.tr("Take out the event"),
            lambda: self.remove(line.id),
        ).open()

    def remove(self, event_id: str) -> None:
        """Take an event out."""
        self.grant(
            lambda: standings.remove_event(self.context.opened, event_id), self.tr("The event was taken out.")
        )


def event_words(line: EventLine) -> str:
    """What happened."""
    return words.coded("event_kinds", line.event)


def legal_tone(status: str | None) -> str:
    """The colour of a legal status: green in force, grey ended, amber between."""
    if status in ("active", "group_active"):
        return "green"
    return "grey" if status in (None, *ENDED) else "amber"


def really_tone(status: str | None) -> str:
    """The colour of an operational status."""
    if status in OPERATING:
        return "green"
    if status == "awaiting_dissolution_debt":
        return "red"
    return "amber" if status in STOPPED else "grey"
