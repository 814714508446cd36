"""Entries of code lists by the words of people: exact words, or words that only one entry holds; else the choices.

Exact are the id, the labels in both languages, the short words of lists and the words of practice
(resources/names/code_words.toml). Two entries that fit are never chosen between.
"""

import tomllib
from collections.abc import Collection, Iterable, Mapping
from functools import cache

from models.register.record import Field
from models.register.texts.cells import SHORT, cell_of
from models.values import codes
from models.values.codes import CodeEntry
from models.values.errors import Refused
from models.values.messages import LANGUAGES, sentences
from models.values.names import excerpt, fold
from resources import ROOT

_MOST_CHOICES = 12


def code_meant(field: str, list_name: str, text: str) -> str:
    """Id of the entry that is meant. Refused CELL_WORD_UNKNOWN, CELL_WORD_AMBIGUOUS (field, text, known: choices)."""
    entries = codes.entries(list_name)
    if any(entry.id == text.lower() for entry in entries):
        return text.lower()
    signed = [entry.id for entry in entries if entry.facts.get("sign") == text]
    if len(signed) == 1:  # a sign such as % folds to nothing
        return signed.pop()
    wanted = fold(text)
    labelled = [entry.id for entry in entries if wanted in _labels(entry)]
    if len(labelled) == 1:
        return labelled.pop()
    exact = [entry.id for entry in entries if wanted in _exact_words(list_name, entry)]
    held = exact or [entry.id for entry in entries if any(_holds(label, wanted) for label in _labels(entry))]
    labels = {entry.id: entry.label() for entry in entries}
    return _only(field, text, held, labels)


def code_meant_within(field: Field, list_name: str, text: str) -> str:
    """The code that is meant, whatever the scheme: itself, the same words, or the only one whose words hold them.

    Whether the scheme of the record has it is asked where it is kept. Refused as code_meant.
    """
    entries = codes.entries(list_name)
    if any(entry.facts["code"] == text.lower() for entry in entries):
        return text.lower()
    wanted = fold(text)
    forms = [(str(entry.facts["code"]), _words_within(field, entry)) for entry in entries]
    held = [code for code, words in forms if wanted in words]
    if not held and not wanted.isdigit():  # the 6 of no scheme is not the 60 days of another
        held = [code for code, words in forms if any(_holds(word, wanted) for word in words)]
    labels = {str(entry.facts["code"]): entry.label() for entry in entries}
    return _only(field.name, text, held, labels)


def _only(field: str, text: str, held: Iterable[str], labels: Mapping[str, str]) -> str:
    meant = list(dict.fromkeys(held))
    if len(meant) == 1:
        return meant[0]
    known = [labels[one] for one in meant] or list(dict.fromkeys(labels.values()))
    more = " \u2026" if len(known) > _MOST_CHOICES else ""
    code = "CELL_WORD_AMBIGUOUS" if meant else "CELL_WORD_UNKNOWN"
    raise Refused(code, field=field, text=excerpt(text), known="; ".join(known[:_MOST_CHOICES]) + more)


def _holds(words: str, wanted: str) -> bool:
    """Whether whole words stand in others."""
    return bool(wanted) and f" {wanted} " in f" {words} "


def _labels(entry: CodeEntry) -> frozenset[str]:
    return frozenset((fold(entry.vi), fold(entry.en))) - {""}


def _exact_words(list_name: str, entry: CodeEntry) -> frozenset[str]:
    """The folded words by which an entry is known as a whole."""
    words = {fold(str(entry.facts.get("short", "")))}
    if list_name in SHORT:
        code = f"{SHORT[list_name]}_{entry.id.upper()}"
        words |= {fold(sentences(language).get(code, "")) for language in LANGUAGES}
    return frozenset(words | _labels(entry) | set(practice(list_name).get(entry.id, ()))) - {""}


@cache
def practice(list_name: str) -> Mapping[str, Collection[str]]:
    """Id of an entry of a list \u2192 the folded words of practice that mean it."""
    known = tomllib.loads((ROOT / "names" / "code_words.toml").read_text(encoding="utf-8"))
    return {entry: frozenset(map(fold, words)) for entry, words in known.get(list_name, {}).items()}


def creditor_kind_of(name: str) -> str:
    """The kind of creditor that a name tells by its words, "" where it tells none or several."""
    wanted = fold(name)
    told = [kind for kind, words in _creditors().items() if any(_holds(wanted, word) for word in words)]
    return told[0] if len(told) == 1 else ""


@cache
def _creditors() -> Mapping[str, Collection[str]]:
    """Kind of creditor \u2192 the folded words of names that tell it."""
    known = tomllib.loads((ROOT / "names" / "creditors.toml").read_text(encoding="utf-8"))
    return {kind: frozenset(map(fold, words)) for kind, words in known.items()}


def _words_within(field: Field, entry: CodeEntry) -> frozenset[str]:
    """The folded words by which an entry of a scheme is known: its labels and what a cell shows of it."""
    code, scheme = str(entry.facts["code"]), str(entry.facts["scheme"])
    shown = {fold(cell_of(field, code, beside=scheme, language=one).text) for one in LANGUAGES}
    return _labels(entry) | (shown - {""})
