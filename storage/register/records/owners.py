"""A record with what it belongs to: its owners upwards and its person, as the catalogue links them."""

from sqlalchemy.orm import Session

from models.all_tables import recorded_classes
from models.base import Recorded
from models.register.catalogue import record_of


def with_owners(session: Session, table: str, key: str) -> dict[str, Recorded]:
    """Table → record: the record itself first, then its person and its owners upwards; empty where it is not there."""
    record = session.get(recorded_classes()[table], key)
    if record is None:
        return {}
    near = {table: record}
    kind = record_of(table)
    for link in (kind.person, kind.owner):
        target = getattr(record, link) if link else None
        if target:
            near |= with_owners(session, kind.links[link], target)
    return near


def name_of(near: dict[str, Recorded]) -> str:
    """The names of the person and of the organisation that a record is about."""
    names = (getattr(near[table], "name", "") for table in ("people", "organisations") if table in near)
    return " \u00b7 ".join(name for name in names if name)
