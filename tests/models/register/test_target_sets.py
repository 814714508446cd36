"""The targets of real plans that come with the program."""

from pathlib import Path

import pytest

from models.forms.loader import PUBLISHED
from models.register.programmes.targets import BASE_CELL, RESULT_CELL, whole_bound
from models.register.target_sets import read_set, set_keys, target_set
from models.values.errors import Refused


def test_both_plans_are_there_with_all_their_targets() -> None:
    """Plan 994: 18 to 2025, 17 to 2030, 6 sectors, 2 unions, bad debts, twice 6 of money; the scheme: 9 and 3."""
    assert set_keys() == ("DA-PHONG-THO-2021", "KH-994-2021")
    counts = {key: len(target_set(key).targets) for key in set_keys()}
    assert counts == {"DA-PHONG-THO-2021": 12, "KH-994-2021": 18 + 17 + 6 + 2 + 1 + 12}


@pytest.mark.parametrize("key", set_keys())
def test_every_cell_is_one_of_a_form(key: str) -> None:
    for one in target_set(key).targets:
        for names in (RESULT_CELL, BASE_CELL):
            cell = [one.values[name] for name in names if name in one.values]
            assert not cell or PUBLISHED.newest_cell(*cell)


def test_what_the_plan_adds_up_to() -> None:
    """Funding adds up, 7.750 + 28.124 = 35.874; the sectors do not: 200 + 44 + 59 + 92 + 4 + 5 = 404, 25 × 10 = 250."""
    targets = target_set("KH-994-2021").targets
    by_key = {one.key: one for one in targets if one.key}

    def asked(values: object) -> int:
        return int(whole_bound({"calculation": "level", "direction": None, "first_year": None, **values}))  # type: ignore[dict-item]

    def parts(key: str) -> int:
        return sum(asked(one.values) for one in targets if one.links.get("part_of_id") == key)

    assert (parts("funding-2025"), asked(by_key["funding-2025"].values)) == (35874, 35874)
    assert (parts("central-2030"), asked(by_key["central-2030"].values)) == (30000, 30000)
    assert (parts("new-2030"), asked(by_key["new-2030"].values)) == (404, 250)
    assert (parts("unions-2030"), asked(by_key["unions-2030"].values)) == (4, 2)


@pytest.mark.parametrize(
    "target",
    [
        'name = "A"\nmeasured_in = "htx"\nwording = "nhiều"\nhorizon = 2025',
        'name = "A"\nmeasured_in = "htx"\nwording = "5"\nhorizon = 2025\ncolour = "red"',
        'name = "A"\nmeasured_in = "htx"\nwording = "5"\nhorizon = 2025\npart_of = "nobody"',
        'name = "A"\nmeasured_in = "miles"\nwording = "5"\nhorizon = 2025',
    ],
)
def test_a_faulty_file_is_refused(tmp_path: Path, target: str) -> None:
    path = tmp_path / "X.toml"
    head = 'name = { vi = "X", en = "X" }\n[document]\nname = "1/KH"\ndocument_kind = "plan"\n[[target]]\n'
    path.write_text(head + target, encoding="utf-8")
    with pytest.raises(Refused) as refused:
        read_set(path)
    assert refused.value.code == "TARGET_SET_FAULTY" and str(refused.value.details["place"]).startswith("1:")


def test_an_unknown_set_is_refused_with_those_that_there_are() -> None:
    with pytest.raises(Refused) as refused:
        target_set("kh-1")
    assert refused.value.code == "TARGET_SET_UNKNOWN" and "KH-994-2021" in refused.value.details["known"]
