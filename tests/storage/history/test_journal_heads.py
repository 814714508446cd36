"""The heads that left a book are links of its chain, or it is not the book that they left."""

from contextlib import closing
from pathlib import Path

import pytest

from models.trust.journal_head import NO_HEAD, JournalHead, head_in
from storage.book import chain, settings
from storage.book.dialect import connections
from storage.book.rows import RowSession
from storage.history import journal_heads
from storage.returns import returns, sealing
from tests.storage.sample_returns import unit_book


@pytest.mark.parametrize("shown", [False, True])
def test_a_sealed_return_states_the_head_that_it_was_sealed_at(tmp_path: Path, shown: bool) -> None:
    with unit_book(tmp_path / "a.book", "03390") as book:
        returns.open_return(book, "2026-Q3")
        with closing(connections.connect(book.path)) as raw:
            before = chain.head(RowSession(raw))
        sealed = sealing.prepare(book, "2026-Q3") if shown else sealing.seal(book, "2026-Q3")
        if shown:
            settings.write(book, "another", "1")  # the history goes on between showing and sealing
            assert sealing.seal(book, "2026-Q3", sealed).data == sealed.data
        assert head_in(sealed.document.extra) == before != NO_HEAD
        with closing(connections.connect(book.path)) as raw:
            assert journal_heads.problems(RowSession(raw)) == []
            other = JournalHead(before.change, "f" * 64)
            stated = ("BOOK_HEAD_OTHER_FILE", {"file": "a.asice"}, other)
            (problem,) = journal_heads.against(RowSession(raw), [stated])
        assert problem.details == {"file": "a.asice", "change": before.change}
