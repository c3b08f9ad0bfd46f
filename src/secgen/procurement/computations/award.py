"""From the choice to the publication: standstill, award notice, essential data (CCP art. R2182-1, R2183-1, R2196-1)."""

from __future__ import annotations

from datetime import date
from typing import Literal

from attrs import field, frozen

from secgen.kernel.dates import add_months, days_after
from secgen.kernel.explanation import Explanation
from secgen.kernel.judge import Law
from secgen.kernel.money import Money
from secgen.kernel.text import Text
from secgen.procurement.computations.answers import Due
from secgen.procurement.words import FORMAL, Kind, Procedure, is_works

_SIGNATURE = Text("première signature possible", "first possible signature")
_NO_STANDSTILL = Text("aucun délai de suspension hors procédure formalisée", "no standstill outside formal procedures")
_NOTICE = Text("avis d'attribution au plus tard le", "award notice at the latest on")
_NO_NOTICE = Text("aucun avis d'attribution exigé", "no award notice required")
_DATA = Text("données essentielles au plus tard le", "essential data at the latest on")
_LIST = Text("liste annuelle au plus tard le", "yearly list at the latest on")
_NO_DATA = Text("sous le seuil de publication", "under the publication threshold")
_ARCHIVE = Text("dossier à conserver jusqu'au", "file to be kept until")


def first_signature(procedure: Procedure, rejected: date, electronic: bool, law: Law) -> Due:
    """The first day the contract may be signed after the rejection letters (CCP art. R2182-1; PR-19, PR-20).

    ``day`` is that first day; whether the last day of the standstill counts whole is a parameter.
    """
    if procedure not in FORMAL:
        return Due(rejected, Explanation.of(str(_NO_STANDSTILL), rejected, rule="PR-20"))
    days = law.read(f"procurement.standstill.{'electronic' if electronic else 'paper'}", rejected)
    full = law.read("procurement.standstill.full_days", rejected)
    day = days_after(rejected, days.number + (full.value is True))
    inputs = {"rejected": rejected, "electronic": electronic}
    return Due(day, Explanation.of(str(_SIGNATURE), day, rule="PR-19", inputs=inputs, law=(days, full)))


def award_notice_due(procedure: Procedure, signed: date, law: Law) -> Due:
    """The last day for the award notice of a formal procedure (CCP art. R2183-1; PR-21)."""
    if procedure not in FORMAL:
        return Due(None, Explanation.of(str(_NO_NOTICE), rule="PR-21"))
    days = law.read("procurement.award_notice", signed)
    day = days_after(signed, days.number)
    return Due(day, Explanation.of(str(_NOTICE), day, rule="PR-21", inputs={"signed": signed}, law=(days,)))


@frozen
class Publication:
    """How a contract is made public: by itself, on the yearly list, or not; and until when."""

    how: Literal["single", "list", "none"]
    due: Due
    explanation: Explanation = field(eq=False, repr=False)


def publication_of(amount: Money, notified: date, exempt: bool, law: Law) -> Publication:
    """Whether and until when the essential data are published (CCP art. R2196-1; PR-35, PR-36).

    ``amount`` in euros without VAT; ``exempt``: concluded under R2122-8, which allows the yearly list instead.
    """
    if exempt:
        return _listed(amount, notified, law)
    threshold = law.read("decp.threshold", notified)
    if not threshold.holds(amount):
        return _none(amount, threshold)
    return _single(notified, law, Explanation.of("decp", rule="PR-35", inputs={"amount": amount}, law=(threshold,)))


def modification_publication(notified: date, law: Law) -> Due:
    """The last day to publish a modification of a published contract: as the contract itself."""
    return _single(notified, law, Explanation.of("decp", rule="PR-35")).due


def _single(notified: date, law: Law, why: Explanation) -> Publication:
    months = law.read("decp.months", notified)
    day = add_months(notified, months.number)
    shown = Explanation.of(str(_DATA), day, rule="PR-35", inputs={"notified": notified}, law=(months,), children=[why])
    return Publication("single", Due(day, shown), shown)


def _listed(amount: Money, notified: date, law: Law) -> Publication:
    threshold = law.read("decp.list.threshold", notified)
    if not threshold.holds(amount):
        return _none(amount, threshold)
    last = law.read("decp.list.day", notified)
    day = date.fromisoformat(f"{notified.year + 1:04d}-{last.value}")
    shown = Explanation.of(str(_LIST), day, rule="PR-36", inputs={"notified": notified}, law=(threshold, last))
    return Publication("list", Due(day, shown), shown)


def _none(amount: Money, threshold: object) -> Publication:
    shown = Explanation.of(str(_NO_DATA), rule="PR-36", inputs={"amount": amount, "threshold": threshold})
    return Publication("none", Due(None, shown), shown)


def keep_until(kind: Kind, ended: date, law: Law) -> Due:
    """The last day the file of a contract is to be kept (CCP art. R2184-12, -13)."""
    years = law.read(f"procurement.archive.{'works' if is_works(kind) else 'supplies'}", ended)
    day = add_months(ended, 12 * years.number)
    return Due(day, Explanation.of(str(_ARCHIVE), day, inputs={"ended": ended}, law=(years,)))
