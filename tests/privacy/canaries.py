"""Values that sing wherever they get out, in whatever form they are written; and the ear that hears them."""

from __future__ import annotations

import base64
import gzip
import io
import json
import quopri
import unicodedata
import zipfile
from collections.abc import Iterator, Mapping
from datetime import date
from html import escape
from typing import Final
from urllib.parse import quote, quote_plus

AGENT: Final = {
    "family_name": "Canari-Ébène",
    "given_name": "Zénobie",
    "birth_date": "1961-02-13",
    "email": "zenobie.canari@plume.example",
    "phone": "+33 4 99 98 97 96",
    "address": "13 impasse du Serin <Doré>",
    "bank_account": "FR7630006000011234567890189",
    "children_born": "2009-08-17 2013-11-29",
    "priority_since": "1997-04-23",
}
PRESS: Final = {
    "family_name": "Rossignol'Ardent",
    "given_name": "Œdipine",
    "outlet": "La Gazette des Mésanges",
    "email": "oedipine@mesange.example",
    "phone": "+33 4 88 87 86 85",
    "address": "7 quai du Pinson",
}
APPLICANT: Final = {
    "family_name": "Fauvette-Grisée",
    "given_name": "Hyacinthe-Ève",
    "email": "hyacinthe@fauvette.example",
    "phone": "+33 4 77 76 75 74",
    "address": "2 allée du Loriot",
}
CORRESPONDENT: Final = {
    "family_name": "Bergeronnette",
    "given_name": "Sidonie-Aimée",
    "email": "sidonie@bergeron.example",
    "phone": "+33 4 66 65 64 63",
    "address": "19 sente du Courlis",
}
PEOPLE: Final[Mapping[str, Mapping[str, str]]] = {
    "agent": AGENT,
    "press_contact": PRESS,
    "applicant": APPLICANT,
    "correspondent": CORRESPONDENT,
}
MONTHS: Final = (
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
    "décembre",
)  # fmt: skip


def values() -> set[str]:
    """Every value planted; days apart from one another."""
    planted = {value for fields in PEOPLE.values() for value in fields.values()}
    days = {day for value in planted for day in value.split() if _is_day(value.split()[0])}
    return {value for value in planted if not _is_day(value.split()[0])} | days


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def written(value: str) -> set[str]:
    """The same value as people and programs write it."""
    forms = {value, value.upper(), value.lower(), unicodedata.normalize("NFD", value)}
    if _is_day(value):
        day = date.fromisoformat(value)
        forms |= {f"{day:%d/%m/%Y}", f"{day:%Y%m%d}", f"{day.day} {MONTHS[day.month - 1]} {day.year}"}
        forms |= {f"datetime.date({day.year}, {day.month}, {day.day})", f"{day:%d.%m.%Y}"}
    if value.startswith(("+33", "FR76")):
        compact = value.replace(" ", "")
        forms |= {compact, " ".join(compact[i : i + 4] for i in range(0, len(compact), 4)), compact[4:]}
    if value.startswith("+33"):
        forms |= {"0" + value[4:], "0" + value[4:].replace(" ", "")}
    if value != value.encode("ascii", "ignore").decode():  # a name a program took the accents from
        forms.add("".join(c for c in unicodedata.normalize("NFD", value) if not unicodedata.combining(c)))
    return forms


def encoded(text: str) -> Iterator[bytes]:
    """One text in every coat it may wear on its way out."""
    for coat in ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "cp1252"):
        yield text.encode(coat, "ignore")
    yield escape(text).encode()
    yield text.encode("ascii", "xmlcharrefreplace")
    yield escape(text).encode("ascii", "xmlcharrefreplace")
    yield json.dumps(text)[1:-1].encode()
    yield repr(text)[1:-1].encode()
    yield quote(text).encode()
    yield quote(text, safe="").encode()
    yield quote_plus(text).encode()
    yield text.encode().hex().encode()
    yield text.encode().hex().upper().encode()
    yield quopri.encodestring(text.encode()).replace(b"=\n", b"").strip()
    for coat in ("utf-8", "utf-16-le"):
        for shift in range(3):  # base64 looks different at each place it may begin
            whole = base64.b64encode(b"\0" * shift + text.encode(coat))
            core = whole[4 if shift else 0 : -4]
            yield core
            yield core.translate(bytes.maketrans(b"+/", b"-_"))


NEEDLES: Final[Mapping[bytes, str]] = {
    needle: value for value in values() for form in written(value) for needle in encoded(form) if len(needle) >= 6
}


def heard(data: bytes | str) -> set[str]:
    """The canaries that sing in some output: as it is, unpacked if it is packed."""
    raw = data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data
    return {value for part in _parts(raw) for needle, value in NEEDLES.items() if needle in part}


def _parts(raw: bytes) -> Iterator[bytes]:
    yield raw
    if raw[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(raw)) as packed:
            for name in packed.namelist():
                yield name.encode()
                yield from _parts(packed.read(name))
    elif raw[:2] == b"\x1f\x8b":
        yield from _parts(gzip.decompress(raw))
