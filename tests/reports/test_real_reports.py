"""Two real reports typed as they were reported: the checks find by themselves what does not agree.

Nothing here or in the program knows what is wrong with them; docs/real-reports.md quotes what the program says, and
is held to it here.
"""

from pathlib import Path
from typing import Any

import pytest

from tests.models.sheets import findings as checked
from tests.models.sheets import sheet
from tests.ui.commands.program import done, founded, run

DATA = Path(__file__).parent / "data"
PAGE = Path(__file__).parents[2] / "docs" / "real-reports.md"
FORMS = {"2020": ("B01", "B02", "B04"), "2021": ("B01", "B02")}

Findings = dict[tuple[str, str, str, str], dict[str, Any]]


def typed(book: Path, *years: str) -> Path:
    """The reports of these years in a book of the former district that made them (code 109)."""
    founded(book, unit="109", on="2020-12-31")
    for year in years:
        for form in FORMS[year]:
            done("fill", book, form, year, DATA / f"phong-tho-{year}-{form}.csv")
    return book


def findings(book: Path, year: str) -> Findings:
    """What the checks say: (code, form, row, column) → finding."""
    found = run("check", book, year, "--json").json
    return {(one["code"], one["form"], one["row"], one["column"]): one for one in found}


def numbers(finding: dict[str, Any], *names: str) -> tuple[str, ...]:
    return tuple(finding["details"][name] for name in names)


def about(found: Findings, form: str, *rows: str) -> list[str]:
    """Codes of the findings about rows of a form."""
    return [code for code, of, row, _ in found if of == form and row in rows]


@pytest.fixture(scope="module")
def report_of_2020(tmp_path_factory: pytest.TempPathFactory) -> Findings:
    return findings(typed(tmp_path_factory.mktemp("2020") / "109.book", "2020"), "2020")


@pytest.fixture(scope="module")
def scheme_of_2021(tmp_path_factory: pytest.TempPathFactory) -> Findings:
    return findings(typed(tmp_path_factory.mktemp("2021") / "109.book", "2021"), "2021")


@pytest.fixture(scope="module")
def both_years(tmp_path_factory: pytest.TempPathFactory) -> Findings:
    return findings(typed(tmp_path_factory.mktemp("both") / "109.book", "2020", "2021"), "2021")


def test_2020_what_adds_up_passes(report_of_2020: Findings) -> None:
    """44 = 22 + 22; sectors 7 + 9 + 6 = 22; managers 14 + 18 + 12 = 44; debts 4,496 + 1,375 + 2,125 = 7,996."""
    assert about(report_of_2020, "B01", "I.1.1", "I.1.2", "I.4") == []
    assert not [code for code, _, row, _ in report_of_2020 if row == "I.1" and code != "OPENING_MISSING"]
    assert not [key for key in report_of_2020 if key[1] == "B04"]


def test_2020_members_by_sector_exceed_the_members(report_of_2020: Findings) -> None:
    found = report_of_2020["BY_SECTOR", "B01", "I.2", "actual"]
    assert found["level"] == "error"
    assert numbers(found, "stated", "computed", "difference") == ("175", "191", "-16")


def test_2020_workers_by_sector_exceed_the_workers(report_of_2020: Findings) -> None:
    found = report_of_2020["BY_SECTOR", "B01", "I.3", "actual"]
    assert found["level"] == "error"
    assert numbers(found, "stated", "computed", "difference") == ("135", "232", "-97")


def test_2020_new_cooperatives_are_three_here_and_two_there(report_of_2020: Findings) -> None:
    mention = report_of_2020["MENTION", "B01", "I.1.3", "actual"]
    assert numbers(mention, "stated", "mentioned") == ("3", "2")
    ratio = report_of_2020["RATIO", "B01", "I.1.3", "vs_plan"]
    assert numbers(ratio, "stated", "computed", "numerator", "denominator") == ("100", "150.0", "3", "2")
    assert {mention["level"], ratio["level"]} == {"error"}


def test_2020_what_is_only_doubtful_is_a_warning(report_of_2020: Findings) -> None:
    opening = report_of_2020["OPENING_MISSING", "B01", "I.1", "previous"]
    assert numbers(opening, "minus", "computed") == ("16", "57")
    uniform = report_of_2020["UNIFORM_RATIO", "B02", "total:I.4", "actual"]
    assert numbers(uniform, "ratio") == ("2",)
    assert {opening["level"], uniform["level"]} == {"warning"}


def test_2020_two_doubts_more(report_of_2020: Findings) -> None:
    """Of revenue, profit and taxes it states the year before only; two sectors have 72 members each."""
    blank = report_of_2020["BLANK_NOW", "B01", "", ""]
    assert (blank["level"], blank["details"]["rows"]) == ("warning", "I.6, I.7, I.9")
    same = report_of_2020["SAME_FIGURE", "B02", "trade:I.2", "actual"]
    assert (same["level"], *numbers(same, "stated")) == ("info", "72")


def test_2020_nothing_else_is_found(report_of_2020: Findings) -> None:
    assert len(report_of_2020) == 8


def test_2021_what_adds_up_passes(scheme_of_2021: Findings) -> None:
    """9 + 10 + 8 = 27; 18,590 + 19,000 + 25,500 = 63,090; 74 + 78 + 61 = 213."""
    assert about(scheme_of_2021, "B01", "I.1.1", "I.2", "I.5", "I.5a") == []
    assert not [key for key in scheme_of_2021 if key[1] == "B02" and key[3] == "actual"]


def test_2021_workers_by_sector_fall_short(scheme_of_2021: Findings) -> None:
    found = scheme_of_2021["BY_SECTOR", "B01", "I.3", "actual"]
    assert numbers(found, "stated", "computed", "difference") == ("90", "79", "11")


def test_2021_the_mean_revenue_is_out_of_proportion(scheme_of_2021: Findings) -> None:
    found = scheme_of_2021["MEAN_ABOVE_CAPITAL", "B01", "I.6", "actual"]
    assert numbers(found, "stated", "product", "whole", "times") == ("19682", "531414", "63090", "8.4")


def test_2021_the_yearly_income_is_not_twelve_months(scheme_of_2021: Findings) -> None:
    found = scheme_of_2021["MEAN_OUTSIDE_SECTORS", "B01", "I.8", "actual"]
    assert found["level"] == "error"
    assert numbers(found, "stated", "least", "most") == ("46.5", "54", "54")


def test_2021_ratios_that_were_cut_off_or_forced_are_found(scheme_of_2021: Findings) -> None:
    trained = scheme_of_2021["RATIO_TRUNCATED", "B01", "I.4.4a", "actual"]
    assert numbers(trained, "stated", "rounded") == ("27.77", "27.78")
    capital = scheme_of_2021["RATIO", "B02", "construction:I.5", "share"]
    assert numbers(capital, "stated", "computed") == ("40.5", "40.4")
    members = scheme_of_2021["RATIO_TRUNCATED", "B02", "construction:I.2", "share"]
    assert numbers(members, "stated", "rounded") == ("28", "29")


def test_2021_the_forced_shares_name_their_cause(scheme_of_2021: Findings) -> None:
    """29.5 + 30 + 40.5 and 35 + 37 + 28 are 100; rounded by themselves 99.9 and 101."""
    capital = scheme_of_2021["RATIO", "B02", "construction:I.5", "share"]
    assert numbers(capital, "likely_cause", "cause_value") == ("CAUSE_FORCED_SUM", "99.9")
    members = scheme_of_2021["RATIO_TRUNCATED", "B02", "construction:I.2", "share"]
    assert numbers(members, "likely_cause", "cause_value") == ("CAUSE_FORCED_SUM", "101")


def test_2021_nothing_else_is_found(scheme_of_2021: Findings) -> None:
    assert len(scheme_of_2021) == 6


def test_from_year_to_year_the_stocks_do_not_follow(both_years: Findings, scheme_of_2021: Findings) -> None:
    """63,090 − 50,090 = 13,000 and 213 − 175 = 38, but neither report says what came in."""
    capital = both_years["CAPITAL_FLOW_UNDECIDED", "B01", "I.5", "actual"]
    assert numbers(capital, "opening", "stated", "difference") == ("50090", "63090", "13000")
    members = both_years["MEMBER_FLOW_UNDECIDED", "B01", "I.2", "actual"]
    assert numbers(members, "opening", "stated", "difference") == ("175", "213", "38")
    assert members["details"]["missing"] == "I.2.2 Thành viên mới trong kỳ"
    assert {capital["level"], members["level"]} == {"info"}
    assert both_years.keys() - scheme_of_2021.keys() == {
        ("CAPITAL_FLOW_UNDECIDED", "B01", "I.5", "actual"),
        ("MEMBER_FLOW_UNDECIDED", "B01", "I.2", "actual"),
        ("CHANGE_FROM_PREVIOUS", "B02", "trade:I.3", "actual"),
        ("BLANK_NOW", "B01", "", ""),
        ("BLANK_NOW", "B02", "", ""),
        ("BLANK_NOW", "B04", "", ""),
    }


def test_the_mean_revenue_of_2019_shows_a_comma_in_the_wrong_place(both_years: Findings) -> None:
    """19,682 ÷ 10 = 1,968.2, near the 1,909 that the report of 2020 states of 2019."""
    mean = both_years["MEAN_ABOVE_CAPITAL", "B01", "I.6", "actual"]
    assert numbers(mean, "likely_cause", "cause_value", "cause_near") == (
        "CAUSE_NEAR_FACTOR",
        "1968.2",
        "1909",
    )


def test_the_targets_of_the_province_raise_nothing() -> None:
    """The plan 994/KH-UBND: targets of 2025 in form 1, the sectors of 2030 in form 2."""
    targets: dict[str, str | int | None] = {
        "I.1.3/plan": 25, "I.1.7a/plan": 70, "I.1.9a/plan": 10, "I.1.10a/plan": 10, "I.3/plan": 6000,
        "I.4.4a/plan": 70, "I.8/plan": 70, "I.11a/plan": 70, "II.2/plan": 2, "III.2/plan": 20, "III.12/plan": 65,
        "I.8/plan_next": 120, "III.12/plan_next": 110, "I.3/plan_next": 10_000,
    }  # fmt: skip
    operating = {
        "agriculture": 200,
        "industry": 44,
        "trade": 59,
        "construction": 92,
        "transport": 4,
        "credit": 5,
    }
    sectors: dict[str, str | int | None] = {f"{one}:I.1.1": count for one, count in operating.items()}
    assert not checked(sheet("B01", targets), sheet("B02", sectors))


@pytest.mark.parametrize("year", FORMS)
def test_figures_stay_exactly_as_typed(year: str, tmp_path: Path) -> None:
    book = typed(tmp_path / "109.book", year)
    for form in FORMS[year]:
        shown = {
            (one["row"], one["column"]): one
            for one in done("figures", book, form, year, "--json").json
            if one["origin"] == "given"
        }
        lines = (DATA / f"phong-tho-{year}-{form}.csv").read_text(encoding="utf-8").splitlines()[1:]
        wanted = [line.replace(";", ",", 2).rstrip(",;").replace(",", ";", 2).split(";") for line in lines]
        assert {(row, column): value.replace(",", ".") for row, column, value in wanted} == {
            key: one["value"] for key, one in shown.items()
        }


def test_the_page_quotes_what_the_program_says(
    report_of_2020: Findings, scheme_of_2021: Findings, both_years: Findings
) -> None:
    said = {
        f"{one['message']} ({one['code']}, {one['rule']})"
        for found in (report_of_2020, scheme_of_2021, both_years)
        for one in found.values()
    }
    lines = PAGE.read_text(encoding="utf-8").splitlines()
    quoted = {line.removeprefix("> ") for line in lines if line.startswith("> ")}
    assert quoted == said


def test_no_check_knows_these_reports() -> None:
    project = Path(__file__).parents[2]
    checks = [
        *(project / "models" / "forms").rglob("*check*.py"),
        *(project / "resources" / "forms").glob("*.toml"),
    ]
    assert len(checks) >= 6
    for path in checks:
        text = path.read_text(encoding="utf-8")
        assert not [known for known in ("50090", "63090", "19682", "7996", "109", "Phong") if known in text]
