"""The law-pack kit: values with their texts, that overlay the built-in law without breaking it."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable

from secgen.law import Law, builtin_law, load_pack
from secgen.testing.kit import Conformance, Kit, check, conformance


class LawPackKit(Kit):
    """Subclass it, give ``pack``: the TOML text of the pack."""

    @abstractmethod
    def pack(self) -> str:
        """The pack's TOML."""

    def _law(self) -> Law:
        return load_pack(self.pack(), type(self).__name__)

    @check()
    def test_it_loads(self) -> None:
        """It loads: every value has its text, its status and the day it was checked; no gap, no overlap."""
        law = self._law()
        assert law.parameters or law.sections, "the pack is empty"

    @check()
    def test_it_is_named_with_its_version(self) -> None:
        """It has a name and a version, which the journal records."""
        (named,) = self._law().packs
        name, _, version = named.partition(" ")
        assert name
        assert version

    @check()
    def test_it_overlays_the_built_in_law(self) -> None:
        """Laid over the built-in law it keeps every parameter of it, each with its unit."""
        own, law = self._law(), builtin_law()
        both = law.overlay(own)
        assert set(law.parameters) <= set(both.parameters)
        for name in set(own.parameters) & set(law.parameters):
            assert own.parameters[name].unit == law.parameters[name].unit, f"{name}: another unit"

    @check()
    def test_what_it_replaces_is_still_known_at_every_date(self) -> None:
        """A parameter it replaces still has a value on every day it had one."""
        own, law = self._law(), builtin_law()
        for name in set(own.parameters) & set(law.parameters):
            first = law.parameters[name].values[0].since
            overlaid = law.overlay(own).parameters[name].values[0].since
            assert overlaid <= first, f"{name}: no value from {first} to {overlaid}"

    @check()
    def test_titles_are_in_both_languages(self) -> None:
        """Every parameter has a title in French and in English."""
        for parameter in self._law().parameters.values():
            assert parameter.title.fr.strip(), parameter.id
            assert parameter.title.en.strip(), parameter.id

    @check()
    def test_it_is_the_same_each_time(self) -> None:
        """The pack is the same each time it is asked for: it reads no clock and no file that changes."""
        assert self.pack() == self.pack()


def check_law_pack(pack: Callable[[], str]) -> Conformance:
    """Run the law-pack kit on ``pack()``."""

    class Subject(LawPackKit):
        def pack(self) -> str:
            return pack()

    return conformance(Subject)
