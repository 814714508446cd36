"""What a list shows in words: its filter, for the head of a paper and the words under a title."""

from models.register.catalogue import record_of
from models.register.dated import BAR
from models.register.record import Field
from models.register.texts.cells import cell_of
from models.register.texts.words import table_label
from models.values.messages import sentence, sentences
from storage.register.lists.columns import label_of
from storage.register.lists.lists import ListFilter, columns_of
from storage.register.lists.paths import HELD_BY


def filter_words(table: str, chosen: ListFilter, language: str = "vi") -> str:
    """The filter of a list: preset, chip, other values, what is searched for; "" where all is shown.

    Refused LIST_COLUMN_UNKNOWN.
    """
    parts = []
    if chosen.binned:
        parts.append(sentence("LIST_WORDS_BIN", language=language))
    if chosen.preset:
        parts.append(preset_label(table, chosen.preset, language))
    kind = record_of(table)
    chip = [(kind.by_name[kind.chips].public, chosen.chip)] if chosen.chip else []
    parts += [_equal(table, path, value, language) for path, value in (*chip, *chosen.where)]
    if chosen.text.strip():
        parts.append(sentence("LIST_WORDS_TEXT", {"text": chosen.text.strip()}, language))
    return ", ".join(part for part in parts if part)


def preset_label(table: str, name: str, language: str = "vi") -> str:
    """What a preset of a kind of record is called."""
    return sentence(f"PRESET_{table.upper()}_{name.upper()}", language=language)


def list_title(table: str, preset: str, language: str = "vi") -> str:
    """The title of a list on paper: that of the official list which a preset is, else the kind of record."""
    code = f"LIST_TITLE_{table}_{preset}".upper()
    return (
        sentence(code, language=language)
        if code in sentences(language)
        else table_label(table, language, many=True)
    )


def _equal(table: str, path: str, value: str, language: str) -> str:
    (column,) = columns_of(table, [path])
    if isinstance(column.described, Field) and column.name in ("id", HELD_BY):
        return ""
    label = label_of(column, language)
    if not value:
        return sentence("LIST_WORDS_BLANK", {"label": label}, language)
    value, _, first = value.partition(BAR) if column.commune else (value, "", "")
    cell = cell_of(column.described, value, first, leads_to=column.leads_to, language=language)
    return sentence("LIST_WORDS_EQUAL", {"label": label, "value": cell.full or cell.text}, language)
