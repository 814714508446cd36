"""One quarter from end to end by commands alone: keys, trust, figures, packages, a correction, the merged report."""

import shutil
from copy import copy
from pathlib import Path
from typing import Self

import pytest

from tests.ui.commands.program import Ran, done, founded, run, value, written

AT = ("--now", "2026-10-09T08:00:00+07:00")
PERIOD = "2026-Q3"
FIGURES = {
    "03478": ("I.1,actual,5", "I.1.1,actual,4", "I.1.2,actual,1", "I.2,actual,61", "I.5,actual,1250.5"),
    "03549": ("I.1,actual,3", "I.1.1,actual,3", "I.1.2,actual,0", "I.5,actual,900"),
}


class Country:
    """A province and two communes in one folder, each with its book and its keys."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        written(self.password, "một hai ba")
        self.stick.mkdir()
        self.office("12")
        for code, lines in FIGURES.items():
            self.office(code)
            self.fill(code, *lines)
            self.seal(code)
            of = ("--unit", code, "--on", "2026-10-09", *AT)
            done("trust", "add", self.province, folder / f"{code}.pem", *of)
            done("trust", "add", self.province, folder / f"{code}-seal.pem", "--role", "seal", *of)
        how = ("--key", folder / "12.p12", "--password-file", self.password)
        done("trust", "make", self.province, *how, "--to", folder / "trust.asice", *AT)

    @property
    def password(self) -> Path:
        return self.folder / "password.txt"

    @property
    def stick(self) -> Path:
        return self.folder / "stick"

    @property
    def province(self) -> Path:
        return self.book("12")

    def copied(self, folder: Path) -> Self:
        """The same in another folder."""
        shutil.copytree(self.folder, folder, dirs_exist_ok=True)
        other = copy(self)
        other.folder = folder
        return other

    def office(self, code: str) -> Path:
        self.key(code, f"Chủ tịch {code}", code)
        return founded(self.book(code), unit=code, on="2026-09-30")

    def seal(self, code: str) -> None:
        self.key(f"{code}-seal", f"UBND {code}", code)

    def key(self, file: str, name: str, code: str) -> None:
        how = ("--name", name, "--unit", code, "--password-file", self.password, "--kind", "p-256")
        done("key", "new", self.folder / f"{file}.p12", *how, *AT)

    def keys(self, code: str) -> tuple[object, ...]:
        files = (self.folder / f"{code}.p12", f"seal={self.folder / f'{code}-seal.p12'}")
        return "--key", files[0], "--key", files[1], "--password-file", self.password

    def book(self, code: str) -> Path:
        return self.folder / f"{code}.book"

    def fill(self, code: str, *lines: str) -> Ran:
        csv = written(self.folder / f"{code}.csv", "row,column,value", *lines)
        return done("fill", self.book(code), "B01", PERIOD, csv, *AT)

    def send(self, code: str) -> Path:
        told = done("send", self.book(code), PERIOD, *self.keys(code), "--out", self.stick, *AT).out
        return Path(told.split(": ")[1].splitlines()[0])

    def merged(self, row: str) -> object:
        return value(self.province, "B01", PERIOD, row)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Country:
    """The country that is only copied."""
    return Country(tmp_path_factory.mktemp("country"))


@pytest.fixture
def country(made: Country, tmp_path: Path) -> Country:
    return made.copied(tmp_path)


def test_a_quarter_goes_from_the_communes_to_the_merged_report(country: Country) -> None:
    packages = [country.send(code) for code in FIGURES]
    done("receive", country.province, *packages, *AT)
    assert (country.merged("I.1"), country.merged("I.1.2")) == ("8", "1")
    assert country.merged("I.2") == "61"
    assert country.merged("I.5") == "2150.5"
    assert country.merged("I.3") is None
    told = done("status", country.province, "--period", PERIOD, "--json", *AT).json["units"]
    assert len(told) == 38
    assert {one["code"] for one in told if one["state"] == "accepted"} == set(FIGURES)
    done("print", country.province, "all", PERIOD, "--to", country.folder / "report.pdf", *AT)
    done("print", country.province, "all", PERIOD, "--to", country.folder / "report.xlsx", *AT)
    assert done("verify", country.province).status == 0


def test_a_corrected_return_takes_the_place_of_the_old_one(country: Country) -> None:
    first = country.send("03478")
    done("receive", country.province, first, *AT)
    done("reopen", country.book("03478"), PERIOD, *AT)
    country.fill("03478", "I.2,actual,64")
    second = country.send("03478")
    done("receive", country.province, second, *AT)
    assert country.merged("I.2") == "64"
    assert run("receive", country.province, first, *AT).codes == ["ALREADY_RECEIVED"]
    corrected = done("inspect", second, "--trust", country.folder / "trust.asice", "--json", *AT).json
    assert (corrected["revision"], corrected["number"]) == (2, 2)
    done("withdraw", country.province, corrected["package"], *AT)
    assert country.merged("I.2") == "61"


def test_a_warning_must_be_answered_before_the_return_leaves(country: Country) -> None:
    country.fill("03549", "I.1.4,actual,2")
    arguments = ("send", country.book("03549"), PERIOD, *country.keys("03549"), "--out", country.stick, *AT)
    assert run(*arguments).codes == ["OPENING_MISSING", "RETURN_HAS_ERRORS"]
    done("answer", country.book("03549"), PERIOD, "OPENING_MISSING|B01|I.1|previous", "Xã mới sáp nhập", *AT)
    package = country.send("03549")
    done("receive", country.province, package, *AT)
    assert country.merged("I.1.4") == "2"
