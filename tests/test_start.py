"""start.py: what it says, and what it finds missing."""

import hashlib
import importlib.util
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import start
from resources import ROOT

LDD = """
\tlinux-vdso.so.1 (0x00007ffd5d5f2000)
\tlibEGL.so.1 => not found
\tlibz.so.1 => /lib/x86_64-linux-gnu/libz.so.1 (0x00007f0000000000)
\tlibxcb-cursor.so.0 => not found
"""


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty checkout whose environment has not been made."""
    monkeypatch.setattr(start, "ENVIRONMENT", tmp_path / ".venv")
    return tmp_path


def test_missing_libraries_are_read_from_ldd() -> None:
    assert start.missing_in(LDD) == {"libEGL.so.1", "libxcb-cursor.so.0"}


def test_missing_libraries_are_named_with_the_command_that_installs_them(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(start, "make_environment", lambda: None)
    monkeypatch.setattr(start, "install", lambda lock: None)
    monkeypatch.setattr(start, "has_display", lambda: True)
    monkeypatch.setattr(start, "missing_libraries", lambda window: {"libEGL.so.1", "libxcb-cursor.so.0"})
    assert start.main([]) == start.LACKING
    told = capsys.readouterr().err
    assert "sudo apt-get install -y libegl1 libxcb-cursor0" in told.splitlines()
    assert "Traceback" not in told


def test_a_library_of_no_known_package_is_named_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(start, "missing_libraries", lambda window: {"libunheard.so.7"})
    with pytest.raises(start.Lacking, match=r"libunheard\.so\.7"):
        start.require_system_libraries(window=True)


def test_without_pip_and_ensurepip_the_package_is_named(
    checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(start, "outer_pip_version", lambda: None)
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    with pytest.raises(start.Lacking, match=r"sudo apt-get install -y python3\.\d+-venv"):
        start.make_environment()
    assert not (checkout / ".venv").exists()


def test_an_unchanged_lock_is_not_installed_again(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        pytest.fail("pip was started")

    digest = hashlib.sha256((start.HERE / "requirements.lock").read_bytes()).hexdigest()
    (checkout / ".venv").mkdir()
    (checkout / ".venv" / "requirements.lock.sha256").write_text(digest)
    monkeypatch.setattr(subprocess, "run", fail)
    start.install("requirements.lock")


def test_without_a_display_the_demonstration_runs(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    started: list[list[str]] = []

    def run(arguments: list[str], **_: str) -> int:
        started.append(arguments)
        return 0

    monkeypatch.setattr(start, "make_environment", lambda: None)
    monkeypatch.setattr(start, "install", lambda lock: None)
    monkeypatch.setattr(start, "has_display", lambda: False)
    monkeypatch.setattr(start, "run", run)
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    assert start.main([]) == 0
    assert started == [["main.py", "demo", str(start.DEMONSTRATION), "--year", "2020"]]
    assert "no display" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("locale", "expected"), [("vi_VN.UTF-8", "vi"), ("en_US.UTF-8", "en"), ("C", "en"), ("", "en")]
)
def test_the_person_is_told_in_the_language_of_the_system(
    monkeypatch: pytest.MonkeyPatch, locale: str, expected: str
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.delenv("LC_MESSAGES", raising=False)
    monkeypatch.setenv("LC_ALL", locale)
    monkeypatch.setenv("LANG", locale)
    assert start.language() == expected


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_sentence_that_start_says_is_there(language: str) -> None:
    told = tomllib.loads((ROOT / "sentences" / language / "start.toml").read_text(encoding="utf-8"))
    text = Path(start.__file__).read_text(encoding="utf-8")
    asked = {word.strip('"(),') for word in text.replace("(", " ").split() if word.startswith('"START_')}
    assert asked == told.keys()
