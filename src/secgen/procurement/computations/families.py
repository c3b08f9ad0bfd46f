"""What the packs know of purchasing categories and central purchasing bodies."""

from __future__ import annotations

from secgen.kernel.judge import LawBook
from secgen.kernel.text import Text


def family_label(family: str, law: LawBook) -> str:
    """The name of a purchasing category (*groupe de marchandises*), or its code if the packs don't know it."""
    for row in law.section("purchase_family"):
        if row["id"] == family:
            return f"{family} {Text(row['fr'], row['en'])}"
    return family


def families_of(cpv: str, law: LawBook) -> tuple[str, ...]:
    """The purchasing categories whose CPV codes begin a code, as the packs map them."""
    return tuple(
        row["id"] for row in law.section("purchase_family") if any(cpv.startswith(prefix) for prefix in row["cpv"])
    )


def is_central_body(name: str, law: LawBook) -> bool | None:
    """Whether a name is a central purchasing body: ``None`` when the packs don't know it, no when there is no name."""
    if not name:
        return False
    return True if any(row["id"] == name for row in law.section("central_body")) else None
