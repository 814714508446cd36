"""What a change of the book was, said to a person: the sentence of its title with its details made readable."""

from typing import Any

from models import codes
from models.sentences import sentence


def told_change(title: str, details: dict[str, Any], language: str = "vi") -> str:
    """The name of a change in the history, such as "Add …"; an undo names what it took back."""
    if "what" in details:
        return sentence(
            title, {"what": told_change(details["what"], details.get("about", {}), language)}, language
        )
    return sentence(title, {key: _readable(key, value, language) for key, value in details.items()}, language)


def field_label(field: str, language: str = "vi") -> str:
    """What a field of the register is called."""
    return sentence(f"FIELD_{field.upper()}", language=language)


def entry_label(kind: str, language: str = "vi") -> str:
    """What a kind of movement of a debt is called (models.debts.ENTRY_SIGNS)."""
    return sentence(f"ENTRY_{kind.upper()}", language=language)


def _readable(key: str, value: Any, language: str) -> Any:
    if key == "field":
        return field_label(str(value), language)
    if key == "event" and value in codes.code_list("event_kinds").entries:
        return codes.label("event_kinds", str(value), language)
    if key == "kind":
        return entry_label(str(value), language)
    return value
