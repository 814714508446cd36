"""The province's figures are those that a script gives which knows the packages alone, and nothing of the program."""

import ast
import json
import sys
from pathlib import Path
from typing import Any

import pytest

from exports.demonstration import Summary, run
from tests.exports.demonstration import recomputed
from ui.commands import main

FORMS = ("B01", "B02", "B04")


def printed(capsys: pytest.CaptureFixture[str], folder: Path, form: str, period: str) -> list[dict[str, Any]]:
    assert main(["figures", str(folder / "province.book"), form, period, "--json"]) == 0
    found: list[dict[str, Any]] = json.loads(capsys.readouterr().out)
    return found


def packages(summary: Summary) -> list[Path]:
    return [summary.folder / "packages" / one.file for one in summary.accepted]


def test_it_shares_nothing_with_the_program() -> None:
    tree = ast.parse(Path(recomputed.__file__).read_text(encoding="utf-8"))
    imported = {
        name.partition(".")[0]
        for node in ast.walk(tree)
        for name in (
            [one.name for one in node.names]
            if isinstance(node, ast.Import)
            else [node.module or ""]
            if isinstance(node, ast.ImportFrom)
            else []
        )
    }
    assert imported <= sys.stdlib_module_names


@pytest.mark.parametrize("form", FORMS)
def test_every_merged_figure_is_what_the_packages_add_up_to(
    small: Summary, form: str, capsys: pytest.CaptureFixture[str]
) -> None:
    cells = printed(capsys, small.folder, form, small.period)
    assert recomputed.compared_cells(form, packages(small), cells) > 100
    assert list(recomputed.differences(form, packages(small), cells)) == []


def test_a_figure_that_is_wrong_is_found(small: Summary, capsys: pytest.CaptureFixture[str]) -> None:
    cells = printed(capsys, small.folder, "B01", small.period)
    places = {("I.1", "actual"): "1", ("I.6", "actual"): "0.5", ("I.1.7a", "actual"): "0.1"}
    for cell in cells:
        if (cell["row"], cell["column"]) in places:
            cell["value"] = places[cell["row"], cell["column"]]
    found = {line.split(":")[0] for line in recomputed.differences("B01", packages(small), cells)}
    assert found == {"B01 I.1 actual", "B01 I.6 actual", "B01 I.1.7a actual"}


@pytest.mark.deep
def test_the_38_communes_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    summary = run(tmp_path / "demo", year=2026, seed=1)
    assert summary.units == 38
    for form in FORMS:
        cells = printed(capsys, summary.folder, form, summary.period)
        assert list(recomputed.differences(form, packages(summary), cells)) == []
