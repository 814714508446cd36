"""The figures of the home page are data, and name what the forms have."""

from pathlib import Path

import pytest

from models.forms.loader import PUBLISHED, all_forms
from models.forms.summary.home import home_figures, read_home_figures
from models.values.errors import Damaged
from resources import ROOT
from tests.models.sheets import DAY

TEXT = (ROOT / "layout" / "home.toml").read_text(encoding="utf-8")


def test_every_creditor_of_the_form_is_plotted() -> None:
    debts = home_figures().debts
    form = PUBLISHED.form_on(debts.form, DAY)
    assert list(debts.rows) == [row.code for row in form.rows if row.share]
    assert debts.column == form.main_column


def test_the_sectors_are_those_of_the_crossed_form() -> None:
    sectors = home_figures().sectors
    crossed = {(form.code, form.main_column) for form in all_forms() if form.sectors}
    assert (sectors.form, sectors.column) in crossed


@pytest.mark.parametrize(
    ("old", "new", "row", "key"),
    [
        ("[held]", "[hold]", "", "hold"),
        ('debt = "B04/T/stopped"', "", "", "held"),
        ('debt = "B04/T/stopped"', 'debt = "B04/T"', "", "held"),
        ('debt = "B04/T/stopped"', 'debt = "B04/T/halted"', "held", "debt"),
        ('count = "B01/', 'count = "B09/', "held", "count"),
        ('form = "B02"', 'form = "B01"', "sectors", "total"),
        ('stopped = "I.1.2"', 'stopped = "I.1.22"', "sectors", "stopped"),
        ('stopped = "I.1.2"', 'stoped = "I.1.2"', "", "sectors"),
        ('"VII"]', '"VIII"]', "debts", "rows"),
        ('rows = ["I",', 'rows = ["I", "I",', "", "debts"),
        ('column = "balance"', 'column = "total"', "debts", "rows"),
    ],
)
def test_an_unsound_description_is_refused(tmp_path: Path, old: str, new: str, row: str, key: str) -> None:
    assert old in TEXT
    path = tmp_path / "home.toml"
    path.write_text(TEXT.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(Damaged, match="FORM_DEFINITION") as caught:
        read_home_figures(path, all_forms())
    details = caught.value.details
    assert (details["file"], details["row"], details["key"]) == ("home.toml", row, key)
