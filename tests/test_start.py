"""start.py: what it says, and what it finds missing."""

import hashlib
import importlib.util
import os
import shutil
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


@pytest.fixture
def commands(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """What start.py has run for the tests' programs, on a Linux that lacks qpdf and one library."""
    ran: list[list[str]] = []

    def succeeds(command: list[str]) -> bool:
        ran.append(command)
        return True

    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(start, "_succeeds", succeeds)
    monkeypatch.setattr(start, "missing_programs", lambda: {"qpdf", "certtool"})
    monkeypatch.setattr(start, "missing_libraries", lambda window: {"libEGL.so.1"})
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    return ran


def test_root_gets_what_the_tests_need(commands: list[list[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    start.provide_for_tests()
    assert [command[0] for command in commands] == ["env", "env"]
    assert "update" in commands[0]
    assert commands[1][-3:] == ["gnutls-bin", "libegl1", "qpdf"]


def test_an_account_whose_sudo_asks_nothing_gets_it_too(
    commands: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    start.provide_for_tests()
    assert commands[0] == ["sudo", "-n", "true"]
    assert commands[-1][:3] == ["sudo", "-n", "env"] and commands[-1][-1] == "qpdf"


@pytest.mark.parametrize("refusing", [["sudo", "-n", "true"], "install"])
def test_where_nothing_can_be_installed_the_command_is_named(
    commands: list[list[str]],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    refusing: object,
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setattr(start, "_succeeds", lambda command: command != refusing and refusing not in command)
    start.provide_for_tests()
    told = capsys.readouterr().out
    assert "certtool, qpdf" in told
    assert told.splitlines()[-1] == "sudo apt-get install -y gnutls-bin qpdf"


def test_nothing_is_said_where_nothing_is_missing(
    commands: list[list[str]], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(start, "missing_programs", set)
    monkeypatch.setattr(start, "missing_libraries", lambda window: set())
    start.provide_for_tests()
    assert commands == [] and capsys.readouterr().out == ""


@pytest.mark.parametrize("command", ["test", "deep"])
def test_the_programs_come_before_the_tests(monkeypatch: pytest.MonkeyPatch, command: str) -> None:
    done: list[str] = []
    for name in ("make_environment", "provide_for_tests"):
        monkeypatch.setattr(start, name, lambda name=name: done.append(name))
    monkeypatch.setattr(start, "install", lambda lock: None)
    monkeypatch.setattr(start, "require_system_libraries", lambda window: None)

    def run(arguments: list[str], **_: str) -> int:
        done.append(arguments[1])
        return 0

    monkeypatch.setattr(start, "run", run)
    assert start.main([command]) == 0
    assert done == ["make_environment", "provide_for_tests", "pytest"]


@pytest.mark.parametrize(("command", "kept"), [("test", True), ("deep", True), ("mutate", False)])
def test_tests_keep_their_bytecode_and_mutants_do_not(
    monkeypatch: pytest.MonkeyPatch, command: str, kept: bool
) -> None:
    given: dict[str, str] = {}
    for name in ("make_environment", "provide_for_tests"):
        monkeypatch.setattr(start, name, lambda: None)
    monkeypatch.setattr(start, "install", lambda lock: None)
    monkeypatch.setattr(start, "require_system_libraries", lambda window: None)
    monkeypatch.setattr(start, "run", lambda arguments, **settings: given.update(settings) or 0)
    assert start.main([command]) == 0
    assert given["QT_QPA_PLATFORM"] == "offscreen"
    assert (given.get("PYTHONDONTWRITEBYTECODE") == "") is kept


def test_a_worker_that_crashes_ends_the_run(tmp_path: Path) -> None:
    """It fails, and names the test at which the worker went down."""
    for name in "abcd":
        crash = "import os; os._exit(11)" if name == "b" else "pass"
        lines = [f"def test_{at}():\n    {crash if at == 2 else 'pass'}\n" for at in range(6)]
        (tmp_path / f"test_{name}.py").write_text("".join(lines), encoding="utf-8")
    plain = (
        "-c",
        os.devnull,
        "--rootdir",
        str(tmp_path),
        "-n",
        "2",
        "-p",
        "no:pytest-qt",
        "-p",
        "no:hypothesispytest",
    )
    ended = subprocess.run(
        [sys.executable, "-m", *start.MODULE_COMMANDS["test"], *plain, str(tmp_path)],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert ended.returncode == 1, ended.stdout + ended.stderr
    assert "crashed while running 'test_b.py::test_2'" in ended.stdout
