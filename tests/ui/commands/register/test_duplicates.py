"""duplicates as a script and as a person uses it."""

from pathlib import Path

from tests.ui.commands.program import done, run, written


def test_pairs_with_their_reason_as_text_and_as_json(book: Path, tmp_path: Path) -> None:
    rows = ("name,kind,commune", "HTX Thành Công,cooperative,03549", "HTX Thàmh Công,cooperative,03549")
    done("import", book, "organisations", written(tmp_path / "o.csv", *rows))
    (pair,) = done("duplicates", book, "organisations", "--json").json
    assert pair["reason"] == "slip" and pair["second"]["name"] == "HTX Thành Công"
    shown = done("duplicates", book, "organisations").out
    assert "“HTX Thàmh Công” – “HTX Thành Công”" in shown and "Có 1 cặp" in shown
    assert "Không có cặp nào" in done("duplicates", book, "people").out
    assert run("duplicates", book, "results").status == 1
