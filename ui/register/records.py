"""The fields of one record, each kept when it is left, its refusal beside it."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from models.register.catalogue import record_of
from models.values.errors import Refused, Trouble
from ui.pieces.inputs.fields import Field
from ui.register.fields import field_for, shown
from ui.register.words import refusal
from ui.shell.context import Context


class RecordFields:
    """Fields by name. `keep(name, value)` keeps one; what it refuses is said under that field.

    Special fields (a commune, an alliance …) are given by the screen; the others are made from their descriptions.
    """

    def __init__(
        self,
        context: Context,
        table: str,
        names: Sequence[str],
        keep: Callable[[str, Any], object],
        special: Mapping[str, Field] | None = None,
    ) -> None:
        self._context = context
        self._described = record_of(table).by_name
        self._keep = keep
        given = special or {}
        self.fields = {name: given.get(name) or field_for(table, name) for name in names}
        for name, field in self.fields.items():
            field.setObjectName(name)
            field.committed.connect(partial(self._kept, name))

    def __getitem__(self, name: str) -> Field:
        return self.fields[name]

    def some(self, *names: str) -> list[Field]:
        """These fields, in this order."""
        return [self.fields[name] for name in names]

    def _kept(self, name: str, value: Any) -> None:
        try:
            self._keep(name, value)
        except Refused as refused:
            self.fields[name].refuse(refusal(refused))
        except Trouble as trouble:
            self.fields[name].refuse(refusal(trouble))
            self._context.tell(trouble, lambda: self._kept(name, value))

    def show(self, values: Mapping[str, Any], *, anew: bool = False) -> None:
        """Show what the book holds; a refused text stays for mending unless another record is shown."""
        for name, field in self.fields.items():
            if name not in values:
                continue
            described = self._described.get(name)
            value = shown(described, values[name]) if described else values[name]
            if anew or (not field.refused and field.value() != value):
                field.set_value(value)
