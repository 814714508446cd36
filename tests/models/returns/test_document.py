"""du-lieu.json: canonical bytes there and back, unknown fields kept, anything else refused with a code."""

import pickle
from datetime import date
from decimal import Decimal

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.returns.document import (
    Figure,
    FormFigures,
    RegisterTable,
    ReturnDocument,
    UnitName,
    decode,
    encode,
)
from models.values.errors import Refused

UNIT = UnitName("commune", "03549", date(2025, 7, 1), "Xã Phong Thổ")
PARENT = UnitName("province", "12", None, "Tỉnh Lai Châu")


def document(**changes: object) -> ReturnDocument:
    values: dict[str, object] = {
        "unit": UNIT,
        "parent": PARENT,
        "period": "2026-Q3",
        "cutoff": date(2026, 9, 30),
        "revision": 1,
        "number": 1,
        "previous": "",
        "made_at": "2026-10-05T08:00:00+07:00",
        "program": "so-htx",
        "sheets": (
            FormFigures("B01", "2020", (Figure("I.1", "actual", Decimal(44), "given", "sổ"),
                                      Figure("I.2", "actual", None, "given"))),
        ),
        "register": {"people": RegisterTable(("id", "name", "age"), (("a", "Nguyễn Văn Ấm", 3), ("b", None, None)))},
    }  # fmt: skip
    return ReturnDocument(**(values | changes))  # type: ignore[arg-type]


def test_there_and_back() -> None:
    assert decode(encode(document())) == document()


def test_fields_of_a_later_version_are_kept() -> None:
    later = document(extra={"gift": {"colour": "xanh"}})
    assert decode(encode(later)).extra == {"gift": {"colour": "xanh"}}
    assert encode(decode(encode(later))) == encode(later)


@given(
    st.lists(
        st.tuples(st.text(min_size=1, max_size=5), st.decimals(-(10**30), 10**30, places=6)),
        max_size=5,
        unique_by=lambda pair: pair[0],
    )
)
def test_any_figures_survive(pairs: list[tuple[str, Decimal]]) -> None:
    import unicodedata

    rows = {unicodedata.normalize("NFC", row): value for row, value in pairs if row.isprintable()}
    figures = tuple(Figure(row, "actual", value, "given") for row, value in rows.items())
    one = document(sheets=(FormFigures("B01", "2020", figures),))
    assert decode(encode(one)).sheets[0].figures == figures


def changed(**changes: object) -> bytes:
    return orjson.dumps(orjson.loads(encode(document())) | changes, option=orjson.OPT_SORT_KEYS)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "DATA_NOT_JSON"),
        (b"\xff\xfe", "DATA_NOT_JSON"),
        (b"[]", "DATA_OF_ANOTHER_KIND"),
        (changed(kind="x"), "DATA_OF_ANOTHER_KIND"),
        (changed(schema=99), "DATA_NEWER"),
        (encode(document()) + b"\n", "DATA_NOT_CANONICAL"),
        (encode(document()).replace(b'"revision":1', b'"revision":1,"revision":1'), "DATA_NOT_CANONICAL"),
        (changed(narrative="a\u0301"), "DATA_NOT_CANONICAL"),
        (changed(reasons={"a": 1.5}), "DATA_NOT_CANONICAL"),
        (changed(gift=[[[[[[[[[["deep"]]]]]]]]]]), "DATA_NOT_CANONICAL"),
        (changed(register=1).replace(b'"register":1', b'"register":' + b"[" * 300 + b"]" * 300),
         "DATA_NOT_CANONICAL"),
        (changed(revision="1"), "DATA_SHAPE"),
        (changed(revision=-1), "DATA_SHAPE"),
        (changed(cutoff="hôm qua"), "DATA_SHAPE"),
        (changed(register={"people": {"columns": ["id"], "rows": [["a", "b"]]}}), "DATA_SHAPE"),
        (changed(register={"people": {"columns": ["id"], "rows": [[1.5]]}}), "DATA_SHAPE"),
        (changed(forms=[{"form": "B01", "edition": "2020", "figures": []}] * 2), "DATA_SHAPE"),
        (changed(cutoff="20260930"), "DATA_SHAPE"),
        (changed(schema=True), "DATA_NEWER"),
        (changed(forms=[{"form": "B01", "edition": "2020",
                         "figures": [["I.1", "a", "1", "given", ""], ["I.1", "a", "2", "given", ""]]}]),
         "DATA_SHAPE"),
    ],
)  # fmt: skip
def test_other_bytes_are_refused_with_a_code(data: bytes, code: str) -> None:
    with pytest.raises(Refused) as caught:
        decode(data)
    assert caught.value.code == code


FINDING = {"code": "A", "rule": "R1", "level": "info", "form": "", "row": "", "column": "", "details": {}}


@pytest.mark.parametrize(
    "wrong",
    [
        {"revision": 2**63},  # more than a database keeps
        {"number": 2**64 - 1},
        {"register": {"people": {"columns": ["id"], "rows": [[2**63]]}}},
        {"register": {"people": {"columns": ["id"], "rows": [[-(2**63)]]}}},
        {"period": "2026-Q5"},
        {"period": "2026-q3"},
        {"period": " 2026"},
        {"period": "2199"},
        {"made_at": ""},
        {"made_at": "x"},
        {"made_at": "2026-10-05T08:00:00"},  # of no zone
        {"made_at": "0001-01-01T00:00:00+14:00"},
        {"made_at": "9999-12-31T23:59:59-14:00"},
        {"cutoff": "9999-12-31"},
        {"cutoff": "2026-02-30"},
        {"days": ["2026-07-01", "9999-12-31"]},
        {"unit": {"level": "tỉnh", "code": "12", "valid_from": None, "name": "x"}},
        {"unit": {"level": "commune", "code": "12", "valid_from": "0001-01-01", "name": "x"}},
        {"parent": {"level": "", "code": "12", "valid_from": None, "name": "x"}},
        {"findings": [{}]},
        {"findings": [FINDING | {"level": "grave"}]},
        {"findings": [FINDING | {"row": None}]},
    ],
)
def test_what_no_return_can_say_is_refused(wrong: dict[str, object]) -> None:
    assert decode(changed(findings=[FINDING])).findings == (FINDING,)
    with pytest.raises(Refused, match="DATA_SHAPE"):
        decode(changed(**wrong))


def test_the_largest_numbers_that_a_database_keeps_are_read() -> None:
    most = 2**63 - 1
    made = decode(changed(revision=most, register={"people": {"columns": ["id"], "rows": [[most], [-most]]}}))
    assert made.revision == most
    assert made.register["people"].rows == ((most,), (-most,))


@pytest.mark.parametrize(
    "text", ["NaN", "1e999999999", "1E3", "+1", "007", " 1", "1.", ".5", "\u0661", "1" * 65, ""]
)
def test_a_figure_that_is_written_otherwise_is_refused(text: str) -> None:
    forms = [{"form": "B01", "edition": "2020", "figures": [["I.1", "a", text, "given", ""]]}]
    with pytest.raises(Refused, match="DATA_SHAPE"):
        decode(changed(forms=forms))


def test_a_missing_field_is_refused() -> None:
    content = orjson.loads(encode(document()))
    for field in ("unit", "period", "forms", "register"):
        less = {key: value for key, value in content.items() if key != field}
        with pytest.raises(Refused) as caught:
            decode(orjson.dumps(less, option=orjson.OPT_SORT_KEYS))
        assert caught.value.code == "DATA_SHAPE"


def test_a_sheet_is_found_by_its_form() -> None:
    sheets = tuple(FormFigures(form, "2020", ()) for form in ("B01", "B04"))
    made = document(sheets=sheets)
    assert [made.sheet(form) for form in ("B01", "B02", "B04")] == [sheets[0], None, sheets[1]]


def test_a_figure_out_of_a_pickle_is_shared_by_all_that_have_it() -> None:
    """Verdicts of other processes come by thousands; most of their figures are blank, nought or a few."""
    one = Figure("I.1", "actual", Decimal("7.0"), "register")
    first, second = (pickle.loads(pickle.dumps(one)) for _ in range(2))
    assert first == one and str(first.value) == "7.0"
    assert first is second
    long = Figure("I.1", "actual", None, "given", "lý do " * 20)
    assert pickle.loads(pickle.dumps(long)) == long
