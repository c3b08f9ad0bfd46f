"""The essential data of a contract of this office, from its award, amendments and publications."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Final

from secgen.kernel.identifiers import is_siret
from secgen.kernel.money import Money
from secgen.procurement.essential import labels
from secgen.procurement.essential.contract import Contract, Modification, Party

if TYPE_CHECKING:
    from secgen.procurement.state import ContractRow

_PROCEDURES: Final = {
    "exempt": labels.PROCEDURES[4],
    "no_competition": labels.PROCEDURES[4],
    "central": labels.PROCEDURES[4],
    "adapted": labels.PROCEDURES[0],
    "open": labels.PROCEDURES[1],
    "restricted": labels.PROCEDURES[2],
    "negotiated": labels.PROCEDURES[3],
    "dialogue": labels.PROCEDURES[5],
}


def contract_of(row: ContractRow, *, published: date | None = None, modified: int = 0) -> Contract:
    """The essential data of a contract; ``published``: the day, if it is being published now (or a modification is)."""
    made, data = row.made, row.made.data
    techniques = ("Accord-cadre",) if made.framework else ("Sans objet",)
    execution = (
        ("Bons de commande",) if made.framework else ("Marchés subséquents",) if made.parent else ("Sans objet",)
    )
    days = dict(zip(row.published, row.published_on, strict=True))
    if modified and published:
        days[modified] = published
    return Contract(
        id=made.contract,
        buyer=data.buyer if data else "",
        nature=data.nature if data else "",
        object=made.title,
        cpv=data.cpv if data else "",
        techniques=(data.techniques if data else ()) or techniques,
        execution=(data.execution if data else ()) or execution,
        framework=made.parent,
        procedure=_PROCEDURES[made.procedure],
        place_code=data.place_code if data else "",
        place_kind=data.place_kind if data else "",
        months=made.months,
        notified=made.notified,
        data_published=row.data_on if modified else (row.data_on or published),
        amount=made.maximum if made.framework and made.maximum is not None else made.amount,
        price_kinds=data.price_kinds if data else (),
        price_form=data.price_form if data else "",
        ccag=data.ccag if data else "",
        offers=data.offers if data else None,
        advance=made.advance_rate is not None and not made.advance_waived,
        advance_rate=None if made.advance_waived else made.advance_rate,
        innovative=made.special == "innovation" or bool(data and data.innovative),
        subcontracting=data.subcontracting if data else None,
        grouping=data.grouping if data else "",
        social=data.social if data else (),
        environmental=data.environmental if data else (),
        holders=tuple(map(_party, made.holders)),
        modifications=tuple(_changes(row, days)),
    )


def _party(identifier: str) -> Party:
    return Party(id=identifier, scheme="SIRET" if is_siret(identifier) else "HORS-UE")


def _changes(row: ContractRow, days: dict[int, date]) -> Iterable[Modification]:
    """The modifications published, with the new totals."""
    made = row.made
    amount = made.maximum if made.framework and made.maximum is not None else made.amount
    months, number = made.months, 0
    for change in row.amendments:
        amount, months = Money(amount.cents + change.amount.cents), months + change.months
        if change.amendment not in days:
            continue
        number += 1
        yield Modification(
            number=number,
            notified=change.on,
            data_published=days[change.amendment],
            amount=amount if change.amount.cents else None,
            months=months if change.months else None,
            holders=tuple(map(_party, change.holders)),
        )
