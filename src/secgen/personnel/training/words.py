"""The closed lists of the subject, each with its French term."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal

from secgen.kernel.text import Text

Axis = Literal[
    "statutory", "t1", "t2", "t3", "exam_preparation", "experience", "skills_assessment", "personal_account", "leave"
]
"""*Formation statutaire*; continuing training *T1* (immediate adaptation to the post), *T2* (foreseeable evolution of
the trade), *T3* (new qualifications); *préparation aux concours*; *VAE*; *bilan de compétences*; *CPF*; *CFP*."""

AXES: Final[Mapping[str, Text]] = {
    "statutory": Text("formation statutaire", "statutory training"),
    "t1": Text("T1 adaptation immédiate au poste", "T1 immediate adaptation to the post"),
    "t2": Text("T2 évolution prévisible des métiers", "T2 foreseeable evolution of the trade"),
    "t3": Text("T3 nouvelles qualifications", "T3 new qualifications"),
    "exam_preparation": Text("préparation aux concours et examens", "exam preparation"),
    "experience": Text("validation des acquis de l'expérience", "validation of experience"),
    "skills_assessment": Text("bilan de compétences", "skills assessment"),
    "personal_account": Text("compte personnel de formation", "personal training account"),
    "leave": Text("congé de formation professionnelle", "professional training leave"),
}
CONTINUING: Final = ("t1", "t2", "t3")
"""Continuing training: what an agent may not go three years without."""

NeedSource = Literal["appraisal", "service", "agent", "obligation"]
"""Where a need comes from: the yearly appraisal, the service, the agent, a legal obligation."""

Initiative = Literal["employer", "agent"]
"""Who asks for a training."""

Answer = Literal["granted", "refused", "deferred"]
"""What is answered to a request."""

Role = Literal["first_aider", "electrician", "prevention_assistant", "manager"]
"""What an agent does besides, that asks for a mandatory training."""

Outcome = Literal["followed", "absent", "cancelled"]
"""What became of a registration: *suivi*, *absent* (no-show), *annulé*."""
