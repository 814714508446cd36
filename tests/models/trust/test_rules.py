"""The rules of a new trust list: every level needs a leader, and only declared roles are required."""

from models.trust.rules import trust_rules
from models.values.messages import LANGUAGES, sentences
from models.values.units import LEVELS


def test_every_level_needs_its_leader() -> None:
    rules = trust_rules()
    assert rules.months == 12
    assert all("leader" in rules.required[level] for level in LEVELS)


def test_every_role_has_a_word() -> None:
    for language in LANGUAGES:
        assert all(f"ROLE_{role.upper()}" in sentences(language) for role in trust_rules().roles)
