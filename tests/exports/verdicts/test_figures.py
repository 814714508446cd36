"""The checks of the sender, run again on what was signed."""

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from exports.verdicts.figures import remarks_on_return, with_figures, with_remarks
from models.returns.document import Figure, FormFigures, ReturnDocument
from models.returns.verdicts import Remark, Rung, Validity, Verdict
from tests.exports.hostile import COMMUNE, NOW, return_document

ERROR = {"code": "A", "rule": "R1", "level": "error", "form": "B04", "row": "I", "column": "debts"}


def stating(*figures: tuple[str, str], origin: str = "given", **changes: Any) -> ReturnDocument:
    cells = tuple(Figure(row, "actual", Decimal(value), origin) for row, value in figures)
    return replace(return_document(sheets=(FormFigures("B01", "2020", cells),)), **changes)


def test_a_sound_return_is_noted_with_nothing() -> None:
    """12 cooperatives, 10 of which operate and 2 do not."""
    assert remarks_on_return(stating(("I.1", "12"), ("I.1.1", "10"), ("I.1.2", "2")), NOW) == ()


def test_a_total_that_contradicts_its_parts_is_noted_with_the_cell() -> None:
    """10 + 3 = 13 and not 12; a part above its whole (15 of 12 managers) is a second error."""
    (remark,) = remarks_on_return(stating(("I.1", "12"), ("I.1.1", "10"), ("I.1.2", "3")), NOW)
    assert remark.code == "RETURN_CONTRADICTS_ITSELF"
    assert remark.details == {"count": 1, "form": "B01", "row": "I.1", "column": "actual"}
    both = stating(("I.1", "12"), ("I.1.1", "10"), ("I.1.2", "3"), ("I.4", "12"), ("I.4.4", "15"))
    (remark,) = remarks_on_return(both, NOW)
    assert remark.details["count"] == 2


def test_nine_months_are_not_opened_by_those_of_the_year_before() -> None:
    """30 at 30/9/2025 and 35 a year later, two of them new since 1/1: what there was on 1/1 is not in the return."""
    figures = [Figure("I.1", "previous", Decimal(30), "given", "")]
    now = {"I.1": 35, "I.1.3": 2, "I.1.4": 0, "I.1.5": 0, "I.1.6": 0}
    figures += [Figure(row, "actual", Decimal(value), "given", "") for row, value in now.items()]
    sheets = (FormFigures("B01", "2020", tuple(figures)),)
    assert remarks_on_return(return_document(sheets=sheets, period="2026-9M"), NOW) == ()
    (remark,) = remarks_on_return(return_document(sheets=sheets, period="2026-H1"), NOW)
    assert remark.details["row"] == "I.1"


def test_what_cannot_be_is_noted_where_it_was_typed() -> None:
    typed, of_records = (stating(("I.5", "-1000000"), origin=origin) for origin in ("given", "register"))
    assert [one.code for one in remarks_on_return(typed, NOW)] == ["RETURN_CONTRADICTS_ITSELF"]
    assert remarks_on_return(of_records, NOW) == ()


def test_a_total_over_blank_parts_is_no_contradiction() -> None:
    """Nothing is known of the part that is blank; the document says that the total lacks it."""
    cells = tuple(Figure(row, "actual", Decimal(3), "register") for row in ("I.1.8.1", "I.1.8.2"))
    total = Figure("I.1.8", "actual", Decimal(6), "derived")
    made = return_document(
        sheets=(FormFigures("B01", "2020", (*cells, total)),),
        extra={"incomplete": {"B01": [["I.1.8", "actual"]]}},
    )
    assert remarks_on_return(made, NOW) == ()


def test_an_error_that_the_return_says_of_itself_is_noted() -> None:
    (remark,) = remarks_on_return(stating(("I.1", "12"), findings=(ERROR,)), NOW)
    assert remark.details == {"count": 1, "form": "B04", "row": "I", "column": "debts"}
    warned = stating(("I.1", "12"), findings=(ERROR | {"level": "warning"},))
    assert remarks_on_return(warned, NOW) == ()


def test_the_day_is_that_of_vietnam() -> None:
    """The year 2027 counts from 15 December 2026: opened from 15 December 2025, which begins at 17:00 UTC before."""
    made = stating(("I.1", "12"), period="2027", cutoff=return_document().cutoff.replace(2027))
    verdict = Verdict(Validity.VALID, "", ())
    before, after = (datetime(2025, 12, 14, hour, tzinfo=UTC) for hour in (16, 18))
    assert with_figures(verdict, made, before).code == "PERIOD_TOO_FAR"
    assert with_figures(verdict, made, after).accepted


def test_a_verdict_that_is_decided_already_stays() -> None:
    refused = Verdict(Validity.INVALID, "CERT_UNTRUSTED", (Rung("certificates", False, "CERT_UNTRUSTED"),))
    assert with_figures(refused, stating(("I.2", "-500")), NOW) is refused


def test_all_remarks_are_kept_and_the_first_gives_the_code() -> None:
    verdict = with_remarks(Verdict(Validity.VALID, "", (), details={"a": 1}), [Remark("A"), Remark("A")])
    assert (verdict.standing, verdict.code, len(verdict.remarks)) == (Validity.REMARK, "A", 1)
    made = stating(("I.1", "12"), unit=replace(COMMUNE, name="x"), findings=(ERROR,))
    found = with_figures(verdict, made, NOW)
    assert [one.code for one in found.statements] == [
        "A",
        "RETURN_CONTRADICTS_ITSELF",
        "UNIT_NAMED_OTHERWISE",
    ]
    assert found.statements[1].details["a"] == 1


def test_an_answered_error_of_real_events_is_no_contradiction_and_another_stays_one() -> None:
    """12 cooperatives, and 10 + 0 − 0 are explained; the women among the members cannot be answered away."""
    cells = [Figure("I.1", "previous", Decimal(10), "given")]
    cells += [Figure(row, "actual", Decimal(0), "given") for row in ("I.1.3", "I.1.4", "I.1.5", "I.1.6")]
    cells += [Figure("I.1", "actual", Decimal(12), "given")]
    women = [Figure("I.2", "actual", Decimal(3), "given"), Figure("I.2.3a", "actual", Decimal(4), "given")]
    key, impossible = "COOPERATIVE_FLOW|B01|I.1|actual", "PART_ABOVE_WHOLE|B01|I.2.3a|actual"
    said = {"code": "COOPERATIVE_FLOW", "rule": "R4", "form": "B01", "row": "I.1", "column": "actual"}

    def remarks(figures: list[Figure], **reasons: str) -> tuple[Remark, ...]:
        named = {key: reasons["flow"]} if "flow" in reasons else {}
        named |= {impossible: reasons["women"]} if "women" in reasons else {}
        finding = said | {"level": "error", "answerable": True}
        sheet = FormFigures("B01", "2020", tuple(figures))
        return remarks_on_return(return_document(sheets=(sheet,), findings=(finding,), reasons=named), NOW)

    assert len(remarks(cells)) == 1
    assert remarks(cells, flow="hai HTX cũ nay mới vào sổ") == ()
    (remark,) = remarks([*cells, *women], flow="hai HTX cũ nay mới vào sổ", women="vẫn đúng")
    assert (remark.details["count"], remark.details["row"]) == (1, "I.2.3a")
