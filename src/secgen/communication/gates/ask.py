"""The gates themselves. Each is asked of an item, whatever its channel, and explains its answer."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from attrs import evolve

from secgen.communication.answers import Answer, answer, tell
from secgen.communication.gates import rules as r
from secgen.communication.gates.ballots import Period, promotions, reserves
from secgen.communication.gates.item import Item
from secgen.communication.gates.state import Gates
from secgen.communication.instants import paris_day, shown
from secgen.communication.picture import Picture
from secgen.kernel.explanation import Explanation
from secgen.kernel.finding import Rule
from secgen.kernel.judge import Judge, LawBook
from secgen.kernel.text import Text

_TITLE: Final = Text("portes de publication", "gates of publication")


def gates(item: Item, state: Gates, law: LawBook, known_on: date | None = None) -> tuple[Answer, ...]:
    """The answer of every gate to an item: approval, embargo, reserve, L. 52-1, mourning, images.

    ``known_on``: what was known on that day of ballots to come; the day of the item by default.
    """
    day = paris_day(item.at)
    known = known_on or day
    return (
        approval(item, state),
        embargo(item, state),
        reserve(item, state, law, known),
        promotion(item, state, law, known),
        mourning(item, state),
        *images(item, state, law),
    )


def ask(item: Item, state: Gates, judge: Judge) -> bool:
    """Ask every gate about an item as an act is decided; tells whether none of them shuts."""
    return tell(judge, gates(item, state, judge.law, judge.day))


def explain(item: Item, state: Gates, law: LawBook, known_on: date | None = None) -> Explanation:
    """Every gate with its answer, its inputs and its remedy."""
    answers = gates(item, state, law, known_on)
    shut = any(a.ok is False and a.rule.blocking and not a.advisory for a in answers)
    unsure = any(a.ok is None for a in answers)
    label = "shut" if shut else "undetermined" if unsure else "open"
    return Explanation(str(_TITLE), label, children=tuple(a.explanation for a in answers))


def approval(item: Item, state: Gates) -> Answer:
    """C24: every role needed approved this very text; a changed letter voids what was approved."""
    given = {a.role: a.digest for a in state.approvals.get(item.item, ())}
    lacking = [role for role in item.needs if role not in given]
    void = [role for role in item.needs if role in given and given[role] != item.digest]
    return answer(r.C24, not lacking and not void, "digest", text=item.digest[:12], lacking=lacking, void=void)


def embargo(item: Item, state: Gates) -> Answer:
    """C25: the embargo of the item and of all it serves is over, unless all who receive it accepted the embargo."""
    until = [state.embargoes[name] for name in (item.item, *item.serves) if name in state.embargoes]
    last = max(until, default=None)
    ok = last is None or item.at >= last or item.audience == "embargo_accepted"
    return answer(r.C25, ok, "at", channel=item.channel, at=shown(item.at), embargo="" if last is None else shown(last))


def reserve(item: Item, state: Gates, law: LawBook, known_on: date) -> Answer:
    """C26, C27, C30: in the State reserve, somebody read this text and found it neutral."""
    day = paris_day(item.at)
    period = _period(reserves(law, state, known_on), day)
    if period is None:
        return answer(r.C26, True, "at", day=day)
    decided = state.neutrality.get(item.item)
    ok: bool | None
    if decided is not None and decided.digest == item.digest:
        ok = decided.neutral
    else:
        ok = False if period.certain(day) else None
    return _in_period(r.C26, ok, period, day, decision="" if decided is None else decided.reason)


def promotion(item: Item, state: Gates, law: LawBook, known_on: date) -> Answer:
    """C29: in the window of L. 52-1, what is co-signed with a local authority does not promote it."""
    day = paris_day(item.at)
    if not item.co_signed:
        return answer(r.C29, True, "co_signed", day=day, co_signed="")
    period = _period(promotions(law, state, known_on), day)
    if period is None:
        return answer(r.C29, True, "at", day=day, co_signed=item.co_signed)
    ok: bool | None = None if item.promotes is None else not item.promotes
    if ok is False and not period.certain(day):
        ok = None
    return _in_period(r.C29, ok, period, day, co_signed=item.co_signed, promotes=item.promotes)


def mourning(item: Item, state: Gates) -> Answer:
    """C63: no post in national mourning, but those about it."""
    day = paris_day(item.at)
    found = _mourning(state, day)
    ok = found is None or item.channel != "post" or item.on_mourning
    return answer(r.C63, ok, "at", day=day, mourning=found)


def in_mourning(state: Gates, day: date) -> bool:
    """Whether the mark of the site is in mourning on a day (DSFR ``data-fr-mourning``; C63)."""
    return _mourning(state, day) is not None


def _mourning(state: Gates, day: date) -> str | None:
    return next((m.text for m in state.mourning.values() if m.starts <= day <= m.ends), None)


def images(item: Item, state: Gates, law: LawBook) -> Iterator[Answer]:
    """C18 and C62 for each picture."""
    for number, picture in enumerate(item.pictures, 1):
        yield credit(picture, item, state, law, f"pictures[{number}]")
        yield alternative(picture, item, law, f"pictures[{number}].alt")


def credit(picture: Picture, item: Item, state: Gates, law: LawBook, where: str) -> Answer:
    """C18: a credit line, and every right recorded for the image covers this use on this day.

    Where nothing is recorded about its rights the answer is undetermined.
    """
    day = paris_day(item.at)
    required = law.read("programme.credit_required", day)
    rights = state.rights.get(picture.asset, ())
    line = picture.credit or next((g.credit for g in rights if g.credit), "")
    over = [
        f"{g.right} {g.holder}"
        for g in rights
        if not (g.starts <= day <= (g.ends or date.max)) or (g.uses and item.channel not in g.uses)
    ]
    ok: bool | None = True
    if not line or over:
        ok = False
    elif not any(g.right == "author" for g in rights):
        ok = None
    return answer(
        r.C18,
        ok,
        where,
        law=(required,),
        advisory=not line and not over and required.value is not True,
        asset=picture.asset,
        credit=line,
        rights=len(rights),
        not_covered=over,
    )


def alternative(picture: Picture, item: Item, law: LawBook, where: str) -> Answer:
    """C62: an alternative text, not longer than the network allows where its limit is known."""
    if picture.decorative and item.channel != "post":
        return answer(r.C62, True, where, decorative=True)
    length = len(picture.alt.strip())
    if item.channel == "post" and item.network in WITH_ALT:
        limit = law.read(f"social.{item.network}.alt", paris_day(item.at))
        ok = length > 0 and limit.holds(length)
        return answer(r.C62, ok, where, law=(limit,), network=item.network, length=length)
    return answer(r.C62, length > 0, where, network=item.network, length=length)


WITH_ALT: Final = ("x", "bluesky", "mastodon", "linkedin", "instagram")
"""Networks whose limit on alternative texts is known."""


def _period(periods: tuple[Period, ...], day: date) -> Period | None:
    """The period a day lies in, a certain one before others."""
    inside = [period for period in periods if period.holds(day)]
    return next((p for p in inside if p.certain(day)), inside[0] if inside else None)


def _in_period(rule: Rule, ok: bool | None, period: Period, day: date, **inputs: object) -> Answer:
    found = answer(
        rule,
        ok,
        "at",
        law=period.law,
        day=day,
        ballot=period.name,
        start=period.start,
        end=period.end,
        assumed=period.assumed,
        provisional=period.provisional,
    )
    return evolve(found, facts=(*found.facts, *inputs.items()))
