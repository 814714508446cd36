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


def test_a_pair_is_merged_by_a_verb_and_parted_by_undo(book: Path, tmp_path: Path) -> None:
    rows = (
        "name,kind,commune,tax_code",
        "HTX Thành Công,cooperative,03549,0100109106",
        "HTX Thàmh Công,cooperative,03549,",
    )
    done("import", book, "organisations", written(tmp_path / "o.csv", *rows))
    (pair,) = done("duplicates", book, "organisations", "--json").json
    slip, right = sorted((pair["first"], pair["second"]), key=lambda one: "Thàmh" not in one["name"])
    asked = ("merge", book, "organisations", slip["id"], right["id"])
    planned = done(*asked, "--dry-run", "--json").json
    assert planned["change"] is None and [one["field"] for one in planned["fields"]].count("name") == 1
    assert run(*asked, "--take", "stars").codes == ["MERGE_CHOICE"]
    merged = done(*asked, "--take", "name", "--json").json
    (left,) = done("list", book, "organisations", "--json").json
    assert (left["name"], left["tax_code"]) == ("HTX Thành Công", "0100109106")
    assert merged["change"] and f"số {merged['change']} " in done("undo", book).out
    assert len(done("list", book, "organisations", "--json").json) == 2
    assert run("undo", book, merged["change"]).codes == ["UNDO_ALREADY"]
    assert run(*asked[:3], slip["id"], slip["id"]).codes == ["MERGE_SAME"]
