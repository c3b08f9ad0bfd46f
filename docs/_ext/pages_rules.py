"""The rulebook: an index by number, and a page for each domain with every rule whole."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

import testing_sources  # noqa: F401 - puts the tests where they can be imported
from markdown import anchor, code, table
from structure.rule_tests import Proof, proofs

from secgen.kernel.finding import Rule
from secgen.kernel.readings import LawValue
from secgen.law import builtin_law
from secgen.rooms import all_rules, every

_LAW = builtin_law()
_RULES = [rule for rules in all_rules().values() for rule in rules]
_PROOFS = proofs()
_LONGEST = 40

_WORDS = {
    "form": "What an act must be for any other rule to make sense.",
    "budget": "Appropriations, commitments, payments, grants, payment time, the year end.",
    "accounting": "Entries, assets, provisions, statements.",
    "personnel": "Agents, careers, pay, working time, training, social dialogue.",
    "procurement": "Needs, procedures, contracts, essential data.",
    "assets": "Buildings, fleet, equipment, computer park, supplies.",
    "communication": "National events, press, web and social networks, publications, the State's mark, own events.",
    "correspondence": "Mail, requests and their legal clocks.",
}


def pages() -> dict[str, Callable[[], Iterator[str]]]:
    """Every page by its name."""
    chapters = {
        f"rules-{name}": lambda name=name, rules=rules: _chapter(name, rules) for name, rules in BY_DOMAIN.items()
    }
    return {"rules": _index, **chapters}  # type: ignore[dict-item]


def _by_domain() -> dict[str, list[Rule]]:
    """The rules of each page; those on the form of acts, which several domains ask, have one of their own."""
    found = {"form": [rule for rule in _RULES if rule.domain == "ACT"]}
    for domain in every():
        own = [rule for rule in domain.rules.values() if rule.domain != "ACT"]
        if own:
            found[domain.name] = sorted(own, key=lambda rule: rule.id)
    return found


BY_DOMAIN = _by_domain()
_PAGE = {rule.id: f"rules-{name}" for name, rules in BY_DOMAIN.items() for rule in rules}


def link(rule: str) -> str:
    """A link to a rule, from another generated page."""
    return f"[{rule}]({_PAGE[rule]}.md#{anchor('rule', rule)})"


def _index() -> Iterator[str]:
    yield "# The rulebook"
    yield ""
    yield f"{len(_RULES)} rules, made from the code when these pages are built. "
    yield "A **blocking** rule refuses the act it is breached by; an **advisory** one is recorded with it."
    yield "What cannot be decided is *undetermined*: it is recorded as advice, and never called a pass."
    yield ""
    yield "Each rule has its statement in both languages, its text, the values it reads through time, how sure we are"
    yield "of them, a worked example and the tests that hold it. The same in the shell is `secgen rules`; see"
    yield "[Check the law](../../how-to/check-the-law.md)."
    yield ""
    yield "## By domain"
    yield ""
    yield from table(
        ("page", "what it is about", "rules", "refuse", "verified", "second-hand", "not verified"),
        (
            (
                f"[{name.capitalize()}](rules-{name}.md)",
                _WORDS[name],
                len(rules),
                sum(r.blocking for r in rules),
                *_sure(rules),
            )
            for name, rules in BY_DOMAIN.items()
        ),
    )
    yield "A rule that is not verified is for your office to check, not a fact: `secgen law status --to-confirm` lists"
    yield "them."
    yield ""
    yield "## By number"
    yield ""
    yield from table(
        ("rule", "statement", "on a breach", "how sure"),
        ((link(r.id), r.statement.en, _breach(r), r.status.label.en) for r in _RULES),
    )
    yield "```{toctree}"
    yield ":hidden:"
    yield ""
    yield from (f"rules-{name}" for name in BY_DOMAIN)
    yield "```"


def _sure(rules: Sequence[Rule]) -> tuple[int, ...]:
    counts = Counter(rule.status.value for rule in rules)
    return counts["verified"], counts["second-hand"], counts["unverified"]


def _breach(rule: Rule) -> str:
    return "refuses" if rule.blocking else "advises"


def _chapter(name: str, rules: Sequence[Rule]) -> Iterator[str]:
    yield f"# Rules: {name}"
    yield ""
    yield f"{_WORDS[name]} Back to [the rulebook](rules.md)."
    yield ""
    for rule in rules:
        yield from _rule(rule)


def _rule(rule: Rule) -> Iterator[str]:
    yield f"({anchor('rule', rule.id)})="
    yield f"## {rule.id}"
    yield ""
    yield f"**{rule.statement.en}**<br>*{rule.statement.fr}*"
    yield ""
    yield f"- text: {'; '.join(f'{ref.text} ({ref.status.label.en})' for ref in rule.legal)}"
    yield f"- on a breach: {'the act is **refused**' if rule.blocking else 'the act is recorded with this advice'}"
    yield f"- what to do: {rule.remedy.en} / *{rule.remedy.fr}*"
    if rule.valid_from or rule.valid_to:
        yield f"- in force: {rule.valid_from or '…'} → {rule.valid_to or '…'}"
    yield ""
    yield from _parameters(rule)
    yield from _example(_PROOFS.get(rule.id, ()))


def _parameters(rule: Rule) -> Iterator[str]:
    if not rule.parameters:
        return
    yield "Values it reads, through time:"
    yield ""
    rows: list[Sequence[object]] = []
    for name in rule.parameters:
        known = _LAW.parameters.get(name)
        if known is None:
            rows.append((code(name), "", "", "by region", "", ""))
        else:
            rows += (_value(name, value) for value in known.values)
    yield from table(("parameter", "from", "to", "value", "text", "how sure"), rows)


def _value(name: str, value: LawValue) -> Sequence[object]:
    shown = code(f"{value.compare} {value.show()}".strip())
    linked = f"[`{name}`](law.md#{anchor('law', name)})"
    return linked, value.since, value.until or "…", shown, value.ref.text, value.status.label.en


def _example(known: Sequence[Proof]) -> Iterator[str]:
    if not known:
        return
    first, *others = known
    held = "Worked example, as the test holds it" if first.marked else "Met in the test"
    yield f"{held} ({code(first.address)}):"
    yield ""
    yield "```python"
    lines = textwrap.dedent(first.source).splitlines()
    yield from lines[:_LONGEST]
    if len(lines) > _LONGEST:
        yield "    ..."
    yield "```"
    yield ""
    if others := [proof for proof in others if proof.marked]:
        yield f"Also held by {', '.join(code(proof.address) for proof in others)}."
        yield ""
