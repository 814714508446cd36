"""A new record of any kind: whose it is, and the fields that its page asks for first."""

from typing import Any

from storage.register.records import store
from ui.register.adding import NewRecord
from ui.register.form.draft import DraftForm
from ui.register.form.inputs import input_for
from ui.register.kind.children import owner_link
from ui.register.kind.screen import KindScreen
from ui.shell.context import Context


class NewKind(NewRecord):
    """A form over the whole page."""

    def __init__(self, screen: KindScreen, context: Context) -> None:
        super().__init__(context)
        self._screen = screen
        owner = (screen.kind.owner,) if screen.kind.owner else ()
        fields = {name: input_for(context.opened, screen.table, name) for name in (*owner, *screen.new)}
        self.form = DraftForm(context, fields, self.tr("Add and open"), self._keep, of=(screen.table, ""))
        self.hold(self.form)

    def start(self, owner: str = "") -> None:
        """Begin anew, belonging to the record that is named."""
        described = self._screen.kind.by_name
        given: dict[str, Any] = {
            name: described[name].default for name in self._screen.new if described[name].required
        }
        given = {name: value for name, value in given.items() if value is not None}
        link = owner_link(self._screen.kind)
        if owner and link in self.form.fields:
            given[link] = owner
        self.form.start(**given)

    def _keep(self, values: dict[str, Any]) -> str:
        known = {name: value for name, value in values.items() if value not in (None, "")}
        return store.add(self._context.opened, self._screen.table, known)
