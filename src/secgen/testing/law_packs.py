"""The law-pack kit: values with their texts, that overlay the built-in law without breaking it."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable
from difflib import get_close_matches

from secgen.kernel.clock import system_clock
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
        """A parameter it replaces still has a value on every day it had one, the last as the first."""
        own, law = self._law(), builtin_law()
        for name in set(own.parameters) & set(law.parameters):
            theirs, ours = law.parameters[name].values, own.parameters[name].values
            first, overlaid = theirs[0].since, ours[0].since
            assert overlaid <= first, f"{name}: no value from {first} to {overlaid}"
            last, end = theirs[-1].until, ours[-1].until
            assert end is None or (last is not None and last <= end), f"{name}: no value after {end}"

    @check()
    def test_what_it_replaces_is_compared_as_before(self) -> None:
        """A parameter it replaces is compared as in the library: "from 10,000 on" does not become "above 10,000"."""
        own, law = self._law(), builtin_law()
        for name in set(own.parameters) & set(law.parameters):
            known = {value.compare for value in law.parameters[name].values}
            for value in own.parameters[name].values:
                told = f"{value.compare or 'nothing'!r}, not {' or '.join(map(repr, sorted(known)))}"
                assert value.compare in known, f"{name} from {value.since}: compared with {told}"

    @check()
    def test_no_name_is_nearly_one_of_the_library(self) -> None:
        """No parameter and no kind of fact has nearly the name of one of the library: it would replace nothing."""
        own, law = self._law(), builtin_law()
        for ours, theirs in ((own.parameters, law.parameters), (own.sections, law.sections)):
            for name in set(ours) - set(theirs):
                near = get_close_matches(name, theirs, n=1, cutoff=0.9)
                assert not near, f"{name}: is it {near[0]}?"

    @check()
    def test_facts_have_the_shape_of_those_of_the_library(self) -> None:
        """A published fact of a kind the library knows has the fields the library reads, each of the same kind."""
        own, law = self._law(), builtin_law()
        for name in set(own.sections) & set(law.sections):
            theirs = law.section(name)
            needed = set.intersection(*map(set, theirs))
            kinds = {key: {type(row[key]) for row in theirs if key in row} for row in theirs for key in row}
            for number, row in enumerate(own.section(name), 1):
                missing = needed - set(row)
                assert not missing, f"{name} n° {number}: missing {', '.join(sorted(missing))}"
                for key in set(row) & set(kinds):
                    told = f"{row[key]!r} is not {' or '.join(sorted(kind.__name__ for kind in kinds[key]))}"
                    assert type(row[key]) in kinds[key], f"{name} n° {number}, {key}: {told}"

    @check()
    def test_nothing_was_checked_in_the_future(self) -> None:
        """No value and no fact was checked on a day that is still to come."""
        law, today = self._law(), system_clock().date()
        for parameter in law.parameters.values():
            for value in parameter.values:
                assert value.checked_on <= today, f"{parameter.id} from {value.since}: checked on {value.checked_on}"
        for name in law.sections:
            for row in law.section(name):
                assert row["checked_on"] <= today, f"{name}: checked on {row['checked_on']}"

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
