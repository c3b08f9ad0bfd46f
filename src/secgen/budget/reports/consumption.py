"""Consumption of appropriations (B4): one cube, any dimension, a rate on a named base."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from secgen.budget.reports.facts import DIMENSIONS
from secgen.kernel.errors import InvalidInput
from secgen.kernel.text import Text
from secgen.reports.cube import AnyMeasure, Cube, Derived, Dimension, Measure, Ratio
from secgen.reports.query import names

_TITLE: Final = Text("Consommation des crédits", "Consumption of appropriations")
_DIMENSIONS: Final = (
    *(Dimension(c.name, c.label, c.name) for c in DIMENSIONS if c.name not in ("on", "position")),
    Dimension("month", Text("mois", "month"), "on", "month"),
)
BASES: Final = {
    "initial": Text("crédits initiaux (LFI)", "initial appropriations (finance act)"),
    "opened": Text("crédits ouverts", "opened appropriations"),
    "available": Text("crédits mis à disposition", "appropriations made available"),
}


def _both(
    name: str,
    fr: tuple[str, str],
    en: str,
    plus: tuple[str, ...],
    minus: tuple[str, ...] = (),
    *,
    optional: bool = False,
) -> tuple[Measure, Measure]:
    feminine, masculine = fr
    ae = Measure(
        f"ae_{name}", Text(f"AE {feminine}", f"AE {en}"), _named("ae", plus), _named("ae", minus), optional=optional
    )
    cp = Measure(
        f"cp_{name}", Text(f"CP {masculine}", f"CP {en}"), _named("cp", plus), _named("cp", minus), optional=optional
    )
    return ae, cp


def _named(kind: str, names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"{kind}_{name}" for name in names)


def consumption(base: str = "available") -> Cube:
    """The consumption cube; ``base`` names what the rates are of (FIN-019): initial, opened, available."""
    if base not in BASES:
        raise InvalidInput("SG-REPORT-OPTION", report="consumption", option="base", value=base, known=", ".join(BASES))
    ae_initial, cp_initial = _both("initial", ("initiales", "initiaux"), "initial", ("initial",), optional=True)
    ae_opened, cp_opened = _both("opened", ("ouvertes", "ouverts"), "opened", ("initial", "moved"))
    ae_mad, cp_mad = _both(
        "available", ("mises à disposition", "mis à disposition"), "made available", ("initial", "moved"), ("reserved",)
    )
    of = BASES[base]
    measures: tuple[AnyMeasure, ...] = (
        ae_initial,
        ae_opened,
        ae_mad,
        Measure("ae_earmarked", Text("AE affectées", "AE earmarked"), ("ae_earmarked",), optional=True),
        Measure("ae_consumed", Text("AE consommées", "AE consumed"), ("ae_committed",), ("ae_restored",)),
        Derived("ae_left", Text("AE disponibles", "AE available"), ("ae_available",), ("ae_consumed", "ae_earmarked")),
        Ratio("ae_rate", Text(f"taux AE / {of.fr}", f"AE rate / {of.en}"), "ae_consumed", f"ae_{base}"),
        cp_initial,
        cp_opened,
        cp_mad,
        Measure("certified", Text("service fait", "service rendered"), ("certified",)),
        Measure("cp_ordered", Text("CP ordonnancés", "CP ordered"), ("cp_ordered",)),
        Measure("cp_consumed", Text("CP consommés", "CP consumed"), ("cp_paid",)),
        Derived("cp_left", Text("CP disponibles", "CP available"), ("cp_available",), ("cp_ordered",)),
        Ratio("cp_rate", Text(f"taux CP / {of.fr}", f"CP rate / {of.en}"), "cp_consumed", f"cp_{base}"),
    )
    return Cube("consumption", _TITLE, "budget", _DIMENSIONS, measures, ("programme", "title"), (_BASE_NOTE[base],))


_BASE_NOTE: Final = {
    name: Text(f"Les taux sont rapportés aux {text.fr}.", f"Rates are on {text.en}.") for name, text in BASES.items()
}

EXECUTION: Final = Cube(
    "consumption",
    Text("Exécution", "Execution"),
    "budget",
    _DIMENSIONS,
    (
        Measure("ae_consumed", Text("AE consommées", "AE consumed"), ("ae_committed",), ("ae_restored",)),
        Measure("certified", Text("service fait", "service rendered"), ("certified",)),
        Measure("cp_ordered", Text("CP ordonnancés", "CP ordered"), ("cp_ordered",)),
        Measure("cp_consumed", Text("CP consommés", "CP consumed"), ("cp_paid",)),
    ),
    ("department",),
    (
        Text(
            "Les crédits ne sont pas ouverts à ce niveau : ni disponible, ni taux.",
            "Appropriations are not opened at this level: neither available nor rate.",
        ),
    ),
)
"""Consumption by what acts carry and appropriations do not: department, payee, commitment, act."""
ONLY_ACTS: Final = frozenset({"department", "payee", "commitment", "act"})
ONLY_FACTS: Final = ONLY_ACTS - {"department"}
"""What only the facts of acts tell: cells are added up without it."""

APPROPRIATIONS: Final = Cube(
    "appropriations",
    Text("Crédits : ouverture, mouvements, réserve", "Appropriations: opening, movements, reserve"),
    "budget",
    _DIMENSIONS,
    (
        *_both("initial", ("initiales", "initiaux"), "initial", ("initial",)),
        *_both("moved", ("mouvements", "mouvements"), "movements", ("moved",)),
        *_both("reserved", ("en réserve", "en réserve"), "in reserve", ("reserved",)),
        *_both(
            "available",
            ("mises à disposition", "mis à disposition"),
            "made available",
            ("initial", "moved"),
            ("reserved",),
        ),
    ),
    ("programme", "uo", "action", "title"),
)

OUTSTANDING: Final = Cube(
    "outstanding",
    Text("Restes à payer", "Outstanding commitments"),
    "budget",
    _DIMENSIONS,
    (
        Measure("committed", Text("engagé", "committed"), ("ae_committed",)),
        Measure("withdrawn", Text("retraits", "withdrawals"), ("withdrawn",)),
        Measure("certified", Text("service fait", "service rendered"), ("certified",)),
        Measure("paid", Text("payé", "paid"), ("cp_paid",)),
        Measure("outstanding", Text("reste à payer", "outstanding"), ("ae_committed",), ("withdrawn", "cp_paid")),
        Measure("accrued", Text("service fait non payé", "rendered, not paid"), ("certified",), ("settled",)),
    ),
    ("programme",),
)


def consumption_cube(options: Mapping[str, Any]) -> Cube:
    """The cube of consumption for these options: without appropriations if a dimension only acts have is asked for."""
    only_acts = {*names(options.get("by"))} & ONLY_ACTS and not options.get("base")
    return EXECUTION if only_acts else consumption(options.get("base") or "available")
