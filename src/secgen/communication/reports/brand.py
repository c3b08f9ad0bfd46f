"""What the marks report: obligations and how they stand, breaches and what became of them."""

from __future__ import annotations

from datetime import date

from secgen.communication.brand.state import Brand, BreachRow, ObligationRow
from secgen.communication.reports._common import communication
from secgen.kernel.text import Text
from secgen.reports.table import Column, Table
from secgen.reports.view import Options, View


def _brand(view: View) -> Brand:
    return communication(view).brand


def visibility_obligations(view: View, options: Options) -> Table:
    """Every obligation: supports awaited, proofs seen, what is missing, breaches open."""
    brand = _brand(view)
    rows: list[tuple[object, ...]] = []
    for name, row in sorted(brand.obligations.items()):
        made = row.made
        approved = _approved(brand, row)
        missing = [support for support in made.supports if support not in approved]
        open_breaches = sum(_status(brand.breaches[b], view.on) in ("open", "to_refer") for b in row.breaches)
        referred = any(brand.breaches[b].referred_on is not None for b in row.breaches)
        status = _standing(row, missing, open_breaches, referred, view.on)
        rows.append(
            (
                name,
                made.grant,
                made.beneficiary,
                made.action,
                made.case,
                made.starts,
                made.ends,
                len(row.proofs),
                ", ".join(sorted(approved)),
                ", ".join(missing) if made.proof_required else "",
                open_breaches,
                status,
            )
        )
    columns = (
        Column("obligation", Text("obligation", "obligation"), "text"),
        Column("grant", Text("subvention", "grant"), "text"),
        Column("beneficiary", Text("bénéficiaire", "beneficiary"), "text"),
        Column("action", Text("action", "action"), "text"),
        Column("case", Text("cas", "case"), "text"),
        Column("starts", Text("du", "from"), "date"),
        Column("ends", Text("au", "to"), "date"),
        Column("proofs", Text("épreuves", "proofs"), "int"),
        Column("approved", Text("supports approuvés", "supports approved"), "text"),
        Column("missing", Text("supports attendus", "supports awaited"), "text"),
        Column("breaches", Text("manquements ouverts", "breaches open"), "int"),
        Column("status", Text("état", "status"), "text"),
    )
    title = Text("Obligations de visibilité de l'État", "Obligations of visibility of the State")
    return Table("visibility_obligations", title, columns, rows)


def _approved(brand: Brand, row: ObligationRow) -> set[str]:
    proofs = (brand.proofs[proof] for proof in row.proofs)
    return {proof.made.layout.support for proof in proofs if proof.answer == "approved"}


def _standing(row: ObligationRow, missing: list[str], breaches: int, referred: bool, on: date) -> str:
    made = row.made
    if breaches:
        return "breach"
    if referred:
        return "referred"
    if made.starts is not None and on < made.starts and (missing or not row.proofs):
        return "to_come"
    if not missing or not made.proof_required:
        return "kept"
    return "overdue" if made.ends is not None and on > made.ends else "awaited"


def brand_breaches(view: View, options: Options) -> Table:
    """Breaches noticed: cured, open, to be referred, referred to the grants service."""
    brand = _brand(view)
    rows = []
    for name, row in sorted(brand.breaches.items()):
        made, grant = row.made, brand.obligations[row.made.obligation].made
        late = max((view.on - made.cure_by).days, 0) if row.cured_on is None and row.referred_on is None else None
        rows.append(
            (
                name,
                made.obligation,
                grant.grant,
                grant.beneficiary,
                made.support,
                ", ".join(made.rules),
                made.on,
                made.cure_by,
                row.cured_on,
                row.referred_on,
                late,
                _status(row, view.on),
            )
        )
    columns = (
        Column("breach", Text("manquement", "breach"), "text"),
        Column("obligation", Text("obligation", "obligation"), "text"),
        Column("grant", Text("subvention", "grant"), "text"),
        Column("beneficiary", Text("bénéficiaire", "beneficiary"), "text"),
        Column("support", Text("support", "support"), "text"),
        Column("rules", Text("règles", "rules"), "text"),
        Column("noticed", Text("constaté le", "noticed"), "date"),
        Column("cure_by", Text("à réparer avant le", "to cure by"), "date"),
        Column("cured", Text("réparé le", "cured"), "date"),
        Column("referred", Text("transmis le", "referred"), "date"),
        Column("days_late", Text("jours de retard", "days late"), "int"),
        Column("status", Text("état", "status"), "text"),
    )
    title = Text("Manquements aux obligations de visibilité", "Breaches of obligations of visibility")
    return Table("brand_breaches", title, columns, rows)


def _status(row: BreachRow, on: date) -> str:
    if row.cured_on is not None:
        return "cured"
    if row.referred_on is not None:
        return "referred"
    return "to_refer" if on > row.made.cure_by else "open"


def proofs(view: View, options: Options) -> Table:
    """Proofs submitted: days before the release, rules breached, answer."""
    rows = []
    for name, row in sorted(_brand(view).proofs.items()):
        layout = row.made.layout
        days = None if layout.release is None else (layout.release - row.made.on).days
        cells = (name, row.made.obligation, layout.support, row.made.on, layout.release, days)
        rows.append((*cells, ", ".join(row.made.breaches), row.answer, row.answered_on))
    columns = (
        Column("proof", Text("épreuve", "proof"), "text"),
        Column("obligation", Text("obligation", "obligation"), "text"),
        Column("support", Text("support", "support"), "text"),
        Column("submitted", Text("soumise le", "submitted"), "date"),
        Column("release", Text("diffusion", "release"), "date"),
        Column("days", Text("jours d'avance", "days ahead"), "int"),
        Column("breaches", Text("règles enfreintes", "rules breached"), "text"),
        Column("answer", Text("réponse", "answer"), "text"),
        Column("answered", Text("répondu le", "answered"), "date"),
    )
    return Table("proofs", Text("Épreuves soumises", "Proofs submitted"), columns, rows)
