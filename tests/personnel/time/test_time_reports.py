"""Reports on time."""

from __future__ import annotations

from personnel.hiring import ANNE, BEN, staffed
from secgen import Money, Secretariat


def year() -> Secretariat:
    sg = staffed()
    sg.personnel.take_absence(agent=ANNE, kind="annual", on="2026-03-02", until="2026-03-06")
    sg.personnel.take_absence(agent=BEN, kind="annual", on="2026-03-02", until="2026-03-02", days="0.5")
    sg.personnel.grant_sick_leave(agent=BEN, leave="S-1", kind="ordinary", on="2026-03-03", until="2026-03-04")
    sg.personnel.authorise_telework(agent=ANNE, days_per_week="2", on="2026-01-05")
    sg.personnel.count_telework(agent=ANNE, year=2026, quarter=1, days="20", on="2026-03-31")
    return sg


def test_absences_are_counted_in_half_days_by_kind_and_by_any_dimension() -> None:
    sg = year()
    by_kind = {
        r["kind"]: (r["spells"], r["half_days"]) for r in sg.report("absences", year=2026, on="2026-12-31").to_dicts()
    }
    assert by_kind == {"annual leave": (2, 11), "ordinary sick leave": (1, 4)}
    by_status = sg.report("absences", by=["status"], year=2026, on="2026-12-31").to_dicts()
    assert {r["status"]: r["half_days"] for r in by_status} == {"civil_servant": 10, "contract": 5}
    assert sg.report("absences", year=2025, on="2026-12-31").rows == ()


def test_an_absence_is_not_told_before_it_begins() -> None:
    assert year().report("absences", year=2026, on="2026-03-01").rows == ()


def test_what_each_agent_has_left() -> None:
    rows = {row["agent"]: row for row in year().report("leave-balances", year=2026, on="2026-12-31").to_dicts()}
    assert (rows[ANNE]["leave"], rows[ANNE]["taken"], rows[ANNE]["left"]) == ("26", "5", "21")
    assert rows[ANNE]["allowance"] == Money.parse("57,60")
    assert (rows[BEN]["leave"], rows[BEN]["left"], rows[BEN]["artt"]) == ("25", "24.5", "")
