"""The pages about commands and formats name everything that there is."""

import argparse
import re
from dataclasses import fields
from pathlib import Path

from models.forms.files import form_keys
from models.forms.rules.check_kinds import CROSS_KINDS, FORM_KINDS
from models.forms.snapshot import SETS
from models.register.catalogue import tables
from models.returns import document
from models.returns.document import UnitName
from ui.commands.grammar import build_parser

DOCS = Path(__file__).parents[3] / "docs"


def page(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


def in_code(name: str) -> set[str]:
    """Every word that stands in code type on a page."""
    return {word for span in re.findall(r"`([^`\n]+)`", page(name)) for word in re.findall(r"[\w./-]+", span)}


def verbs(parser: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    """Every verb, and those of a group by their own names."""
    found: dict[str, argparse.ArgumentParser] = {}
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for name, verb in action.choices.items():
                found |= verbs(verb) or {name: verb}
    return found


def test_the_page_of_commands_names_every_verb_and_option() -> None:
    named = in_code("commands.md")
    for verb, parser in verbs(build_parser()).items():
        assert verb in named
        options = {
            name for action in parser._actions for name in action.option_strings if name.startswith("--")
        }
        assert options - named - {"--help"} == set(), verb


def test_the_page_of_forms_names_every_key_and_kind() -> None:
    named = in_code("formats/forms.md")
    tables = (form_keys.FORM, form_keys.ROW, form_keys.COLUMN)
    assert {key for keys in tables for key in keys} - named == set()
    text = page("formats/forms.md")
    assert all(key in text for key in (*form_keys.SECTOR, "sectors", "total_label", "show"))
    assert (FORM_KINDS.keys() | CROSS_KINDS.keys() | SETS.keys()) - named == set()
    kinds = (*FORM_KINDS.values(), *CROSS_KINDS.values())
    of_checks = {field.name for kind in kinds for field in fields(kind)}
    assert of_checks - named - {"code", "rule", "level"} == set()
    assert all(key in text for key in ("code", "rule", "level", "kind"))


def test_the_page_of_data_names_every_key_and_table() -> None:
    named = in_code("formats/data.md")
    assert (document._KNOWN | set(tables())) - named == set()
    assert {field.name for field in fields(UnitName)} - named == set()


def test_the_page_of_figures_names_every_code_of_a_file() -> None:
    code = (Path(__file__).parents[3] / "exports" / "tables" / "figures.py").read_text(encoding="utf-8")
    assert (
        set(re.findall(r'"((?:TABLE|CSV|CELL)_[A-Z_]+)"', code)) - in_code("formats/figures-csv.md") == set()
    )
