"""Legal deposit: whether it is due, by when, how many copies (Code du patrimoine art. R132-1 ff.)."""

from __future__ import annotations

from datetime import date
from typing import Literal

from attrs import field, frozen

from secgen.communication.publications.state import PublicationRow
from secgen.kernel.explanation import Explanation
from secgen.kernel.judge import Law
from secgen.kernel.text import Text

_DEPOSIT = Text("dépôt légal", "legal deposit")
_EXEMPT_KIND = Text("dispensé : document de la liste", "exempt: a document of the list")
_EXEMPT_REPRINT = Text("dispensé : réimpression à l'identique", "exempt: identical reprint")
_NOT_OUT = Text("pas encore mis en circulation", "not yet put into circulation")
_NOT_PRINTED = Text("pas encore imprimé", "not yet printed")
Status = Literal["exempt", "not_yet", "in_time", "late", "due", "overdue"]


@frozen
class Deposit:
    """A deposit: the last day (none if exempt or not due yet), the copies owed, and how it stands."""

    depositor: Literal["publisher", "printer"]
    due: date | None
    copies: int
    made: date | None
    status: Status
    explanation: Explanation = field(eq=False, repr=False)


def publisher_deposit(row: PublicationRow, on: date, law: Law) -> Deposit:
    """The publisher's deposit: at the latest the day of circulation (R132-4; C43), unless exempt (R132-2; C44)."""
    why = exemption(row, row.circulated_on or on, law)
    if why is not None:
        return _none("publisher", "exempt", why, "C44")
    if row.circulated_on is None:
        return _none("publisher", "not_yet", _NOT_OUT, "C43")
    return _deposit("publisher", row, row.circulated_on, "deposit.copies", on, law)


def printer_deposit(row: PublicationRow, on: date, law: Law) -> Deposit:
    """The printer's deposit: as soon as the run is finished (R132-6), unless exempt."""
    why = exemption(row, on, law)
    if why is not None:
        return _none("printer", "exempt", why, "C44")
    if not row.runs:
        return _none("printer", "not_yet", _NOT_PRINTED, "C43")
    return _deposit("printer", row, row.runs[0][0], "deposit.printer_copies", on, law)


def exemption(row: PublicationRow, on: date, law: Law) -> Text | None:
    """Why a publication is exempt from deposit; ``None`` if it is not."""
    if row.made.reprint_of:
        return _EXEMPT_REPRINT
    return _EXEMPT_KIND if row.made.kind in law.read("deposit.exempt_kinds", on).names else None


def _deposit(
    depositor: Literal["publisher", "printer"], row: PublicationRow, due: date, parameter: str, on: date, law: Law
) -> Deposit:
    owed = law.read(parameter, due)
    given, made = 0, None
    for deposit in row.deposits:
        if deposit.depositor == depositor and deposit.on <= on:
            given += owed.number if deposit.digital else deposit.copies
            made = deposit.on if made is None and given >= owed.number else made
    status = _status(due, made, on)
    inputs = {"depositor": depositor, "due": due, "copies_given": given, "made": made}
    explanation = Explanation.of(str(_DEPOSIT), status, rule="C43", inputs=inputs, law=(owed,))
    return Deposit(depositor, due, owed.number, made, status, explanation)


def _status(due: date, made: date | None, on: date) -> Status:
    if made is None:
        return "due" if on <= due else "overdue"
    return "in_time" if made <= due else "late"


def _none(depositor: Literal["publisher", "printer"], status: Status, why: Text, rule: str) -> Deposit:
    return Deposit(depositor, None, 0, None, status, Explanation.of(str(_DEPOSIT), why, rule=rule))
