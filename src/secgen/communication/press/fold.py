"""How acts change releases and press contacts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from secgen.communication.press import events as ev
from secgen.communication.press.state import ContactRow, ReleaseRow
from secgen.communication.state import Communication
from secgen.kernel.act import Act
from secgen.kernel.dates import parse_instant
from secgen.kernel.domain import Fold


def drafted(state: Communication, act: ev.ReleaseDrafted, position: int) -> None:
    """A release begins as a draft."""
    row = ReleaseRow(act, act.title, act.standfirst, act.body, act.boilerplate, act.quotes, act.by)
    state.press.releases.put(act.release, row)


def revised(state: Communication, act: ev.ReleaseRevised, position: int) -> None:
    """Its text is another; it is a draft again."""
    row = state.press.releases.edit(act.release)
    row.title, row.standfirst, row.body = act.title, act.standfirst, act.body
    row.boilerplate, row.quotes, row.stage = act.boilerplate, act.quotes, "draft"


def reviewed(state: Communication, act: ev.ReleaseReviewed, position: int) -> None:
    """It goes on a step, or back to its author."""
    state.press.releases.edit(act.release).stage = act.step if act.answer == "approved" else act.answer


def submitted(state: Communication, act: ev.ReleaseSubmitted, position: int) -> None:
    """It is with the SRCI."""
    state.press.releases.edit(act.release).stage = "submitted"


def sent(state: Communication, act: ev.ReleaseSent, position: int) -> None:
    """It is out; its recipients add up."""
    row = state.press.releases.edit(act.release)
    row.stage = "sent"
    row.sent_publicly = row.sent_publicly or act.audience == "public"
    row.sent_at = row.sent_at or parse_instant(act.at)
    row.recipients = tuple(dict.fromkeys((*row.recipients, *act.recipients)))


def consented(state: Communication, act: ev.QuoteConsented, position: int) -> None:
    """One more consent to quoted words."""
    row = state.press.releases.edit(act.release)
    row.consents = (*row.consents, (act.speaker, act.digest))


def closed(state: Communication, act: ev.ReleaseClosed, position: int) -> None:
    """It is corrected or withdrawn."""
    state.press.releases.edit(act.release).stage = act.how


def covered(state: Communication, act: ev.CoverageNoted, position: int) -> None:
    """One more piece of coverage."""
    row = state.press.releases.edit(act.release)
    row.coverage = (*row.coverage, act)


def added(state: Communication, act: ev.ContactAdded, position: int) -> None:
    """A contact begins; its fingerprint is taken."""
    state.press.contacts.put(act.contact, ContactRow(act, act.on))
    state.press.fingerprints.put(act.fingerprint, act.contact)


def heard(state: Communication, act: ev.ContactHeard, position: int) -> None:
    """The person was heard; opening a message does not count."""
    if act.kind != "open":
        row = state.press.contacts.edit(act.contact)
        row.heard_on = max(row.heard_on, act.on)


def asked(state: Communication, act: ev.ContactAsked, position: int) -> None:
    """The person was asked."""
    row = state.press.contacts.edit(act.contact)
    row.asked_on, row.stays = act.on, None


def answered(state: Communication, act: ev.ContactAnswered, position: int) -> None:
    """A positive answer is a contact from the person."""
    row = state.press.contacts.edit(act.contact)
    row.stays = act.stays
    if act.stays:
        row.heard_on = max(row.heard_on, act.on)


def objected(state: Communication, act: ev.ContactObjected, position: int) -> None:
    """Off all lists; the fingerprint stays, as one not to be contacted."""
    row = state.press.contacts.edit(act.contact)
    row.gone = "objected"
    state.press.fingerprints.put(row.made.fingerprint, "")
    state.press.suppressed.put(row.made.fingerprint, act.on)


def deleted(state: Communication, act: ev.ContactDeleted, position: int) -> None:
    """The contact is gone; the address may come back one day."""
    row = state.press.contacts.edit(act.contact)
    row.gone = act.reason
    state.press.fingerprints.put(row.made.fingerprint, "")


FOLD: Final[Mapping[type[Act], Fold]] = {
    ev.ReleaseDrafted: drafted,
    ev.ReleaseRevised: revised,
    ev.ReleaseReviewed: reviewed,
    ev.ReleaseSubmitted: submitted,
    ev.ReleaseSent: sent,
    ev.QuoteConsented: consented,
    ev.ReleaseClosed: closed,
    ev.CoverageNoted: covered,
    ev.ContactAdded: added,
    ev.ContactHeard: heard,
    ev.ContactAsked: asked,
    ev.ContactAnswered: answered,
    ev.ContactObjected: objected,
    ev.ContactDeleted: deleted,
}
