"""``sg.procurement``: everything the buyer does, one verb for each act, and the answers it asks for first."""

from __future__ import annotations

from datetime import date
from typing import cast

from secgen.desk import Desk, Verb
from secgen.kernel.dates import parse_day
from secgen.kernel.errors import NotFound
from secgen.kernel.money import Money
from secgen.kernel.text import Text
from secgen.procurement import events as ev
from secgen.procurement.computations.delays import Terms
from secgen.procurement.computations.procedure import Proposal, propose
from secgen.procurement.computations.schedule import Schedule, backwards, forwards
from secgen.procurement.state import Procurement
from secgen.procurement.words import Ground, Kind, Procedure, Special

_DECLARE = Text("déclarer d'abord le besoin", "declare the need first")


class ProcurementDesk(Desk):
    """The verbs of procurement, in the order of a purchase."""

    declare_need = Verb(ev.NeedDeclared)
    launch = Verb(ev.ConsultationLaunched)
    invite = Verb(ev.CandidatesInvited)
    reject = Verb(ev.BiddersRejected)
    abandon = Verb(ev.ConsultationAbandoned)
    award = Verb(ev.ContractAwarded)
    publish_award_notice = Verb(ev.AwardNoticePublished)
    publish_data = Verb(ev.EssentialDataPublished)
    amend = Verb(ev.ContractAmended)
    order = Verb(ev.OrderPlaced)
    declare_subcontractor = Verb(ev.SubcontractorDeclared)
    accept_subcontractor = Verb(ev.SubcontractorAccepted)
    grant_advance = Verb(ev.AdvanceGranted)
    receive = Verb(ev.DeliveryReceived)
    penalise = Verb(ev.PenaltyApplied)
    review_price = Verb(ev.PriceReviewed)
    end = Verb(ev.ContractEnded)

    @property
    def state(self) -> Procurement:
        """Procurement as it stands: books of needs, consultations, contracts… Read it, never change it."""
        return cast(Procurement, self._secretariat.state("procurement"))

    def propose(
        self,
        kind: Kind,
        value: Money | str,
        on: date | str,
        *,
        special: Special = "",
        ground: Ground = "",
        central: str = "",
    ) -> Proposal:
        """The procedure for a need of a value without VAT, on the day of its launch; ``explanation`` says why."""
        day, amount = parse_day(on), Money.of(value)
        return propose(kind, amount, self._secretariat.law, day, special=special, ground=ground, central=central)

    def propose_for(self, need: str, on: date | str) -> Proposal:
        """The procedure for a need declared: its whole duration, with what its family bought in twelve months."""
        row = self.state.needs.get(need)
        if row is None:
            raise NotFound("SG-NOT-FOUND", kind=Text("besoin", "need"), id=need, hint=_DECLARE)
        law, day, made = self._secretariat.law, parse_day(on), row.made
        months = law.read("procurement.need.months", day).number
        bought = self.state.bought((made.unit, made.family, made.kind), day, months)
        return propose(made.kind, row.value + bought, law, day, special=made.special)

    def calendar(
        self,
        procedure: Procedure,
        value: Money | str,
        *,
        sent: date | str | None = None,
        wished: date | str | None = None,
        electronic: bool = True,
        urgency: str = "",
        prior_notice: date | str | None = None,
    ) -> Schedule:
        """The calendar of a procedure: from the day the notice is ``sent``, or back from the signature ``wished``."""
        notice = None if prior_notice is None else parse_day(prior_notice)
        terms = Terms(procedure=procedure, electronic=electronic, urgency=urgency, prior_notice=notice)
        law, amount = self._secretariat.law, Money.of(value)
        if wished is not None:
            return backwards(terms, parse_day(wished), law, value=amount)
        day = self._secretariat.clock().date() if sent is None else parse_day(sent)
        return forwards(terms, day, law, value=amount)
