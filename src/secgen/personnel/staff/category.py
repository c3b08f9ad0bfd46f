"""The hierarchical category of an agent on a day."""

from __future__ import annotations

from datetime import date

from secgen.kernel.judge import LawBook
from secgen.personnel.staff.grids import grids_of
from secgen.personnel.staff.state import AgentRow


def category_of(row: AgentRow, day: date, law: LawBook) -> str:
    """A, B or C: by the grade, or the contract; empty if neither is known on the day."""
    held = row.classification(day)
    if held is not None:
        return grids_of(law).grade(held.corps, held.grade, day).category
    contract = row.contract(day) or (row.contracts[-1] if row.contracts else None)
    return contract.category if contract is not None else ""
