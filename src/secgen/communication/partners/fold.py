"""How acts on partners and questions change their books."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from secgen.communication.partners import events as ev
from secgen.communication.partners.state import PartnerRow, QuestionRow
from secgen.communication.state import Communication
from secgen.kernel.act import Act
from secgen.kernel.domain import Fold


def recorded(state: Communication, act: ev.PartnerRecorded, position: int) -> None:
    """The partner is in the directory; its contacts stay."""
    known = state.partners.directory.get(act.partner)
    state.partners.directory.put(act.partner, PartnerRow(act, known.contacts if known else ()))


def removed(state: Communication, act: ev.PartnerRemoved, position: int) -> None:
    """The partner is out, and its contacts with it."""
    row = state.partners.directory.edit(act.partner)
    row.removed, row.contacts = act.reason, ()


def contact_given(state: Communication, act: ev.ContactGiven, position: int) -> None:
    """The contact may be written to."""
    row = state.partners.directory.edit(act.partner)
    row.contacts = (*(c for c in row.contacts if c.contact != act.contact), act)


def contact_withdrawn(state: Communication, act: ev.ContactWithdrawn, position: int) -> None:
    """The contact is written to no more."""
    row = state.partners.directory.edit(act.partner)
    row.contacts = tuple(c for c in row.contacts if c.contact != act.contact)


def project_shared(state: Communication, act: ev.ProjectShared, position: int) -> None:
    """The joint project is known."""
    state.partners.projects.put(act.project, act)


def answered(state: Communication, act: ev.QuestionAnswered, position: int) -> None:
    """The entry is in the book."""
    state.partners.questions.put(act.entry, QuestionRow(act, act.on, act.until))


def reviewed(state: Communication, act: ev.QuestionReviewed, position: int) -> None:
    """The entry holds until a new day."""
    row = state.partners.questions.edit(act.entry)
    row.reviewed_on, row.until = act.on, act.until


def retired(state: Communication, act: ev.QuestionRetired, position: int) -> None:
    """The entry is out of the book."""
    state.partners.questions.edit(act.entry).retired = act.reason


FOLD: Final[Mapping[type[Act], Fold]] = {
    ev.PartnerRecorded: recorded,
    ev.PartnerRemoved: removed,
    ev.ContactGiven: contact_given,
    ev.ContactWithdrawn: contact_withdrawn,
    ev.ProjectShared: project_shared,
    ev.QuestionAnswered: answered,
    ev.QuestionReviewed: reviewed,
    ev.QuestionRetired: retired,
}
