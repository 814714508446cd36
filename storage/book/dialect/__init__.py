"""The seam under the book: what a database has of its own, behind functions named by what they mean.

The rest of storage imports these modules from here and never from the folder of a database: here, and nowhere
else, it is decided which database is spoken (docs/decisions/0013). Queries outside are written in standard SQL.
"""

from storage.book.dialect.sqlite import (
    checks,
    connections,
    contents,
    copies,
    faults,
    files,
    fragments,
    identity,
    structure,
    triggers,
    words,
)

__all__ = [
    "checks",
    "connections",
    "contents",
    "copies",
    "faults",
    "files",
    "fragments",
    "identity",
    "structure",
    "triggers",
    "words",
]
