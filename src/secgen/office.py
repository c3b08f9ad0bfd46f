"""The office itself: who it is, and which plugins and law packs judge its acts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar, Final

from attrs import define, field, frozen

from secgen.kernel.act import Act
from secgen.kernel.book import Book
from secgen.kernel.correcting import CORRECTS
from secgen.kernel.domain import Domain
from secgen.kernel.editions import altered
from secgen.kernel.finding import Rule
from secgen.kernel.judge import Judge
from secgen.kernel.legal import LegalRef, Status
from secgen.kernel.text import Text


@frozen(kw_only=True)
class OfficeOpened(Act):
    """An office begins: its region (official code), its first year, its name.

    ``node`` names the operational unit charged when an extract does not say one; ``{programme}``
    stands for the four-digit programme: ``{programme}-CARA-DRAC``.
    """

    tag: ClassVar[str] = "office.opened"

    region: str
    year: int
    name: str = ""
    node: str = "{programme}"


@frozen(kw_only=True)
class ContextSet(Act):
    """From here on, these plugins and law packs judge: recorded whenever the set changes.

    A law pack is told with the beginning of the digest of its text: one altered where it is installed shows.
    """

    tag: ClassVar[str] = "office.context"

    plugins: tuple[str, ...] = ()
    packs: tuple[str, ...] = ()


@frozen(kw_only=True)
class PluginsChosen(Act):
    """The plugins this office cannot work without, and those it does not want, by name."""

    tag: ClassVar[str] = "office.plugins_chosen"

    required: tuple[str, ...] = ()
    disabled: tuple[str, ...] = ()


@define
class Office:
    """What is known of the office: its opening, its context, how many acts of each kind it recorded."""

    facts: Book[str, Any] = field(factory=Book)

    def books(self) -> Iterable[Book[Any, Any]]:
        return (self.facts,)

    @property
    def opened(self) -> OfficeOpened | None:
        """The opening of the office; ``None`` in an empty journal."""
        found = self.facts.get("opened")
        return found if isinstance(found, OfficeOpened) else None

    @property
    def context(self) -> ContextSet | None:
        """The plugins and law packs that judge now; ``None`` before the first act."""
        found = self.facts.get("context")
        return found if isinstance(found, ContextSet) else None

    @property
    def chosen(self) -> PluginsChosen | None:
        """The plugins the office chose last; ``None`` if it never did."""
        found = self.facts.get("chosen")
        return found if isinstance(found, PluginsChosen) else None

    @property
    def altered(self) -> tuple[tuple[str, int], ...]:
        """The law packs whose text changed while their version did not, each with the act that recorded it."""
        found: tuple[tuple[str, int], ...] = self.facts.get("altered", ())
        return found


ONCE: Final = Rule(
    id="ACT-OFFICE",
    statement=Text("Un journal est à un seul bureau, ouvert une fois", "A journal belongs to one office, opened once"),
    legal=(LegalRef("Principe du journal unique", Status.UNVERIFIED),),
    remedy=Text("ouvrir un autre journal pour un autre bureau", "open another journal for another office"),
)


CHOICE: Final = Rule(
    id="ACT-PLUGINS",
    statement=Text("Une extension est exigée ou écartée, pas les deux", "A plugin is required or disabled, not both"),
    legal=(LegalRef("Cohérence du choix", Status.UNVERIFIED),),
    remedy=Text("la laisser dans une seule des deux listes", "leave it in one of the two lists"),
)


def _decide_opened(office: Office, act: OfficeOpened, judge: Judge) -> Iterable[Act]:
    known = office.opened
    judge.check(ONCE, known is None, "region", region=act.region, opened_for=known.region if known else None)
    return (act,)


def _decide_chosen(office: Office, act: PluginsChosen, judge: Judge) -> Iterable[Act]:
    both = sorted({*act.required} & {*act.disabled})
    judge.check(CHOICE, not both, "disabled", plugins=tuple(both))
    return (act,)


def _decide(office: Office, act: Act, judge: Judge) -> Iterable[Act]:
    return (act,)


def _opened(office: Office, act: OfficeOpened, position: int) -> None:
    office.facts.put("opened", act)


def _context(office: Office, act: ContextSet, position: int) -> None:
    known = office.context
    found = altered(known.packs if known else (), act.packs)
    if found:
        office.facts.put("altered", (*office.altered, *((pack, position) for pack in found)))
    office.facts.put("context", act)


def _chosen(office: Office, act: PluginsChosen, position: int) -> None:
    office.facts.put("chosen", act)


DOMAIN: Final = Domain(
    "office",
    Office,
    {OfficeOpened: _decide_opened, ContextSet: _decide, PluginsChosen: _decide_chosen},
    {OfficeOpened: _opened, ContextSet: _context, PluginsChosen: _chosen},
    {ONCE.id: ONCE, CHOICE.id: CHOICE, CORRECTS.id: CORRECTS},
)
