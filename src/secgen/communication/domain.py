"""The domain of communication: its subjects, each a folder with its decisions, fold and rules."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from secgen.communication import rules
from secgen.communication.brand import decisions as brand_decisions
from secgen.communication.brand import fold as brand_fold
from secgen.communication.brand import rules as brand_rules
from secgen.communication.channels import decisions as channels_decisions
from secgen.communication.channels import fold as channels_fold
from secgen.communication.channels import rules as channels_rules
from secgen.communication.editions import decisions as editions_decisions
from secgen.communication.editions import fold as editions_fold
from secgen.communication.editions import rules as editions_rules
from secgen.communication.gates import decisions as gates_decisions
from secgen.communication.gates import fold as gates_fold
from secgen.communication.gates import rules as gates_rules
from secgen.communication.happenings import decisions as happenings_decisions
from secgen.communication.happenings import fold as happenings_fold
from secgen.communication.happenings import rules as happenings_rules
from secgen.communication.partners import decisions as partners_decisions
from secgen.communication.partners import fold as partners_fold
from secgen.communication.partners import rules as partners_rules
from secgen.communication.press import decisions as press_decisions
from secgen.communication.press import fold as press_fold
from secgen.communication.press import rules as press_rules
from secgen.communication.programme import decisions as programme_decisions
from secgen.communication.programme import fold as programme_fold
from secgen.communication.programme import rules as programme_rules
from secgen.communication.publications import decisions as publications_decisions
from secgen.communication.publications import fold as publications_fold
from secgen.communication.publications import rules as publications_rules
from secgen.communication.state import Communication
from secgen.kernel.act import Act
from secgen.kernel.domain import Decide, Domain, Fold
from secgen.kernel.finding import Rule
from secgen.kernel.rulemaking import rules_of

DECIDE: Final[Mapping[type[Act], Decide]] = {
    **gates_decisions.DECIDE,
    **editions_decisions.DECIDE,
    **programme_decisions.DECIDE,
    **press_decisions.DECIDE,
    **channels_decisions.DECIDE,
    **publications_decisions.DECIDE,
    **brand_decisions.DECIDE,
    **happenings_decisions.DECIDE,
    **partners_decisions.DECIDE,
}
FOLD: Final[Mapping[type[Act], Fold]] = {
    **gates_fold.FOLD,
    **editions_fold.FOLD,
    **programme_fold.FOLD,
    **press_fold.FOLD,
    **channels_fold.FOLD,
    **publications_fold.FOLD,
    **brand_fold.FOLD,
    **happenings_fold.FOLD,
    **partners_fold.FOLD,
}
RULES: Final[Mapping[str, Rule]] = rules_of(
    rules,
    gates_rules,
    editions_rules,
    programme_rules,
    press_rules,
    channels_rules,
    publications_rules,
    brand_rules,
    happenings_rules,
    partners_rules,
)
DOMAIN: Final = Domain("communication", Communication, DECIDE, FOLD, RULES)
