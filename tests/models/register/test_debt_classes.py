"""Classes of debts against days overdue and against the rules in force."""

from datetime import date

import pytest

from models.register.debt_classes import band, newer_rule

DAY = date(2026, 11, 30)


def test_a_class_has_its_days() -> None:
    found = band("nhnn", "2")
    assert found is not None
    assert (found.group, found.least, found.most) == ("nhnn_2", 10, 90)
    assert band("tax_management", "frozen") is None
    assert band(None, "1") is None


@pytest.mark.parametrize(
    ("scheme", "creditor", "classed", "rule"),
    [
        ("tax_management", "", date(2026, 6, 30), "tax_2026"),
        ("tax_management", "", date(2026, 7, 1), None),
        ("microfinance", "", date(2026, 8, 2), "microfinance_2026"),
        ("microfinance", "", date(2026, 8, 3), None),
        ("nhnn", "Ngân hàng Nông nghiệp", date(2020, 1, 1), None),  # Circular 31/2024 has not changed
        ("nhnn", "Quỹ tín dụng nhân dân Phong Thổ", date(2026, 8, 2), "credit_funds_2026"),
        ("nhnn", "QTDND Tân Uyên", date(2026, 8, 2), "credit_funds_2026"),
    ],
)
def test_a_class_given_before_its_rule_began_is_out_of_date(
    scheme: str, creditor: str, classed: date, rule: str | None
) -> None:
    found = newer_rule(scheme, creditor, classed, DAY)
    assert (found.id if found else None) == rule


def test_a_rule_that_has_not_begun_asks_for_nothing() -> None:
    assert newer_rule("tax_management", "", date(2020, 1, 1), date(2026, 6, 30)) is None
