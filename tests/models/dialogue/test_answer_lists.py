"""Files of answers: canonical bytes, and whether they belong to the office that reads them."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import orjson
import pytest

from models.dialogue.answer_lists import AnswerNotice, against_asked, decode, encode
from models.dialogue.notices import ReturnNamed
from models.returns.document import UnitName
from models.values.errors import Refused

COMMUNE = UnitName("commune", "03549", None, "Xã Phong Thổ")
PROVINCE = UnitName("province", "12", date(2025, 7, 1), "Tỉnh Lai Châu")
ABOUT = ReturnNamed(COMMUNE, "2026-Q3", 1, 4, "a" * 64, "b" * 64)
GIVEN = AnswerNotice(
    COMMUNE, PROVINCE, ABOUT, datetime(2026, 10, 12, 1, 0, tzinfo=UTC), {9: "Do giải thể.", 2: "Đã bổ sung."}
)


def test_answers_are_read_as_they_were_written_in_the_order_of_their_numbers() -> None:
    data = encode(GIVEN)
    assert decode(data) == GIVEN and orjson.loads(data)["answers"] == [
        [2, "Đã bổ sung."],
        [9, "Do giải thể."],
    ]


@pytest.mark.parametrize(
    "answers",
    [[], [[1, ""]], [[1, " "]], [[0, "a"]], [[1, "a"], [1, "b"]], [[2, "b"], [1, "a"]], [[1]], [1], None],
)
def test_another_shape_is_refused(answers: Any) -> None:
    content = orjson.loads(encode(GIVEN)) | {"answers": answers}
    with pytest.raises(Refused, match="NOTICE_SHAPE"):
        decode(orjson.dumps(content, option=orjson.OPT_SORT_KEYS))


def test_they_belong_to_the_office_that_asked_about_that_return() -> None:
    asked = {2: "b" * 64, 9: "b" * 64}
    assert against_asked(GIVEN, PROVINCE, asked) is None
    assert (
        against_asked(replace(GIVEN, recipient=replace(PROVINCE, valid_from=None)), PROVINCE, asked) is None
    )
    for own in (replace(PROVINCE, code="11"), COMMUNE):
        assert against_asked(GIVEN, own, asked) == "ANSWERS_OTHER_OFFICE"
    neighbour = replace(COMMUNE, code="03562")
    assert against_asked(replace(GIVEN, issuer=neighbour), PROVINCE, asked) == "ANSWERS_OTHER_UNIT"
    for known in ({}, {2: "b" * 64}, asked | {9: "c" * 64}):
        assert against_asked(GIVEN, PROVINCE, known) == "ANSWERS_UNKNOWN_QUERY"
