"""How a kit works: versions, capabilities, failures that are expected, what a notebook shows."""

from __future__ import annotations

from typing import ClassVar
from unittest import SkipTest

import pytest

from secgen.kernel.errors import NotFound
from secgen.testing import Kit, check, conformance
from secgen.testing.kit import refused


class Sums(Kit):
    """A kit with one subject: a function that adds."""

    version = 2

    def add(self, left: int, right: int) -> int:
        return left + right

    @check()
    def test_two_and_two(self) -> None:
        """Two and two make four."""
        assert self.add(2, 2) == 4

    @check(needs="negative")
    def test_below_zero(self) -> None:
        """Negative numbers too."""
        assert self.add(-2, 1) == -1

    @check(since=2)
    def test_large(self) -> None:
        """Large numbers too."""
        assert self.add(2**70, 1) == 2**70 + 1


class Wrong(Sums):
    capabilities = frozenset({"negative"})

    def add(self, left: int, right: int) -> int:
        return abs(left) + right


def outcomes(kit: type[Kit]) -> dict[str, str]:
    return {result.check: result.outcome for result in conformance(kit)}


def test_a_check_is_asked_only_for_what_was_declared() -> None:
    assert outcomes(Sums) == {"test_two_and_two": "pass", "test_below_zero": "skipped", "test_large": "skipped"}


def test_a_later_version_is_asked_when_the_plugin_declares_it() -> None:
    class Later(Sums):
        checks = 2

    assert outcomes(Later)["test_large"] == "pass"


def test_a_failure_says_what_and_why() -> None:
    told = conformance(Wrong)
    assert not told
    assert "✗ Negative numbers too. — AssertionError" in str(told)
    assert "Negative numbers too." in told._repr_html_()


def test_an_expected_failure_has_a_reason() -> None:
    class Known(Wrong):
        expected_failures: ClassVar = {"test_below_zero": "signs are lost, ticket 12"}

    told = conformance(Known)
    assert told
    assert next(r.detail for r in told if r.outcome == "expected failure") == "signs are lost, ticket 12"
    with pytest.raises(TypeError, match="needs a reason"):
        type("NoReason", (Wrong,), {"expected_failures": {"test_below_zero": " "}})
    with pytest.raises(TypeError, match="not a check"):
        type("NoCheck", (Wrong,), {"expected_failures": {"test_sideways": "reason"}})


def test_an_expected_failure_that_passes_is_a_failure() -> None:
    class Mended(Sums):
        expected_failures: ClassVar = {"test_two_and_two": "cannot add"}

    told = conformance(Mended)
    assert not told
    assert "take it off the list" in str(told)


def test_a_kit_that_asked_nothing_did_not_pass() -> None:
    class Nothing(Kit):
        pass

    assert not conformance(Nothing)


def test_the_folder_is_new_for_each_check_and_gone_after() -> None:
    seen = []

    class Folders(Sums):
        checks = 2
        capabilities = frozenset({"negative"})

        def add(self, left: int, right: int) -> int:
            assert not list(self.folder.iterdir())
            (self.folder / "left").write_text("behind")
            seen.append(self.folder)
            return left + right

    assert conformance(Folders)
    assert len(set(seen)) == 3
    assert not any(folder.exists() for folder in seen)


def test_what_is_not_installed_skips_the_whole_kit_and_is_no_wrong_refusal() -> None:
    class Elsewhere(Sums):
        def add(self, left: int, right: int) -> int:
            raise SkipTest("abacus is not installed")

        @check()
        def test_nonsense(self) -> None:
            """Nonsense is refused."""
            refused(lambda: self.add(1, 1), NotFound)

    told = conformance(Elsewhere)
    assert "✗" not in str(told)
    assert told.skipped
    assert not told
    assert not conformance(Sums).skipped
