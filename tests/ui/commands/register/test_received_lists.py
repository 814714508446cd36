"""list --received: the registers that the units of the demonstration sent, as the province reads them."""

from pathlib import Path

from tests.ui.commands.program import done, run

BOOK, PERIOD = "province.book", "2020"


def test_the_registers_of_all_units_are_one_list(province: Path) -> None:
    book = province / BOOK
    listed = done("list", book, "organisations", "--received", PERIOD, "--json").json
    own = [
        one["name"]
        for unit in sorted((province / "units").glob("*.book"))
        for one in done("list", unit, "organisations", "--as-of", "2020-12-14", "--json").json
    ]
    assert sorted(one["name"] for one in listed) == sorted(own)
    held = done(
        "list", book, "organisations", "--received", PERIOD, "--preset", "held_by_debt", "--json"
    ).json
    assert len(held) == 9  # as many as the size of the small demonstration says


def test_one_unit_is_chosen_by_code_or_name(province: Path) -> None:
    book = province / BOOK
    columns = ("--columns", "name,register_source", "--json")
    by_code = done(
        "list", book, "members", "--received", PERIOD, "--unit", "109", *columns[:0], "--json"
    ).json
    units = done("list", book, "organisations", "--received", PERIOD, "--unit", "109", *columns).json
    (title,) = {one["register_source"] for one in units}
    by_name = done("list", book, "members", "--received", PERIOD, "--unit", title.upper(), "--json").json
    assert by_code == by_name
    whole = done("list", book, "members", "--received", PERIOD, "--json").json
    assert 0 < len(by_code) < len(whole)
    assert run("list", book, "members", "--received", PERIOD, "--unit", "999").codes == [
        "REGISTER_UNIT_UNKNOWN"
    ]
    assert run("list", book, "members", "--unit", "109").codes == ["LIST_UNIT_ALONE"]
    assert run("list", book, "members", "--received", "2019").codes == ["REGISTERS_NONE"]


def test_a_list_of_all_units_leaves_as_a_file(province: Path, tmp_path: Path) -> None:
    target = tmp_path / "held.pdf"
    done("list", province / BOOK, "debts", "--received", PERIOD, "--to", target)
    assert target.read_bytes().startswith(b"%PDF")
    numbers = tmp_path / "members.csv"
    done(
        "list",
        province / BOOK,
        "members",
        "--received",
        PERIOD,
        "--columns",
        "person.personal_number",
        "--to",
        numbers,
        "--reveal",
    )
    assert "990000" in numbers.read_text("utf-8")
