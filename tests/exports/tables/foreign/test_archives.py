"""Parts of an archive by relation and name, any case, either slash; entities and bombs are refused."""

import pytest

from exports.tables.foreign import archives
from exports.tables.foreign.archives import ForeignArchive, is_true, parse
from exports.tables.foreign.grids import TableFaultError, TableTooLargeError
from tests.exports.tables.foreign.making import archive


def test_a_part_is_found_in_any_case_and_with_either_slash() -> None:
    made = ForeignArchive(archive({"XL\\Workbook.XML": "<a/>"}))
    assert "xl/workbook.xml" in made and "/xl/workbook.xml" in made
    assert made.open("xl/workbook.xml").read() == b"<a/>"
    with pytest.raises(TableFaultError, match="TABLE_FILE_DAMAGED"):
        made.open("xl/other.xml")


def test_relations_are_relative_to_their_part() -> None:
    text = (
        '<Relationships><Relationship Id="a" Type="x/worksheet" Target="..\\one/s.xml"/>'
        '<Relationship Id="b" Type="x/styles" Target="/two.xml"/>'
        '<Relationship Id="c" Type="x/link" TargetMode="External" Target="http://a.b"/></Relationships>'
    )
    made = ForeignArchive(archive({"xl/_rels/book.xml.rels": text}))
    assert made.related("xl/book.xml") == {"a": ("worksheet", "one/s.xml"), "b": ("styles", "two.xml")}
    assert made.related("none.xml") == {}


def test_entities_are_refused() -> None:
    made = ForeignArchive(archive({"a.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}))
    with pytest.raises(TableFaultError, match="TABLE_FILE_DAMAGED"):
        parse(made.open("a.xml"), lambda *_: None)


def test_more_than_the_bound_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "MOST_UNPACKED", 3)
    with pytest.raises(TableTooLargeError):
        ForeignArchive(archive({"a.xml": "<aa/>"}))


@pytest.mark.parametrize(("value", "yes"), [("1", True), ("true", True), ("0", False), ("", False)])
def test_yes_and_no(value: str, yes: bool) -> None:
    assert is_true({"hidden": value}, "hidden") is yes
