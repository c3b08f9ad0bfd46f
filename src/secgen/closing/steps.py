"""The closing calendar: each step of a year's end, when it is due, whether it is done, who owes it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Final

from attrs import frozen

from secgen.accounting.ledger import Ledger
from secgen.accounting.state import Accounts
from secgen.accounting.year_end import DIFFERENCE
from secgen.budget.state import Budget
from secgen.kernel.dates import add_months, year_end
from secgen.kernel.money import Money
from secgen.kernel.text import Text
from secgen.reports.table import Column, Table

BUDGET: Final = Text("budget", "budget office")
ACCOUNTANT: Final = Text("comptable", "accountant")
OFFICER: Final = Text("ordonnateur", "authorising officer")
PRESCRIBERS: Final = Text("prescripteurs", "prescribers")
MANAGER: Final = Text("RBOP", "BOP manager")
LEGAL: Final = Text("affaires juridiques", "legal affairs")
LOGISTICS: Final = Text("logistique", "logistics")
BENEFICIARIES: Final = Text("bénéficiaires", "beneficiaries")


@frozen
class Missing:
    """Something the closing still wants: what, who owes it, and whether the year can close without it."""

    what: Text
    owner: Text
    blocking: bool


@frozen
class Situation:
    """What the steps look at: the office at the end of the year, the tables of its file, and today."""

    year: int
    today: date
    budget: Budget
    accounts: Accounts
    ledger: Ledger
    tables: Mapping[str, Table]

    @property
    def day(self) -> date:
        """31 December of the year."""
        return year_end(self.year)


Look = Callable[[Situation], Iterator[Missing]]
Due = Callable[[Situation], date | None]


@frozen
class Step:
    """One step of the calendar: what is done, by when (none if no day is set), and what of it is missing."""

    name: Text
    owner: Text
    due: date | None
    missing: tuple[Missing, ...]

    @property
    def done(self) -> bool:
        """Nothing of it is missing."""
        return not self.missing


def _over(s: Situation) -> Iterator[Missing]:
    if s.today <= s.day:
        yield Missing(Text(f"l'exercice {s.year} n'est pas fini", f"the year {s.year} is not over"), BUDGET, True)
    if not any(year == s.year for year, _ in s.budget.lines):
        what = Text(f"aucune ligne budgétaire en {s.year}", f"no budget line in {s.year}")
        yield Missing(what, BUDGET, True)


def _placed(s: Situation) -> Iterator[Missing]:
    for each in s.ledger.unplaced(s.year):
        amount, where = Money(each.amount), " ".join(filter(None, (each.line, each.detail)))
        what = Text(
            f"aucun compte pour {where} ({each.role}, {amount} €) : compte d'attente, compléter « placement »",
            f"no account for {where} ({each.role}, {amount} €): in suspense, complete `placement`",
        )
        yield Missing(what, BUDGET, True)


def _agree(s: Situation) -> Iterator[Missing]:
    for ledger, label, amount in s.tables["reconciliation"].rows:
        if label in (DIFFERENCE.fr, DIFFERENCE.en) and amount != Money(0):
            fr, en = f"écart de {amount} € en comptabilité {ledger}", f"difference of {amount} € in the {ledger} ledger"
            yield Missing(Text(fr, en), BUDGET, True)


def _paid(s: Situation) -> Iterator[Missing]:
    waiting = [r for r in s.budget.requests.values() if r.stage in ("ordered", "accepted") and r.year == s.year]
    if waiting:
        total = Money(sum(r.amount for r in waiting))
        fr, en = f"{len(waiting)} demandes ordonnancées non payées", f"{len(waiting)} orders not paid"
        yield Missing(Text(f"{fr} ({total} €)", f"{en} ({total} €)"), ACCOUNTANT, False)


def _put_right(s: Situation) -> Iterator[Missing]:
    suspended = sum(r.stage == "suspended" for r in s.budget.requests.values())
    if suspended:
        fr, en = f"{suspended} paiements suspendus à régulariser", f"{suspended} suspended payments to put right"
        yield Missing(Text(fr, en), OFFICER, False)


def _rows(table: str, fr: str, en: str, owner: Text) -> Look:
    def look(s: Situation) -> Iterator[Missing]:
        if count := len(s.tables[table]):
            yield Missing(Text(f"{fr} : {count}", f"{en}: {count}"), owner, False)

    return look


def _certified(s: Situation) -> Iterator[Missing]:
    rows = s.budget.commitments
    count = sum(
        1
        for request in s.budget.requests.values()
        if request.stage == "received" and rows[request.commitment].certified <= rows[request.commitment].ordered
    )
    if count:
        fr, en = f"factures reçues sans service fait certifié : {count}", f"invoices without certified service: {count}"
        yield Missing(Text(fr, en), PRESCRIBERS, False)


def _calendar(s: Situation) -> Iterator[Missing]:
    row = s.budget.years.get(s.year)
    if row is None or row.orders_until is None:
        what = Text("calendrier de fin de gestion non enregistré", "closing calendar not recorded")
        yield Missing(what, BUDGET, False)


def _filed(kind: str, fr: str, en: str) -> Look:
    def look(s: Situation) -> Iterator[Missing]:
        if not any(filed == kind and year == s.year for filed, year, _ in s.budget.documents):
            yield Missing(Text(fr, en), MANAGER, False)

    return look


def _reviewed(s: Situation) -> Iterator[Missing]:
    for row in s.accounts.provisions.values():
        last = row.at(s.day)
        if last is not None and last.on.year < s.year and (last.recognised or last.contingent):
            fr, en = f"provision {row.provision} non revue", f"provision {row.provision} not reviewed"
            yield Missing(Text(f"{fr} en {s.year}", f"{en} in {s.year}"), LEGAL, False)


def _counted(s: Situation) -> Iterator[Missing]:
    held = [row for row in s.accounts.assets.values() if row.held(s.day) and row.in_service is not None]
    count = sum(1 for row in held if row.counted_on is None or row.counted_on.year < s.year)
    if count:
        fr, en = f"immobilisations non récolées en {s.year} : {count}", f"assets not counted in {s.year}: {count}"
        yield Missing(Text(fr, en), LOGISTICS, False)
    lost = [row.asset for row in held if row.counted == "no" and row.counted_on and row.counted_on <= s.day]
    if lost:
        names = ", ".join(sorted(lost))
        what = Text(f"immobilisations non retrouvées : {names}", f"assets not found: {names}")
        yield Missing(what, LOGISTICS, False)


def _old_works(s: Situation) -> Iterator[Missing]:
    rows = s.accounts.assets.values()
    since = add_months(s.day, -12)
    old = [row.asset for row in rows if row.in_progress(s.day) and row.entered_on <= since]
    if old:
        names = ", ".join(sorted(old))
        what = Text(f"en cours depuis plus d'un an : {names}", f"in progress for over a year: {names}")
        yield Missing(what, LOGISTICS, False)


def _no_day(_: Situation) -> None:
    return None


def _last_day(s: Situation) -> date:
    return s.day


def _commitments_until(s: Situation) -> date | None:
    row = s.budget.years.get(s.year)
    return row.commitments_until if row else None


def _orders_until(s: Situation) -> date | None:
    row = s.budget.years.get(s.year)
    return row.orders_until if row else None


_STEPS: Final[tuple[tuple[Text, Text, Due, Look], ...]] = (
    (Text("exercice terminé", "year over"), BUDGET, _no_day, _over),
    (Text("actes imputés sur un compte", "acts placed on an account"), BUDGET, _no_day, _placed),
    (Text("comptabilités rapprochées", "ledgers reconciled"), BUDGET, _no_day, _agree),
    (Text("paiements", "payments"), ACCOUNTANT, _last_day, _paid),
    (Text("suspensions régularisées", "suspensions put right"), OFFICER, _orders_until, _put_right),
    (
        Text("engagements clos", "commitments closed"),
        PRESCRIBERS,
        _commitments_until,
        _rows("to_close", "engagements à clore", "commitments to close", PRESCRIBERS),
    ),
    (
        Text("engagements dormants revus", "dormant commitments reviewed"),
        PRESCRIBERS,
        _no_day,
        _rows("dormant", "engagements dormants", "dormant commitments", PRESCRIBERS),
    ),
    (Text("services faits certifiés", "service certified"), PRESCRIBERS, _last_day, _certified),
    (
        Text("comptes rendus de subvention", "grant reports"),
        BENEFICIARIES,
        _no_day,
        _rows("grants_due", "comptes rendus financiers en retard", "financial reports overdue", BENEFICIARIES),
    ),
    (
        Text("programmation du BOP", "BOP programming"),
        MANAGER,
        _no_day,
        _filed("bop", "programmation du BOP non transmise", "BOP programming not filed"),
    ),
    (
        Text("compte rendu de gestion", "management report"),
        MANAGER,
        _no_day,
        _filed("management_report", "compte rendu de gestion non transmis", "management report not filed"),
    ),
    (Text("calendrier de fin de gestion", "closing calendar"), BUDGET, _no_day, _calendar),
    (Text("provisions revues", "provisions reviewed"), LEGAL, _last_day, _reviewed),
    (Text("récolement", "physical count"), LOGISTICS, _last_day, _counted),
    (Text("travaux mis en service", "works put into service"), LOGISTICS, _no_day, _old_works),
)


def steps(situation: Situation) -> tuple[Step, ...]:
    """Every step, in order, with what is missing of it."""
    return tuple(Step(name, owner, due(situation), tuple(look(situation))) for name, owner, due, look in _STEPS)


def calendar(year: int, listed: tuple[Step, ...]) -> Table:
    """The closing calendar as a table: done or missing, due when, owed by whom."""
    columns = (
        Column("step", Text("étape", "step"), "text"),
        Column("due", Text("échéance", "due"), "date"),
        Column("done", Text("fait", "done"), "bool"),
        Column("blocking", Text("bloque la clôture", "blocks the closing"), "bool"),
        Column("missing", Text("ce qui manque", "what is missing"), "text"),
        Column("owner", Text("à la charge de", "owed by"), "text"),
    )
    rows: list[tuple[object, ...]] = []
    for step in listed:
        rows += [
            (str(step.name), step.due, False, each.blocking, str(each.what), str(each.owner)) for each in step.missing
        ] or [(str(step.name), step.due, True, False, "", str(step.owner))]
    title = Text(f"Calendrier de clôture {year}", f"Closing calendar {year}")
    return Table("closing_calendar", title, columns, tuple(rows))
