"""``sg.personnel``: everything the human-resources service does, one verb for each act."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, cast

from attrs import evolve

from secgen.desk import Desk, Verb
from secgen.kernel.dates import parse_day
from secgen.personnel.careers import events as careers
from secgen.personnel.careers.forecast import Assumptions, Forecast, forecast
from secgen.personnel.dialogue import events as dialogue
from secgen.personnel.pay import events as pay
from secgen.personnel.pay.payroll import Payroll, payroll
from secgen.personnel.staff import events as staff
from secgen.personnel.state import Personnel
from secgen.personnel.time import events as time
from secgen.personnel.training import events as training

if TYPE_CHECKING:
    from secgen.law import Law


class PersonnelDesk(Desk):
    """The verbs of the personnel, subject by subject."""

    hire = Verb(staff.Hired)
    classify = Verb(staff.Classified)
    position = Verb(staff.Positioned)
    set_working_time = Verb(staff.WorkingTimeSet)
    assign = Verb(staff.Assigned)
    end_assignment = Verb(staff.AssignmentEnded)
    sign_contract = Verb(staff.ContractSigned)
    renew_contract = Verb(staff.ContractRenewed)
    confirm_open_ended = Verb(staff.ContractConfirmedOpenEnded)
    leave = Verb(staff.Left)
    notify_ceiling = Verb(staff.CeilingNotified)
    set_family_supplement = Verb(pay.FamilySupplementSet)
    set_index_bonus = Verb(pay.IndexBonusSet)
    set_function_bonus = Verb(pay.FunctionBonusSet)
    award_yearly_bonus = Verb(pay.YearlyBonusAwarded)
    set_allowance = Verb(pay.AllowanceSet)
    grant_sick_leave = Verb(pay.SickLeaveGranted)
    end_sick_leave = Verb(pay.SickLeaveEnded)
    note_absence = Verb(pay.ServiceAbsent)
    set_residence_zone = Verb(pay.ResidenceZoneSet)
    settle_payroll = Verb(pay.PayrollSettled)
    advance_appraisal = Verb(careers.AppraisalAdvanced)
    set_occupation_terms = Verb(careers.OccupationTermsSet)
    publish_vacancy = Verb(careers.VacancyPublished)
    file_application = Verb(careers.ApplicationFiled)
    choose_candidate = Verb(careers.CandidateChosen)
    answer_secondment = Verb(careers.SecondmentAnswered)
    request_retirement = Verb(careers.RetirementRequested)

    set_cycle = Verb(time.CycleSet)
    work_week = Verb(time.WeekWorked)
    take_absence = Verb(time.AbsenceTaken)
    cancel_absence = Verb(time.AbsenceCancelled)
    carry_leave_over = Verb(time.LeaveCarriedOver)
    open_savings = Verb(time.SavingsOpened)
    feed_savings = Verb(time.SavingsFed)
    choose_savings = Verb(time.SavingsChosen)
    authorise_telework = Verb(time.TeleworkAuthorised)
    refuse_telework = Verb(time.TeleworkRefused)
    end_telework = Verb(time.TeleworkEnded)
    count_telework = Verb(time.TeleworkDone)

    express_need = Verb(training.NeedExpressed)
    adopt_training_plan = Verb(training.PlanAdopted)
    plan_session = Verb(training.SessionPlanned)
    order_session = Verb(training.SessionOrdered)
    cancel_session = Verb(training.SessionCancelled)
    register = Verb(training.Registered)
    attend = Verb(training.Attended)
    recall_training = Verb(training.TrainingRecalled)
    request_training = Verb(training.TrainingRequested)
    answer_training = Verb(training.TrainingAnswered)
    credit_account = Verb(training.AccountCredited)
    extend_account = Verb(training.AccountExtended)
    use_account = Verb(training.AccountUsed)
    request_training_leave = Verb(training.TrainingLeaveRequested)
    answer_training_leave = Verb(training.TrainingLeaveAnswered)
    give_role = Verb(training.RoleGiven)

    create_committee = Verb(dialogue.CommitteeCreated)
    hold_election = Verb(dialogue.ElectionHeld)
    call_meeting = Verb(dialogue.MeetingCalled)
    send_documents = Verb(dialogue.DocumentsSent)
    open_meeting = Verb(dialogue.MeetingOpened)
    hold_vote = Verb(dialogue.VoteHeld)
    follow_meeting = Verb(dialogue.MeetingFollowed)
    assess_risk = Verb(dialogue.RiskAssessed)
    adopt_risk_register = Verb(dialogue.RiskRegisterAdopted)
    take_union_hour = Verb(dialogue.UnionHourTaken)
    request_union_leave = Verb(dialogue.UnionLeaveRequested)
    answer_union_leave = Verb(dialogue.UnionLeaveAnswered)
    step_social_report = Verb(dialogue.SocialReportStep)

    @property
    def state(self) -> Personnel:
        """The personnel as it stands: books by subject. Read it, never change it."""
        return cast(Personnel, self._secretariat.state("personnel"))

    def payroll(self, year: int, month: int) -> Payroll:
        """The payroll of a month, computed on what is known now; nothing is recorded."""
        return payroll(self.state, self._secretariat.law, year, month)

    def forecast(
        self,
        first: date | str,
        assumptions: Assumptions | None = None,
        *,
        months: int = 36,
        law: Law | None = None,
        departures: Mapping[str, date | str] | None = None,
    ) -> Forecast:
        """Payroll and jobs from the month of a day; ``law`` for a what-if (an overlay of this office's law).

        ``departures`` (agent → first day without service) are added to those of the assumptions.
        """
        given = assumptions or Assumptions()
        leaving = {agent: parse_day(day) for agent, day in (departures or {}).items()}
        given = evolve(given, departures={**given.departures, **leaving})
        return forecast(self.state, law or self._secretariat.law, parse_day(first), given, months=months)
