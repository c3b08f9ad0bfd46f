"""Which reports hold due dates: the column of the day, those that name the thing, the one that says it is done.

No column that names or numbers a person is listed here; reports about single agents are left out whole.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from attrs import field, frozen

from secgen.kernel.text import Text


@frozen
class Due:
    """One kind of due date.

    ``day``: the column of the day, a date or a text that begins with one; ``named``: the columns that say of what;
    ``key``: those that identify it, if others; ``done``: a row with a value there is over; ``over``: values
    of a column that say so; ``shown``: columns told besides.
    """

    report: str
    room: str
    day: str
    title: Text
    named: tuple[str, ...]
    key: tuple[str, ...] = ()
    done: str = ""
    over: Mapping[str, tuple[str, ...]] = field(factory=dict)
    shown: tuple[str, ...] = ()
    options: Mapping[str, Any] = field(factory=dict)


DUES: Final = (
    Due(
        "documents", "budget", "due", Text("Document à transmettre", "Document to file"), ("kind", "node"), done="filed"
    ),
    Due("grants-due", "budget", "due", Text("Compte rendu financier dû", "Financial report due"), ("commitment",)),
    Due("late-payments", "budget", "due", Text("Demande à payer", "Request to pay"), ("request",), done="paid_on"),
    Due("delegations", "budget", "until", Text("Fin d'une délégation", "End of a delegation"), ("text", "programmes")),
    Due("contracts", "procurement", "ends", Text("Fin d'un marché", "End of a contract"), ("contract", "title")),
    Due(
        "buyer-board",
        "procurement",
        "due",
        Text("Achats", "Procurement"),
        ("topic", "subject"),
        key=("topic", "subject", "what"),
        shown=("what",),
    ),
    Due(
        "checks-due",
        "assets",
        "due",
        Text("Contrôle", "Check"),
        ("title", "name"),
        key=("asset", "check"),
        shown=("location", "text"),
    ),
    Due("fleet-obligations", "assets", "due", Text("Flotte", "Fleet"), ("obligation", "subject"), shown=("text",)),
    Due(
        "cathedrals", "assets", "safety_due", Text("Commission de sécurité", "Safety commission"), ("name",), ("code",)
    ),
    Due("energy", "assets", "next_due", Text("Déclaration d'énergie", "Energy declaration"), ("name",), ("site",)),
    Due("licences", "assets", "until", Text("Fin d'une licence", "End of a licence"), ("software",), ("licence",)),
    Due(
        "accreditations",
        "assets",
        "until",
        Text("Fin d'homologation", "End of an accreditation"),
        ("name", "application"),
    ),
    Due(
        "loans", "assets", "until", Text("Retour d'un prêt", "Loan to be returned"), ("name",), ("loan",), "returned_on"
    ),
    Due("user-trainings", "assets", "on", Text("Formation des utilisateurs", "User training"), ("topic", "session")),
    Due("training-costs", "personnel", "starts", Text("Formation", "Training"), ("theme", "session")),
    Due(
        "committee-follow-up",
        "personnel",
        "sat_on",
        Text("Séance", "Sitting"),
        ("meeting",),
    ),
    Due(
        "committee-follow-up",
        "personnel",
        "by",
        Text("Suite d'une séance", "Follow-up of a sitting"),
        ("owed", "meeting"),
        done="done",
    ),
    Due(
        "requests-due",
        "correspondence",
        "due",
        Text("Demande à traiter", "Request to handle"),
        ("request", "next"),
        shown=("service",),
    ),
    Due("faq", "correspondence", "until", Text("Réponse type à relire", "Standard answer to review"), ("entry",)),
    Due("mail-retention", "correspondence", "until", Text("Fin de conservation", "End of retention"), ("reference",)),
    Due(
        "editions",
        "communication",
        "start",
        Text("Manifestation nationale", "National event"),
        ("name", "edition"),
        over={"stage": ("cancelled", "annulée")},
        shown=("stage",),
    ),
    Due("happenings", "communication", "day", Text("Événement", "Event"), ("title",), ("event",), shown=("status",)),
    Due("checklist", "communication", "due", Text("Rétroplanning", "To prepare"), ("task", "event"), done="done"),
    Due(
        "deposits-due",
        "communication",
        "due",
        Text("Dépôt légal", "Legal deposit"),
        ("title", "publication"),
        done="made",
    ),
    Due(
        "press-follow-up",
        "communication",
        "embargo",
        Text("Fin d'embargo", "End of an embargo"),
        ("title",),
        ("release",),
        shown=("embargo",),
    ),
    Due("proofs", "communication", "release", Text("Diffusion", "Release"), ("support", "obligation"), ("proof",)),
    Due(
        "brand-breaches",
        "communication",
        "cure_by",
        Text("Manquement à réparer", "Breach to cure"),
        ("breach", "support"),
        done="cured",
    ),
    Due("accessibility", "communication", "until", Text("Fin d'un audit", "End of an audit"), ("site",)),
)
