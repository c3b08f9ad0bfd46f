"""The importer kit: a file in, acts recorded once, everything wrong told and located."""

from __future__ import annotations

import json
from abc import abstractmethod
from collections.abc import Callable, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any, ClassVar
from unittest import SkipTest

from attrs import frozen

import secgen
from secgen.engine import Engine
from secgen.kernel.act import Act
from secgen.kernel.errors import SecgenError
from secgen.kernel.importing import Import
from secgen.kernel.judge import Judge
from secgen.kernel.rulemaking import rule
from secgen.kernel.rulepack import RulePack
from secgen.kernel.text import language
from secgen.plugins import PluginSet
from secgen.secretariat import Secretariat
from secgen.testing.kit import Conformance, Kit, check, conformance, refused

Importer = Callable[[Secretariat, str, Path], Import]


@frozen
class Holds:
    """What a trial file holds: how many lines an import counts, the acts they bring, the lines set aside."""

    lines: int
    acts: int
    aside: tuple[int, ...] = ()


class ImporterKit(Kit):
    """Subclass it, give ``load``, ``good`` and ``broken``; ``office`` if it must hold something first.

    Capability: ``broken-rows`` (``broken`` writes a file with at least one row that must be set aside and one that
    must be kept). ``good_holds`` and ``broken_holds`` say what the files hold: without them nothing is counted.
    """

    name: ClassVar[str] = "trial"
    good_holds: ClassVar[Holds | None] = None
    broken_holds: ClassVar[Holds | None] = None

    @abstractmethod
    def load(self, office: Secretariat, name: str, path: Path) -> Import:
        """Import a file: what the plugin's factory does."""

    @abstractmethod
    def good(self, path: Path) -> Path:
        """Write a right file at ``path`` (or beside it) that brings at least one act; give where it is."""

    def broken(self, path: Path) -> Path:
        """Write a file with one row to set aside and one to keep; give where it is."""
        raise NotImplementedError

    def office(self) -> Secretariat:
        """A new office the file can be imported into."""
        return secgen.open("memory:", region="84", year=2026, plugins=self.plugins())

    def plugins(self) -> PluginSet:
        """The plugins of that office; with ``PluginSet.of(your_plugin_module)`` nothing else installed here counts."""
        return PluginSet.installed()

    @check()
    def test_a_right_file_is_imported(self) -> None:
        """A right file records at least one act and is clean."""
        with self.office() as office:
            before = office.refresh().position
            path = self.good(self.folder / "good")
            done = self.load(office, self.name, path)
            assert isinstance(done, Import), type(done).__name__
            assert Path(done.file).name == path.name, f"{done.file!r} instead of {path.name!r}"
            assert done.clean, str(done)
            assert done.recorded > 0
            assert office.refresh().position >= before + done.recorded
            office.verify()

    @check()
    def test_twice_changes_nothing(self) -> None:
        """The same file again records nothing."""
        with self.office() as office:
            self._twice(office)

    @check()
    def test_twice_in_a_name_changes_nothing(self) -> None:
        """The same file again records nothing where somebody acts in the office: the acts bear their name."""
        with self.office() as office, office.acting_as("agent:kit"):
            self._twice(office)

    @check()
    def test_twice_with_advice_changes_nothing(self) -> None:
        """The same file again records nothing where a rule advises against its acts: they bear its advice."""
        with self.office() as office:
            _advise_against_all(office)
            self._twice(office)

    @check()
    def test_it_counts_what_the_file_holds(self) -> None:
        """The lines read, the acts recorded and, the second time, those already known are what the file holds."""
        holds = _declared(self.good_holds, "good_holds")
        with self.office() as office:
            path = self.good(self.folder / "good")
            told = [self.load(office, self.name, path) for _ in range(2)]
        assert _counted(told[0]) == (holds.lines, holds.acts, 0), _said(told[0])
        assert _counted(told[1]) == (holds.lines, 0, holds.acts), f"the second time: {_said(told[1])}"

    @check()
    def test_the_file_is_left_as_it_was(self) -> None:
        """Importing a file does not change it."""
        with self.office() as office:
            path = self.good(self.folder / "good")
            before = sha256(path.read_bytes()).digest()
            self.load(office, self.name, path)
            assert sha256(path.read_bytes()).digest() == before

    @check()
    def test_what_happened_can_be_told(self) -> None:
        """What happened can be printed in both languages and written as JSON."""
        with self.office() as office:
            done = self.load(office, self.name, self.good(self.folder / "good"))
        json.dumps(done.as_dict())
        for code in ("fr", "en"):
            with language("fr" if code == "fr" else "en"):
                assert str(done).strip()

    @check()
    def test_a_file_of_another_kind_records_nothing(self) -> None:
        """An empty file, random bytes, a picture, a text of another kind: refused or told, nothing recorded."""
        files: Sequence[bytes] = (b"", bytes(range(256)) * 8, b"\x89PNG\r\n\x1a\n" + b"\0" * 64, b"hello;world\n1;2\n")
        for number, content in enumerate(files):
            path = self.folder / f"other-{number}"
            path.write_bytes(content)
            with self.office() as office:
                head = office.refresh()
                try:
                    done = self.load(office, self.name, path)
                except SecgenError:
                    pass
                else:
                    assert done.recorded == 0, content[:20]
                assert office.refresh() == head, content[:20]

    @check()
    def test_a_missing_file_is_refused(self) -> None:
        """A file that is not there is refused with its name."""
        with self.office() as office:
            error = refused(lambda: self.load(office, self.name, self.folder / "absent"), SecgenError, OSError)
            assert "absent" in str(error)

    @check(needs="broken-rows")
    def test_a_broken_row_is_set_aside_and_located(self) -> None:
        """A broken row is set aside, located and told with its remedy; the others are recorded."""
        with self.office() as office:
            path = self.broken(self.folder / "broken")
            done = self.load(office, self.name, path)
            told = [anomaly for anomaly in done.anomalies if anomaly.severity == "row"]
            assert told or done.refused, "nothing was told"
            assert not done.clean
            assert done.recorded > 0, "the right rows were lost"
            for anomaly in told:
                assert anomaly.line > 0, f"{anomaly.kind}: no line"
                assert Path(anomaly.file).name == path.name, f"{anomaly.kind}: in {anomaly.file!r}, not {path.name!r}"
                assert anomaly.message.fr != anomaly.message.en, f"{anomaly.kind}: one language only"
                assert anomaly.remedy.fr.strip(), f"{anomaly.kind}: no remedy"
            office.verify()

    @check(needs="broken-rows")
    def test_every_broken_row_is_told(self) -> None:
        """Each broken row is told at its line and no other is; every right row is recorded."""
        holds = _declared(self.broken_holds, "broken_holds")
        with self.office() as office:
            done = self.load(office, self.name, self.broken(self.folder / "broken"))
        aside = sorted({anomaly.line for anomaly in done.anomalies if anomaly.severity == "row"})
        assert aside == sorted(holds.aside), f"set aside on lines {aside}, not {sorted(holds.aside)}"
        assert _counted(done) == (holds.lines, holds.acts, 0), _said(done)

    def _twice(self, office: Secretariat) -> None:
        path = self.good(self.folder / "good")
        first = self.load(office, self.name, path)
        assert first.recorded > 0, "nothing was recorded the first time"
        head = office.refresh()
        again = self.load(office, self.name, path)
        assert again.recorded == 0, f"{again.recorded} acts recorded again"
        assert office.refresh() == head


def _declared(holds: Holds | None, name: str) -> Holds:
    if holds is None:
        raise SkipTest(f"{name} does not say what the file holds")
    return holds


def _counted(done: Import) -> tuple[int, int, int]:
    return done.lines, done.recorded, done.unchanged


def _said(done: Import) -> str:
    return f"{done.lines} lines, {done.recorded} acts recorded, {done.unchanged} already known"


_ADVICE = rule("KIT-ADVICE", ("Rien n'est parfait", "Nothing is perfect"), "—", "K", ("—", "—"), blocking=False)


def _advise_against_all(office: Secretariat) -> None:
    """Put a rule in force in this office that advises against every act."""

    def advise(states: Any, act: Act, judge: Judge) -> None:
        judge.check(_ADVICE, False)

    tags = (cls.tag for domain in office.domains for cls in domain.acts)
    pack = RulePack("kit", (_ADVICE,), dict.fromkeys(tags, advise))
    office.engine = Engine(office.domains, office.law, (*office.packs, pack))
    office.forget()


def check_importer(
    load: Importer,
    good: Callable[[Path], Path],
    broken: Callable[[Path], Path] | None = None,
    *,
    name: str = "trial",
    plugins: PluginSet | None = None,
    good_holds: Holds | None = None,
    broken_holds: Holds | None = None,
) -> Conformance:
    """Run the importer kit on ``load(office, name, path)``; ``good`` and ``broken`` write a file and give its path."""

    class Subject(ImporterKit):
        def load(self, office: Secretariat, name: str, path: Path) -> Import:
            return load(office, name, path)

        def good(self, path: Path) -> Path:
            return good(path)

        def broken(self, path: Path) -> Path:
            assert broken is not None
            return broken(path)

        def plugins(self) -> PluginSet:
            return plugins or PluginSet.installed()

    Subject.name = name
    Subject.good_holds, Subject.broken_holds = good_holds, broken_holds
    Subject.capabilities = frozenset({"broken-rows"} if broken else ())
    return conformance(Subject)
