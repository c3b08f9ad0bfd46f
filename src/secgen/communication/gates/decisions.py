"""Deciding acts that open or shut the gates."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final

from secgen.communication import rules as rc
from secgen.communication.channels.events import PostHeld
from secgen.communication.gates import events as ev
from secgen.communication.gates import rules as r
from secgen.communication.gates.ballots import ballots
from secgen.communication.instants import instant, paris_day, shown
from secgen.communication.state import Communication
from secgen.kernel.act import Act
from secgen.kernel.domain import Decide
from secgen.kernel.judge import Judge

_DIGEST: Final = re.compile(r"[0-9a-f]{64}")


def approve(state: Communication, act: ev.TextApproved, judge: Judge) -> Iterable[Act]:
    """An exact text approved: the digest is a SHA-256, and somebody signs (C24, COM-WORDS)."""
    judge.check(rc.WORDS, _DIGEST.fullmatch(act.digest) is not None, "digest", digest=act.digest)
    judge.check(rc.WORDS, bool(act.by), "by", by=act.by)
    row = state.press.releases.get(act.item.removeprefix("release/"))
    author = "" if row is None else row.author
    judge.check(r.C24, not author or act.by != author, "by", author=author, by=act.by)
    return (act,)


def set_embargo(state: Communication, act: ev.EmbargoSet, judge: Judge) -> Iterable[Act]:
    """An embargo on an item; refused once it went out (COM-ORDER)."""
    until = instant(act.until, act.tag, "until")
    row = state.press.releases.get(act.item.removeprefix("release/"))
    gone = row is not None and row.sent_publicly
    judge.check(rc.ORDER, not gone, "item", item=act.item, until=shown(until), already_public=gone)
    return (act,)


def lift_embargo(state: Communication, act: ev.EmbargoLifted, judge: Judge) -> Iterable[Act]:
    """An embargo lifted early: it holds, the instant comes before its end, earlier recipients are told (C25)."""
    at = instant(act.at, act.tag, "at")
    until = state.gates.embargoes.get(act.item)
    if not judge.check(rc.REF, until is not None, "item", item=act.item) or until is None:
        return ()
    judge.check(rc.ORDER, at < until, "at", at=shown(at), embargo=shown(until))
    judge.check(rc.WORDS, bool(act.reason.strip()), "reason", reason=act.reason)
    row = state.press.releases.get(act.item.removeprefix("release/"))
    earlier = set() if row is None else set(row.recipients)
    judge.check(r.C25, earlier <= set(act.notified), "notified", not_told=earlier - set(act.notified))
    return (act,)


def date_ballot(state: Communication, act: ev.BallotDated, judge: Judge) -> Iterable[Act]:
    """The dates of a ballot: its rounds come in order (COM-ORDER)."""
    ok = act.round2 is None or act.round2 > act.round1
    judge.check(rc.ORDER, ok, "round2", round1=act.round1, round2=act.round2)
    return (act,)


def decide_reserve(state: Communication, act: ev.ReserveDecided, judge: Judge) -> Iterable[Act]:
    """The circular of a reserve: its ballot is known, its days come in order (COM-REF, COM-ORDER)."""
    known = {ballot.id for ballot in ballots(judge.law, state.gates, act.on)}
    judge.check(rc.REF, act.ballot in known, "ballot", ballot=act.ballot, known=known)
    judge.check(rc.ORDER, act.ends is None or act.ends >= act.starts, "ends", starts=act.starts, ends=act.ends)
    return (act,)


def decide_neutrality(state: Communication, act: ev.NeutralityDecided, judge: Judge) -> Iterable[Act]:
    """A text read for the reserve, with the reason of the decision (C26, COM-WORDS)."""
    judge.check(rc.WORDS, _DIGEST.fullmatch(act.digest) is not None, "digest", digest=act.digest)
    judge.check(rc.WORDS, bool(act.reason.strip()), "reason", reason=act.reason)
    return (act,)


def declare_mourning(state: Communication, act: ev.MourningDeclared, judge: Judge) -> Iterable[Act]:
    """National mourning: the posts already scheduled in it are held with it (C63)."""
    judge.check(rc.ORDER, act.ends >= act.starts, "ends", starts=act.starts, ends=act.ends)
    held = [
        PostHeld(on=act.on, by=act.by, post=name, reason=act.text)
        for name, row in state.channels.posts.items()
        if row.stage == "scheduled"
        and act.on >= row.made.on
        and row.at is not None
        and act.starts <= paris_day(row.at) <= act.ends
        and not row.made.on_mourning
    ]
    return (*held, act)


def grant_image_right(state: Communication, act: ev.ImageRightGranted, judge: Judge) -> Iterable[Act]:
    """A right on an image: its days come in order, a person's consent is proved in writing (C18)."""
    judge.check(rc.ORDER, act.ends is None or act.ends >= act.starts, "ends", starts=act.starts, ends=act.ends)
    judge.check(rc.WORDS, bool(act.asset and act.holder), "asset", asset=act.asset, holder=act.holder)
    judge.check(r.C18, act.right != "person" or bool(act.proof), "proof", right=act.right, proof=act.proof)
    return (act,)


DECIDE: Final[Mapping[type[Act], Decide]] = {
    ev.TextApproved: approve,
    ev.EmbargoSet: set_embargo,
    ev.EmbargoLifted: lift_embargo,
    ev.BallotDated: date_ballot,
    ev.ReserveDecided: decide_reserve,
    ev.NeutralityDecided: decide_neutrality,
    ev.MourningDeclared: declare_mourning,
    ev.ImageRightGranted: grant_image_right,
}
