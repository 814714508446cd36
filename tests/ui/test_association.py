"""Files opened by a double click: the desktop's own tools find the program, and find it no more afterwards."""

import configparser
import os
import shutil
import subprocess
import sys
import types
from pathlib import Path

import pytest

from models.values.errors import Refused
from models.values.units import unit_on
from storage.book import settings
from tests.programs import program
from tests.ui.screens.world import NOW
from ui import association
from ui.association import DESKTOP, OPENED


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_DATA_DIRS", "/usr/share")
    return tmp_path


def asked(*words: str) -> str:
    command = [program(words[0]), *words[1:]]
    found = subprocess.run(command, check=False, capture_output=True, text=True, env=dict(os.environ))
    return found.stdout + found.stderr


def test_the_entry_starts_the_program_with_the_files(home: Path) -> None:
    entry, kinds = association.associate()
    read = configparser.ConfigParser(interpolation=None)
    read.optionxform = str  # type: ignore[assignment,method-assign]
    read.read(entry, encoding="utf-8")
    said = read["Desktop Entry"]["Exec"]
    assert said.endswith('main.py" %F') and sys.executable in said
    assert "@COMMAND@" not in entry.read_text(encoding="utf-8") and kinds.is_file()
    choices = (home / "config" / "mimeapps.list").read_text(encoding="utf-8")
    assert choices.startswith("[Default Applications]\n")
    assert all(f"{kind}={DESKTOP};" in choices for kind in OPENED) and "application/pdf" not in choices


def test_the_choices_of_the_person_stay(home: Path) -> None:
    place = home / "config" / "mimeapps.list"
    place.parent.mkdir()
    before = (
        "[Added Associations]\ntext/plain=nano.desktop;\n\n[Default Applications]\ntext/html=web.desktop\n"
    )
    place.write_text(before, encoding="utf-8")
    association.associate()
    association.associate()
    both = place.read_text(encoding="utf-8")
    assert both.count(DESKTOP) == len(OPENED) and "text/html=web.desktop" in both
    association.forget()
    assert place.read_text(encoding="utf-8") == before


def test_taking_it_back_leaves_no_file(home: Path) -> None:
    made = association.associate()
    assert association.forget() == made
    assert not any(path.exists() for path in made)
    assert association.forget() == []


def test_the_kinds_of_files_are_described(home: Path) -> None:
    _, kinds_file = association.associate()
    for kind in OPENED:
        assert f'type="{kind}"' in kinds_file.read_text(encoding="utf-8")


@pytest.mark.needs("gio", "update-mime-database")
def test_the_tools_of_the_desktop_know_the_files(home: Path) -> None:
    association.associate()
    package, part = home / "a.asice", home / "a.001-003"
    envelope, book = home / "a.asice.p7m", home / "xa.book"
    package.write_bytes(b"PK\x05\x06" + b"\0" * 18)
    envelope.write_bytes(b"0\x80")
    part.write_bytes(b'SO-HTX-PART 1 {"x": 1}\n')
    settings.create_book(book, unit_on("12", NOW.date()), clock=lambda: NOW).close()
    plain = home / "khong duoi"
    shutil.copy(book, plain)
    kinds = (OPENED[0], OPENED[1], OPENED[2], OPENED[3], OPENED[0])
    for kind, path in zip(kinds, (book, package, envelope, part, plain), strict=True):
        assert f"standard::content-type: {kind}" in asked(
            "gio", "info", "-a", "standard::content-type", str(path)
        )
        assert DESKTOP in asked("gio", "mime", kind)
    download = home / "phim.mkv.part"
    download.write_bytes(b"abc")
    told = asked("gio", "info", "-a", "standard::content-type", str(download))
    assert "so-htx" not in told.rpartition("content-type:")[2]
    association.forget()
    assert DESKTOP not in asked("gio", "mime", OPENED[1])


def test_odd_signs_in_a_path_are_escaped() -> None:
    said = association._quoted(["/opt/a b/py$thon", 'c"d\\e', "100%"])
    assert said == '"/opt/a b/py\\\\$thon" "c\\\\"d\\\\\\\\e" "100%%"'


def test_another_system_is_told_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "sunos5")
    for act in (association.associate, association.forget):
        with pytest.raises(Refused, match="ASSOCIATION_SYSTEM"):
            act()


class Registry(types.SimpleNamespace):
    """The registry of Windows, as far as it is asked, in memory: the real one is not to be had here."""

    def __init__(self) -> None:
        super().__init__(HKEY_CURRENT_USER="HKCU", REG_SZ=1, KEY_ALL_ACCESS=2)
        self.keys: dict[str, dict[str, str]] = {}

    def CreateKeyEx(self, _root: str, key: str) -> "Key":
        self.keys.setdefault(key, {})
        return Key(key)

    def OpenKey(self, _root: str, key: str, _zero: int, _access: int) -> "Key":
        if key not in self.keys:
            raise FileNotFoundError(key)
        return Key(key)

    def SetValueEx(self, key: "Key", name: str, _zero: int, _kind: int, text: str) -> None:
        self.keys[key.name][name] = text

    def QueryValueEx(self, key: "Key", name: str) -> tuple[str, int]:
        if name not in self.keys[key.name]:
            raise FileNotFoundError(name)
        return self.keys[key.name][name], 1

    def DeleteValue(self, key: "Key", name: str) -> None:
        del self.keys[key.name][name]

    def DeleteKey(self, _root: str, key: str) -> None:
        if any(one.startswith(key + "\\") for one in self.keys):
            raise PermissionError(key)
        self.keys.pop(key, None)


class Key:
    def __init__(self, name: str) -> None:
        self.name = name

    def __enter__(self) -> "Key":
        return self

    def __exit__(self, *_: object) -> None:
        return None


def test_windows_is_told_by_the_lines_of_the_template(monkeypatch: pytest.MonkeyPatch) -> None:
    registry = Registry()
    registry.keys["Software\\Classes\\.pdf\\OpenWithProgids"] = {"Reader": ""}
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(association, "_registry", lambda: registry)
    association.associate()
    starts = registry.keys["Software\\Classes\\SoHTX.Package\\shell\\open\\command"][""]
    assert starts.endswith('main.py" "%1"') and starts.startswith('"')
    assert registry.keys["Software\\Classes\\.asice"][""] == "SoHTX.Package"
    assert set(registry.keys["Software\\Classes\\.pdf\\OpenWithProgids"]) == {"Reader", "SoHTX.Package"}
    association.forget()
    assert not [key for key in registry.keys if "SoHTX." in key and registry.keys[key]]
    assert registry.keys["Software\\Classes\\.pdf\\OpenWithProgids"] == {"Reader": ""}
    assert registry.keys["Software\\Classes\\.asice"] == {}
