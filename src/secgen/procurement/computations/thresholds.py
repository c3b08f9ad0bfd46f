"""The thresholds of the code, as a central State authority or another buyer meets them on a day."""

from __future__ import annotations

from datetime import date

from secgen.kernel.judge import Law
from secgen.kernel.known_law import read_if_known
from secgen.kernel.readings import LawValue
from secgen.procurement.words import Buyer, Kind, Special, is_works


def exemption(kind: Kind, special: Special, law: Law, day: date) -> LawValue:
    """The need under which neither publicity nor competition is required (CCP art. R2122-8, -9, -9-1).

    In euros without VAT; the comparison is strict. Books of a library and innovative purchases have their own.
    """
    if special in ("books", "innovation"):
        return law.read(f"procurement.exemption.{special}", day)
    return law.read(f"procurement.exemption.{'works' if is_works(kind) else 'supplies'}", day)


def formal(kind: Kind, buyer: Buyer, law: Law, day: date) -> LawValue | None:
    """The value from which a formal procedure is required (CCP art. R2124-1), in euros without VAT.

    For supplies and services a State service has a lower one than local authorities. They are set for two years:
    ``None`` on a day whose threshold is not known.
    """
    return read_if_known(law, f"procurement.formal.{'works' if is_works(kind) else buyer}", day)
