"""Received figures are compared with what their package says, place by place."""

import hashlib
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from models.returns.document import ReturnDocument
from models.values.errors import Refused
from models.values.units import children, unit_on
from storage.book.dialect import connections
from storage.book.proof.report import Problem
from storage.book.rows import RowSession
from storage.received import receiving
from storage.received.kept import packages as kept_packages
from tests.storage.sample_returns import DAY, arrival, unit_book

COMMUNE = children(unit_on("12", DAY), DAY)[0]


def test_what_the_package_says_and_what_is_merged_are_compared(tmp_path: Path) -> None:
    came = arrival(COMMUNE, {"I.1": 10, "I.2": 5})

    def problems(document: ReturnDocument | None, data_sha256: str = came.data_sha256) -> list[Problem]:
        def read(package: bytes) -> tuple[ReturnDocument, str]:
            assert hashlib.sha256(package).hexdigest() == came.sha256
            if document is None:
                raise Refused("ZIP_LAYOUT", what="end")
            return document, data_sha256

        with closing(connections.connect(book.path)) as raw:
            return list(kept_packages.problems(RowSession(raw), read))

    with unit_book(tmp_path / "province.book", "12") as book:
        receiving.accept(book, [came])
        assert problems(came.document) == []
        (differing,) = problems(arrival(COMMUNE, {"I.1": 11, "I.2": 5}).document)
        assert differing.code == "BOOK_RECEIVED_DIFFERS"
        assert differing.details["what"] == "B01 I.1 actual: 10 \u2260 11" and differing.details["count"] == 1
        (less,) = problems(arrival(COMMUNE, {"I.1": 10}).document)
        assert less.details["what"] == "B01 I.2 actual: 5 \u2260 \u2013"
        (other,) = problems(replace(came.document, revision=2))
        assert other.details["what"] == "revision 1 \u2260 2"
        (data,) = problems(came.document, "0" * 64)
        assert str(data.details["what"]).startswith("data_sha256 ")
        (unreadable,) = problems(None)
        assert (unreadable.code, unreadable.details["why"]) == ("BOOK_RECEIVED_UNREADABLE", "ZIP_LAYOUT")
