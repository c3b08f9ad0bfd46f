"""One family of errors: each has a code, a text in two languages and a remedy."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, Final

from secgen.kernel.address import without_password
from secgen.kernel.catalogue import CATALOGUE
from secgen.kernel.text import Text, clean

_LONGEST: Final = 8000
"""How many characters of one value a message shows."""

if TYPE_CHECKING:
    from secgen.kernel.finding import Finding


class SecgenError(Exception):
    """Anything secgen refuses. ``code`` is stable; the text follows the current language."""

    def __init__(self, code: str, /, **params: object) -> None:
        self.code = code
        if isinstance(url := params.get("url"), str):
            params["url"] = without_password(url)
        self.params: Mapping[str, object] = params
        super().__init__(code)

    @property
    def message(self) -> str:
        """What happened, in the current language."""
        return CATALOGUE[self.code].message.fill(**_shown(self.params))

    @property
    def remedy(self) -> str:
        """What to do, in the current language."""
        return CATALOGUE[self.code].remedy.fill(**_shown(self.params))

    def __str__(self) -> str:
        return clean(f"{self.code}: {self.message} → {self.remedy}")

    def _render_traceback_(self) -> list[str]:
        """What a notebook shows in place of a traceback: nothing broke, secgen says what it refuses and why."""
        return str(self).splitlines()

    def __reduce__(self) -> tuple[Any, ...]:
        return _rebuild, (type(self), self.code, dict(self.params))


def _shown(params: Mapping[str, object]) -> dict[str, object]:
    """What is put in a message: a text too long to be read is cut."""
    return {name: _cut(value) for name, value in params.items()}


def _cut(value: object) -> object:
    if not isinstance(value, str | Text):
        return value
    text = str(value)
    return value if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def _rebuild(cls: type[SecgenError], code: str, params: dict[str, Any]) -> SecgenError:
    return cls(code, **params)


class InvalidInput(SecgenError):
    """A value that cannot be read or is not allowed: names the field, the value and the remedy."""


class LawError(SecgenError):
    """A law pack that does not load, or a value read outside its time."""


class LedgerError(SecgenError):
    """The journal cannot be read or written."""


class ConcurrencyConflict(LedgerError):
    """Somebody else recorded acts in between; read them and decide again."""


class IntegrityError(LedgerError):
    """The chain of digests is broken; the message names the first broken link."""


class VaultError(SecgenError):
    """The vault of personal data refuses: wrong key, no permission, altered, erased. Never shows a personal value."""


class AccessDenied(SecgenError):
    """Who asks may not read this, or acts in another's name; the message names who could."""


class SchemaError(SecgenError):
    """A stored or given act does not have the declared shape."""


class PluginError(SecgenError):
    """A plugin that is broken, missing or in conflict with another."""


class NotFound(SecgenError):
    """A name or number that the journal or the catalogue does not know."""


def unknown(kind: Text, name: object, known: Iterable[str]) -> NotFound:
    """What to raise for a name that is not among those known, which the remedy lists."""
    listed = ", ".join(known) or "—"
    return NotFound("SG-NOT-FOUND", kind=kind, id=name, hint=Text(f"connus : {listed}", f"known: {listed}"))


class RuleViolation(SecgenError):
    """Acts refused by blocking rules; ``findings`` holds them all. Nothing was recorded."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        self.findings = findings
        super().__init__("SG-RULES", count=len(findings), first=", ".join(sorted({f.rule for f in findings})))

    def __str__(self) -> str:
        return "\n".join([super().__str__(), *(f"  {f}" for f in self.findings)])

    def __reduce__(self) -> tuple[Any, ...]:
        return RuleViolation, (self.findings,)
