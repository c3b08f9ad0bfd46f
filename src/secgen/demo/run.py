"""The main job, told as it runs: import the extracts month by month, report, explain, close."""

from __future__ import annotations

import json
import resource
import shutil
import time
from calendar import monthrange
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from attrs import frozen

from secgen.budget import events as ev
from secgen.budget.state import Budget
from secgen.closing import close_year, sign_year, write_file
from secgen.demo import story
from secgen.demo.chorus import ChorusYear, months
from secgen.demo.contracts import BuyingYear
from secgen.demo.park import REPORTS as PARK_REPORTS
from secgen.demo.park import ParkYear
from secgen.demo.plan import ACCOUNTANT, DIRECTOR, NODE, PLANS, REGION, STAFF, YEAR, opening_acts
from secgen.demo.staff import TAKEN_OVER, staff_acts
from secgen.exchange.from_office import rows_for
from secgen.exchange.importing import import_file
from secgen.exchange.rows import HeaderInfo, PaymentRow, Row
from secgen.exchange.writer import write
from secgen.kernel.act import Act
from secgen.kernel.clock import ManualClock
from secgen.kernel.errors import InvalidInput, RuleViolation
from secgen.kernel.importing import Import
from secgen.kernel.money import Money
from secgen.kernel.text import Text, lang
from secgen.law import Law, builtin_law
from secgen.opening import open_secretariat
from secgen.personnel.pay.payroll import last_day
from secgen.plugins.loader import PluginSet
from secgen.reporting import build_all, build_one
from secgen.reports import csv, html, svg
from secgen.reports import json as json_format
from secgen.reports.cells import show
from secgen.reports.table import Table
from secgen.reports.view import View
from secgen.secretariat import Posting, Secretariat

_REGION: Final = {"bop": sorted({f"{plan.programme.zfill(4)}-CARA" for plan in PLANS})}
_TELLING: Final = (
    ("consumption", ("ae_consumed", "ae_rate", "cp_consumed", "cp_rate")),
    ("roll_forward", ("closing",)),
    ("payment_delays", ("paid", "late", "late_share", "interest")),
    ("late_payments", ("interest", "compensation")),
)
_MARK: Final = ".secgen-demo"
_REPORTS: Final = (
    *("forecast", "roll-forward", "ageing", "payment-delays", "late-payments", "grants-due", "profile"),
    *("headcount", "fte", "payroll", "payroll-against-t2", "career-events"),
    *("buyer-board", "contracts", "splitting", "direct-awards"),
)


@frozen
class Outcome:
    """What the demo did, for whoever called it."""

    folder: Path
    acts: int
    refused: int
    imports: tuple[Import, ...]
    agree: bool
    complete: bool


def run(folder: Path) -> Outcome:
    """Play the year into ``folder``: extracts, store, reports, year-end file. Prints as it goes."""
    started = time.monotonic()
    _empty(folder)
    for name in ("extracts", "reports"):
        (folder / name).mkdir(parents=True)
    law = builtin_law()
    plugins = PluginSet.builtin()
    clock = ManualClock(_evening(1, 2))
    chorus = open_secretariat("memory:", region=REGION, year=YEAR, node=NODE, plugins=plugins, law=law, clock=clock)
    office = open_secretariat(
        f"sqlite:///{folder / 'office.db'}", region=REGION, year=YEAR, node=NODE, plugins=plugins, law=law, clock=clock
    )
    with chorus, office:
        _title(
            Text("DRAC Auvergne-Rhône-Alpes, année de référence 2023", "DRAC Auvergne-Rhône-Alpes, reference year 2023")
        )
        opening = list(opening_acts(law))
        chorus.record(*opening)
        office.record(*opening, _profile(office, opening))
        own = _own_acts()
        imports, refused = _months(chorus, office, clock, folder, own)
        agree = _same(chorus, office)
        _buying(office, law)
        _refusals(office)
        _known_at(office)
        complete = _close(chorus, office, clock, folder)
        head = office.verify()
        _say(Text("chaîne vérifiée", "chain verified"), f"{head.position} · {head.digest[:16]}…")
        _write_reports(office, folder)
        acts = chorus.verify().position
        _say(
            Text("actes contrôlés / refusés", "acts controlled / refused"),
            f"{acts} / {sum(len(p.refused) for p in refused)}",
        )
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    _say(Text("durée, mémoire", "time, memory"), f"{time.monotonic() - started:.1f} s, {peak} MB")
    _say(Text("résultats", "results"), f"{folder}/index.html")
    return Outcome(folder, acts, sum(len(p.refused) for p in refused), tuple(imports), agree, complete)


def _empty(folder: Path) -> None:
    """Start from an empty folder; only a folder that an earlier demo made is emptied."""
    if folder.exists() and any(folder.iterdir()):
        if not (folder / _MARK).exists():
            raise InvalidInput("SG-FILE", file=str(folder), problem="not empty, and not made by the demo")
        shutil.rmtree(folder)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / _MARK).touch()


def _evening(month: int, day: int, year: int = YEAR) -> datetime:
    return datetime(year, month, day, 18, tzinfo=UTC)


def _month_end(month: int) -> datetime:
    return _evening(month, monthrange(YEAR, month)[1])


def _profile(office: Secretariat, opening: Iterable[Act]) -> Act:
    """The planned payments: the CP of the region, by a usual profile in per mille of the year."""
    moved = [act for act in opening if isinstance(act, ev.AppropriationsMoved)]
    total = Money.sum(act.cp for act in moved)
    return ev.ProfilePlanned(
        on=moved[0].on,
        by=DIRECTOR,
        year=YEAR,
        node="CARA",
        months=total.share(95, 100).split((20, 60, 90, 100, 105, 100, 95, 75, 90, 95, 95, 75)),
    )


def _own_acts() -> list[Act]:
    """The office's own stories, recorded each month when their day comes."""
    return [*story.interruption(), *story.requisition(), *story.grant()]


def _months(
    chorus: Secretariat, office: Secretariat, clock: ManualClock, folder: Path, own: list[Act]
) -> tuple[list[Import], list[Posting]]:
    imports, postings = [], []
    done: list[Act] = []
    seen = 0
    park = ParkYear().generate()
    office.post(act for act in park if act.on.year < YEAR)
    available = {line: chorus.budget.available(YEAR, line) for line in [*(plan.line for plan in PLANS), STAFF]}
    _title(Text("Mois par mois : extraits Chorus importés", "Month by month: Chorus extracts imported"))
    print(f"{'':>9}{'AE':>16}{'CP':>16}  {Text('actes  refus  anomalies', 'acts  refused  anomalies')}")
    for month, acts in months(ChorusYear(available, chorus.law).generate()):
        clock.set(_month_end(month))
        for act in (a for a in own if a.on.month == month):
            office.record(act)
        _staff(office, month)
        office.post(act for act in park if (act.on.year, act.on.month) == (YEAR, month))
        posting = chorus.post(acts)
        postings.append(posting)
        clock.set(clock() + timedelta(days=5))
        new = []
        for recorded in chorus.acts(after=seen):
            done.append(recorded.act)
            seen = recorded.id
        for layout, path in _extracts(chorus, done, folder / "extracts", month):
            new.append(import_file(office, layout, path))
        imports += new
        budget = office.budget.state
        ae, cp = _consumed(budget)
        count, odd = sum(i.recorded for i in new), sum(len(i.anomalies) for i in new)
        print(f"{YEAR}-{month:02d}  {ae!s:>16}{cp!s:>16}  {count:>5}  {len(posting.refused):>5}  {odd:>5}")
    return imports, postings


def _staff(office: Secretariat, month: int) -> None:
    """What happens to the staff that month, then its payroll, as the office computes it from its own journal."""
    office.record(*(act for act in staff_acts(office.law) if act.on.month == month))
    if month >= TAKEN_OVER.month:
        paid = office.personnel.payroll(YEAR, month)
        office.record(paid.settled(last_day(YEAR, month), STAFF, by=DIRECTOR))


def _consumed(budget: Budget) -> tuple[Money, Money]:
    rows = [row for (year, _), row in budget.lines.items() if year == YEAR]
    return Money(sum(r.ae_committed for r in rows)), Money(sum(r.cp_paid for r in rows))


def _extracts(chorus: Secretariat, acts: list[Act], folder: Path, month: int) -> Iterator[tuple[str, Path]]:
    """The month's two extracts, in the regional layout: commitments to date, payments of the month."""
    budget = chorus.budget.state
    for layout in ("inf-bud-53-ae", "inf-bud-53-cp"):
        rows = [row for row in rows_for(layout, budget, acts) if _of_month(row, month)]
        path = folder / f"{YEAR}-{month:02d}-{layout}.csv"
        write(layout, rows, path, header_info=HeaderInfo(fiscal_year=YEAR), drop=True)
        yield layout, path


def _of_month(row: Row, month: int) -> bool:
    return not isinstance(row, PaymentRow) or (row.paid_on is not None and row.paid_on.month == month)


def _same(chorus: Secretariat, office: Secretariat) -> bool:
    """Chorus and the office agree to the cent on every line they both know."""
    there, here = chorus.budget.state, office.budget.state
    own = {"2109000001/1", "2109000002/1", "2109000003/1"}
    differences = 0
    for key, row in there.commitments.items():
        other = here.commitments.get(key)
        amount, paid = row.committed - row.withdrawn, row.paid
        if amount and (other is None or (other.committed - other.withdrawn, other.paid) != (amount, paid)):
            differences += 1
    extra = [key for key in here.commitments if key not in there.commitments and key not in own]
    agree = not differences and not extra
    mark = "✔" if agree else f"✗ {differences + len(extra)}"
    _say(Text("Chorus et journal concordent au centime", "Chorus and journal agree to the cent"), mark)
    return agree


def _buying(office: Secretariat, law: Law) -> None:
    """The buyer's year: needs, consultations, contracts, orders; alerts are recorded with the acts."""
    posting = office.post(BuyingYear(law, YEAR).acts())
    told = f"{posting.accepted} / {len(posting.refused)}"
    _say(Text("actes d'achat enregistrés / refusés", "acts of buying recorded / refused"), told)


def _refusals(office: Secretariat) -> None:
    _title(Text("Deux refus, expliqués", "Two refusals, explained"))
    for act in story.refusals():
        try:
            office.record(act)
        except RuleViolation as refusal:
            for finding in refusal.findings:
                print(f"✗ {finding}")


def _known_at(office: Secretariat) -> None:
    """The same day seen from two moments: what was known then, what is known now."""
    _title(Text("Le 30 juin, vu de deux moments", "30 June, seen from two moments"))
    for label, known_at in (
        (Text("connu le 30 juin", "as known on 30 June"), "2023-06-30"),
        (Text("connu aujourd'hui", "as known today"), None),
    ):
        table = office.report("consumption", by="year", on="2023-06-30", known_at=known_at, where=_REGION)
        row = table.to_dicts()[0]
        _say(label, f"AE {row['ae_consumed']} · CP {row['cp_consumed']}")


def _close(chorus: Secretariat, office: Secretariat, clock: ManualClock, folder: Path) -> bool:
    """Services rendered and not paid are recorded from a file, then the year is closed."""
    clock.set(_evening(1, 10, YEAR + 1))
    path = folder / "extracts" / "services.jsonl"
    path.write_text(
        "\n".join(json.dumps(act, ensure_ascii=False) for act in _unpaid_services(chorus)), encoding="utf-8"
    )
    office.record(*(json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()))
    office.record(*story.accounts())
    clock.set(_evening(1, 15, YEAR + 1))
    close_year(office, YEAR, record=True, by=DIRECTOR)
    for role, by in (("authorising_officer", DIRECTOR), ("accountant", ACCOUNTANT)):
        sign_year(office, YEAR, role, by=by)
    file = close_year(office, YEAR)
    write_file(file, folder / "year-end")
    _title(Text("Clôture", "Closing"))
    print(file)
    return file.complete and file.closed


def _unpaid_services(chorus: Secretariat) -> Iterator[dict[str, str]]:
    for row in chorus.budget.state.commitments.values():
        if row.rendered_unpaid > 0 and row.last_service is not None:
            yield {
                "act": "budget.certified",
                "commitment": row.made.commitment,
                "amount": str(Money(row.rendered_unpaid)),
                "on": row.last_service.isoformat(),
                "by": DIRECTOR,
            }


def _write_reports(office: Secretariat, folder: Path) -> None:
    view = View(office, on=f"{YEAR}-12-31", year=YEAR)
    plugins = office.plugins
    tables = [
        build_one(plugins, view, "consumption", {"where": _REGION}),
        *build_all(plugins, view, (*_REPORTS, *PARK_REPORTS)),
    ]
    by_department = build_one(plugins, view, "consumption", {"by": "department", "where": _REGION})
    by_month = build_one(plugins, view, "consumption", {"by": "month", "where": _REGION})
    sections = [
        html.Section(tables[0]),
        html.Section(by_department, svg.bars(by_department, "department", ("ae_consumed", "cp_consumed"))),
        html.Section(by_month, svg.lines(by_month, "month", ("ae_consumed", "cp_consumed"))),
        *(html.Section(table) for table in tables[1:]),
    ]
    title = f"DRAC Auvergne-Rhône-Alpes, {YEAR}"
    subtitle = Text("Année simulée sur des crédits publiés", "A simulated year on published appropriations")
    (folder / "index.html").write_text(html.page(sections, title, lang(), str(subtitle)), encoding="utf-8")
    for table in [
        *tables,
        _named(by_department, "consumption-by-department"),
        _named(by_month, "consumption-by-month"),
    ]:
        name = table.name.replace("_", "-")
        (folder / "reports" / f"{name}.csv").write_text(csv.render(table, lang()), encoding="utf-8", newline="")
        (folder / "reports" / f"{name}.json").write_text(json_format.render(table, lang()), encoding="utf-8")
    _title(Text("Les chiffres qui parlent", "The telling figures"))
    by_name = {table.name: table for table in tables}
    for report, columns in _TELLING:
        table = by_name[report]
        assert table.total is not None
        for name in columns:
            place = table.index(name)
            column = table.columns[place]
            _say(column.label, show(table.total[place]))


def _named(table: Table, name: str) -> Table:
    from attrs import evolve

    return evolve(table, name=name)


def _title(text: Text) -> None:
    print(f"\n── {text} " + "─" * max(3, 74 - len(str(text))))


def _say(label: Text, value: str) -> None:
    print(f"{label}: {value}")
