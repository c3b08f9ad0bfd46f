"""The law as one immutable body: parameters by id, and the published facts packs carry."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import partial
from types import MappingProxyType
from typing import Any

from secgen.kernel.dates import parse_day
from secgen.kernel.editions import edition_of
from secgen.kernel.errors import LawError
from secgen.kernel.readings import LawValue, Value
from secgen.kernel.text import Text
from secgen.law.at_need import AtNeed
from secgen.law.parameter import Parameter

Section = tuple[Mapping[str, Any], ...]


class Law:
    """Every parameter in force somewhere in time. Immutable: :meth:`overlay` makes a new one.

    ``sources`` are the packs it is made of, in order: name, version and, of a pack that was read, the beginning of
    the digest of its text (``state-budget 2026.1 #3f2a9c1b77e0``).
    """

    def __init__(
        self, parameters: Mapping[str, Parameter], sections: Mapping[str, Section], packs: Sequence[str]
    ) -> None:
        self.parameters = parameters if isinstance(parameters, AtNeed) else MappingProxyType(dict(parameters))
        self.sections = sections if isinstance(sections, AtNeed) else MappingProxyType(dict(sections))
        self.sources = tuple(packs)
        self._seen: dict[tuple[str, date], LawValue] = {}

    @property
    def packs(self) -> tuple[str, ...]:
        """The packs it is made of, in order: name and version."""
        return tuple(map(edition_of, self.sources))

    def parameter(self, id: str) -> Parameter:
        """The parameter of that id; the error names near ones."""
        found = self.parameters.get(id)
        if found is None:
            near = difflib.get_close_matches(id, self.parameters, n=3, cutoff=0.4)
            raise LawError("SG-LAW-UNKNOWN", id=id, near=", ".join(near) or "—")
        return found

    def read(self, parameter: str, day: date) -> LawValue:
        """The value of a parameter on a day, with its text and how sure it is."""
        key = (parameter, day)
        value = self._seen.get(key)
        if value is None:
            value = self._seen[key] = self.parameter(parameter).on(day)
        return value

    def section(self, name: str) -> Section:
        """Published facts of one kind (``programme``, ``figure``…), in pack order."""
        return self.sections.get(name, ())

    def overlay(self, *others: Law) -> Law:
        """A new law in which the parameters of the others, in order, replace these, id by id."""
        laws = (self, *others)
        parameters = {name: partial(law.parameter, name) for law in laws for name in law.parameters}
        sections = {name: partial(_joined, laws, name) for law in laws for name in law.sections}
        return Law(AtNeed(parameters), AtNeed(sections), [pack for law in laws for pack in law.sources])

    def what_if(self, id: str, value: Value, since: date | str) -> Law:
        """A new law in which one parameter takes another value from a day on, as an assumption; this one stays.

        Amounts and rates may be given as text (``"5 966,41"``, ``"1,5 %"``). Raises ``LawError`` if the parameter is
        unknown, ``InvalidInput`` if the value is of another kind.
        """
        assumed = self.parameter(id).assuming(value, parse_day(since) if isinstance(since, str) else since)
        pack = f"{Text('hypothèse', 'assumption')} {id} = {assumed.values[-1].show()} ({assumed.values[-1].since})"
        return self.overlay(Law({id: assumed}, {}, [pack]))

    def changes(self, before: date, after: date) -> list[tuple[LawValue | None, LawValue | None]]:
        """What differs between two days: pairs (value before, value after)."""
        pairs = []
        for parameter in self.parameters.values():
            old, new = parameter.at(before), parameter.at(after)
            if old != new:
                pairs.append((old, new))
        return pairs


def _joined(laws: Iterable[Law], section: str) -> Section:
    return tuple(row for law in laws for row in law.section(section))
