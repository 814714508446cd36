"""A row of a query is read by the names of its columns: a column that moves then moves nothing else."""

import ast
from collections.abc import Iterator

import pytest

from tests.architecture.sources import delivered

SEAM = "storage.book.rows"
"""Makes rows from what the driver gives, and may count."""

QUERIES = {"fetch", "fetch_one", "each", "execute", "exec_driver_sql", "fetchone", "fetchall", "fetchmany"}
NO_ROWS = {
    "scalar",
    "scalars",
    "scalar_one",
    "scalar_one_or_none",
    "scalars_all",
    "column",
    "value",
    "records",
}
ONE_ROW = {"fetch_one", "fetchone", "first", "one", "one_or_none"}

Scope = ast.FunctionDef | ast.Module


def calls(node: ast.AST) -> set[str]:
    """Last names of everything that a node calls on its way: `session.execute(query).all()` calls two."""
    names: set[str] = set()
    while isinstance(node, ast.Call | ast.Attribute):
        if isinstance(node, ast.Call):
            function = node.func
            names.add(function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", ""))
            node = function
        else:
            node = node.value
    return names


def is_query(node: ast.AST) -> bool:
    called = calls(node)
    return bool(called & QUERIES) and not called & NO_ROWS


def positional_reads(scope: Scope) -> Iterator[int]:
    """Lines of a function where a row is read by position, or handed over whole to be taken apart by position.

    A row that is unpacked into names is no such read: the names stand beside the query, and a missing one is seen.
    """
    several: set[str] = set()
    single: set[str] = set()
    for node in ast.walk(scope):
        if isinstance(node, ast.Assign) and is_query(node.value):
            names = {target.id for target in node.targets if isinstance(target, ast.Name)}
            (single if calls(node.value) & ONE_ROW else several).update(names)
    for node in ast.walk(scope):
        if isinstance(node, ast.For | ast.comprehension) and isinstance(node.target, ast.Name):
            over = node.iter
            if is_query(over) or (isinstance(over, ast.Name) and over.id in several):
                single.add(node.target.id)

    def is_row(node: ast.AST) -> bool:
        return (isinstance(node, ast.Name) and node.id in single) or (
            is_query(node) and bool(calls(node) & ONE_ROW)
        )

    for node in ast.walk(scope):
        if isinstance(node, ast.Call):
            yield from (arg.lineno for arg in node.args if isinstance(arg, ast.Starred) and is_row(arg.value))
        if not isinstance(node, ast.Subscript) or not is_row(node.value):
            continue
        if isinstance(node.slice, ast.Constant) and isinstance(node.slice.value, int):
            yield node.lineno


def lines_in(tree: ast.Module) -> list[int]:
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    return sorted({line for function in functions for line in positional_reads(function)})


def test_no_row_is_read_by_position() -> None:
    found = [
        f"{source.path}:{line}"
        for source in delivered()
        if source.floor == "storage" and source.module != SEAM and "versions" not in source.path.parts
        for line in lines_in(source.tree)
    ]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    "body",
    [
        "row = fetch_one(session, sql)\n    return row[0], row[1]",
        "rows = fetch(session, sql)\n    return [row[0] for row in rows]",
        "return {row[1] for row in raw.execute(sql)}",
        "return raw.execute(sql).fetchone()[0]",
        "return session.execute(query).first()[0]",
        "rows = session.execute(query).all()\n    return [Line(*row) for row in rows]",
        "for line in each(session, sql):\n        yield line[2]",
    ],
)
def test_such_a_read_is_seen(body: str) -> None:
    assert lines_in(ast.parse(f"def read(session, raw, sql, query):\n    {body}\n"))


@pytest.mark.parametrize(
    "body",
    [
        "row = fetch_one(session, sql)\n    return row.principal, row.interest",
        "(number,) = raw.execute(sql).fetchone()\n    return number",
        "return session.execute(query).scalar()",
        "found = session.execute(query).scalars().all()\n    return [one[0] for one in found]",
        "for record, at in each(session, sql):\n        yield record, at",
        "rows = fetch(session, sql)\n    return rows[0].on if rows else None",
    ],
)
def test_a_read_by_name_is_let_pass(body: str) -> None:
    assert not lines_in(ast.parse(f"def read(session, raw, sql, query):\n    {body}\n"))
