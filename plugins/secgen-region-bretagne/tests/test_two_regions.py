"""One poster, several regions: what each says of it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from secgen_region_bretagne import law, plugin
from secgen_region_bretagne.conformance import a_proof, an_obligation

import secgen
from secgen import Secretariat, Verdict
from secgen.law import builtin_law, load_pack
from secgen.law.loader import regional_law
from secgen.plugins import PluginSet

EU_LEFT = a_proof("2026-05-20", "eu", "prefect")
EU_RIGHT = a_proof("2026-05-20", "prefect", "eu")


def an_office(region: str, *plugins: object) -> Secretariat:
    sg = secgen.open("memory:", region=region, year=2026, plugins=PluginSet.of(*plugins))
    sg.record(an_obligation())
    return sg


def emblem(sg: Secretariat, proof: dict[str, object]) -> Verdict:
    (told,) = [f.verdict for f in sg.simulate(proof).findings if f.rule == "C38"]
    return told


def test_auvergne_rhone_alpes_does_not_say_where_the_european_emblem_stands_and_bretagne_does() -> None:
    aura, bretagne = an_office("84"), an_office("53", plugin)
    assert {emblem(aura, EU_LEFT), emblem(aura, EU_RIGHT)} == {Verdict.UNDETERMINED}
    assert emblem(bretagne, EU_LEFT) is Verdict.PASS
    assert emblem(bretagne, EU_RIGHT) is Verdict.BREACH


def test_the_packs_alone_turn_an_office_to_the_rules_of_bretagne() -> None:
    assert emblem(an_office("84", plugin), EU_RIGHT) is Verdict.BREACH


@pytest.mark.parametrize(
    ("proof", "bretagne", "loire"),
    [(EU_LEFT, Verdict.PASS, Verdict.BREACH), (EU_RIGHT, Verdict.BREACH, Verdict.PASS)],
)
def test_bretagne_and_pays_de_la_loire_say_the_opposite(
    proof: dict[str, object], bretagne: Verdict, loire: Verdict
) -> None:
    assert emblem(an_office("53", plugin), proof) is bretagne
    assert emblem(an_office("52"), proof) is loire


def test_where_secgen_has_a_pack_of_the_region_too_both_say_the_same() -> None:
    own, core = load_pack(law.pack()), regional_law(builtin_law(), "53")
    shared = sorted(set(own.parameters) & set(core.parameters))
    assert shared
    for name in shared:
        day = date(2026, 11, 22)
        assert own.read(name, day).value == core.read(name, day).value, name


def test_what_bretagne_lays_over_differs_from_auvergne_rhone_alpes() -> None:
    own, aura = load_pack(law.pack()), builtin_law()
    day = date(2026, 11, 22)
    for name in set(own.parameters) & set(aura.parameters):
        assert own.read(name, day).value != aura.read(name, day).value, name


def test_a_late_proof_is_recorded_with_its_advice() -> None:
    sg = an_office("53", plugin)
    sg.record(a_proof("2026-05-19"))
    (told,) = [f for f in sg.simulate({**a_proof("2026-05-19"), "proof": "P-2"}).findings if f.rule == "BZH-PROOF"]
    assert (told.verdict, told.blocking, dict(told.inputs)["days"]) == (Verdict.BREACH, False, "9")
    assert "dix jours" in told.statement.fr


def test_an_office_of_another_region_does_without(tmp_path: Path) -> None:
    address = f"sqlite:///{tmp_path / 'office.db'}"
    with secgen.open(address, region="84", year=2026, plugins=PluginSet.of(plugin)) as sg:
        sg.record({"act": "office.plugins_chosen", "on": "2026-01-02", "disabled": ["secgen-region-bretagne"]})
    with secgen.open(address, plugins=PluginSet.of(plugin)) as sg:
        sg.record(an_obligation())
        assert emblem(sg, EU_RIGHT) is Verdict.UNDETERMINED
