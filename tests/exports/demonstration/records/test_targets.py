"""The invented targets of a unit: worded so that they are understood, some with a cell and one typed."""

from exports.demonstration.plan import make_plan
from exports.demonstration.register import register_of
from models.forms.loader import PUBLISHED
from models.register.programmes.targets import aim_of, stored_bound


def test_each_unit_has_the_targets_of_its_plan() -> None:
    plan = make_plan(2026, 1)
    for place in range(3):
        register = register_of(plan, place)
        targets = register["targets"]
        (document,) = {one["document_id"] for one in targets}
        assert len(targets) == 4 and document in {one["id"] for one in register["documents"]}
        for one in targets:
            assert one["bound"] == stored_bound(aim_of(one["wording"], None)) and one["horizon"] == 2026
            if "result_row" in one:
                assert PUBLISHED.newest_cell(one["result_form"], one["result_row"], one["result_column"])
        assert [one["name"] for one in targets if "result" in one] == [
            "Lớp tập huấn, hội nghị tuyên truyền về hợp tác xã"
        ]
