"""The fleet as tables: use and cost, obligations, gaps in logbooks."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Final

from secgen.assets.fleet.computations import cost_per_km, designation_due, renewal, to_replace
from secgen.assets.fleet.decisions import entries, fleet_size
from secgen.assets.state import Assets
from secgen.assets.upkeep.due import STATUS, DueDates, DueStatus
from secgen.assets.wording import column, number
from secgen.kernel.judge import LawBook
from secgen.kernel.known_law import read_if_known
from secgen.kernel.money import Money
from secgen.kernel.text import Text
from secgen.reports.table import Table

_FLEET: Final = (
    column("vehicle", "véhicule", "vehicle"),
    column("plate", "immatriculation", "plate"),
    column("kind", "genre", "kind"),
    column("energy", "énergie", "energy "),
    column("co2", "CO2 (g/km)", "CO2 (g per km)", "int"),
    column("since", "mise en circulation", "first registered", "date"),
    column("odometer", "compteur (km)", "odometer (km)", "int"),
    column("driven", "km de l'année", "km of the year", "int"),
    column("under_used", "sous-utilisé", "under-used", "bool"),
    column("cost", "coût de l'année", "cost of the year", "money"),
    column("per_km", "coût au km", "cost per km", "money"),
    column("per_month", "coût par mois", "cost per month", "money"),
    column("missing_km", "km sans carnet", "km not logged", "int"),
    column("replace", "à remplacer", "to replace", "bool"),
    column("inspection", "contrôle technique", "technical inspection", "date"),
    column("inspection_status", "état du contrôle", "inspection status"),
)


def fleet(assets: Assets, law: LawBook, on: date, year: int) -> Table:
    """Each vehicle held: its use and cost in a year, its next inspection, whether to replace it.

    Cost: energy, maintenance, works, tyres, insurance, taxes, leases and fines of the year; not the purchase. Under-use
    is judged on the part of the year elapsed, from the day the vehicle entered.
    """
    low = law.read("fleet.under_use.km", on)
    dates = DueDates(assets, law, on)
    costs: dict[str, int] = {}
    for (asset, when, nature), cents in assets.costs.items():
        if when == year and nature != "investment":
            costs[asset] = costs.get(asset, 0) + cents
    rows: list[tuple[object, ...]] = []
    for asset, row in assets.vehicles.items():
        known, made = assets.assets[asset], row.made
        if not known.held:
            continue
        driven = assets.driven.get((asset, year), 0)
        cost = Money(costs.get(asset, 0))
        days = _days_held(made.on, on, year)
        inspection = next((due for due in dates.of(asset) if due.plan.check == "technical-inspection"), None)
        rows.append(
            (
                asset,
                made.plate,
                made.kind_of,
                made.energy,
                made.co2,
                made.since,
                known.reading or None,
                driven,
                low.holds(Decimal(driven * 365) / days) if days else None,
                cost,
                cost_per_km(cost, driven),
                cost.share(365, 12 * days) if days else None,
                sum(high - start for start, high in row.gaps),
                to_replace(made, known.reading, law, on),
                inspection.day if inspection else None,
                str(STATUS[inspection.status]) if inspection else "",
            )
        )
    title = Text(f"Flotte {year}, au {on}", f"Fleet {year}, on {on}")
    return Table("fleet", title, _FLEET, rows).sort("vehicle")


def _days_held(since: date, on: date, year: int) -> int:
    first, last = max(since, date(year, 1, 1)), min(on, date(year, 12, 31))
    return max((last - first).days + 1, 0)


_OBLIGATIONS: Final = (
    column("obligation", "obligation", "duty"),
    column("subject", "objet", "subject"),
    column("measured", "constaté", "measured"),
    column("required", "exigé", "required"),
    column("due", "échéance", "due", "date"),
    column("status", "état", "status"),
    column("rule", "règle", "rule"),
    column("text", "texte", "text"),
)
_RENEWAL: Final = Text("renouvellement à faibles émissions", "low-emission renewals")
_VERY_LOW: Final = Text("renouvellement à très faibles émissions", "very-low-emission renewals")
_DESIGNATE: Final = Text("désigner le conducteur", "designate the driver")
_REPORT: Final = Text("bilan annuel des mobilités", "yearly mobility report")


def obligations(assets: Assets, law: LawBook, on: date, year: int) -> Table:
    """What the law asks of the fleet: renewal shares of a year, inspections near or late, drivers to designate."""
    rows: list[tuple[object, ...]] = []
    rows += _renewals(assets, law, year)
    for due in DueDates(assets, law, on).all():
        if due.asset in assets.vehicles and due.status in ("overdue", "due_soon", "unknown"):
            at = f"{due.at} km" if due.at else ""
            status = str(STATUS[due.status])
            rows.append((str(due.plan.title), due.asset, "", at, due.day, status, due.plan.rule, due.plan.text))
    for number_, fine in assets.fines.items():
        if fine.designated_on is None:
            last = designation_due(fine.made.sent_on, law)
            rows.append(
                (str(_DESIGNATE), number_, "", "", last, _near(on, last, law), "FL-FINE", "C. route art. L121-6")
            )
    value = law.read("fleet.report_day", on)
    last = date.fromisoformat(f"{year + 1:04d}-{value.value}")
    rows.append((str(_REPORT), str(year), "", "", last, _near(on, last, law), "", value.ref.text))
    title = Text(f"Obligations de la flotte {year}, au {on}", f"Obligations of the fleet {year}, on {on}")
    return Table("fleet-obligations", title, _OBLIGATIONS, rows)


def _renewals(assets: Assets, law: LawBook, year: int) -> list[tuple[object, ...]]:
    """The renewal shares of a year, as far as the law asked for any by then."""
    last = date(year, 12, 31)
    need = read_if_known(law, "fleet.renewal.low", last)
    if need is None:
        return []
    shares = renewal(entries(assets, year), year, fleet_size(assets), law)
    about, measured = f"{year}: {shares.low}/{shares.entered}", _percent(shares.share)
    rows: list[tuple[object, ...]] = [
        (str(_RENEWAL), about, measured, need.show(), None, _met(shares.met), "FL-03", need.ref.text)
    ]
    quota = read_if_known(law, "fleet.renewal.very_low", last)
    if quota is not None:
        share = shares.very_low_share
        met = None if share is None else not shares.bound or quota.holds(share)
        about, measured = f"{year}: {shares.very_low}/{shares.entered}", _percent(share)
        rows.append((str(_VERY_LOW), about, measured, quota.show(), None, _met(met), "FL-03", quota.ref.text))
    return rows


def _percent(share: Decimal | None) -> str:
    return "" if share is None else number((share * 100).quantize(Decimal("0.1")), "%")


def _met(met: bool | None) -> str:
    status: DueStatus = "unknown" if met is None else "ok" if met else "overdue"
    words = {"ok": Text("respecté", "met"), "overdue": Text("non respecté", "not met"), "unknown": STATUS["unknown"]}
    return str(words[status])


def _near(on: date, last: date, law: LawBook) -> str:
    soon = law.read("check.due_soon", on)
    return str(STATUS["overdue" if on > last else "due_soon" if soon.holds((last - on).days) else "ok"])


_GAPS: Final = (
    column("vehicle", "véhicule", "vehicle"),
    column("plate", "immatriculation", "plate"),
    column("start_km", "du km", "from km", "int"),
    column("end_km", "au km", "to km", "int"),
    column("missing", "km manquants", "km missing", "int"),
)


def gaps(assets: Assets, on: date) -> Table:
    """Kilometres that no line of a logbook covers and nobody explained (FL-04)."""
    rows = [
        (asset, row.made.plate, start, end, end - start)
        for asset, row in assets.vehicles.items()
        for start, end in row.gaps
    ]
    title = Text(f"Carnets de bord : kilomètres manquants au {on}", f"Logbooks: kilometres missing on {on}")
    return Table("logbook", title, _GAPS, rows).sort("vehicle", "start_km")
