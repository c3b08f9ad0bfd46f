"""The domain of the accounts: its own acts, and those of the budget it watches."""

from __future__ import annotations

from typing import Final

from secgen.accounting.decisions import DECIDE
from secgen.accounting.fold import FOLD, WATCH
from secgen.accounting.state import Accounts
from secgen.kernel.domain import Domain

DOMAIN: Final = Domain("accounting", Accounts, DECIDE, FOLD, WATCH)
