"""Files that the program opens by a double click, made known to this person's desktop, and taken back again.

Linux: a desktop entry and file kinds below XDG_DATA_HOME, and the choice in mimeapps.list. Windows: keys below
HKEY_CURRENT_USER, as resources/system/so-htx.reg lists them. Nothing needs an administrator; of prints (.pdf) the
program never becomes the one that opens them, only one that can.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from models.values.errors import Refused, Unavailable
from resources import ROOT

DESKTOP, KINDS, REGISTRY = "so-htx.desktop", "so-htx-mime.xml", "so-htx.reg"
OPENED = (
    "application/vnd.so-htx.book",
    "application/vnd.etsi.asic-e+zip",
    "application/vnd.so-htx.envelope",
    "application/vnd.so-htx.part",
)
"""Kinds of files that the program opens unless the person chose another one."""

_CHOICES = "[Default Applications]"
_RESERVED = re.compile(r'(["`$\\])')


@dataclass(frozen=True, slots=True)
class Value:
    """One value of the Windows registry: key below HKEY_CURRENT_USER, name ("" for the key's own) and text."""

    key: str
    name: str
    text: str


def command() -> list[str]:
    """What starts this program."""
    return [sys.executable, str(ROOT.parent / "main.py")]


def associate() -> list[Path]:
    """Make the files known; the files that were written, none on Windows. Refused ASSOCIATION_SYSTEM elsewhere.

    Unavailable ASSOCIATION_NOT_WRITTEN (path, why).
    """
    if sys.platform == "win32":
        _write_registry(registry_values(_windows_command()))
        return []
    if not sys.platform.startswith("linux"):
        raise Refused("ASSOCIATION_SYSTEM", system=sys.platform)
    entry, kinds = _places()
    try:
        _write(entry, _template(DESKTOP).replace("@COMMAND@", _quoted(command())))
        _write(kinds, _template(KINDS))
        _choose(_config() / "mimeapps.list", wanted=True)
    except OSError as fault:
        raise _not_written(fault, entry) from fault
    _refresh()
    return [entry, kinds]


def forget() -> list[Path]:
    """Take back what `associate` did; the files that are gone."""
    if sys.platform == "win32":
        _drop_registry(registry_values(_windows_command()))
        return []
    if not sys.platform.startswith("linux"):
        raise Refused("ASSOCIATION_SYSTEM", system=sys.platform)
    gone = [path for path in _places() if path.is_file()]
    try:
        for path in gone:
            path.unlink()
        _choose(_config() / "mimeapps.list", wanted=False)
    except OSError as fault:
        raise _not_written(fault, _places()[0]) from fault
    _refresh()
    return gone


def _not_written(fault: OSError, path: Path) -> Unavailable:
    why = os.strerror(fault.errno) if fault.errno else str(fault)
    return Unavailable("ASSOCIATION_NOT_WRITTEN", path=str(fault.filename or path), why=why)


def _template(name: str) -> str:
    return (ROOT / "system" / name).read_text(encoding="utf-8")


# Linux


def _data() -> Path:
    return _folder("XDG_DATA_HOME", Path.home() / ".local" / "share")


def _config() -> Path:
    return _folder("XDG_CONFIG_HOME", Path.home() / ".config")


def _folder(name: str, otherwise: Path) -> Path:
    """A folder of the desktop; a relative one is passed over, as the standard asks."""
    said = Path(os.environ.get(name, ""))
    return said if said.is_absolute() else otherwise


def _places() -> tuple[Path, Path]:
    return _data() / "applications" / DESKTOP, _data() / "mime" / "packages" / KINDS


def _quoted(words: list[str]) -> str:
    """A command as a desktop entry takes it: each word in quotes, reserved signs escaped twice, a percent doubled."""
    written = (_RESERVED.sub(r"\\\1", word).replace("\\", "\\\\").replace("%", "%%") for word in words)
    return " ".join(f'"{word}"' for word in written)


def _write(path: Path, text: str) -> None:
    """The whole file or none."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(path.name + ".new")
    draft.write_text(text, encoding="utf-8")
    draft.replace(path)


def _choose(path: Path, *, wanted: bool) -> None:
    """Name the program for its kinds of files, or name it no more; other lines stay as they are."""
    lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    kept = list(_without_ours(lines))
    if wanted:
        if _CHOICES not in kept:
            kept += ["", _CHOICES] if kept else [_CHOICES]
        at = kept.index(_CHOICES) + 1
        kept[at:at] = [f"{kind}={DESKTOP};" for kind in OPENED]
    if kept != lines:
        _write(path, "\n".join(kept) + "\n")


def _without_ours(lines: list[str]) -> Iterator[str]:
    """The lines without this program; a kind that another program opens too keeps that one."""
    for line in lines:
        kind, sign, programs = line.partition("=")
        if not sign or DESKTOP not in programs.split(";") or kind.strip().startswith("["):
            yield line
        elif others := [one for one in programs.split(";") if one and one != DESKTOP]:
            yield f"{kind}={';'.join(others)};"


def _refresh() -> None:
    """Have the desktop read anew, where its tools are there; without them it does so by itself later."""
    tools = (
        ("update-mime-database", _data() / "mime"),
        ("update-desktop-database", _data() / "applications"),
    )
    for tool, folder in tools:
        if (found := shutil.which(tool)) and folder.is_dir():
            subprocess.run([found, str(folder)], check=False, capture_output=True, timeout=60)  # noqa: S603


# Windows


def _windows_command() -> str:
    """The command without a console beside the window."""
    program, script = command()
    quiet = Path(program).with_name("pythonw.exe")
    return f'"{quiet if quiet.is_file() else program}" "{script}"'


def registry_values(starts: str) -> list[Value]:
    """The values of the template, with the command in its place."""
    found, key = [], ""
    for line in _template(REGISTRY).splitlines():
        if line.startswith("["):
            key = line.strip("[]").partition("\\")[2]
        elif key and (read := re.fullmatch(r'(@|"(?P<name>[^"]*)")="(?P<text>.*)"', line)):
            text = read["text"].replace('\\"', '"').replace("\\\\", "\\").replace("@COMMAND@", starts)
            found.append(Value(key, read["name"] or "", text))
    return found


def _registry() -> Any:
    import winreg

    return winreg


def _write_registry(values: list[Value]) -> None:
    registry = _registry()
    try:
        for one in values:
            with registry.CreateKeyEx(registry.HKEY_CURRENT_USER, one.key) as key:
                registry.SetValueEx(key, one.name, 0, registry.REG_SZ, one.text)
    except OSError as fault:
        raise _not_written(fault, Path(values[0].key)) from fault


def _drop_registry(values: list[Value]) -> None:
    """Take our values away, and our own keys from the innermost outwards; other programs' values stay."""
    registry = _registry()
    for one in values:
        try:
            with registry.OpenKey(registry.HKEY_CURRENT_USER, one.key, 0, registry.KEY_ALL_ACCESS) as key:
                if registry.QueryValueEx(key, one.name)[0] == one.text:
                    registry.DeleteValue(key, one.name)
        except FileNotFoundError:
            continue
    ours = sorted({one.key for one in values if "\\SoHTX." in one.key}, key=len, reverse=True)
    for key in [outer for inner in ours for outer in _with_outer(inner)]:
        try:
            registry.DeleteKey(registry.HKEY_CURRENT_USER, key)
        except OSError:  # it is gone already, or another program put something into it
            continue


def _with_outer(key: str) -> Iterator[str]:
    """A key of ours and those around it that are ours too, innermost first."""
    while "\\SoHTX." in key:
        yield key
        key = key.rpartition("\\")[0]
