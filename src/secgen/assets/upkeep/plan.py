"""A check and how it comes back."""

from __future__ import annotations

from datetime import date

from attrs import frozen

from secgen.assets.upkeep.events import CheckPlanned
from secgen.kernel.text import Text


@frozen(kw_only=True)
class Plan:
    """One check and how it comes back.

    An interval is named by its law parameter (``interval``) or given (``months``, ``days``, ``use``). ``first``: the
    parameter of the first interval; ``clean``: of the one after a clean or settled report; ``retest``: after a
    failure; ``window``: how long before the due day it may be made; ``after``: the check it is counted from;
    ``start``: the day from which a first one is counted; ``also``: checks that count for it; ``only``, ``unless``:
    traits of the asset.
    """

    check: str
    title: Text
    interval: str = ""
    first: str = ""
    clean: str = ""
    retest: str = ""
    window: str = ""
    after: str = ""
    also: tuple[str, ...] = ()
    only: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    calendar_year: bool = False
    months: int = 0
    days: int = 0
    use: int = 0
    start: date | None = None
    tolerance: int = 0
    rule: str = "AST-DUE"
    by: str = ""
    text: str = ""

    def concerns(self, traits: tuple[str, ...]) -> bool:
        """Whether an asset with these traits needs the check."""
        if self.only and not all(trait in traits for trait in self.only):
            return False
        return not any(trait in traits for trait in self.unless)


def own(act: CheckPlanned) -> Plan:
    """The plan an act gives to one asset."""
    title = act.title or act.check
    return Plan(
        check=act.check,
        title=Text(title, title),
        months=act.months,
        days=act.days,
        use=act.use,
        start=act.on,
        tolerance=act.tolerance,
        text=act.text,
    )
