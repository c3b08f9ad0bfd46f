"""An explanation as a page shows it: nested lists, where what merely passes is folded."""

from __future__ import annotations

from collections.abc import Iterator

from secgen.kernel.explanation import Explanation
from secgen.kernel.markup import SHOWN, box, law_line, more, safe
from secgen.kernel.text import Text


def tree_html(tree: Explanation) -> str:
    """The whole tree. A branch with branches of its own is open; a leaf opens on its inputs and its law."""
    return box(f"<ul>{''.join(_node(tree))}</ul>", "secgen-explanation")


def _node(node: Explanation) -> Iterator[str]:
    head = f"<code>{safe(node.rule)}</code> {safe(node.label)}" if node.rule else safe(node.label)
    if node.value:
        head += f"{safe(Text(' :', ':'))} <b>{safe(node.value)}</b>"
    inside = "".join((*_details(node), _branches(node)))
    if not inside:
        yield f"<li>{head}</li>"
        return
    state = " open" if node.children else ""
    yield f"<li><details{state}><summary>{head}</summary>{inside}</details></li>"


def _details(node: Explanation) -> Iterator[str]:
    yield from (f"<p><small>{safe(name)} = {safe(value)}</small></p>" for name, value in node.inputs)
    yield from (f"<p><small>{law_line(value)}</small></p>" for value in node.law)
    if node.rounding:
        yield f"<p><small>≈ {safe(node.rounding)}</small></p>"


def _branches(node: Explanation) -> str:
    shown = "".join(part for child in node.children[:SHOWN] for part in _node(child))
    return f"<ul>{shown}</ul>{more(len(node.children))}" if shown else ""
