"""``sg.communication``: everything the communication service does, one verb for each act."""

from __future__ import annotations

from typing import cast

from secgen.communication.brand import events as marks
from secgen.communication.happenings import events as own
from secgen.communication.partners import events as network
from secgen.communication.publications import events as pub
from secgen.communication.state import Communication
from secgen.desk import Desk, Verb


class CommunicationDesk(Desk):
    """The verbs of communication, subject by subject."""

    # publications
    plan_publication = Verb(pub.PublicationPlanned)
    identify_publication = Verb(pub.PublicationIdentified)
    print_publication = Verb(pub.PublicationPrinted)
    circulate_publication = Verb(pub.PublicationCirculated)
    deposit = Verb(pub.DepositMade)
    move_copies = Verb(pub.CopiesMoved)
    reserve_copies = Verb(pub.CopiesReserved)
    dispatch_copies = Verb(pub.CopiesDispatched)
    count_copies = Verb(pub.CopiesCounted)
    plan_distribution = Verb(pub.DistributionPlanned)
    license_data = Verb(pub.DataLicensed)
    reuse_information = Verb(pub.InformationReused)
    sign_circular = Verb(pub.CircularSigned)
    publish_circular = Verb(pub.CircularPublished)
    # marks
    set_obligation = Verb(marks.ObligationSet)
    submit_proof = Verb(marks.ProofSubmitted)
    decide_proof = Verb(marks.ProofDecided)
    notice_breach = Verb(marks.BreachNoticed)
    cure_breach = Verb(marks.BreachCured)
    refer_breach = Verb(marks.BreachReferred)
    # the directorate's own events
    plan_event = Verb(own.HappeningPlanned)
    budget_event = Verb(own.HappeningBudgeted)
    tie_purchase = Verb(own.PurchaseTied)
    book_venue = Verb(own.VenueBooked)
    invite = Verb(own.GuestsInvited)
    reply = Verb(own.GuestReplied)
    put_on_waiting_list = Verb(own.GuestWaiting)
    seat = Verb(own.GuestSeated)
    welcome = Verb(own.GuestArrived)
    set_run_sheet = Verb(own.RunSheetSet)
    plan_task = Verb(own.TaskPlanned)
    do_task = Verb(own.TaskDone)
    grant_rights = Verb(own.RightsGranted)
    cancel_event = Verb(own.HappeningCancelled)
    report_event = Verb(own.HappeningReported)
    # partners and questions
    record_partner = Verb(network.PartnerRecorded)
    remove_partner = Verb(network.PartnerRemoved)
    give_contact = Verb(network.ContactGiven)
    withdraw_contact = Verb(network.ContactWithdrawn)
    share_project = Verb(network.ProjectShared)
    answer_question = Verb(network.QuestionAnswered)
    review_question = Verb(network.QuestionReviewed)
    retire_question = Verb(network.QuestionRetired)

    @property
    def state(self) -> Communication:
        """Communication as it stands: editions, entries, releases, pages… Read it, never change it."""
        return cast(Communication, self._secretariat.state("communication"))
