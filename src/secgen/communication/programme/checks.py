"""What one event must hold, whatever the dialect it was read from: C11 to C18."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import lru_cache
from itertools import pairwise

from secgen.communication.answers import Answer, answer
from secgen.communication.gates import rules as rg
from secgen.communication.instants import PARIS
from secgen.communication.programme import rules as r
from secgen.communication.programme.event import Event, Slot
from secgen.communication.programme.territory import department_of, km_outside, point_of, region_code
from secgen.kernel.errors import InvalidInput
from secgen.kernel.judge import LawBook
from secgen.kernel.text import Text


def check_event(event: Event, law: LawBook, day: date, department: str = "") -> Iterator[Answer]:
    """Every check of one event on a day; ``department`` is its commune's, where it is known."""
    yield complete(event)
    yield title(event, law, day)
    yield slots(event, law, day)
    yield offsets(event)
    yield point(event, law, day, department)
    yield located(event, department)
    yield region(event, law)
    if event.image:
        yield image_credit(event, law, day)


def complete(event: Event) -> Answer:
    """C11: a title, a description, a slot; a place on site, an access online.

    Where a file gives days but no slots, whether there is one is undetermined.
    """
    lacking = [name for name in ("title", "description") if not getattr(event, name).strip()]
    if not event.slots and not event.first:
        lacking.append("slots")
    if event.mode in (1, 3) and event.place is None:
        lacking.append("place")
    if event.mode in (2, 3) and not event.online:
        lacking.append("online")
    if event.mode not in (1, 2, 3):
        lacking.append("mode")
    ok = False if lacking else None if not event.slots else True
    return answer(r.C11, ok, lacking[0] if lacking else "", lacking=lacking, mode=event.mode)


def title(event: Event, law: LawBook, day: date) -> Answer:
    """C12: above the documented length a warning, above the platform's an error. Lengths are in characters."""
    documented = law.read("openagenda.title.documented", day)
    schema = law.read("openagenda.title.schema", day)
    size = len(event.title)
    return answer(
        r.C12, documented.holds(size), "title", law=(documented, schema), advisory=schema.holds(size), length=size
    )


def slots(event: Event, law: LawBook, day: date) -> Answer:
    """C13: not too many slots, none too long or reversed, none over another."""
    most, hours = law.read("openagenda.slots", day), law.read("openagenda.slot_hours", day)
    spans = sorted(span(slot) for slot in event.slots)
    longest = timedelta(hours=hours.number)
    wrong = [begin for begin, end, whole in spans if end < begin or (not whole and end - begin > longest)]
    over = [later[0] for earlier, later in pairwise(spans) if later[0] < earlier[1]]
    ok = most.holds(len(spans)) and not wrong and not over
    return answer(
        r.C13, ok, "slots", law=(most, hours), slots=len(spans), too_long=_first(wrong), overlapping=_first(over)
    )


def _first(moments: list[datetime]) -> str:
    return moments[0].isoformat() if moments else ""


def span(slot: Slot) -> tuple[datetime, datetime, bool]:
    """When a slot begins and ends; a whole-day slot ends at midnight after its last day. Refused if unreadable."""
    whole = len(slot.begin) == 10 and len(slot.end) == 10
    begin = moment(slot.begin)
    end = moment(slot.end) + timedelta(days=1) if whole else moment(slot.end)
    return begin, end, whole


@lru_cache(maxsize=65536)
def moment(text: str) -> datetime:
    """The instant of a slot's bound: with its offset, or a day, which begins at midnight in Paris."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        found = None
    if found is not None and len(text) == 10:
        return found.replace(tzinfo=PARIS)
    if found is None or found.tzinfo is None:
        reason = Text("écrire 2025-09-20T10:00:00+02:00", "write 2025-09-20T10:00:00+02:00")
        raise InvalidInput("SG-FIELD", act="event", field="slots", value=text, reason=reason)
    return found


def offsets(event: Event) -> Answer:
    """C14: each local time has the offset of Paris on that day. Abroad, and overseas, it is not asked."""
    place = event.place
    if place is not None and (place.country not in ("", "FR") or place.insee[:2] in ("97", "98")):
        return answer(r.C14, True, "slots", country=place.country)
    wrong = [text for slot in event.slots for text in (slot.begin, slot.end) if not _paris_offset(text)]
    return answer(r.C14, not wrong, "slots", wrong=wrong[:3])


@lru_cache(maxsize=65536)
def _paris_offset(text: str) -> bool:
    found = moment(text)
    return found.utcoffset() == found.astimezone(PARIS).utcoffset()


def point(event: Event, law: LawBook, day: date, department: str = "") -> Answer:
    """C15: the point is within some km of the department; undetermined without a point or a known department."""
    place = event.place
    where = "place.latitude"
    if place is None:
        return answer(r.C15, True, where, mode=event.mode)
    tolerance = law.read("programme.geocoding_km", day)
    known = department or (department_of(place.insee) if place.insee else "")
    at = point_of(place)
    away = km_outside(at, known, law) if at and known else None
    ok = None if away is None else tolerance.holds(away)
    shown = f"{place.latitude} {place.longitude}" if at else ""
    return answer(
        r.C15, ok, where, law=(tolerance,), commune=place.commune, department=known, point=shown, km_outside=away
    )


def located(event: Event, department: str = "") -> Answer:
    """C16: the department is told by the INSEE code; undetermined without one."""
    place = event.place
    if place is None:
        return answer(r.C16, True, "place.insee", mode=event.mode)
    found = department or (department_of(place.insee) if place.insee else "")
    return answer(r.C16, True if found else None, "place.insee", commune=place.commune, department=found)


def region(event: Event, law: LawBook) -> Answer:
    """C17: the region's label is one the code knows; undetermined without a label."""
    label = event.place.region if event.place is not None else ""
    if not label:
        return answer(r.C17, True if event.place is None else None, "place.region", label=label)
    code = region_code(label, law)
    return answer(r.C17, bool(code), "place.region", label=label, code=code)


def image_credit(event: Event, law: LawBook, day: date) -> Answer:
    """C18: an image has its credit; without one the law pack says whether it blocks."""
    required = law.read("programme.credit_required", day)
    ok = bool(event.credits.strip())
    return answer(rg.C18, ok, "credits", law=(required,), advisory=required.value is not True, credits=event.credits)
