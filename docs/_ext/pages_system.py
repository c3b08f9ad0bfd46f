"""The catalogue of errors, and the hooks of the plugin API."""

from __future__ import annotations

import inspect
import typing
from collections.abc import Iterator

from attrs import NOTHING, fields
from markdown import code, doc, table

from secgen.kernel.catalogue import CATALOGUE
from secgen.plugins import hookspecs, loader


def errors() -> Iterator[str]:
    yield "# Errors"
    yield ""
    yield "One family of errors, `secgen.SecgenError`. Each has a stable code, a text in two languages and a remedy."
    yield "Words in braces are filled in when it happens."
    yield ""
    for name, entry in CATALOGUE.items():
        yield f"## {name}"
        yield ""
        yield f"{entry.message.en}<br>*{entry.message.fr}*"
        yield ""
        yield f"→ {entry.remedy.en}<br>→ *{entry.remedy.fr}*"
        yield ""


def hooks() -> Iterator[str]:
    yield "# Hooks"
    yield ""
    yield doc(hookspecs)
    yield ""
    yield f"This is plugin API {'.'.join(map(str, hookspecs.PLUGIN_API))}; entry-point group `{loader.GROUP}`."
    yield ""
    described: dict[str, type] = {}
    for name, hook in vars(hookspecs).items():
        if name.startswith("secgen_") and inspect.isfunction(hook):
            result = typing.get_type_hints(hook)["return"]
            spec = (typing.get_args(result) or (result,))[0]
            described[spec.__name__] = spec
            yield f"## {name}"
            yield ""
            yield doc(hook)
            yield ""
            many = "a list of " if typing.get_args(result) else "one "
            yield f"Gives {many}[`{spec.__name__}`](#{spec.__name__.lower()})."
            yield ""
    yield "## The descriptors"
    yield ""
    yield 'A factory is a callable, or its address as text (`"package.module:name"`), imported at its first use.'
    yield ""
    for name, spec in described.items():
        yield f"### {name}"
        yield ""
        yield doc(spec)
        yield ""
        yield from table(
            ("field", "required"), ((code(f.name), "yes" if f.default is NOTHING else "no") for f in fields(spec))
        )
