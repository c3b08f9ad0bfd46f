"""Acts of the life of a contract: award, publication, modification, end."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import ClassVar, Literal

from attrs import frozen

from secgen.kernel.act import Act
from secgen.kernel.money import ZERO, Money
from secgen.procurement.essential.contract import Contract
from secgen.procurement.words import Case, Ground, Kind, Procedure, Special


@frozen(kw_only=True)
class PublishedTerms:
    """What the essential data of a contract say besides the award itself, in the words of the official format."""

    buyer: str
    cpv: str
    place_code: str
    place_kind: str = "Code département"
    nature: str = "Marché"
    techniques: tuple[str, ...] = ()
    execution: tuple[str, ...] = ()
    price_kinds: tuple[str, ...] = ("Définitif ferme",)
    price_form: str = "Forfaitaire"
    ccag: str = "Pas de CCAG"
    offers: int = 1
    innovative: bool = False
    subcontracting: bool = False
    grouping: str = "Pas de groupement"
    social: tuple[str, ...] = ("Pas de considération sociale",)
    environmental: tuple[str, ...] = ("Pas de considération environnementale",)


@frozen(kw_only=True)
class ContractAwarded(Act):
    """A contract signed (*attribution*, *signature*). CCP art. R2112-1, R2182-1.

    ``amount`` in euros without VAT: firm, or estimated for a ``framework`` agreement (``minimum``, ``maximum``);
    ``parent``: the framework agreement it follows from; ``holders``: their SIRETs, the first being paid;
    ``notified_on`` its notification (empty: the day of the act); ``months`` with renewals, rounded up.
    ``advance_rate``, ``advance_waived``, ``retention_rate``: its clauses; ``recovery_from`` the executed amount
    with VAT at which recovery of the advance begins, if the contract says so. ``commitment`` and ``item``: the legal
    commitment that bears it. ``data``: what its essential data say.
    """

    tag: ClassVar[str] = "procurement.contract_awarded"

    contract: str
    title: str
    consultation: str = ""
    lot: str = ""
    holders: tuple[str, ...]
    kind: Kind
    family: str = ""
    unit: str = ""
    amount: Money
    vat_rate: Decimal | None = None
    months: int
    procedure: Procedure
    special: Special = ""
    ground: Ground = ""
    ground_reason: str = ""
    first_contract: str = ""
    central: str = ""
    framework: bool = False
    minimum: Money | None = None
    maximum: Money | None = None
    months_reason: str = ""
    parent: str = ""
    sme: bool = False
    written: bool = True
    notified_on: date | None = None
    advance_rate: Decimal | None = None
    advance_waived: bool = False
    retention_rate: Decimal | None = None
    recovery_from: Money | None = None
    commitment: str = ""
    item: str = "1"
    data: PublishedTerms | None = None

    @property
    def notified(self) -> date:
        """The day it was notified to its holder: its start."""
        return self.notified_on or self.on

    @property
    def exempt(self) -> bool:
        """Concluded under R2122-8: without publicity or competition because the need is small."""
        return self.procedure == "exempt" and self.special == ""

    @property
    def subject(self) -> str:
        return f"contract/{self.contract}"


@frozen(kw_only=True)
class _OnContract(Act):
    contract: str

    @property
    def subject(self) -> str:
        return f"contract/{self.contract}"


@frozen(kw_only=True)
class AwardNoticePublished(_OnContract):
    """The award notice is sent (*avis d'attribution*). CCP art. R2183-1."""

    tag: ClassVar[str] = "procurement.award_notice_published"


@frozen(kw_only=True)
class EssentialDataPublished(_OnContract):
    """Essential data published: of the contract, a ``modification`` of it, or in the yearly list. CCP art. R2196-1."""

    tag: ClassVar[str] = "procurement.essential_data_published"

    modification: int = 0
    yearly_list: bool = False


@frozen(kw_only=True)
class ContractAmended(_OnContract):
    """A modification (*avenant*). CCP art. L2194-1, R2194-1 to -10.

    ``amendment``: its number, from 1; ``case``: the legal case it relies on (empty: not stated); ``amount``: the
    change in euros without VAT, below zero for a decrease; ``months``: the change of duration; ``updated``: the
    contract's amount updated by its price clause; ``clause``, ``reason`` and ``tests``: what the file shows.
    """

    tag: ClassVar[str] = "procurement.contract_amended"

    amendment: int
    case: Case = ""
    amount: Money = ZERO
    months: int = 0
    updated: Money | None = None
    clause: str = ""
    reason: str = ""
    tests: tuple[str, ...] = ()
    holders: tuple[str, ...] = ()


@frozen(kw_only=True)
class ContractEnded(_OnContract):
    """A contract ends: its ``term``, early (*résiliation*), or because its maximum is reached."""

    tag: ClassVar[str] = "procurement.contract_ended"

    reason: Literal["term", "terminated", "exhausted"] = "term"


@frozen(kw_only=True)
class DataRead(Act):
    """The essential data of a contract, of this office or another, as a published file gives them.

    ``anomalies``: the kinds of what was wrong in them; ``read_from``: the file and its line.
    """

    tag: ClassVar[str] = "procurement.data_read"

    contract: Contract
    anomalies: tuple[str, ...] = ()
    read_from: str = ""

    @property
    def subject(self) -> str:
        return f"essential-data/{self.contract.key}"
