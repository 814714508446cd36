"""The columns of a list with their headings and cells, alike on the screen, on paper and in files."""

from collections.abc import Sequence
from dataclasses import dataclass

from models.register.catalogue import record_of
from models.register.kinds import Link
from models.register.record import Field, Privacy
from models.register.texts.cells import Cell, beside, cell_of, heading, is_number
from models.register.texts.words import field_label
from storage.register.lists.lists import Row, columns_of
from storage.register.lists.paths import ListColumn


@dataclass(frozen=True, slots=True)
class ListColumns:
    """Chosen columns of a list. fetched: the paths to ask `lists.page` for, so that every cell can be made."""

    table: str
    columns: tuple[ListColumn, ...]
    fetched: tuple[str, ...]
    language: str
    reveal: bool

    def cells(self, row: Row) -> tuple[Cell, ...]:
        """The cells of a row."""
        return tuple(self._cell(column, row) for column in self.columns)

    def _cell(self, column: ListColumn, row: Row) -> Cell:
        needed = beside(column.described, column.path)
        return cell_of(
            column.described,
            row[column.path],
            row[needed] if needed else None,
            leads_to=column.leads_to,
            language=self.language,
            reveal=self.reveal,
        )

    def headings(self, *, exact: bool = False) -> tuple[str, ...]:
        """The heading of each column; two of the same words say what they belong to. exact: money in dong."""
        return self._distinct(
            [heading(one.table, one.described, self.language, exact=exact) for one in self.columns]
        )

    def labels(self) -> tuple[str, ...]:
        """What each column is called, without a unit; two of the same words say what they belong to."""
        return self._distinct([label_of(one, self.language) for one in self.columns])

    def _distinct(self, plain: Sequence[str]) -> tuple[str, ...]:
        return tuple(
            title if plain.count(title) == 1 else _with_owner(self.table, column, title, self.language)
            for column, title in zip(self.columns, plain, strict=True)
        )

    def numbers(self) -> tuple[bool, ...]:
        """Which columns hold numbers."""
        return tuple(is_number(column.kind) for column in self.columns)

    def masked(self) -> bool:
        """Whether a column holds numbers of which only the last digits are shown."""
        return any(isinstance(one.described, Field) and one.described.masked for one in self.columns)


def list_columns(
    table: str,
    paths: Sequence[str],
    *,
    also: Sequence[str] = (),
    language: str = "vi",
    reveal: bool = False,
) -> ListColumns:
    """The columns of these paths; also: paths that are fetched and not shown. Refused LIST_COLUMN_UNKNOWN."""
    columns = tuple(columns_of(table, paths))
    needed = [beside(column.described, column.path) for column in columns]
    fetched = tuple(dict.fromkeys([*paths, *(path for path in needed if path), *also]))
    return ListColumns(table, columns, fetched, language, reveal)


def default_paths(table: str, preset: str = "") -> tuple[str, ...]:
    """The columns of a list that leaves the program where none were chosen: the kind's, without sensitive columns."""
    columns = columns_of(table, record_of(table).columns_under(preset))
    return tuple(one.path for one in columns if not is_sensitive(one))


def is_sensitive(column: ListColumn) -> bool:
    """Whether its values are sensitive personal data (Decree 356/2025/ND-CP)."""
    return isinstance(column.described, Field) and column.described.privacy is Privacy.SENSITIVE


def all_paths(table: str) -> tuple[str, ...]:
    """Every column that can be chosen: fields and derived values of the kind, then those of linked records."""
    own, further = own_paths(table), []
    for link, target in record_of(table).links.items():
        public = record_of(table).by_name[link].public
        further += [f"{public}.{path}" for path in own_paths(target) if path not in own]
    return (*own, *further)


def own_paths(table: str) -> tuple[str, ...]:
    """The fields that travel and the derived values of a kind, without what stands in the cell of another one."""
    kind = record_of(table)
    hidden = {beside(field, field.name) for field in kind.fields}
    fields = [field.public for field in kind.fields if field.travels and field.name not in hidden]
    return (*fields, *(value.name for value in kind.derived if value.listed))


def label_of(column: ListColumn, language: str) -> str:
    """What the field or derived value of a column is called."""
    return field_label(column.table, getattr(column.described, "public", column.name), language)


def _with_owner(table: str, column: ListColumn, title: str, language: str) -> str:
    """The heading with what the column is of: "Organisation: Address"."""
    steps = column.path.split(".")[:-1]
    owners = []
    for step in steps:
        kind = record_of(table)
        field = kind.by_public_name[step]
        owners.append(field_label(table, field.public, language))
        assert isinstance(field.kind, Link)
        table = field.kind.table
    return ": ".join((*owners, title))
