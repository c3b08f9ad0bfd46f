"""From raw fields to a contract: every value read, every anomaly said where it is."""

from __future__ import annotations

import re
from datetime import date
from typing import Any, Final

from attrs import evolve, frozen

from secgen.kernel.dates import add_months
from secgen.kernel.judge import Law
from secgen.kernel.money import ZERO, Money
from secgen.procurement.essential import labels
from secgen.procurement.essential.cells import Cells, absent
from secgen.procurement.essential.contract import (
    Contract,
    Modification,
    Party,
    Subcontract,
    SubcontractChange,
)
from secgen.procurement.essential.cpv import is_cpv
from secgen.procurement.essential.layouts import COLUMNS, SILENT, Layout, Raw
from secgen.procurement.essential.official import LONGEST_ID, LONGEST_OBJECT

_NINES: Final = re.compile(r"9{4,}(\.9+)?")
_CORE: Final = ("object", "nature", "procedure", "cpv", "months", "notified", "data_published")


@frozen
class Builder:
    """Builds the contracts of one file: its layout, the law, the day it was extracted."""

    layout: Layout
    law: Law
    extracted: date

    @property
    def columns(self) -> dict[str, str]:
        """How the layout names each field."""
        return COLUMNS[self.layout]

    @property
    def years(self) -> tuple[int, int]:
        """The first and the last believable year of a date."""
        first = self.law.read("decp.year.first", self.extracted).number
        return first, self.extracted.year + self.law.read("decp.year.ahead", self.extracted).number

    def build(self, raw: Raw, cells: Cells) -> Contract | None:
        """The contract; ``None`` if the record must be set aside, its anomalies say why."""
        number, buyer, amount = self._number(raw, cells), self._buyer(raw, cells), self._amount(raw, cells)
        core = _CORE if raw.get("form") == "contract" else ()
        for name in core:
            if absent(raw.get(name)) and name not in SILENT[self.layout]:
                cells.note("value-missing", self.columns[name])
        contract = self._contract(raw, cells, number, buyer, amount)
        self._checked(contract, cells)
        return contract if number and buyer and amount is not None else None

    def _number(self, raw: Raw, cells: Cells) -> str:
        number = cells.text(raw.get("id"), self.columns["id"], LONGEST_ID).strip()
        if not number:
            cells.note("id-missing", self.columns["id"])
        return number

    def _buyer(self, raw: Raw, cells: Cells) -> str:
        """The buyer's SIRET; empty, and said, unless it holds."""
        column = self.columns["buyer"]
        buyer = cells.text(raw.get("buyer"), column)
        if not buyer:
            cells.note("buyer-missing", column)
            return ""
        before = len(cells.anomalies)
        siret = cells.siret(buyer, column, "buyer")
        return siret if len(cells.anomalies) == before else ""

    def _amount(self, raw: Raw, cells: Cells) -> Money | None:
        column = self.columns["amount"]
        if absent(raw.get("amount")):
            cells.note("amount-missing", column)
            return None
        amount = cells.amount(raw.get("amount"), column)
        if amount is not None and amount < ZERO:
            cells.note("amount-negative", column, raw.get("amount"))
            return None
        return amount

    def _contract(self, raw: Raw, cells: Cells, number: str, buyer: str, amount: Money | None) -> Contract:
        name = self.columns
        nature = cells.text(raw.get("nature"), name["nature"]).strip()
        kinds, form = self._prices(raw, cells)
        techniques = cells.words(raw.get("techniques"), name["techniques"], labels.TECHNIQUES)
        execution = cells.words(raw.get("execution"), name["execution"], labels.EXECUTIONS)
        if nature == "Accord-cadre":  # a nature until 2022, a technique since
            nature, techniques = "Marché", (*techniques, "Accord-cadre")
        elif nature == "Marché subséquent":
            nature, execution = "Marché", (*execution, "Marchés subséquents")
        elif nature and nature not in labels.NATURES and raw.get("form") == "contract":
            cells.note("value-unknown", name["nature"], nature)
        return Contract(
            form=raw.get("form", "contract"),
            id=number,
            buyer=buyer,
            buyer_name=cells.text(raw.get("buyer_name"), name["buyer"]),
            nature=nature,
            object=cells.text(raw.get("object"), name["object"], LONGEST_OBJECT),
            cpv=self._cpv(raw, cells),
            techniques=techniques,
            execution=execution,
            framework=cells.text(raw.get("framework"), name["framework"]),
            procedure=self._procedure(raw, cells),
            place_code=cells.text(raw.get("place_code"), name["place_code"]),
            place_kind=cells.word(raw.get("place_kind"), name["place_kind"], labels.PLACES)
            if raw.get("form") == "contract"
            else "",
            months=cells.count(raw.get("months"), name["months"]),
            notified=cells.day(raw.get("notified"), name["notified"], self.years),
            data_published=cells.day(raw.get("data_published"), name["data_published"], self.years),
            amount=amount,
            price_kinds=kinds,
            price_form=form,
            ccag=cells.word(raw.get("ccag"), name["ccag"], labels.CCAGS),
            offers=cells.count(raw.get("offers"), name["offers"]),
            advance=cells.yes(raw.get("advance"), name["advance"]),
            advance_rate=cells.share(raw.get("advance_rate"), name["advance_rate"]),
            innovative=cells.yes(raw.get("innovative"), name["innovative"]),
            subcontracting=cells.yes(raw.get("subcontracting"), name["subcontracting"]),
            grouping=cells.word(raw.get("grouping"), name["grouping"], labels.GROUPINGS),
            social=cells.words(raw.get("social"), name["social"], labels.SOCIAL),
            environmental=cells.words(raw.get("environmental"), name["environmental"], labels.ENVIRONMENTAL),
            origin_eu=cells.share(raw.get("origin_eu"), name["origin_eu"]),
            origin_france=cells.share(raw.get("origin_france"), name["origin_france"]),
            holders=self._parties(raw.get("holders"), cells, name["holders"]),
            modifications=self._modifications(raw, cells),
            subcontracts=self._subcontracts(raw, cells),
            subcontract_changes=self._subcontract_changes(raw, cells),
        )

    def _prices(self, raw: Raw, cells: Cells) -> tuple[tuple[str, ...], str]:
        """The kinds and the form of the price; the form of 2019 says what the kinds say since."""
        given = raw.get("price_form")
        if self.layout == "json-2019" and isinstance(given, str) and given in labels.OLD_PRICES:
            return (labels.OLD_PRICES[given],), ""
        kinds = cells.words(raw.get("price_kinds"), self.columns["price_kinds"], labels.PRICE_KINDS)
        return kinds, cells.word(given, self.columns["price_form"], labels.PRICE_FORMS)

    def _cpv(self, raw: Raw, cells: Cells) -> str:
        code = cells.text(raw.get("cpv"), self.columns["cpv"]).strip()
        if code and not is_cpv(code):
            cells.note("cpv-malformed", self.columns["cpv"], code)
            return ""
        return code

    def _procedure(self, raw: Raw, cells: Cells) -> str:
        label = cells.text(raw.get("procedure"), self.columns["procedure"]).strip()
        if not label or label in labels.PROCEDURES or raw.get("form") == "concession":
            return label
        cells.note("procedure-unknown", self.columns["procedure"], label)
        return labels.OLD_PROCEDURES.get(label, "")

    def _parties(self, value: Any, cells: Cells, column: str) -> tuple[Party, ...]:
        items = value if isinstance(value, list) else []
        found = [party for index, item in enumerate(items) if (party := self._party(item, cells, f"{column}[{index}]"))]
        if not found and column == self.columns["holders"]:
            cells.note("holder-missing", column)
        return tuple({(party.scheme, party.id): party for party in found}.values())

    def _party(self, item: Any, cells: Cells, column: str) -> Party | None:
        given = item if isinstance(item, dict) else {}
        number = cells.text(given.get("id"), column)
        if not number:
            cells.note("holder-missing", column)
            return None
        scheme = cells.text(given.get("scheme"), column).strip()
        scheme = labels.OLD_SCHEMES.get(scheme, scheme)
        if scheme == "SIRET":
            number = cells.siret(number, column, "holder")
        else:
            cells.note("holder-other-scheme", column, f"{scheme or '?'} {number}")
        return Party(id=number.strip(), scheme=scheme, name=cells.text(given.get("name"), column).strip())

    def _modifications(self, raw: Raw, cells: Cells) -> tuple[Modification, ...]:
        found = []
        for index, item in enumerate(raw.get("modifications") or []):
            column = f"{self.columns['modifications']}[{index}]"
            given = item.get("amount")
            found.append(
                Modification(
                    number=cells.count(item.get("number"), column) or 0,
                    notified=cells.day(item.get("notified"), column, self.years),
                    data_published=cells.day(item.get("data_published"), column, self.years),
                    amount=None if absent(given) else cells.amount(given, column),
                    months=cells.count(item.get("months"), column),
                    holders=self._parties(item.get("holders"), cells, f"{column}.titulaires"),
                )
            )
        return numbered(found)

    def _subcontracts(self, raw: Raw, cells: Cells) -> tuple[Subcontract, ...]:
        found = []
        for index, item in enumerate(raw.get("subcontracts") or []):
            column = f"{self.columns['subcontracts']}[{index}]"
            party, given = self._subcontractor(item.get("party"), cells, column), item.get("amount")
            found.append(
                Subcontract(
                    number=cells.count(item.get("number"), column) or index + 1,
                    party=party,
                    months=cells.count(item.get("months"), column),
                    notified=cells.day(item.get("notified"), column, self.years),
                    data_published=cells.day(item.get("data_published"), column, self.years),
                    amount=None if absent(given) else cells.amount(given, column),
                    price=cells.word(item.get("price"), column, labels.VARIATIONS),
                )
            )
        return tuple(found)

    def _subcontractor(self, item: Any, cells: Cells, column: str) -> Party:
        given = item if isinstance(item, dict) else {}
        scheme = cells.text(given.get("scheme"), column).strip()
        return Party(id=cells.text(given.get("id"), column).strip(), scheme=labels.OLD_SCHEMES.get(scheme, scheme))

    def _subcontract_changes(self, raw: Raw, cells: Cells) -> tuple[SubcontractChange, ...]:
        found = []
        for index, item in enumerate(raw.get("subcontract_changes") or []):
            column, given = f"{self.columns['subcontract_changes']}[{index}]", item.get("amount")
            found.append(
                SubcontractChange(
                    number=cells.count(item.get("number"), column) or index + 1,
                    notified=cells.day(item.get("notified"), column, self.years),
                    data_published=cells.day(item.get("data_published"), column, self.years),
                    amount=None if absent(given) else cells.amount(given, column),
                    months=cells.count(item.get("months"), column),
                )
            )
        return tuple(found)

    # what is believable

    def _checked(self, contract: Contract, cells: Cells) -> None:
        if contract.form == "contract":
            self._amounts(contract, cells)
            self._durations(contract, cells)
        self._dates(contract, cells)
        eu, france = contract.origin_eu, contract.origin_france
        if eu is not None and france is not None and france > eu:
            cells.note("origin-order", self.columns["origin_france"], france)

    def _amounts(self, contract: Contract, cells: Cells) -> None:
        amount, column = contract.amount, self.columns["amount"]
        if amount is None:
            return
        day = contract.notified or contract.data_published or self.extracted
        if not amount:
            cells.note("amount-zero", column, amount)
        elif self.law.read("decp.amount.tiny", self.extracted).holds(amount):
            cells.note("amount-tiny", column, amount)
        if self.law.read("decp.amount.huge", self.extracted).holds(amount):
            cells.note("amount-huge", column, amount)
        if _NINES.fullmatch(_plain(amount)):
            cells.note("amount-fictitious", column, amount)
        threshold = self.law.read("decp.threshold", max(day, date(2016, 4, 1)))
        if amount and not threshold.holds(amount):
            cells.note("amount-below-publication", column, amount)

    def _durations(self, contract: Contract, cells: Cells) -> None:
        months, column = contract.months, self.columns["months"]
        if months is None:
            return
        if self.law.read("decp.months.long", self.extracted).holds(months):
            cells.note("months-long", column, months)
        limit = self.law.read("procurement.framework.months", self.extracted)
        if "Accord-cadre" in contract.techniques and not limit.holds(months):
            cells.note("framework-long", column, months)

    def _dates(self, contract: Contract, cells: Cells) -> None:
        notified, published, name = contract.notified, contract.data_published, self.columns
        if notified is not None and notified > self.extracted:
            cells.note("notification-future", name["notified"], notified)
        if notified is None or published is None:
            return
        if published < notified:
            cells.note("publication-early", name["data_published"], published)
        months = self.law.read("decp.months", max(notified, date(2016, 4, 1)))
        if published > add_months(notified, months.number):
            cells.note("publication-late", name["data_published"], published)


def numbered(changes: list[Modification]) -> tuple[Modification, ...]:
    """Modifications in order of their number, or else of their day, numbered from 1 where they were not."""
    ordered = sorted(changes, key=lambda m: (m.number, m.notified or m.data_published or date.max))
    if all(m.number for m in ordered):
        return tuple(ordered)
    return tuple(evolve(m, number=index) for index, m in enumerate(ordered, 1))


def _plain(amount: Money) -> str:
    whole, cents = divmod(amount.cents, 100)
    return f"{whole}.{cents:02d}" if cents else str(whole)
