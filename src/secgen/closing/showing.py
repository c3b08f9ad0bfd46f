"""The year-end file as a notebook shows it: its state, what it still wants and of whom, who signed, what is in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from secgen.kernel.figures import whole
from secgen.kernel.markup import box, plain_table, safe
from secgen.kernel.text import Text

if TYPE_CHECKING:
    from secgen.closing.file import YearEnd

_FILE: Final = Text("Dossier de clôture {year}", "Year-end file {year}")
_CLOSED: Final = Text("clos", "closed")
_NOT_CLOSED: Final = Text("non clos", "not closed")
_AGREE: Final = Text("Les trois comptabilités concordent au centime.", "The three ledgers agree to the cent.")
_MISSING: Final = Text("Ce qui manque", "What is missing")
_SIGNED: Final = Text("Signatures", "Signatures")
_INSIDE: Final = Text("{n} tableaux", "{n} tables")
_YES_NO: Final = {True: Text("oui", "yes"), False: Text("non", "no")}


def year_end_html(file: YearEnd) -> str:
    """The file on one screen; its tables are listed, folded."""
    kind, mark = ("pass", "✓") if file.complete else ("breach", "✗")
    state = _CLOSED if file.closed else _NOT_CLOSED
    parts = [f'<p><b class="{kind}">{mark}</b> <b>{safe(_FILE.fill(year=file.year))}</b> ({safe(state)})</p>']
    if file.missing:
        wants = (Text("Quoi", "What"), Text("Qui", "Who"), Text("Bloque", "Blocks"))
        parts.append(plain_table(_MISSING, wants, ((m.what, m.owner, _YES_NO[m.blocking]) for m in file.missing)))
    if file.signatures:
        heads = (Text("Rôle", "Role"), Text("Par", "By"), Text("Le", "On"), Text("Empreinte", "Digest"))
        signed = ((s.role, s.by, s.on, f"{s.digest[:16]}…") for s in file.signatures)
        parts.append(plain_table(_SIGNED, heads, signed))
    if file.complete:
        parts.append(f"<p>{safe(_AGREE)}</p>")
    listed = ((t.title, whole(len(t))) for t in file.tables)
    tables = plain_table("", (Text("Tableau", "Table"), Text("Lignes", "Rows")), listed)
    parts.append(f"<details><summary>{safe(_INSIDE.fill(n=len(file.tables)))}</summary>{tables}</details>")
    return box("".join(parts), "secgen-year-end")
