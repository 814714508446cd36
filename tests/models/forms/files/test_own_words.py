"""A form brings sentences of its own checks and English names, bounded and plain, or is refused with the place."""

from pathlib import Path

import pytest

from models.forms.files.change_words import change_lines
from models.forms.files.form_examination import examine
from models.forms.files.own_words import MOST_LETTERS
from models.forms.loader import all_forms
from models.values.errors import Damaged
from tests.storage.forms.packages import B08, B09


def read(text: str, name: str = "B09-2026.toml") -> None:
    examine(Path(name), all_forms(), text.encode())


def test_what_a_form_says_is_read_and_seen_before_it_is_installed() -> None:
    found = examine(Path("B09-2026.toml"), all_forms(), B09.encode())
    assert found.form.says["OWN_PAGES"][1] == "no more can have a page than there are cooperatives"
    assert found.form.english["Có trang tin điện tử"] == "With a web page"
    shown = {change.code: change.after for change in found.changes if change.part == "words"}
    assert shown["OWN_PAGES"].startswith("số có trang tin") and shown["OWN_PAGES"].endswith("cooperatives")
    assert shown["Hợp tác xã"] == "Cooperatives of our own"


@pytest.mark.parametrize(
    ("before", "after", "key"),
    [
        ("[says.OWN_PAGES]", "[says.PART_ABOVE_WHOLE]", "says"),  # a sentence of the program
        ("[says.OWN_PAGES]", "[says.OWN_OTHER]", "says"),  # of no check
        ("[says.OWN_PAGES]", "[says.own_pages]", "says"),
        ("no more can", "no more {stated} can", "says"),  # nothing is filled in
        ("no more can", "no more\\ncan", "says"),
        ("no more can", "x" * (MOST_LETTERS + 1), "says"),
        ('"Hợp tác xã" =', '"Tổ hợp tác" =', "english"),  # a text that the form has not
        ('"With a web page"', '" "', "english"),
        ('"With a web page"', '"{0.__class__}"', "english"),
        ('en = "no more', 'fr = "no more', "says"),
    ],
)
def test_what_it_may_not_say_is_refused_with_the_place(before: str, after: str, key: str) -> None:
    assert before in B09
    with pytest.raises(Damaged, match="FORM_DEFINITION") as refused:
        read(B09.replace(before, after))
    assert refused.value.details["key"] == key


def test_a_check_of_its_own_needs_its_sentence() -> None:
    with pytest.raises(Damaged, match="FORM_DEFINITION") as refused:
        read(B08.replace("PART_ABOVE_WHOLE", "OWN_PAGES"), "B08-2026.toml")
    assert "sentence" in str(refused.value.details["why"])


def test_more_sentences_than_a_form_can_use_are_refused() -> None:
    more = "".join(f'[says.OWN_X{at}]\nvi = "a"\nen = "a"\n' for at in range(101))
    with pytest.raises(Damaged, match="more than 100 sentences"):
        read(B09 + more)


def test_the_words_are_lines_of_the_preview() -> None:
    found = examine(Path("B09-2026.toml"), all_forms(), B09.encode())
    lines = list(change_lines(found.changes, "en"))
    assert "+ wording Hợp tác xã: Cooperatives of our own" in lines
    assert any(line.startswith("+ wording OWN_PAGES: ") for line in lines)
