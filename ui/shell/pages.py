"""The pages of the window as a table: in the order of the work, loaded when first opened."""

from dataclasses import dataclass
from importlib import import_module

from PySide6.QtCore import QCoreApplication

from ui.language import QT_TRANSLATE_NOOP
from ui.shell.page import Page

NO_DIGIT = -1


@dataclass(frozen=True, slots=True)
class RailEntry:
    """One noun of the rail. `place` is MODULE:CLASS; `merging` marks what only a receiving unit needs.

    digit: the key with which Alt or Ctrl opens it; NO_DIGIT for a page that is rarely needed. within: the key of the
    noun of the rail beside which a page stands, "" for one that is on the rail itself; noun: what the rail says where
    that is not the title of the page, because others stand beside it. bookless: it needs no open book.
    """

    key: str
    source: str
    place: str
    digit: int
    merging: bool = False
    within: str = ""
    noun: str = ""
    bookless: bool = False

    @property
    def rail_title(self) -> str:
        """What the rail says, in the language in force."""
        return QCoreApplication.translate("Pages", self.noun) if self.noun else self.title

    @property
    def title(self) -> str:
        """The title in the language in force."""
        return QCoreApplication.translate("Pages", self.source)

    @property
    def icon(self) -> str:
        """Its drawing has the name of its key."""
        return self.key


PAGES: tuple[RailEntry, ...] = (
    RailEntry("today", QT_TRANSLATE_NOOP("Pages", "Today"), "ui.screens.today.page:TodayPage", 1),
    RailEntry(
        "cooperatives",
        QT_TRANSLATE_NOOP("Pages", "Cooperatives"),
        "ui.screens.cooperatives.page:CooperativesPage",
        2,
    ),
    RailEntry(
        "accounting",
        QT_TRANSLATE_NOOP("Pages", "Accounting and meetings"),
        "ui.screens.cooperatives.accounting:AccountingPage",
        NO_DIGIT,
        within="cooperatives",
    ),
    RailEntry(
        "communes",
        QT_TRANSLATE_NOOP("Pages", "Commune profiles"),
        "ui.screens.cooperatives.communes:CommunesPage",
        NO_DIGIT,
        within="cooperatives",
    ),
    RailEntry(
        "duplicates",
        QT_TRANSLATE_NOOP("Pages", "Duplicates"),
        "ui.screens.duplicates.page:DuplicatesPage",
        NO_DIGIT,
        within="cooperatives",
    ),
    RailEntry("members", QT_TRANSLATE_NOOP("Pages", "Members"), "ui.screens.members.page:MembersPage", 3),
    RailEntry("debts", QT_TRANSLATE_NOOP("Pages", "Debts"), "ui.screens.debts.page:DebtsPage", 4),
    RailEntry(
        "products",
        QT_TRANSLATE_NOOP("Pages", "OCOP products"),
        "ui.screens.products.page:ProductsPage",
        NO_DIGIT,
        noun=QT_TRANSLATE_NOOP("Pages", "Products, chains"),
    ),
    RailEntry(
        "certificates",
        QT_TRANSLATE_NOOP("Pages", "Brands and certificates"),
        "ui.screens.programmes.certificates:CertificatesPage",
        NO_DIGIT,
        within="products",
    ),
    RailEntry(
        "projects",
        QT_TRANSLATE_NOOP("Pages", "Value chains, projects"),
        "ui.screens.programmes.projects:ProjectsPage",
        NO_DIGIT,
        within="products",
    ),
    RailEntry(
        "programmes",
        QT_TRANSLATE_NOOP("Pages", "Programmes"),
        "ui.screens.programmes.programmes:ProgrammesPage",
        NO_DIGIT,
        noun=QT_TRANSLATE_NOOP("Pages", "Programmes, support"),
    ),
    RailEntry(
        "documents",
        QT_TRANSLATE_NOOP("Pages", "Documents"),
        "ui.screens.programmes.documents:DocumentsPage",
        NO_DIGIT,
        within="programmes",
    ),
    RailEntry(
        "grants",
        QT_TRANSLATE_NOOP("Pages", "Support"),
        "ui.screens.programmes.grants:GrantsPage",
        NO_DIGIT,
        within="programmes",
    ),
    RailEntry(
        "funding",
        QT_TRANSLATE_NOOP("Pages", "Funding"),
        "ui.screens.programmes.funding:FundingPage",
        NO_DIGIT,
        within="programmes",
    ),
    RailEntry(
        "funds",
        QT_TRANSLATE_NOOP("Pages", "Development fund"),
        "ui.screens.programmes.funds:FundsPage",
        NO_DIGIT,
        within="programmes",
    ),
    RailEntry(
        "fund_loans",
        QT_TRANSLATE_NOOP("Pages", "Fund loans"),
        "ui.screens.programmes.funds:FundLoansPage",
        NO_DIGIT,
        within="programmes",
    ),
    RailEntry(
        "activities",
        QT_TRANSLATE_NOOP("Pages", "Activities"),
        "ui.screens.activities.activities:ActivitiesPage",
        NO_DIGIT,
        noun=QT_TRANSLATE_NOOP("Pages", "Activities, tasks"),
    ),
    RailEntry(
        "tasks",
        QT_TRANSLATE_NOOP("Pages", "Tasks"),
        "ui.screens.activities.tasks:TasksPage",
        NO_DIGIT,
        within="activities",
    ),
    RailEntry(
        "steering",
        QT_TRANSLATE_NOOP("Pages", "Steering"),
        "ui.screens.activities.steering:SteeringPage",
        NO_DIGIT,
        within="activities",
    ),
    RailEntry(
        "targets",
        QT_TRANSLATE_NOOP("Pages", "Targets"),
        "ui.screens.targets.page:TargetsPage",
        NO_DIGIT,
    ),
    RailEntry(
        "reports", QT_TRANSLATE_NOOP("Pages", "Forms and returns"), "ui.screens.reports.page:ReportsPage", 5
    ),
    RailEntry(
        "plots",
        QT_TRANSLATE_NOOP("Pages", "Plots"),
        "ui.screens.plots.page:PlotsPage",
        NO_DIGIT,
        within="reports",
    ),
    RailEntry("send", QT_TRANSLATE_NOOP("Pages", "Send"), "ui.screens.send.page:SendPage", 6),
    RailEntry(
        "handover",
        QT_TRANSLATE_NOOP("Pages", "Handing over"),
        "ui.screens.handover.page:HandoverPage",
        NO_DIGIT,
        within="send",
    ),
    RailEntry(
        "dialogue",
        QT_TRANSLATE_NOOP("Pages", "Queries and receipts"),
        "ui.screens.dialogue.page:DialoguePage",
        NO_DIGIT,
    ),
    RailEntry("receive", QT_TRANSLATE_NOOP("Pages", "Receive"), "ui.screens.receive.page:ReceivePage", 7),
    RailEntry(
        "consolidation",
        QT_TRANSLATE_NOOP("Pages", "Consolidation"),
        "ui.screens.consolidation.page:ConsolidationPage",
        8,
        True,
    ),
    RailEntry(
        "registers",
        QT_TRANSLATE_NOOP("Pages", "Registers of the units"),
        "ui.screens.consolidation.registers:RegistersPage",
        NO_DIGIT,
        True,
        within="consolidation",
    ),
    RailEntry(
        "trust", QT_TRANSLATE_NOOP("Pages", "Trust list"), "ui.screens.trust.page:TrustPage", NO_DIGIT, True
    ),
    RailEntry("safety", QT_TRANSLATE_NOOP("Pages", "Data safety"), "ui.screens.safety.page:SafetyPage", 9),
    RailEntry(
        "settings",
        QT_TRANSLATE_NOOP("Pages", "Settings"),
        "ui.screens.settings.page:SettingsPage",
        0,
        bookless=True,
    ),
    RailEntry(
        "help",
        QT_TRANSLATE_NOOP("Pages", "Handbook"),
        "ui.screens.help.page:HelpPage",
        NO_DIGIT,
        within="settings",
        bookless=True,
    ),
)


def beside(entries: tuple[RailEntry, ...], key: str) -> tuple[RailEntry, ...]:
    """The pages that share a noun of the rail with this one, itself among them, in the order of the table."""
    above = next((entry.within or entry.key for entry in entries if entry.key == key), key)
    return tuple(entry for entry in entries if above in (entry.key, entry.within))


def load(entry: RailEntry) -> type[Page]:
    """The class of a page; its module is imported now if it was not before."""
    module, name = entry.place.split(":")
    page: type[Page] = getattr(import_module(module), name)
    return page
