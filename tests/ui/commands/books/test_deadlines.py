"""The table of last days and the calendar of periods by commands, and what `status` and `fill` say of them."""

from pathlib import Path

import pytest

from tests.ui.commands.program import done, founded, run, written

TODAY = ("--now", "2026-11-30T09:00:00+07:00")


@pytest.fixture
def commune(tmp_path: Path) -> Path:
    return founded(tmp_path / "xa.book", "03549", "2026-11-30")


def test_rules_are_listed_with_the_last_days_of_a_period(commune: Path) -> None:
    rules = {one["key"]: one for one in done("deadlines", commune, "--period", "2026", "--json", *TODAY).json}
    assert rules["DK-XA-TINH"]["last_day"] == "2026-12-18" and rules["DK-XA-TINH"]["sets_return"]
    groups = rules["THT-XA-TINH"]
    assert (groups["last_day"], groups["valid_to"], groups["in_force"]) == ("2026-12-30", "2027-02-28", True)
    assert groups["window"] == ["2025-12-15", "2026-12-14"]
    assert rules["HT-HATANG"]["terms"] == "10 ngày làm việc" and rules["HT-HATANG"]["last_day"] is None
    assert "[D]" in done("deadlines", commune, "THT-XA-TINH", *TODAY).out


def test_a_comparison_takes_the_place_of_the_mark(commune: Path) -> None:
    told = done("deadlines", commune, "DK-XA-TINH", "--compared-by", "Lò Thị Mai", *TODAY).out
    assert "30/11/2026" in told and "Lò Thị Mai" in told
    shown = done("deadlines", commune, "DK-XA-TINH", *TODAY).out
    assert "đã đối chiếu với bản gốc ngày 30/11/2026, người đối chiếu: Lò Thị Mai" in shown
    assert "[D]" not in shown
    done("deadlines", commune, "DK-XA-TINH", "--not-compared", *TODAY)
    assert "[D]" in done("deadlines", commune, "DK-XA-TINH", *TODAY).out
    assert run("deadlines", commune, "NO", "--compared-by", "Mai", *TODAY).codes == ["DEADLINE_RULE_UNKNOWN"]


def test_a_form_says_how_well_it_is_known_until_it_is_compared(commune: Path) -> None:
    known = {one["form"]: one for one in done("forms", commune, "--json", *TODAY).json}
    assert {code: one["evidence"] for code, one in known.items()} == {
        "B01": "R",
        "B02": "R",
        "B04": "R",
        "B05": "R",
        "B06": "R",
        "B07": "R",
        "B03": "R",
        "XL01": "D",
    }
    assert known["XL01"]["periods"] == ["year"] and known["B01"]["periods"] is None
    assert "Điều 5" in known["XL01"]["source"]
    assert "[R]" in done("forms", commune, "b01", *TODAY).out
    told = done("forms", commune, "B01", "--compared-by", "Lò Thị Mai", "--on", "2026-11-20", *TODAY).out
    assert "đã đối chiếu với bản gốc ngày 20/11/2026, người đối chiếu: Lò Thị Mai" in told
    (one,) = done("forms", commune, "B01", "--json", *TODAY).json
    assert one["compared"] == {"on": "2026-11-20", "by": "Lò Thị Mai"}
    assert "[R]" in done("forms", commune, "B01", "--not-compared", *TODAY).out
    assert run("forms", commune, "B99", "--compared-by", "Mai", *TODAY).codes == ["FORM_UNKNOWN"]


def test_status_says_sources_and_rules_that_end_within_six_months(commune: Path, tmp_path: Path) -> None:
    csv = written(tmp_path / "a.csv", "row,column,value,reason", "I.1,actual,4,")
    done("fill", commune, "B01", "2026", csv, *TODAY)
    told = done("status", commune, "--json", *TODAY).json
    assert {one["key"] for one in told["rules_ending"]} == {
        "THT-XA-TINH", "HT-NHUCAU", "HT-TIEPNHAN", "HT-HATANG",
    }  # fmt: skip
    (own,) = told["returns"]
    assert own["deadline"] == "2026-12-18" and "09/2024" in own["deadline_source"]
    assert own["deadline_evidence"] == "D" and own["deadline_compared"] is None
    assert "hết hiệu lực sau ngày 28/02/2027" in done("status", commune, *TODAY).out
    early = ("--now", "2026-06-01T09:00:00+07:00")
    assert done("status", commune, "--json", *early).json["rules_ending"] == []


def test_status_counts_lateness_in_working_days(tmp_path: Path) -> None:
    book = founded(tmp_path / "tinh.book", "12", "2020-12-31")
    for day, late in (("18", 0), ("19", 1), ("22", 2)):
        at = ("--period", "2020", "--now", f"2020-12-{day}T09:00:00+07:00", "--json")
        units = done("status", book, *at).json["units"]
        # Nothing came; it was due on Friday, 18/12/2020. By Tuesday, 22/12 Monday and Tuesday have passed.
        assert {one["working_days_late"] for one in units} == {late} and len(units) == 8
        assert {one["state"] for one in units} == {"overdue" if late else "awaited"}


def test_the_calendar_of_periods_is_shown_and_chosen(commune: Path) -> None:
    assert done("periods", commune, "--json").json == {"calendar": "calendar"}
    assert "ngày 15 đến ngày 14" in done("periods", commune, "state").out
    assert done("periods", commune, "--json").json == {"calendar": "state"}


@pytest.mark.parametrize(
    ("period", "cutoff", "code"),
    [
        ("2026", "2027-03-31", "CUTOFF_OUTSIDE_PERIOD"),
        ("2026-Q3", "2026-06-30", "CUTOFF_OUTSIDE_PERIOD"),
        ("2029", "2029-12-14", "PERIOD_TOO_FAR"),
    ],
)
def test_periods_and_cut_offs_that_cannot_be_are_refused(
    commune: Path, tmp_path: Path, period: str, cutoff: str, code: str
) -> None:
    csv = written(tmp_path / "a.csv", "row,column,value,reason", "I.1,actual,4,")
    assert run("fill", commune, "B01", period, csv, "--cutoff", cutoff, *TODAY).codes == [code]
    assert done("status", commune, "--json", *TODAY).json["returns"] == []
