"""VAT: the State does not recover it, so what it commits, pays and books includes it."""

from __future__ import annotations

from decimal import Decimal

from attrs import field, frozen

from secgen.budget.computations.answers import Answer
from secgen.budget.computations.inputs import at_least_one, share_of_one
from secgen.budget.computations.rounding import HALF_UP_TO_CENT, percent
from secgen.kernel.explanation import Explanation
from secgen.kernel.money import HALF_UP, Money
from secgen.kernel.readings import LawValue
from secgen.kernel.text import Text

_INCLUDING = Text("montant TTC", "amount including VAT")
_CONSISTENT = Text("HT, TVA et TTC concordent", "amounts without VAT, of VAT and with VAT agree")


@frozen
class WithVat:
    """An amount without VAT, its VAT and the two together, in euros: ``excl + vat == incl``."""

    excl: Money
    vat: Money
    incl: Money
    explanation: Explanation = field(eq=False, repr=False)


def including_vat(excl: Money, rate: Decimal | LawValue) -> WithVat:
    """The amount the State commits and pays on a purchase (FIN-057). A grant bears no VAT: do not ask.

    ``rate``: a fraction (``Decimal("0.20")``), or a ``vat.rate.*`` law value so that the explanation
    names its text. VAT is rounded half up to the cent.
    """
    law = (rate,) if isinstance(rate, LawValue) else ()
    used = rate.rate if isinstance(rate, LawValue) else rate
    share_of_one("including_vat", "rate", used)
    vat = excl.at(used, rounding=HALF_UP)
    incl = excl + vat
    explanation = Explanation.of(
        str(_INCLUDING),
        incl,
        rule="FIN-057",
        inputs={"excl": excl, "rate": percent(used), "vat": vat},
        law=law,
        rounding=str(HALF_UP_TO_CENT),
    )
    return WithVat(excl, vat, incl, explanation)


def consistent(excl: Money, vat: Money, incl: Money, lines: int) -> Answer:
    """Whether an invoice's three amounts agree within a cent a line: VAT may be rounded on each (FIN-057)."""
    at_least_one("consistent", lines=lines)
    gap = abs(excl + vat - incl)
    tolerance = Money(lines)
    inputs = {"excl": excl, "vat": vat, "incl": incl, "gap": gap, "tolerance": tolerance}
    agree = gap <= tolerance
    return Answer(agree, Explanation.of(str(_CONSISTENT), agree, rule="FIN-057", inputs=inputs))
