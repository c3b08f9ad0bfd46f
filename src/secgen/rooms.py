"""The rooms of an office: those it always needs, and those it enters when an act or a figure first asks for them.

Entering a room builds its kinds of act. For the five entered later that takes longer than all the rest of opening.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from importlib import import_module
from itertools import takewhile
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from attrs import define

from secgen import office
from secgen.access import domain as access
from secgen.accounting import domain as accounting
from secgen.budget import domain as budget
from secgen.budget.cells import CELLS
from secgen.kernel.domain import Domain
from secgen.kernel.errors import PluginError
from secgen.kernel.rulepack import RulePack, rulebook

if TYPE_CHECKING:
    from secgen.kernel.act import Act
    from secgen.kernel.book import Book
    from secgen.kernel.finding import Rule
    from secgen.plugins.loader import PluginSet


class Room(NamedTuple):
    """The module whose ``DOMAIN`` it is, and the families its rules are numbered in (``HR`` of ``HR-001``)."""

    module: str
    families: frozenset[str]


AT_ONCE: Final[tuple[Domain, ...]] = (office.DOMAIN, access.DOMAIN, budget.DOMAIN, CELLS, accounting.DOMAIN)
LATER: Final[Mapping[str, Room]] = {
    "personnel": Room("secgen.personnel.domain", frozenset({"HR", "PER", "CSA", "RISK", "SOCIAL", "TIME", "TRAIN"})),
    "procurement": Room("secgen.procurement.domain", frozenset({"PR", "DE", "PROC"})),
    "assets": Room("secgen.assets.domain", frozenset({"AST", "BU", "FL", "IT", "SU"})),
    "communication": Room(
        "secgen.communication.domain",
        frozenset({"C", "COM", "BRAND", "EVENT", "FAQ", "PARTNER", "PUB"}),
    ),
    "correspondence": Room("secgen.correspondence.domain", frozenset({"C", "MA", "MAIL"})),
}


def rooms_of(plugins: PluginSet) -> dict[str, Callable[[], Domain]]:
    """Every domain of an office by its name, those of rooms not entered yet too."""
    now = (*AT_ONCE, _plugin_domain(plugins))
    return {
        **{domain.name: lambda domain=domain: domain for domain in now},  # type: ignore[misc]
        **{name: lambda name=name: entered(name) for name in LATER},  # type: ignore[misc]
    }


def family(number: str) -> str:
    """The letters the number of a rule begins with: ``HR`` of ``HR-001``, ``C`` of ``C28``."""
    return "".join(takewhile(str.isalpha, number))


def entered(name: str) -> Domain:
    """The domain of a room entered later, imported now."""
    domain: Domain = import_module(LATER[name].module).DOMAIN
    return domain


def every() -> tuple[Domain, ...]:
    """The domains of all rooms."""
    return (*AT_ONCE, *map(entered, LATER))


def all_rules(packs: Iterable[RulePack] = ()) -> dict[str, tuple[Rule, ...]]:
    """Every rule by its number, those of the library and of packs; two in force at once under one are refused."""
    return _by_number(rules_by_owner(packs))


def rules_by_owner(packs: Iterable[RulePack] = ()) -> dict[str, tuple[Rule, ...]]:
    """The rules each domain brings, then those of each rule pack."""
    return _by_owner(every(), packs)


def check_numbers(packs: Iterable[RulePack]) -> None:
    """Refuse packs whose rules have the number of another in force; enters only the rooms that could hold it."""
    packs = tuple(packs)
    families = {family(rule.id) for pack in packs for rule in pack.rules}
    near = (entered(name) for name, room in LATER.items() if room.families & families)
    _by_number(_by_owner((*AT_ONCE, *near), packs))


def acts_of(name: str, packs: Iterable[RulePack]) -> tuple[type[Act], ...]:
    """The kinds of acts of a room entered later, once what packs ask about them is known to be there."""
    acts = entered(name).acts
    check_tags(packs, {cls.tag for cls in acts}, name)
    return acts


def check_tags(packs: Iterable[RulePack], known: Collection[str], room: str = "") -> None:
    """Refuse packs that ask about a kind of act nobody knows: in one room, or in all that are entered at once."""
    for pack in packs:
        for tag in pack.checks:
            name = tag.partition(".")[0]
            if tag not in known and (name == room if room else name not in LATER):
                from difflib import get_close_matches

                near = ", ".join(get_close_matches(tag, known, n=3)) or "—"
                raise PluginError("SG-PLUGIN-TAG", pack=pack.id, tag=tag, near=near)


def _by_number(owned: Mapping[str, Iterable[Rule]]) -> dict[str, tuple[Rule, ...]]:
    return rulebook((owner, rule) for owner, rules in owned.items() for rule in rules)


def _by_owner(domains: Iterable[Domain], packs: Iterable[RulePack]) -> dict[str, tuple[Rule, ...]]:
    found = {domain.name: tuple(domain.rules.values()) for domain in domains}
    for pack in packs:
        found[pack.id] = (*found.get(pack.id, ()), *pack.rules)
    return found


@define
class _NoState:
    """Acts of plugins change no state of ours."""

    def books(self) -> Iterable[Book[Any, Any]]:
        return ()


def _plugin_domain(plugins: PluginSet) -> Domain:
    """The acts plugins bring: recorded as they are."""
    classes = [spec.cls for spec in plugins.event_types.values()]
    decide = {cls: lambda state, act, judge: (act,) for cls in classes}
    return Domain("plugins", _NoState, decide, {cls: lambda state, act, position: None for cls in classes})
