"""Mutants of a module: its source with one operator, constant or returned value changed."""

import ast
import copy
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_COMPARISONS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
}
_OPERATORS: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.Mult,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
}
_DIRECTIONS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.Gt,
    ast.LtE: ast.GtE,
    ast.Gt: ast.Lt,
    ast.GtE: ast.LtE,
}


@dataclass(frozen=True)
class Mutant:
    """One change of one module: where, the text before and after, and the whole source with the change."""

    path: Path
    line: int
    before: str
    after: str
    source: str

    def __str__(self) -> str:
        return f"{self.path.as_posix()}:{self.line}: {self.before}  →  {self.after}"


def mutants(path: Path, source: str) -> list[Mutant]:
    """Every mutant of a source, in the order of its lines."""
    made = [
        _mutant(path, source, node, changed)
        for node in _executed(ast.parse(source))
        for changed in _changes(node)
    ]
    return sorted(made, key=lambda mutant: mutant.line)


def _executed(node: ast.AST) -> Iterator[ast.AST]:
    """The nodes that decide what the code does: no annotation, decorator, or text; no part of an f-string.

    The places that Python 3.11 states for the parts of an f-string are wrong, so they could not be replaced.
    """
    yield node
    for name, value in ast.iter_fields(node):
        if name in ("annotation", "returns", "decorator_list"):
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST) and not isinstance(child, ast.JoinedStr) and not _for_types(child):
                yield from _executed(child)


def _for_types(node: ast.AST) -> bool:
    """Whether it is `if TYPE_CHECKING:`."""
    return isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"


def _changes(node: ast.AST) -> list[ast.AST]:
    """The node in each changed shape."""
    if isinstance(node, ast.Compare):
        return _compared(node)
    if isinstance(node, ast.BinOp) and type(node.op) in _OPERATORS and not _has_text(node):
        return [_with(node, op=_OPERATORS[type(node.op)]())]
    if isinstance(node, ast.BoolOp):
        return [_with(node, op=ast.Or() if isinstance(node.op, ast.And) else ast.And())]
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        return [node.operand]
    if isinstance(node, ast.IfExp):
        return [_with(node, body=node.orelse, orelse=node.body)]
    if isinstance(node, ast.Constant):
        return [_with(node, value=value) for value in _constants(node.value)]
    if isinstance(node, ast.Return) and not (node.value is None or _is_none(node.value)):
        return [_with(node, value=ast.Constant(None))]
    return []


def _compared(node: ast.Compare) -> list[ast.AST]:
    changed = []
    for at, operator in enumerate(node.ops):
        for table in (_COMPARISONS, _DIRECTIONS):
            if type(operator) in table:
                changed.append(
                    _with(node, ops=[*node.ops[:at], table[type(operator)](), *node.ops[at + 1 :]])
                )
    return changed


def _constants(value: object) -> list[object]:
    if isinstance(value, bool):
        return [not value]
    return [value + 1, value - 1] if isinstance(value, int) else []


def _has_text(node: ast.BinOp) -> bool:
    """Whether a text is joined: no other operator takes one, so every test would notice."""
    parts = (node.left, node.right)
    return any(isinstance(part, ast.JoinedStr | ast.Constant) and not _is_number(part) for part in parts)


def _is_number(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, int)


def _is_none(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and node.value is None


def _with(node: ast.AST, **fields: object) -> ast.AST:
    changed = copy.copy(node)
    for name, value in fields.items():
        setattr(changed, name, value)
    return changed


def _mutant(path: Path, source: str, node: ast.AST, changed: ast.AST) -> Mutant:
    """The source with the text of the node replaced; ast counts columns in bytes of UTF-8."""
    assert (
        isinstance(node, ast.expr | ast.stmt)
        and node.end_lineno is not None
        and node.end_col_offset is not None
    )
    lines = source.encode("utf-8").splitlines(keepends=True)
    start = sum(map(len, lines[: node.lineno - 1])) + node.col_offset
    end = sum(map(len, lines[: node.end_lineno - 1])) + node.end_col_offset
    data, text = source.encode("utf-8"), ast.unparse(changed)
    whole = data[:start] + text.encode("utf-8") + data[end:]
    return Mutant(path, node.lineno, ast.unparse(node), text, whole.decode("utf-8"))
