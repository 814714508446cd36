"""Invented OCOP products: one for about every third cooperative."""

from datetime import date
from random import Random
from typing import Any

from exports.demonstration.drawing import day_between
from exports.demonstration.plan import DemonstrationPlan
from exports.demonstration.records.organisations import Drawn
from exports.demonstration.words import words
from models.register.products import MONTHS_VALID
from models.values import codes
from models.values.dates import months_after

Record = dict[str, Any]

_SHARE = 0.55
"""Of those that operate: about a third of all."""
_BEGUN = date(2019, 1, 1)
"""The first recognitions followed the programme of 2018 (Decision 490/QD-TTg)."""
_SCORES = {3: (500, 699), 4: (700, 899)}
"""Stars → from and to how many tenths of a point (Decision 148/QD-TTg 2023)."""


def products_of(plan: DemonstrationPlan, drawn: list[Drawn], rng: Random) -> list[Record]:
    """Products of one unit's organisations; rng is for them alone, so that nothing else is drawn otherwise."""
    made = []
    for one in drawn:
        kinds = words("products").get(one.record.get("sector") or "")
        if one.kind != "cooperative" or not one.operating or one.ended or kinds is None:
            continue
        if rng.random() < _SHARE and one.founded < plan.cutoff:
            made.append(_product(plan, one, kinds, rng))
    return made


def _product(plan: DemonstrationPlan, one: Drawn, kinds: dict[str, Any], rng: Random) -> Record:
    day = day_between(rng, max(one.founded, _BEGUN), plan.cutoff)
    stars = rng.choices((3, 4), (85, 15))[0]
    district = codes.entry("product_levels", "district")
    own_name = " ".join(str(one.record["name"]).split()[-2:])
    return {
        "id": f"{rng.getrandbits(128):032x}",
        "organisation_id": one.id,
        "name": f"{rng.choice(kinds['names'])} {own_name}",
        "group": kinds["group"],
        "stars": stars,
        "score": rng.randint(*_SCORES[stars]),
        "certificate": words("products")["certificate"].format(number=rng.randrange(100, 2000)),
        "certified_on": day.isoformat(),
        "valid_to": months_after(day, MONTHS_VALID).isoformat(),
        "level": "district" if stars == 3 and district.valid_on(day) else "province",
        "recognition": "first",
    }
