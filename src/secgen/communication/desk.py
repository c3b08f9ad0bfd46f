"""``sg.communication``: everything the communication service does, one verb for each act."""

from __future__ import annotations

from datetime import date
from typing import cast

from secgen.communication.brand import events as marks
from secgen.communication.channels import events as web
from secgen.communication.editions import events as editions
from secgen.communication.editions.register import Edition, find
from secgen.communication.gates import events as gates
from secgen.communication.gates.ask import explain
from secgen.communication.gates.item import Item
from secgen.communication.happenings import events as own
from secgen.communication.partners import events as network
from secgen.communication.press import events as press
from secgen.communication.programme import events as programme
from secgen.communication.programme.joint import Proposal, proposals
from secgen.communication.publications import events as pub
from secgen.communication.state import Communication
from secgen.desk import Desk, Verb
from secgen.kernel.dates import parse_day
from secgen.kernel.explanation import Explanation


class CommunicationDesk(Desk):
    """The verbs of communication, subject by subject."""

    approve_text = Verb(gates.TextApproved)
    set_embargo = Verb(gates.EmbargoSet)
    lift_embargo = Verb(gates.EmbargoLifted)
    date_ballot = Verb(gates.BallotDated)
    decide_reserve = Verb(gates.ReserveDecided)
    decide_neutrality = Verb(gates.NeutralityDecided)
    declare_mourning = Verb(gates.MourningDeclared)
    grant_image_right = Verb(gates.ImageRightGranted)

    date_edition = Verb(editions.EditionDated)
    link_agenda = Verb(editions.AgendaLinked)
    name_lead = Verb(editions.LeadNamed)
    name_referent = Verb(editions.ReferentNamed)

    list_communes = Verb(programme.CommunesListed)
    open_call = Verb(programme.CallOpened)
    receive_entry = Verb(programme.EntryReceived)
    update_entry = Verb(programme.EntryUpdated)
    moderate_entry = Verb(programme.EntryModerated)
    label_entry = Verb(programme.EntryLabelled)
    cancel_entry = Verb(programme.EntryCancelled)
    count_attendance = Verb(programme.AttendanceCounted)
    agree_joint_project = Verb(programme.JointProjectAgreed)

    draft_release = Verb(press.ReleaseDrafted)
    revise_release = Verb(press.ReleaseRevised)
    review_release = Verb(press.ReleaseReviewed)
    submit_release = Verb(press.ReleaseSubmitted)
    send_release = Verb(press.ReleaseSent)
    consent_to_quote = Verb(press.QuoteConsented)
    close_release = Verb(press.ReleaseClosed)
    note_coverage = Verb(press.CoverageNoted)
    add_contact = Verb(press.ContactAdded)
    hear_contact = Verb(press.ContactHeard)
    ask_contact = Verb(press.ContactAsked)
    answer_contact = Verb(press.ContactAnswered)
    object_contact = Verb(press.ContactObjected)
    delete_contact = Verb(press.ContactDeleted)

    open_folder = Verb(web.FolderOpened)
    add_media = Verb(web.MediaAdded)
    publish_page = Verb(web.PagePublished)
    withdraw_page = Verb(web.PageWithdrawn)
    record_audit = Verb(web.AuditRecorded)
    publish_statement = Verb(web.StatementPublished)
    change_site = Verb(web.SiteChanged)
    receive_complaint = Verb(web.ComplaintReceived)
    answer_complaint = Verb(web.ComplaintAnswered)
    draft_post = Verb(web.PostDrafted)
    schedule_post = Verb(web.PostScheduled)
    hold_post = Verb(web.PostHeld)
    publish_post = Verb(web.PostPublished)
    delete_post = Verb(web.PostDeleted)
    measure_post = Verb(web.PostMeasured)

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
    plan_purchase = Verb(own.PurchasePlanned)
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

    def edition(self, edition: str) -> Edition:
        """An edition by its id (``jep-2025``) as the register knows it, with its explanation."""
        return find(self._secretariat.law, self.state.editions, edition)

    def gates(self, item: Item, known_on: date | str | None = None) -> Explanation:
        """What every gate answers to something about to go out, and why; nothing is recorded."""
        known = None if known_on is None else parse_day(known_on)
        return explain(item, self.state.gates, self._secretariat.law, known)

    def joint_projects(self, edition: str, on: date | str) -> tuple[Proposal, ...]:
        """Joint projects the entries of an edition could make, the largest first."""
        state = self.state.programme
        return proposals(state.of_edition(edition), state.communes, self._secretariat.law, parse_day(on))
