"""Who did something, where a name may be missing."""

from PySide6.QtCore import QCoreApplication


def named(actor: str) -> str:
    """The name of a person, or that none was given."""
    return actor or QCoreApplication.translate("Person", "no name given")
