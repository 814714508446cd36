"""The fields of one record, each kept when it is left, its refusal beside it."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from models.register.catalogue import record_of
from models.register.kinds import Commune
from models.register.record import Field
from models.values.errors import Refused, Trouble
from storage.register import dated_values
from storage.register.dated import DatedLine
from ui.pieces.inputs.fields import InputField
from ui.register.form.dated import DatedUnder
from ui.register.form.fields import field_for, shown
from ui.register.words import commune, refusal
from ui.shell.context import Context


class RecordFields:
    """Fields by name. `keep(name, value)` keeps one; what it refuses is said under that field.

    Special fields (a commune, an alliance …) are given by the screen; the others are made from their descriptions.
    dated: reads the values of dated fields with their days.
    """

    def __init__(
        self,
        context: Context,
        table: str,
        names: Sequence[str],
        keep: Callable[[str, Any], object],
        special: Mapping[str, InputField] | None = None,
        dated: Callable[[], Sequence[DatedLine]] = tuple,
    ) -> None:
        self._context = context
        self._described = record_of(table).by_name
        self._keep = keep
        self._dated_lines = dated
        given = special or {}
        self._dated: dict[str, DatedUnder] = {}
        self._changed: set[str] = set()
        self.fields = {name: given.get(name) or field_for(table, name) for name in names}
        for name, field in self.fields.items():
            field.setObjectName(name)
            field.committed.connect(partial(self._kept, name))
            described = record_of(table).by_public_name.get(name) or self._described.get(name)
            if described is not None and described.dated:
                self._dated[name] = self._under(name, described)

    def _under(self, name: str, described: Field) -> DatedUnder:
        under = DatedUnder(described, self.fields[name])
        under.redated.connect(partial(self._redate, name))
        under.removed.connect(partial(self._remove, name))
        return under

    def under(self, name: str) -> DatedUnder:
        """What stands under a dated field."""
        return self._dated[name]

    def _redate(self, name: str, key: str, since: Any) -> None:
        try:
            dated_values.redate(self._context.opened, key, since)
        except Refused as refused:
            self._dated[name].since.refuse(refusal(refused))
        except Trouble as trouble:
            self._context.tell(trouble, lambda: self._redate(name, key, since))

    def _remove(self, name: str, key: str) -> None:
        try:
            dated_values.remove(self._context.opened, key)
        except Refused as refused:
            self.fields[name].refuse(refusal(refused))
        except Trouble as trouble:
            self._context.tell(trouble, lambda: self._remove(name, key))

    def __getitem__(self, name: str) -> InputField:
        return self.fields[name]

    def some(self, *names: str) -> list[InputField]:
        """These fields, in this order."""
        return [self.fields[name] for name in names]

    def _show_dated(self) -> None:
        """The days of a field changed since the record is shown can be given at once; the others are only listed."""
        lines = self._dated_lines() if self._dated else ()
        for name, under in self._dated.items():
            own = [line for line in lines if line.field == under.name]
            under.show_lines(own, changed=name in self._changed)

    def _kept(self, name: str, value: Any) -> None:
        self._changed.add(name)
        try:
            self._keep(name, value)
            if name in self._dated:
                self._show_dated()  # at once, so that Enter goes on to the day
        except Refused as refused:
            self.fields[name].refuse(refusal(refused))
        except Trouble as trouble:
            self.fields[name].refuse(refusal(trouble))
            self._context.tell(trouble, lambda: self._kept(name, value))

    def show(self, values: Mapping[str, Any], *, anew: bool = False) -> None:
        """Show what the book holds; a refused text stays for mending unless another record is shown."""
        if anew:
            self._changed.clear()
        self._show_dated()
        for name, field in self.fields.items():
            if name not in values:
                continue
            described = self._described.get(name)
            value = _shown(described, values) if described else values[name]
            if anew or (not field.refused and field.value() != value):
                field.set_value(value)


def _shown(described: Field, values: Mapping[str, Any]) -> Any:
    """A kept value as its input takes it; a commune is two columns of the record."""
    value = values[described.name]
    if isinstance(described.kind, Commune):
        return commune(value, values.get(described.kind.first))
    return shown(described, value)
