"""What the desktop remembers about itself between two starts: never data of the book."""

from PySide6.QtCore import QByteArray, QSettings


def _store() -> QSettings:
    return QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "SoHTX", "desktop")


def remember(name: str, value: object) -> None:
    """Keep a text, number or state under a name such as "window/geometry"; what is kept so already is not written."""
    store = _store()
    if store.value(name) != value:
        store.setValue(name, value)


def text(name: str, default: str = "") -> str:
    """A remembered text."""
    value = _store().value(name)
    return value if isinstance(value, str) else default


def number(name: str, default: int) -> int:
    """A remembered whole number."""
    kept = text(name) or str(_store().value(name) or "")
    return int(kept) if kept.lstrip("-").isdigit() else default


def state(name: str) -> QByteArray:
    """A remembered state of a widget (geometry, column widths)."""
    value = _store().value(name)
    return value if isinstance(value, QByteArray) else QByteArray()


def forget(name: str) -> None:
    """Drop what was remembered under a name."""
    _store().remove(name)
