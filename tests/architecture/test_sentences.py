"""Every code that can reach a person has its sentence, in both languages."""

import ast
import re
import string
import tomllib
from collections.abc import Iterator

from models.values.messages import LANGUAGES, sentences
from resources import ROOT
from tests.architecture.sources import Source, called_name, delivered

RAISED = {"Refused", "Unavailable", "Damaged"}
CODE_POSITION = dict.fromkeys(RAISED | {"Finding", "change"}, 0) | {"Verdict": 1, "Rung": 2}
"""Where a code stands in the call that makes a trouble, a finding, a verdict or a change of the book."""
CODE = re.compile(r"[A-Z][A-Z0-9]*(_[A-Z0-9]+)*")


def code_argument(call: ast.Call) -> ast.expr | None:
    position = CODE_POSITION.get(called_name(call))
    if position is None:
        return None
    named = [keyword.value for keyword in call.keywords if keyword.arg == "code"]
    return named[0] if named else call.args[position] if len(call.args) > position else None


def written_codes(expression: ast.expr) -> Iterator[str]:
    """Codes written out in an expression: a text, or the two sides of a choice."""
    if isinstance(expression, ast.IfExp):
        yield from written_codes(expression.body)
        yield from written_codes(expression.orelse)
    elif isinstance(expression, ast.Constant) and isinstance(expression.value, str) and expression.value:
        yield expression.value


def codes_in(source: Source) -> Iterator[tuple[str, int]]:
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Call) and (argument := code_argument(node)) is not None:
            yield from ((code, node.lineno) for code in written_codes(argument))


def check_codes_in_forms() -> Iterator[str]:
    """Codes of the checks that the forms define as data."""
    for path in sorted((ROOT / "forms").rglob("*.toml")):
        for check in tomllib.loads(path.read_text(encoding="utf-8")).get("checks", []):
            yield check["code"]


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def test_every_code_in_the_program_has_a_sentence_in_every_language() -> None:
    for language in LANGUAGES:
        known = sentences(language).keys()
        silent = [
            f"{source.path}:{line}: {code}"
            for source in delivered()
            for code, line in codes_in(source)
            if code not in known
        ]
        assert not silent, "\n".join([language, *silent])


def test_every_check_of_a_form_has_a_sentence_in_every_language() -> None:
    for language in LANGUAGES:
        silent = set(check_codes_in_forms()) - set(sentences(language))
        assert not silent, language


def test_every_trouble_carries_the_details_that_its_sentence_names() -> None:
    lacking = []
    for source in delivered():
        for call in (node for node in ast.walk(source.tree) if isinstance(node, ast.Call)):
            if called_name(call) in RAISED and all(keyword.arg for keyword in call.keywords):
                given = {keyword.arg for keyword in call.keywords}
                for code in written_codes(call.args[0]) if call.args else ():
                    absent = placeholders(sentences("vi").get(code, "")) - given
                    lacking += [f"{source.path}:{call.lineno}: {code} {sorted(absent)}"] if absent else []
    assert not lacking, "\n".join(lacking)


def test_codes_are_written_in_capitals() -> None:
    codes = {code for source in delivered() for code, _ in codes_in(source)} | set(sentences("vi"))
    assert not [code for code in codes if not CODE.fullmatch(code)]


def test_both_languages_have_the_same_codes() -> None:
    assert sentences("vi").keys() ^ sentences("en").keys() == set()


def test_both_languages_name_the_same_details() -> None:
    english = sentences("en")
    differing = {
        code: placeholders(text) ^ placeholders(english[code])
        for code, text in sentences("vi").items()
        if code in english and placeholders(text) != placeholders(english[code])
    }
    assert not differing


def test_a_sentence_takes_plain_details_only() -> None:
    for language in LANGUAGES:
        for code, text in sentences(language).items():
            assert all(name.isidentifier() for name in placeholders(text)), code
