"""A change of the book in words: the sentence of its title with its details made readable."""

from typing import Any

from models.forms.loader import PUBLISHED, Forms
from models.register.catalogue import is_kind
from models.register.organisations import ORGANISATIONS
from models.register.texts.words import bare_field_label, dated_words, table_label
from models.values import codes
from models.values.dates import format_iso
from models.values.messages import sentence, sentences
from models.values.periods import label, parse_period
from models.values.units import units_with_code


def change_words(title: str, details: dict[str, Any], language: str = "vi", forms: Forms = PUBLISHED) -> str:
    """The name of a change in the history, such as "Add …"; an undo names what it took back.

    forms: of the book; a form that is not among them is called by its code.
    """
    if "what" in details:
        return sentence(
            title,
            {"what": change_words(details["what"], details.get("about", {}), language, forms)},
            language,
        )
    readable = {key: _readable(key, value, language, forms) for key, value in details.items()}
    if details.get("since") and f"{title}_SINCE" in sentences(language):
        title = f"{title}_SINCE"
        readable["since"] = format_iso(str(details["since"]))
    readable |= _values(details, language)
    if title == "SETTING_CHANGED":
        readable["name"] = setting_label(str(details.get("name", "")), language)
    if title == "WARNING_ANSWERED":
        readable["finding"] = _place(details, language, forms)
    if title == "BOOK_FOUNDED":
        readable["unit"] = _unit(str(details.get("unit", "")))
    return sentence(title, readable, language)


def _values(details: dict[str, Any], language: str) -> dict[str, str]:
    """Values of a dated field, which are stored as text, in words."""
    field = ORGANISATIONS.by_public_name.get(str(details.get("field", "")).removesuffix("_code"))
    if field is None or not field.dated:
        return {}
    return {
        key: dated_words(field, details[key], language)
        for key in ("before", "after", "value")
        if isinstance(details.get(key), str)
    }


def _place(details: dict[str, Any], language: str, forms: Forms) -> str:
    """The place of a warning: form and row, as far as they were recorded."""
    form, row = str(details.get("form", "")), str(details.get("row", ""))
    if not form:
        return sentence("WARNING_IN_RETURN", language=language)
    if not row:
        return sentence("WARNING_IN_FORM", {"form": form_label(form, forms)}, language)
    label = next(
        (one.label for kind in forms.every if kind.code == form for one in kind.rows if one.code == row), ""
    )
    words = f"{row} {label}".strip()
    return sentence("WARNING_IN_ROW", {"form": form_label(form, forms), "row": words}, language)


def _unit(named: str) -> str:
    """The name of a unit that older books recorded by its code."""
    known = units_with_code(named) if named.isdigit() else ()
    return known[0].title if known else named


def setting_label(name: str, language: str = "vi") -> str:
    """The label of a setting of the book; a setting without a page has its own name for label."""
    code = f"SETTING_{name.upper()}"
    return sentence(code, language=language) if code in sentences(language) else name


def _readable(key: str, value: Any, language: str, forms: Forms) -> Any:
    if key == "field":
        return _inside(bare_field_label(str(value), language))
    if key == "event" and value in codes.code_list("event_kinds").entries:
        return codes.label("event_kinds", str(value), language)
    if key == "kind":
        return codes.label("entry_kinds", str(value), language)
    if key == "list" and is_kind(str(value)):
        return _inside(table_label(str(value), language, many=True))
    if key == "period" and value:
        return _inside(label(parse_period(str(value)), language))
    if key == "form":
        return form_label(str(value), forms)
    return ", ".join(map(str, value)) if isinstance(value, list) else value


def _inside(words: str) -> str:
    """Words in the form that they have inside a sentence."""
    return words[:1].lower() + words[1:]


def form_label(form: str, forms: Forms) -> str:
    """The name of a form by its code."""
    return next((one.name for one in forms.every if one.code == form), form)
