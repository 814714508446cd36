"""The pages of cooperative development funds and of their loans."""

from models.values.quantities import format_number
from storage.register.lists import lists
from storage.register.programmes import loans
from ui.language import QT_TRANSLATE_NOOP
from ui.pieces.panels.confirm import ConfirmPanel
from ui.register import words
from ui.register.kind.page import KindPage
from ui.register.kind.screen import KindScreen
from ui.shell.page import Action


class FundsPage(KindPage):
    """Funds with their capital and loans; debts to a fund are taken up from the ledgers."""

    kind_screen = KindScreen(
        table="funds",
        context="Funds",
        groups=(
            (QT_TRANSLATE_NOOP("Funds", "Fund"), ("name", "fund_level", "fund_model", "fund_state")),
            (
                QT_TRANSLATE_NOOP("Funds", "Founding"),
                ("document_id", "founded_on", "charter_capital", "note"),
            ),
        ),
        new=(
            "name",
            "fund_level",
            "fund_model",
            "fund_state",
            "document_id",
            "founded_on",
            "charter_capital",
        ),
        find=QT_TRANSLATE_NOOP("Funds", "Find: fund"),
        empty=QT_TRANSLATE_NOOP(
            "Funds",
            "The cooperative development fund of the province belongs here, with its capital by source and its loans. "
            "A loan to an organisation of the register is that organisation's debt, written once.",
        ),
        icon="funds",
    )

    def record_actions(self) -> tuple[Action, ...]:
        card = self.card
        if card is None:
            return ()
        return (
            Action(self.tr("Take up debts from the ledgers\u2026"), lambda: self.ask_take_up(card.id), "add"),
        )

    def ask_take_up(self, fund_id: str) -> None:
        """Say how many debts to the fund no loan leads to, and make loans of them when that is wished."""
        debts = loans.untaken_debts(self.context.opened, fund_id)
        if not debts:
            self.done.say(self.tr("Every debt to a fund in the ledgers is a loan of a fund already."))
            return
        count = format_number(len(debts))
        ConfirmPanel(
            self,
            self.tr("Take up {count} debts as loans of this fund?").format(count=count),
            self.tr(
                "The ledgers stay as they are: amounts, groups and repayments are read from there. "
                "Ctrl+Z takes the loans back."
            ),
            self.tr("Take up"),
            lambda: self.take_up(fund_id),
            danger=False,
        ).open()

    def take_up(self, fund_id: str) -> None:
        """Make a loan of each debt to the fund."""
        if self.attempt(lambda: loans.take_up(self.context.opened, fund_id)):
            self.show_record(fund_id, "fund_loans")
            self.done.say(self.tr("The loans are there. State their purpose where it is known."))


class FundLoansPage(KindPage):
    """Loans of all funds, and the repayments of those that no ledger has."""

    kind_screen = KindScreen(
        table="fund_loans",
        context="FundLoans",
        groups=(
            (QT_TRANSLATE_NOOP("FundLoans", "Loan"), ("debt_id", "purpose", "note")),
            (
                QT_TRANSLATE_NOOP("FundLoans", "Borrower outside the register"),
                ("borrower", "borrower_kind", "contract", "amount", "lent_on", "due_on", "loan_group"),
            ),
        ),
        new=("debt_id", "borrower", "borrower_kind", "purpose", "contract", "amount", "lent_on", "due_on"),
        find=QT_TRANSLATE_NOOP("FundLoans", "Find: borrower, contract, purpose"),
        empty=QT_TRANSLATE_NOOP(
            "FundLoans",
            "Loans of the development fund. A loan to an organisation of the register leads to the debt in that "
            "organisation's ledger; a loan to anybody else says amount and days itself.",
        ),
        icon="fund_loans",
    )

    def title(self) -> str:
        card = self.card
        if card is None:
            return super().title()
        (row,) = lists.page(self.context.opened, card.table, [card.id], ["client"])
        return str(row["client"])

    def note(self) -> str:
        card = self.card
        if card is None:
            return super().note()
        (row,) = lists.page(self.context.opened, card.table, [card.id], ["lent", "repaid", "balance"])
        told = self.tr("lent {lent}, repaid {repaid}, outstanding {balance} mil.")
        amounts = {name: words.millions(int(str(row[name]))) for name in ("lent", "repaid", "balance")}
        return told.format(**{name: format_number(amount or 0) for name, amount in amounts.items()})

    def record_actions(self) -> tuple[Action, ...]:
        card = self.card
        if card is None or not card.values["debt_id"]:
            return ()
        debt = card.values["debt_id"]
        return (
            Action(
                self.tr("Open the debt in the ledger"), lambda: self.context.go_to("debts", debt=debt), "next"
            ),
        )
