"""The forms by command: a file with a form is examined, and nothing is kept of it."""

from pathlib import Path

from models.forms.loader import FOLDER
from tests.storage.sample_returns import unit_book
from tests.ui.commands.program import done, run


def test_a_file_with_a_form_is_examined(tmp_path: Path) -> None:
    book, path = tmp_path / "xa.book", tmp_path / "B07-2028.toml"
    unit_book(book).close()
    text = (FOLDER / "B07-2026.toml").read_text(encoding="utf-8")
    text = text.replace('edition = "2026"', 'edition = "2028"').replace("2026-12-01", "2028-01-01")
    path.write_text(text.replace('label = "Xếp loại tốt"', 'label = "Loại tốt"'), encoding="utf-8")
    told = done("forms", book, "--examine", path, "--json").json
    assert (told["form"], told["edition"], told["follows"]) == ("B07", "2028", "2026")
    change = {
        "part": "row",
        "code": "crops:I.1.8.1",
        "key": "label",
        "before": "Xếp loại tốt",
        "after": "Loại tốt",
    }
    assert change in told["changes"]
    said = done("forms", book, "--examine", path).out
    assert "Chưa có gì được cài" in said and "~ dòng crops:I.1.8.1, label: Xếp loại tốt → Loại tốt" in said
    assert "B07-2028" not in done("forms", book).out
    assert run("forms", book, "--examine", tmp_path / "none.toml").codes == ["FILE_MISSING"]
    path.write_text("x = 1", encoding="utf-8")
    assert run("forms", book, "--examine", path).codes == ["FORM_DEFINITION"]
