"""The verbs for the way: sticks, letters, parts."""

import email
from email.policy import default
from pathlib import Path

from tests.ui.commands.program import NOW, done, run


def test_files_are_carried_and_proven(tmp_path: Path) -> None:
    file, stick = tmp_path / "a.asice", tmp_path / "stick"
    file.write_bytes(b"package")
    stick.mkdir()
    assert "Đã ghi và đọc lại đúng" in done("carry", file, "--to", stick).out
    assert (stick / "a.asice").read_bytes() == b"package"
    assert run("carry", file, "--to", tmp_path / "gone").codes == ["STICK_GONE"]
    assert run("carry", tmp_path / "none", "--to", stick).codes == ["FILE_MISSING"]


def test_drives_are_listed(tmp_path: Path) -> None:
    assert isinstance(done("drives", "--json").json, list)
    assert done("drives").out


def test_letters_and_parts_come_together(tmp_path: Path) -> None:
    file, post, whole = tmp_path / "a.asice", tmp_path / "post", tmp_path / "whole"
    file.write_bytes(bytes(range(256)) * 10_000)
    post.mkdir()
    whole.mkdir()
    told = done("mail", file, "--to", post, "--limit", 1, "--now", NOW, "--recipient", "a@b.vn;c@d.vn").out
    assert told.startswith("Tệp 2.560.000 byte") and ": 4 thư, mỗi thư không quá 1 MB." in told
    letters = sorted(post.glob("*.eml"))
    assert len(letters) == 4
    for letter in letters:
        (attached,) = email.message_from_bytes(letter.read_bytes(), policy=default).iter_attachments()
        (post / str(attached.get_filename())).write_bytes(attached.get_content())
    parts = sorted(post.glob("*.part"), reverse=True)
    lacking = run("join", *(part for part in parts if ".002-" not in part.name), "--to", whole)
    assert lacking.codes == ["PARTS_MISSING"] and "Còn thiếu phần 2 trong 4 phần" in lacking.err
    assert run("join", parts[0], file, "--to", whole).codes == ["PART_DAMAGED"]
    assert "4 phần" in done("join", *parts, "--to", whole).out
    assert (whole / "a.asice").read_bytes() == file.read_bytes()
    assert run("join", *parts, "--to", whole).codes == ["JOINED_FILE_EXISTS"]


def test_an_address_that_is_none_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "a.asice"
    file.write_bytes(b"package")
    ran = run("mail", file, "--to", tmp_path, "--recipient", "a@b.vn\nBcc: x@y.vn")
    assert ran.codes == ["MAIL_ADDRESS"] and not list(tmp_path.glob("*.eml"))
