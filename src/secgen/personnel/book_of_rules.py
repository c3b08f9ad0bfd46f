"""The rulebook of the personnel: every rule of every subject, with its text and remedy."""

from __future__ import annotations

from typing import Final

from secgen.kernel.rulemaking import rules_of
from secgen.personnel.careers import rules as careers
from secgen.personnel.dialogue import rules as dialogue
from secgen.personnel.pay import rules as pay
from secgen.personnel.staff import rules as staff
from secgen.personnel.time import rules as time
from secgen.personnel.training import rules as training

RULES: Final = rules_of(staff, pay, careers, time, training, dialogue)
