"""When the programming of a year is due at the budget controller, and how late it came."""

from __future__ import annotations

from datetime import date
from typing import Literal

from secgen.budget.computations.answers import Deadline
from secgen.budget.computations.reading import day_of_year
from secgen.kernel.explanation import Explanation
from secgen.kernel.judge import Law
from secgen.kernel.known_law import read_if_known
from secgen.kernel.text import Text

Kind = Literal["bop", "programme"]

_DUE = Text("programmation à transmettre au plus tard le", "programming due at the latest on")
_UNKNOWN = Text("indéterminé : date de l'année inconnue", "undetermined: the year's date is not known")


def deadline(kind: Kind, year: int, law: Law) -> Deadline:
    """The last day to send the programming of a BOP or a programme (GBCP art. 66, 71 and 94; FIN-031).

    The date changes with the year (a late budget act moved it in 2025); where the law known here has
    none for the year, the day is ``None``: undetermined, not on time.
    """
    reading = read_if_known(law, f"programming.{kind}_due", date(year, 1, 1))
    inputs = {"kind": kind, "year": year}
    if reading is None:
        return Deadline(None, Explanation.of(str(_UNKNOWN), rule="FIN-031", inputs=inputs))
    day = day_of_year(reading, year)
    return Deadline(day, Explanation.of(str(_DUE), day, rule="FIN-031", inputs=inputs, law=(reading,)))


def due_date(kind: Kind, year: int, law: Law) -> date | None:
    """The day of :func:`deadline`; ``None`` when it is undetermined."""
    return deadline(kind, year, law).day


def days_late(due: date | None, sent: date) -> int | None:
    """Calendar days after the due day; 0 on time; ``None`` when the due day is undetermined."""
    return None if due is None else max(0, (sent - due).days)
