"""What the dashboard shows, room by room: a report, how it is grouped, how it is drawn."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, Literal

from attrs import field, frozen

from secgen.kernel.text import Text

Drawn = Literal["", "bars", "lines"]


@frozen
class Panel:
    """A report on the page. ``label`` and ``values`` are the columns drawn; without them there is a table only."""

    report: str
    title: Text
    options: Mapping[str, Any] = field(factory=dict)
    drawn: Drawn = ""
    label: str = ""
    values: tuple[str, ...] = ()


@frozen
class Room:
    """A part of the secretariat and its panels."""

    name: str
    title: Text
    panels: tuple[Panel, ...]


@frozen
class Figure:
    """A key figure: the total of a column of a report, or how many rows it has if no column is named."""

    report: str
    label: Text
    column: str = ""
    options: Mapping[str, Any] = field(factory=dict)


FIGURES: Final = (
    Figure("consumption", Text("AE engagées", "AE committed"), "ae_consumed"),
    Figure("consumption", Text("CP payés", "CP paid"), "cp_consumed"),
    Figure("outstanding", Text("restes à payer", "outstanding commitments"), "outstanding"),
    Figure("late-payments", Text("paiements en retard", "late payments")),
)
ROOMS: Final = (
    Room(
        "budget",
        Text("Budget et finances", "Budget and finance"),
        (
            Panel(
                "consumption",
                Text("Consommation par programme", "Consumption by programme"),
                {"by": "programme"},
                "bars",
                "programme",
                ("ae_consumed", "cp_consumed"),
            ),
            Panel(
                "consumption",
                Text("Consommation mois par mois", "Consumption month by month"),
                {"by": "month"},
                "lines",
                "month",
                ("ae_consumed", "cp_consumed"),
            ),
            Panel("forecast", Text("Prévision au 31 décembre", "Forecast at 31 December")),
            Panel("payment-delays", Text("Délai global de paiement", "Overall payment time")),
            Panel("ageing", Text("Restes à payer par âge", "Outstanding commitments by age")),
            Panel("reconciliation", Text("Les trois comptabilités", "The three ledgers")),
        ),
    ),
)
