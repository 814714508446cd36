"""Tests whose programs are missing wait: they are counted, never failed and never passed in silence."""

import shutil

import pytest

from tests.architecture.sources import PROJECT

pytest_plugins = ["pytester"]
SAMPLE = """
import pytest
from tests import programs

@pytest.mark.needs("qpdf", "openssl")
def test_two():
    assert False

@pytest.mark.needs("qpdf")
def test_one():
    assert False

def test_free():
    pass

def test_undeclared():
    programs.program("openssl")
"""


@pytest.fixture
def sample(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> pytest.Pytester:
    """A folder with four tests and the hooks of tests/conftest.py, on a machine without qpdf."""
    found = shutil.which
    monkeypatch.setattr(shutil, "which", lambda name: None if name == "qpdf" else found("true"))
    pytester.makeconftest((PROJECT / "tests" / "conftest.py").read_text(encoding="utf-8"))
    pytester.makeini("[pytest]\nmarkers =\n    needs(programs): x\n")
    pytester.makepyfile(SAMPLE)
    return pytester


def test_waiting_tests_are_counted_before_the_closing_line(sample: pytest.Pytester) -> None:
    ran = sample.runpytest_inprocess("-p", "no:cacheprovider")
    ran.assert_outcomes(passed=1, failed=1)
    lines = [line for line in ran.outlines if line]
    at = lines.index("Tests that waited for missing programs: 2 (qpdf)")
    assert lines[at + 1] == "sudo apt-get install -y qpdf"
    assert "1 failed, 1 passed" in lines[-1]
    ran.stdout.fnmatch_lines('*mark the test with needs("openssl")*')


def test_where_programs_are_required_a_waiting_test_is_an_error(sample: pytest.Pytester) -> None:
    ran = sample.runpytest_inprocess("-p", "no:cacheprovider", "--require-programs")
    ran.assert_outcomes(passed=1, failed=1, errors=2)
    ran.stdout.fnmatch_lines("*needs qpdf: sudo apt-get install -y qpdf*")
    assert not [line for line in ran.outlines if "waited" in line]


def test_workers_hand_their_counts_over(sample: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(PROJECT))
    monkeypatch.setenv("PATH", str(sample.mkdir("empty")))
    ran = sample.runpytest_subprocess("-p", "no:cacheprovider", "-n", "2")
    ran.assert_outcomes(passed=1, failed=1)
    ran.stdout.fnmatch_lines("Tests that waited for missing programs: 2 (openssl, qpdf)")


def test_an_unknown_program_is_a_mistake_of_the_test(sample: pytest.Pytester) -> None:
    sample.makepyfile("import pytest\n@pytest.mark.needs('unheard')\ndef test_it(): pass\n")
    ran = sample.runpytest_inprocess("-p", "no:cacheprovider")
    assert ran.ret == pytest.ExitCode.USAGE_ERROR
