"""One file of resources/forms on its way to a Form, strictly (docs/formats/forms.md)."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any, Never, cast

from models.forms.bounded_toml import read_toml
from models.forms.check_kinds import FORM_KINDS
from models.forms.check_reader import read_checks
from models.forms.check_references import form_problems
from models.forms.definition import (
    TOTAL,
    Combine,
    Form,
    FormColumn,
    Kind,
    Measure,
    Measured,
    Ratio,
    Row,
    Source,
    Value,
)
from models.forms.snapshot import SETS
from models.forms.soundness import faults
from models.values.errors import Damaged

_FORM = {
    "code",
    "edition",
    "valid_from",
    "name",
    "title",
    "unit_line",
    "main_column",
    "total_row",
    "bases",
    "columns",
    "rows",
}
_FORM |= {"cross", "checks"}
_ROW = {"code", "label", "unit", "kind", "level", "heading", "combine", "decimals", "from", "sum", "distinct"}
_ROW |= {"communes", "where", "total", "mean", "ratio", "times", "share", "printed"}
_COLUMN = {
    "key",
    "header",
    "role",
    "prefill",
    "of",
    "over",
    "count",
    "sum",
    "distinct",
    "where",
    "kind",
    "unit",
}
_COLUMN |= {"decimals", "total", "screen", "printed", "width"}
_BASE = {"of", "where"}
_CROSS = {"sectors", "total_label", "show"}
_SECTOR = {"id", "label", "part_of"}


def damaged(path: Path, row: str, key: str, why: str) -> Never:
    raise Damaged("FORM_DEFINITION", file=path.name, row=row, key=key, why=why)


MOST_ROWS = 5000
"""Rows of a form, counted for each sector; form 2 has 340."""


class FormReader:
    """One file on its way to a Form; `fail` says where it stands."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.content = self._content()
        self.bases: dict[str, Source] = {}

    def _content(self) -> dict[str, Any]:
        try:
            return read_toml(self.path)
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
            self.fail("", "", str(fault))

    def fail(self, row: str, key: str, why: str) -> Never:
        damaged(self.path, row, key, why)

    def known(self, where: str, given: Mapping[str, Any], allowed: Iterable[str]) -> None:
        for key in given:
            if key not in allowed:
                self.fail(where, key, "unknown key")

    def form(self) -> Form:
        self.known("", self.content, _FORM)
        for name, base in self.content.get("bases", {}).items():
            self.known(name, base, _BASE)
            self.bases[name] = Source(
                base["of"], basis=self._conditions(name, base["of"], base.get("where", {}))
            )
        rows = tuple(self._row(row) for row in self.content["rows"])
        columns = tuple(self._column(column) for column in self.content["columns"])
        cross = self.content.get("cross", {})
        self.known("cross", cross, _CROSS)
        if len(rows) * (1 + len(cross.get("sectors", ()))) > MOST_ROWS:
            self.fail("", "rows", f"more than {MOST_ROWS} rows")
        if cross:
            rows = tuple(self._crossed(rows, cross))
        form = Form(
            code=self.content["code"],
            edition=self.content["edition"],
            valid_from=self.content["valid_from"],
            name=self.content["name"],
            title=self.content["title"],
            unit_line=self.content["unit_line"],
            rows=rows,
            columns=columns,
            checks=read_checks(self.content.get("checks", []), FORM_KINDS, self.fail),
            sectors=tuple(sector["id"] for sector in cross.get("sectors", [])),
            cross=tuple((item, column) for item, column in cross.get("show", [])),
            main_column=self.content.get("main_column", "actual"),
            total_row=self.content.get("total_row", ""),
            labels={sector["id"]: sector["label"] for sector in cross.get("sectors", [])}
            | ({TOTAL: cross["total_label"]} if cross else {}),
        )
        for fault in faults(form):
            self.fail(*fault)
        for check in form.checks:
            for key, why in form_problems(check, form):
                self.fail(check.code, key, why)
        return form

    def _row(self, given: dict[str, Any]) -> Row:
        code = given.get("code", "?")
        self.known(code, given, _ROW)
        derived = any(key in given for key in ("mean", "ratio", "times"))
        ratio, times, mean = given.get("ratio"), given.get("times"), given.get("mean")
        kind = Kind(given.get("kind", "percent" if ratio else "money" if mean else "count"))
        return Row(
            code=code,
            label=given["label"],
            unit=given.get("unit", "%" if kind is Kind.PERCENT else ""),
            kind=kind,
            level=given.get("level", max(1, code.count("."))),
            heading=given.get("heading", False),
            combine=Combine(given.get("combine", "recompute" if derived else "sum")),
            decimals=given.get("decimals", 1 if kind is Kind.PERCENT else 0),
            source=self._source(code, given),
            total=tuple(given.get("total", ())),
            mean=(mean[0], mean[1]) if mean else None,
            ratio=Ratio(tuple(ratio["of"]), tuple(ratio["over"]), ratio.get("times", 100)) if ratio else None,
            times=(times["of"], Fraction(times["by"])) if times else None,
            share=given.get("share", False),
            printed=given.get("printed", True),
        )

    def _source(self, code: str, given: dict[str, Any]) -> Source | None:
        if given.get("communes"):
            return Source("organisations", "communes")
        if "from" not in given:
            return None
        base = self.bases.get(given["from"])
        if base is None:
            self.fail(code, "from", f"no base {given['from']!r}")
        where = self._conditions(code, base.of, given.get("where", {}))
        measure, attribute = self._measure(code, base.of, given)
        return Source(base.of, measure, attribute, base.basis, where)

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

    def _conditions(self, code: str, of: str, where: dict[str, Any]) -> dict[str, Any]:
        if of not in SETS:
            self.fail(code, "of", f"no set {of!r}")
        for attribute in where:
            if attribute not in SETS[of]:
                self.fail(code, attribute, f"{of} has no such attribute")
        return _values(where)

    def _column(self, given: dict[str, Any]) -> FormColumn:
        key = given.get("key", "?")
        self.known(key, given, _COLUMN)
        return FormColumn(
            key=key,
            header=tuple(given["header"]),
            role=given.get("role", "figure"),
            prefill=given.get("prefill", "none"),
            of=given.get("of", ""),
            over=given.get("over", ""),
            measure=self._column_measure(key, given),
            kind=Kind(given["kind"]) if "kind" in given else None,
            unit=given.get("unit", ""),
            decimals=given.get("decimals"),
            total=tuple(given.get("total", ())),
            screen=given.get("screen", True),
            printed=given.get("printed", True),
            width=float(given.get("width", 20)),
        )

    def _column_measure(self, key: str, given: dict[str, Any]) -> Measure | None:
        """What a column measures; whether the records of every row have it is examined with the whole form."""
        if not any(measure in given for measure in ("count", "sum", "distinct")):
            if "where" in given:
                self.fail(key, "where", "conditions without count, sum or distinct")
            return None
        measure, attribute = self._measured(key, given)
        if "count" in given and (measure != "count" or given["count"] is not True):
            self.fail(key, "count", "only count = true, without sum and distinct")
        if given.get("prefill") != "register":
            self.fail(key, measure, "only a column that is prefilled from the register is measured")
        return Measure(measure, attribute, _values(given.get("where", {})))

    def _crossed(self, items: tuple[Row, ...], cross: dict[str, Any]) -> Iterable[Row]:
        """Every item once for the total over all sectors, then once for each sector."""
        sectors = cross["sectors"]
        for sector in sectors:
            self.known(sector.get("id", "?"), sector, _SECTOR)
        tops = [sector["id"] for sector in sectors if "part_of" not in sector]
        for sector in [{"id": TOTAL, "label": cross["total_label"]}, *sectors]:
            name = sector["id"]
            level = 2 if "part_of" in sector else 1
            yield Row(code=name, label=sector["label"], heading=True, level=level, sector=name)
            narrower = {} if name == TOTAL else {"sector" if "part_of" in sector else "sector_top": name}
            for item in items:
                yield _in_sector(item, name, narrower, tops)


def _values(where: Mapping[str, Any]) -> dict[str, Value]:
    """Conditions as they are asked: a list is one of several values."""
    return {key: tuple(value) if isinstance(value, list) else value for key, value in where.items()}


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
        ratio=item.ratio and Ratio(own(item.ratio.numerator), own(item.ratio.denominator), item.ratio.times),
        times=item.times and (f"{sector}:{item.times[0]}", item.times[1]),
        item=item.code,
        sector=sector,
    )
