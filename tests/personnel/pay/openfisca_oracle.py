"""Run by a Python that has OpenFisca-France: cases as JSON on standard input, its figures as JSON on standard output.

A case is ``{"month", "kind": "civil" | "contract", "salary", "zone", "births", "bonuses"}``, in euros. OpenFisca is an
oracle only: nothing of it is imported, copied or shipped by the project.
"""

from __future__ import annotations

import json
import sys
from typing import Any

CIVIL = {
    "residence": "indemnite_residence",
    "family": "supplement_familial_traitement",
    "pension": "pension_salarie",
    "rafp": "rafp_salarie",
    "employer_rafp": "rafp_employeur",
    "cas": "pension_employeur",
    "ati": "ati_atiacl",
    "sickness": "mmid_employeur",
    "family_contribution": "famille",
    "autonomy": "contribution_solidarite_autonomie",
    "fnal": "fnal",
    "csg_deductible": "csg_deductible_salaire",
    "csg_taxed": "csg_imposable_salaire",
    "crds": "crds_salaire",
    "net": "salaire_net",
}
CONTRACT = {
    "old_age_capped": "vieillesse_plafonnee_salarie",
    "old_age_uncapped": "vieillesse_deplafonnee_salarie",
    "employer_old_age_capped": "vieillesse_plafonnee_employeur",
    "employer_old_age_uncapped": "vieillesse_deplafonnee_employeur",
    "ircantec": "ircantec_salarie",
    "employer_ircantec": "ircantec_employeur",
    "csg_deductible": "csg_deductible_salaire",
    "csg_taxed": "csg_imposable_salaire",
    "crds": "crds_salaire",
}


def situation(cases: list[dict[str, Any]], month: str) -> dict[str, Any]:
    """Every case of a month as one OpenFisca situation: agent, children, family, tax household, household."""
    found: dict[str, Any] = {"individus": {}, "familles": {}, "foyers_fiscaux": {}, "menages": {}}
    for number, case in enumerate(cases):
        agent, children = f"a{number}", [f"c{number}_{i}" for i, _ in enumerate(case["births"])]
        given: dict[str, Any] = {
            "date_naissance": {"ETERNITY": "1980-01-01"},
            "indemnite_compensatrice_csg": {month: 0},
        }
        if case["kind"] == "civil":
            given["categorie_salarie"] = {month: "public_titulaire_etat"}
            given["traitement_indiciaire_brut"] = {month: case["salary"]}
            given["primes_fonction_publique"] = {month: case["bonuses"]}
        else:
            given["categorie_salarie"] = {month: "public_non_titulaire"}
            given["salaire_de_base"] = {month: case["salary"]}
            given["primes_fonction_publique"] = {month: 0}
        found["individus"][agent] = given
        for child, born in zip(children, case["births"], strict=True):
            found["individus"][child] = {"date_naissance": {"ETERNITY": born}}
        found["familles"][agent] = {"parents": [agent], "enfants": children}
        found["foyers_fiscaux"][agent] = {"declarants": [agent], "personnes_a_charge": children}
        zone = {month: f"zone_{case['zone']}"}
        found["menages"][agent] = {"personne_de_reference": [agent], "enfants": children, "zone_apl": zone}
    return found


def figures(cases: list[dict[str, Any]], month: str) -> list[dict[str, float]]:
    """OpenFisca's figures for the cases of one month, as positive amounts, in the order given."""
    from openfisca_core.simulation_builder import SimulationBuilder
    from openfisca_france import FranceTaxBenefitSystem

    simulation = SimulationBuilder().build_from_entities(FranceTaxBenefitSystem(), situation(cases, month))
    people = list(simulation.persons.ids)
    places = [people.index(f"a{number}") for number, _ in enumerate(cases)]
    found: list[dict[str, float]] = [{} for _ in cases]
    for kind, names in (("civil", CIVIL), ("contract", CONTRACT)):
        for name, variable in names.items():
            values = simulation.calculate(variable, month)
            for number, case in enumerate(cases):
                if case["kind"] == kind:
                    found[number][name] = abs(float(values[places[number]]))
    return found


def main() -> None:
    """Answer every case read, month by month, in the order given."""
    cases = json.load(sys.stdin)
    answers: dict[int, dict[str, float]] = {}
    for month in sorted({case["month"] for case in cases}):
        chosen = [number for number, case in enumerate(cases) if case["month"] == month]
        answers.update(zip(chosen, figures([cases[n] for n in chosen], month), strict=True))
    json.dump([answers[number] for number, _ in enumerate(cases)], sys.stdout)


if __name__ == "__main__":
    main()
