"""Writing a file whole or not at all: beside its place, flushed, read back and compared, only then named.

Two callers put their own words on top: `write_whole` for the disk of this machine, `exports.files.carrying` for sticks.
"""

import errno
import hashlib
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from models.values.errors import Unavailable
from models.values.file_names import require_usable

BLOCK = 1024 * 1024
UNFINISHED = ".unfinished"
"""Ending of a file that is being written; one that a power cut left behind is written over by the next try."""

_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
"""How a draft is opened: nothing that is there already is written into."""

_NO_SUCH_CALL = frozenset({errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EACCES, errno.EPERM})
"""What network drives and locked folders answer to the wish of flushing them: the file itself was flushed."""


class ReadsDifferentError(OSError):
    """What was read back is not what was written."""


def write_whole(target: Path, content: bytes, *, secret: bool = False) -> None:
    """Write a file to a disk of this machine; an older one of that name stays until the new one is proven.

    secret: only its owner may read it (mode 0600; on Windows the folder says who may). Refused FILE_NAME_TOO_LONG,
    FILE_NAME_UNFIT. Unavailable: DISK_FULL, FILE_READS_DIFFERENT, FILE_NOT_WRITTEN.
    """
    require_usable(target)
    try:
        with proven(target, content, secret=secret):
            pass
    except ReadsDifferentError as fault:
        raise Unavailable("FILE_READS_DIFFERENT", path=str(target)) from fault
    except OSError as fault:
        code = "DISK_FULL" if fault.errno in (errno.ENOSPC, errno.EDQUOT) else "FILE_NOT_WRITTEN"
        raise Unavailable(code, path=str(target), why=fault.strerror or str(fault)) from fault


@contextmanager
def proven(target: Path, content: bytes, *, secret: bool = False) -> Iterator[Path]:
    """The content on its device beside the target, read back the same; it is named when the block ends.

    Whatever fails leaves the older file as it was and no half one. OSError, ReadsDifferentError.
    """
    draft = target.with_name(target.name + UNFINISHED)
    try:
        _write(draft, content, 0o600 if secret else 0o666)
        if digest_of(draft) != hashlib.sha256(content).hexdigest():
            raise ReadsDifferentError(errno.EIO, os.strerror(errno.EIO))
        yield draft
        draft.replace(target)
        _flush_folder(target.parent)
    finally:
        _drop(draft)


def _write(draft: Path, content: bytes, mode: int) -> None:
    """Into a file that is made new: what lies there under that name, be it a link or a pipe, is taken away unread."""
    draft.unlink(missing_ok=True)
    with os.fdopen(os.open(draft, _NEW, mode), "wb") as file:
        for at in range(0, len(content), BLOCK):
            file.write(content[at : at + BLOCK])
        file.flush()
        os.fsync(file.fileno())
        forget_cache(file.fileno())


def forget_cache(descriptor: int) -> None:
    """Have the next reading come from the device, where the system allows to ask for it."""
    if hasattr(os, "posix_fadvise"):
        os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)


def digest_of(path: Path) -> str:
    """SHA-256 of a file as the device gives it."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _flush_folder(folder: Path) -> None:
    """Have the new name itself on the device, where the system has such a call for folders; Windows has none."""
    if sys.platform == "win32":
        return
    try:
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
    except OSError as fault:
        if fault.errno not in _NO_SUCH_CALL:
            raise


def _drop(draft: Path) -> None:
    """Leave no half behind; where the stick is gone there is nothing to take away."""
    try:
        draft.unlink(missing_ok=True)
    except OSError:
        return
