"""A file of a stranger is asked its size before it is read, and a pipe is not waited for."""

import os
from pathlib import Path

import pytest

from exports.exchange.receiving import FILE_SIZE, read_file
from exports.files.reading import TooLargeError, bounded_content
from exports.signatures.signing import KEY_FILE_SIZE, read_key
from models.values.errors import Refused, Unavailable


def test_a_file_within_its_bound_is_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"12345")
    assert bounded_content(path, 5) == b"12345"
    with pytest.raises(TooLargeError) as caught:
        bounded_content(path, 4)
    assert caught.value.size == 5


def sparse(path: Path, size: int) -> Path:
    with path.open("wb") as file:
        file.truncate(size)
    return path


def test_eight_gigabytes_are_refused_at_once_at_every_door(tmp_path: Path) -> None:
    large = sparse(tmp_path / "large.asice", 8 * 1024**3)
    with pytest.raises(Refused, match="PACKAGE_TOO_LARGE") as caught:
        read_file(large)
    assert caught.value.details == {"size": 8 * 1024**3, "allowed": FILE_SIZE}
    with pytest.raises(Refused, match="KEY_FILE_DAMAGED"):
        read_key(large, "x")
    assert KEY_FILE_SIZE < 8 * 1024**3


def test_a_pipe_a_device_and_a_folder_are_no_files(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for path in (pipe, Path(os.devnull), Path("/dev/zero")):
        with pytest.raises(OSError, match="Invalid argument"):
            bounded_content(path, 10)
        with pytest.raises(Unavailable, match="KEY_FILE_UNREADABLE"):
            read_key(path, "x")
    with pytest.raises(IsADirectoryError):
        bounded_content(tmp_path, 10)
    with pytest.raises(FileNotFoundError):
        bounded_content(tmp_path / "none", 10)
