"""No collecting of garbage while a file is judged.

A return of 10,000 members is half a million small values, none of them garbage until the verdict is there: Python would
look through all of them again and again, which is a third of the time.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def no_collection() -> Iterator[None]:
    """Python does not collect inside the block; where it does not anyway (the desktop), nothing changes."""
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
