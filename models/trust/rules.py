"""The defaults of a new trust list: roles, which of them each level needs, how long it serves."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from resources import ROOT


@dataclass(frozen=True, slots=True)
class TrustRules:
    """months: until the next update; roles: those known; required: by unit level, those that must all sign."""

    months: int
    roles: tuple[str, ...]
    required: Mapping[str, tuple[str, ...]] = field(hash=False)


@cache
def trust_rules() -> TrustRules:
    """The rules in resources/trust/rules.toml; a role that is not declared is a fault of the data."""
    content = tomllib.loads((ROOT / "trust" / "rules.toml").read_text(encoding="utf-8"))
    rules = TrustRules(
        int(content["months"]),
        tuple(content["roles"]),
        {level: tuple(roles) for level, roles in content["required"].items()},
    )
    for level, roles in rules.required.items():
        for role in roles:
            if role not in rules.roles:
                raise ValueError(f"rules.toml: {level} requires the undeclared role {role}")
    return rules
