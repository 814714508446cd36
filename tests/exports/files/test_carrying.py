"""Files on a stick: proven by reading back; a full, vanishing or lying stick leaves nothing half."""

import errno
import hashlib
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from exports.files import writing
from exports.files.carrying import NOTICEABLE, Drive, brought_in, carry, copy_in, removable_drives
from exports.files.writing import BLOCK
from models.values.errors import Refused, Trouble, Unavailable

CONTENT = bytes(range(256)) * 4096 * 5


def code(act: Callable[[], object]) -> str:
    with pytest.raises(Trouble) as trouble:
        act()
    return trouble.value.code


def test_a_file_is_written_whole_and_proven(tmp_path: Path) -> None:
    done = carry(CONTENT, tmp_path / "gói.asice")
    assert done.path.read_bytes() == CONTENT and done.doubt == ""
    assert done.sha256 == hashlib.sha256(CONTENT).hexdigest() and done.size == len(CONTENT) > NOTICEABLE
    assert [path.name for path in tmp_path.iterdir()] == ["gói.asice"]


def failing(number: int, after: int) -> Callable[[int], None]:
    calls: list[int] = []

    def fsync(descriptor: int) -> None:
        calls.append(descriptor)
        if len(calls) >= after:
            raise OSError(number, os.strerror(number))

    return fsync


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (errno.ENOSPC, "STICK_FULL"),
        (errno.EIO, "STICK_GONE"),
        (errno.ENODEV, "STICK_GONE"),
        (errno.EROFS, "STICK_READ_ONLY"),
        (errno.EACCES, "FILE_NOT_WRITTEN"),
    ],
)
def test_a_stick_that_fails_leaves_the_older_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, expected: str
) -> None:
    target = tmp_path / "a.asice"
    target.write_bytes(b"older")
    monkeypatch.setattr(os, "fsync", failing(number, 1))
    assert code(lambda: carry(CONTENT, target)) == expected
    assert target.read_bytes() == b"older"
    assert [path.name for path in tmp_path.iterdir()] == ["a.asice"]


def test_a_stick_that_reads_back_other_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the stick keeps is not what was written: the fault is put in after the flush, before the reading."""

    def spoil(descriptor: int) -> None:
        os.pwrite(descriptor, b"\xff\xff", 3 * BLOCK)

    monkeypatch.setattr(writing, "forget_cache", spoil)
    assert code(lambda: carry(CONTENT, tmp_path / "a.asice")) == "STICK_FALSE"
    assert list(tmp_path.iterdir()) == []


def test_no_room_is_told_before_writing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=1000, total=2000, used=1000))
    with pytest.raises(Unavailable) as trouble:
        carry(CONTENT, tmp_path / "a.asice")
    assert trouble.value.code == "STICK_FULL" and trouble.value.details["free"] == 1000
    assert list(tmp_path.iterdir()) == []


def test_free_space_that_does_not_shrink_is_doubted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=10**9, total=10**9, used=0))
    assert carry(CONTENT, tmp_path / "a.asice").doubt == "STICK_SPACE_UNCHANGED"
    assert carry(b"small", tmp_path / "b.asice").doubt == ""


def test_a_folder_that_is_gone(tmp_path: Path) -> None:
    assert code(lambda: carry(b"x", tmp_path / "gone" / "a.asice")) == "STICK_GONE"


def test_copying_in_keeps_what_is_there(tmp_path: Path) -> None:
    stick, inbox = tmp_path / "stick", tmp_path / "inbox"
    stick.mkdir()
    inbox.mkdir()
    (stick / "a.asice").write_bytes(b"one")
    first = copy_in(stick / "a.asice", inbox)
    assert first == inbox / "a.asice" and copy_in(stick / "a.asice", inbox) == first
    (stick / "a.asice").write_bytes(b"two")
    second = copy_in(stick / "a.asice", inbox)
    assert second == inbox / "a-2.asice" and first.read_bytes() == b"one"
    with pytest.raises(Refused, match="FILE_MISSING"):
        copy_in(stick / "b.asice", inbox)


def test_only_files_on_sticks_are_copied_in(tmp_path: Path) -> None:
    stick, inbox, desk = tmp_path / "stick", tmp_path / "a" / "inbox", tmp_path / "desk"
    for folder in (stick, desk):
        folder.mkdir()
        (folder / "a.asice").write_bytes(b"one")
    drives = [Drive(stick, "stick", 0, 0)]
    paths = [stick / "a.asice", desk / "a.asice", stick / "gone.asice"]
    found = brought_in(paths, inbox, drives)
    assert dict(found.places) == {paths[0]: inbox / "a.asice", paths[1]: paths[1]}
    assert [(path.name, trouble.code) for path, trouble in found.failed] == [("gone.asice", "FILE_MISSING")]
    for path in paths:
        found.drop(path)
    assert not (inbox / "a.asice").exists() and all(path.exists() for path in paths[:2])
    assert brought_in([paths[1]], tmp_path / "none", drives).places == {paths[1]: paths[1]}
    assert not (tmp_path / "none").exists()


def test_an_inbox_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    stick, blocked = tmp_path / "stick", tmp_path / "file"
    stick.mkdir()
    blocked.write_bytes(b"")
    (stick / "a.asice").write_bytes(b"one")
    found = brought_in([stick / "a.asice"], blocked / "inbox", [Drive(stick, "stick", 0, 0)])
    assert not found.places and found.failed[0][1].code == "FILE_NOT_WRITTEN"


def machine(root: Path, mounts: str) -> Path:
    """A made-up Linux machine: a fixed disk sda, a stick sdb on USB, a card mmcblk0 that the kernel calls removable."""
    for disk, parent, removable in (
        ("sda", "pci0000:00/ata1", "0"),
        ("sdb", "pci0000:00/usb1/1-1", "0"),
        ("mmcblk0", "platform/mmc", "1"),
    ):
        real = root / "sys/devices" / parent / "block" / disk
        part = f"{disk}p1" if disk[-1].isdigit() else f"{disk}1"
        (real / part).mkdir(parents=True)
        (real / "removable").write_text(f"{removable}\n", encoding="ascii")
        (root / "sys/class/block").mkdir(parents=True, exist_ok=True)
        (root / "sys/class/block" / disk).symlink_to(real)
        (root / "sys/class/block" / part).symlink_to(real / part)
    (root / "proc").mkdir()
    (root / "proc/mounts").write_text(mounts, encoding="utf-8")
    return root


def test_removable_drives_are_told_from_fixed_ones(tmp_path: Path) -> None:
    stick, card = tmp_path / "USB của Mai", tmp_path / "card"
    stick.mkdir()
    card.mkdir()
    escaped = str(stick).replace(" ", "\\040")
    root = machine(
        tmp_path / "root",
        f"/dev/sda1 / ext4 rw 0 0\nproc /proc proc rw 0 0\n/dev/sdb1 {escaped} vfat rw,nosuid 0 0\n"
        f"/dev/mmcblk0p1 {card} exfat ro,nosuid 0 0\n/dev/sdb1 {tmp_path}/pulled vfat rw 0 0\n/dev/sdz\n",
    )
    found = removable_drives(root)
    assert [(one.path, one.name, one.read_only) for one in found] == [
        (stick, "USB của Mai", False),
        (card, "card", True),
    ]
    assert all(0 < one.free <= one.size for one in found)


def test_a_machine_without_such_tables_has_no_drives(tmp_path: Path) -> None:
    assert removable_drives(tmp_path) == []
