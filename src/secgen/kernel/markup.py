"""What notebooks show: escaped, without script, nothing fetched, readable on light and dark pages."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from html import escape
from typing import TYPE_CHECKING, Final

from secgen.kernel.figures import localised
from secgen.kernel.finding import Verdict
from secgen.kernel.money import Money
from secgen.kernel.text import Text, clean

if TYPE_CHECKING:
    from secgen.kernel.finding import Finding
    from secgen.kernel.readings import LawValue

_LIGHT: Final = (
    "--ok:#18753c;--no:#b5091c;--maybe:#8a5a00;--soft:#5d5d68;--line:#d9d9e0;--accent:#000091;--over:#b34000;"
    "--bar:#8b8be0;--s1:#000091;--s2:#c9742b;--s3:#3a8f86;--s4:#a0487a;--s5:#7a7a86"
)
_DARK: Final = (
    "--ok:#7fd6a0;--no:#ff8f8f;--maybe:#f2c14e;--soft:#a8a8b4;--line:#46464f;--accent:#a9a9ff;--over:#ffab6b;"
    "--bar:#6a6ad0;--s1:#9a9aff;--s2:#e6a061;--s3:#6cc4ba;--s4:#dd8fb9;--s5:#a3a3b0"
)
PALETTE: Final = (
    f".secgen{{{_LIGHT}}}"
    "[data-jp-theme-light=false] .secgen,.vscode-dark .secgen,[data-theme=dark] .secgen,[theme=dark] .secgen"
    f"{{{_DARK}}}"
    "@media (prefers-color-scheme:dark){"
    f"body:not([data-jp-theme-light],.vscode-light,[data-theme=light]) .secgen{{{_DARK}}}}}"
)
"""Colours by role. A notebook says its own theme; a bare page follows the system."""
_LOOK: Final = (
    ".secgen{line-height:1.5;max-width:62rem;overflow-wrap:break-word}"
    ".secgen p{margin:.3em 0;min-width:26rem}.secgen ul{margin:.2em 0;padding-left:1.3em}.secgen li{margin:.15em 0}"
    ".secgen small{color:var(--soft);font-size:.88em}.secgen summary{cursor:pointer}"
    ".secgen .pass{color:var(--ok)}.secgen .breach{color:var(--no)}.secgen .undetermined{color:var(--maybe)}"
    ".secgen .says{border-left:3px solid var(--line);padding:.1em 0 .1em .8em;margin:.5em 0}"
    ".secgen .says.breach{border-color:var(--no);color:inherit}"
    ".secgen .says.undetermined{border-color:var(--maybe);color:inherit}"
    ".secgen .says.pass{border-color:var(--ok);color:inherit}"
    ".secgen table.plain{border-collapse:collapse;font-size:.92em;margin:.3em 0}"
    ".secgen table.plain caption{text-align:left;font-weight:650;padding:.2em 0;caption-side:top}"
    ".secgen table.plain th,.secgen table.plain td{text-align:left;vertical-align:top;padding:.2em .9em .2em 0;"
    "border-bottom:1px solid var(--line);background:none}"
    ".secgen table.plain th[scope=row]{font-weight:500}"
    ".secgen table.plain .num{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}"
    ".secgen table.plain .when{white-space:nowrap}"
)
MARKS: Final = {Verdict.PASS: "✓", Verdict.BREACH: "✗", Verdict.UNDETERMINED: "?"}
SHOWN: Final = 60
"""How many lines a notebook shows before it says how many are hidden."""
_MORE: Final = Text("… {n} de plus", "… {n} more")
_ADVISORY: Final = Text("avis, sans blocage", "advice, does not block")


def safe(text: object) -> str:
    """Text that can be put anywhere in a page; nothing in it can hide or turn the reading direction."""
    return escape(localised(clean(str(text))))


def box(content: str, kind: str = "") -> str:
    """A fragment with its own colours, for one cell of a notebook."""
    names = f"secgen {kind}".rstrip()
    return f'<div class="{names}"><style>{PALETTE}{_LOOK}</style>{content}</div>'


def plain_table(caption: object, heads: Iterable[object], rows: Iterable[Iterable[object]]) -> str:
    """A small table: a caption, heads of columns, the first cell of a row as its head; at most sixty rows."""
    listed = [tuple(row) for row in rows]
    body = "".join(
        f'<tr><th scope="row"{_kind(first)}>{safe(first)}</th>{"".join(map(_cell, rest))}</tr>'
        for first, *rest in listed[:SHOWN]
    )
    head = "".join(f'<th scope="col">{safe(each)}</th>' for each in heads)
    return (
        f'<table class="plain"><caption>{safe(caption)}</caption><thead><tr>{head}</tr></thead>'
        f"<tbody>{body}</tbody></table>{more(len(listed))}"
    )


def _cell(cell: object) -> str:
    return f"<td{_kind(cell)}>{safe(cell)}</td>"


def _kind(cell: object) -> str:
    if isinstance(cell, date):
        return ' class="when"'
    return ' class="num"' if isinstance(cell, int | Money) else ""


def more(count: int) -> str:
    """How many of so many lines are not shown, or nothing."""
    return f"<p><small>{safe(_MORE.fill(n=count - SHOWN))}</small></p>" if count > SHOWN else ""


def verdict_html(verdict: Verdict) -> str:
    """The verdict: a sign and a word, so that colour says nothing alone."""
    return f'<b class="{verdict.value}">{MARKS[verdict]}&nbsp;{safe(verdict.label)}</b>'


def finding_html(finding: Finding) -> str:
    """What a rule says, on what it saw, by which text, and what to do."""
    verdict = finding.verdict
    advice = "" if finding.blocking or verdict is Verdict.PASS else f" <small>({safe(_ADVISORY)})</small>"
    place = safe(finding.subject) + (f" · {safe(finding.where)}" if finding.where else "")
    parts = [
        f"<p>{verdict_html(verdict)}{advice} <code>{safe(finding.rule)}</code> {safe(finding.statement)}</p>",
        _facts(finding.inputs),
        "".join(f"<p><small>{law_line(value)}</small></p>" for value in finding.law),
        f"<p><small>{place}</small></p>" if place else "",
    ]
    if verdict is not Verdict.PASS:
        texts = ", ".join(f"{ref} ({ref.status.label})" for ref in finding.legal)
        parts += [f"<p><b>→ {safe(finding.remedy)}</b></p>", f"<p><small>{safe(texts)}</small></p>"]
    return f'<div class="says {verdict.value}">{"".join(parts)}</div>'


def findings_html(findings: Iterable[Finding]) -> str:
    """Breaches first, then what is undetermined; what passes is folded away."""
    listed = tuple(findings)
    parts = []
    for verdict in (Verdict.BREACH, Verdict.UNDETERMINED):
        said = [f for f in listed if f.verdict is verdict]
        parts += [*map(finding_html, said[:SHOWN]), more(len(said))]
    if passed := [f for f in listed if f.verdict is Verdict.PASS]:
        label = Text("règles respectées", "rules pass") if len(passed) > 1 else Text("règle respectée", "rule passes")
        rows = ((f.rule, f.statement, "; ".join(f"{name} = {value}" for name, value in f.inputs)) for f in passed)
        heads = (Text("Règle", "Rule"), Text("Énoncé", "Statement"), Text("Vu", "Seen"))
        parts.append(
            f'<details><summary><span class="pass">✓</span> {len(passed)} {safe(label)}</summary>'
            f"{plain_table('', heads, rows)}</details>"
        )
    return "".join(parts)


def law_line(value: LawValue) -> str:
    """One value of the law: what it is, how much, by which text, since when, how sure."""
    mark = f" {value.compare}" if value.compare else ""
    source = f"{value.ref} · {value.since} · {value.status.label}"
    return (
        f"§ {safe(value.title)} <code>{safe(value.id)}</code>{safe(mark)} <b>{safe(value.show())}</b> ({safe(source)})"
    )


def _facts(inputs: Iterable[tuple[str, str]]) -> str:
    shown = " · ".join(f"{safe(name)} = <b>{safe(value)}</b>" for name, value in inputs)
    return f"<p>{shown}</p>" if shown else ""
