"""The context of what only reads: another book, and the window's own ways to everything else."""

from storage.received.reading.register_book import RegisterBook
from ui.shell.context import Context


class ReadingContext(Context):
    """Hands a register that came in a package to lists and papers made for the book."""

    def __init__(self, main: Context, book: RegisterBook) -> None:
        super().__init__(main.lane, main)
        self.main = main
        self.registers = book
        self.book = book
        self.going.connect(main.going)
        self.trouble.connect(main.trouble)
        self.said.connect(main.said)

    def let_go(self) -> None:
        """Close the register once nothing reads it any more."""
        book = self.registers
        self.main.run(lambda _: book.close(), lambda _: None, title="", cancellable=False, leisure=True)
        self.deleteLater()
