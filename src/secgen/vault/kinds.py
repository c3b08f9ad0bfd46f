"""Who may be in a vault, and which fields they may have. A field that is not listed is refused.

Each field has a *right*: what one must be allowed to see it. What no service may hold here (NIR, health, opinions)
has no field at all; see :data:`FORBIDDEN`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final, Literal, NoReturn

from attrs import frozen

from secgen.kernel.dates import parse_day
from secgen.kernel.errors import InvalidInput
from secgen.kernel.identifiers import passes
from secgen.kernel.text import Text
from secgen.vault.hidden import MASK

Right = Literal["identity", "contact", "family", "bank", "priority"]
"""What a purpose opens: who it is, how to reach them, their family charges, their account, a legal priority."""
LONGEST: Final = 500


@frozen
class Field:
    """One field of a kind of person: its name, label, the right it takes, and how it is written.

    ``dates`` is several days separated by spaces; ``iban`` a bank account with a valid key.
    """

    name: str
    label: Text
    right: Right
    form: Literal["text", "date", "dates", "iban"] = "text"


@frozen
class Kind:
    """A kind of person: the first word of its ids, its fields, how its retention is counted.

    ``retention``: the law parameter in years; from the day the file ended, or from ``counted_from`` (a date field)
    if it is given. ``archives``: nothing goes before the archives have said so (code du patrimoine, art. L212-2).
    """

    name: str
    label: Text
    fields: tuple[Field, ...]
    retention: str
    counted_from: str = ""
    archives: bool = False

    def field(self, name: str) -> Field:
        """A field by its name; refused with its reason if it is forbidden or unknown."""
        for known in self.fields:
            if known.name == name:
                return known
        listed = ", ".join(field.name for field in self.fields)
        reason = FORBIDDEN.get(name) or Text(f"champ inconnu ; champs connus : {listed}", f"unknown; known: {listed}")
        raise InvalidInput("SG-FIELD", act=f"vault.{self.name}", field=_shown(name), value=MASK, reason=reason)


def _shown(name: str) -> str:
    """A field's name, unless somebody wrote a value where a name belongs."""
    return name if re.fullmatch(r"[a-z][a-z_]{0,30}", name, re.ASCII) else MASK


_NIR: Final = Text(
    "le NIR n'est tenu que par la paie (décret 2019-341)", "the social-security number is held by payroll only"
)
_HEALTH: Final = Text("aucune donnée de santé ici (RGPD art. 9)", "no health data here (GDPR art. 9)")
_OPINION: Final = Text(
    "aucune opinion ni appartenance ici (RGPD art. 9 ; CGFP)", "no opinion or membership here (GDPR art. 9)"
)
FORBIDDEN: Final[Mapping[str, Text]] = {
    "nir": _NIR,
    "social_security_number": _NIR,
    "diagnosis": _HEALTH,
    "disability": _HEALTH,
    "health": _HEALTH,
    "union": _OPINION,
    "religion": _OPINION,
    "political_opinion": _OPINION,
    "ethnic_origin": _OPINION,
    "sexual_orientation": _OPINION,
}
"""Fields people ask for and nobody may have here, each with the reason."""


_NAMES: Final = (
    Field("family_name", Text("nom", "family name"), "identity"),
    Field("given_name", Text("prénom", "given name"), "identity"),
)
_REACH: Final = (
    Field("email", Text("courriel", "e-mail"), "contact"),
    Field("phone", Text("téléphone", "telephone"), "contact"),
    Field("address", Text("adresse", "address"), "contact"),
)
KINDS: Final[Mapping[str, Kind]] = {
    kind.name: kind
    for kind in (
        Kind(
            "agent",
            Text("agent", "agent"),
            (
                *_NAMES,
                Field("birth_date", Text("date de naissance", "birth date"), "identity", "date"),
                *_REACH,
                Field("bank_account", Text("compte bancaire (IBAN)", "bank account (IBAN)"), "bank", "iban"),
                Field("children_born", Text("naissance des enfants à charge", "births of children"), "family", "dates"),
                Field(
                    "priority_since", Text("priorité légale justifiée le", "legal priority since"), "priority", "date"
                ),
            ),
            "vault.retention.agent",
            counted_from="birth_date",
            archives=True,
        ),
        Kind("applicant", Text("candidat", "applicant"), (*_NAMES, *_REACH), "vault.retention.applicant"),
        Kind(
            "press_contact",
            Text("contact de presse", "press contact"),
            (*_NAMES, Field("outlet", Text("titre", "outlet"), "identity"), *_REACH),
            "vault.retention.press_contact",
        ),
        Kind(
            "correspondent", Text("correspondant", "correspondent"), (*_NAMES, *_REACH), "vault.retention.correspondent"
        ),
    )
}
"""The kinds of people the house knows."""


def kind_named(name: str) -> Kind:
    """A kind by its name; refused if there is none."""
    kind = KINDS.get(name)
    if kind is None:
        listed = ", ".join(KINDS)
        reason = Text(f"sortes connues : {listed}", f"kinds known: {listed}")
        raise InvalidInput("SG-FIELD", act="vault", field="kind", value=_shown(name), reason=reason)
    return kind


def checked(kind: Kind, values: Mapping[str, str]) -> dict[str, str]:
    """The values of some fields, each checked as its form asks; no refusal ever shows a value."""
    return {name: _checked(kind, kind.field(name), value) for name, value in values.items()}


def _checked(kind: Kind, field: Field, value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        _refuse(kind, field, Text("écrire un texte", "write a text"))
    text = " ".join(value.split())
    if len(text) > LONGEST or not text.isprintable():
        _refuse(
            kind, field, Text(f"au plus {LONGEST} caractères imprimables", f"at most {LONGEST} printable characters")
        )
    if field.form == "iban":
        return _iban(kind, field, text)
    if field.form != "text":
        days = text.split()
        if field.form == "date" and len(days) != 1:
            _refuse(kind, field, Text("une seule date AAAA-MM-JJ", "one date, YYYY-MM-DD"))
        for day in days:
            _day(kind, field, day)
        return " ".join(days)
    if _holds_nir(text):
        _refuse(kind, field, _NIR)
    return text


def _day(kind: Kind, field: Field, text: str) -> None:
    try:
        parse_day(text)
        return
    except InvalidInput:
        pass  # its message shows the value: ours does not
    _refuse(kind, field, Text("date AAAA-MM-JJ attendue", "a date YYYY-MM-DD is expected"))


def _iban(kind: Kind, field: Field, text: str) -> str:
    from stdnum import iban

    if not passes(iban, text):
        _refuse(kind, field, Text("la clé de l'IBAN est fausse", "the key of the IBAN is wrong"))
    return str(iban.compact(text))


def _holds_nir(text: str) -> bool:
    from stdnum.fr import nir

    runs = re.findall(r"(?<!\d)[12378](?:[ .]?[0-9AB]){14}(?!\d)", text)
    return any(passes(nir, re.sub(r"[ .]", "", run)) for run in runs)


def _refuse(kind: Kind, field: Field, reason: Text) -> NoReturn:
    raise InvalidInput("SG-FIELD", act=f"vault.{kind.name}", field=field.name, value=MASK, reason=reason)
