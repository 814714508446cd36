"""Names for the history: whom a running change is about, noted when its record is loaded."""

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def about(session: "Session", **names: Any) -> None:
    """Add names to the details of the running change, where it is about one record; the first of a kind stays.

    Outside a change, or in a change of many records (an import), nothing happens.
    """
    from sqlalchemy import select, update

    from models.returns.records import Change

    change = session.info.get("change")
    told: set[str] = session.info.setdefault("told", set())
    new = {key: value for key, value in names.items() if key not in told}
    if change is None or not new:
        return
    told.update(new)
    kept = session.execute(select(Change.details).where(Change.id == change)).scalar_one()
    details = {key: value for key, value in json.loads(kept).items() if value is not None}
    if "id" not in details:
        return
    named = new | details  # details of the change itself take precedence over noted names
    written = json.dumps(named, ensure_ascii=False, separators=(",", ":"))
    session.execute(update(Change).where(Change.id == change).values(details=written))
