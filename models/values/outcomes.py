"""What a row or a cell from outside does to the stored data, the same word in previews of imports, sheets and forms."""

from enum import StrEnum


class Outcome(StrEnum):
    """Gives what was not there before, changes it, changes nothing, or is refused."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    REFUSED = "refused"
