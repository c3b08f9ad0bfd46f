"""The year, month by month: what each room does, then Chorus, then its extracts imported by the office."""

from __future__ import annotations

from calendar import monthrange
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from attrs import define, field

from secgen.budget.state import Budget
from secgen.demo.actors import named
from secgen.demo.chorus import ChorusYear, months
from secgen.demo.plan import PLANS, STAFF, YEAR
from secgen.demo.rooms import ROOMS, Room
from secgen.demo.telling import tell, title
from secgen.engine import Decision
from secgen.exchange.from_office import rows_for
from secgen.exchange.importing import import_file
from secgen.exchange.rows import HeaderInfo, PaymentRow, Row
from secgen.exchange.writer import write
from secgen.kernel.act import Act
from secgen.kernel.clock import ManualClock
from secgen.kernel.importing import Import
from secgen.kernel.money import Money
from secgen.kernel.text import Text
from secgen.secretariat import Secretariat


@define
class Played:
    """What the months gave: the imports, how many acts Chorus refused, what each room recorded, what was refused."""

    imports: list[Import] = field(factory=list)
    refused_by_chorus: int = 0
    kept: Counter[str] = field(factory=Counter)
    refused: list[Decision] = field(factory=list)

    def post(self, office: Secretariat, room: Room, acts: Iterable[Act]) -> None:
        """Post what a room does, and keep the count."""
        posting = office.post(named(acts, office.law))
        self.kept[str(room.name)] += posting.accepted
        self.refused += posting.refused


def evening(month: int, day: int, year: int = YEAR) -> datetime:
    """Six in the evening of a day of the year."""
    return datetime(year, month, day, 18, tzinfo=UTC)


def play(chorus: Secretariat, office: Secretariat, clock: ManualClock, folder: Path) -> Played:
    """Play the twelve months; the extracts go to ``folder/extracts``."""
    played = Played()
    done: list[Act] = []
    seen = 0
    rooms = [(room, room.by_month(office.law)) for room in ROOMS]
    for room, acts in rooms:
        played.post(office, room, acts.get(0, ()))
    available = {line: chorus.budget.available(YEAR, line) for line in [*(plan.line for plan in PLANS), STAFF]}
    title(Text("Mois par mois : extraits Chorus importés", "Month by month: Chorus extracts imported"))
    tell(f"{'':>9}{'AE':>16}{'CP':>16}  {Text('actes  refus  anomalies', 'acts  refused  anomalies')}")
    for month, acts_of_month in months(ChorusYear(available, chorus.law).generate()):
        clock.set(evening(month, monthrange(YEAR, month)[1]))
        for room, acts in rooms:
            played.post(office, room, acts.get(month, ()))
            played.post(office, room, room.month_end(office, month))
        refused = len(chorus.post(acts_of_month).refused)
        clock.set(clock() + timedelta(days=5))
        for recorded in chorus.acts(after=seen):
            done.append(recorded.act)
            seen = recorded.id
        extracts = _extracts(chorus, done, folder / "extracts", month)
        new = [import_file(office, layout, path) for layout, path in extracts]
        played.imports += new
        played.refused_by_chorus += refused
        ae, cp = _consumed(office.budget.state)
        count, odd = sum(i.recorded for i in new), sum(len(i.anomalies) for i in new)
        tell(f"{YEAR}-{month:02d}  {ae!s:>16}{cp!s:>16}  {count:>5}  {refused:>5}  {odd:>5}")
    return played


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
