"""Joint projects proposed from what entries of one edition share: theme, commune, EPCI, label, distance."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Literal

from attrs import frozen

from secgen.communication.programme.closing import in_programme
from secgen.communication.programme.state import Commune, EntryRow
from secgen.communication.programme.territory import by_name, commune_of, km_between, plain, point_of
from secgen.kernel.explanation import Explanation
from secgen.kernel.judge import Law
from secgen.kernel.text import Text

Basis = Literal["theme", "commune", "epci", "label", "distance"]


@frozen
class Proposal:
    """A joint project that could be: what is shared, by which entries of how many places."""

    basis: Basis
    shared: str
    entries: tuple[str, ...]
    places: int
    explanation: Explanation


def proposals(rows: Iterable[EntryRow], communes: Mapping[str, Commune], law: Law, on: date) -> tuple[Proposal, ...]:
    """Every group of entries at two different places or more that share something; the largest first.

    Only proposals: agreeing on one is an act of the service.
    """
    kept = [row for row in rows if in_programme(row) and row.event.place is not None]
    least = law.read("programme.joint_size", on)
    names = by_name(communes.values())
    groups: dict[tuple[Basis, str], list[EntryRow]] = {}
    for row in kept:
        place = row.event.place
        commune = commune_of(place, communes, names) if place is not None else None
        for key in _shared(row, commune):
            groups.setdefault(key, []).append(row)
    for name, near in _near(kept, law.read("programme.joint_km", on).number).items():
        groups[("distance", name)] = near
    found = []
    for (basis, shared), members in groups.items():
        places = {row.event.place.key for row in members if row.event.place is not None}
        if not least.holds(len(places)):
            continue
        entries = tuple(sorted(row.made.entry for row in members))
        label = str(Text("projet commun possible", "possible joint project"))
        inputs = {"basis": basis, "shared": shared, "places": len(places), "entries": len(entries)}
        found.append(Proposal(basis, shared, entries, len(places), Explanation.of(label, inputs=inputs, law=(least,))))
    return tuple(sorted(found, key=lambda p: (-p.places, p.basis, p.shared)))


def _shared(row: EntryRow, commune: Commune | None) -> set[tuple[Basis, str]]:
    place = row.event.place
    assert place is not None
    keys: set[tuple[Basis, str]] = set()
    if row.made.theme:
        keys.add(("theme", plain(row.made.theme)))
    if commune is not None or place.commune:
        keys.add(("commune", commune.name if commune is not None else place.commune))
    if commune is not None and commune.epci:
        keys.add(("epci", commune.epci))
    keys |= {("label", plain(label)) for label in (*row.made.labels, *place.tags) if label}
    return keys


def _near(rows: list[EntryRow], km: int) -> dict[str, list[EntryRow]]:
    """Around each place that has a theme, the entries on that theme within some km: a circuit."""
    found: dict[str, list[EntryRow]] = {}
    themed = [row for row in rows if row.made.theme]
    for row in themed:
        place = row.event.place
        here = point_of(place) if place is not None else None
        if place is None or here is None:
            continue
        near = []
        for other in themed:
            there = point_of(other.event.place) if other.event.place is not None else None
            if plain(other.made.theme) == plain(row.made.theme) and there and km_between(here, there) <= km:
                near.append(other)
        members = frozenset(r.made.entry for r in near)
        if all(members != frozenset(r.made.entry for r in group) for group in found.values()):
            found[f"{place.name} ({plain(row.made.theme)}, {km} km)"] = near
    return found
