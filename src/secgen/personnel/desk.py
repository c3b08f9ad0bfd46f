"""``sg.personnel``: everything the human-resources service does, one verb for each act."""

from __future__ import annotations

from typing import cast

from secgen.desk import Desk, Verb
from secgen.personnel.staff import events as staff
from secgen.personnel.state import Personnel
from secgen.personnel.time import events as time


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

    @property
    def state(self) -> Personnel:
        """The personnel as it stands: books by subject. Read it, never change it."""
        return cast(Personnel, self._secretariat.state("personnel"))
