"""Files written whole or not at all: a fault at every step, a full disk, a size limit, a kill, a stick pulled out."""

import errno
import os
import resource
import shutil
import signal
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from exports.files import writing
from exports.files.carrying import carry, copy_in
from exports.files.writing import BLOCK, UNFINISHED, proven, write_whole
from models.values.errors import Trouble

ROOT = Path(__file__).parents[3]
CONTENT = bytes(range(256)) * 4096 * 3
OLDER = b"older"
STEPS = ("open", "write", "fsync", "forget_cache", "digest_of", "replace", "_flush_folder")


def code(act: Callable[[], object]) -> str:
    with pytest.raises(Trouble) as trouble:
        act()
    return trouble.value.code


def failing(step: str, number: int, monkeypatch: pytest.MonkeyPatch, before: Callable[[], object]) -> None:
    """Have this step of the motion fail, after `before` was done."""

    def fail(*_: object, **__: object) -> object:
        before()
        raise OSError(number, os.strerror(number))

    opened, wrapped = os.open, os.fdopen

    def open_new(path: Path, flags: int, *more: int, **named: Any) -> int:
        if flags & os.O_EXCL:
            fail()
        return opened(path, flags, *more, **named)

    def wrap_for_writing(number: int, mode: str = "r") -> object:
        file = wrapped(number, mode)
        return _Failing(file, fail) if mode == "wb" else file

    if step == "open":
        monkeypatch.setattr(os, "open", open_new)
    elif step == "write":
        monkeypatch.setattr(os, "fdopen", wrap_for_writing)
    elif step == "fsync":
        monkeypatch.setattr(os, "fsync", fail)
    elif step == "replace":
        monkeypatch.setattr(Path, "replace", fail)
    else:
        monkeypatch.setattr(writing, step, fail)


class _Failing:
    """A file whose second block does not fit."""

    def __init__(self, file: object, fail: Callable[..., object]) -> None:
        self._file, self._fail, self._calls = file, fail, 0

    def __enter__(self) -> "_Failing":
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()  # type: ignore[attr-defined]

    def write(self, block: bytes) -> object:
        self._calls += 1
        return self._fail() if self._calls == 2 else self._file.write(block)  # type: ignore[attr-defined]


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("number", [errno.EIO, errno.ENOSPC, errno.EACCES])
def test_a_fault_at_any_step_leaves_the_older_file_or_the_whole_new_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, number: int
) -> None:
    target = tmp_path / "a.asice"
    target.write_bytes(OLDER)
    failing(step, number, monkeypatch, lambda: None)
    expected = {errno.EIO: "STICK_GONE", errno.ENOSPC: "STICK_FULL", errno.EACCES: "FILE_NOT_WRITTEN"}[number]
    assert code(lambda: carry(CONTENT, target)) == expected
    monkeypatch.undo()
    assert [path.name for path in tmp_path.iterdir()] == ["a.asice"]
    assert target.read_bytes() == (CONTENT if step == "_flush_folder" else OLDER)


@pytest.mark.parametrize("step", STEPS)
def test_a_stick_that_is_pulled_out_at_any_step(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    """All that is on it goes with it; what is left of the motion ends in one sentence, not in a crash."""
    stick = tmp_path / "stick"
    stick.mkdir()
    failing(step, errno.EIO, monkeypatch, lambda: shutil.rmtree(stick))
    assert code(lambda: carry(CONTENT, stick / "a.asice")) == "STICK_GONE"
    assert not stick.exists()


def test_a_pulled_stick_without_an_error_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The writing itself was cached and succeeds; the device is only missed when it is read back."""
    stick = tmp_path / "stick"
    stick.mkdir()
    monkeypatch.setattr(writing, "forget_cache", lambda _: shutil.rmtree(stick))
    assert code(lambda: carry(CONTENT, stick / "a.asice")) == "STICK_GONE"


@pytest.fixture
def full(monkeypatch: pytest.MonkeyPatch) -> None:
    """New files are led to the kernel's full device, so that the kernel itself answers."""
    opened = os.open

    def open_new(path: Path, flags: int, *more: int, **named: Any) -> int:
        return opened("/dev/full", os.O_WRONLY) if flags & os.O_EXCL else opened(path, flags, *more, **named)

    monkeypatch.setattr(os, "open", open_new)


@pytest.mark.usefixtures("full")
def test_a_device_that_is_really_full(tmp_path: Path) -> None:
    target = tmp_path / "a.xlsx"
    target.write_bytes(OLDER)
    assert code(lambda: write_whole(target, CONTENT)) == "DISK_FULL"
    assert target.read_bytes() == OLDER and [path.name for path in tmp_path.iterdir()] == ["a.xlsx"]
    assert code(lambda: carry(CONTENT, target)) == "STICK_FULL"
    assert target.read_bytes() == OLDER and [path.name for path in tmp_path.iterdir()] == ["a.xlsx"]


LIMITED = """
import resource, sys
from pathlib import Path
from exports.files.carrying import carry
from models.values.errors import Trouble
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), int(sys.argv[2])))
try:
    carry(bytes(3 * 1024 * 1024), Path(sys.argv[1]))
except Trouble as trouble:
    print(trouble.code)
"""
KILLED = """
import os, signal, sys
from pathlib import Path
from exports.files import writing
step, target = sys.argv[2], Path(sys.argv[1])
whole = getattr(writing, step)
def fatal(*given):
    whole(*given)
    os.kill(os.getpid(), signal.SIGKILL)
setattr(writing, step, fatal)
writing.write_whole(target, bytes(3 * 1024 * 1024))
"""


def child(script: str, *arguments: object) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    told = [sys.executable, "-c", script, *map(str, arguments)]
    return subprocess.run(told, env=environment, check=False, capture_output=True, text=True)


@pytest.mark.parametrize("limit", [1, 4096, BLOCK, 2 * BLOCK + 17])
def test_a_system_that_stops_in_the_middle_of_a_write(tmp_path: Path, limit: int) -> None:
    target = tmp_path / "a.asice"
    target.write_bytes(OLDER[:1])
    assert child(LIMITED, target, limit).stdout.strip() == "FILE_NOT_WRITTEN"
    assert target.read_bytes() == OLDER[:1] and [path.name for path in tmp_path.iterdir()] == ["a.asice"]
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[0] != limit


@pytest.mark.parametrize(
    ("step", "whole"), [("_write", False), ("digest_of", False), ("_flush_folder", True)]
)
def test_a_power_cut_leaves_the_older_file_and_the_next_try_cleans_up(
    tmp_path: Path, step: str, whole: bool
) -> None:
    target = tmp_path / "a.asice"
    target.write_bytes(OLDER)
    assert child(KILLED, target, step).returncode == -signal.SIGKILL
    assert target.read_bytes() == (bytes(3 * BLOCK) if whole else OLDER)
    assert (tmp_path / f"a.asice{UNFINISHED}").exists() is not whole
    write_whole(target, CONTENT)
    assert target.read_bytes() == CONTENT and [path.name for path in tmp_path.iterdir()] == ["a.asice"]


@pytest.mark.parametrize("number", [errno.EINVAL, errno.ENOSYS, errno.EACCES])
def test_a_network_drive_that_cannot_flush_folders_keeps_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    whole = os.fsync

    def fsync(descriptor: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(number, os.strerror(number))
        whole(descriptor)

    monkeypatch.setattr(os, "fsync", fsync)
    write_whole(tmp_path / "a", CONTENT)
    assert (tmp_path / "a").read_bytes() == CONTENT


def test_a_trouble_of_the_block_drops_the_draft(tmp_path: Path) -> None:
    with pytest.raises(KeyError), proven(tmp_path / "a", b"x"):
        raise KeyError("x")
    assert list(tmp_path.iterdir()) == []


def test_a_disk_that_reads_back_other_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def spoil(descriptor: int) -> None:
        os.pwrite(descriptor, b"\xff\xff", BLOCK)

    monkeypatch.setattr(writing, "forget_cache", spoil)
    assert code(lambda: write_whole(tmp_path / "a", CONTENT)) == "FILE_READS_DIFFERENT"
    assert list(tmp_path.iterdir()) == []


def test_a_stick_that_gives_other_bytes_the_second_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick, inbox = tmp_path / "stick", tmp_path / "inbox"
    stick.mkdir()
    inbox.mkdir()
    source = stick / "a.asice"
    source.write_bytes(CONTENT)

    def spoil(_: int) -> None:
        source.write_bytes(b"\xff" + CONTENT[1:])

    from exports.files import carrying

    monkeypatch.setattr(carrying, "forget_cache", spoil)
    assert code(lambda: copy_in(source, inbox)) == "STICK_UNSTEADY"
    monkeypatch.setattr(carrying, "LARGEST", 10)
    assert code(lambda: copy_in(source, inbox)) == "FILE_TOO_LARGE"
    assert list(inbox.iterdir()) == []


@pytest.mark.usefixtures("full")
def test_a_full_disk_of_this_machine_is_no_fault_of_the_stick(tmp_path: Path) -> None:
    stick, inbox = tmp_path / "stick", tmp_path / "inbox"
    stick.mkdir()
    inbox.mkdir()
    (stick / "a.asice").write_bytes(CONTENT)
    assert code(lambda: copy_in(stick / "a.asice", inbox)) == "DISK_FULL"
    assert list(inbox.iterdir()) == []


def test_nothing_that_lies_under_the_drafts_name_is_written_into(tmp_path: Path) -> None:
    target, victim = tmp_path / "a.asice", tmp_path / "victim.txt"
    draft = target.with_name(target.name + UNFINISHED)
    victim.write_bytes(OLDER)
    draft.symlink_to(victim)
    write_whole(target, CONTENT)
    assert (victim.read_bytes(), target.read_bytes()) == (OLDER, CONTENT)
    assert not target.is_symlink() and not draft.exists()
    os.mkfifo(draft)  # opening it for writing would wait for a reader for ever
    write_whole(target, OLDER)
    assert target.read_bytes() == OLDER and not draft.exists()
    target.unlink()
    target.symlink_to(victim)
    victim.write_bytes(b"mine")
    write_whole(target, CONTENT)
    assert victim.read_bytes() == b"mine" and not target.is_symlink()


@pytest.mark.parametrize(("secret", "mode"), [(True, 0o600), (False, 0o644)])
def test_what_is_secret_is_for_its_owner_alone(tmp_path: Path, secret: bool, mode: int) -> None:
    before = os.umask(0o022)
    try:
        target = tmp_path / "a.p12"
        target.touch(0o666)
        write_whole(target, CONTENT, secret=secret)
    finally:
        os.umask(before)
    assert stat.S_IMODE(target.stat().st_mode) == mode


def test_a_name_that_no_system_takes_is_refused_before_writing(tmp_path: Path) -> None:
    assert code(lambda: write_whole(tmp_path / ("x" * 250), CONTENT)) == "FILE_NAME_TOO_LONG"
    assert code(lambda: write_whole(tmp_path / "nul.pdf", CONTENT)) == "FILE_NAME_UNFIT"
    assert list(tmp_path.iterdir()) == []
