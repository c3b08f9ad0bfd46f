"""What came of a file, as a notebook shows it: the counts, what is wrong by kind, then where."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from secgen.kernel.anomaly import Anomaly
from secgen.kernel.finding import Finding, Verdict
from secgen.kernel.markup import box, findings_html, plain_table, safe
from secgen.kernel.text import Text

_ASIDE: Final = Text("ligne écartée", "row set aside")
_KEPT: Final = Text("à savoir", "worth knowing")
_KINDS: Final = Text("Ce qui ne va pas, par nature", "What is wrong, by kind")
_ONE_BY_ONE: Final = Text("Ligne par ligne", "Row by row")


def outcome_html(summary: str, clean: bool, anomalies: Sequence[Anomaly], findings: Sequence[Finding]) -> str:
    """Counts on one line, kinds of anomalies with an example of each, every row folded below, then the findings."""
    kind, mark = ("pass", "✓") if clean else ("breach", "✗")
    parts = [f'<p><b class="{kind}">{mark}</b> {safe(summary)}</p>']
    if anomalies:
        kinds = (Text("Nature", "Kind"), Text("Nombre", "Count"), Text("Suite", "Then"), Text("Exemple", "Example"))
        parts.append(plain_table(_KINDS, kinds, _kinds(anomalies)))
        heads = (Text("Ligne", "Row"), Text("Colonne", "Column"), Text("Valeur", "Value"), Text("Remède", "Remedy"))
        rows = ((a.line, a.column, a.value, a.remedy) for a in anomalies)
        parts.append(f"<details><summary>{safe(_ONE_BY_ONE)}</summary>{plain_table('', heads, rows)}</details>")
    parts.append(findings_html([f for f in findings if f.verdict is not Verdict.PASS]))
    return box("".join(parts), "secgen-file")


def _kinds(anomalies: Sequence[Anomaly]) -> list[tuple[object, ...]]:
    first = {a.kind: a for a in reversed(anomalies)}
    counts = Counter(a.kind for a in anomalies)
    return [
        (kind, n, _ASIDE if first[kind].severity == "row" else _KEPT, first[kind].message)
        for kind, n in counts.most_common()
    ]
