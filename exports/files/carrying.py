"""Files carried on a stick: offered drives, writing that is proven by reading back, and copying in before reading.

Sticks of doubtful quality lie about their size, fill up and are pulled out. Nothing is believed before it was read
back from the device itself, and a failure leaves no half file behind under the right name.
"""

import errno
import hashlib
import shutil
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from exports.files.writing import BLOCK, ReadsDifferentError, digest_of, forget_cache, proven, write_whole
from models.values.errors import Refused, Trouble, Unavailable

RESERVE = 64 * 1024
"""Bytes that must stay free on a stick beside the file, for its own tables."""

NOTICEABLE = 4 * BLOCK
"""From this size on a file must make the free space smaller."""

LARGEST = 256 * BLOCK
"""Largest file that is copied in; a package is at most a quarter of it."""

_GONE = frozenset({errno.ENODEV, errno.EIO, errno.ENXIO, errno.ENOENT, errno.ENOTCONN, errno.ESTALE})
_REMOVABLE_ON_WINDOWS = 2
_READ_ONLY_MOUNT = "ro"


@dataclass(frozen=True, slots=True)
class Drive:
    """A removable drive: where it is, what it is called, and its bytes free and in all."""

    path: Path
    name: str
    free: int
    size: int
    read_only: bool = False


@dataclass(frozen=True, slots=True)
class Carried:
    """A file that was written, flushed, read back from the device and found the same.

    doubt: STICK_SPACE_UNCHANGED where the free space did not shrink, as on sticks that only pretend; else "".
    """

    path: Path
    sha256: str
    size: int
    doubt: str = ""


def removable_drives(root: Path = Path("/")) -> list[Drive]:
    """The removable drives that are plugged in and mounted, by path. `root`: where /proc and /sys are found."""
    if sys.platform == "win32":
        return list(_windows_drives())
    return sorted(_linux_drives(root), key=lambda drive: str(drive.path))


def _linux_drives(root: Path) -> Iterator[Drive]:
    try:
        mounts = (root / "proc/mounts").read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:
        return
    for line in mounts.splitlines():
        device, place, _, options, *_ = (*line.split(" "), "", "", "", "")
        if not device.startswith("/dev/") or not _is_removable(root, Path(device).name):
            continue
        path = Path(_unescaped(place))
        drive = _drive(path, path.name, _READ_ONLY_MOUNT in options.split(","))
        if drive is not None:
            yield drive


def _is_removable(root: Path, device: str) -> bool:
    """Whether the kernel calls the disk removable, or it hangs on USB."""
    block = root / "sys/class/block" / device
    if not block.exists():
        return False
    real = block.resolve()
    disks = (real, real.parent)
    flagged = any(_flag(disk / "removable") for disk in disks)
    return flagged or any(part.startswith("usb") for part in real.parts)


def _flag(path: Path) -> bool:
    try:
        return path.read_text(encoding="ascii").strip() == "1"
    except OSError:
        return False


def _unescaped(place: str) -> str:
    """A path of /proc/mounts: space, tab, line end and backslash are written in octal."""
    for octal, sign in (("\\040", " "), ("\\011", "\t"), ("\\012", "\n"), ("\\134", "\\")):
        place = place.replace(octal, sign)
    return place


def _windows_drives() -> Iterator[Drive]:
    import ctypes

    kernel = ctypes.windll.kernel32  # type: ignore[attr-defined,unused-ignore]
    present = kernel.GetLogicalDrives()
    for at in range(26):
        place = f"{chr(ord('A') + at)}:\\"
        if present >> at & 1 and kernel.GetDriveTypeW(place) == _REMOVABLE_ON_WINDOWS:
            drive = _drive(Path(place), place[:2], read_only=False)
            if drive is not None:
                yield drive


def _drive(path: Path, name: str, read_only: bool) -> Drive | None:
    try:
        usage = shutil.disk_usage(path)
    except OSError:  # an empty card reader, or a stick that has just been pulled
        return None
    return Drive(path, name, usage.free, usage.total, read_only)


def carry(content: bytes, target: Path) -> Carried:
    """Write a file whole to a stick, flush it, read it back past the cache and compare; only then name it.

    An older file of that name stays until then. Unavailable: STICK_GONE, STICK_FULL (need, free), STICK_READ_ONLY,
    STICK_FALSE where it reads back different, FILE_NOT_WRITTEN.
    """
    try:
        before = _room(target, len(content))
        with proven(target, content):
            after = shutil.disk_usage(target.parent).free
    except ReadsDifferentError as fault:
        raise Unavailable("STICK_FALSE", path=str(target)) from fault
    except OSError as fault:
        raise _trouble(fault, target, len(content)) from fault
    digest = hashlib.sha256(content).hexdigest()
    shrank = before - after >= len(content) // 2
    return Carried(
        target, digest, len(content), "" if shrank or len(content) < NOTICEABLE else "STICK_SPACE_UNCHANGED"
    )


def _room(target: Path, size: int) -> int:
    """Bytes free before writing; Unavailable STICK_GONE, STICK_FULL."""
    if not target.parent.is_dir():
        raise Unavailable("STICK_GONE", path=str(target.parent))
    free = shutil.disk_usage(target.parent).free
    if free < size + RESERVE:
        raise Unavailable("STICK_FULL", path=str(target.parent), need=size + RESERVE, free=free)
    return free


def _trouble(fault: OSError, target: Path, size: int) -> Unavailable:
    folder = str(target.parent)
    if fault.errno == errno.ENOSPC:
        return Unavailable("STICK_FULL", path=folder, need=size + RESERVE, free=0)
    if fault.errno == errno.EROFS:
        return Unavailable("STICK_READ_ONLY", path=folder)
    if fault.errno in _GONE:
        return Unavailable("STICK_GONE", path=folder)
    return Unavailable("FILE_NOT_WRITTEN", path=str(target), why=fault.strerror or str(fault))


def copy_in(path: Path, folder: Path) -> Path:
    """Copy a file from a stick into a folder of this machine and prove the copy; work never reads from the stick.

    The stick is read twice: what it gives must be the same. A copy that is there already is used again; another file
    of that name stays and the new one gets a number. Refused FILE_MISSING, FILE_TOO_LARGE (size, allowed);
    Unavailable STICK_GONE, STICK_UNSTEADY, FILE_NOT_READ, and those of exports.files.writing.write_whole.
    """
    content = _read_twice(path)
    for target in _names(folder, path.name):
        if not target.exists():
            write_whole(target, content)
            return target
        if target.is_file() and target.stat().st_size == len(content) and target.read_bytes() == content:
            return target
    raise Unavailable("FILE_NOT_WRITTEN", path=str(folder / path.name), why="")


@dataclass(frozen=True, slots=True)
class Brought:
    """Files that were brought in: where each is to be read from now on, and what went wrong with some."""

    places: Mapping[Path, Path]
    failed: tuple[tuple[Path, Trouble], ...] = ()

    def drop(self, path: Path) -> None:
        """Take away the copy of a file that nobody wanted; the file itself stays where it is."""
        copy = self.places.get(path, path)
        if copy != path:
            copy.unlink(missing_ok=True)


def brought_in(paths: Iterable[Path], folder: Path, drives: Sequence[Drive] | None = None) -> Brought:
    """The files, those on removable drives as proven copies in a folder of this machine.

    The folder is made where it is needed. drives: those that are plugged in, unless a test says others.
    """
    plugged = removable_drives() if drives is None else drives
    places: dict[Path, Path] = {}
    failed: list[tuple[Path, Trouble]] = []
    for path in paths:
        try:
            places[path] = _from_stick(path, folder) if is_on(path, plugged) else path
        except Trouble as trouble:
            failed.append((path, trouble))
    return Brought(places, tuple(failed))


def is_on(path: Path, drives: Iterable[Drive]) -> bool:
    """Whether a file lies on one of these drives."""
    real = path.resolve()
    return any(real.is_relative_to(drive.path) for drive in drives)


def _from_stick(path: Path, folder: Path) -> Path:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise Unavailable("FILE_NOT_WRITTEN", path=str(folder), why=fault.strerror or str(fault)) from fault
    return copy_in(path, folder)


def _read_twice(path: Path) -> bytes:
    """What a stick gives, twice the same."""
    if not path.is_file():
        raise Refused("FILE_MISSING", path=str(path))
    try:
        size = path.stat().st_size
        if size > LARGEST:
            raise Refused("FILE_TOO_LARGE", path=str(path), size=size, allowed=LARGEST)
        with path.open("rb") as file:
            content = file.read()
            forget_cache(file.fileno())
        if len(content) != size or digest_of(path) != hashlib.sha256(content).hexdigest():
            raise Unavailable("STICK_UNSTEADY", path=str(path))
    except OSError as fault:
        if fault.errno in _GONE:
            raise Unavailable("STICK_GONE", path=str(path.parent)) from fault
        raise Unavailable("FILE_NOT_READ", path=str(path), why=fault.strerror or str(fault)) from fault
    return content


def _names(folder: Path, name: str) -> Iterator[Path]:
    stem, dot, end = name.rpartition(".")
    yield folder / name
    for number in range(2, 1000):
        yield folder / (f"{stem}-{number}{dot}{end}" if stem else f"{end}-{number}")
