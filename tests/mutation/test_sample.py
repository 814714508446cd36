"""The sample: which tests judge a module, and what becomes of mutants of a small project."""

from pathlib import Path

import pytest

from tests.architecture.sources import PROJECT
from tests.mutation import sample
from tests.mutation.sample import Outcome, chosen, judges, left_out, modules, of_users, run

CODE = """def older(age):
    return age > 17


def unlooked(age):
    return age + 1


def endless(count):
    while count > 0:
        count = count - 1
    return 0
"""
TESTS = """from models.ages import endless, older, unlooked

def test_it():
    assert older(18) and not older(17)
    assert endless(2) == 0
    unlooked(1)
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project of one module; its tests run without the plugins of ours, which take longer than they."""
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
    for folder in ("models", "tests/models"):
        (tmp_path / folder).mkdir(parents=True)
        (tmp_path / folder / "__init__.py").touch()
    (tmp_path / "tests" / "__init__.py").touch()
    (tmp_path / "pytest.ini").write_text("[pytest]\nmarkers =\n    deep\n    atheris\n")
    (tmp_path / "models" / "ages.py").write_text(CODE)
    (tmp_path / "tests" / "models" / "test_ages.py").write_text(TESTS)
    return tmp_path


def test_what_no_test_asks_survives(project: Path) -> None:
    wanted = {
        ("age > 17", "age >= 17"): Outcome.KILLED,
        ("age + 1", "age - 1"): Outcome.SURVIVED,
    }
    every = chosen(project, ["models"], 1, 1000)
    picked = [mutant for mutant in every if (mutant.before, mutant.after) in wanted]
    before = (project / "models" / "ages.py").read_bytes()
    reported: list[sample.Result] = []
    results = run(project, picked, reported.append)
    assert {(one.mutant.before, one.mutant.after): one.outcome for one in results} == wanted
    assert len(reported) == len(results)
    assert (project / "models" / "ages.py").read_bytes() == before


def test_what_only_a_user_asks_is_killed_by_its_tests(project: Path) -> None:
    """`unlooked` is asked for by the tests of another module that uses it, and by none of its own."""
    (project / "models" / "wishes.py").write_text(
        "from models.ages import unlooked\n\ndef wished(age):\n    return unlooked(age)\n"
    )
    (project / "tests" / "models" / "test_wishes.py").write_text(
        "from models.wishes import wished\n\ndef test_it():\n    assert wished(1) == 2\n"
    )
    module = Path("models") / "ages.py"
    assert of_users(project, module) == [Path("tests") / "models" / "test_wishes.py"]
    picked = [one for one in chosen(project, [str(module)], 1, 1000) if one.after == "age - 1"]
    (result,) = run(project, picked, lambda _: None)
    assert result.outcome is Outcome.BY_USERS


def test_a_loop_without_end_is_stopped(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sample, "SECONDS", 2)
    monkeypatch.setattr(sample, "TIMES", 2)
    endless = [mutant for mutant in chosen(project, [], 1, 1000) if mutant.after == "count + 1"]
    (result,) = run(project, endless, lambda _: None)
    assert result.outcome is Outcome.TIMEOUT


def test_slow_tests_have_more_time(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sample, "SECONDS", 0)
    survivor = [mutant for mutant in chosen(project, [], 1, 1000) if mutant.after == "age - 1"]
    (result,) = run(project, survivor, lambda _: None)
    assert result.outcome is Outcome.SURVIVED


def test_tests_that_fail_anyway_judge_nothing(project: Path) -> None:
    (project / "tests" / "models" / "test_ages.py").write_text("def test_it():\n    assert False\n")
    (result,) = run(project, chosen(project, [], 1, 1), lambda _: None)
    assert result.outcome is Outcome.BROKEN


def test_a_seed_always_takes_the_same_sample(project: Path) -> None:
    assert chosen(project, [], 3, 4) == chosen(project, [], 3, 4) != chosen(project, [], 4, 4)


def test_a_module_is_judged_by_its_mirror_or_by_its_room() -> None:
    assert judges(PROJECT, Path("models/values/names.py")) == [Path("tests/models/values/test_names.py")]
    room = judges(PROJECT, Path("models/register/tables/debts.py"))
    assert room and {path.parent for path in room} == {Path("tests/models/register")}


def test_modules_are_files_or_folders() -> None:
    assert modules(PROJECT, ["models/values/names.py"]) == [Path("models/values/names.py")]
    assert Path("storage/book/book.py") in modules(PROJECT, [])


def test_books_are_copied_where_tests_open_them(tmp_path: Path) -> None:
    names = ["xã.book", "a.py", ".git"]
    assert left_out(str(tmp_path), names) == {"xã.book", ".git"}
    assert left_out(str(tmp_path / "tests" / "fixtures"), names) == {".git"}
