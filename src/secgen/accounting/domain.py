"""The domain of the accounts: its own acts, and those of the budget it follows."""

from __future__ import annotations

from typing import Final

from secgen.accounting import rules
from secgen.accounting.decisions import DECIDE
from secgen.accounting.fold import FOLD, FOLLOW
from secgen.accounting.state import Accounts
from secgen.kernel.domain import Domain
from secgen.kernel.rulemaking import rules_of

DOMAIN: Final = Domain("accounting", Accounts, DECIDE, FOLD, rules_of(rules), follow=FOLLOW)
