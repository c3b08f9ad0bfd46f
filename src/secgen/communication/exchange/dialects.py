"""The dialects of OpenAgenda, each brought to one shape: API v2, legacy v1, OpenDataSoft flat, and short CSV."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import Any, Final

from secgen.communication.programme.event import Event, Place, Slot
from secgen.kernel.text import Text

Row = Mapping[str, Any]


class Unreadable(Exception):
    """A row that makes no event: the column, what was written there, why."""

    def __init__(self, column: str, value: object, reason: Text) -> None:
        super().__init__(column)
        self.column, self.value, self.reason = column, str(value), reason


def dialect_of(row: Row) -> str:
    """Which dialect a row speaks: ``v2``, ``v1``, ``ods`` or ``csv``; empty if none is recognised."""
    keys = set(row)
    if "title_fr" in keys or "firstdate_begin" in keys:
        return "ods"
    if {"uid", "first_date", "location_city"} <= keys:
        return "csv"
    if keys & {"tagGroups", "range", "freeText"} or _v1_timings(row):
        return "v1"
    return "v2" if {"uid", "title", "timings"} <= keys else ""


def _v1_timings(row: Row) -> bool:
    timings = row.get("timings")
    return isinstance(timings, list) and bool(timings) and isinstance(timings[0], dict) and "start" in timings[0]


def read_event(row: Row, dialect: str) -> Event:
    """The event of a row; raises :class:`Unreadable` where a value has no meaning."""
    return _READERS[dialect](row)


def contributor_fields(row: Row) -> list[str]:
    """The columns that hold a contributor's contact: never kept, never published (C66)."""
    flat = [name for name, value in row.items() if name.startswith("contributor") and value and name != "contributor"]
    nested = row.get("contributor")
    return (
        [*flat, *(f"contributor.{name}" for name, value in nested.items() if value)]
        if isinstance(nested, dict)
        else flat
    )


# values


def _text(value: object) -> str:
    """A text, or the French one of a text in several languages."""
    if value is None:
        return ""
    if type(value) is str:
        return value.strip()
    if isinstance(value, dict):
        value = value.get("fr") or next((v for v in value.values() if v), "")
    if isinstance(value, list):
        return ", ".join(_text(item) for item in value)
    return "" if value is None else str(value).strip()


def _words(value: object, separator: str = ",") -> tuple[str, ...]:
    if not value:
        return ()
    if isinstance(value, dict):
        value = value.get("fr") or ()
    items = value if isinstance(value, list | tuple) else str(value or "").split(separator)
    return tuple(word for word in (_text(item) for item in items) if word)


def _inside(value: object, column: str) -> Any:
    """JSON inside a string, as OpenDataSoft exports it."""
    if not isinstance(value, str) or not value.strip():
        return value or None
    try:
        return json.loads(value)
    except (ValueError, RecursionError):
        raise Unreadable(column, value, Text("JSON illisible dans la cellule", "unreadable JSON in the cell")) from None


def _code(value: object, column: str, default: int) -> int:
    return _code_inside(value, column, default) if isinstance(value, str) else _code_of(value, column, default)


@lru_cache(maxsize=1024)
def _code_inside(value: str, column: str, default: int) -> int:
    return _code_of(_inside(value, column), column, default)


def _code_of(value: object, column: str, default: int) -> int:
    found: Any = value
    if isinstance(found, Mapping):
        found = found.get("id")
    if found is None:
        return default
    try:
        return int(found)
    except (TypeError, ValueError, OverflowError):
        raise Unreadable(column, value, Text("un nombre entier attendu", "a whole number expected")) from None


def _number(value: object, column: str) -> int | None:
    text = "" if value is None else str(value).strip()
    if not text:
        return None
    try:
        number = Decimal(text)
        if not number.is_finite() or number.adjusted() > 8:
            raise InvalidOperation
        return int(number)
    except InvalidOperation:
        raise Unreadable(column, value, Text("un nombre entier attendu", "a whole number expected")) from None


_DEGREES: Final = re.compile(r"-?\d{1,3}(\.\d{1,20})?")
_PLACES: Final = Decimal("0.000001")


def _parts(value: object, column: str) -> Row:
    """An object inside the row; nothing where there is none."""
    if not value:
        return {}
    if not isinstance(value, Mapping):
        raise Unreadable(column, value, Text("un objet attendu", "an object expected"))
    return value


def _degrees(value: object, column: str) -> Decimal | None:
    text = "" if value is None else str(value).strip()
    if not text:
        return None
    if not _DEGREES.fullmatch(text) or abs(Decimal(text)) > 180:
        raise Unreadable(column, value, Text("des degrés attendus", "degrees expected"))
    return Decimal(text).quantize(_PLACES).normalize()


def _list(value: object, column: str) -> list[Any]:
    if not value:
        return []
    if not isinstance(value, list):
        raise Unreadable(column, value, Text("une liste attendue", "a list expected"))
    return value


def _uid(row: Row) -> str:
    uid = str(row.get("uid") or "").strip()
    if not (uid.isascii() and uid.isdigit()):
        raise Unreadable("uid", uid or "—", Text("un numéro OpenAgenda attendu", "an OpenAgenda number expected"))
    return uid


def _slots(value: object, begin: str, end: str) -> tuple[Slot, ...]:
    found = _inside(value, "timings") or []
    if not isinstance(found, list):
        raise Unreadable("timings", value, Text("une liste de créneaux attendue", "a list of slots expected"))
    try:
        return tuple(Slot(begin=str(item[begin]), end=str(item[end])) for item in found)
    except (TypeError, KeyError):
        raise Unreadable(
            "timings", value, Text("un début et une fin attendus", "a begin and an end expected")
        ) from None


def _slug(url: str) -> str:
    """The agenda's slug in ``https://openagenda.com/[lang/]SLUG/events/…``."""
    parts = url.split("/")
    return parts[parts.index("events") - 1] if "events" in parts[1:] else ""


def _links(value: object) -> tuple[str, ...]:
    """Registration by web address; e-mails and telephones are contacts, and are not kept."""
    found = _inside(value, "registration") or []
    items = found if isinstance(found, list) else [found]
    values = (item.get("value", "") if isinstance(item, Mapping) else str(item) for item in items)
    return tuple(v for v in map(str, values) if v.startswith(("http://", "https://")))


# dialects


def _v2(row: Row) -> Event:
    origin = _parts(row.get("originAgenda"), "originAgenda")
    place = _parts(row.get("location"), "location")
    image = row.get("image")
    if isinstance(image, Mapping):
        image = f"{image.get('base', '')}{image.get('filename', '')}"
    age = _parts(row.get("age"), "age")
    access = row.get("accessibility") or {}
    url = _text(row.get("canonicalUrl"))
    return Event(
        uid=_uid(row),
        slug=_text(row.get("slug")),
        url=url,
        agenda=_slug(url) or _text(origin.get("slug")),
        origin=_text(origin.get("uid")),
        title=_text(row.get("title")),
        description=_text(row.get("description")),
        long_description=_text(row.get("longDescription")),
        keywords=_words(row.get("keywords")),
        conditions=_text(row.get("conditions")),
        image=_text(image),
        credits=_text(row.get("imageCredits")),
        slots=_slots(row.get("timings"), "begin", "end"),
        place=_place_v2(place) if place else None,
        mode=_code(row.get("attendanceMode"), "attendanceMode", 1),
        online=_text(row.get("onlineAccessLink")),
        status=_code(row.get("status"), "status", 1),
        moderation=_code(row.get("state"), "state", 2),
        age_min=_number(age.get("min"), "age"),
        age_max=_number(age.get("max"), "age"),
        accessibility=tuple(sorted(name for name, held in access.items() if held))
        if isinstance(access, Mapping)
        else _words(access, ";"),
        links=_links(row.get("registration")),
        updated=_text(row.get("updatedAt")),
    )


def _place_v2(place: Row) -> Place:
    return Place(
        uid=_text(place.get("uid")),
        name=_text(place.get("name")),
        address=_text(place.get("address")),
        commune=_text(place.get("city") or place.get("adminLevel4")),
        insee=_text(place.get("insee")),
        postcode=_text(place.get("postalCode")),
        department=_text(place.get("department") or place.get("adminLevel2")),
        region=_text(place.get("region") or place.get("adminLevel1")),
        country=_text(place.get("countryCode")).upper(),
        latitude=_degrees(place.get("latitude"), "location.latitude"),
        longitude=_degrees(place.get("longitude"), "location.longitude"),
        tags=tuple(
            _text(t.get("label") if isinstance(t, Mapping) else t) for t in _list(place.get("tags"), "location.tags")
        ),
    )


def _v1(row: Row) -> Event:
    origin = _parts(row.get("originAgenda") or row.get("origin"), "originAgenda")
    place = _parts(row.get("location"), "location")
    url = _text(row.get("canonicalUrl") or row.get("link"))
    slots = _slots(row.get("timings"), "start", "end")
    return Event(
        uid=_uid(row),
        slug=_text(row.get("slug")),
        url=url,
        agenda=_slug(url),
        origin=_text(origin.get("uid")),
        title=_text(row.get("title")),
        description=_text(row.get("description")),
        long_description=_text(row.get("freeText") or row.get("longDescription")),
        keywords=(*_words(row.get("keywords") or row.get("tags"))[:50],),
        conditions=_text(row.get("conditions")),
        image=_text(row.get("originalImage") or row.get("image")),
        credits=_text(row.get("imageCredits")),
        slots=slots,
        place=_place_v2(place) if place else None,
        status=_code(row.get("status"), "status", 1),
        moderation=2 if row.get("state") in (None, True) else _code(row.get("state"), "state", 2),
        mode=_code(row.get("attendanceMode"), "attendanceMode", 1),
        online=_text(row.get("onlineAccessLink")),
        accessibility=_accessibility_v1(row.get("accessibility")),
        links=tuple(u for u in (_text(row.get("registrationUrl")),) if u.startswith("http")),
        updated=_text(row.get("updatedAt")),
    )


def _accessibility_v1(value: object) -> tuple[str, ...]:
    names = [name for name, held in value.items() if held] if isinstance(value, Mapping) else list(_words(value, ";"))
    return tuple(sorted("ii" if name == "mei" else name for name in names))


def _ods(row: Row) -> Event:
    url = _text(row.get("canonicalurl"))
    image = _text(row.get("originalimage") or row.get("image"))
    return Event(
        uid=_uid(row),
        slug=_text(row.get("slug")),
        url=url,
        agenda=_slug(url),
        origin=_text(row.get("originagenda_uid")),
        title=_text(row.get("title_fr")),
        description=_text(row.get("description_fr")),
        long_description=_text(row.get("longdescription_fr")),
        keywords=_words(row.get("keywords_fr")),
        conditions=_text(row.get("conditions_fr")),
        image=image,
        credits=_text(row.get("imagecredits")),
        slots=_slots(row.get("timings"), "begin", "end"),
        place=_place_ods(row),
        mode=_code(row.get("attendancemode"), "attendancemode", 1),
        online=_text(row.get("onlineaccesslink")),
        status=_code(row.get("status"), "status", 1),
        age_min=_number(row.get("age_min"), "age_min"),
        age_max=_number(row.get("age_max"), "age_max"),
        accessibility=tuple(sorted(_words(row.get("accessibility"), ";"))),
        links=_links(row.get("registration")),
        updated=_text(row.get("updatedat")),
    )


def _place_ods(row: Row) -> Place | None:
    if not _text(row.get("location_uid")) and not _text(row.get("location_name")):
        return None
    point = row.get("location_coordinates")
    found = _inside(point, "location_coordinates") if isinstance(point, str) and point.startswith("{") else point
    if isinstance(found, str) and "," in found:
        latitude, _, longitude = found.partition(",")
        found = {"lat": latitude, "lon": longitude}
    found = found if isinstance(found, Mapping) else {}
    return Place(
        uid=_text(row.get("location_uid")),
        name=_text(row.get("location_name")),
        address=_text(row.get("location_address")),
        commune=_text(row.get("location_city")),
        insee=_text(row.get("location_insee")),
        postcode=_text(row.get("location_postalcode")),
        department=_text(row.get("location_department")),
        region=_text(row.get("location_region")),
        country=_text(row.get("location_countrycode")).upper(),
        latitude=_degrees(found.get("lat"), "location_coordinates"),
        longitude=_degrees(found.get("lon"), "location_coordinates"),
        tags=_words(row.get("location_tags"), ";"),
    )


def _csv(row: Row) -> Event:
    url = _text(row.get("url"))
    named = _text(row.get("location_name")) or _text(row.get("location_city"))
    place = Place(
        name=_text(row.get("location_name")),
        address=_text(row.get("location_address")),
        commune=_text(row.get("location_city")),
        latitude=_degrees(row.get("latitude"), "latitude"),
        longitude=_degrees(row.get("longitude"), "longitude"),
    )
    return Event(
        uid=_uid(row),
        slug=url.rpartition("/")[2],
        url=url,
        agenda=_slug(url),
        title=_text(row.get("title")),
        description=_text(row.get("description")),
        long_description=_text(row.get("long_description")),
        keywords=_words(row.get("keywords")),
        first=_text(row.get("first_date")),
        last=_text(row.get("last_date")),
        place=place if named else None,
    )


_READERS: Final[Mapping[str, Callable[[Row], Event]]] = {"v2": _v2, "v1": _v1, "ods": _ods, "csv": _csv}
