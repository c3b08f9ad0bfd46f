"""Which class an act of a given tag and schema number is, and how older bodies are lifted."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from threading import RLock
from typing import Any, Final

from attrs import frozen

from secgen.kernel.act import Act
from secgen.kernel.dates import day_text
from secgen.kernel.errors import InvalidInput, PluginError, SchemaError
from secgen.ledger.records import Draft, Entry, Record
from secgen.schema.converter import STORED, as_data, structure
from secgen.schema.decoder import Decoder, Misfit
from secgen.schema.encoder import Encoder

_parse: Final = json.JSONDecoder().raw_decode
Upcaster = Callable[[dict[str, Any]], dict[str, Any]]
Guard = Callable[[Act], None]
"""Raises if an act may not be recorded at all, whatever the rules say."""


@frozen(kw_only=True)
class OpaqueAct(Act):
    """An act of a plugin that is not installed: readable as it was stored, changes no state."""

    kind: str
    version: int
    body: str

    @property
    def subject(self) -> str:
        return self.kind


class Registry:
    """Acts by tag. ``upcasters[n]`` lifts a body from schema ``n`` to ``n + 1``, dict to dict."""

    def __init__(self) -> None:
        self._classes: dict[str, type[Act]] = {}
        self._upcasters: dict[str, Mapping[int, Upcaster]] = {}
        self._guards: dict[type[Act], Guard] = {}
        self._later: dict[str, Callable[[], Iterable[type[Act]]]] = {}
        self._entering = RLock()
        self._encoder = Encoder(as_data)
        self._decoder = Decoder(STORED.structure)

    def add(self, cls: type[Act], upcasters: Mapping[int, Upcaster] | None = None, guard: Guard | None = None) -> None:
        """Make a kind of act known, with an upcaster from every earlier schema."""
        steps = upcasters or {}
        if sorted(steps) != list(range(1, cls.schema)):
            raise PluginError(
                "SG-PLUGIN-BROKEN",
                plugin=cls.tag,
                distribution=cls.__module__,
                problem=f"schema {cls.schema} needs upcasters for 1…{cls.schema - 1}",
            )
        if cls.tag in self._classes:
            raise PluginError(
                "SG-PLUGIN-CONFLICT", name=cls.tag, first=self._classes[cls.tag].__module__, second=cls.__module__
            )
        self._classes[cls.tag] = cls
        self._upcasters[cls.tag] = steps
        if guard is not None:
            self.guard(cls, guard)

    def guard(self, cls: type[Act], guard: Guard) -> None:
        """Ask about each act of a kind before it is read in or written; what is stored is decoded unasked."""
        self._guards[cls] = guard
        self._encoder.guard(cls, guard)

    def add_all(self, classes: Iterable[type[Act]]) -> None:
        """Make several kinds known, all in their first schema."""
        for cls in classes:
            self.add(cls)

    def add_later(self, name: str, acts: Callable[[], Iterable[type[Act]]]) -> None:
        """The kinds of a room (``personnel.…``), made known once the first of them is asked for."""
        self._later[name] = acts

    def _known(self, tag: str) -> type[Act] | None:
        cls = self._classes.get(tag)
        if cls is None:
            self._enter(tag.partition(".")[0])
            cls = self._classes.get(tag)
        return cls

    def _enter(self, name: str) -> None:
        if name in self._later:
            with self._entering:  # another thread may be at it
                if name in self._later:
                    self.add_all(self._later[name]())
                    del self._later[name]

    @property
    def at_hand(self) -> frozenset[str]:
        """The tags known without entering a room."""
        return frozenset(self._classes)

    @property
    def tags(self) -> tuple[str, ...]:
        """The tags known, in order."""
        for name in tuple(self._later):
            self._enter(name)
        return tuple(sorted(self._classes))

    def find(self, tag: str) -> type[Act]:
        """The class of a tag; an error that lists a few, the nearest and those of its room first, if there is none."""
        cls = self._known(tag)
        if cls is None:
            import difflib

            near = difflib.get_close_matches(tag, self.tags, n=5, cutoff=0.5)
            same_room = [other for other in self.tags if other.partition(".")[0] == tag.partition(".")[0]]
            known = list(dict.fromkeys((*near, *(same_room or self.tags))))[:8]
            more = ", …" if len(known) < len(self.tags) else ""
            raise InvalidInput("SG-ACT-UNKNOWN", tag=tag, known=", ".join(known) + more)
        return cls

    def encode(self, act: Act) -> Draft:
        """An act as the journal keeps it; a field of the wrong type is refused by name."""
        body = self._encoder(act)
        return Draft(act.subject, act.tag, act.schema, day_text(act.on), body)

    def decode(self, record: Entry | Record) -> Act:
        """The act of a record, lifted to today's shape; opaque if its plugin is absent."""
        cls = self._known(record.tag)
        if cls is None:
            return OpaqueAct(
                on=date.fromisoformat(record.effective_on), kind=record.tag, version=record.schema, body=record.body
            )
        body = self._body(record)
        if record.schema != cls.schema:
            body = self._lift(record, body, cls)
        try:
            return self._decoder(body, cls)
        except Misfit:
            return structure(body, cls, stored=True, label=f"{record.tag} (position {record.position})")

    def read(self, data: Act | Mapping[str, object]) -> Act:
        """An act as people write it: ``{"act": "budget.committed", …}``, money and dates as text.

        An act made in Python passes the same door: its fields are checked as if they were written.
        """
        if isinstance(data, Act):
            if self._known(data.tag) is not type(data):
                raise InvalidInput("SG-ACT-UNKNOWN", tag=data.tag or type(data).__name__, known=", ".join(self.tags))
            self._encoder(data)
            return data
        if not isinstance(data, Mapping):
            raise InvalidInput("SG-FIELDS", act=repr(data), problems="give an act, or a mapping of its fields")
        values = dict(data)
        tag = values.pop("act", None)
        if not isinstance(tag, str):
            raise InvalidInput("SG-ACT-UNKNOWN", tag="—" if tag is None else tag, known=", ".join(self.tags))
        act = structure(values, self.find(tag), stored=False, label=tag)
        if guard := self._guards.get(type(act)):
            guard(act)
        return act

    def _lift(self, record: Entry | Record, body: dict[str, Any], cls: type[Act]) -> dict[str, Any]:
        if record.schema > cls.schema:
            raise _unreadable(record, f"schema {record.schema} is newer than the installed {cls.schema}")
        for number in range(record.schema, cls.schema):
            try:
                body = self._upcasters[record.tag][number](body)
            except Exception as error:
                raise _unreadable(record, f"not lifted from schema {number}: {error!r}") from error
        return body

    @staticmethod
    def _body(record: Entry | Record) -> dict[str, Any]:
        try:
            body, end = _parse(record.body)
            if end != len(record.body):
                raise ValueError("more than one value")
        except (TypeError, ValueError, RecursionError) as error:  # a damaged row may hold nothing at all
            raise _unreadable(record, str(error)) from error
        if not isinstance(body, dict):
            raise _unreadable(record, "not an object")
        return body


def _unreadable(record: Entry | Record, problem: str) -> SchemaError:
    return SchemaError("SG-FIELDS", act=f"{record.tag} (position {record.position})", problems=problem)
