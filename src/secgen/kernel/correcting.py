"""What every correction is held to, in every domain: it names an earlier act of the journal."""

from __future__ import annotations

from typing import Final

from secgen.kernel.finding import Rule
from secgen.kernel.judge import Judge
from secgen.kernel.legal import LegalRef, Status
from secgen.kernel.text import Text

CORRECTS: Final = Rule(
    id="ACT-CORRECTS",
    statement=Text(
        "Une correction désigne un acte antérieur du journal", "A correction names an earlier act of the journal"
    ),
    legal=(LegalRef("Principe du journal unique", Status.UNVERIFIED),),
    remedy=Text(
        "donner la position de l'acte corrigé : c'est son numéro, que l'historique affiche",
        "give the position of the act put right: it is its number, which the history shows",
    ),
)


def names_an_earlier_act(corrects: int, last: int, judge: Judge) -> bool:
    """Ask ACT-CORRECTS: the act put right stands in the journal, whose last act is at ``last``."""
    return judge.check(CORRECTS, 1 <= corrects <= last, "corrects", corrects=corrects, last_act=last)
