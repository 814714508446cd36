"""Sizes, places and words of the code."""

import ast
import re

from tests.architecture.sources import FLOORS, PROJECT, TEXT_KINDS, delivered, project_files, sources

VIETNAMESE = re.compile("[\u00c0-\u00c3\u00c8-\u00ca\u00cc\u00cd\u00d2-\u00d5\u00d9\u00da\u00dd"
                        "\u0102\u0110\u0128\u0168\u01a0\u01af\u1ea0-\u1ef8]", re.IGNORECASE)  # fmt: skip
VAGUE = {"utils", "util", "helpers", "helper", "common", "manager", "handler", "misc", "stuff", "tools"}
UNFINISHED = re.compile(r"\b(TO" + "DO|FIX" + "ME|XX" + "X|HA" + r"CK)\b")
A_PERSONS_MACHINE = re.compile("(?<![\\w.:/-])/(root|home|work|tmp)/[A-Za-z]|[A-Z]:\\\\\\\\?Users")


def test_no_vietnamese_letter_stands_in_code_outside_tests() -> None:
    found = [
        f"{source.path}:{number}: {line.strip()[:60]}"
        for source in delivered()
        for number, line in enumerate(source.text.splitlines(), 1)
        if VIETNAMESE.search(line)
    ]
    assert not found, "\n".join(found)


def test_no_module_is_long() -> None:
    lengths = {str(source.path): source.text.count("\n") for source in delivered()}
    assert not {path: length for path, length in lengths.items() if length > 400}


def test_main_only_wires() -> None:
    assert len((PROJECT / "main.py").read_text(encoding="utf-8").splitlines()) < 80


def test_every_folder_with_code_is_a_package() -> None:
    folders = {source.path.parent for source in sources() if source.floor in (*FLOORS, "tests")}
    bare = [str(folder) for folder in folders if not (PROJECT / folder / "__init__.py").exists()]
    assert not bare


def test_no_folder_is_a_loose_pile_of_modules() -> None:
    """Whoever opens a folder reads at most sixteen names; more are parted into rooms by subject."""
    piles: dict[str, int] = {}
    for source in delivered():
        if source.path.name != "__init__.py" and "versions" not in source.path.parts:
            piles[str(source.path.parent)] = piles.get(str(source.path.parent), 0) + 1
    assert not {folder: number for folder, number in piles.items() if number > MOST_MODULES}


MOST_MODULES = 16


def test_every_room_says_what_is_in_it() -> None:
    silent = [
        str(source.path)
        for source in delivered()
        if source.path.name == "__init__.py" and len((ast.get_docstring(source.tree) or "").split()) < 4
    ]
    assert not silent


def test_no_module_has_a_vague_name() -> None:
    assert not [str(source.path) for source in sources() if source.path.stem in VAGUE]


def test_nothing_is_left_unfinished() -> None:
    found = [
        f"{source.path}:{number}"
        for source in sources()
        for number, line in enumerate(source.text.splitlines(), 1)
        if UNFINISHED.search(line) or "NotImplementedError" in line.replace('"NotImplementedError"', "")
    ]
    assert not found


def test_nothing_catches_every_exception() -> None:
    broad = {None, "Exception", "BaseException"}
    found = [
        f"{source.path}:{node.lineno}"
        for source in delivered()
        for node in ast.walk(source.tree)
        if isinstance(node, ast.ExceptHandler)
        and (ast.unparse(node.type) if node.type else None) in broad
        and [ast.unparse(line) for line in node.body] != ["raise"]  # caught by nobody
    ]
    assert not found


def test_no_test_is_skipped() -> None:
    skipping = re.compile(r"mark\.(skip|xfail)|pytest\.(skip|xfail|importorskip)" + r"\(")
    assert not [str(source.path) for source in sources() if source.is_test and skipping.search(source.text)]


def test_every_class_that_the_glossary_names_exists() -> None:
    glossary = (PROJECT / "docs" / "glossary.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`([A-Z][a-z]+[A-Za-z]*)`", glossary))
    defined = {node.name for s in delivered() for node in ast.walk(s.tree) if isinstance(node, ast.ClassDef)}
    assert "Organisation" in named
    assert not named - defined - {"ASiCManifest", "None"}


def test_no_text_names_a_path_of_one_machine() -> None:
    found = []
    for path in project_files():
        if path.suffix in TEXT_KINDS:
            text = (PROJECT / path).read_text(encoding="utf-8")
            found += [f"{path}: {match.group()}" for match in A_PERSONS_MACHINE.finditer(text)]
    assert not found


PRIVATE_DIALECT = {
    "bench", "belongings", "chronicle", "crowded", "found", "glance", "handing", "is_crowded", "laid", "lay_again",
    "looking", "metered", "offered", "speaks", "stands", "take_in", "terms", "thinning", "thrown", "told",
}  # fmt: skip
"""Words that this code once used in a sense of its own; what each is called is in docs/glossary.md."""


def test_public_names_are_words_of_the_trade() -> None:
    named = [
        f"{source.path}:{node.lineno}: {node.name}"
        for source in delivered()
        for node in source.tree.body
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and node.name.lower() in PRIVATE_DIALECT
    ]
    named += [str(source.path) for source in delivered() if source.path.stem in PRIVATE_DIALECT]
    assert not named


def test_a_class_name_means_one_thing_in_the_whole_program() -> None:
    """Whoever reads `Entry` in one module need not ask which of four it is; an alias on import hides two of a name."""
    places: dict[str, list[str]] = {}
    for source in delivered():
        if source.floor in ("models", "storage", "exports", "ui"):
            for node in source.tree.body:
                if isinstance(node, ast.ClassDef):
                    places.setdefault(node.name, []).append(f"{source.path}:{node.lineno}")
    shared = [f"{name}: {', '.join(where)}" for name, where in sorted(places.items()) if len(where) > 1]
    assert not shared, "\n".join(shared)
