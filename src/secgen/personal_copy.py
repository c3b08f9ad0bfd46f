"""What is told to somebody about themselves: the vault's fields and the acts that name their id (GDPR art. 15, 20)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final

from secgen.kernel.errors import InvalidInput
from secgen.kernel.text import Text, lang
from secgen.reports.html import page
from secgen.reports.table import Column, Table
from secgen.schema.converter import canonical
from secgen.vault.hidden import Hidden

if TYPE_CHECKING:
    from secgen.secretariat import Secretariat

FORMS: Final = ("json", "html")
"""Written for a machine (art. 20), or for a reader (art. 15)."""
_RIGHTS: Final = Text(
    "Vous pouvez faire rectifier ces données, en demander l'effacement ou la limitation, vous opposer à leur "
    "traitement (RGPD art. 16 à 21), et saisir la CNIL (art. 77).",
    "You may have these data put right, ask that they be erased or restricted, object to their use (GDPR art. 16 "
    "to 21), and complain to the CNIL (art. 77).",
)


def personal_copy(office: Secretariat, subject: str, *, by: str, form: str = "json") -> Hidden:
    """Everything held on somebody: their fields, their uses and retention, the acts of the journal that name their id.

    ``form`` is ``json`` or ``html`` (one page, in the current language). It leaves a trace in the vault, and is hidden
    until revealed. Raises what :meth:`Vault.export` raises.
    """
    if form not in FORMS:
        reason = Text(f"formes : {', '.join(FORMS)}", f"forms: {', '.join(FORMS)}")
        raise InvalidInput("SG-FIELD", act="vault.export", field="form", value=form, reason=reason)
    content = json.loads(office.vault.export(subject, by=by).reveal())
    content["acts"] = list(_acts(office, subject))
    content["rights"] = str(_RIGHTS)
    return Hidden(json.dumps(content, ensure_ascii=False, indent=1) if form == "json" else _page(content))


def _acts(office: Secretariat, subject: str) -> Iterator[dict[str, Any]]:
    quoted = json.dumps(subject)
    for recorded in office.acts():
        body = canonical(recorded.act)
        if quoted in body:
            yield {"number": recorded.id, "act": recorded.act.tag, "recorded_at": recorded.recorded_at} | json.loads(
                body
            )


def _text(name: str, fr: str, en: str) -> Column:
    return Column(name, Text(fr, en), "text")


def _page(content: Mapping[str, Any]) -> str:
    labels, kept = content["labels"], content["retention"]
    fields = Table(
        "fields",
        Text("Vos données", "Your data"),
        (_text("field", "donnée", "data"), _text("value", "valeur", "value")),
        [(labels[name], value) for name, value in content["fields"].items()],
        (Text(f"Conservation : {kept}", f"Kept: {kept}"), _RIGHTS),
    )
    uses = Table(
        "uses",
        Text("Qui les a utilisées, et pourquoi", "What they were used for"),
        (
            _text("at", "le", "at"),
            _text("action", "action", "action"),
            _text("purpose", "finalité", "purpose"),
            _text("fields", "données", "data"),
        ),
        [(use["at"], use["action"], use["purpose"], ", ".join(use["fields"])) for use in content["uses"]],
    )
    shared = ("number", "act", "recorded_at", "on")
    acts = Table(
        "acts",
        Text("Les actes qui portent votre identifiant", "The acts that name your id"),
        (
            _text("number", "n°", "no."),
            _text("on", "le", "on"),
            _text("act", "acte", "act"),
            _text("content", "contenu", "content"),
        ),
        [
            (
                str(act["number"]),
                act["on"],
                act["act"],
                "; ".join(f"{name}: {value}" for name, value in act.items() if name not in shared and value),
            )
            for act in content["acts"]
        ],
    )
    title = Text("Copie de vos données personnelles", "A copy of your personal data")
    return page([fields, uses, acts], title, lang(), content["id"])
