"""The file of the limits of all forms, and doubts inside forms, read strictly."""

from pathlib import Path

import pytest

from models.forms.files.doubt_reader import read_defaults
from models.forms.loader import DOUBTS_FILE, FOLDER, doubt_defaults, read_form
from models.values.errors import Damaged

DEFAULTS = (FOLDER / DOUBTS_FILE).read_text(encoding="utf-8")
FORM = (FOLDER / "B01-2020.toml").read_text(encoding="utf-8")


def test_the_file_of_the_program_is_sound() -> None:
    found = doubt_defaults()
    assert {one.kind for one in found.bounds if one.kind} == {"count", "money", "decimal", "percent"}
    assert found.factors == (10, 100, 1000, 1000000)


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ('range = ["0", "1000000000"]', 'range = ["0", "1000000000"]\nmost = "5"', "most"),
        ('range = ["0", "1000000000"]', 'usual = ["0", "1"]', "range"),
        ('range = ["0", "200000"]', 'range = ["200000", "0"]', "range"),
        ('kind = "decimal"', 'kind = "number"', "kind"),
        ('role = "share"', 'role = "ratio"', "role"),
        ('kind = "decimal"', 'kind = "money"', "kind"),
        ('against = "plan"', 'against = "dream"', "against"),
        ("flow = false\n", "", "flow"),
        ("factors = [10, 100, 1000, 1000000]", "factors = [1]", "causes"),
        ('near = "2"', 'near = "0"', "causes"),
    ],
)
def test_what_is_not_described_is_refused(tmp_path: Path, old: str, new: str, key: str) -> None:
    assert old in DEFAULTS
    path = tmp_path / DOUBTS_FILE
    path.write_text(DEFAULTS.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(Damaged) as refused:
        read_defaults(path)
    assert (refused.value.code, refused.value.details["key"]) == ("FORM_DEFINITION", key)


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ('of = "I.2"\nover', 'of = "I.99"\nover', "of"),
        ('over = ["I.6a"]\nrange', 'over = ["I"]\nrange', "over"),
        ('kind = "per"', 'kind = "par"', "kind"),
        ('range = ["5", "2000"]', 'range = ["5"]', "range"),
        ('range = ["5", "2000"]', 'range = ["5", "2000"]\nslack = true', "slack"),
        (
            'unit = "THT" },\n  { code = "III.6"',
            'unit = "THT", range = ["1", "0"] },\n  { code = "III.6"',
            "range",
        ),
    ],
)
def test_a_doubt_of_a_form_is_read_as_strictly_as_a_check(
    tmp_path: Path, old: str, new: str, key: str
) -> None:
    assert old in FORM
    path = tmp_path / "B01-2020.toml"
    path.write_text(FORM.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(Damaged) as refused:
        read_form(path)
    assert refused.value.details["key"] == key


def test_a_change_of_some_rows_has_limits_of_its_own(tmp_path: Path) -> None:
    from models.forms.checking.doubts.changes import rule_of
    from models.forms.rules.doubt_kinds import Against

    path = tmp_path / "B01-2020.toml"
    own = '[[doubts]]\ncode = "X"\nrule = "R3"\nlevel = "warning"\nkind = "change"\nrows = ["I.4"]\n'
    path.write_text(f'{FORM}\n{own}against = "previous"\ntimes = "2"\nat_least = "1"\n', encoding="utf-8")
    form = read_form(path)
    rule, other = (rule_of(form, form.row_by_code[row], Against.PREVIOUS) for row in ("I.4", "I.3"))
    assert rule is not None
    assert other is not None
    assert [rule.times, other.times] == [2, 3]
