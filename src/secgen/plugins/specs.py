"""What a plugin describes itself with: plain values whose factories are imported on first use."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

from attrs import Attribute, field, frozen

from secgen.kernel.errors import InvalidInput, PluginError, SecgenError
from secgen.kernel.text import Text

if TYPE_CHECKING:
    from secgen.kernel.act import Act


def resolve(factory: str | Callable[..., Any]) -> Callable[..., Any]:
    """A factory given as ``"package.module:name"`` is imported now, at first use."""
    if not isinstance(factory, str):
        return factory
    module, _, name = factory.partition(":")
    try:
        found: Callable[..., Any] = getattr(import_module(module), name)
    except SecgenError:
        raise
    except Exception as error:
        raise PluginError(
            "SG-PLUGIN-BROKEN",
            plugin=factory,
            distribution=module.partition(".")[0],
            problem=f"{type(error).__name__}: {error}",
        ) from error
    return found


RESERVED: Final = (
    "secgen",
    "office",
    "access",
    "budget",
    "accounting",
    "personnel",
    "procurement",
    "assets",
    "correspondence",
    "communication",
    "links",
)
"""Names that are no plugin's: secgen and its rooms."""


def check_subject(act: Act) -> None:
    """Refuse an act of a plugin filed nowhere, or where the library files its own (``office.opened``)."""
    subject: object = act.subject
    if isinstance(subject, str) and subject.strip():
        room, dot, _ = subject.partition(".")
        if not dot or room not in RESERVED:
            return
        reason = Text("réservé à secgen", "kept for secgen")
    else:
        reason = Text("un texte non vide est attendu", "a text that is not empty is expected")
    raise InvalidInput("SG-FIELD", act=act.tag, field="subject", value=repr(subject), reason=reason)


def _accept(what: str, name: str, given: Iterable[str], known: tuple[str, ...]) -> None:
    for option in given:
        if option not in known:
            listed = ", ".join(known) or "—"
            raise InvalidInput("SG-REPORT-OPTION", report=f"{what} {name}", option="option", value=option, known=listed)


def _name(spec: object, attribute: Attribute[Any], value: object) -> None:
    if not (isinstance(value, str) and re.fullmatch(r"[a-z][a-z0-9._+-]*", value)):
        raise _wrong(spec, attribute, value, "a name: a small letter, then a-z, 0-9 and . _ + -")


def _text(spec: object, attribute: Attribute[Any], value: object) -> None:
    if not isinstance(value, str):
        raise _wrong(spec, attribute, value, "a text")


def _both_languages(spec: object, attribute: Attribute[Any], value: object) -> None:
    if not isinstance(value, Text):
        raise _wrong(spec, attribute, value, "a Text, in French and in English")


def _texts(spec: object, attribute: Attribute[Any], value: object) -> None:
    if not (isinstance(value, tuple | list) and all(isinstance(one, str) for one in value)):
        raise _wrong(spec, attribute, value, "a tuple of texts")


def _numbers(spec: object, attribute: Attribute[Any], value: object) -> None:
    if not (isinstance(value, tuple) and len(value) == 2 and all(isinstance(one, int) for one in value)):
        raise _wrong(spec, attribute, value, "two numbers, as (1, 0)")


def _found(spec: object, attribute: Attribute[Any], value: object) -> None:
    if not (callable(value) or isinstance(value, str)):
        raise _wrong(spec, attribute, value, "a callable, or where it is: 'package.module:name'")


def _lifts(spec: object, attribute: Attribute[Any], value: object) -> None:
    if not (isinstance(value, Mapping) and all(isinstance(n, int) and callable(lift) for n, lift in value.items())):
        raise _wrong(spec, attribute, value, "a callable for each earlier schema: {1: lift}")


def _wrong(spec: object, attribute: Attribute[Any], value: object, expected: str) -> TypeError:
    return TypeError(f"{type(spec).__name__}.{attribute.name}: {value!r} is not {expected}")


_EXPECTED: Final[Mapping[str, Callable[[Any, Attribute[Any], Any], None]]] = {
    **dict.fromkeys(("name", "id", "scheme"), _name),
    **dict.fromkeys(("summary", "example", "media_type", "suffix", "also"), _text),
    **dict.fromkeys(("options", "roles", "kits", "suffixes"), _texts),
    **dict.fromkeys(("factory", "build", "declare", "run"), _found),
    "title": _both_languages,
    "api": _numbers,
    "upcasters": _lifts,
}


def _checked(cls: type, fields: list[Attribute[Any]]) -> list[Attribute[Any]]:
    """Each field of a descriptor refuses what is not of its kind: a wrong one sets its plugin aside, named."""
    return [f.evolve(validator=_EXPECTED.get(f.name)) for f in fields]


@frozen(field_transformer=_checked)
class PluginInfo:
    """Who a plugin is: its name, the plugin API it was written for, one sentence.

    ``kits`` are the addresses of the conformance kits it passes: ``secgen plugins check`` runs them.
    """

    name: str
    api: tuple[int, int]
    summary: str
    kits: tuple[str, ...] = ()


@frozen(field_transformer=_checked)
class StorageSpec:
    """A storage back-end: the scheme of its addresses, and ``factory(url) -> EventStore``."""

    scheme: str
    factory: str | Callable[..., Any]
    example: str


@frozen(field_transformer=_checked)
class FormatSpec:
    """A way to write a table: ``factory(table, lang) -> str | bytes``."""

    name: str
    media_type: str
    suffix: str
    factory: str | Callable[..., Any]


@frozen(field_transformer=_checked)
class ReportSpec:
    """A report: ``build(view, options) -> Table``, a view being an office on a day.

    ``options`` names what it takes besides the times every report takes (``on``, ``known_at``, ``year``);
    ``roles``, who may read it in an office that has given roles (everybody if empty).
    """

    name: str
    title: Text
    build: str | Callable[..., Any]
    options: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()


@frozen(field_transformer=_checked)
class EngineSpec:
    """What computes cubes: ``factory() -> Engine``, whose ``run(cube, facts, by=, where=, on=)`` gives a table."""

    name: str
    summary: str
    factory: str | Callable[..., Any]


@frozen(field_transformer=_checked)
class LawPackSpec:
    """A law pack: ``factory() -> str`` gives its TOML text; it overlays the built-in law."""

    id: str
    factory: str | Callable[..., Any]


@frozen(field_transformer=_checked)
class ImporterSpec:
    """A file format read into acts: ``factory(office, name, path) -> Import``; twice changes nothing."""

    name: str
    summary: str
    factory: str | Callable[..., Any]


@frozen(field_transformer=_checked)
class ExporterSpec:
    """A file format written from an office: ``factory(office, name, path, options) -> int``, the rows written.

    ``options`` names what it takes; ``suffix`` ends the name of a file of this format.
    """

    name: str
    summary: str
    suffix: str
    factory: str | Callable[..., Any]
    options: tuple[str, ...] = ()

    def accept(self, given: Iterable[str]) -> None:
        """Refuse an option it does not take, and say which it does."""
        _accept("export", self.name, given, self.options)


@frozen(field_transformer=_checked)
class CheckSpec:
    """A check of a file without any office: ``factory(path, options) -> Check``.

    ``also`` names another check that this one takes over for files whose name ends with one of ``suffixes``.
    """

    name: str
    summary: str
    factory: str | Callable[..., Any]
    options: tuple[str, ...] = ()
    also: str = ""
    suffixes: tuple[str, ...] = ()

    def accept(self, given: Iterable[str]) -> None:
        """Refuse an option it does not take, and say which it does."""
        _accept("check", self.name, given, self.options)


@frozen(field_transformer=_checked)
class RulePackSpec:
    """Rules asked about acts besides those of the library: ``factory() -> RulePack``."""

    id: str
    factory: str | Callable[..., Any]


@frozen(field_transformer=_checked)
class BatchCheckSpec:
    """A last look at a batch before it is written: ``factory() -> check``; ``check(acts, states, judge)``
    asks its rules of the judge.

    A blocking breach refuses the whole batch, and so does a check that raises.
    """

    name: str
    factory: str | Callable[..., Any]


@frozen(field_transformer=_checked)
class ObserverSpec:
    """Told of every batch once it is written: ``factory() -> observe``; ``observe(office, recorded)``.

    One that raises changes nothing: the office keeps the problem in ``office.problems``.
    """

    name: str
    factory: str | Callable[..., Any]


@frozen(field_transformer=_checked)
class OpenedSpec:
    """Told that an office has been opened: ``factory() -> opened``; ``opened(office)``. One that raises is isolated."""

    name: str
    factory: str | Callable[..., Any]


@frozen(field_transformer=_checked)
class CommandSpec:
    """A command of the shell: ``declare(parser)`` adds its arguments, ``run(args) -> exit code``; both lazy."""

    name: str
    summary: str
    declare: str | Callable[..., Any]
    run: str | Callable[..., Any]


@frozen(field_transformer=_checked)
class EventTypeSpec:
    """A kind of act; ``tag`` must start with the plugin's name. ``upcasters`` lift older bodies.

    ``roles``: who may record it in an office that has given roles; empty, the law packs say, or nobody does.
    """

    cls: type
    upcasters: Mapping[int, Callable[[dict[str, Any]], dict[str, Any]]] = field(factory=dict)
    roles: tuple[str, ...] = ()
