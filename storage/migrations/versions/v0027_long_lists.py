"""What lists and searches of hundreds of thousands of records need: kept facts, indexes, a search over debts.

Facts about organisations and debts are kept beside them, and a write marks those that it touches. Their rows come
without values: who migrates works them out (storage.book.kept.keeping).
"""

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"

_EVENTS = ("insert", "update", "delete")

OF_ORGANISATIONS = {
    "organisations": "kind, tax_code, no_tax_code_reason, commune_code, sector, founded_on, registered_on, tax_status",
    "standings": "",
    "charter_capitals": "",
    "accounting_years": "",
    "memberships": "organisation_id, person_id, joined_on, left_on",
    "debts": "organisation_id, deleted",
}
"""Table whose rows belong to an organisation, or are one → the columns on which facts rest; "" for all."""


def upgrade() -> None:
    """Two tables of facts with their triggers, three indexes, and the search over the words of debts."""
    _keep(
        "organisations",
        "organisation_id",
        ("legal", "operational", "lacks", "met_on", "kind", "tax_status", "event"),
        ("ended", "members", "capital", "debt"),
    )
    _keep("debts", "debt_id", (), ("principal", "interest", "balance"))
    for table, columns in OF_ORGANISATIONS.items():
        key = "id" if table == "organisations" else "organisation_id"
        _watch(table, columns, {side: f"{side}.{key}" for side in ("OLD", "NEW")})
    owner = "(SELECT organisation_id FROM debts WHERE id = {}.debt_id)"
    _watch("debt_entries", "", {side: owner.format(side) for side in ("OLD", "NEW")}, debts=True)
    _trigger(
        "people",
        "update",
        "deleted",
        _mark(
            "organisations",
            "organisation_id",
            "SELECT organisation_id FROM memberships WHERE person_id = NEW.id",
        ),
    )
    op.create_index(
        "ix_results_organisation_id_period_workers_workers_members",
        "results",
        ["organisation_id", "period", "workers", "workers_members"],
    )
    op.create_index("ix_standings_event_organisation_id_on", "standings", ["event", "organisation_id", "on"])
    op.create_index(
        "ix_debts_deleted_id_organisation_id_due_on", "debts", ["deleted", "id", "organisation_id", "due_on"]
    )

    _search("debts", "search_words")


def _search(table: str, words: str) -> None:
    """As the searches of migration 2."""
    search = f"{table}_search"
    op.execute(
        f"CREATE VIRTUAL TABLE {search} USING fts5({words}, content='{table}', content_rowid='rowid', "
        "prefix='1 2 3', tokenize='unicode61')"
    )
    add = f"INSERT INTO {search} (rowid, {words}) VALUES (NEW.rowid, NEW.{words});"
    drop = f"INSERT INTO {search} ({search}, rowid, {words}) VALUES ('delete', OLD.rowid, OLD.{words});"
    for event, steps in (("INSERT", add), ("DELETE", drop), (f"UPDATE OF {words}", f"{drop} {add}")):
        name = f"search_{table}_{event.split()[0].lower()}"
        op.execute(f"CREATE TRIGGER {name} AFTER {event} ON {table} BEGIN {steps} END")
    op.execute(f"INSERT INTO {search} ({search}) VALUES ('rebuild')")


def _keep(table: str, key: str, texts: tuple[str, ...], numbers: tuple[str, ...]) -> None:
    name = f"kept_{table}"
    op.create_table(
        name,
        sa.Column(key, sa.String(), nullable=False),
        *(sa.Column(one, sa.String()) for one in ("since", *texts)),
        *(sa.Column(one, sa.Integer()) for one in numbers),
        sa.PrimaryKeyConstraint(key, name=f"pk_{name}"),
        sqlite_with_rowid=False,
    )
    op.create_index(f"ix_{name}_marked", name, [key], sqlite_where=sa.text("since IS NULL"))


def _watch(table: str, columns: str, owners: dict[str, str], *, debts: bool = False) -> None:
    """Mark the organisation (and the debt) that a row belonged to and that it belongs to now."""
    for event, sides in zip(_EVENTS, (("NEW",), ("OLD", "NEW"), ("OLD",)), strict=True):
        steps = [_mark("organisations", "organisation_id", ", ".join(owners[side] for side in sides))]
        if debts:
            steps.append(_mark("debts", "debt_id", ", ".join(f"{side}.debt_id" for side in sides)))
        if table in ("organisations", "debts") and event != "update":
            key = "organisation_id" if table == "organisations" else "debt_id"
            steps.insert(
                0,
                f"INSERT INTO kept_{table} ({key}) VALUES (NEW.id);"
                if event == "insert"
                else f"DELETE FROM kept_{table} WHERE {key} = OLD.id;",
            )
        _trigger(table, event, columns, *steps)


def _mark(table: str, key: str, ids: str) -> str:
    return f"UPDATE kept_{table} SET since = NULL WHERE {key} IN ({ids}) AND since IS NOT NULL;"


def _trigger(table: str, event: str, columns: str, *steps: str) -> None:
    what = f"UPDATE OF {columns}" if event == "update" and columns else event.upper()
    op.execute(f"CREATE TRIGGER kept_{table}_{event} AFTER {what} ON {table} BEGIN {' '.join(steps)} END")
