"""Reading a file that somebody else may have made: its size is asked before a byte is taken, and nothing waits.

Every door puts its own words on top: a package, a list, a key, a table.
"""

import errno
import os
import stat
from pathlib import Path


class TooLargeError(OSError):
    """A file is larger than what is asked for may be; size: its bytes, as far as the system says."""

    def __init__(self, size: int) -> None:
        super().__init__(errno.EFBIG, os.strerror(errno.EFBIG))
        self.size = size


def bounded_content(path: Path, most: int) -> bytes:
    """The bytes of a regular file, at most so many.

    TooLargeError; OSError, of which IsADirectoryError for a folder, and EINVAL for a device, a pipe or a socket, which
    would give bytes without end or none at all.
    """
    flags = (
        os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
    )
    with os.fdopen(os.open(path, flags), "rb") as file:
        seen = os.fstat(file.fileno())
        if stat.S_ISDIR(seen.st_mode):
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
        if not stat.S_ISREG(seen.st_mode):
            raise OSError(errno.EINVAL, os.strerror(errno.EINVAL), str(path))
        if seen.st_size > most:
            raise TooLargeError(seen.st_size)
        content = file.read(most + 1)
    if len(content) > most:  # it grew meanwhile, or the system did not know
        raise TooLargeError(len(content))
    return content
