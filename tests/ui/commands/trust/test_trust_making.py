"""The verbs by which a province makes its trust list, from a unit's new key to the list that the unit installs."""

from datetime import date
from pathlib import Path

import pytest

from models.values.units import children, unit_on
from tests.ui.commands.program import NOW, done, founded, run, written
from ui.commands.grammar import expanded

ON = "2026-10-02"
DAY = date.fromisoformat(ON)


@pytest.fixture
def office(tmp_path: Path) -> Path:
    return founded(tmp_path / "tỉnh.book", "12", "2026-10-01")


@pytest.fixture
def password(tmp_path: Path) -> Path:
    return written(tmp_path / "password.txt", "bí mật 12345")


def key(tmp_path: Path, password: Path, name: str, unit: str) -> Path:
    path = tmp_path / f"{name}.p12"
    how = ("--name", name, "--unit", unit, "--password-file", password, "--kind", "p-256", "--now", NOW)
    done("key", "new", path, *how)
    return path


def test_the_old_form_of_the_verb_still_means_installing() -> None:
    assert expanded(["trust", "a.book", "b.asice"]) == ["trust", "install", "a.book", "b.asice"]
    assert expanded(["trust", "list", "a.book"]) == ["trust", "list", "a.book"]
    assert expanded(["status", "add"]) == ["status", "add"]


def test_from_a_units_key_to_the_list_that_it_installs(tmp_path: Path, office: Path, password: Path) -> None:
    commune = children(unit_on("12", DAY), DAY)[0].code
    founded(tmp_path / f"{commune}.book", commune, ON)
    registration = key(tmp_path, password, "Lò Văn Páo", "Xã").with_suffix(".pem")
    ran = done("trust", "add", office, registration, "--unit", commune, "--on", ON, "--now", NOW)
    assert "Lò Văn Páo" in ran.out and "Lãnh đạo" in ran.out
    (listed,) = done("trust", "list", office, "--json", "--now", NOW).json
    assert listed["unit"]["code"] == commune and listed["state"] == "serving" and listed["sha256"] in ran.out
    table = done("trust", "list", office, "--now", NOW).out
    assert "Được ký" in table and "02/10/2026" in table
    seal = key(tmp_path, password, "Liên minh Hợp tác xã", "Tỉnh Lai Châu")
    target = tmp_path / "list.asice"
    how = ("--key", seal, "--password-file", password, "--to", target, "--now", NOW)
    made = done("trust", "make", office, *how)
    assert "số 1 (1 chứng thư số)" in made.out and "02/10/2027" in made.out
    assert "Chưa đăng ký chứng thư cho vai trò Con dấu cơ quan" in made.err
    book = tmp_path / f"{commune}.book"
    pin = made.out.split("khóa đã ký: ")[1][:64]
    assert "số 1" in done("trust", book, target, "--pin", pin, "--now", NOW).out
    assert run("trust", "make", office, *how).codes == ["TRUST_FILE_EXISTS"]
    copy = tmp_path / "copy.asice"
    done("trust", "copy", office, "--to", copy, "--now", NOW)
    assert copy.read_bytes() == target.read_bytes()
    stop = ("trust", "withdraw", office, listed["sha256"][:10], "--from", "2026-11-01", "--now", NOW)
    assert "01/11/2026" in done(*stop).out
    assert run(*stop).status == 1
    next_one = (*how[:-4], "--to", tmp_path / "2.asice", "--now", NOW)
    told = done("trust", "make", office, *next_one).out
    assert "đổi ngày cuối 1" in told
    assert "mọi chữ ký" in done(*stop, "--lost").out
    assert run("trust", "make", office, *how[:-4], "--to", tmp_path / "3.asice", "--now", NOW).codes == [
        "TRUST_LIST_EMPTY"
    ]


def test_what_is_refused_leaves_the_book_as_it_was(tmp_path: Path, office: Path, password: Path) -> None:
    registration = key(tmp_path, password, "Lò Văn Páo", "Xã").with_suffix(".pem")
    elsewhere = ("--unit", "01", "--on", ON, "--now", NOW)
    assert run("trust", "add", office, registration, *elsewhere).codes == ["REGISTRATION_UNIT"]
    assert run("trust", "authorities", office, password, "--now", NOW).codes == ["AUTHORITY_FILE"]
    assert done("trust", "list", office, "--now", NOW).out.startswith("Sổ chưa đăng ký")
    assert done("trust", "authorities", office, _bare(registration), "--now", NOW).out.startswith("Đã nạp 2")


def _bare(registration: Path) -> Path:
    """The authorities of a registration file without its first certificate."""
    text = registration.read_text(encoding="ascii")
    end = "-----END CERTIFICATE-----\n"
    target = registration.with_name("authorities.pem")
    target.write_text(text.split(end, 1)[1], encoding="ascii")
    return target
