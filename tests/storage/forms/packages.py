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


OWN_WORDS = """
[says.OWN_PAGES]
vi = "số có trang tin không thể nhiều hơn số hợp tác xã"
en = "no more can have a page than there are cooperatives"
[english]
"Hợp tác xã" = "Cooperatives of our own"
"Có trang tin điện tử" = "With a web page"
"""
B09 = (
    B08.replace("B08", "B09").replace("Biểu 8", "Biểu 9").replace('"PART_ABOVE_WHOLE"', '"OWN_PAGES"')
    + OWN_WORDS
)
"""Form 8 under another code, with a sentence of its own and English names."""

ACROSS = """
[[checks]]
code = "CELLS_DIFFER"
rule = "R6"
level = "error"
kind = "equal"
first = "B08/1/actual"
second = "OTHER"
"""
"""A check between form 8 and a cell of another form, to be named in place of OTHER."""


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
