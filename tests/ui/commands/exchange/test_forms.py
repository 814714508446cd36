"""The forms by command: a file with a form is examined; a package is made, examined, installed, taken in."""

from pathlib import Path

import pytest

from exports.signatures.signing import save_key
from models.forms.loader import FOLDER
from storage.book.book import Book
from tests.storage.forms.packages import B08
from tests.storage.sample_returns import unit_book
from tests.ui.commands.program import done, run
from tests.ui.screens.world import NOW, World, make_world, office_key


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
    assert "Chưa có gì được cài" in said and "~ dòng crops:I.1.8.1, nội dung: Xếp loại tốt → Loại tốt" in said
    assert "B07-2028" not in done("forms", book).out
    assert run("forms", book, "--examine", tmp_path / "none.toml").codes == ["FILE_MISSING"]
    path.write_text("x = 1", encoding="utf-8")
    assert run("forms", book, "--examine", path).codes == ["FORM_DEFINITION"]


AT = ("--now", NOW.isoformat())


@pytest.fixture
def world(tmp_path: Path) -> World:
    made = make_world(tmp_path)
    with made.trusting():
        pass
    return made


def test_a_package_goes_from_the_province_to_a_unit(world: World) -> None:
    folder, form = world.folder / "stick", world.folder / "B08-2020.toml"
    folder.mkdir()
    form.write_text(B08.replace("2026-09-01", "2020-09-01").replace('"2026"', '"2020"'), encoding="utf-8")
    (world.folder / "tinh.p12").write_bytes(save_key(office_key(), "một hai ba bốn"))
    secret = world.folder / "mat-khau.txt"
    secret.write_text("một hai ba bốn", encoding="utf-8")
    key = ("--key", world.folder / "tinh.p12", "--password-file", secret)
    assert run("forms", world.province, "--pack", form, *key, *AT).codes == ["FORMS_NO_FOLDER"]
    said = done(
        "forms", world.province, "--pack", form, "--out", folder, "--note", "Theo CV 12", *key, *AT
    ).out
    assert "Biểu mới B08-2020, dùng từ 01/09/2020: Biểu 8" in said
    (package,) = folder.iterdir()
    (there,) = done("forms", world.province, "--packages", "--json", *AT).json
    assert (there["in_force"], there["forms"]) == (True, ["B08-2020.toml"])
    assert "B08-2020.toml" not in (packages := done("forms", world.province, "--packages", *AT).out)
    assert "đang cài" in packages
    world.filled("106").close()
    unit = world.folder / "106.book"
    assert run("forms", unit, "--examine", package, *AT).codes == ["TRUST_MISSING"]
    with Book.open(unit, clock=lambda: NOW) as book:
        from exports.exchange.receiving import install_trust

        install_trust(book, world.trust_file.read_bytes())
    told = done("forms", unit, "--examine", package, "--json", *AT).json
    assert (told["issuer"], told["note"], told["known"]) == ("12", "Theo CV 12", [])
    assert [(one["form"], one["follows"]) for one in told["forms"]] == [("B08", None)]
    assert told["reached"] == [{"period": "2020", "form": "B08", "sealed": False, "figures": 0}]
    assert "B08" not in done("forms", unit, *AT).out
    said = done("forms", unit, "--install", package, *AT).out
    assert "Báo cáo đang lập của kỳ Năm 2020 dùng biểu B08 theo bản mới ngay khi cài." in said
    assert "B08" in done("forms", unit, *AT).out
    assert run("forms", unit, "--install", package, *AT).codes == ["FORMS_KNOWN"]
    told = done("take-in", unit, package, "--json", *AT).json
    assert [(one["kind"], one["outcome"], one["code"]) for one in told] == [("forms", "known", "FORMS_KNOWN")]
