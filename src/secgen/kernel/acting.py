"""Acts as a notebook shows them: tried, recorded, posted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from attrs import NOTHING, fields

from secgen.kernel.act import Act
from secgen.kernel.figures import whole
from secgen.kernel.finding import Finding, Verdict
from secgen.kernel.judge import show
from secgen.kernel.markup import box, findings_html, plain_table, safe
from secgen.kernel.text import Text

_FIELD: Final = Text("Champ", "Field")
_VALUE: Final = Text("Valeur", "Value")
_WAS: Final = Text("enregistré le {at}", "recorded at {at}")
_ACCEPTED: Final = Text("Accepté", "Accepted")
_REFUSED: Final = Text("Refusé", "Refused")
_NOTHING_DONE: Final = Text("simulation : rien n'est enregistré", "simulation: nothing is recorded")
_POSTED: Final = Text("{accepted} actes enregistrés, {refused} refusés", "{accepted} acts recorded, {refused} refused")


def recorded_html(position: int, act: Act, at: str) -> str:
    """An act of the journal: its position, its fields that say something."""
    caption = f"n° {position} · {act.tag} · {act.subject} · {_WAS.fill(at=at)}"
    return box(plain_table(caption, (_FIELD, _VALUE), _said(act)), "secgen-act")


def outcome_html(refused: bool, acts: Sequence[Act], findings: Sequence[Finding]) -> str:
    """What acts would do: the outcome first, then what the rules say."""
    kind, mark, word = ("breach", "✗", _REFUSED) if refused else ("pass", "✓", _ACCEPTED)
    named = ", ".join(f"{act.tag} {act.subject}" for act in acts[:3]) + (" …" if len(acts) > 3 else "")
    head = f'<p><b class="{kind}">{mark}&nbsp;{safe(word)}</b> {safe(named)} <small>({safe(_NOTHING_DONE)})</small></p>'
    return box(head + findings_html(findings), "secgen-simulation")


def posting_html(accepted: int, refused: int, findings: Sequence[Finding]) -> str:
    """What came of a long posting: how many acts, and why some were refused."""
    head = f"<p><b>{safe(_POSTED.fill(accepted=whole(accepted), refused=whole(refused)))}</b></p>"
    return box(head + findings_html([f for f in findings if f.verdict is not Verdict.PASS]), "secgen-posting")


def _said(act: Act) -> Iterator[tuple[str, str]]:
    """The fields that hold something else than their default."""
    every: Iterable[Any] = fields(type(act))
    for each in every:
        value = getattr(act, each.name)
        if each.default is NOTHING or value != each.default:
            yield each.name, show(value)
