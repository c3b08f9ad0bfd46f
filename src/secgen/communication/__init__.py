"""Communication: national events, press, web, social networks, and the gates that hold for all of them (C1–C6).

Each subject is a folder that gives its ``DECIDE``, ``FOLD`` and ``RULES``; they are merged here.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from secgen.communication import channels, editions, gates, press, programme, rules
from secgen.communication.state import Communication
from secgen.kernel.act import Act
from secgen.kernel.domain import Decide, Domain, Fold
from secgen.kernel.finding import Rule
from secgen.kernel.rulemaking import rules_of

SUBJECTS: Final = (gates, editions, programme, press, channels)
DECIDE: Final[Mapping[type[Act], Decide]] = {cls: how for subject in SUBJECTS for cls, how in subject.DECIDE.items()}
FOLD: Final[Mapping[type[Act], Fold]] = {cls: how for subject in SUBJECTS for cls, how in subject.FOLD.items()}
_ALL: Final = {**rules_of(rules), **{id: rule for subject in SUBJECTS for id, rule in subject.RULES.items()}}
RULES: Final[Mapping[str, Rule]] = dict(sorted(_ALL.items()))
DOMAIN: Final = Domain("communication", Communication, DECIDE, FOLD, RULES)
