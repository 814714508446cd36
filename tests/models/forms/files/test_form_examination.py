"""A form from a file: what it would change, row by row, and what is refused before anything could be installed."""

from pathlib import Path

import pytest

from models.forms.files.form_examination import examine, examine_all
from models.forms.loader import FOLDER, PUBLISHED, all_forms
from models.values.errors import Damaged, Refused

KNOWN = tuple(form for form in all_forms() if (form.code, form.edition) != ("B01", "2026"))
TEXT = (FOLDER / "B01-2026.toml").read_text(encoding="utf-8")


def written(folder: Path, text: str = TEXT, name: str = "B01-2026.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_what_an_edition_changes_is_told_by_rows_columns_and_checks(tmp_path: Path) -> None:
    found = examine(written(tmp_path), KNOWN)
    assert found.before is PUBLISHED.edition("B01", "2020") and found.form.edition == "2026"
    told = {(one.part, one.code, one.key): (one.before, one.after) for one in found.changes}
    assert told["row", "I.1.3e", ""] == ("", "Vốn điều lệ đăng ký của HTX thành lập mới")
    assert told["column", "credit", ""] == ("", "Thực hiện kỳ này, trong đó · Quỹ tín dụng")
    assert told["column", "previous", "width"] == ("22.0", "19.0")
    assert told["form", "B01", "valid_from"] == ("2000-01-01", "2026-12-01")
    assert [code for part, code, _ in told if part == "check" and code.startswith("COLUMNS_DIFFER")]
    rows = [code for part, code, key in told if part == "row" and not key]
    assert found.before is not None and len(rows) == len(found.form.rows) - len(found.before.rows)
    assert ("row", "I.1", "label") not in told


def test_a_row_that_is_gone_and_one_that_is_called_otherwise(tmp_path: Path) -> None:
    newer = TEXT.replace('edition = "2026"', 'edition = "2028"').replace("2026-12-01", "2028-01-01")
    newer = newer.replace('label = "Tổng số hợp tác xã"', 'label = "Số hợp tác xã"')
    lines = [line for line in newer.splitlines() if '{ code = "I.10",' not in line]
    found = examine(written(tmp_path, "\n".join(lines), "B01-2028.toml"), all_forms())
    told = {
        (one.part, one.code, one.key): (one.before, one.after) for one in found.changes if one.part == "row"
    }
    assert told == {
        ("row", "I.10", ""): ("Đóng góp của kinh tế tập thể vào GRDP", ""),
        ("row", "I.1", "label"): ("Tổng số hợp tác xã", "Số hợp tác xã"),
    }


def test_a_new_form_follows_nothing(tmp_path: Path) -> None:
    text = (
        (FOLDER / "XL01-2017.toml").read_text(encoding="utf-8").replace('code = "XL01"', 'code = "XL09"', 1)
    )
    found = examine(written(tmp_path, text, "XL09-2017.toml"), all_forms())
    assert found.before is None
    assert sum(one.part == "row" for one in found.changes) == len(found.form.rows)


@pytest.mark.parametrize(
    ("old", "new", "name", "key"),
    [
        ('edition = "2026"', 'edition = "2026"', "B02-2026.toml", "edition"),  # another file name
        ('code = "STATUS_PARTS"', 'code = "MY_OWN_CHECK"', "B01-2026.toml", "code"),  # without a sentence
        ('title = "', 'script = "import os"\ntitle = "', "B01-2026.toml", "script"),
        (
            'from = "htx", where = { alive = true } }',
            'from = "people", where = {} }',
            "B01-2026.toml",
            "from",
        ),
        ('total = ["I.4.1", "I.4.2"]', 'total = ["I.4.4"]', "B01-2026.toml", "total"),  # a circle
        ("valid_from = 2026-12-01", "valid_from = 'soon'", "B01-2026.toml", "valid_from"),
    ],
)
def test_what_is_not_sound_is_refused(tmp_path: Path, old: str, new: str, name: str, key: str) -> None:
    with pytest.raises(Damaged, match="FORM_DEFINITION") as refused:
        examine(written(tmp_path, TEXT.replace(old, new, 1), name), KNOWN)
    assert refused.value.details["key"] == key


@pytest.mark.parametrize(
    ("old", "new", "name", "refusal"),
    [
        ('edition = "2026"', 'edition = "2020"', "B01-2020.toml", "FORM_EDITION_KNOWN"),
        ("valid_from = 2026-12-01", "valid_from = 2000-01-01", "B01-2026.toml", "FORM_EDITION_OLDER"),
    ],
)
def test_an_edition_that_is_known_or_begins_no_later_is_refused(
    tmp_path: Path, old: str, new: str, name: str, refusal: str
) -> None:
    with pytest.raises(Refused, match=refusal):
        examine(written(tmp_path, TEXT.replace(old, new, 1), name), KNOWN)


def test_editions_that_come_together_follow_each_other(tmp_path: Path) -> None:
    later = TEXT.replace('edition = "2026"', 'edition = "2027"').replace("2026-12-01", "2027-12-01")
    files = [(Path("B01-2027.toml"), later.encode()), (Path("B01-2026.toml"), TEXT.encode())]
    first, second = examine_all(files, KNOWN)
    assert (first.form.edition, second.form.edition) == ("2026", "2027")
    assert second.before is first.form
    assert [(one.part, one.key) for one in second.changes] == [("form", "valid_from")]
    same_day = later.replace("2027-12-01", "2026-12-01")
    with pytest.raises(Refused, match="FORM_EDITION_OLDER"):
        examine_all([(Path("B01-2027.toml"), same_day.encode()), files[1]], KNOWN)


def test_a_file_without_end_or_bottom_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="FORM_TOO_LARGE"):
        examine(written(tmp_path, TEXT + "#" * 300_000), KNOWN)
    with pytest.raises(Refused, match="FORM_TOO_DEEP"):
        examine(written(tmp_path, "x = " + "[" * 500 + "]" * 500), KNOWN)
