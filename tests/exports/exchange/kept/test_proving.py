"""What plain SQLite can do to a copy of a book, and what the check says of each: the place, since when, what agrees."""

import hashlib
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import pytest

from exports.exchange.kept.proving import verify_book
from exports.exchange.notices_given import give_receipts
from models.register.drafts import OrganisationDraft
from models.values.errors import Refused
from models.values.messages import sentence
from storage.book import chain, settings
from storage.book.book import Book
from storage.book.proof.verification import verify
from storage.book.rows import RowSession
from storage.register import organisations
from storage.returns import returns, sealing
from storage.returns.returns import TypedFigure
from tests.exports.offices import LATER, make_offices

Raw = sqlite3.Connection


@dataclass(frozen=True)
class Proven:
    """A unit that sent and a province that received and gave a receipt, closed; files: what went to and fro."""

    unit: Path
    province: Path
    package: Path
    receipt: Path


@pytest.fixture(scope="module")
def proven(tmp_path_factory: pytest.TempPathFactory) -> Proven:
    """Made once; every test works on copies."""
    folder = tmp_path_factory.mktemp("proving")
    offices = make_offices(folder)
    province = offices.province
    for number in range(30):
        made = organisations.add(province, OrganisationDraft(kind="cooperative", name=f"HTX số {number}"))
        organisations.update(province, made, "phone", f"09123456{number:02d}")
    head = returns.open_return(province, "2020")
    returns.give(province, head.id, "B01", [TypedFigure("I.1", "actual", Decimal(44))])
    (given,) = give_receipts(province, [offices.package], [offices.office], offices.stick)
    offices.close()
    (package,) = (one for one in folder.glob("**/*106*.asice") if offices.stick not in one.parents)
    return Proven(offices.unit.path, province.path, package, given.path)


@pytest.fixture
def copies(proven: Proven, tmp_path: Path) -> Proven:
    return Proven(
        Path(shutil.copy(proven.unit, tmp_path / "unit.book")),
        Path(shutil.copy(proven.province, tmp_path / "province.book")),
        proven.package,
        proven.receipt,
    )


def codes(path: Path) -> set[str]:
    return {problem.code for problem in verify_book(path, LATER).problems}


def test_nothing_is_said_of_what_nobody_touched(proven: Proven) -> None:
    for path in (proven.unit, proven.province):
        report = verify_book(path, LATER, [])
        assert report.good, report.problems
        assert report.head.change > 0 and len(report.head.digest) == 64


def without_triggers(raw: Raw, change: Callable[[Raw], None]) -> None:
    """Take every trigger out, change something, and put the triggers back as they were."""
    kept = raw.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for name, _ in kept:
        raw.execute(f"DROP TRIGGER {name}")
    change(raw)
    for _, text in kept:
        raw.execute(text)


def quietly(*statements: str) -> Callable[[Raw], None]:
    """Statements with the triggers taken out meanwhile."""

    def change(raw: Raw) -> None:
        for statement in statements:
            assert raw.execute(statement).rowcount != 0, statement

    return lambda raw: without_triggers(raw, change)


def openly(*statements: str) -> Callable[[Raw], None]:
    """Statements with functions of the names that the triggers call."""

    def run(raw: Raw) -> None:
        raw.create_function("running_change", 0, lambda: 3)
        raw.create_function("note_content", 2, lambda table, key: None)
        raw.execute("PRAGMA writable_schema = ON")
        for statement in statements:
            assert raw.execute(statement).rowcount != 0, statement

    return run


def sealed_altered(raw: Raw) -> None:
    """The sealed data with another figure, and the digest that fits."""

    def change(raw: Raw) -> None:
        ((data,),) = raw.execute("SELECT data FROM sealed")
        other = data.replace(b'"40"', b'"99"')
        assert other != data
        raw.execute("UPDATE sealed SET data = ?, sha256 = ?", (other, hashlib.sha256(other).hexdigest()))

    without_triggers(raw, change)


def forged(raw: Raw) -> None:
    """A change that never was, in another person's name, with its line."""
    raw.execute(
        "INSERT INTO changes (at, actor, title, details) "
        "VALUES ('2026-01-01T08:00:00+07:00', 'Lò Thị Mai', 'ORGANISATION_CHANGED', '{}')"
    )
    number = raw.execute("SELECT max(id) FROM changes").fetchone()[0]
    raw.create_function("running_change", 0, lambda: number)
    raw.execute("UPDATE organisations SET phone = '0999999999' WHERE name = 'HTX số 7'")


def newest_deleted(raw: Raw) -> None:
    quietly(
        "DELETE FROM chain_links WHERE change_id = (SELECT max(id) FROM changes)",
        "DELETE FROM changes WHERE id = (SELECT max(id) FROM changes)",
    )(raw)


EMPTY = (
    "UPDATE sqlite_master SET sql = 'CREATE TRIGGER ' || name || ' AFTER UPDATE ON ' || tbl_name || "
    "' BEGIN SELECT 1; END' WHERE type = 'trigger' AND name LIKE 'journal_%_update'"
)
NEVER = (
    "UPDATE sqlite_master SET sql = replace(sql, ' BEGIN ', ' WHEN 0 BEGIN ') "
    "WHERE type = 'trigger' AND (name LIKE 'journal_%' OR name LIKE 'frozen_%')"
)
PATCHED = (
    "UPDATE sqlite_master SET sql = replace(sql, 'running_change()', '1') "
    "WHERE type = 'trigger' AND name LIKE 'journal_%'"
)

OF_PROVINCE: dict[str, tuple[Callable[[Raw], None], str]] = {
    "a record changed under a change of the past": (
        openly("UPDATE organisations SET phone = '0999999999' WHERE name = 'HTX số 3'"),
        "BOOK_HISTORY_ALTERED",
    ),
    "a record changed while the triggers were out": (
        quietly("UPDATE organisations SET phone = '0999999999' WHERE name = 'HTX số 3'"),
        "BOOK_RECORDS_ALTERED",
    ),
    "a record taken out while the triggers were out": (
        quietly("DELETE FROM organisations WHERE name = 'HTX số 3'"),
        "BOOK_RECORDS_REMOVED",
    ),
    "all triggers patched": (openly(PATCHED), "BOOK_STRUCTURE_ALTERED"),
    "all triggers with empty bodies": (openly(EMPTY), "BOOK_STRUCTURE_ALTERED"),
    "all triggers never": (openly(NEVER), "BOOK_STRUCTURE_ALTERED"),
    "a trigger gone": (openly("DROP TRIGGER frozen_journal_update"), "BOOK_TRIGGER_MISSING"),
    "a row of the journal edited": (
        quietly("UPDATE journal SET new = '\"0999999999\"' WHERE id = (SELECT max(id) FROM journal) - 9"),
        "BOOK_HISTORY_ALTERED",
    ),
    "a row of the journal that is no JSON any more": (
        quietly("UPDATE journal SET new = 'x' WHERE table_name = 'organisations' AND record_id IN "
                "(SELECT id FROM organisations WHERE name = 'HTX số 3')"),
        "BOOK_HISTORY_ALTERED",
    ),
    "50 rows of the journal deleted": (
        quietly("DELETE FROM journal WHERE id IN (SELECT id FROM journal ORDER BY id LIMIT 50 OFFSET 20)"),
        "BOOK_HISTORY_ALTERED",
    ),
    "a whole change forged": (forged, "BOOK_HISTORY_UNLINKED"),
    "actor and time of every change": (
        quietly("UPDATE changes SET actor = 'Ai Đó', at = '2026-01-01T00:00:00+07:00'"),
        "BOOK_HISTORY_ALTERED",
    ),
    "a link of the chain replaced": (
        quietly(f"UPDATE chain_links SET digest = '{'0' * 64}' WHERE change_id = 5"),
        "BOOK_HISTORY_ALTERED",
    ),
    "received figures": (
        quietly("UPDATE received_figures SET value = '4000' WHERE form = 'B01' AND \"row\" = 'I.1'"),
        "BOOK_RECEIVED_DIFFERS",
    ),
    "a received figure taken out": (
        quietly("DELETE FROM received_figures WHERE form = 'B01' AND \"row\" = 'I.1'"),
        "BOOK_CONTENT_CHANGED",
    ),
    "the period of a received package": (
        quietly("UPDATE received_packages SET period = '2026-Q2'"),
        "BOOK_RECEIVED_DIFFERS",
    ),
    "the signers of a received package": (
        quietly("UPDATE received_packages SET signers = '[\"Ai Đó\"]'"),
        "BOOK_CONTENT_CHANGED",
    ),
    "the verdict of a received package": (
        quietly("UPDATE received_packages SET verdict = 'remark'"),
        "BOOK_CONTENT_CHANGED",
    ),
    "bytes of a received package": (
        quietly("UPDATE received_packages SET package = CAST(package || x'00' AS BLOB)"),
        "BOOK_CONTENT_ALTERED",
    ),
    "a received package as text": (
        quietly("UPDATE received_packages SET package = package || x'00'"),
        "BOOK_CONTENT_ALTERED",
    ),
    "the decision on a received package": (
        quietly("UPDATE package_states SET status = 'withdrawn'"),
        "BOOK_RECORDS_ALTERED",
    ),
    "a typed figure without the journal": (
        quietly("UPDATE given_figures SET value = '45'"),
        "BOOK_RECORDS_ALTERED",
    ),
    "a typed figure put in without the journal": (
        quietly(
            'INSERT INTO given_figures (id, return_id, form, "row", "column", value, reason) '
            "SELECT 'x', id, 'B01', 'I.2', 'actual', '7', '' FROM returns LIMIT 1"
        ),
        "BOOK_RECORDS_ADDED",
    ),
    "search keys that contradict the names": (
        quietly("UPDATE organisations SET name_folded = 'khac', search_words = 'khac' WHERE name = 'HTX số 3'"),
        "BOOK_RECORDS_ALTERED",
    ),
    "the pin of the trust list": (
        quietly("UPDATE settings SET value = 'f00' WHERE id LIKE 'trust%'"),
        "BOOK_RECORDS_ALTERED",
    ),
    "trust lists deleted": (quietly("DELETE FROM trust_lists"), "BOOK_CONTENT_REMOVED"),
    "a trust list put in": (
        quietly(
            "INSERT INTO trust_lists (serial, sha256, installed_at, data) SELECT serial + 1, sha256, installed_at, "
            "data FROM trust_lists"
        ),
        "BOOK_CONTENT_ADDED",
    ),
    "bytes of a receipt that was given": (
        quietly("UPDATE given_notices SET content = replace(content, 'merged', 'queried')"),
        "BOOK_CONTENT_CHANGED",
    ),
    "what the index keeps of a received register": (
        quietly("DELETE FROM received_documents"),
        "BOOK_CONTENT_REMOVED",
    ),
    "a foreign trigger": (
        openly("CREATE TRIGGER mine AFTER INSERT ON changes BEGIN DELETE FROM drafts; END"),
        "BOOK_STRUCTURE_FOREIGN",
    ),
    "a foreign view": (openly("CREATE VIEW mine AS SELECT 1"), "BOOK_STRUCTURE_FOREIGN"),
    "a foreign table": (openly("CREATE TABLE mine (id)"), "BOOK_STRUCTURE_FOREIGN"),
    "an index dropped": (openly("DROP INDEX ix_debts_organisation_id_deleted_id"), "BOOK_STRUCTURE_MISSING"),
    "the newest change deleted": (newest_deleted, "BOOK_REFERENCE_BROKEN"),
}  # fmt: skip

OF_UNIT: dict[str, tuple[Callable[[Raw], None], str]] = {
    "sealed data with the digest that fits": (sealed_altered, "BOOK_CONTENT_CHANGED"),
    "sealed data alone": (quietly("UPDATE sealed SET data = x'7b7d'"), "BOOK_CONTENT_ALTERED"),
    "sealed data as text": (quietly("UPDATE sealed SET data = 'text'"), "BOOK_CONTENT_ALTERED"),
    "the state of the return": (quietly("UPDATE returns SET state = 'draft'"), "BOOK_RECORDS_ALTERED"),
    "a sent package taken out": (quietly("DELETE FROM sent_packages"), "BOOK_CONTENT_REMOVED"),
}


def played(path: Path, change: Callable[[Raw], None]) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        raw.execute("PRAGMA foreign_keys = OFF")
        change(raw)


@pytest.mark.parametrize("hand", OF_PROVINCE)
def test_a_hand_in_the_book_of_the_province_is_told(copies: Proven, hand: str) -> None:
    change, code = OF_PROVINCE[hand]
    played(copies.province, change)
    assert code in codes(copies.province)


@pytest.mark.parametrize("hand", OF_UNIT)
def test_a_hand_in_the_book_of_a_unit_is_told(copies: Proven, hand: str) -> None:
    change, code = OF_UNIT[hand]
    played(copies.unit, change)
    assert code in codes(copies.unit)


def test_the_words_say_where_since_when_and_what_agrees(copies: Proven) -> None:
    played(copies.province, OF_PROVINCE["a record changed while the triggers were out"][0])
    (problem,) = verify_book(copies.province, LATER).problems
    assert (problem.details["count"], problem.details["agree"]) == (1, 29)
    words = sentence(problem.code, problem.details, "vi")
    assert "tổ chức" in words and "29 bản ghi khác vẫn khớp" in words and "2021-" in words
    played(copies.unit, quietly("UPDATE changes SET actor = 'Ai Đó' WHERE id = 2"))
    (problem,) = verify_book(copies.unit, LATER).problems
    with closing(sqlite3.connect(copies.unit)) as raw:
        ((others,),) = raw.execute("SELECT count(*) - 1 FROM changes")
    assert problem.details["change"] == 2 and problem.details["agree"] == others
    assert "lần ghi số 2" in sentence(problem.code, problem.details, "vi")


def chained_again(path: Path) -> None:
    """The whole chain made anew over what stands there now, as somebody with this program can."""
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        ids = [number for (number,) in raw.execute("SELECT id FROM changes ORDER BY id")]
        kept = raw.execute("SELECT change_id, table_name, record_key FROM content_digests").fetchall()

        def again(raw: Raw) -> None:
            raw.execute("DELETE FROM chain_links")
            raw.execute("DELETE FROM content_digests")
            session = RowSession(raw)
            for number in ids:
                own = {
                    (table, key) for change, table, key in kept if change == number and table in chain.NOTED
                }
                chain.extend(session, number, own)

        without_triggers(raw, again)


def test_a_chain_that_is_made_anew_fits_itself_and_nothing_that_was_sent(copies: Proven) -> None:
    """The limit of the proof: whoever holds book and program can make a new one, which then contradicts what left."""
    played(copies.unit, quietly("UPDATE changes SET actor = 'Ai Đó' WHERE id = 1"))
    chained_again(copies.unit)
    assert verify(copies.unit).good, "the chain alone fits again"
    assert codes(copies.unit) == {"BOOK_HEAD_OTHER_RETURN"}
    (problem,) = verify_book(copies.unit, LATER, [copies.package]).problems[1:]
    assert problem.code == "BOOK_HEAD_OTHER_FILE" and problem.details["file"] == copies.package.name
    played(copies.province, quietly("UPDATE changes SET actor = 'Ai Đó' WHERE id = 1"))
    chained_again(copies.province)
    assert codes(copies.province) == {"BOOK_HEAD_OTHER_RECEIPT"}


def test_what_was_sent_agrees_with_the_book_that_sent_it(proven: Proven, tmp_path: Path) -> None:
    assert verify_book(proven.unit, LATER, [proven.package]).good
    assert verify_book(proven.province, LATER, [proven.receipt]).good
    stranger = verify_book(proven.province, LATER, [proven.package])
    assert [problem.code for problem in stranger.problems] == ["BOOK_HEAD_OTHER_FILE"]
    note = tmp_path / "note.txt"
    note.write_text("no package", encoding="utf-8")
    with pytest.raises(Refused, match="HEAD_NOT_STATED"):
        verify_book(proven.unit, LATER, [note])


def test_a_book_goes_on_with_its_chain(copies: Proven) -> None:
    before = verify(copies.province).head
    with Book.open(copies.province, clock=lambda: LATER) as book:
        settings.write(book, "office", "Sở")
        with book.read_rows() as rows:
            assert chain.is_link(rows, before)
    after = verify_book(copies.province, LATER)
    assert after.good and after.head.change > before.change


def test_what_is_shown_before_sealing_is_sealed_although_the_history_went_on(copies: Proven) -> None:
    with Book.open(copies.unit, clock=lambda: LATER) as book:
        returns.reopen(book, _period(book))
        ready = sealing.prepare(book, _period(book))
        settings.write(book, "another", "1")
        sealed = sealing.seal(book, _period(book), ready)
        assert sealed.data == ready.data
    assert verify_book(copies.unit, LATER).good


def _period(book: Book) -> str:
    return returns.heads(book)[0].period
