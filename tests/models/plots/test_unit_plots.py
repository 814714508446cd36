"""The plots of a unit name cells that there are, and the file is read strictly."""

from pathlib import Path

import pytest

from models.forms.loader import all_forms
from models.plots.unit_plots import PLAN, read_unit_plots, unit_plots
from models.values.errors import Damaged
from models.values.messages import sentences

SOUND = '[[plot]]\nkey = "members"\nover = "periods"\nnames = ["members"]\nseries = [["B01/I.2/actual"]]\n'


def test_every_plot_and_series_has_words_in_both_languages() -> None:
    for language in ("vi", "en"):
        known = sentences(language)
        for plot in unit_plots():
            assert f"PLOT_{plot.key.upper()}" in known
            assert all(f"PLOT_SERIES_{name.upper()}" in known for name in plot.names)
            assert plot.over != "parts" or f"PLOT_AXIS_{plot.key.upper()}" in known


def test_a_plan_is_read_with_each_of_its_cells() -> None:
    plan = next(plot for plot in unit_plots() if plot.over == "plan")
    assert [cell.row for cell in plan.cells if cell.column == PLAN] == [cell.row for cell in plan.series[0]]


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (("I.2", "I.222"), "no cell B01/I.222/actual"),
        (('"periods"', '"months"'), "not one of"),
        (('["members"]', '["members", "workers"]'), "not one for each series"),
        (('"B01/I.2/actual"', '"B01/I.2/actual", "B01/I.3/actual"'), "more than one cell over periods"),
        (("names", "called"), "unknown key"),
        ((SOUND, SOUND + SOUND), "a key twice"),
    ],
)
def test_what_is_not_sound_is_named(tmp_path: Path, change: tuple[str, str], why: str) -> None:
    path = tmp_path / "plots.toml"
    path.write_text(SOUND, encoding="utf-8")
    assert [plot.key for plot in read_unit_plots(path, all_forms())] == ["members"]
    path.write_text(SOUND.replace(*change), encoding="utf-8")
    with pytest.raises(Damaged) as damaged:
        read_unit_plots(path, all_forms())
    assert why in str(damaged.value)
