"""Translations of the interface, one file a part, so that several people can add screens side by side.

    python -m ui.translations update [PART …]      bring the .ts files up to date with the code
    python -m ui.translations missing [PART …]     print what is not translated, ready to fill in
    python -m ui.translations fill PART FILE.toml  take "English" = "Vietnamese" pairs, then update and compile
    python -m ui.translations compile [PART …]     refuse unfinished entries, write the .qm files
    python -m ui.translations check                as the tests do: up to date, finished, compiled

A part is shell, pieces, register, reading, or the folder of a screen under ui/screens.
"""

import argparse
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path
from xml.etree.ElementTree import Element  # the type only: files are read by defusedxml

import defusedxml.ElementTree
import PySide6

from resources import ROOT

FOLDER = ROOT / "translations"
UI = Path(__file__).parent


def parts() -> dict[str, list[Path]]:
    """Every part with its source files."""
    found = {
        "shell": [UI / "desktop.py", UI / "places.py", *sorted((UI / "shell").rglob("*.py"))],
        "pieces": [
            path
            for room in ("pieces", "dialogue", "figures", "grid", "keys", "paper")
            for path in sorted((UI / room).rglob("*.py"))
        ],
        "register": sorted((UI / "register").rglob("*.py")),
        "reading": sorted((UI / "reading").rglob("*.py")),
    }
    for folder in sorted((UI / "screens").glob("*/")):
        if files := sorted(folder.rglob("*.py")):
            found[folder.name] = files
    return found


def source_of(part: str) -> Path:
    """The file that is edited."""
    return FOLDER / f"{part}_vi.ts"


def compiled_of(part: str) -> Path:
    """The file that the program loads."""
    return FOLDER / f"{part}_vi.qm"


def _tool(name: str) -> str:
    """lupdate or lrelease as shipped with PySide6."""
    folder = Path(PySide6.__file__).parent
    return str(next(path for path in (folder / name, folder / f"{name}.exe") if path.is_file()))


def _run(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True, cwd=UI.parent)  # noqa: S603


def update(part: str, to: Path | None = None) -> None:
    """Bring a part's file up to date; what is gone from the code goes from the file."""
    target = to or source_of(part)
    files = [str(path.relative_to(UI.parent)) for path in parts()[part]]
    options = ["-locations", "none", "-no-obsolete", "-source-language", "en", "-target-language", "vi_VN"]
    _run(_tool("lupdate"), *files, *options, "-ts", str(target))


def compile_part(part: str, to: Path | None = None) -> None:
    """Write the file that the program loads."""
    _run(_tool("lrelease"), str(source_of(part)), "-qm", str(to or compiled_of(part)))


def _tree(part: str) -> Element:
    root: Element | None = defusedxml.ElementTree.parse(source_of(part)).getroot()
    if root is None:
        raise ValueError(f"{source_of(part).name} is empty")
    return root


def missing(part: str) -> list[tuple[str, str]]:
    """Context and source of every entry that has no finished translation."""
    if not source_of(part).is_file():
        return [(part, "no file yet")]
    found = []
    for context in _tree(part).iter("context"):
        name = context.findtext("name") or ""
        for message in context.iter("message"):
            translation = message.find("translation")
            if translation is None or translation.get("type") == "unfinished":
                found.append((name, message.findtext("source") or ""))
    return found


def fill(part: str, pairs: dict[str, str]) -> list[str]:
    """Write translations into a part's file by their English source; gives the sources that are not in it."""
    update(part)
    tree = _tree(part)
    unused = set(pairs)
    for message in tree.iter("message"):
        source = message.findtext("source") or ""
        translation = message.find("translation")
        if source not in pairs or translation is None:
            continue
        unused.discard(source)
        translation.attrib.pop("type", None)
        target = translation.find("numerusform")
        (translation if target is None else target).text = pairs[source]
    text = defusedxml.ElementTree.tostring(tree, encoding="unicode")
    source_of(part).write_text(
        f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{text}\n', encoding="utf-8"
    )
    update(part)
    return sorted(unused)


def faults() -> list[str]:
    """Everything that is not as it must be: files behind the code, unfinished entries, stale or stray .qm files."""
    found = [
        f"{part}: {name}: {source!r} has no translation" for part in parts() for name, source in missing(part)
    ]
    with tempfile.TemporaryDirectory() as folder:
        for part in parts():
            if not source_of(part).is_file():
                continue
            fresh_ts, fresh_qm = Path(folder) / f"{part}_vi.ts", Path(folder) / f"{part}_vi.qm"
            fresh_ts.write_bytes(source_of(part).read_bytes())
            update(part, fresh_ts)
            compile_part(part, fresh_qm)
            if fresh_ts.read_bytes() != source_of(part).read_bytes():
                found.append(f"{part}: the .ts file is behind the code")
            if not compiled_of(part).is_file() or fresh_qm.read_bytes() != compiled_of(part).read_bytes():
                found.append(f"{part}: the .qm file is not what the .ts file compiles to")
    known = {path for part in parts() for path in (source_of(part), compiled_of(part))}
    strays = [path for ending in ("*.ts", "*.qm") for path in FOLDER.glob(ending) if path not in known]
    return found + [f"{path.name} belongs to no part" for path in strays]


def _compile_all(names: list[str]) -> int:
    lacking = [(part, *entry) for part in names for entry in missing(part)]
    for part, context, source in lacking:
        print(f"{part}: {context}: {source!r} has no translation", file=sys.stderr)
    for part in names:
        if not missing(part):
            compile_part(part)
    return 1 if lacking else 0


def _fill_from(part: str, file: Path) -> int:
    unused = fill(part, tomllib.loads(file.read_text(encoding="utf-8")))
    for source in unused:
        print(f"{part}: not in the code: {source!r}", file=sys.stderr)
    return max(_compile_all([part]), 1 if unused else 0)


def _print_missing(names: list[str]) -> int:
    for part in names:
        for source in dict.fromkeys(source for _, source in missing(part)):
            escaped = source.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
            print(f'"{escaped}" = ""')
    return 0


def main(argv: list[str]) -> int:
    """The command; gives its exit status."""
    parser = argparse.ArgumentParser(prog="python -m ui.translations", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("verb", choices=("update", "missing", "fill", "compile", "check"))
    parser.add_argument("names", nargs="*")
    wishes = parser.parse_args(argv)
    if wishes.verb == "fill":
        return _fill_from(wishes.names[0], Path(wishes.names[1]))
    names = wishes.names or list(parts())
    if wishes.verb == "check":
        told = faults()
        print("\n".join(told) or "all translations are up to date, finished and compiled")
        return 1 if told else 0
    if wishes.verb == "compile":
        return _compile_all(names)
    if wishes.verb == "missing":
        return _print_missing(names)
    for name in names:
        update(name)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
