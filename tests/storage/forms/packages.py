"""Packages of forms for tests: a new form, and an edition of form 4 that drops a row and calls another otherwise."""

from datetime import date

from models.dialogue.form_packages import FormFile, FormPackage, encode
from models.forms.loader import FOLDER
from models.returns.document import UnitName
from models.returns.verdicts import Validity, Verdict
from models.values.units import unit_on
from storage.book import settings
from storage.book.book import Book
from storage.forms import packages
from tests.storage.sample_returns import NOW

PROVINCE: UnitName = settings.named(unit_on("12", date(2026, 9, 30)))

B08 = """\
code = "B08"
edition = "2026"
valid_from = 2026-09-01
name = "Biểu 8"
title = "THEO DÕI RIÊNG CỦA TỈNH"
unit_line = ""
columns = [{ key = "actual", header = ["Thực hiện"], prefill = "register" }]
rows = [
  { code = "1", label = "Hợp tác xã", unit = "HTX", from = "htx" },
  { code = "2", label = "Có trang tin điện tử", unit = "HTX" },
]
[bases]
htx = { of = "organisations", where = { kind = "cooperative", alive = true } }
[[checks]]
code = "PART_ABOVE_WHOLE"
rule = "R1"
level = "error"
kind = "at_most"
pairs = [["2", "1"]]
"""


def form_4(edition: str = "2026a", first: str = "2026-09-01") -> str:
    """Form 4 without the row I.6, and with another name of its total."""
    text = (FOLDER / "B04-2020.toml").read_text(encoding="utf-8")
    text = text.replace('edition = "2020"', f'edition = "{edition}"').replace("2000-01-01", first)
    text = text.replace(', "I.6"', "").replace('label = "TỔNG SỐ NỢ"', 'label = "TỔNG DƯ NỢ"')
    return "\n".join(line for line in text.splitlines() if '{ code = "I.6",' not in line)


def package(*files: tuple[str, str], note: str = "") -> FormPackage:
    """A package of the province with these files."""
    return FormPackage(PROVINCE, NOW, tuple(FormFile(name, text) for name, text in files), note)


BOTH = package(("B04-2026a.toml", form_4()), ("B08-2026.toml", B08))


def install(book: Book, said: FormPackage = BOTH) -> None:
    """Install a package as if its signature had been found good."""
    content = encode(said)
    packages.install(book, said, b"signed " + content, content, Verdict(Validity.VALID, "", ()))
