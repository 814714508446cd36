"""The project's own files, read once for all rules."""

import ast
import os
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from resources import ROOT

PROJECT = ROOT.parent
FLOORS = ("ui", "exports", "storage", "models", "resources")  # from the top downwards
NOT_OURS = {"build", "screenshots"}
TEXT_KINDS = {".py", ".toml", ".md", ".in", ".lock", ".txt", ".csv", ".json", ".ts", ".qss", ".svg"}


@dataclass(frozen=True)
class Source:
    """One Python file: its path inside the project, its text and its syntax tree."""

    path: Path
    text: str
    tree: ast.Module

    @property
    def floor(self) -> str:
        return self.path.parts[0]

    @property
    def module(self) -> str:
        parts = self.path.with_suffix("").parts
        return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)

    @property
    def is_test(self) -> bool:
        return self.floor == "tests"

    def imports(self) -> set[str]:
        """Full names of everything this file imports, also inside functions."""
        found: set[str] = set()
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                found |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom):
                found |= {f"{self._origin(node)}.{alias.name}" for alias in node.names}
        return found

    def _origin(self, node: ast.ImportFrom) -> str:
        if not node.level:
            return node.module or ""
        package = self.path.parent.parts[: len(self.path.parent.parts) - node.level + 1]
        return ".".join((*package, node.module) if node.module else package)

    def imported_roots(self) -> set[str]:
        return {name.partition(".")[0] for name in self.imports()}


def project_files() -> Iterator[Path]:
    """Every file of the project, relative to it; made, installed and hidden things are not ours."""
    for folder, below, names in os.walk(PROJECT):
        here = Path(folder)
        below[:] = sorted(
            name
            for name in below
            if not name.startswith((".", "__pycache__")) and not (here == PROJECT and name in NOT_OURS)
        )
        yield from ((here / name).relative_to(PROJECT) for name in sorted(names))


@cache
def sources() -> tuple[Source, ...]:
    """All Python files, tests among them."""
    found = []
    for path in project_files():
        if path.suffix == ".py":
            text = (PROJECT / path).read_text(encoding="utf-8")
            found.append(Source(path, text, ast.parse(text, str(path))))
    return tuple(found)


@cache
def delivered() -> tuple[Source, ...]:
    """The Python files of the program itself."""
    return tuple(source for source in sources() if not source.is_test)


def called_name(call: ast.Call) -> str:
    """Last name of what is called: `Refused(...)` and `errors.Refused(...)` alike."""
    if isinstance(call.func, ast.Attribute):
        return call.func.attr
    return call.func.id if isinstance(call.func, ast.Name) else ""
