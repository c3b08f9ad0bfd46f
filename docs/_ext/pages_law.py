"""Every parameter of the built-in law, with each of its dated values."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from markdown import anchor, both, code, table
from pages_rules import link

from secgen.law import Parameter, builtin_law
from secgen.rooms import all_rules


def page() -> Iterator[str]:
    law = builtin_law()
    parameters = sorted(law.parameters.values(), key=lambda p: (p.pack, p.id))
    values = [value for parameter in parameters for value in parameter.values]
    counts = Counter(value.status.label.en for value in values)
    yield "# The law, value by value"
    yield ""
    yield f"{len(parameters)} parameters and {len(values)} dated values, from the packs {', '.join(law.packs)}."
    yield "Each value names the text it comes from and how sure we are of it: "
    yield ", ".join(f"{n} {label}" for label, n in sorted(counts.items())) + "."
    yield "The operator, where there is one, is the one the text uses: `>` is not `>=`."
    yield ""
    pack = ""
    for parameter in parameters:
        if parameter.pack != pack:
            pack = parameter.pack
            yield f"## {pack}"
            yield ""
        yield from _parameter(parameter)


def _parameter(parameter: Parameter) -> Iterator[str]:
    yield f"({anchor('law', parameter.id)})="
    yield f"### {parameter.id}"
    yield ""
    yield f"{both(parameter.title)}"
    yield ""
    rules = [r.id for rules in all_rules().values() for r in rules if parameter.id in r.parameters]
    read_by = ", ".join(map(link, rules))
    yield f"Unit: {parameter.unit}." + (f" Read by {read_by}." if rules else "")
    yield ""
    yield from table(
        ("from", "to", "", "value", "text", "status", "checked on"),
        (
            (
                v.since,
                v.until or "…",
                code(v.compare) if v.compare else " ",
                v.show(),
                v.ref,
                v.status.label.en,
                v.checked_on,
            )
            for v in parameter.values
        ),
    )
