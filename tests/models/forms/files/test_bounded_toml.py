"""Files of forms are bounded before they are parsed: size, nesting, chains, and no error of the parser gets out."""

import time
import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.forms.cells import Given
from models.forms.files.bounded_toml import MOST_BYTES, MOST_NESTED, nesting, parse_toml
from models.forms.files.soundness import MOST_STEPS
from models.forms.loader import FOLDER, read_cross_checks, read_form
from models.forms.sheets import evaluate
from models.values.errors import Damaged, Refused
from tests.models.forms.files.test_form_reader import SMALL, written


@pytest.mark.parametrize(
    "hostile",
    [
        "x = " + "[" * 100_000,
        "x = " + "[" * 50_000 + "]" * 50_000,
        "x = " + "{a=" * 50_000,
        "x = " + "[{a=" * 30_000,
        "a." * 100_000 + "b = 1",
        "[" + "a." * 100_000 + "b]",
        "x = {" + "a." * 100_000 + "b = 1}",
        'x = ["""a"""", ' + "[" * 50_000,  # the text ends in a quotation mark of its own
        "x = ['''a'''', " + "[" * 50_000,
        'x = ["\\"", ' + "[" * 50_000,
        "x = [ # ]\n" + "[\n" * 50_000,
    ],
)  # fmt: skip
def test_a_deeply_nested_file_is_refused_at_once(tmp_path: Path, hostile: str) -> None:
    for read in (read_form, lambda path: read_cross_checks(path, ())):
        before = time.perf_counter()
        with pytest.raises(Refused, match="FORM_TOO_DEEP") as caught:
            read(written(tmp_path, hostile))
        assert caught.value.details == {"file": "B09-t.toml", "allowed": MOST_NESTED}
        assert time.perf_counter() - before < 5


@pytest.mark.parametrize("hostile", ['\\"""\n' * 40_000, '"""\\' * 60_000, "'''" * 80_001, '"' * 250_001])
def test_counting_takes_no_longer_than_the_file_is_long(tmp_path: Path, hostile: str) -> None:
    before = time.perf_counter()
    with pytest.raises(Damaged, match="FORM_DEFINITION"):
        read_form(written(tmp_path, hostile))
    assert time.perf_counter() - before < 5


def test_a_file_that_is_too_large_is_refused_before_it_is_parsed(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="FORM_TOO_LARGE") as caught:
        read_form(written(tmp_path, SMALL + "#" * MOST_BYTES))
    assert caught.value.details == {"file": "B09-t.toml", "allowed": 256}
    room = MOST_BYTES - len(SMALL.encode())
    assert read_form(written(tmp_path, SMALL + "#" * room)).code == "B09"


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "B09-t.toml"
    path.write_bytes(b"code = '\xff'")
    for read in (read_form, lambda path: read_cross_checks(path, ())):
        with pytest.raises(Damaged, match="FORM_DEFINITION"):
            read(path)


def chained(rows: int, columns: int) -> str:
    """A small form with so many rows and so many columns that are each computed from the next one."""
    below = "".join(f'  {{ code = "R{at}", label = "x", total = ["R{at + 1}"] }},\n' for at in range(rows))
    text = SMALL.replace("rows = [\n", f'rows = [\n{below}  {{ code = "R{rows}", label = "x" }},\n')
    beside = "".join(f'{{ key = "c{at}", header = ["x"], total = ["c{at + 1}"] }}, ' for at in range(columns))
    return text.replace("columns = [", f'columns = [{beside}{{ key = "c{columns}", header = ["x"] }}, ')


def test_a_long_chain_of_rows_or_columns_is_refused(tmp_path: Path) -> None:
    for rows, columns, key in ((1500, 0, "total"), (MOST_STEPS, 0, "total"), (0, MOST_STEPS, "columns")):
        with pytest.raises(Damaged, match="FORM_DEFINITION") as caught:
            read_form(written(tmp_path, chained(rows, columns)))
        assert caught.value.details["key"] == key


def test_the_longest_chain_is_still_computed(tmp_path: Path) -> None:
    form = read_form(written(tmp_path, chained(MOST_STEPS - 1, MOST_STEPS - 1)))
    last = (f"R{MOST_STEPS - 1}", f"c{MOST_STEPS - 1}")
    sheet = evaluate(form, {}, {last: Given(Decimal(7))})
    assert sheet.value("R0", "c0") == 7


def test_a_form_of_too_many_rows_is_refused(tmp_path: Path) -> None:
    sectors = ", ".join(f'{{ id = "s{at}", label = "x" }}' for at in range(3000))
    cross = f'[cross]\ntotal_label = "x"\nshow = [["I.1", "actual"]]\nsectors = [{sectors}]\n'
    with pytest.raises(Damaged) as caught:
        read_form(written(tmp_path, SMALL + cross))
    assert caught.value.details["key"] == "rows"


def test_published_files_are_far_from_the_bounds() -> None:
    for path in FOLDER.glob("*.toml"):
        assert path.stat().st_size < MOST_BYTES / 6
        assert nesting(path.read_text(encoding="utf-8")) <= MOST_NESTED / 3
        assert parse_toml(path, path.read_bytes()) == tomllib.loads(path.read_text(encoding="utf-8"))


TEXTS = st.text(st.sampled_from("a[]{}.,=#\"'\\\n\t é"), max_size=12)
VALUES = st.recursive(
    st.integers() | st.booleans() | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=12,
)


def toml(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int):
        return str(value)
    if isinstance(value, list):
        return "[" + ", ".join(map(toml, value)) + "]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{quoted(key)} = {toml(member)}" for key, member in value.items()) + "}"
    if "'''" not in value and not value.endswith("'") and "\n" in value:
        return f"'''\n{value}'''"
    return quoted(value) if len(value) % 2 else f'""{quoted(value)}""'


def quoted(text: str) -> str:
    return (
        '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t") + '"'
    )


def depth(value: Any) -> int:
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else None
    return 0 if inner is None else 1 + max(map(depth, inner), default=0)


@given(st.dictionaries(TEXTS, VALUES, max_size=4))
def test_nesting_is_what_the_parser_makes_of_it(table: dict[str, Any]) -> None:
    text = "".join(f"{quoted(key)} = {toml(value)}\n" for key, value in table.items())
    assert tomllib.loads(text) == table
    assert nesting(text) == depth(table) - 1 if table else nesting(text) == 0
