"""The closed lists of the subject, each with its French term."""

from __future__ import annotations

from typing import Literal

CommitteeKind = Literal["csa", "panel", "cap", "ccp"]
"""*Comité social d'administration*, its *formation spécialisée en santé, sécurité et conditions de travail*,
*commission administrative paritaire*, *commission consultative paritaire*."""

ItemKind = Literal["opinion", "debate", "information"]
"""What is expected of the committee on a point of the agenda."""

ItemSubject = Literal["", "training_plan", "risk_register"]
"""What a point is about, where an act asks for the opinion given on it; empty if it is something else, or not said."""

SecondCall = Literal["", "quorum", "unanimous"]
"""Why a meeting is held again: no quorum at the first, or a unanimous vote against."""

FollowStep = Literal["minutes_sent", "minutes_approved", "opinions_published", "outcome_told"]
"""What is owed after a sitting: *procès-verbal* sent then approved, opinions made known, follow-up told."""

RegisterReason = Literal["yearly", "change", "information"]
"""Why the risk register is updated: every year, an important change, new information on a risk."""

ReportStep = Literal["base_opened", "sent", "debated", "published"]
"""The steps of the social report: base open to members, report sent, debated, published."""
