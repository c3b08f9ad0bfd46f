"""A layout checked mark by mark: each rule says pass, breach or undetermined."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from secgen.communication.brand import rules as r
from secgen.communication.brand.layout import Box, Grounds, Layout, Mark
from secgen.kernel.errors import LawError
from secgen.kernel.finding import Rule
from secgen.kernel.judge import Judge
from secgen.kernel.readings import LawValue

UNKNOWN = "unknown"
"""What a pack writes where a region's page was not seen to say."""


def cell(judge: Judge, name: str, day: date | None = None) -> LawValue | None:
    """What a region says of one thing; ``None`` when no pack says it, or says it is unknown."""
    try:
        reading = judge.read(f"brand.{name}", day)
    except LawError as error:
        if error.code not in ("SG-LAW-UNKNOWN", "SG-LAW-NOT-IN-FORCE"):
            raise
        return None
    return None if reading.value in (UNKNOWN, (UNKNOWN,)) else reading


def check(layout: Layout, grounds: Grounds, judge: Judge, where: str = "") -> None:
    """Ask every rule on marks of one layout (C33 to C42, BRAND-ASPECT). ``where`` goes before each place named."""
    _Check(layout, grounds, judge, where).run()


class _Check:
    def __init__(self, layout: Layout, grounds: Grounds, judge: Judge, where: str) -> None:
        self.layout = layout
        self.grounds = grounds
        self.judge = judge
        self.prefix = where

    def run(self) -> None:
        self.one_state_mark()
        self.right_mark()
        self.wording()
        self.order()
        self.emblem()
        for number, mark in enumerate(self.layout.marks):
            if mark.of_state:
                self.background(f"marks[{number}]", mark)
                self.size(f"marks[{number}]", mark)
                self.proportions(f"marks[{number}]", mark)
        self.scope()
        self.lead_time()

    def ask(self, rule: Rule, ok: bool | None, where: str, *read: LawValue | None, **inputs: object) -> None:
        law = tuple(value for value in read if value is not None)
        self.judge.check(rule, ok, f"{self.prefix}{where}", law=law, advisory=False, **inputs)

    def one_state_mark(self) -> None:
        most = self.judge.read("brand.state_marks")
        kinds = [mark.kind for mark in self.layout.state_marks]
        self.ask(r.C33, most.holds(len(kinds)), "marks", most, marks=kinds)

    def right_mark(self) -> None:
        """The title the State's mark must bear: the government for several ministries, else by the case."""
        layout, kinds = self.layout, {mark.kind for mark in self.layout.state_marks}
        if len(set(layout.ministries)) > 1:
            wanted = cell(self.judge, "several_ministries")
            ok = None if wanted is None else kinds == {wanted.value}
            self.ask(r.C36, ok, "marks", wanted, ministries=layout.ministries, marks=tuple(kinds))
            return
        if "ministry" in kinds:
            self.ministry_mark()
        if layout.case == "grant":
            marks = cell(self.judge, "grant_mark")
            held = self.grounds.mark
            names: Iterable[str] = (held,) if held else marks.names if marks else ()
            known = bool(held) or marks is not None
            ok = bool(kinds & set(names)) if known else None if kinds else False
            self.ask(r.C34, ok, "marks", marks, marks=tuple(kinds), wanted=tuple(names))
        elif not kinds:
            self.ask(r.C34, False, "marks", marks=(), case=layout.case)

    def ministry_mark(self) -> None:
        layout = self.layout
        if layout.minister_present and layout.invitation:
            allowed = cell(self.judge, "minister_present")
            ok = None if allowed is None else allowed.value in ("allowed", "invitation_only")
            self.ask(r.C35, ok, "marks", allowed, minister_present=True)
        elif layout.case == "grant":
            self.ask(r.C35, False, "marks", case=layout.case)
        else:
            allowed = cell(self.judge, layout.case)
            self.ask(r.C35, None if allowed is None else allowed.value == "allowed", "marks", allowed, case=layout.case)

    def wording(self) -> None:
        """The wording of support, before the mark: to its left or above, with no other mark between them."""
        marks = self.layout.state_marks
        if self.layout.case != "grant" or not marks:
            return
        wanted = cell(self.judge, "mention_english" if self.layout.english else "mention")
        if wanted is None:
            self.ask(r.C34, None, "texts", mention="unknown")
            return
        mention = str(wanted.value)
        found = [text for text in self.layout.texts if _plain(mention) in _plain(text.words)]
        before = [text for text in found if any(self.leads(text.box, mark) for mark in marks)]
        self.ask(r.C34, not mention or bool(before), "texts", wanted, mention=mention, found=len(found))

    def leads(self, text: Box, mark: Mark) -> bool:
        box = mark.box
        others = [other.box for other in self.layout.marks if other is not mark]
        if text.right <= box.x and text.same_row(box):
            return not any(text.right <= o.x and o.right <= box.x and o.same_row(box) for o in others)
        above = text.bottom <= box.y and text.x < box.right and box.x < text.right
        return above and not any(
            text.bottom <= o.y and o.bottom <= box.y and o.x < box.right and box.x < o.right for o in others
        )

    def order(self) -> None:
        """Marks of one line, from left to right; the European emblem and the operation's own mark are apart."""
        wanted = cell(self.judge, "order")
        ranked = [m for m in self.layout.marks if m.of_state or m.kind not in ("eu", "operation")]
        if len(ranked) < 2:
            return
        if wanted is None:
            self.ask(r.C37, None, "marks", marks=len(ranked))
            return
        rank = {name: place for place, name in enumerate(wanted.names)}
        wrong = [
            f"{left.kind} | {right.kind}"
            for left in ranked
            for right in ranked
            if left.box.same_row(right.box) and left.box.centre < right.box.centre
            if rank.get(_level(left), len(rank)) > rank.get(_level(right), len(rank))
        ]
        self.ask(r.C37, not wrong, "marks", wanted, out_of_order=wrong)

    def emblem(self) -> None:
        emblems = [mark for mark in self.layout.marks if mark.kind == "eu"]
        if not emblems or not self.layout.state_marks:
            return
        side = cell(self.judge, "eu_position")
        if side is None:
            self.ask(r.C38, None, "marks", eu="unknown")
            return
        state = self.layout.state_marks[0].box
        sides = {"left" if mark.box.centre < state.centre else "right" for mark in emblems}
        self.ask(r.C38, sides == {side.value}, "marks", side, stands=tuple(sides), wanted=side.value)

    def background(self, where: str, mark: Mark) -> None:
        allowed = cell(self.judge, "background")
        if allowed is None:
            self.ask(r.C39, None, f"{where}.background", background=mark.background)
            return
        on_white = mark.background == "white" or (mark.boxed and "white_box" in allowed.names)
        facts = {"background": mark.background, "boxed": mark.boxed, "altered": mark.altered}
        self.ask(r.C39, on_white and not mark.altered, f"{where}.background", allowed, **facts)

    def size(self, where: str, mark: Mark) -> None:
        if self.layout.unit == "mm":
            least, measured = cell(self.judge, "minimum_height"), None if mark.marianne is None else mark.marianne * 10
        else:
            least, measured = cell(self.judge, "minimum_pixels"), mark.marianne
        ok = None if least is None or measured is None else least.holds(measured)
        self.ask(r.C42, ok, f"{where}.marianne", least, height=mark.marianne, unit=self.layout.unit)
        space = cell(self.judge, "clear_space")
        inside = None
        if space is not None:
            margin = mark.box.h * space.number / 100
            others = [m.box for m in self.layout.marks if m is not mark]
            boxes = [*others, *(text.box for text in self.layout.texts)]
            inside = sum(mark.box.overlaps(box, margin) for box in boxes)
        self.ask(r.C42, None if inside is None else inside == 0, f"{where}.box", space, inside_clear_space=inside)

    def proportions(self, where: str, mark: Mark) -> None:
        since, most = cell(self.judge, "mark_since"), cell(self.judge, "aspect_tolerance")
        if mark.issued is not None and since is not None:
            self.ask(r.ASPECT, mark.issued >= since.day, f"{where}.issued", since, issued=mark.issued)
        ok = None
        if len(mark.master) == 2 and most is not None:
            given, true = mark.box.w * mark.master[1], mark.box.h * mark.master[0]
            ok = most.holds(abs(given - true) / true)
        self.ask(r.ASPECT, ok, f"{where}.master", most, width=mark.box.w, height=mark.box.h, master=mark.master)

    def scope(self) -> None:
        layout, grounds = self.layout, self.grounds
        if layout.case != "grant" or not layout.state_marks:
            return
        known = cell(self.judge, "scope")
        same = layout.action == grounds.action if layout.action and grounds.action else None
        inside = None
        if layout.release is not None and (grounds.starts or grounds.ends):
            begun = grounds.starts is None or layout.release >= grounds.starts
            inside = begun and (grounds.ends is None or layout.release <= grounds.ends)
        ok = False if same is False or inside is False else None if None in (same, inside) or known is None else True
        dates = {"release": layout.release, "starts": grounds.starts, "ends": grounds.ends}
        self.ask(r.C40, ok, "action", known, action=layout.action, funded=grounds.action, **dates)

    def lead_time(self) -> None:
        layout = self.layout
        if not layout.state_marks:
            return
        least = cell(self.judge, "invitation_lead_days" if layout.invitation else "lead_days")
        least = least or cell(self.judge, "lead_days")
        days = None
        if layout.release is not None and layout.submitted is not None:
            days = (layout.release - layout.submitted).days
        agreed = self.grounds.lead_days
        if days is None or (least is None and not agreed):
            ok = None
        else:
            ok = days >= agreed if agreed else bool(least and least.holds(days))
        self.ask(r.C41, ok, "submitted", least, submitted=layout.submitted, release=layout.release, days=days)


def _level(mark: Mark) -> str:
    return "state" if mark.of_state else mark.kind


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
