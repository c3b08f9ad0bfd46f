"""A page for each hook of the plugin API."""

from __future__ import annotations

import inspect
import typing
from collections.abc import Callable, Iterator
from pathlib import Path

from attrs import NOTHING, fields
from markdown import anchor, code, doc, table

from secgen.plugins import hookspecs, loader

ROOT = Path(__file__).resolve().parents[2]
HOOKS: dict[str, Callable[..., object]] = {
    name: hook for name, hook in vars(hookspecs).items() if name.startswith("secgen_") and inspect.isfunction(hook)
}


def pages() -> dict[str, Callable[[], Iterator[str]]]:
    """Every page by its name."""
    return {"hooks": _index, **{f"hook-{_slug(name)}": lambda name=name: _page(name) for name in HOOKS}}  # type: ignore[misc]


def _slug(name: str) -> str:
    return name.removeprefix("secgen_").replace("_", "-")


def _index() -> Iterator[str]:
    yield "# Hooks"
    yield ""
    yield doc(hookspecs)
    yield ""
    yield f"This is plugin API {'.'.join(map(str, hookspecs.PLUGIN_API))}; entry-point group `{loader.GROUP}`."
    yield ""
    yield from table(
        ("hook", "what it is", "gives"),
        (
            (f"[`{name}`](hook-{_slug(name)}.md)", doc(hook).splitlines()[0], code(_spec(hook).__name__))
            for name, hook in HOOKS.items()
        ),
    )
    yield "```{toctree}"
    yield ":hidden:"
    yield ""
    yield from (f"hook-{_slug(name)}" for name in HOOKS)
    yield "```"


def _page(name: str) -> Iterator[str]:
    hook = HOOKS[name]
    words, _, example = doc(hook).partition("\n>>> ")
    spec = _spec(hook)
    yield f"({anchor('hook', name)})="
    yield f"# {name}"
    yield ""
    for paragraph in words.split("\n\n"):
        yield paragraph.replace("Called:", "**Called**:").replace("Failure:", "**Failure**:")
        yield ""
    many = "Takes nothing. Gives a list of" if _is_many(hook) else "Takes nothing. Gives one"
    yield f"{many} `{spec.__name__}`: {doc(spec)}"
    yield ""
    yield from table(
        ("field", "kind", "required"),
        ((code(f.name), code(_kind(f.type)), "yes" if f.default is NOTHING else "no") for f in fields(spec)),
    )
    yield "```python"
    yield f">>> {example}"
    yield ""
    yield "```"
    yield ""
    users = ", ".join(code(user) for user in _users(name))
    yield f"Used by: {users or 'no plugin of this repository yet'}."
    yield ""


def _is_many(hook: Callable[..., object]) -> bool:
    return bool(typing.get_args(typing.get_type_hints(hook)["return"]))


def _spec(hook: Callable[..., object]) -> type:
    result = typing.get_type_hints(hook)["return"]
    found: type = (typing.get_args(result) or (result,))[0]
    return found


def _kind(kind: object) -> str:
    return str(kind).replace("collections.abc.", "").replace("typing.", "")


def _users(name: str) -> list[str]:
    """The built-in plugins and the distributions of this repository that implement the hook."""
    found = [m.removesuffix(".plugin") for m in loader.BUILTIN if f"def {name}(" in _source(m)]
    own = sorted((ROOT / "plugins").glob("*/src/*/plugin.py"))
    return [*found, *(path.parts[-4] for path in own if f"def {name}(" in path.read_text(encoding="utf-8"))]


def _source(module: str) -> str:
    return (ROOT / "src" / Path(*module.split("."))).with_suffix(".py").read_text(encoding="utf-8")
