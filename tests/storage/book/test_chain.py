"""The chain goes from change to change, as docs/formats/journal.md says to a reader without our code."""

import hashlib
import json
import sqlite3
from contextlib import closing

import pytest

from models.register.drafts import OrganisationDraft
from models.trust.journal_head import NO_HEAD, JournalHead
from models.values.errors import Refused
from storage.book import chain
from storage.book.book import Book
from storage.book.rows import column
from storage.register import organisations
from storage.returns import returns
from tests.storage.sample_returns import sealed_return

SHA = "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"
"""Of {}."""


def worked_in(book: Book) -> None:
    made = organisations.add(book, OrganisationDraft(kind="cooperative", name='HTX "Đông Pao"\t\u2028'))
    organisations.update(book, made, "phone", "0912 345 678")
    with book.change("RETURN_SEALED") as session:
        for record in sealed_return(SHA):
            session.add(record)
            session.flush()


def line(values: object) -> bytes:
    return b"\n" + json.dumps(values, ensure_ascii=False, separators=(",", ":")).encode()


def test_another_program_walks_the_chain_by_the_page_alone(book: Book) -> None:
    worked_in(book)
    with closing(sqlite3.connect(book.path)) as raw:
        previous = ""
        links = raw.execute("SELECT change_id, digest FROM chain_links ORDER BY change_id").fetchall()
        assert len(links) == 3
        for change, digest in links:
            told = b"so-htx/journal 1\n" + previous.encode()
            told += line(
                raw.execute(
                    "SELECT id, at, actor, title, details, undoes FROM changes WHERE id = ?", [change]
                ).fetchone()
            )
            for row in raw.execute(
                "SELECT table_name, record_id, action, field, old, new FROM journal "
                "WHERE change_id = ? ORDER BY id",
                [change],
            ):
                told += line(row)
            for row in raw.execute(
                "SELECT table_name, record_key, digest FROM content_digests "
                "WHERE change_id = ? ORDER BY table_name, record_key",
                [change],
            ):
                told += line(row)
            assert hashlib.sha256(told).hexdigest() == digest
            previous = digest
        ((kept,),) = raw.execute("SELECT digest FROM content_digests WHERE table_name = 'sealed'")
        row = raw.execute("SELECT sha256, sealed_at, number FROM sealed").fetchone()
        written = f"sha256='{row[0]}',sealed_at='{row[1]}',number={row[2]},"
        assert hashlib.sha256(written.encode()).hexdigest() == kept  # fmt: skip


def test_the_head_is_the_last_link_and_every_link_is_known(book: Book) -> None:
    with book.read_rows() as rows:
        assert chain.head(rows) == NO_HEAD and chain.is_link(rows, NO_HEAD)
    worked_in(book)
    with book.read_rows() as rows:
        head = chain.head(rows)
        digests = column(rows, "SELECT digest FROM chain_links ORDER BY change_id")
        assert head == JournalHead(3, digests[-1])
        assert chain.is_link(rows, head) and chain.is_link(rows, JournalHead(1, digests[0]))
        assert not chain.is_link(rows, JournalHead(2, digests[0]))


def test_what_is_not_kept_makes_no_link(book: Book) -> None:
    with book.change("SETTING_CHANGED"):
        pass
    with pytest.raises(Refused), book.change("SETTING_CHANGED"):
        raise Refused("FIELD_REQUIRED", field="b")
    returns.open_return(book, "2026-Q3")
    with book.read_rows() as rows:
        assert chain.head(rows).change == column(rows, "SELECT max(id) FROM changes")[0]
        assert len(column(rows, "SELECT change_id FROM chain_links")) == 1
