"""When a child gives right to the family supplement (*SFT*, decree 85-1148 art. 11). Births come from the vault."""

from __future__ import annotations

from datetime import date

from secgen.kernel.dates import add_months
from secgen.kernel.judge import Law


def family_supplement_months(born: date, law: Law) -> tuple[date, date]:
    """HR-09. The first day the supplement is paid for a child and the first day it no longer is.

    From the 1st of the month after the birth to the 1st of the month of the birthday at which the child is no
    longer in charge (20).
    """
    age = law.read("pay.family.age", born).number
    leaves = add_months(born, 12 * age)
    return add_months(born.replace(day=1), 1), leaves.replace(day=1)
