"""The closed lists of the subject, each with its French term."""

from __future__ import annotations

from typing import Final, Literal, get_args

Status = Literal["civil_servant", "trainee", "contract"]
"""*Fonctionnaire titulaire*, *fonctionnaire stagiaire*, *agent contractuel*. CGFP art. L1, L327-1, L332-1 ff."""

PositionKind = Literal["active", "seconded_out", "leave_of_absence", "parental_leave", "off_duty_legacy"]
"""*Activité*, *détachement* (away from here), *disponibilité*, *congé parental*; *hors cadres* only for what
is older than law 2016-483. CGFP art. L511-1. Loan of staff (*mise à disposition*) is a way of being active."""

AbsenceGround = Literal[
    "",
    "child_under_12",
    "care_of_relative",
    "follow_spouse",
    "adoption_abroad",
    "elected_office",
    "personal_reasons",
    "enterprise_creation",
    "studies",
]
"""Why a leave of absence (*disponibilité*) is asked; the five first are of right. Decree 85-986."""

Vehicle = Literal["own_service", "loan", "secondment", "normal_position"]
"""*Affectation* in a State service, *mise à disposition*, *détachement*, *position normale d'activité* (PNA)."""

HostKind = Literal[
    "drac", "udap", "museum", "library", "archives", "state_service", "local_authority", "gip", "international", "other"
]
"""What kind of house an agent works in."""

TimeKind = Literal["full_time", "part_time_right", "part_time_request", "part_time_job"]
"""Full time; part-time of right or on request (*temps partiel*); a job itself incomplete (*temps incomplet*)."""

Category = Literal["A", "B", "C"]
"""Hierarchical category. CGFP art. L411-2."""

ContractBasis = Literal[
    "L332-1 1", "L332-2 1", "L332-2 2", "L332-2 3", "L332-3", "L332-6", "L332-7", "L332-22", "L332-24"
]
"""The article of the CGFP a contract stands on."""

LeavingReason = Literal[
    "resignation", "dismissal", "end_of_contract", "retirement", "transfer", "integration_elsewhere", "death", "other"
]
"""Why an agent leaves for good (*radiation des cadres*, end of contract)."""

PAID: Final[frozenset[str]] = frozenset({"active"})
"""The positions this office pays."""


def words(kind: object) -> tuple[str, ...]:
    """The words of one of the lists above."""
    return get_args(kind)
