"""The grammar, the three exit statuses, the languages, and the house rule that no window library is loaded."""

import argparse
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from models.values.errors import Refused
from models.values.units import unit_on
from storage.book import settings
from storage.book.book import Book
from tests.ui.commands.program import done, run
from ui.commands.grammar import VERBS_OF, build_parser
from ui.commands.voice import Voice

PROJECT = Path(__file__).parents[3]
VERBS = (
    "new demo fill figures check answer send reopen inspect receive withdraw explain print "
    "backup verify trust recheck remind drives carry mail join key status"
)


@pytest.mark.parametrize("verb", VERBS.split())
def test_every_verb_explains_itself(verb: str) -> None:
    ran = done(verb, "--help")
    assert ran.out.startswith(f"usage: main.py {verb}")
    assert "exit status: 0 done, 1 refused" in " ".join(ran.out.split())


def test_the_help_lists_every_verb() -> None:
    listed = done("--help").out
    assert all(f"\n    {verb} " in listed for verb in VERBS.split())


def test_the_grammar_knows_which_module_adds_a_verb() -> None:
    for part, verbs in VERBS_OF.items():
        assert {_verbs_of(build_parser(verb)) for verb in verbs} == {verbs}, part
    assert _verbs_of(build_parser()) == tuple(verb for verbs in VERBS_OF.values() for verb in verbs)
    assert _verbs_of(build_parser("dance")) == _verbs_of(build_parser())


def _verbs_of(parser: argparse.ArgumentParser) -> tuple[str, ...]:
    (verbs,) = (one for one in parser._actions if isinstance(one, argparse._SubParsersAction))
    return tuple(verbs.choices)


def test_a_verb_imports_no_other() -> None:
    seen = "import sys, main; main.main(['forms', '--help']); print(*sys.modules)"
    ran = subprocess.run(
        [sys.executable, "-c", seen], cwd=PROJECT, capture_output=True, text=True, check=True
    )
    loaded = {one for one in ran.stdout.split() if one.startswith("ui.commands.")}
    assert "ui.commands.exchange.forms" in loaded
    others = {"ui.commands.books.status", "ui.commands.exchange.sending", "ui.commands.figures.figures"}
    assert loaded.isdisjoint(others)


@pytest.mark.parametrize(
    ("verb", "text"),
    [
        ("fill", "B01, B02, B03, B04, B05, B06, B07 or XL01"),
        ("figures", "B01, B02, B03, B04, B05, B06, B07 or XL01"),
        ("explain", "B01, B02, B03, B04, B05, B06, B07 or XL01"),
        ("print", "B01, B02, B03, B04, B05, B06, B07, XL01, or all"),
    ],
)
def test_the_help_names_the_forms_that_there_are(verb: str, text: str) -> None:
    assert f"FORM {text} " in " ".join(done(verb, "--help").out.split())


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("dance",),
        ("new",),
        ("new", "x.book", "--unit", "109"),
        ("new", "x.book", "--unit", "109", "--on", "yesterday"),
        ("new", "x.book", "--unit", "109", "--on", "31/12/20/20/2"),
        ("print", "x.book", "B01", "2020", "--to", "x.doc"),
        ("demo", "x", "--year", "2021"),
        ("figures", "x.book", "B01", "2020", "--language", "fr"),
        ("figures", "x.book", "B01", "2020", "--jso"),
        ("check", "x.book", "2020", "--now", "soon"),
    ],
)
def test_wrong_usage_is_status_two(
    arguments: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = run(*arguments)
    assert ran.status == 2
    assert ran.err.startswith("usage: main.py")
    assert not list(tmp_path.iterdir())


def test_a_day_is_taken_in_both_ways_of_writing(tmp_path: Path) -> None:
    units = []
    for name, written in (("a.book", "31/12/2020"), ("b.book", "2020-12-31")):
        done("new", tmp_path / name, "--unit", "109", "--on", written)
        with Book.open(tmp_path / name) as book:
            units.append(settings.unit_of(book))
    assert units == [unit_on("109", date(2020, 12, 31))] * 2


def test_reasons_are_told_in_the_language_asked_for(tmp_path: Path) -> None:
    missing = tmp_path / "x.book"
    assert "Không tìm thấy sổ" in run("status", missing).err
    english = run("status", missing, "--language", "en")
    assert "not found" in english.err.lower()
    assert english.codes == ["BOOK_MISSING"]


def test_the_commands_load_no_window_library() -> None:
    program = (
        "import sys, ui.commands, exports.demonstration, exports.exchange.sending, exports.exchange.receiving\n"
        "assert ui.commands.main(['--help']) == 0\n"
        "assert not [name for name in sys.modules if name.startswith('PySide6')]\n"
    )
    ran = subprocess.run([sys.executable, "-c", program], cwd=PROJECT, capture_output=True, check=False)
    assert ran.returncode == 0, ran.stderr


def test_main_hands_a_verb_to_the_commands(tmp_path: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "main.py", "status", str(tmp_path / "không.book")],
        cwd=PROJECT,
        capture_output=True,
        check=False,
        env={"PYTHONIOENCODING": "ascii", "PATH": ""},
    )
    assert ran.returncode == 1
    assert "(BOOK_MISSING)" in ran.stderr.decode("utf-8")
    assert "Không tìm thấy sổ" in ran.stderr.decode("utf-8")


def test_a_mistake_of_the_program_is_one_sentence(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise ZeroDivisionError

    before = sys.excepthook
    monkeypatch.setattr("ui.commands.books.status.returns.heads", fails)
    monkeypatch.setattr("ui.commands.books.status.opened", lambda _: __import__("contextlib").nullcontext())
    monkeypatch.setattr("ui.commands.books.status.settings.unit_of", lambda _: None)
    with pytest.raises(ZeroDivisionError):
        run("status", "x.book")
    sys.excepthook(ZeroDivisionError, ZeroDivisionError(), None)
    sys.excepthook = before
    told = capsys.readouterr().err
    assert "(COMMAND_FAILED)" in told
    assert "ZeroDivisionError" in told
    assert "Traceback" not in told


def test_stopping_is_a_refusal(monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("ui.commands.books.status.opened", stopped)
    ran = run("status", "x.book")
    assert ran.status == 1
    assert ran.codes == ["COMMAND_INTERRUPTED"]


def test_a_refusal_tells_sentence_and_code(capsys: pytest.CaptureFixture[str]) -> None:
    Voice("vi").refuse(Refused("REVISION_UNKNOWN", period="2020", revision="3"))
    assert capsys.readouterr().err == "Báo cáo kỳ 2020 không có lần lập 3. (REVISION_UNKNOWN)\n"


def test_the_login_signs_the_journal_unless_a_name_is_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("USER", "mai")
    assert build_parser().parse_args(["status", "x.book"]).actor == "mai"
    assert build_parser().parse_args(["status", "x.book", "--actor", "Lò"]).actor == "Lò"
