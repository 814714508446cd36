"""Keys held as one text behave as a list of them."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.book.book import Book
from storage.book.keys import Keys, ordered_keys

ids = st.lists(st.text("0123456789abcdef", min_size=4, max_size=4), min_size=1, max_size=20, unique=True)


@given(ids, st.text("0123456789abcdef\n", min_size=3, max_size=5), st.slices(20))
def test_they_are_the_list_of_them(known: list[str], other: str, part: slice) -> None:
    keys = Keys("\n".join(known), 4)
    assert len(keys) == len(known) and list(keys) == known and keys == known
    assert keys[part] == known[part] and keys[-1] == known[-1]
    assert [keys.index(one) for one in known] == list(range(len(known)))
    assert all(one in keys for one in known) and (other in keys) == (other in known)
    assert keys != known[1:] and keys != [*known[:-1], "xxxx"]


def test_a_key_that_is_not_there_has_no_place() -> None:
    keys = Keys("aaaa\nbbbb", 4)
    for one in ("cccc", "aa\nb", "aaa"):
        with pytest.raises(ValueError):
            keys.index(one)
    with pytest.raises(ValueError):
        keys.index("aaaa", 1)
    with pytest.raises(IndexError):
        keys[2]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("SELECT 'b2' AS id, 1 AS place UNION ALL SELECT 'a1', 2 ORDER BY place", ["b2", "a1"]),
        ("SELECT 'long' AS id, 1 AS place UNION ALL SELECT 'a', 2 ORDER BY place", ["long", "a"]),
        ("SELECT 'b2' AS id WHERE 0 ORDER BY 1", []),
    ],
)
def test_the_database_joins_them_in_order(tmp_path: Path, query: str, expected: list[str]) -> None:
    with Book.create(tmp_path / "unit.book") as book, book.read_rows() as look:
        assert ordered_keys(look, query) == expected
