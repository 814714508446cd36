"""Where one was in a book when its sitting ended: kept on this machine, by the path of the book."""

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ui import settings


def keep_stop(book: Path, page: str, target: Mapping[str, str]) -> None:
    """Keep the page in front, and what it would have to be told to come back to what is open on it."""
    settings.remember(_name(book), json.dumps({"page": page, "target": dict(target)}))


def read_stop(book: Path) -> tuple[str, dict[str, Any]]:
    """The page and its target as they were kept; the page that was opened last where there are none."""
    try:
        kept = json.loads(settings.text(_name(book)))
        return str(kept["page"]), dict(kept["target"])
    except (ValueError, KeyError, TypeError):
        return settings.text("window/page"), {}


def _name(book: Path) -> str:
    return f"place/{hashlib.sha256(str(book).encode()).hexdigest()[:16]}"
