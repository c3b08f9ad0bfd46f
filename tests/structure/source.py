"""The source of secgen as trees: what each file imports, and what it holds."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from types import ModuleType

import secgen

ROOT = Path(secgen.__file__).parent
"""The package as installed: the sources, or the wheel."""


def files() -> list[Path]:
    return sorted(ROOT.rglob("*.py"))


def name_of(path: Path) -> str:
    """``budget/desk.py``."""
    return path.relative_to(ROOT).as_posix()


def room_of(path: Path) -> str:
    """The room a file is in: its folder, or itself (``engine`` for ``engine.py``)."""
    return path.relative_to(ROOT).with_suffix("").parts[0]


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def imports(path: Path) -> Iterator[str]:
    """Every module a file imports anywhere while it runs, as a dotted name; what is only for types is left out."""
    for node in _running(tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name_of(path)}: write the whole name of what is imported"
            module = node.module or ""
            yield from (f"{module}.{alias.name}" for alias in node.names) if module == "secgen" else (module,)


def _running(node: ast.AST) -> Iterator[ast.AST]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.If) and ast.unparse(child.test) == "TYPE_CHECKING":
            continue
        yield child
        yield from _running(child)


def inner_imports(path: Path) -> set[str]:
    """The other rooms a file needs."""
    rooms = {name.split(".")[1] for name in imports(path) if name.startswith("secgen.")}
    return rooms - {room_of(path), "__version__"}


def outer_imports(path: Path) -> set[str]:
    """The packages a file needs that are neither ours nor Python's."""
    tops = {name.partition(".")[0] for name in imports(path)}
    return tops - {"secgen"} - set(sys.stdlib_module_names)


def modules() -> list[ModuleType]:
    """Every module of secgen, imported; the testing kit only if it is there to be imported."""
    names = (p.relative_to(ROOT.parent).with_suffix("").as_posix().replace("/", ".") for p in files())
    found = (name.removesuffix(".__init__") for name in names)
    return [import_module(name) for name in found if not name.endswith("__main__")]
