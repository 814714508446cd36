"""One file of resources/forms on its way to a Form, strictly (docs/formats/forms.md)."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import Any, Never, cast

from models.forms.definition import (
    TOTAL,
    CellKey,
    Combine,
    CountedThing,
    FigureStatus,
    Form,
    FormColumn,
    Kind,
    Mode,
    RatioBase,
    RatioFormula,
    Row,
)
from models.forms.files.bounded_toml import parse_toml, read_bounded
from models.forms.files.check_reader import read_checks
from models.forms.files.check_references import form_problems
from models.forms.files.form_keys import COLUMN, FORM, FORM_OPTIONAL, RATIO_BASE, ROW, SECTOR
from models.forms.files.own_words import faults_of_words
from models.forms.files.soundness import faults
from models.forms.findings import Level
from models.forms.rules.addresses import ColumnKey
from models.forms.rules.check_kinds import FORM_KINDS, ColumnsCheck, FormCheck, RowPattern, SumCheck
from models.forms.rules.doubt_kinds import DOUBT_KINDS
from models.forms.rules.measures import Measure, Measured, Source, Value
from models.forms.shapes import Shape
from models.forms.snapshot import SETS
from models.values.deadlines import Evidence
from models.values.errors import Damaged
from models.values.periods import PeriodKind


def damaged(path: Path, row: str, key: str, why: str) -> Never:
    raise Damaged("FORM_DEFINITION", file=path.name, row=row, key=key, why=why)


MOST_ROWS = 5000
"""Rows of a form, counted for each sector; form 2 has 340."""


_PARTS = {"ratio": ("of", "over"), "share": ("of",), "difference": ("of", "over", "mode")}
"""What the columns of a role are made of."""


class FormReader:
    """A file that is being read into a Form; `fail` names the place of a fault."""

    def __init__(self, path: Path, content: bytes | None = None) -> None:
        """content: of a file that lies in no folder; its path is then only its name."""
        self.path = path
        self.content = self._parsed(read_bounded(path) if content is None else content)
        self.bases: dict[str, Source] = {}
        self.ratio_bases: dict[str, dict[str, RatioBase]] = {}

    def _parsed(self, content: bytes) -> dict[str, Any]:
        try:
            return parse_toml(self.path, content)
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
            self.fail("", "", str(fault))

    def fail(self, row: str, key: str, why: str) -> Never:
        damaged(self.path, row, key, why)

    def shaped(
        self, where: str, given: Mapping[str, Any], shapes: Mapping[str, Shape], needed: Iterable[str]
    ) -> dict[str, Any]:
        """The values of a table by their shapes; an unknown, missing or misshapen value is refused with its key."""
        for key in given:
            if key not in shapes:
                self.fail(where, key, "unknown key")
        for key in needed:
            if key not in given:
                self.fail(where, key, "missing")
        return {key: self._value(where, key, value, shapes[key]) for key, value in given.items()}

    def _value(self, where: str, key: str, value: object, shape: Shape) -> Any:
        try:
            return shape(value)
        except ValueError as fault:
            self.fail(where, key, str(fault))

    def form(self) -> Form:
        """The form of the whole file."""
        content = self.shaped("", self.content, FORM, FORM.keys() - FORM_OPTIONAL)
        for name, base in content.get("bases", {}).items():
            self.bases[name] = Source(
                base["of"], basis=self._conditions(name, base["of"], base.get("where", {}))
            )
        self._read_ratio_bases(content.get("ratio_bases", ()))
        rows = tuple(self._row(f"#{number}", row) for number, row in enumerate(content["rows"], 1))
        for row in self.ratio_bases:
            self.fail(row, "ratio_bases", "no row of a ratio")
        columns = tuple(self._column(f"#{number}", one) for number, one in enumerate(content["columns"], 1))
        cross = content.get("cross", {})
        sectors = [
            self.shaped(str(sector.get("id", f"#{number}")), sector, SECTOR, ("id", "label"))
            for number, sector in enumerate(cross.get("sectors", ()), 1)
        ]
        if len(rows) * (1 + len(sectors)) > MOST_ROWS:
            self.fail("", "rows", f"more than {MOST_ROWS} rows")
        if cross:
            self._sound_cross(sectors, cross.get("show", ()), rows, columns)
            rows = tuple(_crossed(rows, sectors, cross["total_label"]))
        form = Form(
            code=content["code"],
            edition=content["edition"],
            valid_from=content["valid_from"],
            name=content["name"],
            title=content["title"],
            unit_line=content["unit_line"],
            rows=rows,
            columns=columns,
            checks=_with_sums(read_checks(content.get("checks", []), FORM_KINDS, self.fail), rows, columns),
            doubts=read_checks(content.get("doubts", []), DOUBT_KINDS, self.fail),
            sectors=tuple(sector["id"] for sector in sectors),
            cross=cross.get("show", ()),
            main_column=content.get("main_column", "actual"),
            total_row=content.get("total_row", ""),
            periods=tuple(PeriodKind(kind) for kind in content.get("periods", ())),
            source=content.get("source", ""),
            evidence=Evidence(content.get("evidence", Evidence.RECONSTRUCTED)),
            labels={sector["id"]: sector["label"] for sector in sectors}
            | ({TOTAL: cross["total_label"]} if cross else {}),
            part_of={sector["id"]: sector["part_of"] for sector in sectors if "part_of" in sector},
            says={code: (said["vi"], said["en"]) for code, said in content.get("says", {}).items()},
            english=content.get("english", {}),
        )
        for fault in chain(faults(form), faults_of_words(form)):
            self.fail(*fault)
        for check in (*form.checks, *form.doubts):
            for key, why in form_problems(check, form):
                self.fail(check.code, key, why)
        return form

    def _read_ratio_bases(self, tables: Iterable[Mapping[str, Any]]) -> None:
        """Row → its other bases, until the row is read."""
        for table in tables:
            given = self.shaped(str(table.get("row", "")), table, RATIO_BASE, RATIO_BASE.keys())
            named = self.ratio_bases.setdefault(given["row"], {})
            if given["name"] in named:
                self.fail(given["row"], "ratio_bases", f"the base {given['name']!r} twice")
            named[given["name"]] = RatioBase(given["over"], given["label"])

    def _row(self, label: str, written: Mapping[str, Any]) -> Row:
        code = str(written.get("code", label))
        given = self.shaped(code, written, ROW, ("code", "label"))
        formulas = [key for key in ("mean", "ratio", "times") if key in given]
        if len(formulas) > 1:
            self.fail(code, formulas[1], f"a row has one formula, and this one has {formulas[0]}")
        ratio, times = given.get("ratio"), given.get("times")
        kind = Kind(given.get("kind", "percent" if ratio else "money" if "mean" in given else "count"))
        return Row(
            code=code,
            label=given["label"],
            unit=given.get("unit", "%" if kind is Kind.PERCENT else ""),
            kind=kind,
            level=given.get("level", max(1, code.count("."))),
            heading=given.get("heading", False),
            combine=Combine(given.get("combine", "recompute" if formulas else "sum")),
            decimals=given.get("decimals", 1 if kind is Kind.PERCENT else 0),
            source=self._source(code, given),
            total=given.get("total", ()),
            mean=given.get("mean"),
            ratio=RatioFormula(ratio["of"], ratio["over"], ratio.get("times", 100)) if ratio else None,
            times=(times["of"], times["by"]) if times else None,
            share=given.get("share", False),
            signed=given.get("signed", False),
            printed=given.get("printed", True),
            optional=given.get("optional", False),
            bases=self.ratio_bases.pop(code, {}) if ratio else {},
            base=given.get("base", ""),
            counts=CountedThing(given["counts"]) if "counts" in given else None,
            range=given.get("range"),
            usual=given.get("usual"),
        )

    def _source(self, code: str, given: dict[str, Any]) -> Source | None:
        if given.get("communes"):
            for key in ("from", "where", "unknown", "sum", "distinct"):
                if key in given:
                    self.fail(code, key, "communes are counted by themselves")
            return Source("organisations", "communes")
        if "from" not in given:
            for key in ("where", "unknown", "sum", "distinct"):
                if key in given:
                    self.fail(code, key, "without from there is nothing to measure")
            return None
        base = self.bases.get(given["from"])
        if base is None:
            self.fail(code, "from", f"no base {given['from']!r}")
        where = self._conditions(code, base.of, self._where(code, given))
        measure, attribute = self._measure(code, base.of, given)
        return Source(base.of, measure, attribute, base.basis, where)

    def _where(self, code: str, given: Mapping[str, Any]) -> dict[str, Value]:
        """The conditions of a row or column; None for what must not be known."""
        where: dict[str, Value] = dict(given.get("where", {}))
        for attribute in given.get("unknown", ()):
            if attribute in where:
                self.fail(code, "unknown", f"{attribute!r} is asked about in where")
            where[attribute] = None
        return where

    def _measure(self, code: str, of: str, given: dict[str, Any]) -> tuple[Measured, str]:
        measure, attribute = self._measured(code, given)
        if attribute and attribute not in SETS[of]:
            self.fail(code, measure, f"{of} has no attribute {attribute!r}")
        return measure, attribute

    def _measured(self, code: str, given: dict[str, Any]) -> tuple[Measured, str]:
        """Sum, distinct count or, without either, plain count."""
        if "sum" in given and "distinct" in given:
            self.fail(code, "distinct", "sum and distinct are two measures")
        if "sum" in given:
            return "sum", given["sum"]
        return ("distinct", given["distinct"]) if "distinct" in given else ("count", "")

    def _conditions(self, code: str, of: str, where: Mapping[str, Value]) -> Mapping[str, Value]:
        if of not in SETS:
            self.fail(code, "of", f"no set {of!r}")
        for attribute in where:
            if attribute not in SETS[of]:
                self.fail(code, attribute, f"{of} has no such attribute")
        return where

    def _column(self, label: str, written: Mapping[str, Any]) -> FormColumn:
        key = str(written.get("key", label))
        given = self.shaped(key, written, COLUMN, ("key", "header"))
        parts = _PARTS.get(given.get("role", ""), ())
        for taken in ("carry", "taken_from"):
            if taken in given and given.get("prefill") != "carry":
                self.fail(key, taken, 'only a column with prefill = "carry" takes up another one')
        if given.get("targets") and given.get("role", "figure") != "figure":
            self.fail(key, "targets", "only a column of figures takes targets")
        for part in ("of", "over", "mode"):
            if (part in given) != (part in parts):
                self.fail(key, part, "missing" if part in parts else "no part of a column of this role")
        return FormColumn(
            key=key,
            header=given["header"],
            role=given.get("role", "figure"),
            prefill=given.get("prefill", "none"),
            carry=given.get("carry", ""),
            taken_from=given.get("taken_from", "previous"),
            narrow=self._narrow(key, given),
            periods=tuple(PeriodKind(kind) for kind in given.get("periods", ())),
            targets=given.get("targets", False),
            mode=Mode(given["mode"]) if "mode" in given else None,
            of=given.get("of", ""),
            over=given.get("over", ""),
            measure=self._column_measure(key, given),
            kind=Kind(given["kind"]) if "kind" in given else None,
            unit=given.get("unit", ""),
            decimals=given.get("decimals"),
            total=given.get("total", ()),
            screen=given.get("screen", True),
            printed=given.get("printed", True),
            optional=given.get("optional", False),
            width=given.get("width", 20.0),
            status=FigureStatus(given.get("status", "actual")),
            range=given.get("range"),
            usual=given.get("usual"),
        )

    def _narrow(self, key: str, given: dict[str, Any]) -> dict[str, Value]:
        """The conditions under which a column measures again what each row measures."""
        if "narrow" not in given:
            return {}
        if given.get("prefill") != "register" or given.get("role", "figure") != "figure":
            self.fail(
                key, "narrow", "only a column of figures that is prefilled from the register is narrowed"
            )
        for other in ("count", "sum", "distinct", "where", "from", "total"):
            if other in given:
                self.fail(key, other, "a column that narrows has no measure of its own")
        return {**given["narrow"], **self._where(key, {"unknown": given.get("unknown", ())})}

    def _column_measure(self, key: str, given: dict[str, Any]) -> Measure | None:
        """What a column measures; whether the records of every row have it is examined with the whole form."""
        if not any(measure in given for measure in ("count", "sum", "distinct")):
            for conditions in ("where", "unknown", "from"):
                if conditions in given and not (conditions == "unknown" and "narrow" in given):
                    self.fail(key, conditions, "nothing is measured: no count, sum or distinct")
            return None
        measure, attribute = self._measured(key, given)
        if "count" in given and (measure != "count" or given["count"] is not True):
            self.fail(key, "count", "only count = true, without sum and distinct")
        if given.get("prefill") != "register":
            self.fail(key, measure, "only a column that is prefilled from the register is measured")
        base = self.bases.get(given["from"]) if "from" in given else None
        if "from" in given and base is None:
            self.fail(key, "from", f"no base {given['from']!r}")
        of, basis = (base.of, base.basis) if base is not None else ("", {})
        return Measure(measure, attribute, self._where(key, given), of, basis)

    def _sound_cross(
        self,
        sectors: Sequence[Mapping[str, Any]],
        show: Iterable[CellKey],
        items: Iterable[Row],
        columns: Iterable[FormColumn],
    ) -> None:
        """Sectors lie in sectors that are no part themselves; what is shown is there."""
        tops = {sector["id"] for sector in sectors if "part_of" not in sector}
        for sector in sectors:
            if sector["id"] == TOTAL:
                self.fail(TOTAL, "id", "the name of the sum over the sectors")
            if sector.get("part_of", sector["id"]) not in tops:
                self.fail(sector["id"], "part_of", f"no sector {sector['part_of']!r} at the top")
        codes, keys = {item.code for item in items}, {column.key for column in columns}
        for item, column in show:
            if item not in codes or column not in keys:
                self.fail("cross", "show", f"no cell {item}/{column}")


def _with_sums(
    checks: tuple[FormCheck, ...], rows: Iterable[Row], columns: Iterable[FormColumn]
) -> tuple[FormCheck, ...]:
    """That each total whose parts the form names is their sum, where no check of the file says it; then the checks."""
    said = {
        (check.total, part)
        for check in checks
        if isinstance(check, SumCheck | ColumnsCheck)
        for part in check.parts
    }
    sums = (
        SumCheck(code="PARTS_DIFFER", rule="R1", level=Level.ERROR, total=RowPattern(row.code), parts=parts)
        for row in rows
        if not row.heading
        and (parts := tuple(RowPattern(part) for part in row.total))
        and not said.intersection((row.code, part) for part in parts)
    )
    across = (
        ColumnsCheck(
            code="COLUMNS_DIFFER", rule="R1", level=Level.ERROR, total=ColumnKey(one.key), parts=keys
        )
        for one in columns
        if (keys := tuple(ColumnKey(part) for part in one.total))
        and not said.intersection((one.key, part) for part in keys)
    )
    return (*sums, *across, *checks)


def _crossed(items: Iterable[Row], sectors: Sequence[Mapping[str, Any]], total: str) -> Iterator[Row]:
    """Every item once for the total over all sectors, then once for each; that of records without one is optional."""
    tops = [sector["id"] for sector in sectors if "part_of" not in sector]
    for sector in [{"id": TOTAL, "label": total}, *sectors]:
        name = sector["id"]
        level, unknown = 2 if "part_of" in sector else 1, sector.get("unknown", False)
        yield Row(code=name, label=sector["label"], heading=True, level=level, sector=name, optional=unknown)
        asked = None if unknown else name
        narrower = {} if name == TOTAL else {"sector" if "part_of" in sector else "sector_top": asked}
        for item in items:
            crossed = _in_sector(item, name, narrower, tops)
            yield replace(crossed, optional=True) if unknown else crossed


def _in_sector(item: Row, sector: str, narrower: Mapping[str, Any], tops: list[str]) -> Row:
    def own(codes: Iterable[str]) -> tuple[str, ...]:
        return tuple(f"{sector}:{code}" for code in codes)

    summed = sector == TOTAL and not item.derived
    source = item.source and not summed and replace(item.source, basis={**item.source.basis, **narrower})
    return replace(
        item,
        code=f"{sector}:{item.code}",
        level=item.level + 1,
        source=source or None,
        total=tuple(f"{top}:{item.code}" for top in tops) if summed else own(item.total),
        mean=cast(tuple[str, str], own(item.mean)) if item.mean else None,
        ratio=item.ratio
        and RatioFormula(own(item.ratio.numerator), own(item.ratio.denominator), item.ratio.times),
        bases={name: RatioBase(own(base.denominator), base.label) for name, base in item.bases.items()},
        times=item.times and (f"{sector}:{item.times[0]}", item.times[1]),
        item=item.code,
        sector=sector,
    )
