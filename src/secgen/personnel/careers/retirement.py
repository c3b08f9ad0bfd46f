"""The retirement outlook by generation: legal age, quarters, age limit. For forecasts only: never a pension right."""

from __future__ import annotations

from datetime import date
from typing import Final

from attrs import field, frozen

from secgen.kernel.dates import add_months
from secgen.kernel.explanation import Explanation
from secgen.kernel.judge import LawBook
from secgen.kernel.text import Text
from secgen.personnel.inputs import refuse

_TITLE: Final = Text("perspective de retraite (jamais un droit)", "retirement outlook (never a right)")
_UNKNOWN: Final = Text("génération absente de la table chargée", "generation not in the loaded table")


@frozen
class Outlook:
    """From when an agent may retire and until when he may stay. ``age_months`` is the legal age in months."""

    legal_day: date
    age_months: int
    quarters: int
    limit_day: date
    explanation: Explanation = field(eq=False, repr=False)

    @property
    def age(self) -> tuple[int, int]:
        """The legal age in years and months."""
        return divmod(self.age_months, 12)


def outlook(born: date, law: LawBook) -> Outlook:
    """HR-43, HR-44. The outlook of a sedentary agent by his birth; the table is that of the day the pension starts.

    Of the tables in force one after the other, the first under which the legal age falls in its own time holds;
    a generation the pack does not list is refused.
    """
    rows = [r for r in law.section("retirement") if r["born_from"] <= born and born <= r.get("born_to", date.max)]
    rows.sort(key=lambda r: r["pension_from"], reverse=True)
    for row in rows:
        legal = add_months(born, row["age_months"])
        if legal >= row["pension_from"] or row is rows[-1]:
            break
    else:
        refuse("retirement", "born", born, _UNKNOWN)
    limit = law.read("retirement.age_limit_years", max(legal, date(2023, 9, 1)))
    inputs = {"born": born, "legal_age_months": row["age_months"], "quarters": row["quarters"], "text": row["text"]}
    return Outlook(
        legal,
        row["age_months"],
        row["quarters"],
        add_months(born, 12 * limit.number),
        Explanation.of(str(_TITLE), legal, rule="HR-43", inputs=inputs, law=(limit,)),
    )


def limit_day(born: date, law: LawBook) -> date:
    """HR-44. The day of the age limit (67), beyond which staying needs an authorisation."""
    return outlook(born, law).limit_day
