"""Files in parts: joined in any order, a missing part named, other files left as they are."""

from pathlib import Path

from exports.files.assembling import assembled
from exports.files.mail import encode_part, split

CONTENT = bytes(range(256)) * 64


def parts(folder: Path, content: bytes = CONTENT, name: str = "goi.asice") -> list[tuple[Path, bytes]]:
    return [(folder / part.file_name, encode_part(part)) for part in split(content, name, 4096 + 6000)]


def test_parts_in_any_order_are_one_file(tmp_path: Path) -> None:
    several = parts(tmp_path)
    other = (tmp_path / "khac.asice", b"PK")
    found = assembled([several[2], other, several[0], several[1], several[0]])
    assert dict(found.files) == {tmp_path / "goi.asice": CONTENT, other[0]: b"PK"}
    assert set(found.made_of[tmp_path / "goi.asice"]) == {path for path, _ in several}
    assert found.unfit == ()


def test_a_missing_part_is_named(tmp_path: Path) -> None:
    found = assembled(parts(tmp_path)[:1])
    assert found.files == ()
    path, trouble = found.unfit[0]
    assert path.name == "goi.asice" and trouble.code == "PARTS_MISSING"
    assert trouble.details["missing"] == "2, 3" and trouble.details["count"] == 3


def test_a_damaged_part_does_not_stop_other_files(tmp_path: Path) -> None:
    good = parts(tmp_path, name="tot.asice")
    broken = (tmp_path / "hong.part", good[0][1][:-1] + b"?")
    found = assembled([broken, *good])
    assert [trouble.code for _, trouble in found.unfit] == ["PART_DAMAGED"]
    assert dict(found.files) == {tmp_path / "tot.asice": CONTENT}


def test_two_files_of_one_name_keep_apart(tmp_path: Path) -> None:
    found = assembled([*parts(tmp_path), *parts(tmp_path, CONTENT[::-1])])
    assert {path.name for path, _ in found.files} == {"goi.asice", "goi-2.asice"}
