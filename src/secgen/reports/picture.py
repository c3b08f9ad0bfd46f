"""A still picture of a table: drawn by secgen itself, nothing to install, the same on paper and on screen."""

from __future__ import annotations

from typing import Final

from attrs import frozen

from secgen.kernel.markup import PALETTE, safe
from secgen.reports.drawing import Drawing
from secgen.reports.svg import bars, lines

_STYLE: Final = (
    ".secgen-picture{margin:.4em 0;max-width:54rem}.secgen-picture svg{width:100%;height:auto}"
    ".secgen-picture figcaption{font-weight:650;margin:0 0 .5em}.secgen-picture small{color:var(--soft)}"
)


@frozen(repr=False)
class Picture:
    """A chart as SVG text (``svg``), with its title and a word on what it leaves out. A notebook shows it."""

    title: str
    svg: str
    note: str = ""

    def __str__(self) -> str:
        return self.svg

    def __repr__(self) -> str:
        return f"<Picture {self.title!r}>"

    def _repr_html_(self) -> str:
        note = f"<small>{safe(self.note)}</small>" if self.note else ""
        return (
            f'<figure class="secgen secgen-picture"><style>{PALETTE}{_STYLE}</style>'
            f"<figcaption>{safe(self.title)}</figcaption>{self.svg}{note}</figure>"
        )


def picture(drawing: Drawing) -> Picture:
    """Draw it, in the current language."""
    table, names = drawing.table, [column.name for column in drawing.values]
    label = drawing.labels.name
    svg = lines(table, label, names) if drawing.shape == "lines" else bars(table, label, names, limit=len(table))
    title = str(table.title)
    if len(names) == 1:
        title = f"{title} · {drawing.values[0].label}"
    return Picture(title, svg, drawing.note)
