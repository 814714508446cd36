"""Names for the history: whom a running change is about, found when its record is found."""

import json
from typing import Any

from sqlalchemy import text
from sqlalchemy.orm import Session


def about(session: Session, **names: Any) -> None:
    """Add names to the details of the running change, where it is about one record; the first of a kind stays.

    Outside a change, or in one about many records (an import), nothing happens.
    """
    change = session.info.get("change")
    told: set[str] = session.info.setdefault("told", set())
    new = {key: value for key, value in names.items() if key not in told}
    if change is None or not new:
        return
    told.update(new)
    session.execute(
        text(
            "UPDATE changes SET details = json_patch(:new, details) "
            "WHERE id = :change AND json_extract(details, '$.id') IS NOT NULL"
        ),
        {"new": json.dumps(new, ensure_ascii=False), "change": change},
    )
