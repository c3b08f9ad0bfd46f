"""What the dashboard shows, room by room: a report, how it is grouped, how it is drawn.

The page is made to be sent: reports about single agents (career events, leave, pay slips) are not on it.
"""

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
    Figure("headcount", Text("agents dans les services", "agents in the services"), "in_services"),
    Figure("checks-due", Text("contrôles en retard", "overdue checks"), options={"status": "overdue"}),
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
    Room(
        "personnel",
        Text("Personnel", "Personnel"),
        (
            Panel(
                "headcount",
                Text("Effectifs par catégorie", "Headcount by category"),
                {"by": "category"},
                "bars",
                "category",
                ("managed", "in_services"),
            ),
            Panel(
                "absences",
                Text("Absences par nature", "Absences by kind"),
                {"by": "kind"},
                "bars",
                "kind",
                ("half_days",),
            ),
            Panel("fte", Text("ETPT et plafond d'emplois", "Full-time equivalents and job ceiling")),
            Panel(
                "payroll",
                Text("Masse salariale mois par mois", "Payroll month by month"),
                {"by": "month"},
                "lines",
                "month",
                ("cost", "without_cas"),
            ),
            Panel(
                "payroll-forecast",
                Text("Masse salariale des mois à venir", "Payroll of the coming months"),
                {"months": 12},
                "lines",
                "month",
                ("cost", "without_cas"),
            ),
            Panel("payroll-against-t2", Text("Paye et crédits de titre 2", "Pay and title 2 appropriations")),
            Panel("training", Text("Plan de formation par axe", "Training plan by axis"), {"by": "axis"}),
            Panel(
                "training-obligations",
                Text("Formations obligatoires", "Mandatory training"),
                {},
                "bars",
                "label",
                ("valid", "soon", "expired", "missing"),
            ),
            Panel("committee-follow-up", Text("Suites des séances", "Follow-up of sittings")),
        ),
    ),
    Room(
        "operations",
        Text("Achats, moyens et courrier", "Procurement, assets and mail"),
        (
            Panel("buyer-board", Text("Tableau de bord de l'acheteur", "Buyer's board")),
            Panel("checks-due", Text("Contrôles dus et en retard", "Checks due and overdue")),
            Panel("fleet-obligations", Text("Obligations de la flotte", "Obligations of the fleet")),
            Panel(
                "park",
                Text("Parc : appareils et fin de vie", "Computer park: devices and end of life"),
                {"by": "family"},
                "bars",
                "family",
                ("devices", "past_life"),
            ),
            Panel(
                "service-levels",
                Text("Assistance : tickets par priorité", "Support: tickets by priority"),
                {"by": "priority"},
                "bars",
                "priority",
                ("resolve_met", "resolve_late", "open"),
            ),
            Panel("reuse", Text("Réemploi des équipements", "Equipment reused")),
            Panel(
                "mail",
                Text("Courrier arrivé par service", "Letters received by service"),
                {"by": "service"},
                "bars",
                "service",
                ("in_time", "late", "open", "overdue"),
            ),
            Panel("requests-due", Text("Demandes en cours", "Requests in progress")),
        ),
    ),
    Room(
        "communication",
        Text("Communication", "Communication"),
        (
            Panel("editions", Text("Manifestations nationales", "National events")),
            Panel(
                "regional-programme",
                Text("Programme régional par département", "Regional programme by department"),
                {},
                "bars",
                "name",
                ("places", "animations"),
            ),
            Panel("visibility-obligations", Text("Obligations de visibilité", "Visibility obligations")),
            Panel("brand-breaches", Text("Manquements à la visibilité", "Visibility breaches")),
            Panel(
                "answers-in-time",
                Text("Demandes : délais tenus", "Requests: time limits kept"),
                {"by": "clock"},
                "bars",
                "clock",
                ("in_time", "late", "overdue"),
            ),
            Panel("accessibility", Text("Accessibilité des sites", "Accessibility of the sites")),
            Panel("press-follow-up", Text("Suivi de la presse", "Press follow-up")),
            Panel("deposits-due", Text("Dépôts légaux", "Legal deposits")),
        ),
    ),
)
