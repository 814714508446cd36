"""The bytes of a table that a person brings, or why they cannot be had."""

from pathlib import Path

from exports.files.reading import TooLargeError, bounded_content
from models.values.errors import Refused, Unavailable


def table_content(path: Path, most: int) -> bytes:
    """The bytes of the file, at most so many.

    Refused: TABLE_FILE_MISSING, TABLE_FILE_NOT_TABLE, TABLE_TOO_LARGE. Unavailable: TABLE_FILE_LOCKED,
    TABLE_FILE_UNREADABLE.
    """
    try:
        return bounded_content(path, most)
    except TooLargeError as fault:
        raise Refused("TABLE_TOO_LARGE", file=path.name) from fault
    except (FileNotFoundError, NotADirectoryError) as fault:
        raise Refused("TABLE_FILE_MISSING", file=path.name) from fault
    except IsADirectoryError as fault:
        raise Refused("TABLE_FILE_NOT_TABLE", file=path.name) from fault
    except PermissionError as fault:
        raise Unavailable("TABLE_FILE_LOCKED", file=path.name) from fault
    except OSError as fault:
        raise Unavailable("TABLE_FILE_UNREADABLE", file=path.name, why=fault.strerror or "") from fault
