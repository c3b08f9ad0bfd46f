"""The address of a journal: read with care, shown without its password."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

import psycopg
from attrs import field, frozen
from psycopg.conninfo import conninfo_to_dict

from secgen.kernel.text import Text
from secgen_postgres.problems import PostgresError

SCHEMA: Final = "secgen"
_NAME: Final = re.compile(r"[a-z_][a-z0-9_]{0,62}", re.ASCII)
_ADDRESS: Final = re.compile(r"postgresql://(?P<place>[^?#]*)(?:\?(?P<options>[^#]*))?")
_SECRETS: Final = ("password", "sslpassword")
_DEFAULTS: Final = {"connect_timeout": "10", "application_name": "secgen", "keepalives_idle": "30"}

_FORM: Final = Text(
    "écrire postgresql://RÔLE@SERVEUR/BASE?sslmode=verify-full",
    "write postgresql://ROLE@SERVER/DATABASE?sslmode=verify-full",
)
_ENCODE: Final = Text(
    "mettre le mot de passe dans ~/.pgpass ; dans l'adresse, écrire @ %40, / %2F, ? %3F, # %23, % %25",
    "put the password in ~/.pgpass; in the address write @ as %40, / as %2F, ? as %3F, # as %23, % as %25",
)


@frozen
class Address:
    """Where a journal is. ``options`` are libpq's; ``schema`` holds the tables; ``shown`` has no password."""

    options: Mapping[str, str] = field(repr=False)
    schema: str
    shown: str

    @classmethod
    def parse(cls, url: str) -> Address:
        """Read an address. What cannot be read is never repeated: it may hold a password."""
        found = _ADDRESS.fullmatch(url)
        if found is None:
            problem = Text(
                "ne commence pas par postgresql:// ou contient #", "no postgresql:// in front, or a # inside"
            )
            raise _refused(problem, _ENCODE)
        place, asked = found["place"], found["options"] or ""
        who, _, where = place.rpartition("@")
        if "@" in who or "/" in who or "@" in asked:
            raise _refused(Text("plusieurs @, ou un @ après un /", "several @, or an @ after a /"), _ENCODE)
        schema, kept = SCHEMA, []
        for option in filter(None, asked.split("&")):
            name, _, value = option.partition("=")
            if name == "schema":
                schema = value
            else:
                kept.append(option)
        if not _NAME.fullmatch(schema):
            problem = Text("schema : lettres minuscules, chiffres et _", "schema: small letters, digits and _")
            raise _refused(problem, _FORM)
        options = _read(f"postgresql://{place}" + ("?" + "&".join(kept) if kept else ""), kept)
        user = who.partition(":")[0]
        public = [option for option in asked.split("&") if option and option.partition("=")[0] not in _SECRETS]
        shown = f"postgresql://{user + '@' if user else ''}{where}" + ("?" + "&".join(public) if public else "")
        return cls({**_DEFAULTS, **options}, schema, shown)

    def hide(self, text: str) -> str:
        """A text of the server or of libpq, on one line and without any secret."""
        for name in _SECRETS:
            secret = self.options.get(name, "")
            if len(secret) > 3:
                text = text.replace(secret, "…")
        return " ".join(text.split())


def _read(url: str, options: list[str]) -> dict[str, str]:
    """What libpq understands of an address; its own complaints may quote a password, so they are not passed on."""
    known = {option.keyword.decode() for option in psycopg.pq.Conninfo.get_defaults()}
    unknown = sorted({option.partition("=")[0] for option in options} - known)
    if unknown:
        name = ", ".join(unknown)
        problem = Text(f"option inconnue : {name}", f"unknown option: {name}")
        remedy = Text(
            "options de libpq : host, port, sslmode…, et schema", "options of libpq: host, port, sslmode…, and schema"
        )
        raise _refused(problem, remedy)
    try:
        found = conninfo_to_dict(url)
    except psycopg.Error:
        problem = Text("adresse illisible", "address unreadable")
        raise _refused(problem, _ENCODE) from None
    return {name: str(value) for name, value in found.items() if value is not None}


def _refused(problem: Text, remedy: Text) -> PostgresError:
    return PostgresError("SG-STORE-OPEN", url="postgresql://…", problem=problem, remedy=remedy)
