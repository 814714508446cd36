"""Versions are pinned, and what is tested is what is delivered."""

import re

from tests.architecture.sources import PROJECT

PIN = re.compile(r"^([a-z0-9][a-z0-9.-]*)==([^ ;\\]+)", re.MULTILINE)


def pins(lock: str) -> dict[str, str]:
    return dict(PIN.findall((PROJECT / lock).read_text(encoding="utf-8")))


def test_tests_run_with_the_versions_that_are_delivered() -> None:
    tested = pins("requirements-dev.lock")
    delivered = pins("requirements.lock")
    assert delivered
    assert {name: tested.get(name) for name in delivered} == delivered


def test_every_pinned_package_has_a_digest() -> None:
    for lock in ("requirements.lock", "requirements-dev.lock"):
        entries = (PROJECT / lock).read_text(encoding="utf-8").split("\n    # via")
        assert all("--hash=sha256:" in entry for entry in entries[:-1]), lock


def test_no_lock_names_an_address() -> None:
    for lock in ("requirements.lock", "requirements-dev.lock"):
        assert "://" not in (PROJECT / lock).read_text(encoding="utf-8")


def test_qt_stays_below_the_release_that_aborts_on_python_3_11() -> None:
    major, minor = pins("requirements.lock")["pyside6-essentials"].split(".")[:2]
    assert (int(major), int(minor)) < (6, 12)


def test_every_delivered_library_is_listed_with_its_licence_and_what_it_is_for() -> None:
    page = (PROJECT / "docs" / "third-party.md").read_text(encoding="utf-8")
    listed = re.findall(r"^\| ([a-z0-9][a-z0-9.-]*) \| (\S.*?) \| (\S.*?) \|$", page, re.MULTILINE)
    assert [name for name, *_ in listed] == list(pins("requirements.lock"))
