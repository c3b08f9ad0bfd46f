"""``sg.accounting``: what the accounts need and the budget does not hold, one verb for each act."""

from __future__ import annotations

from typing import cast

from secgen.accounting import events as ev
from secgen.accounting.state import Accounts
from secgen.desk import Desk, Verb


class AccountingDesk(Desk):
    """The verbs of the accounts, in the order of a year."""

    capitalise = Verb(ev.AssetCapitalised)
    put_into_service = Verb(ev.AssetPutIntoService)
    dispose = Verb(ev.AssetDisposed)
    count = Verb(ev.AssetCounted)
    assess_provision = Verb(ev.ProvisionAssessed)
    declare_adjustment = Verb(ev.AdjustmentDeclared)
    sign = Verb(ev.StatementSigned)

    @property
    def state(self) -> Accounts:
        """The accounts as they stand: flows, assets, provisions… Read it, never change it."""
        return cast(Accounts, self._secretariat.state("accounting"))
