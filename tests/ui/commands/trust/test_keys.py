"""The verbs about keys: tried, found on tokens, examined; reception keys from the first to the restored one."""

from pathlib import Path

import pytest
from pypdfium2 import PdfDocument

from exports.signatures.key_text import to_lines
from exports.signatures.usage import fingerprint
from storage.book.book import Book
from storage.trust import reception
from tests.exports.hostile import world
from tests.exports.signatures.tokens.conftest import PIN, SoftToken, soft  # noqa: F401
from tests.ui.commands.program import NOW, done, founded, run, written

PASSWORD = "mật khẩu mở gói"


@pytest.fixture
def password(tmp_path: Path) -> Path:
    return written(tmp_path / "password.txt", PASSWORD)


@pytest.fixture
def pin(tmp_path: Path) -> Path:
    return written(tmp_path / "pin.txt", PIN)


@pytest.fixture
def token(soft: SoftToken) -> str:  # noqa: F811
    soft.put(world().leader)
    return soft.module


@pytest.fixture
def office(tmp_path: Path) -> Path:
    return founded(tmp_path / "tỉnh.book", "12", "2026-10-01")


def test_a_file_is_tried(tmp_path: Path, password: Path) -> None:
    how = ("--name", "Lò Thị Mai", "--unit", "Xã", "--password-file", password, "--kind", "p-256")
    done("key", "new", tmp_path / "a.p12", *how, "--now", NOW)
    tried = ("key", "try", "--key", tmp_path / "a.p12", "--password-file", password, "--now", NOW)
    assert "Ký thử thành công bằng chứng thư số “Lò Thị Mai”" in done(*tried).out
    told = done(*tried, "--json").json
    assert told["days_left"] == 1094 and told["seconds"] < 5 and len(told["sha256"]) == 64
    wrong = written(tmp_path / "wrong.txt", "sai")
    refused = run("key", "try", "--key", tmp_path / "a.p12", "--password-file", wrong)
    assert refused.codes == ["KEY_PASSWORD_WRONG"]
    assert run("key", "try", "--password-file", password).status == 2


def test_a_token_is_listed_and_tried_with_one_pin(token: str, pin: Path, tmp_path: Path) -> None:
    table = done("key", "list-token", token).out
    assert "Chủ tịch Phong Thổ" in table and "01/01/2029" in table and "chưa nhập sai" in table
    (listed,) = done("key", "list-token", token, "--json").json
    assert listed["sha256"] == fingerprint(world().leader.certificate) and listed["tries"] == "all"
    tried = ("key", "try", "--token", token, "--pin-file", pin, "--now", NOW)
    assert "Ký thử thành công" in done(*tried).out
    assert run(*tried, "--certificate", "00").codes == ["TOKEN_CERTIFICATE_MISSING"]
    wrong = written(tmp_path / "wrong.txt", "000000")
    refused = run("key", "try", "--token", token, "--pin-file", wrong, "--now", NOW)
    assert refused.codes == ["TOKEN_PIN_WRONG"]
    assert done("key", "list-token", token, "--json").json[0]["tries"] == "fewer"


def test_drivers_are_listed_and_a_broken_one_is_told(token: str, tmp_path: Path) -> None:
    assert any(one["name"] == "SoftHSM" for one in done("key", "list-token", "--json").json)
    assert "SoftHSM" in done("key", "list-token").out
    assert run("key", "list-token", tmp_path / "none.so").codes == ["TOKEN_DRIVER_MISSING"]
    target = tmp_path / "token.txt"
    done("key", "diagnose", token, "--to", target)
    assert "Chủ tịch Phong Thổ" in target.read_text(encoding="utf-8")
    assert run("key", "diagnose", token, "--to", target).status == 1
    assert "TOKEN_DRIVER_MISSING" in done("key", "diagnose", tmp_path / "none.so").out


def test_a_reception_key_from_the_first_to_the_restored_one(
    tmp_path: Path, office: Path, password: Path
) -> None:
    assert "chưa có khóa" in done("reception", "list", office).out
    assert run("reception", "sheet", office, "--to", tmp_path / "x.pdf").codes == ["RECEPTION_KEY_UNKNOWN"]
    done("reception", "new", office, "--name", "Khóa A", "--password-file", password, "--now", NOW)
    (listed,) = done("reception", "list", office, "--json", "--now", NOW).json
    assert (listed["name"], listed["state"], listed["sheet_on"]) == ("Khóa A", "named", None)
    sheet = tmp_path / "giấy.pdf"
    done("reception", "sheet", office, "--to", sheet, "--now", NOW)
    document = PdfDocument(sheet)
    assert len(document) == 3
    document.close()
    assert run("reception", "sheet", office, "--to", sheet).status == 1
    (listed,) = done("reception", "list", office, "--json", "--now", NOW).json
    assert listed["sheet_on"] == "2026-10-02"
    with Book.open(office) as book:
        p12 = reception.find(book, listed["sha256"]).p12
    lines = written(tmp_path / "lines.txt", *(line.lower() for line in to_lines(p12)))
    (tmp_path / "key.p12").write_bytes(p12)
    for source in (lines, tmp_path / "key.p12"):
        other = founded(tmp_path / f"{source.name}.book", "12", "2026-10-01")
        done("reception", "restore", other, source, "--password-file", password, "--now", NOW)
        assert done("reception", "list", other, "--json", "--now", NOW).json[0]["sha256"] == listed["sha256"]
    written(lines, *to_lines(p12)[:-2])
    again = ("reception", "restore", office, lines, "--password-file", password)
    assert run(*again).codes == ["KEY_TEXT_MISSING"]


def test_a_retired_key_is_named_no_more_until_it_is_back(
    tmp_path: Path, office: Path, password: Path
) -> None:
    done("reception", "new", office, "--name", "Khóa A", "--password-file", password, "--now", NOW)
    digest = done("reception", "list", office, "--json", "--now", NOW).json[0]["sha256"]
    done("reception", "retire", office, digest[:8], "--now", NOW)
    assert "ngừng dùng" in done("reception", "list", office, "--now", NOW).out
    assert done("reception", "list", office, "--json", "--now", NOW).json[0]["state"] == "retired"
    done("reception", "retire", office, digest, "--back", "--now", NOW)
    assert done("reception", "list", office, "--json", "--now", NOW).json[0]["state"] == "named"
    late = "2033-01-01T08:00:00+07:00"
    assert done("reception", "list", office, "--json", "--now", late).json[0]["state"] == "ended"
    assert run("reception", "retire", office, "000000").codes == ["RECEPTION_KEY_UNKNOWN"]
