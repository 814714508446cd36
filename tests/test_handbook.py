"""The clerk's handbook keeps to the program: words of the screens, codes, sentences, verbs, keys, links.

In the handbook bold marks the very words of the interface, and code in capitals a code that has a sentence.
"""

import argparse
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from models.values.messages import sentences
from resources import ROOT
from ui.commands.grammar import build_parser
from ui.shell.frame.shortcuts import KEYS

DOCS = Path(__file__).parent.parent / "docs"
CHAPTERS = sorted((DOCS / "so-tay").glob("*.md"))
COMMANDS = DOCS / "so-tay" / "09-dong-lenh.md"
SHORT_VALUE = r"[\w.]{1,12}"
ANY_VALUE = r".*?"

chapters = pytest.mark.parametrize("path", CHAPTERS, ids=lambda path: path.stem)


def _pattern(text: str, value: str) -> re.Pattern[str]:
    """A text with places for values, as a pattern for what it may become."""
    return re.compile(value.join(re.escape(part) for part in re.split(r"\{\w+\}", text)))


def _texts(data: Any) -> Iterator[str]:
    if isinstance(data, dict):
        data = list(data.values())
    if isinstance(data, list):
        for item in data:
            yield from _texts(item)
    elif isinstance(data, str):
        yield data


def _translations() -> Iterator[str]:
    for path in (ROOT / "translations").glob("*_vi.ts"):
        for message in ElementTree.parse(path).getroot().iter("message"):
            translation = message.find("translation")
            assert translation is not None
            forms = [form.text for form in translation.findall("numerusform")] or [translation.text]
            yield from (form.replace("&", "") for form in forms if form)


@cache
def _words() -> frozenset[str]:
    """Everything that a Vietnamese screen can say: widgets, sentences, names of forms and of code lists."""
    found = {*_translations(), *sentences("vi").values()}
    for folder in ("forms", "codes"):
        for path in (ROOT / folder).glob("*.toml"):
            found.update(_texts(tomllib.loads(path.read_text(encoding="utf-8"))))
    return frozenset(found)


@cache
def _with_places() -> tuple[re.Pattern[str], ...]:
    """The words that hold a value, such as a number on a button; those that are nothing but values left out."""
    return tuple(
        _pattern(word, SHORT_VALUE)
        for word in _words()
        if "{" in word and len(re.sub(r"\{\w+\}|\W", "", word)) >= 3
    )


def _said_by_the_screens(word: str) -> bool:
    return word in _words() or any(pattern.fullmatch(word) for pattern in _with_places())


def _verbs(parser: argparse.ArgumentParser, before: str = "") -> Iterator[str]:
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for name, below in action.choices.items():
                yield before + name
                yield from _verbs(below, f"{before}{name} ")


def _lines_quoted(text: str) -> list[str]:
    return re.findall(r"^> (.+)$", text, re.MULTILINE)


@chapters
def test_every_bold_word_stands_on_a_screen(path: Path) -> None:
    bold = re.findall(r"\*\*(.+?)\*\*", path.read_text(encoding="utf-8"))
    assert not [word for word in bold if not _said_by_the_screens(word)]


def test_a_word_that_no_screen_says_is_found() -> None:
    assert _said_by_the_screens("Mở lại thành lần 2")
    assert not _said_by_the_screens("Mở lại thành lần 2 ngay lập tức")
    assert not _said_by_the_screens("Lưu sổ")


@chapters
def test_every_code_has_a_sentence(path: Path) -> None:
    codes = re.findall(r"`([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)`", path.read_text(encoding="utf-8"))
    codes += re.findall(r"^(?:### |\| )`([A-Z]{4,})`", path.read_text(encoding="utf-8"), re.MULTILINE)
    assert not [code for code in codes if code not in sentences("vi")]


def test_the_sentences_of_the_last_chapter_are_those_of_their_codes() -> None:
    answers = (DOCS / "so-tay" / "11-hoi-dap.md").read_text(encoding="utf-8")
    quoted = re.findall(r"^### `([A-Z_]+)`\n\n> (.+)$", answers, re.MULTILINE)
    assert len(quoted) >= 30
    assert not [
        code for code, said in quoted if not _pattern(sentences("vi")[code], ANY_VALUE).fullmatch(said)
    ]


def test_the_findings_that_are_quoted_can_be_said() -> None:
    quoted = _lines_quoted((DOCS / "so-tay" / "05-bieu-va-bao-cao.md").read_text(encoding="utf-8"))
    checks = [_pattern(text, ANY_VALUE) for text in sentences("vi").values() if text.startswith("{name}, ")]
    assert len(quoted) >= 6
    assert not [said for said in quoted if not any(check.fullmatch(said) for check in checks)]


def test_every_verb_is_told_with_an_example() -> None:
    told = COMMANDS.read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| `([\w -]+)` \| .+ \| `python main\.py (.+)` \|$", told, re.MULTILINE))
    verbs = set(_verbs(build_parser()))
    assert verbs - set(rows) == set(), "add a row to a table of docs/so-tay/09-dong-lenh.md"
    assert set(rows) - verbs == set()


def test_the_examples_are_spelled_as_the_program_takes_them() -> None:
    import shlex

    from ui.commands.grammar import expanded

    told = COMMANDS.read_text(encoding="utf-8")
    examples = re.findall(r"`python main\.py ((?!LỆNH).+?)` \|$", told, re.MULTILINE)
    parser = build_parser()
    for example in examples:
        parsed = parser.parse_args(expanded(shlex.split(example.replace("\\|", "|"))))
        assert callable(parsed.run)


def test_every_key_is_told() -> None:
    told = (DOCS / "so-tay" / "10-phim-tat.md").read_text(encoding="utf-8")
    assert not [key.keys for key in KEYS if f"| {key.keys} |" not in told]


@pytest.mark.parametrize(
    "path", [DOCS / "README.md", *CHAPTERS], ids=lambda path: f"{path.parent.name}/{path.name}"
)
def test_every_link_leads_somewhere(path: Path) -> None:
    links = re.findall(r"\]\(([^)#]+)\)", path.read_text(encoding="utf-8"))
    assert not [link for link in links if not (path.parent / link).exists()]
