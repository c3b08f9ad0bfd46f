"""A table as an Altair chart (extra ``chart``): to look at closely, to change, to lay over another."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, Final

from secgen.kernel.money import Money
from secgen.kernel.text import Text, lang
from secgen.reports.cells import spoken
from secgen.reports.drawing import Drawing
from secgen.reports.extras import need
from secgen.reports.svg_axis import numbers

COLOURS: Final = ("#3a3ac4", "#c9742b", "#3a8f86", "#a0487a", "#7a7a86")
_WIDTH: Final = 560
_FLAT: Final = 8  # so many labels stand side by side
_EUROS: Final = ((10**9, Text("Md€", "€bn")), (10**6, Text("M€", "€M")), (10**3, Text("k€", "€k")), (1, Text("€", "€")))
_NUMBERS: Final = ((10**9, Text("milliards", "billions")), (10**6, Text("millions", "millions")))
_MONTHS: Final = Text(
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "January February March April May June July August September October November December",
)
_DAYS: Final = Text(
    "dimanche lundi mardi mercredi jeudi vendredi samedi",
    "Sunday Monday Tuesday Wednesday Thursday Friday Saturday",
)


def chart(drawing: Drawing) -> Any:
    """An ``altair.Chart`` in the current language: titled, in a named unit, exact figures in its tooltips.

    Raises ``InvalidInput`` SG-EXTRA if Altair is not installed.
    """
    altair = need("altair", "chart", "chart")
    bars, several = drawing.shape == "bars", len(drawing.values) > 1
    divisor, unit = _unit(drawing)
    title = unit if several else f"{drawing.values[0].label} ({unit})" if unit else str(drawing.values[0].label)
    axis = (
        altair.Axis(format=".3~%", tickCount=6)
        if drawing.kind == "rate"
        else altair.Axis(labelExpr=_ticks(divisor), tickCount=6)
    )
    names = altair.Axis(labelLimit=260, labelAngle=-40 if not bars and len(drawing.table) > _FLAT else 0, ticks=False)
    channels: list[Any] = [
        (altair.Y if bars else altair.X)("label:N", sort=None, title=str(drawing.labels.label), axis=names),
        (altair.X if bars else altair.Y)("value:Q", title=title, axis=axis),
        altair.Tooltip(["label:N", "series:N", "shown:N"]),
    ]
    if several:
        order = [str(column.label) for column in drawing.values]
        scale = altair.Scale(domain=order, range=COLOURS[: len(order)])
        channels.append(altair.Color("series:N", scale=scale, legend=altair.Legend(orient="top", title=None)))
        if bars:
            channels.append(altair.YOffset("series:N", sort=order))
    base = _offline()(altair.Data(values=list(_points(drawing))))
    colour = {} if several else {"color": COLOURS[0]}
    marked = base.mark_bar(cornerRadiusEnd=2, **colour) if bars else base.mark_line(point=True, **colour)
    return (
        marked.encode(*channels)
        .properties(width=_WIDTH, title=_title(altair, drawing), description=str(drawing.table.title))
        .configure(locale=_locale())
        .configure_view(stroke=None)
        .configure_axis(gridColor="#e4e4ea", domainColor="#b8b8c4", labelFontSize=12, titleFontWeight="normal")
        .configure_legend(labelFontSize=12, labelLimit=320)
        .configure_title(anchor="start", fontSize=15)
    )


@cache
def _offline() -> Any:
    """A chart that shows itself without fetching a script: as a picture, and as Vega-Lite where a notebook draws it."""
    altair = need("altair", "chart", "chart")
    version = altair.VEGALITE_VERSION.removeprefix("v").split(".")

    class Chart(altair.Chart):  # type: ignore[misc, name-defined]
        def _repr_mimebundle_(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
            converter = need("vl_convert", "chart", "chart")
            spec = self.to_dict()
            return {
                f"application/vnd.vegalite.v{version[0]}+json": spec,
                "image/svg+xml": converter.vegalite_to_svg(spec, vl_version=".".join(version[:2])),
                "text/plain": f"<Chart {spec.get('description', '')!r}>",
            }

    return Chart


def _points(drawing: Drawing) -> Iterator[dict[str, object]]:
    for index, column in enumerate(drawing.values, 1):
        cells = [row[index] for row in drawing.table]
        for row, cell, number in zip(drawing.table, cells, numbers(cells), strict=True):
            shown = f"{spoken(cell)} €" if isinstance(cell, Money) else spoken(cell)
            yield {"label": row[0], "series": str(column.label), "value": number, "shown": shown}


def _unit(drawing: Drawing) -> tuple[int, str]:
    """What the axis counts in: euros, thousands, millions or billions of them, by the largest figure."""
    if drawing.kind == "rate":
        return 1, "%"
    cells = [cell for row in drawing.table for cell in row[1:]]
    largest = max((abs(number) for number in numbers(cells) if number is not None), default=0)
    sizes = _EUROS if drawing.kind == "money" else _NUMBERS
    size, unit = next(((size, unit) for size, unit in sizes if largest >= size), (1, sizes[-1][1]))
    return size, str(unit) if size > 1 or drawing.kind == "money" else ""


def _ticks(divisor: int) -> str:
    return f"format(datum.value / {divisor}, ',.12~g')"


def _title(altair: Any, drawing: Drawing) -> Any:
    return altair.Title(str(drawing.table.title), subtitle=[drawing.note] if drawing.note else [])


def _locale() -> dict[str, Any]:
    """Numbers and dates as the current language writes them."""
    french = lang() == "fr"
    months, days = str(_MONTHS).split(), str(_DAYS).split()
    return {
        "number": {
            "decimal": "," if french else ".",
            "thousands": "\u00a0" if french else ",",
            "grouping": [3],
            "currency": ["", "\u00a0€"] if french else ["€", ""],
        },
        "time": {
            "dateTime": "%A %e %B %Y, %X",
            "date": "%d/%m/%Y",
            "time": "%H:%M",
            "periods": ["AM", "PM"],
            "days": days,
            "shortDays": [day[:3] for day in days],
            "months": months,
            "shortMonths": [month[:4] if french else month[:3] for month in months],
        },
    }
