"""One body of law with the rules that read it, asked as tables."""

from __future__ import annotations

import difflib
from collections.abc import Mapping, Sequence
from datetime import date

from secgen.kernel.dates import parse_day
from secgen.kernel.errors import InvalidInput, NotFound
from secgen.kernel.finding import Rule
from secgen.kernel.text import Text
from secgen.law import Law
from secgen.reports.table import Table
from secgen.rulebook import changes, ruling, sureness, values


class Rulebook:
    """The law and the rules of an office, or of a region: ``show``, ``diff``, ``status``, ``rules`` give tables.

    Days are dates or texts (``2026-04-01``). ``sg.rulebook`` is that of an office,
    :func:`secgen.open_rulebook` one without any office.
    """

    def __init__(self, law: Law, rules: Mapping[str, Sequence[Rule]], today: date) -> None:
        self.law = law
        self.by_owner = {owner: tuple(listed) for owner, listed in rules.items()}
        self.today = today

    @property
    def all_rules(self) -> tuple[Rule, ...]:
        """Every rule once, by number; one that several domains ask is listed once."""
        known = {(rule.id, rule.valid_from): rule for listed in self.by_owner.values() for rule in listed}
        return tuple(known[key] for key in sorted(known, key=lambda key: (key[0], key[1] or date.min)))

    def readers(self, parameter: str) -> tuple[Rule, ...]:
        """The rules that read a parameter."""
        return tuple(rule for rule in self.all_rules if parameter in rule.parameters)

    def values(self, on: date | str | None = None) -> Table:
        """Every parameter with its value on a day (default: today); those with none that day are left out."""
        return values.listed(self.law, self.readers, self._day(on))

    def show(self, id: str, on: date | str | None = None) -> Table:
        """One parameter through time, or on a day. Raises ``LawError``: SG-LAW-UNKNOWN names near ones,
        SG-LAW-NOT-IN-FORCE the days it has a value for.
        """
        return values.through_time(self.law.parameter(id), self.readers(id), None if on is None else self._day(on))

    def diff(self, before: date | str, after: date | str) -> Table:
        """What differs between two days: values, published facts, rules; and the rules each change touches."""
        return changes.between(self.law, self.all_rules, self.readers, self._day(before), self._day(after))

    def status(self, on: date | str | None = None) -> Table:
        """How many values, facts and rules are verified, second-hand, not verified; those of a day, or of all time."""
        return sureness.counts(self.law, self.by_owner, None if on is None else self._day(on))

    def to_confirm(self, on: date | str | None = None) -> Table:
        """What a lawyer must confirm: all that is not verified in its text, least sure first."""
        return sureness.to_confirm(self.law, self.all_rules, self.readers, None if on is None else self._day(on))

    def rules(self, domain: str | None = None, on: date | str | None = None) -> Table:
        """The rules in force on a day (default: today), of one domain (``budget``) or of one family (``FIN``).

        Raises ``InvalidInput`` (SG-REPORT-OPTION) if no rule has the domain given; it names those known.
        """
        return ruling.listed(self.rules_of(domain, on), self._day(on))

    def rules_of(self, domain: str | None = None, on: date | str | None = None) -> tuple[Rule, ...]:
        """The same rules, as values."""
        day = self._day(on)
        return tuple(rule for rule in self._domain(domain) if rule.in_force(day))

    def rule(self, id: str) -> Table:
        """One rule: its statement, texts and remedy, and each value it reads through time.

        Raises ``NotFound`` if there is none of that number; the error names near ones.
        """
        found = [rule for rule in self.all_rules if rule.id == id]
        if not found:
            near = ", ".join(difflib.get_close_matches(id.upper(), [rule.id for rule in self.all_rules], cutoff=0.4))
            hint = Text(f"règles proches : {near or '—'}", f"near rules: {near or '—'}")
            raise NotFound("SG-NOT-FOUND", kind=Text("règle", "rule"), id=id, hint=hint)
        return ruling.one(self.law, found)

    def _domain(self, domain: str | None) -> tuple[Rule, ...]:
        if domain is None:
            return self.all_rules
        family = tuple(rule for rule in self.all_rules if rule.domain == domain)
        owned = {rule.id for rule in self.by_owner.get(domain, ())}
        found = family or tuple(rule for rule in self.all_rules if rule.id in owned)
        if not found:
            known = [owner for owner, listed in self.by_owner.items() if listed]
            known += sorted({rule.domain for rule in self.all_rules})
            raise InvalidInput(
                "SG-REPORT-OPTION", report="rules", option="domain", value=domain, known=", ".join(dict.fromkeys(known))
            )
        return found

    def _day(self, given: date | str | None) -> date:
        return self.today if given is None else parse_day(given)

    def __repr__(self) -> str:
        return f"<Rulebook: {len(self.law.parameters)} parameters, {len(self.all_rules)} rules>"
