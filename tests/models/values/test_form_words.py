"""English names of what the forms say: none is missing, none is of nothing, and words told together have theirs."""

from collections.abc import Iterator

import pytest

from models.forms.definition import Form
from models.forms.files.field_sheets import field_sheets
from models.forms.loader import all_forms, read_form
from models.values.languages.form_words import beside, english_names, form_word
from models.values.messages import sentence
from resources import ROOT


def texts_of(form: Form) -> Iterator[str]:
    yield from (form.name, form.title, form.unit_line, *form.labels.values())
    for row in form.rows:
        yield from (row.label, row.unit, row.base, *(base.label for base in row.bases.values()))
    for column in form.columns:
        yield from (*column.header, column.unit)


def every_text() -> set[str]:
    sheets = field_sheets()
    offered = (read_form(path) for path in (ROOT / "offered_forms").glob("*.toml"))
    forms = (*all_forms(), *offered, *(sheet.form for sheet in sheets))
    found = {text for form in forms for text in texts_of(form)}
    return (found | {line.label for sheet in sheets for line in sheet.texts}) - {""}


def test_every_text_of_every_form_has_an_english_name_and_no_other_has() -> None:
    assert every_text() - english_names().keys() == set()
    assert english_names().keys() - every_text() == set()
    assert not [vietnamese for vietnamese, english in english_names().items() if not english.strip()]


def test_english_names_are_english() -> None:
    letters = set("ạảãàáâậầấẩẫăắằặẳẵóòọõỏôộổỗồốơờớợởỡéèẻẹẽêếềệểễúùụủũưựữửừứíìịỉĩýỳỷỵỹđ")
    assert [english for english in english_names().values() if letters & set(english.lower())] == []


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("Tổng số hợp tác xã", "Cooperatives, total"),
        ("Trồng trọt: Tổng số HTX", "Crops: Coops, total"),
        ("Tổng số HTX – Trồng trọt", "Coops, total – Crops"),
        ("Tổng số HTX (Kế hoạch)", "Coops, total (Plan)"),
        ("Theo dõi riêng", "Theo dõi riêng"),
        ("", ""),
    ],
)
def test_words_that_are_told_together(text: str, english: str) -> None:
    assert form_word(text, "en") == english and form_word(text, "vi") == text


def test_the_official_name_stands_beside() -> None:
    assert beside("Biểu 1", "en") == "Form 1 (Biểu 1)" and beside("Biểu 1", "vi") == "Biểu 1"


def test_english_sentences_have_the_english_names() -> None:
    details = {"name": "Biểu 1", "row": "I.1", "label": "Tổng số hợp tác xã"}
    assert sentence("STATUS_PARTS", details, "en").startswith("Form 1, row I.1 Cooperatives, total:")
    assert sentence("STATUS_PARTS", details, "vi").startswith("Biểu 1, dòng I.1 Tổng số hợp tác xã:")
