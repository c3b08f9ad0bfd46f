"""The rulebook."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from markdown import anchor, both, table

from secgen.kernel.finding import Rule
from secgen.law import builtin_law
from secgen.secretariat import DOMAINS, all_rules

_LAW = builtin_law()
_RULES = [rule for rules in all_rules().values() for rule in rules]

_FORM = "What an act must be for any other rule to make sense."
_DOMAIN = "Their numbers are those used in tests, issues and findings."


def page() -> Iterator[str]:
    counts = Counter(rule.status.label.en for rule in _RULES)
    yield "# The rulebook"
    yield ""
    yield f"{len(_RULES)} rules, made from the code when these pages are built. "
    yield "A **blocking** rule refuses the act it is breached by; an **advisory** one is recorded with it."
    yield "What cannot be decided is *undetermined*: it is recorded as advice, and never called a pass."
    yield ""
    yield "How sure we are of the texts: " + ", ".join(f"{n} {label}" for label, n in sorted(counts.items())) + "."
    yield "A rule that is not verified is a parameter of your office to check, not a fact."
    yield ""
    chapters = [("Form", _FORM, [rule for rule in _RULES if rule.domain == "ACT"])]
    for domain in DOMAINS:
        own = [rule for rule in domain.rules.values() if rule.domain != "ACT"]
        if own:
            chapters.append((domain.name.capitalize(), _DOMAIN, own))
    for title, words, rules in chapters:
        yield f"## {title}"
        yield ""
        yield words
        yield ""
        yield from table(
            ("rule", "statement", "on a breach", "text", "status"),
            (
                (
                    f"[{rule.id}](#{anchor('rule', rule.id)})",
                    rule.statement.en,
                    "refuses" if rule.blocking else "advises",
                    ", ".join(map(str, rule.legal)),
                    rule.status.label.en,
                )
                for rule in rules
            ),
        )
        for rule in rules:
            yield from _rule(rule)


def _parameter(name: str) -> str:
    """A link to a parameter; one that only a region has is named without."""
    return f"[`{name}`](law.md#{anchor('law', name)})" if name in _LAW.parameters else f"`{name}` (by region)"


def _rule(rule: Rule) -> Iterator[str]:
    yield f"({anchor('rule', rule.id)})="
    yield f"### {rule.id}"
    yield ""
    yield both(rule.statement)
    yield ""
    yield f"- text: {', '.join(map(str, rule.legal))} ({rule.status.label.en})"
    yield f"- on a breach: {'the act is refused' if rule.blocking else 'the act is recorded with this advice'}"
    yield f"- what to do: {rule.remedy.en} / *{rule.remedy.fr}*"
    if rule.parameters:
        yield f"- reads: {', '.join(map(_parameter, rule.parameters))}"
    if rule.valid_from or rule.valid_to:
        yield f"- in force: {rule.valid_from or '…'} → {rule.valid_to or '…'}"
    yield ""
